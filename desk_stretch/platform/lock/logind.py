"""Sleep and lock as systemd-logind (or elogind) tells them on the system bus.

Not every locker sets logind's hint, so the screen saver on the session bus is heard as well, if
there is one: the screen is locked while either says so.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from desk_stretch.core.ports import Handle
from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import Host
from desk_stretch.platform.lock.screensaver import ScreenSaverLock
from desk_stretch.platform.surroundings import Surroundings
from desk_stretch.platform.wire import Body, Peer

LOGIND = "org.freedesktop.login1"
MANAGER = Peer(LOGIND, "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
SESSION = "org.freedesktop.login1.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"
#: How long a mere request to lock is believed before the hint has to agree.
BELIEVE_S = 10.0

OnChange = Callable[[bool], None]


class LogindLock:
    """The lock source of a desktop with logind."""

    name = "logind"

    def __init__(self, desk: Surroundings) -> None:
        self._bus = desk.system_bus
        self._loop = desk.loop
        self._session_id = desk.host.session_id
        self._saver = ScreenSaverLock(desk)
        self._hears_saver = desk.host.has_session_bus
        self._handles: list[Handle] = []
        self._session: list[Handle] = []
        self._doubt: Handle | None = None
        self._by: dict[str, bool] = {}
        self._on_lock: OnChange = _nobody
        self._on_sleep: OnChange = _nobody

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.is_freedesktop

    def is_available(self) -> Answer:
        if not self._bus.connect():
            return Answer(False, tr("The system bus does not answer."))
        if not self._bus.has_owner(LOGIND):
            return Answer(False, tr("No logind is running."))
        return Answer(True, tr("logind tells when the computer sleeps and the screen is locked."))

    def start(self, on_lock: OnChange, on_sleep: OnChange) -> None:
        self.stop()
        self._on_lock, self._on_sleep = on_lock, on_sleep
        self._handles = [
            self._bus.listen(MANAGER, "PrepareForSleep", self._sleeps),
            self._bus.watch_name(LOGIND, self._owned),
        ]
        if self._hears_saver and self._saver.is_available().works:
            self._saver.start(partial(self._locked, "screensaver"), _nobody)

    def stop(self) -> None:
        self._saver.stop()
        self._leave_session()
        for handle in self._handles:
            handle.cancel()
        self._handles = []
        self._by.clear()
        self._on_lock = self._on_sleep = _nobody

    def _sleeps(self, body: Body) -> None:
        self._on_sleep(bool(body[0]))

    def _owned(self, owner: str) -> None:
        """Look for our session in a logind that came; forget it with one that went."""
        self._leave_session()
        if not owner:
            self._locked("logind", False)
        elif self._session_id:
            self._find_session(self._session_id, partial(self._find_session, "auto", None))
        else:
            self._find_session("auto", None)

    def _find_session(self, name: str, otherwise: Callable[[], None] | None) -> None:
        """Ask for the object of a session; "auto" is the caller's, or else the user's, own."""

        def found(body: Body | None) -> None:
            if body:
                self._join_session(body[0])
            elif otherwise:
                otherwise()

        self._bus.call(MANAGER, "GetSession", "s", (name,), found)

    def _join_session(self, path: str) -> None:
        self._leave_session()
        if not self._handles:
            return
        session, properties = Peer(LOGIND, path, SESSION), Peer(LOGIND, path, PROPERTIES)
        look = partial(self._ask_hint, properties)
        self._session = [
            self._bus.listen(
                properties, "PropertiesChanged", partial(self._changed, look), SESSION
            ),
            self._bus.listen(session, "Lock", partial(self._asked_to_lock, look)),
            self._bus.listen(session, "Unlock", lambda _: self._locked("logind", False)),
        ]
        look()

    def _leave_session(self) -> None:
        for handle in self._session:
            handle.cancel()
        self._session = []
        self._trust()

    def _changed(self, look: Callable[[], None], body: Body) -> None:
        _, changed, invalidated = body
        if "LockedHint" in changed:
            self._trust()
            self._locked("logind", bool(changed["LockedHint"][1]))
        elif "LockedHint" in invalidated:
            look()

    def _ask_hint(self, properties: Peer) -> None:
        def answered(body: Body | None) -> None:
            if self._session:
                self._locked("logind", bool(body and body[0][1]))

        self._bus.call(properties, "Get", "ss", (SESSION, "LockedHint"), answered)

    def _asked_to_lock(self, look: Callable[[], None], _body: Body) -> None:
        """Believe a request to lock at once, but not for ever: perhaps no locker obeyed it."""
        self._trust()
        self._doubt = self._loop.wake_in(BELIEVE_S, look)
        self._locked("logind", True)

    def _trust(self) -> None:
        if self._doubt is not None:
            self._doubt.cancel()
            self._doubt = None

    def _locked(self, who: str, is_locked: bool) -> None:
        was_locked = any(self._by.values())
        self._by[who] = is_locked
        if any(self._by.values()) != was_locked:
            self._on_lock(not was_locked)


def _nobody(_is_so: bool) -> None:
    """Before start, nobody is told."""
