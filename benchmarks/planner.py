"""A simulated year of a person with three reminders: seconds, and microseconds a look.

Ratio: the same year with the rest break alone, and with everything switched off.
"""

from __future__ import annotations

import random
import sys
import time
from dataclasses import replace

from benchmarks.figure import row
from desk_stretch.core.breaks.hours import Hours
from desk_stretch.core.breaks.policy import NO_LIMIT, Policy
from desk_stretch.core.breaks.reading import Presence, Reading
from desk_stretch.core.breaks.roster import Policies, advance_all, begun
from desk_stretch.core.breaks.trigger import ClockTimes, Trigger
from desk_stretch.core.moment import Moment

EVENTS_A_DAY = 60
DAYS = 365
GOAL_S = 5.0
START = 1_767_571_200.0  # 2026-01-05, a Monday


def year(policies: Policies, seed: int = 1) -> tuple[int, int, float]:
    """Live through the year; return looks, prompts and seconds of this computer."""
    rng = random.Random(seed)
    moment = Moment(START, 0.0)
    plans = begun(moment, policies)
    looks = prompts = 0
    since_s = time.perf_counter()
    for _ in range(DAYS * EVENTS_A_DAY):
        presence = rng.choice((Presence.ACTIVE, Presence.ACTIVE, Presence.IDLE, Presence.LOCKED))
        since = moment.steady
        locked = since if presence is Presence.LOCKED else None
        left_s = rng.uniform(0.2, 1.8) * 86400 / EVENTS_A_DAY
        while True:
            last = since if presence is not Presence.ACTIVE else moment.steady - 10
            reading = Reading(presence, last, locked)
            plans, decisions, wish = advance_all(plans, moment, reading, policies)
            looks += 1
            prompts += sum(one.prompt is not None for one in decisions)
            if wish is None or wish >= left_s:
                break
            moment, left_s = moment.after(wish), left_s - wish
        moment = moment.after(left_s)
    return looks, prompts, time.perf_counter() - since_s


def three() -> tuple[Policy, Policy, Policy]:
    """The rest break, a short one for the eyes, and one at noon."""
    rest = Policy(hours=Hours(frozenset(range(5)), ((540, 720), (780, 1080))))
    eyes = replace(rest, reminder="eyes", work_s=1200.0, routine_s=20.0, daily_cap=NO_LIMIT)
    lunch = replace(
        rest, reminder="lunch", trigger=Trigger.CLOCK, times=ClockTimes((720,)), routine_s=1200.0
    )
    return rest, eyes, lunch


def main() -> None:
    """Print the table; 1 if the goal is missed."""
    all_three = three()
    looks, prompts, seconds = year(all_three)
    is_quick = row(f"a year of {DAYS * EVENTS_A_DAY} events", seconds, "s", GOAL_S)
    print(f"{prompts} prompts")
    print(f"{looks} looks, {seconds / looks * 1e6:.1f} µs each, of three reminders")
    one_looks, _, one_seconds = year(all_three[:1])
    alone = one_seconds / one_looks * 1e6
    print(f"{one_looks} looks, {alone:.1f} µs each, of the rest break alone")
    off_looks, _, off_seconds = year([replace(each, enabled=False) for each in all_three])
    ratio = (seconds / looks) / (off_seconds / off_looks)
    print(f"ratio to three reminders that are switched off: {ratio:.2f}")
    sys.exit(not is_quick)


if __name__ == "__main__":
    main()
