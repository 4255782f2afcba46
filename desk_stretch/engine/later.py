"""What can wait until the window that the person asked for stands on the screen.

A start remembers the choice and sounds its first cue; each takes longer than the first picture of
the figure should have to wait.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_stretch.core.ports import Call, Handle, Loop

PAINTED_S = 0.25
"""Real seconds after which a window that was asked for has been painted."""


class Later:
    """Keeps calls in their order, and makes them soon; whatever comes next makes them first."""

    def __init__(self, loop: Loop, safely: Callable[[Call], Call]) -> None:
        """*safely* wraps a call that nobody waits for, so that its error is told."""
        self._loop, self._safely = loop, safely
        self._calls: list[Call] = []
        self._handle: Handle | None = None

    def add(self, call: Call) -> None:
        """Make *call* once the window is there."""
        self._calls.append(self._safely(call))
        if self._handle is None:
            self._handle = self._loop.wake_in(PAINTED_S, self.now)

    def now(self) -> None:
        """Make what waits now; nothing is told twice, or out of turn."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        calls, self._calls = self._calls, []
        for call in calls:
            call()
