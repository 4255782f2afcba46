"""The rows of the record: every prompt, every session, every step, as they ended.

*computer* is the id of the one that a row came from, empty for this one; it is no part of the row.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Outcome(StrEnum):
    """How a prompt or a session ended."""

    COMPLETED = "completed"
    PARTIAL = "partial"
    NATURAL = "natural"
    SNOOZED = "snoozed"
    SNOOZED_OUT = "snoozed out"
    SKIPPED = "skipped"
    MISSED = "missed"
    HELD = "held"
    WITHDRAWN = "withdrawn"
    STARTED = "started"


class StepOutcome(StrEnum):
    """How one step of a session ended."""

    DONE = "done"
    SKIPPED = "skipped"
    HURT = "hurt"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class PromptRecord:
    """One prompt and its answer, or a natural break. *at* is ISO 8601 with offset.

    *rehearsal* marks a row made with ``DESK_STRETCH_SPEED``.
    """

    at: str
    reminder: str
    outcome: Outcome
    reason: str
    rehearsal: bool = False
    computer: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class StepRecord:
    """One step of a session, written the moment it ends."""

    session: int
    index: int
    at: str
    exercise: str
    form: str
    side: str
    seconds: float
    outcome: StepOutcome
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One run through a routine. *outcome* is None while it runs (or if the computer died)."""

    id: int
    at: str
    routine: str
    posture: str
    asked: bool
    steps_total: int
    steps_done: int
    planned_s: int
    done_s: float
    outcome: Outcome | None
    ended_at: str | None = None
    rehearsal: bool = False
    computer: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class RestingExercise:
    """An exercise left out after "this hurts". *until* is ISO 8601; *undone* if taken back."""

    exercise: str
    since: str
    until: str
    undone: bool = False
