"""A form's movement again and again: which second of it the figure shows after how long."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from desk_stretch.core.catalogue.exercise import Dose, Exercise, Form, PhaseRole, Work
from desk_stretch.core.routine.alone import alone
from desk_stretch.core.session.acting import Acting
from desk_stretch.core.session.segment import SegmentPhase
from desk_stretch.core.session.timeline import Timeline, compile_timeline
from desk_stretch.ui.figure.motion import Instant

HELD_S = 2.5
PAUSE_S = 1.0
LONGEST_S = 120.0
_LEAD_S = 0.8


@dataclass(frozen=True, slots=True)
class Rounds:
    """One side of a form, shortened: a lead-in at *start_s*, then from *first_s* to *last_s*
    again and again. Both ends of a round look the same."""

    acting: Acting
    timeline: Timeline
    start_s: float
    first_s: float
    last_s: float

    @classmethod
    def of(cls, exercise: Exercise, form: Form, side: str, *, mirror: bool) -> Rounds:
        """Return the rounds of a form; *side* is ``both`` where sides do not take turns."""
        routine = alone(exercise, form, side, _short(form))
        timeline = compile_timeline(routine)
        works = [
            segment
            for segment in timeline.segments
            if segment.phase in (SegmentPhase.HOLD, SegmentPhase.MOVE)
        ]
        begins = [works[0].start]
        begins += [b.start for a, b in pairwise(works) if b.repetition != a.repetition]
        acting = Acting.of(timeline, routine, mirror=mirror)
        return cls(acting, timeline, max(0.0, begins[0] - _LEAD_S), begins[1], begins[2])

    def instant(self, elapsed_s: float) -> Instant:
        """Return where the movement is so long after its beginning; after a while it rests."""
        at = self.start_s + min(elapsed_s, self.rests_after_s)
        if at >= self.last_s:
            at = self.first_s + (at - self.last_s) % (self.last_s - self.first_s)
        segment = self.timeline.segment_at(at)
        goes_on = elapsed_s < self.rests_after_s
        return Instant(at, segment.start, 0, segment.side, goes_on=goes_on)

    @property
    def rests_after_s(self) -> float:
        """The seconds after which nothing moves any more: some whole rounds."""
        once = self.last_s - self.first_s
        return self.first_s - self.start_s + max(2, round(LONGEST_S / once)) * once


def _short(form: Form) -> Dose:
    """Three repetitions that leave time to see each pose, and no more."""
    if form.work is Work.MOVE:
        return replace(form.dose, repetitions=3)
    hold_s = max(phase.move_s for phase in form.work_phases) + HELD_S
    rests = [phase.move_s for phase in form.phases if phase.role is PhaseRole.REST]
    back_s = max([*rests, form.phases[0].move_s])
    return Dose(hold_s, 3, back_s + PAUSE_S)
