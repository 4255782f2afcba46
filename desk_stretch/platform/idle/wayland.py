"""Idle on Wayland: the compositor sends an event after so long without input, and at the next.

ext-idle-notify is what compositors agree on (from version 2 also behind a film that keeps the
screen on); org_kde_kwin_idle is the older one of KWin and sway, with the same events.
"""

from __future__ import annotations

from typing import NamedTuple

from desk_stretch.core.ports import Handle
from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import Host
from desk_stretch.platform.idle.stretches import Stretch, StretchIdle
from desk_stretch.platform.surroundings import Surroundings
from desk_stretch.platform.wayland import Offer, Told, Wayland, socket_path

FIRST_WAIT_S = 1.0
LONGEST_WAIT_S = 300.0

_STOPPED, _RESUMED = 0, 1
_LET_GO = 0


class Dialect(NamedTuple):
    """A protocol from some version on: the request for a stretch, and what comes first in it."""

    interface: str
    version: int
    opcode: int
    time_first: bool


DIALECTS = (
    Dialect("ext_idle_notifier_v1", 2, 2, time_first=True),  # whatever keeps the screen on
    Dialect("ext_idle_notifier_v1", 1, 1, time_first=True),
    Dialect("org_kde_kwin_idle", 1, 0, time_first=False),
)


class WaylandIdle(StretchIdle):
    """The idle source of a Wayland session. A compositor that restarts is looked for again."""

    name = "wayland"

    def __init__(self, desk: Surroundings) -> None:
        super().__init__(desk)
        self._path = socket_path(desk.host.wayland_display, desk.host.runtime_folder)
        self._loop = desk.loop
        self._wayland: Wayland | None = None
        self._handle: Handle | None = None
        self._wait_s = FIRST_WAIT_S
        self._dialect = DIALECTS[0]
        self._notifier = self._seat = 0
        self._watched: dict[int, Stretch] = {}

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.has_wayland

    def is_available(self) -> Answer:
        try:
            wayland = Wayland(self._path)
        except OSError as error:
            reason = error.strerror or str(error) or type(error).__name__
            return Answer(
                False, tr("The compositor does not answer: {reason}.").format(reason=reason)
            )
        wayland.close()
        found = _found(wayland)
        if found is None:
            return Answer(False, tr("The compositor has neither ext-idle-notify nor KDE's idle."))
        dialect, _, _ = found
        told = tr("The compositor tells when input stops and comes back ({protocol}).")
        return Answer(True, told.format(protocol=f"{dialect.interface} {dialect.version}"))

    # ------------------------------------------------------------ for stretches

    def _open(self) -> None:
        try:
            self._wayland = wayland = Wayland(self._path)
            self._bind(wayland)
        except OSError:
            self._lose()
            return
        self._wait_s = FIRST_WAIT_S
        self._handle = self._loop.watch(wayland.fd, self._read)
        self._opened()

    def _bind(self, wayland: Wayland) -> None:
        found = _found(wayland)
        if found is None:
            raise ConnectionError
        self._dialect, notifier, seat = found
        self._notifier = wayland.bind(notifier, self._dialect.version)
        self._seat = wayland.bind(seat, 1)

    def _close(self) -> None:
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        if self._wayland is not None:
            self._wayland.close()
            self._wayland = None
        self._watched.clear()

    def _arm(self, stretch: Stretch, real_ms: int) -> None:
        if self._wayland is not None:
            made = self._wayland.new_id()
            self._watched[made] = stretch
            order = (real_ms, self._seat) if self._dialect.time_first else (self._seat, real_ms)
            self._send(self._notifier, self._dialect.opcode, made, *order)

    def _disarm(self, stretch: Stretch) -> None:
        for watched in [each for each, what in self._watched.items() if what is stretch]:
            del self._watched[watched]
            self._send(watched, _LET_GO)

    # ------------------------------------------------------------ inside

    def _send(self, to: int, opcode: int, *words: int) -> None:
        try:
            if self._wayland is not None:
                self._wayland.send(to, opcode, *words)
        except OSError:
            pass  # reading finds it gone too, and says so from the loop

    def _read(self) -> None:
        wayland = self._wayland
        try:
            news = wayland.receive() if wayland else []
        except OSError:
            self._lose()
            return
        for told in news:
            if self._wayland is wayland:  # whoever was told may have stopped us
                self._tell(told)

    def _tell(self, told: Told) -> None:
        stretch = self._watched.get(told.about)
        if stretch is not None and told.opcode == _STOPPED:
            self._stopped(stretch)
        elif stretch is not None and told.opcode == _RESUMED:
            self._resumed(stretch)

    def _lose(self) -> None:
        self._close()
        self._handle = self._loop.wake_in(self._wait_s, self._open)
        self._wait_s = min(2 * self._wait_s, LONGEST_WAIT_S)
        self._lost()


def _found(wayland: Wayland) -> tuple[Dialect, Offer, Offer] | None:
    """The best protocol that the compositor speaks, and the seat whose input it is about."""
    seat = wayland.offer("wl_seat")
    for dialect in DIALECTS:
        offer = wayland.offer(dialect.interface)
        if seat is not None and offer is not None and offer.version >= dialect.version:
            return dialect, offer, seat
    return None
