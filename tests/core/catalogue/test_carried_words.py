"""The lines about settings that would be taken over: before, after, and where it comes from."""

from __future__ import annotations

import pytest

from desk_stretch.core.breaks.reminder import Break, Kind, Reminder
from desk_stretch.core.catalogue.carried_words import changes, left_words
from desk_stretch.core.settings.carrying import Carried, Left, Taken
from desk_stretch.core.settings.schema import Settings

EYES = Reminder("eye-rest", "Eye rest", Break(Kind.MESSAGE, 20, text="Look away."))
CARRIED = Carried(
    "Safe Eyes",
    {"breaks.work_time": 60, "breaks.snooze": 5},
    {"eye-rest": {"on": True, "work": 15, "seconds": 1}, "gone": {"on": True}},
    (
        Taken("breaks.work_time", "a = 60"),
        Taken("eye-rest", "c = 15", reminder=True),
        Taken("gone", "d = 1", reminder=True),
        Taken("breaks.snooze", "b = 5"),
    ),
    (Left("e", "There is no counterpart here."),),
)


@pytest.fixture
def found():
    return changes(CARRIED, Settings(), [EYES])


def test_before_and_after_stand_in_one_line(found):
    assert [each.words() for each in found] == [
        "Work time before a break: 50 minutes → 60 minutes (a = 60)",
        "Eye rest: off → after 15 minutes of work, 1 second (c = 15)",
        "Snooze: 5 minutes, as it is (b = 5)",
    ]
    assert [each.is_new for each in found] == [True, True, False]


def test_what_is_left_is_told_with_the_reason():
    assert left_words(CARRIED) == ("e: There is no counterpart here.",)
