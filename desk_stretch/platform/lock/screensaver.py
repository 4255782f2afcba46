"""Lock as the desktop's screen saver tells it on the session bus. It knows nothing of sleep."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from desk_stretch.core.ports import Handle
from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import Host
from desk_stretch.platform.surroundings import Surroundings
from desk_stretch.platform.wire import Body, Peer

SAVERS = (
    Peer(  # Plasma and others
        "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"
    ),
    Peer("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
)


class ScreenSaverLock:
    """Locked while any of the known screen savers says that it is active."""

    name = "screensaver"

    def __init__(self, desk: Surroundings) -> None:
        self._bus = desk.session_bus
        self._handles: list[Handle] = []
        self._active: set[Peer] = set()
        self._on_lock: Callable[[bool], None] = _nobody

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.has_session_bus

    def is_available(self) -> Answer:
        if not self._bus.connect():
            return Answer(False, tr("The session bus does not answer."))
        here = [saver.name for saver in SAVERS if self._bus.has_owner(saver.name)]
        if not here:
            return Answer(True, tr("It waits for a screen saver; none is running now."))
        return Answer(True, tr("It listens to {names}.").format(names=", ".join(here)))

    def start(
        self,
        on_lock: Callable[[bool], None],
        on_sleep: Callable[[bool], None],  # noqa: ARG002 - it never knows
    ) -> None:
        self.stop()
        self._on_lock = on_lock
        for saver in SAVERS:
            self._handles += (
                self._bus.listen(saver, "ActiveChanged", partial(self._changed, saver)),
                self._bus.watch_name(saver.name, partial(self._owned, saver)),
            )

    def stop(self) -> None:
        for handle in self._handles:
            handle.cancel()
        self._handles = []
        self._active.clear()
        self._on_lock = _nobody

    def _owned(self, saver: Peer, owner: str) -> None:
        """Ask a screen saver that came; one that went shows nothing any more."""
        if owner:
            self._bus.call(saver, "GetActive", on_reply=partial(self._changed, saver))
        else:
            self._changed(saver, (False,))

    def _changed(self, saver: Peer, body: Body | None) -> None:
        if not body or not self._handles:
            return
        was_locked = bool(self._active)
        (self._active.add if body[0] is True else self._active.discard)(saver)
        if bool(self._active) != was_locked:
            self._on_lock(not was_locked)


def _nobody(_is_locked: bool) -> None:
    """Before start, nobody is told."""
