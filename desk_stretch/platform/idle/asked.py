"""The common part of idle sources that can only be asked when the last input came.

While somebody works, the next look is due when the absence could be complete, not before. While
nobody does, a system that can say so reports the next input; else looks become rare.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

from desk_stretch.core.ports import Call, Handle
from desk_stretch.platform.surroundings import Surroundings

FIRST_LOOK_S = 1.0
GROWTH = 1.5
RAREST_LOOK_S = 60.0
SHORTEST_LOOK_S = 0.002


class AskedIdle(ABC):
    """Turns the answers into the idle port; seconds in here are real ones, not the engine's."""

    def __init__(self, desk: Surroundings) -> None:
        self._loop = desk.loop
        self._speed = desk.speed
        self._limit_s = 0.0
        self._on_idle: Call = _nothing
        self._on_active: Call = _nothing
        self._look_handle: Handle | None = None
        self._started = False
        self._silent_s: float | None = None
        self._wait_s = FIRST_LOOK_S

    def start(self, threshold_s: float, on_idle: Call, on_active: Call) -> None:
        self.stop()
        self._limit_s = threshold_s / self._speed
        self._on_idle, self._on_active = on_idle, on_active
        self._started = True
        self._look_in(0.0)

    def since_input(self) -> float | None:
        since_s = self._silence_s() if self._started else None
        return None if since_s is None else since_s * self._speed

    def since_key(self) -> float | None:
        since_s = self._key_silence_s() if self._started else None
        return None if since_s is None else since_s * self._speed

    def stop(self) -> None:
        self._started = False
        self._on_idle = self._on_active = _nothing
        self._silent_s = None
        self._await_no_input()
        if self._look_handle is not None:
            self._look_handle.cancel()
            self._look_handle = None

    # ------------------------------------------------------------ what a subclass does

    @abstractmethod
    def _silence_s(self) -> float | None:
        """Seconds since the last input, None if the system does not tell."""

    def _key_silence_s(self) -> float | None:
        """Seconds since the last key press, None if the system does not tell."""
        return None

    @abstractmethod
    def _await_input(self) -> None:
        """Have ``_look`` called at the next input, where the system can do that."""

    @abstractmethod
    def _await_no_input(self) -> None:
        """Wait for input no longer."""

    # ------------------------------------------------------------ inside

    def _look(self) -> None:
        """Ask, tell what changed, and look again when something could have."""
        if not self._started:
            return
        silent_s, before_s = self._silence_s(), self._silent_s
        if before_s is None:
            self._look_while_active(silent_s)
        elif silent_s is None or silent_s < before_s:
            self._silent_s = None
            self._await_no_input()
            self._look_in(self._limit_s if silent_s is None else self._limit_s - silent_s)
            self._on_active()
        else:
            self._silent_s = silent_s
            self._wait_s = min(RAREST_LOOK_S, self._wait_s * GROWTH)
            self._look_in(self._wait_s)

    def _look_while_active(self, silent_s: float | None) -> None:
        if silent_s is None:
            self._look_in(RAREST_LOOK_S)
        elif silent_s < self._limit_s:
            self._look_in(self._limit_s - silent_s)
        else:
            self._silent_s, self._wait_s = silent_s, FIRST_LOOK_S
            self._await_input()
            self._look_in(self._wait_s)
            self._on_idle()

    def _look_in(self, seconds: float) -> None:
        if self._look_handle is not None:
            self._look_handle.cancel()
        wait_s = 0.0 if seconds == 0.0 else max(SHORTEST_LOOK_S, seconds)
        self._look_handle = self._loop.wake_in(wait_s, self._look)


def _nothing() -> None:
    """Before start, nobody is told."""
