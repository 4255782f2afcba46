"""Figures drawn from the record: days, weeks, areas, and the objects of ``history --json``.

Rehearsals are left out of every figure; only the objects show them, marked. Nothing here speaks
of streaks or of what was not done.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from desk_stretch.core.history.records import (
    Outcome,
    PromptRecord,
    SessionRecord,
    StepOutcome,
    StepRecord,
)

WEEK = 7


@dataclass(frozen=True, slots=True)
class DaySummary:
    """One local day. *partial* holds (steps done, steps in all) of each routine left early."""

    day: date
    completed: int = 0
    partial: tuple[tuple[int, int], ...] = ()
    natural: int = 0
    skipped: int = 0
    snoozed_out: int = 0
    missed: int = 0
    held: int = 0
    withdrawn: int = 0
    seconds: float = 0.0
    steps: int = 0

    @property
    def routines(self) -> int:
        """How many routines were done, wholly or in part."""
        return self.completed + len(self.partial)


@dataclass(frozen=True, slots=True)
class WeekCount:
    """As in "3 of 5 days": the days with some movement in the last seven, and the aim."""

    done: int
    aim: int


def day_of(at: str) -> date:
    """The local day of an ISO 8601 time with offset: the one on the person's wall then."""
    return datetime.fromisoformat(at).date()


def outcome_of(session: SessionRecord) -> Outcome:
    """The outcome to show; a session that was cut off is what its steps make of it."""
    if session.outcome is not None:
        return session.outcome
    is_whole = session.steps_done >= session.steps_total
    return Outcome.COMPLETED if is_whole else Outcome.PARTIAL


def shown(sessions: Iterable[SessionRecord]) -> list[SessionRecord]:
    """The sessions that belong in a list: not those in which nothing has ended yet."""
    return [row for row in sessions if row.outcome is not None or row.steps_done > 0]


def days(sessions: Iterable[SessionRecord], prompts: Iterable[PromptRecord]) -> list[DaySummary]:
    """The days on which something was recorded, oldest first."""
    done: defaultdict[date, list[SessionRecord]] = defaultdict(list)
    asked: defaultdict[date, Counter[Outcome]] = defaultdict(Counter)
    for session in shown(sessions):
        if not session.rehearsal:
            done[day_of(session.at)].append(session)
    for prompt in prompts:
        if not prompt.rehearsal:
            asked[day_of(prompt.at)][prompt.outcome] += 1
    return [_day(day, done[day], asked[day]) for day in sorted({*done, *asked})]


def in_span(summaries: Iterable[DaySummary], today: date, span: int) -> list[DaySummary]:
    """The days of the last *span* days, *today* included."""
    first = today - timedelta(days=span - 1)
    return [summary for summary in summaries if first <= summary.day <= today]


def week_count(summaries: Iterable[DaySummary], today: date, aim: int) -> WeekCount:
    """Count the days with some movement in the last seven, so that no number falls at midnight
    on a Sunday; *aim* is the person's number of working days."""
    week = in_span(summaries, today, WEEK)
    return WeekCount(sum(1 for summary in week if summary.steps > 0), aim)


def area_counts(steps: Iterable[StepRecord]) -> dict[str, int]:
    """How many finished steps worked each body area, the most worked one first."""
    done = (step for step in steps if step.outcome is StepOutcome.DONE)
    return dict(Counter(area for step in done for area in step.areas).most_common())


def recent_exercises(steps: Sequence[StepRecord]) -> tuple[str, ...]:
    """The ids of the finished exercises, each once, the latest first. *steps*: oldest first."""
    done = (step.exercise for step in reversed(steps) if step.outcome is StepOutcome.DONE)
    return tuple(dict.fromkeys(done))


def objects(
    sessions: Iterable[SessionRecord], prompts: Iterable[PromptRecord]
) -> list[dict[str, Any]]:
    """Everything as JSON objects in the order of time; the shape is documented and kept."""
    found = [_session_object(row) for row in shown(sessions)]
    found += [_prompt_object(row) for row in prompts]
    return sorted(found, key=lambda entry: datetime.fromisoformat(entry["at"]))


def _day(day: date, sessions: list[SessionRecord], prompts: Counter[Outcome]) -> DaySummary:
    partial = [row for row in sessions if outcome_of(row) is Outcome.PARTIAL]
    return DaySummary(
        day=day,
        completed=sum(1 for row in sessions if outcome_of(row) is Outcome.COMPLETED),
        partial=tuple((row.steps_done, row.steps_total) for row in partial),
        natural=prompts[Outcome.NATURAL],
        skipped=prompts[Outcome.SKIPPED],
        snoozed_out=prompts[Outcome.SNOOZED_OUT],
        missed=prompts[Outcome.MISSED],
        held=prompts[Outcome.HELD],
        withdrawn=prompts[Outcome.WITHDRAWN],
        seconds=sum(row.done_s for row in sessions),
        steps=sum(row.steps_done for row in sessions),
    )


def _session_object(row: SessionRecord) -> dict[str, Any]:
    return {
        "kind": "session",
        "at": row.at,
        "ended_at": row.ended_at,
        "outcome": str(outcome_of(row)),
        "routine": row.routine,
        "posture": row.posture,
        "asked": row.asked,
        "steps_done": row.steps_done,
        "steps_total": row.steps_total,
        "seconds": round(row.done_s, 1),
        "planned_seconds": row.planned_s,
        "rehearsal": row.rehearsal,
        "computer": row.computer,
    }


def _prompt_object(row: PromptRecord) -> dict[str, Any]:
    return {
        "kind": "natural" if row.outcome is Outcome.NATURAL else "prompt",
        "at": row.at,
        "outcome": str(row.outcome),
        "reminder": row.reminder,
        "reason": row.reason,
        "rehearsal": row.rehearsal,
        "computer": row.computer,
    }
