"""Notifications through ``org.freedesktop.Notifications``, with buttons where the server has them.

At most one of ours is up. While the server has not yet said under which number it shows one, the
next wish (another text, or none) waits; so a quick change never leaves a second one behind.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from desk_stretch import DESKTOP_ID
from desk_stretch.core.ports import Call, Handle
from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import PROGRAM, Host
from desk_stretch.platform.surroundings import Surroundings
from desk_stretch.platform.wire import Body, Peer

SERVER = Peer(
    "org.freedesktop.Notifications",
    "/org/freedesktop/Notifications",
    "org.freedesktop.Notifications",
)
NORMAL = 1
ANSWER_WITHIN_S = 5.0
#: We take our notifications back ourselves; this is for the ones that a crash leaves behind.
LONGEST_MS = 600_000
HINTS = {
    "desktop-entry": ("s", DESKTOP_ID),
    "urgency": ("y", NORMAL),
    "transient": ("b", True),
}


@dataclass(frozen=True, slots=True, eq=False)
class _Note:
    title: str
    body: str
    actions: tuple[tuple[str, str], ...]
    on_action: Callable[[str], None]
    on_closed: Call


class FreedesktopNotifier:
    """The notifier of a Linux desktop; works on when the server is replaced."""

    name = "freedesktop"

    def __init__(self, desk: Surroundings) -> None:
        self._bus, self._loop = desk.session_bus, desk.loop
        self._abilities: frozenset[str] | None = None  # None: nobody is there
        self._is_listening = False
        self._wanted: _Note | None = None
        self._sent: _Note | None = None
        self._is_waiting = False
        self._late: Handle | None = None
        self._asked = 0
        self._id = 0

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.has_session_bus

    def is_available(self) -> Answer:
        if not self._bus.connect():
            return Answer(False, tr("The session bus does not answer."))
        if not self._bus.has_owner(SERVER.name):
            why = tr("No notification server is running now; it is used as soon as there is one.")
        else:
            self._learn(self._bus.ask(SERVER, "GetCapabilities"))
            why = (
                tr("The notification server has buttons.")
                if self.can_act()
                else tr("The notification server has no buttons.")
            )
        self._listen()
        return Answer(True, why)

    def can_show(self) -> bool:
        return self._abilities is not None

    def can_act(self) -> bool:
        return self._has("actions")

    def show(
        self, title: str, body: str, actions: Sequence[tuple[str, str]],
        on_action: Callable[[str], None], on_closed: Call,
    ) -> None:  # fmt: skip
        self._listen()
        self._wanted = _Note(title, body, tuple(actions), on_action, on_closed)
        if not self._is_waiting:
            self._send(self._wanted)

    def withdraw(self) -> None:
        self._wanted = None
        self._take_back()

    def _listen(self) -> None:
        if not self._is_listening:
            self._is_listening = True
            self._bus.listen(SERVER, "ActionInvoked", self._acted)
            self._bus.listen(SERVER, "NotificationClosed", self._closed)
            self._bus.watch_name(SERVER.name, self._owned)

    def _owned(self, owner: str) -> None:
        """Ask a server that came what it can do; with one that went, ours went too."""
        if owner:
            self._bus.call(SERVER, "GetCapabilities", on_reply=self._learn)
        else:
            self._learn(None)
        if self._id:
            self._lost()

    def _learn(self, body: Body | None) -> None:
        self._abilities = frozenset(body[0]) if body else None

    def _has(self, ability: str) -> bool:
        return self._abilities is not None and ability in self._abilities

    def _send(self, note: _Note) -> None:
        self._sent, self._is_waiting = note, True
        actions = [word for action in note.actions for word in action] if self.can_act() else []
        text = _escaped(note.body) if self._has("body-markup") else note.body
        title = " ".join(note.title.split())
        body = (tr("Desk Stretch"), self._id, PROGRAM, title, text, actions, HINTS, LONGEST_MS)
        self._asked += 1
        self._late = self._loop.wake_in(ANSWER_WITHIN_S, self._gave_up)
        answered = partial(self._answered, self._asked)
        self._bus.call(SERVER, "Notify", "susssasa{sv}i", body, answered)

    def _gave_up(self) -> None:
        """A server that does not answer is as good as none."""
        self._asked += 1
        self._is_waiting = False
        self._lost()

    def _answered(self, asked: int, body: Body | None) -> None:
        if asked == self._asked:
            self._shown(body)
        elif body:  # it answers again, and shows what somebody else has asked by now
            self._bus.call(SERVER, "CloseNotification", "u", (body[0],))
            self._bus.call(SERVER, "GetCapabilities", on_reply=self._learn)

    def _shown(self, body: Body | None) -> None:
        self._is_waiting = False
        if self._late is not None:
            self._late.cancel()
        self._id = body[0] if body else 0
        if self._wanted is None:
            self._take_back()
        elif self._wanted is not self._sent:
            self._send(self._wanted)
        elif not self._id:
            self._lost()

    def _take_back(self) -> None:
        if self._id and not self._is_waiting:
            self._bus.call(SERVER, "CloseNotification", "u", (self._id,))
            self._id = 0

    def _acted(self, body: Body) -> None:
        number, action = body
        if self._is_ours(number) and self._wanted:
            on_action = self._wanted.on_action
            self.withdraw()  # some servers keep it up after a click
            on_action(action)

    def _closed(self, body: Body) -> None:
        if self._is_ours(body[0]):
            self._gone()

    def _is_ours(self, number: int) -> bool:
        return number == self._id != 0 and not self._is_waiting

    def _lost(self) -> None:
        """The server that had ours, or refused it, is as good as none until another one comes."""
        self._learn(None)
        self._gone()

    def _gone(self) -> None:
        """Ours is not up any more, and nobody chose anything."""
        self._id = 0
        note, self._wanted = self._wanted, None
        if note:
            note.on_closed()


def _escaped(text: str) -> str:
    from html import escape  # brings the names of all characters along

    return escape(text, quote=False)
