"""Working hours in local time: several ranges, midnight, days off, summer time."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_stretch.core.breaks.hours import ANY_TIME, Hours
from desk_stretch.core.moment import Moment, local_wall

BERLIN = ZoneInfo("Europe/Berlin")
OFFICE = Hours(frozenset(range(5)), ((9 * 60, 12 * 60), (13 * 60, 18 * 60)))
NIGHT = Hours(frozenset({0}), ((22 * 60, 2 * 60),))


def moment(day: str, clock: str, zone: ZoneInfo = BERLIN) -> Moment:
    wall = local_wall(date.fromisoformat(day), time.fromisoformat(clock), zone)
    return Moment(wall, 0.0, 0.0, zone)


@pytest.mark.parametrize(
    ("clock", "is_open"),
    [
        ("08:59:59", False), ("09:00:00", True), ("11:59:59", True), ("12:00:00", False),
        ("13:00:00", True), ("17:59:59", True), ("18:00:00", False),
    ],
)  # fmt: skip
def test_ranges_begin_sharp_and_end_sharp(clock: str, is_open: bool) -> None:
    assert OFFICE.is_open(moment("2026-01-05", clock)) is is_open


def test_days_off_are_closed() -> None:
    assert not OFFICE.is_open(moment("2026-01-10", "10:00"))


@pytest.mark.parametrize(
    ("day", "clock", "is_open"),
    [
        ("2026-01-05", "21:59", False), ("2026-01-05", "22:00", True),
        ("2026-01-06", "01:59", True), ("2026-01-06", "02:00", False),
        ("2026-01-06", "23:00", False),
    ],
)  # fmt: skip
def test_a_range_over_midnight_belongs_to_the_day_it_began(
    day: str, clock: str, is_open: bool
) -> None:
    assert NIGHT.is_open(moment(day, clock)) is is_open


def test_a_range_that_ends_where_it_begins_lasts_a_day() -> None:
    day = Hours(frozenset({0}), ((540, 540),))
    times = (("05", "08:59"), ("05", "09:00"), ("06", "08:59"), ("06", "09:00"))
    found = [day.is_open(moment(f"2026-01-{on}", clock)) for on, clock in times]
    assert found == [False, True, True, False]


def test_a_night_ends_before_the_day_begins() -> None:
    both = Hours(frozenset(range(7)), ((22 * 60, 2 * 60), (540, 720)))
    at = moment("2026-01-06", "01:00")
    assert both.next_change(at) == moment("2026-01-06", "02:00").wall


def test_the_next_change_is_the_nearest_edge() -> None:
    at = moment("2026-01-05", "10:00")
    assert OFFICE.next_change(at) == moment("2026-01-05", "12:00").wall
    evening = moment("2026-01-09", "18:00")
    assert OFFICE.next_change(evening) == moment("2026-01-12", "09:00").wall


def test_touching_ranges_do_not_change_anything_where_they_touch() -> None:
    day = Hours(frozenset(range(7)), ((540, 720), (720, 900)))
    assert day.next_change(moment("2026-01-05", "10:00")) == moment("2026-01-05", "15:00").wall


def test_any_time_never_changes_and_no_day_never_opens() -> None:
    assert ANY_TIME.next_change(moment("2026-01-05", "10:00")) is None
    assert ANY_TIME.is_open(moment("2026-01-05", "03:00"))
    never = Hours(frozenset(), ((540, 720),))
    assert not never.is_open(moment("2026-01-05", "10:00"))
    assert never.next_change(moment("2026-01-05", "10:00")) is None


def test_hours_follow_the_clock_on_the_wall_through_summer_time() -> None:
    night = Hours(frozenset(range(7)), ((60, 240),))
    start = moment("2026-03-29", "01:00")
    end = night.next_change(start)
    assert end is not None
    assert datetime.fromtimestamp(end, BERLIN).time() == time(4)
    assert end - start.wall == 2 * 3600


@given(
    st.sets(st.integers(0, 6)),
    st.lists(st.tuples(st.integers(0, 1439), st.integers(0, 1440)), max_size=4),
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),
    st.sets(st.integers(-1, 20), max_size=9),
)
def test_nothing_changes_before_the_next_change(
    days: set[int], ranges: list[tuple[int, int]], when: datetime, off: set[int]
) -> None:
    days_off = frozenset(when.date() + timedelta(days=ahead) for ahead in off)
    hours = Hours(frozenset(days), tuple(ranges), days_off)
    now = Moment(when.replace(tzinfo=BERLIN).timestamp(), 0.0, 0.0, BERLIN)
    change = hours.next_change(now)
    now_open = hours.is_open(now)
    end = now.wall + 86400 if change is None else change
    for part in range(1, 20):
        inside = now.after((end - now.wall) * part / 20)
        assert hours.is_open(inside) is now_open
    if change is not None:
        assert hours.is_open(now.after(change - now.wall)) is not now_open


CHRISTMAS = frozenset({date(2026, 12, 25), date(2026, 12, 26)})


def test_no_range_begins_on_a_day_off() -> None:
    hours = Hours(OFFICE.days, OFFICE.ranges, CHRISTMAS)
    assert hours.is_open(moment("2026-12-24", "10:00"))
    assert not hours.is_open(moment("2026-12-25", "10:00"))
    evening = moment("2026-12-24", "18:00")
    assert hours.next_change(evening) == moment("2026-12-28", "09:00").wall


def test_a_range_that_began_the_evening_before_a_day_off_runs_to_its_end() -> None:
    night = Hours(frozenset(range(7)), ((22 * 60, 2 * 60),), CHRISTMAS)
    assert night.is_open(moment("2026-12-25", "01:59"))
    assert not night.is_open(moment("2026-12-25", "22:00"))
    assert not night.is_open(moment("2026-12-27", "01:00"))
    assert night.next_change(moment("2026-12-25", "01:00")) == moment("2026-12-25", "02:00").wall
    assert night.next_change(moment("2026-12-25", "02:00")) == moment("2026-12-27", "22:00").wall


def test_days_off_close_hours_that_know_no_limit() -> None:
    hours = Hours(off=CHRISTMAS)
    assert not hours.is_any_time
    assert hours.next_change(moment("2026-03-01", "10:00")) == moment("2026-12-25", "00:00").wall
    assert hours.next_change(moment("2026-12-25", "10:00")) == moment("2026-12-27", "00:00").wall
    assert hours.next_change(moment("2026-12-27", "00:00")) is None


def test_a_long_leave_is_looked_over() -> None:
    leave = frozenset(date(2026, 7, 1) + timedelta(days=ahead) for ahead in range(60))
    hours = Hours(frozenset({2}), ((540, 720),), leave)
    assert hours.next_change(moment("2026-06-30", "12:00")) == moment("2026-09-02", "09:00").wall


def test_the_one_weekday_off_is_looked_over() -> None:
    hours = Hours(frozenset({0}), ((540, 720),), frozenset({date(2026, 1, 12)}))
    assert hours.next_change(moment("2026-01-05", "12:00")) == moment("2026-01-19", "09:00").wall


@pytest.mark.parametrize(
    ("day", "clock", "is_day_off"),
    [
        ("2026-12-25", "10:00", True), ("2026-12-25", "20:00", True),
        ("2026-12-24", "20:00", False), ("2026-12-25", "01:00", False),
        ("2026-12-26", "10:00", False),
    ],
)  # fmt: skip
def test_a_day_off_is_a_working_day_that_is_closed(day: str, clock: str, is_day_off: bool) -> None:
    ranges = ((540, 1080), (22 * 60, 120))
    assert Hours(OFFICE.days, ranges, CHRISTMAS).is_day_off(moment(day, clock)) is is_day_off


@pytest.mark.parametrize(
    ("zone", "day", "hours_long"),
    [
        ("Europe/Berlin", "2026-03-28", 3), ("Europe/Berlin", "2026-10-24", 5),
        ("America/New_York", "2026-03-07", 3), ("America/New_York", "2026-10-31", 5),
        ("Australia/Lord_Howe", "2026-10-03", 3.5), ("Australia/Lord_Howe", "2026-04-04", 4.5),
        ("Asia/Tokyo", "2026-03-28", 4),
    ],
)  # fmt: skip
def test_a_night_over_a_change_of_the_clock_ends_by_the_clock_on_the_wall(
    zone: str, day: str, hours_long: float
) -> None:
    night = Hours(frozenset(range(7)), ((23 * 60, 3 * 60),))
    begin = moment(day, "23:00", ZoneInfo(zone))
    end = night.next_change(begin)
    assert end is not None
    assert (end - begin.wall) / 3600 == hours_long
    assert begin.after(end - begin.wall).local.time() == time(3)


def test_a_traveller_has_the_hours_and_the_days_off_of_the_place() -> None:
    hours = Hours(OFFICE.days, OFFICE.ranges, CHRISTMAS)
    tokyo, new_york = ZoneInfo("Asia/Tokyo"), ZoneInfo("America/New_York")
    noon = moment("2026-12-24", "11:00", tokyo)
    assert hours.is_open(noon)
    there = Moment(noon.wall, 0.0, 0.0, new_york)
    assert not hours.is_open(there), "it is 21:00 of the day before"
    assert hours.next_change(there) == moment("2026-12-24", "09:00", new_york).wall
    at_dawn = moment("2026-12-25", "05:00", tokyo)
    assert hours.is_day_off(at_dawn)
    back = Moment(at_dawn.wall, 0.0, 0.0, new_york)
    assert hours.is_open(back), "there it is 15:00 on the day before"


def test_moments_tell_the_local_day() -> None:
    late = moment("2026-01-05", "23:30")
    assert late.day == date(2026, 1, 5)
    assert late.after(3600).day == date(2026, 1, 6)
    assert late.iso() == "2026-01-05T23:30:00+01:00"
    assert late.after(60).jumped_since(late) == 0
    assert (late.local + timedelta(hours=1)).hour == 0


def test_hours_that_cover_every_day_never_change() -> None:
    always = Hours(frozenset(range(7)), ((0, 12 * 60), (12 * 60, 24 * 60)))
    assert not always.is_any_time
    assert always.next_change(moment("2026-01-05", "10:00")) is None
