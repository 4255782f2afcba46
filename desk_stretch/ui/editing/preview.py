"""The moving figure beside an editor: smaller than in the catalogue, and it can be held still."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_stretch.core.figure.camera import View
from desk_stretch.ui.catalogue.stage import Stage
from desk_stretch.ui.figure.motion import Instant

if TYPE_CHECKING:
    from desk_stretch.core.catalogue.exercise import Exercise, Form

_SIDE = 320


class Preview(Stage):
    """Plays a form again and again, or stands at one second of its round."""

    _held_s: float | None = None

    @property
    def length_s(self) -> float:
        """How long the way in and one round take; 0 where nothing is drawn."""
        if self._rounds is None:
            return 0.0
        return self._rounds.last_s - self._rounds.start_s

    @property
    def position_s(self) -> float:
        """The second of that which is shown now."""
        now = self._instant()
        return 0.0 if now is None or self._rounds is None else now.position_s - self._rounds.start_s

    def hold(self, second: float | None) -> None:
        """Stand still at a second; None goes on moving."""
        self._held_s = second
        self.update()

    def look_from(self, view: View | None) -> None:
        """Turn to a view; None is the one that the text names."""
        self._turn.reset()
        still = None if self._rounds is None else self._rounds.acting.still(self._rounds.start_s)
        if view is not None and still is not None:
            own = still.view
            self._turn.by(view.yaw - own.yaw, view.pitch - own.pitch, own, self._now_s())
        self.update()

    def play(self, exercise: Exercise, form: Form, side: str, *, mirror: bool) -> None:
        """Show another form or side; one that is held still stays so."""
        self._rounds = None
        super().play(exercise, form, side, mirror=mirror)

    def clear(self) -> None:
        """Show nothing."""
        self._rounds = None
        self.act(None)

    def heightForWidth(self, width: int) -> int:
        return min(width, _SIDE)

    def _instant(self) -> Instant | None:
        if self._held_s is None or self._rounds is None:
            return super()._instant()
        at = self._rounds.start_s + min(self._held_s, self.length_s - 0.01)
        segment = self._rounds.timeline.segment_at(at)
        return Instant(at, segment.start, 0, segment.side, goes_on=False)
