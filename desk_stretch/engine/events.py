"""What the engine announces, in the past tense. Front ends turn these into pictures or text."""

from __future__ import annotations

from dataclasses import dataclass

from desk_stretch.core.breaks.decision import Prompt, Reason
from desk_stretch.core.breaks.policy import REST_BREAK
from desk_stretch.core.breaks.standing import SITTING
from desk_stretch.core.history.records import Outcome
from desk_stretch.core.session.snapshot import Snapshot


class Event:
    """The root of all events."""


@dataclass(frozen=True, slots=True)
class ReminderStatus:
    """What is going on with one reminder; the fields are those of ``Status``."""

    reminder: str
    state: str
    sentence: str
    next_due: float | None
    worked_s: float
    work_s: float
    missed: bool
    skipped: bool
    asked_today: int


@dataclass(frozen=True, slots=True)
class Status:
    """The planner's answer to "what is going on, and why".

    *state* is one of: counting, away, due, snoozed, held, paused, outside hours, quiet, capped,
    routine, off. *next_due* is a wall time in seconds since 1970, None if it cannot be said.
    *worked_s* of *work_s* drive the progress ring. *sentence* is the reason in the person's words.
    *meeting_until* is the wall time until which the person is in a meeting. With several
    reminders all this is about the one that comes first, *reminder*; *reminders* has each of them,
    and *skipped* names one whose break was skipped and can still be done. *posture* is how the
    person works now, *standing* the share of today's desk time that was spent standing.
    """

    state: str
    reason: Reason
    sentence: str
    worked_s: float
    work_s: float
    next_due: float | None
    pause_until: float | None
    holds: tuple[str, ...]
    prompt: Prompt | None
    missed: bool
    asked_today: int
    daily_cap: int
    speed: float
    meeting_until: float | None = None
    reminder: str = REST_BREAK
    reminders: tuple[ReminderStatus, ...] = ()
    skipped: str = ""
    posture: str = SITTING
    standing: float | None = None


@dataclass(frozen=True, slots=True)
class StatusChanged(Event):
    """The state, its reason or the next time changed (never merely a second passed)."""

    status: Status


@dataclass(frozen=True, slots=True)
class PromptOpened(Event):
    """A break is due and the person is asked."""

    prompt: Prompt


@dataclass(frozen=True, slots=True)
class PromptClosed(Event):
    """The prompt was answered, missed or withdrawn; *outcome* says which."""

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class SessionBegun(Event):
    """A routine started."""

    snapshot: Snapshot


@dataclass(frozen=True, slots=True)
class SessionMoved(Event):
    """The session entered another segment, or was paused, resumed, slowed …"""

    snapshot: Snapshot


@dataclass(frozen=True, slots=True)
class SessionEnded(Event):
    """A routine is over. *outcome* None: left before the first step had ended.

    *alarm* is True after "stop, something is wrong"; *by_watchdog* if it was closed for the person.
    """

    outcome: Outcome | None
    steps_done: int
    steps_total: int
    alarm: bool = False
    by_watchdog: bool = False


@dataclass(frozen=True, slots=True)
class SettingsChanged(Event):
    """These settings (``group.name``) have other values now."""

    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class RemindersChanged(Event):
    """There are other reminders now, or one of them has other values."""


@dataclass(frozen=True, slots=True)
class WindowAsked(Event):
    """A window is to be shown: main, settings, history, why, about, catalogue (at an
    *exercise*), notice (safety), session."""

    name: str
    exercise: str = ""


@dataclass(frozen=True, slots=True)
class Noticed(Event):
    """Something went wrong and the person is told once, in one sentence."""

    sentence: str


@dataclass(frozen=True, slots=True)
class QuitAsked(Event):
    """The app is to end."""
