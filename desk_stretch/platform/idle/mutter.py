"""Idle on GNOME: Mutter's IdleMonitor on the session bus, in its X11 and its Wayland session.

A watch on a stretch without input goes off each time, but not while a program inhibits idling; so
whoever asks has the idle time read, too. A watch on the return goes off once, and is asked for anew
in each stretch. After asking, the idle time is read once, for what came between.
"""

from __future__ import annotations

from functools import partial

from desk_stretch.core.ports import Handle
from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import Host
from desk_stretch.platform.idle.stretches import Stretch, StretchIdle
from desk_stretch.platform.surroundings import Surroundings
from desk_stretch.platform.wire import Body, Peer

MUTTER = Peer(
    "org.gnome.Mutter.IdleMonitor",
    "/org/gnome/Mutter/IdleMonitor/Core",
    "org.gnome.Mutter.IdleMonitor",
)


class MutterIdle(StretchIdle):
    """The idle source of a GNOME session. When the shell restarts, its watches are made anew."""

    name = "mutter"

    def __init__(self, desk: Surroundings) -> None:
        super().__init__(desk)
        self._bus = desk.session_bus
        self._handles: list[Handle] = []
        self._round = 0
        self._stretches: dict[int, Stretch] = {}
        self._limits: dict[Stretch, int] = {}
        self._returns: dict[int, Stretch] = {}
        self._is_reading = False

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.has_session_bus

    def is_available(self) -> Answer:
        if not self._bus.connect():
            return Answer(False, tr("The session bus does not answer."))
        if not self._bus.has_owner(MUTTER.name):
            return Answer(False, tr("GNOME's window manager, Mutter, is not running."))
        return Answer(True, tr("GNOME tells when input stops and comes back."))

    def since_input(self) -> float | None:
        if Stretch.ABSENCE in self._limits and not self._is_idle and not self._is_reading:
            self._is_reading = True
            read = partial(self._read, self._round)
            self._bus.call(MUTTER, "GetIdletime", on_reply=read)
        return super().since_input()

    # ------------------------------------------------------------ for stretches

    def _open(self) -> None:
        self._handles = [
            self._bus.listen(MUTTER, "WatchFired", self._fired),
            self._bus.watch_name(MUTTER.name, self._owned),
        ]

    def _close(self) -> None:
        for watch in (*self._stretches, *self._returns):
            self._bus.call(MUTTER, "RemoveWatch", "u", (watch,))
        self._forget_watches()
        for handle in self._handles:
            handle.cancel()
        self._handles = []

    def _arm(self, stretch: Stretch, real_ms: int) -> None:
        self._limits[stretch] = real_ms
        self._ask("AddIdleWatch", "t", (real_ms,), self._stretches, stretch)

    def _disarm(self, stretch: Stretch) -> None:
        self._limits.pop(stretch)
        for watches in (self._stretches, self._returns):
            for watch in [each for each, what in watches.items() if what is stretch]:
                del watches[watch]
                self._bus.call(MUTTER, "RemoveWatch", "u", (watch,))

    # ------------------------------------------------------------ inside

    def _owned(self, owner: str) -> None:
        """A Mutter that came knows nothing of the watches in the one that went."""
        self._forget_watches()
        self._lost()
        if owner and self._handles:
            self._opened()

    def _forget_watches(self) -> None:
        self._round += 1  # what was asked for before is answered to nobody
        self._stretches.clear()
        self._returns.clear()
        self._limits.clear()

    def _ask(
        self, member: str, signature: str, body: Body, watches: dict[int, Stretch], stretch: Stretch
    ) -> None:
        """Ask for a watch; one that is not wanted any more when it comes is given back."""
        asked_in = self._round

        def made(reply: Body | None) -> None:
            if reply and asked_in == self._round and stretch in self._limits:
                watches[reply[0]] = stretch
            elif reply:
                self._bus.call(MUTTER, "RemoveWatch", "u", (reply[0],))

        self._bus.call(MUTTER, member, signature, body, made)

    def _fired(self, body: Body) -> None:
        watch = body[0]
        if watch in self._returns:
            self._resumed(self._returns.pop(watch))
        elif watch in self._stretches:
            stretch = self._stretches[watch]
            self._await_return(stretch)
            self._stopped(stretch)

    def _read(self, asked_in: int, reply: Body | None) -> None:
        """Notice an absence whose watch does not go off."""
        self._is_reading = False
        limit_ms = self._limits.get(Stretch.ABSENCE)
        if not reply or asked_in != self._round or self._is_idle or limit_ms is None:
            return
        if reply[0] >= limit_ms:
            self._await_return(Stretch.ABSENCE)
            self._silent_from = self._real_s() - reply[0] / 1000
            self._stopped(Stretch.ABSENCE)

    def _await_return(self, stretch: Stretch) -> None:
        if stretch not in self._returns.values():
            self._ask("AddUserActiveWatch", "", (), self._returns, stretch)
            compare = partial(self._compare, self._round, stretch)
            self._bus.call(MUTTER, "GetIdletime", on_reply=compare)

    def _compare(self, asked_in: int, stretch: Stretch, reply: Body | None) -> None:
        """Notice input that came before the watch on it was there."""
        if reply and asked_in == self._round and reply[0] < self._limits.get(stretch, 0):
            for watch in [each for each, what in self._returns.items() if what is stretch]:
                del self._returns[watch]
                self._bus.call(MUTTER, "RemoveWatch", "u", (watch,))
            self._resumed(stretch)
