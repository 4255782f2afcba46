"""From a routine to a flat timeline of segments. Nothing here knows the time of day.

A step is: prepare, then per side its work with the rests between, 2 s to switch sides, and 1 s
to release. Where the sides take turns, left goes first. After the last step stands a finish of
zero length, so that every position of the routine lies in exactly one segment.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from desk_stretch.core.catalogue.doses import RELEASE_S, SWITCH_S
from desk_stretch.core.catalogue.exercise import Form, Phase, PhaseRole, Sides, Work
from desk_stretch.core.catalogue.sided import sided
from desk_stretch.core.routine.fit import prepare_s
from desk_stretch.core.routine.routine import Routine, Step
from desk_stretch.core.session.segment import Segment, SegmentPhase
from desk_stretch.errors import BadDataError
from desk_stretch.i18n import N_, tr

REST_CUE = N_("Let go and rest.")
RELEASE_CUE = N_("Let go.")
SWITCH_CUE = N_("Now the {side} side.")
FINISH_CUE = N_("The routine is over. Carry on in your own time.")

LEFT, RIGHT, BOTH = N_("left"), N_("right"), N_("both")


@dataclass(frozen=True, slots=True)
class Timeline:
    """The segments of a routine in order, without gaps; the last one is the finish."""

    segments: tuple[Segment, ...]
    step_starts: tuple[float, ...]

    @property
    def total_s(self) -> float:
        """Routine seconds from the first segment to the finish."""
        return self.step_starts[-1]

    def segment_at(self, position: float) -> Segment:
        """Return the segment in which the routine second *position* lies, bounds clamped."""
        starts = [segment.start for segment in self.segments]
        return self.segments[max(0, bisect_right(starts, position) - 1)]

    def step_bounds(self, step: int) -> tuple[float, float]:
        """Return the routine seconds at which a step starts and ends."""
        return self.step_starts[step], self.step_starts[step + 1]

    def first_of(self, step: int) -> int:
        """Return the index of a step's first segment; of the finish, after the last step."""
        start = self.step_starts[step]
        return next(i for i, segment in enumerate(self.segments) if segment.start >= start)


def compile_timeline(routine: Routine) -> Timeline:
    """Lay the routine out in segments that last ``routine.total_seconds`` in all.

    Raises BadDataError if the routine is empty or a dose does not fit its step's seconds.
    """
    if not routine.steps:
        raise BadDataError(
            tr("The routine {name} has no steps.").format(name=routine.id),
            tr("Add at least one step."),
        )
    starts = tuple(accumulate((float(step.seconds) for step in routine.steps), initial=0.0))
    segments: list[Segment] = []
    for index, (step, (start, end)) in enumerate(zip(routine.steps, pairwise(starts), strict=True)):
        segments += _placed(_step_segments(routine, step), index, start, end)
    segments.append(replace(_finish(segments[-1]), start=starts[-1]))
    return Timeline(tuple(segments), starts)


def sides_of(step: Step) -> tuple[str, ...]:
    """Return the sides that a step works, in order: left goes first."""
    if step.side != BOTH:
        return (step.side,)
    return (LEFT, RIGHT) if step.form.sides is Sides.LEFT_RIGHT else (BOTH,)


def cue_text(segment: Segment) -> str:
    """Return the segment's cue in the person's language, its side named."""
    return sided(segment.cue, segment.side)


def _placed(unplaced: Iterable[Segment], index: int, start: float, end: float) -> Iterator[Segment]:
    """Give each segment its step and start, the last one ending exactly at *end*."""
    *body, last = (segment for segment in unplaced if segment.seconds > 0)
    at = start
    for segment in body:
        yield replace(segment, step=index, start=at)
        at += segment.seconds
    yield replace(last, step=index, start=at, seconds=end - at)


def _step_segments(routine: Routine, step: Step) -> Iterator[Segment]:
    sides = sides_of(step)
    yield from _spread(SegmentPhase.PREPARE, _start(step.form), _prepare_s(routine, step), sides[0])
    for turn, side in enumerate(sides):
        if turn:
            start = _start(step.form)[0]
            # A start that names a side (a hand on the backrest) is what changes now.
            switch = start if "{" in start.cue else replace(start, cue=SWITCH_CUE)
            yield from _spread(SegmentPhase.SWITCH, (switch,), SWITCH_S, side)
        yield from _side_segments(step, side)
    release = _rest(step.form, RELEASE_CUE)[-1]
    yield from _spread(SegmentPhase.RELEASE, (release,), RELEASE_S, sides[-1])


def _side_segments(step: Step, side: str) -> Iterator[Segment]:
    for repetition in range(step.dose.repetitions):
        for segment in _repetition(step, side, is_last=repetition + 1 == step.dose.repetitions):
            yield replace(segment, repetition=repetition, repetitions=step.dose.repetitions)


def _repetition(step: Step, side: str, *, is_last: bool) -> Iterator[Segment]:
    work = step.form.work
    phase = SegmentPhase.MOVE if work is Work.MOVE else SegmentPhase.HOLD
    for station in step.form.work_phases:
        yield from _spread(phase, (station,), step.dose.hold_s, side)
    if work is Work.EFFORT or not is_last:
        yield from _spread(SegmentPhase.REST, _rest(step.form, REST_CUE), step.dose.rest_s, side)


def _spread(
    phase: SegmentPhase, stations: tuple[Phase, ...], seconds: float, side: str
) -> Iterator[Segment]:
    """One segment for each station, sharing *seconds*; nowhere in the routine yet."""
    share = seconds / len(stations)
    for station in stations:
        move_s = min(station.move_s, share)
        yield Segment(
            -1, phase, 0.0, share, side, station.pose, move_s, station.cue, station=station
        )


def _start(form: Form) -> tuple[Phase, ...]:
    return _of(form, PhaseRole.START) or form.phases[:1]


def _rest(form: Form, cue: str) -> tuple[Phase, ...]:
    """The form's own rest, else the way back to where it started."""
    return _of(form, PhaseRole.REST) or (replace(_start(form)[-1], cue=cue),)


def _of(form: Form, role: PhaseRole) -> tuple[Phase, ...]:
    return tuple(phase for phase in form.phases if phase.role is role)


def _prepare_s(routine: Routine, step: Step) -> float:
    left = round(prepare_s(step), 6)  # a dose of 1.1 s is not a whole number of bits
    if left < 0:
        raise BadDataError(
            tr("Routine {routine}: {exercise} needs {need:g} s and has {seconds} s.").format(
                routine=routine.id,
                exercise=step.exercise.id,
                need=step.seconds - left,
                seconds=step.seconds,
            ),
            tr("Give the step more seconds, or a smaller dose."),
        )
    return left


def _finish(release: Segment) -> Segment:
    return replace(release, phase=SegmentPhase.FINISH, seconds=0.0, cue=FINISH_CUE, move_s=0.0)
