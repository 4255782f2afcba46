"""A reminder of one's own as the planner's numbers, and how firmly it asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desk_stretch.core.breaks.firmness import Firmness
from desk_stretch.core.breaks.hours import Hours
from desk_stretch.core.breaks.policy import NO_LIMIT, Policy
from desk_stretch.core.breaks.reminder import Break, Kind, Reminder, messages_of, policy_for
from desk_stretch.core.breaks.trigger import ClockTimes, Trigger

HOLIDAY = date(2026, 1, 6)
SHARED = Policy(
    hours=Hours(frozenset({0, 1}), ((540, 1020),), frozenset({HOLIDAY})),
    quiet_s=60.0, natural_idle_s=300.0, freezing=frozenset({"camera"}), daily_cap=3, skip_limit=2,
    firmness=Firmness.STRICT,
)  # fmt: skip
EYES = Reminder("eyes", "Eyes", Break(Kind.MESSAGE, 20), on=True)


def test_its_own_numbers_are_its_own() -> None:
    own = replace(
        EYES, trigger=Trigger.CLOCK, minutes=30, times=ClockTimes((720,)), snooze=7, snoozes=3,
        cap=4, skips=1, firmness=Firmness.STEADY,
    )  # fmt: skip
    policy = policy_for(own, SHARED)
    assert (policy.reminder, policy.trigger, policy.times) == (
        "eyes", Trigger.CLOCK, ClockTimes((720,)),
    )  # fmt: skip
    assert (policy.work_s, policy.routine_s) == (1800.0, 20.0)
    assert (policy.snooze_s, policy.snooze_limit) == (420.0, 3)
    assert (policy.daily_cap, policy.skip_limit, policy.firmness) == (4, 1, Firmness.STEADY)


def test_what_it_has_no_word_on_is_as_for_the_rest_break() -> None:
    policy = policy_for(EYES, SHARED)
    assert (policy.quiet_s, policy.freezing, policy.hours) == (
        60.0, frozenset({"camera"}), SHARED.hours,
    )  # fmt: skip


def test_cap_skips_and_firmness_of_the_rest_break_are_not_shared() -> None:
    policy = policy_for(EYES, SHARED)
    assert (policy.daily_cap, policy.skip_limit) == (NO_LIMIT, NO_LIMIT)
    assert policy.firmness is Firmness.GENTLE


def test_own_hours_keep_the_days_off_of_all() -> None:
    afternoons = Hours(frozenset({4}), ((780, 1020),))
    hours = policy_for(replace(EYES, hours=afternoons), SHARED).hours
    assert (hours.days, hours.ranges, hours.off) == (
        frozenset({4}), ((780, 1020),), frozenset({HOLIDAY}),
    )  # fmt: skip


@pytest.mark.parametrize(("seconds", "natural_s"), [(20, 60.0), (60, 60.0), (61, 300.0)])
def test_a_minute_away_is_as_good_as_a_micro_break(seconds: int, natural_s: float) -> None:
    own = replace(EYES, asks=Break(Kind.MESSAGE, seconds))
    assert policy_for(own, SHARED).natural_idle_s == natural_s


@pytest.mark.parametrize(
    ("all_on", "own_on", "enabled"),
    [(True, True, True), (False, True, False), (True, False, False)],
)
def test_it_asks_only_if_it_and_all_reminders_are_on(
    all_on: bool, own_on: bool, enabled: bool
) -> None:
    policy = policy_for(replace(EYES, on=own_on), replace(SHARED, enabled=all_on))
    assert policy.enabled is enabled


@pytest.mark.parametrize(
    ("firmness", "again"),
    [
        (Firmness.GENTLE, (False, False)),
        (Firmness.STEADY, (True, False)),
        (Firmness.STRICT, (True, True)),
    ],
)
def test_how_often_a_firmness_asks_again(firmness: Firmness, again: tuple[bool, bool]) -> None:
    assert (firmness.asks_again(1, 2), firmness.asks_again(2, 2)) == again


def test_near_is_a_quarter_of_the_work_time_and_at_most_ten_minutes() -> None:
    assert Policy(work_s=1200.0).near_s == 300.0
    assert Policy(work_s=3000.0).near_s == 600.0
    assert Policy(work_s=60.0, trigger=Trigger.CLOCK).near_s == 600.0


def test_what_is_strict_has_no_skip() -> None:
    assert Policy(skip_limit=3).skips_a_day == 3
    assert Policy(skip_limit=3, firmness=Firmness.STRICT).skips_a_day == 0


def test_which_of_them_are_a_message() -> None:
    step = Reminder("neck", "Neck", Break(Kind.STEP, 30, "ear-to-shoulder"))
    assert messages_of((EYES, step)) == {"eyes"}
    assert messages_of(()) == frozenset()
