"""The figure's part in a session: the still for any second of a routine, told by its timeline.

Figure, countdown and cue come from the same segments, so they can never disagree.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable
from dataclasses import replace
from math import cos, pi

from desk_stretch.core.catalogue.exercise import PhaseRole
from desk_stretch.core.figure.camera import View
from desk_stretch.core.figure.geometry import lerp
from desk_stretch.core.figure.passage import eased
from desk_stretch.core.figure.skeleton import Skeleton
from desk_stretch.core.figure.still import Framing, Still
from desk_stretch.core.routine.routine import Routine
from desk_stretch.core.session.beats import Beat, Mark, Station, beats_of
from desk_stretch.core.session.rehearsal import Rehearsal, rehearse
from desk_stretch.core.session.segment import Segment, SegmentPhase
from desk_stretch.core.session.timeline import Timeline

ORBIT_S = 0.6
"""Seconds in which the camera goes round to the next exercise."""

BREATH_S = 4.5
GLOW_PULSE_S = 2.2
BLINK_EVERY_S, BLINK_S = 5.3, 0.16
LOOP_HOLD_S = 1.4


class Acting:
    """A routine acted out. Bodies are placed when they are first asked for, then kept."""

    def __init__(self, timeline: Timeline, routine: Routine, *, mirror: bool = True) -> None:
        self._timeline = timeline
        self._routine = routine
        self._rehearsals = [rehearse(step.form, mirror=mirror) for step in routine.steps]
        self._beats: dict[int, tuple[Beat, ...]] = {}

    @classmethod
    def of(cls, timeline: Timeline, routine: Routine, *, mirror: bool = True) -> Acting:
        """Return the acting of a routine, laid out in *timeline*; front views are a mirror."""
        return cls(timeline, routine, mirror=mirror)

    def still(
        self, position_s: float, pulse_s: float = 0.0, *, motion: bool = True
    ) -> Still | None:
        """Return the picture at a second of the routine; None if the form has no poses.

        *pulse_s* runs freely, for breath, pulse and blink. Without *motion* the picture is the
        key pose that is being moved into, arrows whole.
        """
        step = self._step_at(position_s)
        rehearsal = self._rehearsals[step]
        if rehearsal is None:
            return None
        beat = self._beat_at(step, position_s)
        if not motion:
            return _key_picture(beat)
        still = _at(beat, beat.fraction(position_s), pulse_s)
        if beat.marks[-1].rehearsal is not rehearsal:
            first = self._first_mark(step)
            still = replace(
                still, view=rehearsal.view(first.side), framing=rehearsal.framing(first.side)
            )
        return self._orbited(still, step, position_s)

    def moves(self, position_s: float) -> bool:
        """Whether the body or the camera is moving at a second."""
        step = self._step_at(position_s)
        if self._rehearsals[step] is None:
            return False
        if self._orbit_from(step) and position_s < self._timeline.step_starts[step] + ORBIT_S:
            return True
        beat = self._beat_at(step, position_s)
        return beat.start <= position_s < beat.end and beat.moves

    def move_ends_s(self, position_s: float) -> float:
        """Return the second at which the present movement ends; the position itself at rest."""
        if not self.moves(position_s):
            return position_s
        step = self._step_at(position_s)
        beat = self._beat_at(step, position_s)
        orbit_s = self._timeline.step_starts[step] + ORBIT_S if self._orbit_from(step) else 0.0
        is_moving = beat.start <= position_s < beat.end and beat.moves
        return max(beat.end, orbit_s) if is_moving else orbit_s

    def next_move_s(self, position_s: float) -> float | None:
        """Return the second at which the next movement begins, None if there is no more."""
        first = self._step_at(position_s)
        for step in range(first, len(self._rehearsals)):
            starts = [beat.start for beat in self._step_beats(step) if beat.moves]
            if self._orbit_from(step):
                starts.append(self._timeline.step_starts[step])
            later = [start for start in starts if start > position_s]
            if later:
                return min(later)
        return None

    def key_stills(self, step: int, side: str) -> tuple[Still, ...]:
        """Return the two or three pictures that explain a step without movement."""
        rehearsal = self._rehearsals[step]
        return () if rehearsal is None else rehearsal.key_pictures(side)

    def main_still(self, step: int, side: str) -> Still | None:
        """Return the picture that stands for a step."""
        rehearsal = self._rehearsals[step]
        return None if rehearsal is None else rehearsal.main_picture(side)

    def signature(self, position_s: float) -> Hashable:
        """Return what is equal for two seconds that show the same picture at the same fraction."""
        step = self._step_at(position_s)
        if self._rehearsals[step] is None:
            return None
        beat = self._beat_at(step, position_s)
        return (self._routine.steps[step].exercise.id, beat.signature)

    def fraction(self, position_s: float) -> float:
        """Return how far the present movement has come, 0..1."""
        step = self._step_at(position_s)
        if self._rehearsals[step] is None:
            return 1.0
        return self._beat_at(step, position_s).fraction(position_s)

    def _step_at(self, position_s: float) -> int:
        last = len(self._rehearsals) - 1
        return min(last, max(0, bisect_right(self._timeline.step_starts, position_s) - 1))

    def _beat_at(self, step: int, position_s: float) -> Beat:
        beats = self._step_beats(step)
        starts = [beat.start for beat in beats]
        return beats[max(0, bisect_right(starts, position_s) - 1)]

    def _step_beats(self, step: int) -> tuple[Beat, ...]:
        rehearsal = self._rehearsals[step]
        if rehearsal is None:
            return ()
        if step not in self._beats:
            stations = [
                _station(segment)
                for segment in self._timeline.segments
                if segment.step == step and segment.phase is not SegmentPhase.FINISH
            ]
            since = self._timeline.step_starts[step]
            self._beats[step] = beats_of(rehearsal, stations, since, self._last_beat(step - 1))
        return self._beats[step]

    def _last_beat(self, step: int) -> Beat | None:
        beats = self._step_beats(step) if step >= 0 else ()
        return beats[-1] if beats else None

    def _orbit_from(self, step: int) -> Mark | None:
        """The mark whose view the camera comes from, if it is another one."""
        before = self._last_beat(step - 1)
        if before is None:
            return None
        last, first = before.marks[-1], self._first_mark(step)
        view = last.rehearsal.view(last.side)
        return last if view != first.rehearsal.view(first.side) else None

    def _first_mark(self, step: int) -> Mark:
        """The first mark of a step that is its own; the step before may reach into it."""
        own = self._rehearsals[step]
        beats = self._step_beats(step)
        return next(beat.marks[-1] for beat in beats if beat.marks[-1].rehearsal is own)

    def _orbited(self, still: Still, step: int, position_s: float) -> Still:
        into = (position_s - self._timeline.step_starts[step]) / ORBIT_S
        came_from = self._orbit_from(step) if into < 1 else None
        if came_from is None:
            return still
        f = eased(max(0.0, into))
        rehearsal, side = came_from.rehearsal, came_from.side
        return replace(
            still,
            view=_turned(rehearsal.view(side), still.view, f),
            framing=_framed(rehearsal.framing(side), still.framing, f),
        )


class Loop:
    """A form's movement again and again, for thumbnails and the catalogue."""

    def __init__(self, rehearsal: Rehearsal, side: str) -> None:
        stations = list[Station]()
        at = 0.0
        phases = rehearsal.form.phases
        closing = () if phases[-1].role is PhaseRole.REST else phases[:1]
        for phase in (*phases, *closing):
            stations.append(Station(phase, side, at, at + phase.move_s))
            at += phase.move_s + (0.0 if phase.showing.flow else LOOP_HOLD_S)
        self.beats = beats_of(rehearsal, stations, 0.0, None)
        self.seconds = at

    def still(self, seconds: float, pulse_s: float = 0.0) -> Still:
        """Return the picture at so many seconds after the start of a loop."""
        at = seconds % self.seconds
        starts = [beat.start for beat in self.beats]
        beat = self.beats[max(0, bisect_right(starts, at) - 1)]
        return _at(beat, beat.fraction(at), pulse_s)


