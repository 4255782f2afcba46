"""What lies exactly on a limit of a setting, and where a value that was taken over comes from."""

from __future__ import annotations

import pytest

from desk_stretch.core.settings import from_safeeyes, from_stretchly
from desk_stretch.core.settings.holding import LONGEST_WORD, MOST_WORDS
from desk_stretch.core.settings.schema import SCHEMA
from desk_stretch.errors import BadDataError
from tests.core.settings.test_carrying import carried, left


def sources(name, **values):
    return {each.key: each.source for each in carried(name, **values).taken}


def test_what_safe_eyes_gives_is_told_as_it_stands_there():
    assert sources("safeeyes") == {
        "breaks.work_time": "long_break_interval = 60",
        "breaks.routine_length": "long_break_duration = 120",
        "breaks.firmness": "strict_break = True",
        "breaks.snooze": "postpone_duration = 4",
        "eye-rest": "short_break_interval = 20, short_break_duration = 15",
        "holds.full_screen": "plugins",
        "holds.battery": "plugins",
    }


def test_what_stretchly_gives_is_told_as_it_stands_there():
    assert sources("stretchly") == {
        "breaks.work_time": "microbreakInterval = 900000, breakInterval = 3",
        "breaks.routine_length": "breakDuration = 240000",
        "breaks.firmness": "breakStrictMode = True",
        "breaks.snooze": "breakPostponeTime = 600000",
        "breaks.snooze_limit": "breakPostponesLimit = 3",
        "micro-break": "microbreakInterval = 900000, microbreakDuration = 30000",
        "breaks.natural_idle": "naturalBreaksInactivityResetTime = 360000",
        "holds.do_not_disturb": "monitorDnd = True",
        "holds.program_names": "appExclusions",
        "holds.program": "appExclusions",
        "sound.volume": "volume = 0.55",
        "look.theme": "themeSource = dark",
        "look.language": "language = de",
    }
    both = sources("stretchly", **{"break": False, "microbreak": False})
    assert both["breaks.enabled"] == "break = False, microbreak = False"


def test_what_breaktimer_gives_is_told_as_it_stands_there():
    found = sources("breaktimer")
    assert found["breaks.snooze"] == "postponeLengthSeconds = 240"
    assert found["hours.ranges"] == "workingHoursMonday"
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
    assert found["hours.days"] == ", ".join(f"workingHours{day}" for day in days)


def test_mini_breaks_alone_do_not_switch_the_reminders_off():
    assert "breaks.enabled" not in carried("stretchly", **{"break": False}).settings
    assert "breaks.enabled" not in carried("stretchly", microbreak=False).settings


@pytest.mark.parametrize(("minutes", "work"), [(0.2, 1), (480, 480), (10_000, 480)])
def test_the_time_between_short_breaks_stays_within_its_limits(minutes, work):
    eyes = carried("safeeyes", short_break_interval=minutes).reminders["eye-rest"]
    micro = carried("stretchly", microbreakInterval=minutes * 60_000).reminders["micro-break"]
    assert (eyes["work"], micro["work"]) == (work, work)


@pytest.mark.parametrize(("minutes", "snooze"), [(0.2, 1), (1, 1), (30, 30), (90, 30)])
def test_putting_off_stays_within_its_limits(minutes, snooze):
    eyes = carried("safeeyes", postpone_duration=minutes).reminders["eye-rest"]
    micro = carried("stretchly", microbreakPostponeTime=minutes * 60_000).reminders["micro-break"]
    assert (eyes["snooze"], micro["snooze"]) == (snooze, snooze)


def test_a_value_of_another_kind_is_told_with_what_was_expected():
    found = from_safeeyes.carry(
        {"long_break_interval": -1, "strict_break": 3, "long_breaks": 5, "postpone_unit": "y\n"}
    )
    assert {
        "long_break_interval": "a number from 0 on is expected; “-1” is there.",
        "strict_break": "true or false is expected; “3” is there.",
        "long_breaks": "a list is expected; “5” is there.",
    }.items() <= {each.name: each.why for each in found.left[:2]}.items() | left(found).items()
    assert "a short text is expected" in left(found)["postpone_unit"]


def test_what_is_not_in_the_file_is_not_told():
    assert from_safeeyes.carry({}).left == ()
    assert from_stretchly.carry({}).left == ()


def test_a_word_has_a_hundred_letters_at_most():
    assert "themeSource" in left(carried("stretchly", themeSource="x" * 101))
    told = left(carried("stretchly", themeSource="x" * 100))["themeSource"]
    assert "a short text" not in told


def test_a_name_may_be_as_long_as_it_says():
    name, screen = SCHEMA["sharing.name"], SCHEMA["prompt.screen"]
    assert name.check("x" * 60) == "x" * 60
    assert screen.check("x" * 60) == "x" * 60


def test_a_list_of_programs_may_be_as_long_as_it_says():
    names = SCHEMA["holds.program_names"]
    most = [f"{n}" for n in range(MOST_WORDS)]
    assert names.check(most) == tuple(most)
    assert names.check(["x" * LONGEST_WORD]) == ("x" * LONGEST_WORD,)
    for wrong in ([*most, "more"], ["x" * (LONGEST_WORD + 1)], [""]):
        with pytest.raises(BadDataError):
            names.check(wrong)


def test_hours_reach_from_midnight_to_midnight():
    ranges = SCHEMA["hours.ranges"]
    assert ranges.check(["00:00-24:00"]) == ranges.check([[0, 1440]]) == ((0, 1440),)
    assert ranges.check([[1320, 0]]) == ((1320, 0),)
    assert ranges.check(["22:59-00:00"]) == ((1379, 0),)
    for wrong in ([[1440, 0]], [[-1, 60]], [[0, 1441]], ["09:60-10:00"], [[60, 60]]):
        with pytest.raises(BadDataError):
            ranges.check(wrong)
