"""Keys through the GlobalShortcuts portal: the desktop decides, and may ask the person first.

A session there can be given keys only once, so other keys mean another session. What to press is
what the desktop says; it may be something else than what was asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from desk_stretch.core.ports import Handle
from desk_stretch.core.pressed import Fate, OnPress, OnTold, Told
from desk_stretch.core.settings.chord import Chord
from desk_stretch.i18n import N_, tr
from desk_stretch.platform.bus import Bus
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import PROGRAM, Host
from desk_stretch.platform.portal import DONE, Request, new_token, portal, version_of
from desk_stretch.platform.shortcuts.names import trigger
from desk_stretch.platform.surroundings import Surroundings
from desk_stretch.platform.wire import Body, Peer

PORTAL = portal("GlobalShortcuts")
REGISTRY = Peer(PORTAL.name, PORTAL.path, "org.freedesktop.host.portal.Registry")
SESSION = "org.freedesktop.portal.Session"

_LABELS = {"start": N_("Start"), "snooze": N_("Snooze"), "pause": N_("Pause")}


class PortalShortcuts:
    """Keys as the desktop gives them. A portal that restarts is asked anew."""

    name = "portal"

    def __init__(self, desk: Surroundings) -> None:
        # A connection of its own: who we are can only be said before anything else is asked.
        self._make_bus = partial(Bus, desk.loop, desk.host.session_bus)
        self._bus = self._make_bus()
        self._is_sandboxed = bool(desk.host.flatpak)
        self._wanted: dict[str, Chord] = {}
        self._on_press: OnPress = _nothing
        self._on_told: OnTold = _nothing
        self._session = ""
        self._asking: Request | None = None
        self._watch: Handle | None = None
        self._handles: list[Handle] = []

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.has_session_bus

    def is_available(self) -> Answer:
        if not self._bus.connect():
            return Answer(False, tr("The session bus does not answer."))
        self._register()
        if not version_of(self._bus, "GlobalShortcuts"):
            self.stop()  # who looks again later makes a connection again
            return Answer(False, tr("No portal for shortcuts is running."))
        return Answer(True, tr("The desktop gives keys to programs that ask."))

    def bind(self, wanted: Mapping[str, Chord], on_press: OnPress, on_told: OnTold) -> None:
        self._leave_session()
        self._wanted = dict(wanted)
        self._on_press, self._on_told = on_press, on_told
        if self._watch is None:
            if not self._bus.connect():
                self._tell_all(Fate.LOST)
            self._watch = self._bus.watch_name(PORTAL.name, self._owned)
        else:
            self._ask_for_session()

    def stop(self) -> None:
        self._leave_session()
        if self._watch is not None:
            self._watch.cancel()
            self._watch = None
        self._bus.close()
        self._bus = self._make_bus()

    # ------------------------------------------------------------ inside

    def _owned(self, owner: str) -> None:
        self._session = ""  # whoever had it is gone
        self._leave_session()
        if owner:
            self._ask_for_session()
        else:
            self._tell_all(Fate.LOST)

    def _leave_session(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
        for handle in self._handles:
            handle.cancel()
        self._handles = []
        session, self._session = self._session, ""
        if session:
            self._bus.call(Peer(PORTAL.name, session, SESSION), "Close")

    def _ask_for_session(self) -> None:
        self._register()
        self._asking = Request(self._bus, PORTAL, "CreateSession", self._begun)
        self._asking.ask("a{sv}", (), {"session_handle_token": ("s", new_token())})

    def _register(self) -> None:
        """Say who we are; a sandbox does that for us, and older portals do not know this."""
        if not self._is_sandboxed:
            self._bus.call(REGISTRY, "Register", "sa{sv}", (PROGRAM, {}))

    def _begun(self, code: int, results: Mapping[str, Any]) -> None:
        session = results.get("session_handle")
        if code != DONE or not isinstance(session, str):
            self._tell_all(Fate.REFUSED)
            return
        self._session = session
        gone = Peer(PORTAL.name, session, SESSION)
        self._handles = [
            self._bus.listen(PORTAL, "Activated", self._activated),
            self._bus.listen(PORTAL, "ShortcutsChanged", self._changed),
            self._bus.listen(gone, "Closed", self._closed),
        ]
        self._tell_all(Fate.WAITING)
        asked = [(name, _described(name, chord)) for name, chord in self._wanted.items()]
        self._asking = Request(self._bus, PORTAL, "BindShortcuts", self._answered)
        self._asking.ask("oa(sa{sv})sa{sv}", (session, asked, ""), {})

    def _answered(self, code: int, results: Mapping[str, Any]) -> None:
        if code == DONE:
            self._tell(results.get("shortcuts"))
        else:
            self._tell_all(Fate.REFUSED)

    def _changed(self, body: Body) -> None:
        if len(body) == 2 and body[0] == self._session:
            self._tell(body[1])

    def _activated(self, body: Body) -> None:
        if body[:1] == (self._session,) and len(body) > 1 and body[1] in self._wanted:
            self._on_press(body[1])

    def _closed(self, _body: Body) -> None:
        self._session = ""
        self._leave_session()
        self._tell_all(Fate.REFUSED)

    def _tell(self, given: Any) -> None:
        """Tell what the desktop gave; what it does not name has no key."""
        keys = {}
        for each in given if isinstance(given, list) else ():
            name, about = each
            keys[name] = str(about.get("trigger_description", ("s", ""))[1])
        self._on_told(
            {
                name: Told(Fate.ASSIGNED, keys[name]) if keys.get(name) else Told(Fate.REFUSED)
                for name in self._wanted
            }
        )

    def _tell_all(self, fate: Fate) -> None:
        self._on_told({name: Told(fate) for name in self._wanted})


def _described(name: str, chord: Chord) -> dict[str, tuple[str, str]]:
    """What the desktop's question says about a key."""
    return {
        "description": ("s", tr(_LABELS[name])),
        "preferred_trigger": ("s", trigger(chord)),
    }


def _nothing(_: Any) -> None:
    """Before bind, nobody is told."""
