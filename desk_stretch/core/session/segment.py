"""The spans of a session's timeline: one phase each, with its side, its cue and its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from desk_stretch.core.catalogue.exercise import Phase


class SegmentPhase(StrEnum):
    """What happens in a segment."""

    PREPARE = "prepare"
    HOLD = "hold"
    MOVE = "move"
    SWITCH = "switch"
    REST = "rest"
    RELEASE = "release"
    FINISH = "finish"


@dataclass(frozen=True, slots=True)
class Segment:
    """A span of the timeline. *start* and *seconds* count routine seconds at pace 1.

    *step* is the index of the step in the routine, *side* ``left``, ``right`` or ``both``,
    *repetition* counts from 0 of *repetitions*, *pose* names the pose that it moves into in
    *move_s* seconds, and *cue* is the author's English sentence. *station* is the phase of the
    form that the segment was made from.
    """

    step: int
    phase: SegmentPhase
    start: float
    seconds: float
    side: str
    pose: str
    move_s: float
    cue: str
    repetition: int = 0
    repetitions: int = 1
    station: Phase = field(compare=False, repr=False, kw_only=True)

    @property
    def end(self) -> float:
        """The routine second at which the segment is over."""
        return self.start + self.seconds
