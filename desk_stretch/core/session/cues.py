"""What is heard or announced as a session goes on: cues, told from two instants of it.

Which of them a person hears is the front end's choice; nothing here plays or speaks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from types import MappingProxyType

from desk_stretch.core.moment import Moment
from desk_stretch.core.session.segment import SegmentPhase
from desk_stretch.core.session.session import Session
from desk_stretch.core.session.snapshot import SessionState, Snapshot
from desk_stretch.core.session.timeline import BOTH, cue_text
from desk_stretch.i18n import N_, tr

COUNTDOWN_FROM_S = 3
HALF_WAY_FROM_S = 10.0
_HAIR_S = 0.02

HALF_WAY = N_("Half-way.")


class CueKind(StrEnum):
    """What a cue marks."""

    STEP_CHANGE = "step change"
    SIDE_SWITCH = "side switch"
    PHASE = "phase"
    HALF_WAY = "half-way"
    COUNTDOWN = "countdown"
    FINISH = "finish"


#: The sounds of ``assets/sounds``; what is not here is silent.
SOUNDS: Mapping[CueKind, str] = MappingProxyType(
    {CueKind.STEP_CHANGE: "step", CueKind.SIDE_SWITCH: "step", CueKind.FINISH: "finish"}
)


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue, its text in the person's language."""

    kind: CueKind
    text: str

    @property
    def sound(self) -> str | None:
        """The name of its sound, if it has one."""
        return SOUNDS.get(self.kind)


def cues_between(session: Session, before: Moment, after: Moment) -> tuple[Cue, ...]:
    """Return the cues that time alone brings between two moments of a session."""
    return cues_of(session.snapshot(before), session.snapshot(after))


def cues_of(earlier: Snapshot | None, later: Snapshot) -> tuple[Cue, ...]:
    """Return the cues that lie between two instants; *earlier* None is before the start.

    Only the last change counts: who looks late is not told of what is over.
    """
    if later.state is SessionState.ABANDONED:
        return ()
    if earlier is None or not _is_same_step(earlier, later) or _is_start(earlier, later):
        return (_step_change(later),)
    if earlier.segment != later.segment:
        return (_segment_change(earlier, later),)
    return tuple(_within(earlier, later))


def seconds_shown(left_s: float) -> int:
    """Return the number that a countdown shows; a timer that was early by a hair still counts."""
    return max(0, ceil(left_s - _HAIR_S))


def step_title(snapshot: Snapshot) -> str:
    """Return the step's name and, where it works one side, that side: "Ear to shoulder, left"."""
    name, side = tr(snapshot.step.exercise.name), snapshot.segment.side
    if side == BOTH:
        return name
    return tr("{exercise}, {side}").format(exercise=name, side=tr(side))


def _is_same_step(earlier: Snapshot, later: Snapshot) -> bool:
    """Going back to the start of the step begins it anew."""
    return earlier.step_index == later.step_index and later.position_s >= earlier.position_s


def _is_start(earlier: Snapshot, later: Snapshot) -> bool:
    return earlier.state is SessionState.READY and later.state is not SessionState.READY


def _step_change(later: Snapshot) -> Cue:
    if later.segment.phase is SegmentPhase.FINISH:
        return Cue(CueKind.FINISH, cue_text(later.segment))
    return Cue(CueKind.STEP_CHANGE, f"{step_title(later)}. {cue_text(later.segment)}")


def _segment_change(earlier: Snapshot, later: Snapshot) -> Cue:
    if later.segment.phase is SegmentPhase.FINISH:
        return Cue(CueKind.FINISH, cue_text(later.segment))
    switched = earlier.segment.side != later.segment.side
    kind = CueKind.SIDE_SWITCH if switched else CueKind.PHASE
    return Cue(kind, cue_text(later.segment))


def _within(earlier: Snapshot, later: Snapshot) -> list[Cue]:
    segment, cues = later.segment, list[Cue]()
    if segment.phase is not SegmentPhase.HOLD:
        return cues
    half_s = segment.start + segment.seconds / 2
    if segment.seconds >= HALF_WAY_FROM_S and earlier.position_s < half_s <= later.position_s:
        cues.append(Cue(CueKind.HALF_WAY, tr(HALF_WAY)))
    if earlier.segment_left_s is None or later.segment_left_s is None:
        return cues
    left = seconds_shown(later.segment_left_s)
    if 0 < left <= COUNTDOWN_FROM_S and left < seconds_shown(earlier.segment_left_s):
        cues.append(Cue(CueKind.COUNTDOWN, str(left)))
    return cues
