"""The desk of a simulated day: when the last input was, and which time of day is meant."""

from __future__ import annotations

from datetime import date, time

import pytest

from desk_stretch.core.breaks.reading import Presence
from desk_stretch.core.breaks.simulated_desk import Desk, wall_of
from desk_stretch.core.moment import Moment

NINE = Moment(1_767_603_600.0, 1000.0)  # 2026-01-05 09:00 UTC
DAY_S = 86400.0
TODAY = date(2026, 1, 5)


def test_whoever_locks_the_screen_was_there_until_then() -> None:
    desk = Desk(NINE)
    desk.pass_time(100)
    desk.become("locked")
    assert (desk.last_input, desk.locked_from) == (1100.0, 1100.0)


def test_a_screen_that_locks_itself_leaves_the_last_input_where_it_was() -> None:
    desk = Desk(NINE)
    desk.become("idle")
    desk.pass_time(100)
    desk.become("locked")
    assert (desk.last_input, desk.locked_from) == (1000.0, 1100.0)
    desk.pass_time(50)
    desk.become("idle")
    assert (desk.presence, desk.last_input, desk.locked_from) == (Presence.IDLE, 1150.0, None)


@pytest.mark.parametrize(
    ("clock", "later_s"),
    [(time(9), 0), (time(9, 0, 1), 1), (time(8, 59, 59), DAY_S - 1), (time(0), DAY_S - 9 * 3600)],
)
def test_a_time_of_day_is_the_next_that_the_clock_shows(clock: time, later_s: float) -> None:
    assert wall_of(clock, TODAY, NINE) == NINE.wall + later_s


def test_a_fraction_past_a_second_is_still_that_second() -> None:
    assert wall_of(time(9), TODAY, NINE.after(0.4)) == NINE.after(0.4).wall
