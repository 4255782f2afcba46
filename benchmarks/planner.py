"""A simulated year of a person at a desk through the planner: seconds, and microseconds a look.

Ratio: the same number of looks at a planner that has nothing to decide.
"""

from __future__ import annotations

import random
import time
from dataclasses import replace

from desk_stretch.core.breaks.hours import Hours
from desk_stretch.core.breaks.plan import fresh
from desk_stretch.core.breaks.planner import advance
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.reading import Presence, Reading
from desk_stretch.core.moment import Moment

EVENTS_A_DAY = 60
DAYS = 365
START = 1_767_571_200.0  # 2026-01-05, a Monday


def year(policy: Policy, seed: int = 1) -> tuple[int, int, float]:
    """Live through the year; return looks, prompts and seconds of this computer."""
    rng = random.Random(seed)
    moment = Moment(START, 0.0)
    plan = fresh(moment, policy)
    looks = prompts = 0
    begun = time.perf_counter()
    for _ in range(DAYS * EVENTS_A_DAY):
        presence = rng.choice((Presence.ACTIVE, Presence.ACTIVE, Presence.IDLE, Presence.LOCKED))
        since = moment.steady
        locked = since if presence is Presence.LOCKED else None
        left_s = rng.uniform(0.2, 1.8) * 86400 / EVENTS_A_DAY
        while True:
            last = since if presence is not Presence.ACTIVE else moment.steady - 10
            plan, decisions, wish = advance(plan, moment, Reading(presence, last, locked), policy)
            looks += 1
            prompts += sum(one.prompt is not None for one in decisions)
            if wish is None or wish >= left_s:
                break
            moment, left_s = moment.after(wish), left_s - wish
        moment = moment.after(left_s)
    return looks, prompts, time.perf_counter() - begun


def main() -> None:
    """Print the table."""
    policy = Policy(hours=Hours(frozenset(range(5)), ((540, 720), (780, 1080))))
    looks, prompts, seconds = year(policy)
    off_looks, _, off_seconds = year(replace(policy, enabled=False))
    print(f"a year of {DAYS * EVENTS_A_DAY} events: {seconds:.2f} s, {prompts} prompts")
    print(f"{looks} looks, {seconds / looks * 1e6:.1f} µs each")
    ratio = (seconds / looks) / (off_seconds / off_looks)
    print(f"ratio to a planner that is switched off: {ratio:.2f}")


if __name__ == "__main__":
    main()
