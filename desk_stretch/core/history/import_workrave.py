"""What Workrave counted, as entries of ours; no clock here, so *local* gives a time its offset.

Workrave (1.10 and later) writes a text of days: ``D`` begins one (day, month from 0, year from
1900, hour and minute of its beginning, the same of its end), ``B`` has the counts of one kind of
break: prompted, taken, natural, skipped, postponed. It knows no times within a day, so they are
spread over it. Only rest breaks have a counterpart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from desk_stretch.core.history.exchange import Entry, Reading, WholeSession, seconds_of
from desk_stretch.core.history.records import Outcome, PromptRecord, SessionRecord
from desk_stretch.i18n import tr

HEAD = "WorkRaveStats"
NAME = "Workrave"
VERSIONS = ("3", "4")
MOST_OF_A_DAY = 500
MOST_DAYS = 20_000
LONGEST_LINE = 4000
_REMINDER = "rest break"
_REST_BREAK = 1
_KINDS = (None, Outcome.COMPLETED, Outcome.NATURAL, Outcome.SKIPPED, Outcome.SNOOZED)
_LEAST_SPAN = timedelta(hours=1)


class Counted(NamedTuple):
    """A day as it was counted: its first and last minute on the wall, and rest breaks by kind."""

    first: datetime
    last: datetime
    counts: tuple[int, ...] = ()


@dataclass(slots=True)
class _Found:
    """What was read so far; a day that is there twice is the later one."""

    days: dict[date, Counted] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def read_workrave(text: str, today: date, local: Callable[[datetime], datetime]) -> Reading:
    """Read ``historystats`` or ``todaystats``; ValueError if it is neither. *today* is left out:
    it would be another day tomorrow."""
    lines = text.splitlines()
    words = lines[0].split() if lines else []
    if len(words) != 2 or words[0] != HEAD:
        raise ValueError(tr("it is no history that Workrave has written"))
    if words[1] not in VERSIONS:
        raise ValueError(tr("it was written by another version of Workrave"))
    found = _Found()
    _read_days(lines, found)
    found.days.pop(today, None)
    entries = [one for day in found.days.values() for one in _entries(day, local)]
    return Reading(
        tuple(sorted(entries, key=seconds_of)), len(found.problems), tuple(found.problems), _notes()
    )


def _notes() -> tuple[str, ...]:
    return (
        tr(
            "Workrave counts by the day: the times within a day are spread evenly, and a rest "
            "break that was taken is a routine without steps."
        ),
        tr("Its micro-breaks, daily limit and input counts have no counterpart here."),
    )


def _read_days(lines: list[str], found: _Found) -> None:
    day: Counted | None = None
    for number, line in enumerate(lines[1:], 2):
        try:
            if line.startswith("D"):
                day = None  # what follows a day that cannot be read belongs to none
                day = _day(line)
                found.days[day.first.date()] = day
            elif line.startswith("B") and day is not None:
                counts = _counts(line)
                if counts:
                    found.days[day.first.date()] = day._replace(counts=counts)
        except (ValueError, OverflowError):
            where = tr("line {n}").format(n=number)
            found.problems.append(f"{where}: {_expected(line)}")
        if len(found.days) > MOST_DAYS:
            raise ValueError(tr("it has more than {n} days").format(n=MOST_DAYS))


def _expected(line: str) -> str:
    if line.startswith("D"):
        return tr("a day with its beginning and its end is expected")
    return tr("counts of breaks from 0 to {most} are expected").format(most=MOST_OF_A_DAY)


def _numbers(line: str) -> list[int]:
    if len(line) > LONGEST_LINE:
        raise ValueError
    return [int(word) for word in line[1:].split()]


def _day(line: str) -> Counted:
    first_day, first_month, first_year, *clock = _numbers(line)
    hour, minute, last_day, last_month, last_year, last_hour, last_minute = clock
    first = datetime(first_year + 1900, first_month + 1, first_day, hour, minute)
    last = datetime(last_year + 1900, last_month + 1, last_day, last_hour, last_minute)
    if not 1970 <= first.year < 9000:
        raise ValueError
    # One that was still going on after midnight, or whose clock was set back, is a day as well.
    end = min(last, datetime.combine(first.date(), datetime.max.time()).replace(microsecond=0))
    return Counted(first, max(end, first + _LEAST_SPAN))


def _counts(line: str) -> tuple[int, ...]:
    """The counts of a line, none if it is not about rest breaks."""
    kind, size, *counts = _numbers(line)
    if kind != _REST_BREAK:
        return ()
    counts = counts[:size][: len(_KINDS)]
    if any(not 0 <= count <= MOST_OF_A_DAY for count in counts):
        raise ValueError
    return tuple(counts)


def _entries(day: Counted, local: Callable[[datetime], datetime]) -> Iterator[Entry]:
    """Each count as so many entries, evenly over the day."""
    for kind, count in zip(_KINDS, day.counts, strict=False):
        if kind is None:
            continue
        for place in range(count):
            wall = day.first + (day.last - day.first) * ((place + 0.5) / count)
            at = local(wall.replace(microsecond=0)).isoformat(timespec="seconds")
            yield _entry(kind, at)


def _entry(kind: Outcome, at: str) -> Entry:
    """A break that was taken is a routine without steps: Workrave does not say what was done."""
    if kind is not Outcome.COMPLETED:
        return PromptRecord(at, _REMINDER, kind, NAME)
    return WholeSession(
        SessionRecord(
            id=0, at=at, routine=NAME, posture="", asked=True, steps_total=0, steps_done=0,
            planned_s=0, done_s=0.0, outcome=kind, ended_at=at,
        )
    )  # fmt: skip
