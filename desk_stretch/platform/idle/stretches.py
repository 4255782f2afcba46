"""The common part of idle sources that send an event after a stretch without input, and at its end.

Such sources cannot be asked for the last input. So while somebody asks, a second, short stretch
is watched as well: that tells a pause in typing. What nobody asks about any more is let go.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable
from enum import Enum

from desk_stretch.core.ports import Call
from desk_stretch.platform.clock import read_counters
from desk_stretch.platform.surroundings import Surroundings

PAUSE_S = 1.0
ASKED_FOR_S = 60.0


class Stretch(Enum):
    """What is watched: the absence that was asked for at start, or a pause between inputs."""

    ABSENCE = "absence"
    PAUSE = "pause"


class StretchIdle(ABC):
    """Turns such events into the idle port; where they come from is the subclass's business.

    When the source goes away, the person counts as present.
    """

    def __init__(self, desk: Surroundings, real_s: Callable[[], float] | None = None) -> None:
        self._speed = desk.speed
        self._real_s = real_s or (lambda: read_counters()[0])
        self._threshold_s = 0.0
        self._on_idle: Call = _nothing
        self._on_active: Call = _nothing
        self._armed: set[Stretch] = set()
        self._is_idle = False
        self._silent_from: float | None = None
        self._asked = -math.inf

    def start(self, threshold_s: float, on_idle: Call, on_active: Call) -> None:
        self.stop()
        self._threshold_s, self._on_idle, self._on_active = threshold_s, on_idle, on_active
        self._open()

    def since_input(self) -> float | None:
        if Stretch.ABSENCE not in self._armed:
            return None
        self._asked = self._real_s()
        if self._silent_from is not None:
            return (self._asked - self._silent_from) * self._speed
        if Stretch.PAUSE not in self._armed:
            self._watch(Stretch.PAUSE)
        return 0.0  # as far as anybody knows

    def since_key(self) -> float | None:
        return None  # a stretch without input is the same for keys and pointer

    def stop(self) -> None:
        self._close()
        self._on_idle = self._on_active = _nothing
        self._armed.clear()
        self._is_idle = False
        self._silent_from = None
        self._asked = -math.inf

    # ------------------------------------------------------------ what a subclass does

    @abstractmethod
    def _open(self) -> None:
        """Begin; ``_opened`` is to be called once events can be asked for, now or later."""

    @abstractmethod
    def _close(self) -> None:
        """Give everything back; harmless the second time."""

    @abstractmethod
    def _arm(self, stretch: Stretch, real_ms: int) -> None:
        """Have ``_stopped`` and ``_resumed`` called for each such stretch without input."""

    @abstractmethod
    def _disarm(self, stretch: Stretch) -> None:
        """Watch that stretch no longer."""

    # ------------------------------------------------------------ what a subclass calls

    def _opened(self) -> None:
        """Events can be asked for from now on."""
        self._watch(Stretch.ABSENCE)

    def _lost(self) -> None:
        """The source is gone; perhaps it comes back and ``_opened`` is called again."""
        was_idle = self._is_idle
        self._armed.clear()
        self._silent_from = None
        self._is_idle = False
        if was_idle:
            self._on_active()

    def _stopped(self, stretch: Stretch) -> None:
        """No input came for that stretch."""
        began = self._real_s() - self._seconds(stretch) / self._speed
        known = self._silent_from
        self._silent_from = began if known is None else min(known, began)
        if stretch is Stretch.ABSENCE and not self._is_idle:
            self._is_idle = True
            self._on_idle()
        elif stretch is Stretch.PAUSE:
            self._let_go_unasked()

    def _resumed(self, stretch: Stretch) -> None:
        """Input came after that stretch."""
        self._silent_from = None
        if stretch is Stretch.ABSENCE and self._is_idle:
            self._is_idle = False
            self._on_active()
        elif stretch is Stretch.PAUSE:
            self._let_go_unasked()

    # ------------------------------------------------------------ inside

    def _seconds(self, stretch: Stretch) -> float:
        return self._threshold_s if stretch is Stretch.ABSENCE else PAUSE_S

    def _watch(self, stretch: Stretch) -> None:
        self._armed.add(stretch)
        self._arm(stretch, max(1, math.ceil(self._seconds(stretch) * 1000 / self._speed)))

    def _let_go_unasked(self) -> None:
        if Stretch.PAUSE in self._armed and self._real_s() - self._asked > ASKED_FOR_S:
            self._armed.remove(Stretch.PAUSE)
            self._disarm(Stretch.PAUSE)
            if not self._is_idle:
                self._silent_from = None  # nobody is left to tell that it is over


def _nothing() -> None:
    """Before start, nobody is told."""
