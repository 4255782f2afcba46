"""The record in groups instead of rows: what many years of it cost no more than a few days.

A database makes the groups itself; ``grouped`` says in plain code what they are. Rehearsals and
sessions in which nothing has ended yet are in none of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from desk_stretch.core.history.records import (
    Outcome,
    PromptRecord,
    SessionRecord,
    StepOutcome,
    StepRecord,
)
from desk_stretch.core.history.stats import outcome_of, shown

_HOUR = len("2026-03-04T14")
_DAY = len("2026-03-04")


class Routines(NamedTuple):
    """The routines that were begun in one *hour* (``2026-03-04T14``, as on the wall then), in
    one posture, with one outcome."""

    hour: str
    posture: str
    outcome: Outcome
    routines: int
    steps: int
    seconds: float


class Prompts(NamedTuple):
    """The natural breaks of one hour; of prompts, whose hour is not asked for, all that ended
    alike, with an empty *hour*."""

    hour: str
    outcome: Outcome
    prompts: int


class Worked(NamedTuple):
    """How many finished steps worked exactly these areas."""

    areas: tuple[str, ...]
    steps: int


@dataclass(frozen=True, slots=True)
class Tally:
    """The groups of a span of days, in no order."""

    routines: tuple[Routines, ...] = ()
    prompts: tuple[Prompts, ...] = ()
    worked: tuple[Worked, ...] = ()


def grouped(
    first: date, last: date,
    sessions: Iterable[SessionRecord], prompts: Iterable[PromptRecord], steps: Iterable[StepRecord],
) -> Tally:  # fmt: skip
    """The groups of the days from *first* to *last*, as their times are written.

    *sessions* are all of those to which the *steps* belong.
    """
    days = range(first.toordinal(), last.toordinal() + 1)
    known = list(sessions)
    counted = [row for row in shown(known) if not row.rehearsal and _day(row.at) in days]
    asked = Counter(
        (row.at[:_HOUR] if row.outcome is Outcome.NATURAL else "", row.outcome)
        for row in prompts
        if not row.rehearsal and _day(row.at) in days
    )
    rehearsed = {row.id for row in known if row.rehearsal}
    worked = Counter(
        row.areas
        for row in steps
        if row.outcome is StepOutcome.DONE and row.session not in rehearsed and _day(row.at) in days
    )
    return Tally(
        tuple(_routines(counted)),
        tuple(Prompts(*key, count) for key, count in asked.items()),
        tuple(Worked(areas, count) for areas, count in worked.items()),
    )


def _routines(sessions: Iterable[SessionRecord]) -> Iterable[Routines]:
    alike: defaultdict[tuple[str, str, Outcome], list[SessionRecord]] = defaultdict(list)
    for row in sessions:
        alike[row.at[:_HOUR], row.posture, outcome_of(row)].append(row)
    for key, rows in alike.items():
        steps, seconds = sum(row.steps_done for row in rows), sum(row.done_s for row in rows)
        yield Routines(*key, len(rows), steps, seconds)


def _day(at: str) -> int:
    return date.fromisoformat(at[:_DAY]).toordinal()
