"""Idle on X11: the server's IDLETIME counter sends an event when it crosses the threshold.

Nothing is polled. One alarm waits for the counter to rise to the threshold; while idle, a second
waits for it to fall below. After arming, the counter is read once, for what happened in between.
"""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

from desk_stretch.core.ports import Call, Handle
from desk_stretch.errors import CapabilityError
from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import Host
from desk_stretch.platform.surroundings import Surroundings

if TYPE_CHECKING:
    from desk_stretch.platform.idle.xsync import XSync

AGAIN_S = 60.0  # after the server refused us
SHORTEST_MS = 2  # one less must still be a time to fall below


class X11Idle:
    """The idle source of an X session. When the X server goes, the person counts as present."""

    name = "x11"

    def __init__(self, desk: Surroundings) -> None:
        self._host = desk.host
        self._loop = desk.loop
        self._speed = desk.speed
        self._x: XSync | None = None
        self._handles: list[Handle] = []
        self._limit_ms = SHORTEST_MS
        self._rise = 0
        self._fall: int | None = None
        self._on_idle: Call = _nothing
        self._on_active: Call = _nothing

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.has_x11

    def is_available(self) -> Answer:
        if self._host.has_wayland:
            return Answer(False, tr("Under Wayland, X11 sees only the input of X11 programs."))
        try:
            self._connect().close()
        except CapabilityError as error:
            return Answer(False, str(error))
        return Answer(True, tr("The X server tells when input stops and comes back."))

    def start(self, threshold_s: float, on_idle: Call, on_active: Call) -> None:
        self.stop()
        try:
            x = self._connect()
        except CapabilityError:  # too many programs, perhaps
            again = partial(self.start, threshold_s, on_idle, on_active)
            self._handles = [self._loop.wake_in(AGAIN_S, again)]
            return
        self._x, self._on_idle, self._on_active = x, on_idle, on_active
        self._limit_ms = max(SHORTEST_MS, math.ceil(threshold_s * 1000 / self._speed))
        self._rise = x.add_alarm(self._limit_ms, rising=True)
        self._handles = [self._loop.watch(x.fd, self._read)]
        self._compare_soon()

    def since_input(self) -> float | None:
        if self._x is None:
            return None
        idle_ms = self._x.idle_ms()
        self._compare_soon()  # an event may have come in along with the answer
        return None if idle_ms is None else idle_ms / 1000 * self._speed

    def since_key(self) -> float | None:
        key_ms = self._x.key_ms() if self._x else None
        self._compare_soon()
        return None if key_ms is None else key_ms / 1000 * self._speed

    def stop(self) -> None:
        for handle in self._handles:
            handle.cancel()
        self._handles = []
        self._fall = None
        if self._x is not None:
            self._x.close()
            self._x = None

    def _connect(self) -> XSync:
        # Late: ctypes, and with it two libraries, that most commands never need.
        from desk_stretch.platform.idle.xsync import XSync

        return XSync(self._host.display)

    def _compare_soon(self) -> None:
        if self._x is None:
            return
        for handle in self._handles[1:]:
            handle.cancel()
        self._handles[1:] = [self._loop.wake_in(0, self._compare)]

    def _read(self) -> None:
        x = self._x
        for alarm in x.fired() if x else ():
            if self._x is not x:  # whoever was told has stopped us, or started us anew
                return
            if alarm == self._rise:
                self._became_idle()
            elif alarm == self._fall:
                self._became_active()
        if self._x is not None and self._x.is_broken:
            self._lose()

    def _compare(self) -> None:
        """Read the counter, for a crossing that was over before its alarm was armed."""
        idle_ms = self._x.idle_ms() if self._x else None
        if idle_ms is not None and idle_ms >= self._limit_ms:
            self._became_idle()
        elif idle_ms is not None:
            self._became_active()
        self._read()

    def _became_idle(self) -> None:
        if self._x is not None and self._fall is None:
            self._fall = self._x.add_alarm(self._limit_ms - 1, rising=False)
            self._compare_soon()
            self._on_idle()

    def _became_active(self) -> None:
        if self._x is not None and self._fall is not None:
            self._x.drop_alarm(self._fall)
            self._fall = None
            self._on_active()

    def _lose(self) -> None:
        was_idle = self._fall is not None
        self.stop()
        if was_idle:
            self._on_active()


def _nothing() -> None:
    """Before start, nobody is told."""
