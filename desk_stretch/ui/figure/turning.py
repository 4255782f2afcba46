"""The person turns the figure, and it turns back: degrees on top of the view that it has."""

from __future__ import annotations

from desk_stretch.core.figure.camera import View
from desk_stretch.ui.figure.motion import TURN_S

PITCHES = (0.0, 60.0)


class Turn:
    """How far the view is turned away from its own, at a second of a clock that never jumps."""

    def __init__(self) -> None:
        self._yaw = 0.0
        self._pitch = 0.0
        self._home_since: float | None = None

    def degrees(self, now_s: float) -> tuple[float, float]:
        """Return how far it is turned: yaw and pitch."""
        return self._at(now_s)

    def by(self, yaw: float, pitch: float, own: View, now_s: float) -> None:
        """Turn on from where it is. *own* is the view without any turning."""
        self._yaw, self._pitch = self._at(now_s)
        self._home_since = None
        low, high = PITCHES
        self._yaw = _half_turn(self._yaw + yaw)
        self._pitch = min(high, max(low, own.pitch + self._pitch + pitch)) - own.pitch

    def home(self, now_s: float) -> None:
        """Go back to the view's own, softly."""
        if self.is_turned(now_s):
            self._yaw, self._pitch = self._at(now_s)
            self._home_since = now_s

    def reset(self) -> None:
        """Be back at once."""
        self._yaw = self._pitch = 0.0
        self._home_since = None

    def is_turned(self, now_s: float) -> bool:
        """Whether the view is another than its own."""
        return self._at(now_s) != (0.0, 0.0)

    def is_moving(self, now_s: float) -> bool:
        """Whether it is on its way back."""
        return self._home_since is not None and self.is_turned(now_s)

    def view(self, own: View, now_s: float) -> View:
        """Return the view to show."""
        yaw, pitch = self._at(now_s)
        return View(own.yaw + yaw, own.pitch + pitch) if (yaw, pitch) != (0.0, 0.0) else own

    def _at(self, now_s: float) -> tuple[float, float]:
        if self._home_since is None:
            return self._yaw, self._pitch
        left = 1.0 - _eased((now_s - self._home_since) / TURN_S)
        return self._yaw * left, self._pitch * left


def _eased(f: float) -> float:
    """Minimum jerk: it starts and stops softly."""
    f = min(1.0, max(0.0, f))
    return f * f * f * (f * (6.0 * f - 15.0) + 10.0)


def _half_turn(degrees: float) -> float:
    """Return the same direction within half a turn either way."""
    return (degrees + 180.0) % 360.0 - 180.0