def _station(segment: Segment) -> Station:
    """Where in a segment the body moves: at its beginning, while preparing at its end.

    A change of sides takes all of its time, and a release goes on as calmly as its phase says.
    """
    phase = segment.station
    span = min(segment.move_s, segment.seconds)
    if segment.phase is SegmentPhase.SWITCH:
        span = segment.seconds
    elif segment.phase is SegmentPhase.RELEASE:
        span = phase.move_s
    is_last = segment.phase is SegmentPhase.PREPARE
    start = segment.end - span if is_last else segment.start
    return Station(phase, segment.side, start, start + span)


def _at(beat: Beat, f: float, pulse_s: float) -> Still:
    first, last = beat.marks[0], beat.marks[-1]
    rehearsal, passage = last.rehearsal, beat.passage
    view, framing = rehearsal.view(last.side), rehearsal.framing(last.side)
    if first.rehearsal is rehearsal and first.name[1] != last.name[1]:
        view = _turned(rehearsal.view(first.side), view, eased(f))
        framing = _framed(rehearsal.framing(first.side), framing, eased(f))
    beat_of_glow = 0.9 + 0.1 * cos(2 * pi * pulse_s / GLOW_PULSE_S)
    return Still(
        skeleton=_alive(passage.skeleton(f), pulse_s),
        scene=last.key.scene if f > 0.5 else first.key.scene,
        view=view,
        framing=framing,
        glow={name: felt * beat_of_glow for name, felt in passage.glow(f).items()},
        strokes=passage.strokes(f, pulse_s),
    )


def _alive(body: Skeleton, pulse_s: float) -> Skeleton:
    """The body as it breathes and blinks."""
    face = body.face
    if pulse_s % BLINK_EVERY_S > BLINK_EVERY_S - BLINK_S:
        face = replace(face, eyes=min(face.eyes, 0.0))
    return replace(body, breath=(1 - cos(2 * pi * pulse_s / BREATH_S)) / 2, face=face)


def _key_picture(beat: Beat) -> Still:
    last = beat.marks[-1]
    still = _at(beat, 1.0, 0.0)
    body = replace(still.skeleton, breath=0.0)
    strokes = beat.passage.still_strokes()
    return replace(still, skeleton=body, strokes=strokes, view=last.rehearsal.view(last.side))


def _turned(start: View, end: View, f: float) -> View:
    way = (end.yaw - start.yaw + 180) % 360 - 180
    return View(start.yaw + way * f, start.pitch + (end.pitch - start.pitch) * f)


def _framed(start: Framing, end: Framing, f: float) -> Framing:
    middle = lerp(start.middle, end.middle, f)
    return Framing(middle, start.half + (end.half - start.half) * f, end.crop)
