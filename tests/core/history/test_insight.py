"""What is drawn from the record: spans, sums, weeks; the same whichever way it is grouped."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_stretch.core.history import stats
from desk_stretch.core.history.insight import (
    DAY,
    MONTH,
    WEEK,
    YEAR,
    DayFigures,
    HourFigures,
    Insight,
    PostureFigures,
    Span,
    busy_hours,
    insight,
    level,
    weeks,
)
from desk_stretch.core.history.records import Outcome
from desk_stretch.core.history.tally import Prompts, Routines, Tally, Worked, grouped
from tests.core.history.samples import FIRST, LAST, prompts, sessions, steps

TODAY = date(2026, 3, 4)
TALLY = Tally(
    routines=(
        Routines("2026-03-03T09", "sitting", Outcome.COMPLETED, 2, 10, 360.0),
        Routines("2026-03-04T09", "standing", Outcome.COMPLETED, 1, 5, 180.0),
        Routines("2026-03-04T22", "sitting", Outcome.PARTIAL, 1, 3, 108.0),
    ),
    prompts=(
        Prompts("2026-03-04T09", Outcome.NATURAL, 3),
        Prompts("2026-03-04T10", Outcome.SKIPPED, 1),
        Prompts("2026-03-04T11", Outcome.STARTED, 4),
    ),
    worked=(Worked(("neck", "chest"), 3), Worked(("neck",), 1), Worked(("hips",), 3)),
)


def test_every_chart_has_its_figures():
    found = insight(TALLY)
    assert found.days == {
        date(2026, 3, 3): DayFigures(2, 10, 360.0),
        date(2026, 3, 4): DayFigures(2, 8, 288.0, 3),
    }
    assert found.hours[9] == HourFigures(3, 3)
    assert found.hours[22] == HourFigures(1, 0)
    assert list(found.outcomes.items()) == [
        (Outcome.COMPLETED, 3), (Outcome.PARTIAL, 1), (Outcome.NATURAL, 3), (Outcome.SKIPPED, 1),
    ]  # fmt: skip
    assert found.postures == {
        "sitting": PostureFigures(3, 468.0),
        "standing": PostureFigures(1, 180.0),
    }
    assert list(found.areas.items()) == [("neck", 4), ("chest", 3), ("hips", 3)]
    assert found.whole == DayFigures(4, 18, 648.0, 3)
    assert not found.is_empty


def test_nothing_recorded_is_empty():
    assert insight(Tally()) == Insight()
    assert Insight().is_empty
    assert Insight().whole == DayFigures()
    assert insight(Tally(prompts=(Prompts("2026-03-04T11", Outcome.STARTED, 4),))).is_empty


def test_a_span_ends_with_its_last_day():
    week = Span(TODAY, WEEK)
    assert (week.first, week.each()[-1], len(week.each())) == (date(2026, 2, 26), TODAY, 7)
    assert week.earlier() == Span(date(2026, 2, 25), WEEK)
    assert week.earlier().later(TODAY) == week
    assert week.later(TODAY) == week
    assert Span(date.min + timedelta(days=2), WEEK - 4).earlier().first == date.min


@given(
    st.dates(date(2000, 1, 1), date(2050, 1, 1)),
    st.sampled_from((DAY, WEEK, MONTH, YEAR)),
    st.integers(1, 7),
)
def test_the_weeks_of_a_span_are_whole_and_hold_all_of_it(last, days, first_weekday):
    span = Span(last, days)
    rows = weeks(span, first_weekday)
    flat = [day for row in rows for day in row]
    assert flat == [flat[0] + timedelta(days=place) for place in range(len(flat))]
    assert all(row[0].isoweekday() == first_weekday for row in rows)
    assert span.first in rows[0]
    assert span.last in rows[-1]


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_a_level_grows_with_its_value(value, most):
    found = level(value, most)
    assert 0 <= found <= 4
    assert (found == 0) == (value <= 0 or most <= 0)
    assert level(value / 2, most) <= found or value / 2 <= 0


@pytest.mark.parametrize(("value", "wanted"), [(0, 0), (1, 1), (25, 1), (26, 2), (75, 3), (100, 4)])
def test_levels_are_equal_parts_of_the_most(value, wanted):
    assert level(value, 100) == wanted


def test_the_working_day_is_drawn_and_what_lies_outside_of_it():
    quiet = [HourFigures()] * 24
    assert busy_hours(tuple(quiet)) == range(8, 18)
    quiet[6], quiet[21] = HourFigures(1), HourFigures(0, 2)
    assert busy_hours(tuple(quiet)) == range(6, 22)


@pytest.mark.long
@given(st.lists(sessions), st.lists(prompts))
def test_a_tally_says_what_the_rows_say(some_sessions, some_prompts):
    summaries = {
        day.day: day for day in stats.days(some_sessions, some_prompts) if FIRST <= day.day <= LAST
    }
    found = insight(grouped(FIRST, LAST, some_sessions, some_prompts, ()))
    for day, figures in found.days.items():
        assert figures.routines == summaries[day].routines
        assert figures.steps == summaries[day].steps
        assert figures.natural == summaries[day].natural
        assert figures.seconds == pytest.approx(summaries[day].seconds)
    told = [day for day, one in summaries.items() if one.routines or one.natural]
    assert sorted(found.days) == sorted(told)
    assert sum(one.routines for one in found.hours) == found.whole.routines
    assert sum(one.routines for one in found.postures.values()) == found.whole.routines
    skipped = sum(one.skipped for one in summaries.values())
    assert found.outcomes.get(Outcome.SKIPPED, 0) == skipped


@pytest.mark.long
@given(st.lists(sessions), st.lists(prompts), st.lists(steps), st.randoms())
def test_the_order_of_the_rows_changes_nothing(some_sessions, some_prompts, some_steps, chance):
    rows = (some_sessions, some_prompts, some_steps)
    one = insight(grouped(FIRST, LAST, *rows))
    for each in rows:
        chance.shuffle(each)
    other = insight(grouped(FIRST, LAST, *rows))
    assert one.hours == other.hours
    assert one.areas == other.areas
    assert one.outcomes == other.outcomes
    assert list(one.days) == list(other.days)


@given(st.lists(prompts))
def test_a_day_that_is_added_takes_nothing_away(some_prompts):
    """No number falls because of a day without an entry, or of one more day with one."""
    before = insight(grouped(FIRST, LAST, (), some_prompts, ()))
    after = insight(grouped(FIRST, LAST + timedelta(days=1), (), some_prompts, ()))
    assert all(after.outcomes[each] >= count for each, count in before.outcomes.items())
    assert set(before.days) <= set(after.days)
