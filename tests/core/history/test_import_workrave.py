"""What Workrave counted becomes entries of ours: the same ones at every reading."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_stretch.core.history import stats
from desk_stretch.core.history.exchange import WholeSession, moment_of
from desk_stretch.core.history.import_workrave import MOST_DAYS, MOST_OF_A_DAY, read_workrave
from desk_stretch.core.history.insight import insight
from desk_stretch.core.history.records import Outcome
from desk_stretch.core.history.tally import grouped
from desk_stretch.resources import asset

SAMPLES = asset().parent / "tests" / "samples"
TODAY = date(2026, 3, 20)
ZONE = timezone(timedelta(hours=1))
HEAD = "WorkRaveStats 4\n"
DAY = "D 2 2 126 9 0 2 2 126 17 0\n"


def read(text, today=TODAY):
    return read_workrave(text, today, lambda wall: wall.replace(tzinfo=ZONE))


def sample(name):
    return (SAMPLES / name).read_text("utf-8")


def outcomes(entries):
    return Counter(
        each.session.outcome if isinstance(each, WholeSession) else each.outcome for each in entries
    )


def test_a_file_of_workrave_is_read_whole():
    found = read(sample("workrave-historystats"))
    assert (found.problems, found.unread) == ((), 0)
    assert outcomes(found.entries) == {
        Outcome.COMPLETED: 7, Outcome.NATURAL: 5, Outcome.SKIPPED: 2, Outcome.SNOOZED: 3,
    }  # fmt: skip
    times = [moment_of(each) for each in found.entries]
    assert times == sorted(times)
    assert times[0] >= "2026-03-02T08:55:00+01:00"
    assert times[-1] <= "2026-03-03T16:40:00+01:00"
    assert found.entries == read(sample("workrave-historystats")).entries
    assert len(found.notes) == 2, "what the file does not say is told"


def test_nothing_is_claimed_that_workrave_does_not_know():
    sessions = [
        each.session
        for each in read(sample("workrave-historystats")).entries
        if isinstance(each, WholeSession)
    ]
    assert {(one.steps_done, one.done_s, one.routine) for one in sessions} == {(0, 0.0, "Workrave")}
    week = stats.week_count(stats.days(sessions, []), date(2026, 3, 4), 5)
    assert week.done == 0, "no movement is known of"
    drawn = insight(grouped(date(2026, 3, 1), date(2026, 3, 9), sessions, [], []))
    assert drawn.postures == {}
    assert drawn.whole.routines == 7


def test_an_old_file_has_fewer_counts():
    found = read(sample("workrave-v3-historystats"))
    assert outcomes(found.entries) == {
        Outcome.COMPLETED: 2, Outcome.NATURAL: 1, Outcome.SKIPPED: 1,
    }  # fmt: skip


def test_today_and_the_earlier_of_two_are_left_out():
    twice = HEAD + DAY + "B 1 2 9 9\n" + DAY + "B 1 2 1 1\n" + "B 0 2 5 5\n"
    assert len(read(twice).entries) == 1
    assert read(twice, date(2026, 3, 2)).entries == ()


def test_a_day_beyond_midnight_or_back_in_time_stays_on_its_day():
    for last in ("3 2 126 2 0", "2 2 126 1 0"):
        text = f"{HEAD}D 2 2 126 9 0 {last}\nB 1 2 3 3\n"
        assert {moment_of(each)[:10] for each in read(text).entries} == {"2026-03-02"}


@pytest.mark.parametrize(
    "line",
    [
        "D 40 2 126 9 0 2 2 126 17 0",
        "D 2 2 -9999 9 0 2 2 126 17 0",
        "D 2 2 -1 9 0 2 2 126 17 0",
        "D 2 2 99999999999999999999 9 0 2 2 126 17 0",
        "D 2 2",
        "D a b",
        "B 1 2 1 -1",
        f"B 1 2 1 {MOST_OF_A_DAY + 1}",
        "B 1",
        "B x",
        "B" + " 1" * 3000,
    ],
)
def test_a_line_that_cannot_be_read_is_told_and_the_rest_comes_in(line):
    text = f"{HEAD}{DAY}B 1 2 1 1\n{line}\nD 4 2 126 9 0 4 2 126 17 0\nB 1 2 1 1\n"
    found = read(text)
    assert found.unread == 1
    assert found.problems[0].startswith("line 4: ")
    assert {moment_of(each)[:10] for each in found.entries} == {"2026-03-02", "2026-03-04"}


def test_counts_of_a_broken_day_belong_to_no_other():
    found = read(f"{HEAD}{DAY}D broken\nB 1 2 1 1\n")
    assert found.entries == ()


@pytest.mark.parametrize("text", ["", "x", "WorkRaveStats", "WorkRaveStats 9\n", "{}"])
def test_what_is_not_of_workrave_is_refused(text):
    with pytest.raises(ValueError, match="Workrave"):
        read(text)


def test_a_file_without_end_is_refused():
    first = date(1990, 1, 1)
    days = (first + timedelta(days=n) for n in range(MOST_DAYS + 1))
    lines = (f"D {d.day} {d.month - 1} {d.year - 1900} 9 0 1 0 90 9 0" for d in days)
    with pytest.raises(ValueError, match="more than"):
        read(HEAD + "\n".join(lines))


@given(st.text(st.sampled_from("DBm 0123456789-\n"), max_size=300))
def test_whatever_stands_there_is_read_or_told(text):
    read(HEAD + text)
