"""The rest of a day with three reminders, run ahead from the morning on: milliseconds.

Ratio: to one look of the planner at the same plans. A day is so many looks, and no more.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from desk_stretch.core.breaks.forecast import forecast
from desk_stretch.core.breaks.hours import Hours
from desk_stretch.core.breaks.policy import NO_LIMIT, Policy
from desk_stretch.core.breaks.reading import Reading
from desk_stretch.core.breaks.roster import advance_all, begun
from desk_stretch.core.breaks.trigger import ClockTimes, Trigger
from desk_stretch.core.moment import Moment

ROUNDS = 15
LOOKS = 20
MOST_MS = 30.0
MOST_RATIO = 200.0
START = 1_767_600_000.0  # 2026-01-05 08:00, a Monday

REST = Policy(hours=Hours(frozenset(range(5)), ((540, 720), (780, 1080))))
EYES = replace(REST, reminder="eyes", work_s=1200.0, routine_s=20.0, daily_cap=NO_LIMIT)
LUNCH = replace(
    REST, reminder="lunch", trigger=Trigger.CLOCK, times=ClockTimes((720, 900)), routine_s=1200.0
)
ALL = (REST, EYES, LUNCH)


def seconds(call: Callable[[], object]) -> float:
    """The seconds that a call takes."""
    begun_at = time.perf_counter()
    call()
    return time.perf_counter() - begun_at


def looks(moment: Moment) -> None:
    """A few looks at the beginning of the day."""
    plans = begun(moment, ALL)
    for _ in range(LOOKS):
        advance_all(plans, moment, Reading(), ALL)


def main() -> None:
    """Print the table; ends with 1 if a goal is missed."""
    moment = Moment(START, 0.0)
    plans = begun(moment, ALL)
    days, ratios = [], []
    for _ in range(ROUNDS):
        day = seconds(lambda: forecast(plans, moment, Reading(), ALL))
        look = seconds(lambda: looks(moment)) / LOOKS
        days.append(day * 1000)
        ratios.append(day / look)
    coming = len(forecast(plans, moment, Reading(), ALL).coming)
    ratio = statistics.median(ratios)
    print(f"a day of {coming} prompts: {min(days):.1f} ms at best (goal {MOST_MS:.0f})")
    print(f"median {statistics.median(days):.1f} ms")
    print(f"ratio to one look: {ratio:.0f} (goal {MOST_RATIO:.0f})")
    if min(days) > MOST_MS or ratio > MOST_RATIO:
        sys.exit(1)


if __name__ == "__main__":
    main()
