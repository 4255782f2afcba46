"""Fixed times of the day: which comes next, on which days, and what a change of the clocks does."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from desk_stretch.core.breaks.clock_times import clock_reached
from desk_stretch.core.breaks.plan import Stage, fresh
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.reading import Presence, Reading
from desk_stretch.core.breaks.trigger import ClockTimes, Trigger
from desk_stretch.core.moment import Moment

BERLIN = ZoneInfo("Europe/Berlin")
TWICE_A_DAY = ClockTimes((10 * 60 + 30, 15 * 60))
TEA = Policy(trigger=Trigger.CLOCK, times=TWICE_A_DAY)
HERE = Reading(Presence.ACTIVE, None)


def wall(text: str) -> float:
    """The wall second of a time in UTC; 2026-01-05 is a Monday."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2026-01-05 09:00", "2026-01-05 10:30"),
        ("2026-01-05 10:29:59", "2026-01-05 10:30"),
        ("2026-01-05 10:30", "2026-01-05 15:00"),
        ("2026-01-05 15:00", "2026-01-06 10:30"),
    ],
)
def test_the_next_time_is_after_now_and_never_now(now: str, then: str) -> None:
    assert TWICE_A_DAY.next_after(wall(now), UTC) == wall(then)


def test_times_in_any_order_give_the_nearest() -> None:
    assert ClockTimes((900, 630)).next_after(wall("2026-01-05 09:00"), UTC) == wall(
        "2026-01-05 10:30"
    )


def test_a_time_belongs_to_its_weekdays() -> None:
    mondays = ClockTimes((630,), frozenset({0}))
    assert mondays.next_after(wall("2026-01-05 10:30"), UTC) == wall("2026-01-12 10:30")


def test_without_times_or_days_nothing_comes() -> None:
    assert ClockTimes().next_after(wall("2026-01-05 09:00"), UTC) is None
    assert ClockTimes((630,), frozenset()).next_after(wall("2026-01-05 09:00"), UTC) is None


def test_a_time_that_is_skipped_comes_as_long_after_the_change() -> None:
    night = ClockTimes((150,))  # 02:30
    assert night.next_after(wall("2026-03-28 23:00"), BERLIN) == wall("2026-03-29 01:30")


def test_a_time_that_comes_twice_counts_once() -> None:
    night = ClockTimes((150,))
    first = wall("2026-10-25 00:30")
    assert night.next_after(wall("2026-10-24 23:00"), BERLIN) == first
    assert night.next_after(first, BERLIN) == wall("2026-10-26 01:30")


def reached(armed: str, now: str, reading: Reading = HERE) -> tuple[Stage, float]:
    """The stage, and from when on times count, after a look at *now*."""
    plan = fresh(Moment(wall(armed), 0.0), TEA)
    plan = clock_reached(plan, Moment(wall(now), 0.0), reading, TEA)
    return plan.stage, plan.armed_wall


def test_a_time_that_has_come_makes_the_break_due_once() -> None:
    now = "2026-01-05 10:30"
    assert reached("2026-01-05 09:00", now) == (Stage.DUE, wall(now))
    assert reached(now, now) == (Stage.COUNTING, wall(now))


def test_a_clock_set_back_by_a_day_asks_for_no_time_twice() -> None:
    assert reached("2026-01-06 10:31", "2026-01-05 10:31") == (
        Stage.COUNTING, wall("2026-01-06 10:31"),
    )  # fmt: skip


def test_a_clock_set_back_by_the_longest_time_is_not_wrong_yet() -> None:
    was = "2026-01-06 10:31"
    assert reached(was, "2026-01-05 08:31") == (Stage.COUNTING, wall(was))


def test_a_clock_set_back_by_more_was_wrong_before() -> None:
    now = "2026-01-05 08:30"
    assert reached("2026-01-06 10:31", now) == (Stage.COUNTING, wall(now))


def test_a_time_in_a_routine_waits_for_its_end() -> None:
    busy = Reading(Presence.ACTIVE, None, in_routine=True)
    assert reached("2026-01-05 09:00", "2026-01-05 10:30", busy) == (
        Stage.COUNTING, wall("2026-01-05 09:00"),
    )  # fmt: skip


def test_a_time_in_a_rest_passes_by() -> None:
    away = Reading(Presence.IDLE, 0.0)
    now = "2026-01-05 10:30"
    assert reached("2026-01-05 09:00", now, away) == (Stage.COUNTING, wall(now))
