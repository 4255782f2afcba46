"""The desk of a simulated day: when the last input was, and which time of day is meant."""

from __future__ import annotations

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from desk_stretch.core.breaks.decision import Event
from desk_stretch.core.breaks.reading import Presence
from desk_stretch.core.breaks.scenario import parse
from desk_stretch.core.breaks.simulated_desk import Desk, wall_of
from desk_stretch.core.breaks.simulation import Simulation
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


@pytest.mark.parametrize(("seconds", "presence"), [(29.9, Presence.ACTIVE), (30, Presence.IDLE)])
def test_whoever_typed_is_known_to_have_left_after_half_a_minute(
    seconds: float, presence: Presence
) -> None:
    desk = Desk(NINE)
    desk.become("typing")
    desk.become("idle")
    desk.pass_time(seconds)
    assert desk.reading(5.0).presence is presence


def test_what_ends_a_second_later_does_not_end_yet() -> None:
    desk = Desk(NINE)
    desk.hold("call", 60)
    desk.hold("camera", 61)
    desk.pass_time(60)
    assert desk.end_what_is_over()
    assert desk.holds == {"camera"}


@pytest.mark.parametrize(
    ("clock", "later_s"),
    [(time(9), 0), (time(9, 0, 1), 1), (time(8, 59, 59), DAY_S - 1), (time(0), DAY_S - 9 * 3600)],
)
def test_a_time_of_day_is_the_next_that_the_clock_shows(clock: time, later_s: float) -> None:
    assert wall_of(clock, TODAY, NINE) == NINE.wall + later_s


def test_up_to_half_a_second_past_a_second_is_still_that_second() -> None:
    for fraction in (0.4, 0.5):
        assert wall_of(time(9), TODAY, NINE.after(fraction)) == NINE.after(fraction).wall
    assert wall_of(time(9), TODAY, NINE.after(0.6)) == NINE.wall + DAY_S


def log(day: str) -> list[tuple[str, Event]]:
    simulation = Simulation(ZoneInfo)
    simulation.run(parse(f"policy work 45m\n{day}"))
    return [(f"{one.at:%H:%M:%S}", one.decision.event) for one in simulation.log]


def test_the_end_of_the_day_brings_nobody_back() -> None:
    day = "09:00 active\n09:40 call on\n09:46 idle\n09:47 call off\n09:50 end"
    assert log(day) == [("09:45:00", Event.HELD)]


def test_an_absence_after_typing_is_noticed_in_time_to_become_a_break() -> None:
    assert log("09:00 typing\n09:20 idle\n09:30 end") == [("09:25:00", Event.NATURAL)]


def test_a_routine_that_nobody_asked_for_is_as_long_as_the_rest_break() -> None:
    day = "reminder eyes: work 1h, break 20s\n09:00 active\n09:05 do start\n09:10 end"
    assert log(day) == [("09:08:00", Event.COMPLETED)]


def test_what_happens_is_counted_from_the_first_line() -> None:
    simulation = Simulation(ZoneInfo)
    simulation.run(parse("policy work 45m\n09:00 active\n09:45 end"))
    assert [one.t for one in simulation.log] == [2700.0]


def test_a_look_a_second_before_its_end_does_not_end_a_routine() -> None:
    assert log("09:00 active\n09:45 do start 90s\n09:46:29 typing\n09:47 end") == [
        ("09:45:00", Event.PROMPT), ("09:46:30", Event.COMPLETED),
    ]  # fmt: skip
