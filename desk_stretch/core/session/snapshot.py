"""What any front end shows of a session at a moment: figures and sentences, no widgets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desk_stretch.core.routine.routine import Step
from desk_stretch.core.session.segment import Segment


class SessionState(StrEnum):
    """The five states of a session."""

    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"
    ABANDONED = "abandoned"


class Action(StrEnum):
    """What a person can do in a session (``docs/cli.md`` lists the terminal's keys)."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    BACK = "back"
    NEXT = "next"
    HURTS = "hurts"
    SLOWER = "slower"
    SELF_PACED = "self-paced"
    STOP = "stop"
    ALARM = "something is wrong"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One instant of a session.

    *step_left_s* and *segment_left_s* count real seconds at the present pace (None when
    self-paced); *progress* runs 0..1 over the routine, *step_progress* 0..1 over the step.
    *pace* is 1, 1.5 or 2; *caution* holds the sentences to show while preparing.
    """

    state: SessionState
    segment: Segment
    step: Step
    step_index: int
    step_count: int
    next_step: Step | None
    position_s: float
    total_s: float
    step_left_s: float | None
    segment_left_s: float | None
    progress: float
    step_progress: float
    pace: float
    self_paced: bool
    caution: tuple[str, ...]
