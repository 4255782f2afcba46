"""Clocks that go wrong, all at once: set back and forward, another zone, daylight saving, a week
asleep, a leap day. Never two prompts, never one too many, and no reminder that stays away."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from desk_stretch.core.breaks import answers, roster_answers
from desk_stretch.core.breaks.decision import Event
from desk_stretch.core.breaks.hours import Hours
from desk_stretch.core.breaks.reading import Presence
from desk_stretch.core.breaks.roster import begun
from desk_stretch.core.moment import Moment
from tests.core.breaks.test_roster_properties import ALL, REST, World

ZONES = [
    ZoneInfo(name)
    for name in (
        "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Havana",
        "Asia/Kolkata", "Pacific/Apia", "Pacific/Kiritimati", "America/Santiago", "UTC",
    )
]  # fmt: skip
STARTS = (
    datetime(2026, 3, 28, 22), datetime(2026, 10, 24, 22), datetime(2026, 3, 7, 20),
    datetime(2028, 2, 28, 18), datetime(2026, 12, 31, 20), datetime(2027, 4, 3, 10),
    datetime(2011, 12, 29, 8), datetime(2026, 6, 15, 9),
)  # fmt: skip
ALWAYS = Hours(frozenset(range(7)), ((0, 1440),))
WHAT = (
    "active", "active", "active", "idle", "locked", "hold", "sleep", "jump", "restart", "snooze",
    "skip", "pause", "resume", "begin", "end", "zone", "week", "night", "back", "year",
)  # fmt: skip
DAY_S = 86400.0


class Traveller(World):
    """A person whose clocks nobody can trust."""

    def happen(self, what: str, amount: int) -> None:
        if what == "zone":
            self.moment = replace(self.moment, zone=ZONES[amount % len(ZONES)])
        elif what in ("week", "night"):
            slept = 7 * DAY_S if what == "week" else 9 * 3600.0
            self.moment = replace(self.moment.after(slept), slept=self.moment.slept + slept)
            self.woke = self.moment.steady
        elif what in ("back", "year"):
            by = 366 * DAY_S * (1 if what == "year" else -1)
            self.moment = replace(self.moment, wall=self.moment.wall + by)
        else:
            super().happen(what, amount)
            return
        self.look()


def live(seed: int) -> int:
    """Live through some days; tells how often the person was asked after all of it."""
    chance = random.Random(seed)
    policies = tuple(replace(one, hours=ALWAYS) for one in ALL) if seed % 2 else ALL
    start = chance.choice(STARTS).replace(tzinfo=UTC).timestamp()
    moment = Moment(start, 0.0, 0.0, chance.choice(ZONES))
    world = Traveller(begun(moment, policies), moment, policies)
    world.look()
    for _ in range(chance.randrange(5, 50)):
        world.wait(float(chance.randrange(1500)))
        world.happen(chance.choice(WHAT), chance.randrange(61))
    return asked_in_the_end(world)


def asked_in_the_end(world: Traveller) -> int:
    """Everything is as on any morning again: the rest break is asked for within its work time."""
    policies = tuple(replace(one, hours=ALWAYS) for one in world.policies)
    world.policies = policies
    world.presence, world.locked_from, world.holds = Presence.ACTIVE, None, frozenset()
    world.plans = roster_answers.everywhere(world.plans, answers.resume)
    world.plans = roster_answers.everywhere(world.plans, answers.end_meeting)
    if any(plan.stage.value == "routine" for plan in world.plans.values()):
        world.plans = roster_answers.end_routine(world.plans, world.moment, policies, 180.0, 180.0)
    world.happen("night", 0)
    world.moment = world.moment.after(DAY_S)  # another day, whatever the wall said before
    world.look()
    asked = 0
    end = world.moment.steady + 3 * REST.work_s + 3600
    while world.moment.steady < end:
        world.moment = world.moment.after(min(world.wish or 60.0, 60.0))
        asked += sum(one.event is Event.PROMPT for one in world.look())
    return asked


def test_clocks_that_go_wrong_lose_no_reminder():
    assert [seed for seed in range(8) if not live(seed)] == []


@pytest.mark.campaign
def test_thousands_of_days_with_clocks_that_go_wrong(proved):
    lost = [seed for seed in range(100, 1100) if not live(seed)]
    print(lost)
    proved("clock set back and forward, zones, daylight saving, a week asleep, leap day: days",
           tries=1000, losses=len(lost))  # fmt: skip
