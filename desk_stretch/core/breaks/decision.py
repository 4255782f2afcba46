"""What the planner says: decisions, each with the reason that a person can read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desk_stretch.core.moment import Moment


class Event(StrEnum):
    """What a decision announces. The values are the words of scenarios and ``--json``."""

    PROMPT = "prompt"
    MISSED = "missed"
    NATURAL = "natural break"
    HELD = "held"
    WITHDRAWN = "withdrawn"
    COMPLETED = "completed"
    PARTIAL = "partial"
    RESUMED = "resumed"


class ReasonCode(StrEnum):
    """Why something was decided, or why nothing is. ``reasons.sentence`` words each one."""

    WORKED = "worked"
    SNOOZE_OVER = "snooze over"
    LEFT_EARLY = "left early"
    ASKED_BEFORE = "asked before"
    CLOCK_TIME = "clock time"
    WALL_TIME = "wall time"
    HOLD_OVER = "hold over"
    PAUSE_OVER = "pause over"
    UNANSWERED = "unanswered"
    AWAY = "away"
    LOCKED = "locked"
    ASLEEP = "asleep"
    ON_HOLD = "on hold"
    FROZEN = "frozen"
    COUNTING = "counting"
    AT_TIME = "at time"
    NO_TIME = "no time"
    NOT_COUNTING = "not counting"
    TYPING = "typing"
    QUIET = "quiet"
    SNOOZED = "snoozed"
    ASKED_AGAIN = "asked again"
    PAUSED = "paused"
    OUTSIDE_HOURS = "outside hours"
    DAY_OFF = "day off"
    CAPPED = "capped"
    PROMPTED = "prompted"
    IN_ROUTINE = "in routine"
    OTHER_PROMPT = "other prompt"
    APART = "apart"
    ABSORBED = "absorbed"
    ENDED = "ended"
    SWITCHED_OFF = "switched off"
    ROUTINE_STARTED = "routine started"
    ROUTINE_LEFT = "routine left"
    SKIPPED = "skipped"
    MEETING = "meeting"
    MEETING_OVER = "meeting over"
    SETTINGS_CHANGED = "settings changed"
    APP_STARTED = "app started"
    APP_ENDED = "app ended"


@dataclass(frozen=True, slots=True)
class Reason:
    """A code with its numbers: *seconds* of whatever the code speaks of, *until* a wall time
    in seconds since 1970, *names* of what holds."""

    code: ReasonCode
    seconds: float = 0.0
    until: float | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prompt:
    """An open question to the person. *snoozes_left* of *snoozes_allowed*; 0 takes Snooze away.

    *expires* is the steady second at which it becomes ``missed``. *skips_left* is of this day.
    """

    reminder: str
    since: Moment
    reason: Reason
    snoozes_left: int
    snoozes_allowed: int
    expires: float
    skips_left: int = 1


@dataclass(frozen=True, slots=True)
class Decision:
    """Something that the app does by itself at *moment*, and why."""

    event: Event
    reminder: str
    moment: Moment
    reason: Reason
    prompt: Prompt | None = None
