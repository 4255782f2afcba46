"""What a tally says: the figures behind every chart of the history, and its spans of days.

A span is so many days up to a day, not a week or month of the calendar: so nothing falls back to
nothing on a Monday or on the first. There is no count here that can be lost or broken.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from desk_stretch.core.history.records import Outcome
from desk_stretch.core.history.tally import Tally

DAY, WEEK, MONTH, YEAR = 1, 7, 28, 365
HOURS = 24

# How a prompt or routine ended, in the order in which it is told: what was done comes first.
TOLD = (
    Outcome.COMPLETED, Outcome.PARTIAL, Outcome.NATURAL, Outcome.SNOOZED, Outcome.SKIPPED,
    Outcome.MISSED, Outcome.SNOOZED_OUT, Outcome.HELD,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """So many days, *last* the last of them."""

    last: date
    days: int

    @property
    def first(self) -> date:
        """The first day."""
        return self.last - timedelta(days=self.days - 1)

    def earlier(self) -> Span:
        """The days just before these; none before the calendar's first."""
        room = (self.first - date.min).days
        return Span(self.last - timedelta(days=min(self.days, room)), self.days)

    def later(self, today: date) -> Span:
        """The days just after these, but none that are still to come."""
        return Span(min(today, self.last + timedelta(days=self.days)), self.days)

    def each(self) -> list[date]:
        """Its days in their order."""
        return [self.first + timedelta(days=place) for place in range(self.days)]


@dataclass(frozen=True, slots=True)
class DayFigures:
    """One day: routines (whole or in part), their steps and seconds, and natural breaks."""

    routines: int = 0
    steps: int = 0
    seconds: float = 0.0
    natural: int = 0


@dataclass(frozen=True, slots=True)
class HourFigures:
    """One hour of the clock, over all days of the span."""

    routines: int = 0
    natural: int = 0


@dataclass(frozen=True, slots=True)
class PostureFigures:
    """The routines done in one posture."""

    routines: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Insight:
    """All figures of a span. *days*, *postures* and *areas* hold only what there is."""

    days: Mapping[date, DayFigures] = field(default_factory=dict)
    hours: tuple[HourFigures, ...] = (HourFigures(),) * HOURS
    outcomes: Mapping[Outcome, int] = field(default_factory=dict)
    postures: Mapping[str, PostureFigures] = field(default_factory=dict)
    areas: Mapping[str, int] = field(default_factory=dict)

    @property
    def whole(self) -> DayFigures:
        """All days added up."""
        days = self.days.values()
        return DayFigures(
            sum(one.routines for one in days),
            sum(one.steps for one in days),
            sum(one.seconds for one in days),
            sum(one.natural for one in days),
        )

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.outcomes


def insight(tally: Tally) -> Insight:
    """Add the groups up for every chart at once."""
    days: defaultdict[str, list[float]] = defaultdict(lambda: [0, 0, 0.0, 0])
    hours = [[0, 0] for _ in range(HOURS)]
    outcomes: Counter[Outcome] = Counter()
    postures: defaultdict[str, list[float]] = defaultdict(lambda: [0, 0.0])
    for hour, posture, outcome, routines, steps, seconds in tally.routines:
        _add(days[hour[:10]], (routines, steps, seconds, 0))
        _add(hours[int(hour[11:13])], (routines, 0))
        _add(postures[posture], (routines, seconds))
        outcomes[outcome] += routines
    for hour, outcome, prompts in tally.prompts:
        outcomes[outcome] += prompts
        if outcome is Outcome.NATURAL:
            _add(days[hour[:10]], (0, 0, 0.0, prompts))
            _add(hours[int(hour[11:13])], (0, prompts))
    return Insight(
        {date.fromisoformat(day): _figures(days[day]) for day in sorted(days)},
        tuple(HourFigures(*sums) for sums in hours),
        {each: outcomes[each] for each in TOLD if outcomes[each]},
        # Of a break that another app counted, nobody knows the posture.
        {
            name: PostureFigures(int(one[0]), one[1])
            for name, one in sorted(postures.items())
            if name
        },
        _areas(tally),
    )


def level(value: float, most: float, levels: int = 4) -> int:
    """How dark a square is: 0 for nothing, else 1 to *levels* in equal parts of the *most*."""
    if value <= 0 or most <= 0:
        return 0
    return 1 + sum(value > most * part / levels for part in range(1, levels))


def weeks(span: Span, first_weekday: int) -> list[tuple[date, ...]]:
    """The weeks that the span touches, whole, each from *first_weekday* on (Monday is 1)."""
    start = span.first - timedelta(days=(span.first.isoweekday() - first_weekday) % 7)
    count = ((span.last - start).days // 7) + 1
    return [
        tuple(start + timedelta(days=7 * row + day) for day in range(7)) for row in range(count)
    ]


def busy_hours(hours: tuple[HourFigures, ...], least: range = range(8, 18)) -> range:
    """The hours to draw: those with something, and *least* so that a morning looks like one."""
    found = [hour for hour, one in enumerate(hours) if one.routines or one.natural]
    return range(min([*found, least.start]), max([*found, least.stop - 1]) + 1)


def _areas(tally: Tally) -> dict[str, int]:
    """The most worked area first; those worked alike by their names."""
    areas: Counter[str] = Counter()
    for group in tally.worked:
        for area in group.areas:
            areas[area] += group.steps
    return dict(sorted(areas.items(), key=lambda pair: (-pair[1], pair[0])))


def _add(sums: list[Any], more: tuple[float, ...]) -> None:
    for place, number in enumerate(more):
        sums[place] += number


def _figures(sums: list[float]) -> DayFigures:
    routines, steps, seconds, natural = sums
    return DayFigures(int(routines), int(steps), seconds, int(natural))
