"""From the stations of a step to beats: when the figure moves, and on which passage."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from desk_stretch.core.catalogue.exercise import Phase
from desk_stretch.core.figure.passage import Passage
from desk_stretch.core.figure.solve import Key
from desk_stretch.core.figure.staging import Press, Showing
from desk_stretch.core.session.rehearsal import AT_REST, Rehearsal

SETTLE_S = 1.7
"""Seconds in which the body comes back to rest between two steps on the same base."""


@dataclass(frozen=True, slots=True)
class Station:
    """A phase of the form on the timeline: the body moves into its pose from *start* to *end*."""

    phase: Phase
    side: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A pose of a rehearsal, on a side."""

    rehearsal: Rehearsal
    pose: str
    side: str

    @property
    def key(self) -> Key:
        """The pose, placed."""
        return self.rehearsal.key(self.pose, self.side)

    @property
    def name(self) -> tuple[str, bool]:
        """What tells it from the other marks of its rehearsal."""
        return self.pose, self.rehearsal.is_flipped(self.side)

    @property
    def sign(self) -> Hashable:
        """What tells it from the marks of other forms as well."""
        form = self.rehearsal.form
        return (form.id, form.phases[0].cue, *self.name)


@dataclass(frozen=True)
class Beat:
    """One movement on the timeline, from *start* to *end* in routine seconds."""

    start: float
    end: float
    marks: tuple[Mark, ...]
    showing: Showing
    felt_before: tuple[str, ...] = ()
    pressed_before: tuple[Press, ...] = ()
    before: Mark | None = None
    after: Mark | None = None

    @cached_property
    def passage(self) -> Passage:
        """The movement itself; the keys are placed when it is first asked for."""
        return Passage(
            tuple(mark.key for mark in self.marks),
            self.showing,
            self.felt_before,
            self.pressed_before,
            self.before.key if self.before else None,
            self.after.key if self.after else None,
        )

    @property
    def moves(self) -> bool:
        """Whether anything moves in it."""
        return self.end > self.start and not self.passage.is_still

    @cached_property
    def signature(self) -> Hashable:
        """Equal for beats that look the same at the same fraction."""
        marks = tuple(mark.sign for mark in self.marks)
        flow = tuple(mark.sign if mark else None for mark in (self.before, self.after))
        felt = (self.showing.glow, self.felt_before, self.pressed_before)
        return (marks, flow, felt)

    def fraction(self, position: float) -> float:
        """Return how far the movement has come at a second of the routine, 0..1."""
        if self.end <= self.start:
            return 1.0
        return min(1.0, max(0.0, (position - self.start) / (self.end - self.start)))


def beats_of(
    rehearsal: Rehearsal, stations: Sequence[Station], since: float, last: Beat | None
) -> tuple[Beat, ...]:
    """Return the beats of a step that begins at *since*, after the beat *last* of the one before.

    Where the base stays the same, that beat goes on to its end and the body comes back to rest;
    else the picture is cut.
    """
    beats = list(_plain(rehearsal, stations, since, last))
    return tuple(_joined(beats))


def _plain(
    rehearsal: Rehearsal, stations: Sequence[Station], since: float, last: Beat | None
) -> Iterator[Beat]:
    here = Mark(rehearsal, AT_REST, stations[0].side)
    if last is not None and last.marks[-1].rehearsal.staging.base == rehearsal.staging.base:
        free = max(since, min(last.end, stations[0].start))
        yield last
        if stations[0].start - free >= SETTLE_S:
            yield Beat(free, free + SETTLE_S, (last.marks[-1], here), Showing())
        else:
            here = last.marks[-1]
    shown = Showing()
    for station in stations:
        showing = rehearsal.showing(station.phase, station.side)
        names = (*showing.through, station.phase.pose)
        marks = tuple(Mark(rehearsal, name, station.side) for name in names)
        way = (here, *marks)
        yield Beat(station.start, station.end, way, showing, shown.glow, shown.presses)
        here, shown = marks[-1], showing


def _joined(beats: Sequence[Beat]) -> Iterator[Beat]:
    """Give the beats that flow their neighbours' keys."""
    for i, beat in enumerate(beats):
        earlier = beats[i - 1] if i and beats[i - 1].showing.flow else None
        later = beats[i + 1] if i + 1 < len(beats) and beats[i + 1].showing.flow else None
        if not beat.showing.flow or (earlier is None and later is None):
            yield beat
            continue
        yield Beat(
            beat.start,
            beat.end,
            beat.marks,
            beat.showing,
            beat.felt_before,
            beat.pressed_before,
            earlier.marks[-2] if earlier else None,
            later.marks[1] if later else None,
        )
