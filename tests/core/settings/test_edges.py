"""What lies exactly on a limit of a setting, and where a value that was taken over comes from."""

from __future__ import annotations

import pytest

from desk_stretch.core.settings import from_breaktimer, from_safeeyes, from_stretchly
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
    off = sources("stretchly", breakPostpone=False)
    assert off["breaks.snooze_limit"] == "breakPostpone = False"
    both = sources("stretchly", **{"break": False, "microbreak": False})
    assert both["breaks.enabled"] == "break = False, microbreak = False"


def test_what_breaktimer_gives_is_told_as_it_stands_there():
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
    assert sources("breaktimer") == {
        "breaks.enabled": "breaksEnabled = True",
        "breaks.work_time": "breakFrequencySeconds = 2700",
        "breaks.routine_length": "breakLengthSeconds = 150",
        "breaks.natural_idle": "idleResetLengthSeconds = 420",
        "breaks.snooze": "postponeLengthSeconds = 240",
        "breaks.snooze_limit": "postponeLimit = 0",
        "hours.any_time": "workingHoursEnabled = True",
        "hours.days": ", ".join(f"workingHours{day}" for day in days),
        "hours.ranges": "workingHoursMonday",
        "prompt.style": "notificationType = NOTIFICATION",
        "start.at_login": "autoLaunch = False",
    }
    off = sources("breaktimer", postponeBreakEnabled=False)
    assert off["breaks.snooze_limit"] == "postponeBreakEnabled = False"


LEFT = {
    "safeeyes": (
        "long_breaks", "short_breaks", "smartpause", "audiblealert", "plugins: notification",
        "pre_break_warning_time",
        "meta, random_order, persist_state, use_rpc_server, rpc_port, shortcut_disable_time, "
        "shortcut_skip, shortcut_postpone",
    ),
    "stretchly": (
        "breakIdeas", "microbreakIdeas",
        "breakNotification, microbreakNotification, breakNotificationInterval, "
        "microbreakNotificationInterval, morningHour, microbreakPostponableDurationPercent, "
        "breakPostponableDurationPercent, mainColor, audio, fullscreen, ideas, allScreens, "
        "appExclusionsCheckInterval, pauseForSuspendOrLock",
    ),
    "breaktimer": (
        "skipBreakEnabled", "workingHoursFriday", "soundType", "breakTitle", "breakMessage",
        "idleResetNotification, backgroundColor, textColor, showBackdrop, backdropColor, "
        "backdropOpacity, endBreakEnabled",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LEFT)
def test_what_is_left_is_told_once_and_nothing_that_was_taken(name):
    assert tuple(each.name for each in carried(name).left) == LEFT[name]


def test_of_many_unknown_names_forty_are_told():
    names = [f"n{i}" for i in range(41)]
    for many, told in ((names[:40], ""), (names, ", …")):
        [rest] = from_safeeyes.carry(dict.fromkeys(many, 1)).left
        assert rest.name == ", ".join(names[:40]) + told


@pytest.mark.parametrize(
    ("module", "names"),
    [
        (from_safeeyes, ("short_break_interval", "long_break_interval")),
        (from_stretchly, ("microbreakInterval", "breakInterval")),
    ],
)
def test_one_name_alone_does_not_make_a_file_of_theirs(module, names):
    assert module.is_ours(dict.fromkeys(names, 1))
    assert not any(module.is_ours({name: 1}) for name in names)


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


@pytest.mark.parametrize(("seconds", "length"), [(1, 5), (5, 5), (3600, 3600), (9999, 3600)])
def test_a_short_break_stays_within_its_limits(seconds, length):
    eyes = carried("safeeyes", short_break_duration=seconds).reminders["eye-rest"]
    micro = carried("stretchly", microbreakDuration=seconds * 1000).reminders["micro-break"]
    assert (eyes["seconds"], micro["seconds"]) == (length, length)


@pytest.mark.parametrize(("limit", "snoozes"), [(0, 0), (5, 5), (9, 5)])
def test_the_snoozes_of_a_short_break_stay_within_their_limits(limit, snoozes):
    micro = carried("stretchly", microbreakPostponesLimit=limit).reminders["micro-break"]
    assert micro["snoozes"] == snoozes


def test_a_minute_has_sixty_seconds():
    found = carried("breaktimer", idleResetLengthSeconds=210, postponeLengthSeconds=270).settings
    assert (found["breaks.natural_idle"], found["breaks.snooze"]) == (4, 5), "the nearest minute"
    seconds = carried("safeeyes", postpone_unit="seconds", postpone_duration=270)
    assert seconds.settings["breaks.snooze"] == seconds.reminders["eye-rest"]["snooze"] == 5
    minutes = carried("safeeyes", postpone_duration=25.2)
    assert minutes.settings["breaks.snooze"] == minutes.reminders["eye-rest"]["snooze"] == 25


def test_the_largest_number_that_is_read():
    assert carried("safeeyes", long_break_interval=1e12).settings["breaks.work_time"] == 240
    assert "breaks.work_time" not in carried("safeeyes", long_break_interval=1e13).settings


def test_what_is_not_strict_is_gentle():
    assert carried("stretchly", breakStrictMode=False).settings["breaks.firmness"] == "gentle"


def test_a_day_of_breaktimer_reaches_from_midnight_to_midnight():
    def read(first, last):
        day = {"enabled": True, "ranges": [{"fromMinutes": first, "toMinutes": last}]}
        values = {"workingHoursEnabled": True, "workingHoursMonday": day}
        found = from_breaktimer.carry({"settings": values}).settings
        return found.get("hours.days"), found.get("hours.ranges")

    assert read(0, 1440) == (["mon"], ["00:00-24:00"])
    assert read(1320, 0) == (["mon"], ["22:00-00:00"])
    assert read(1440, 60) == read(0, 1441) == (None, None)


def test_all_times_of_a_day_that_differs_are_told():
    ranges = [{"fromMinutes": 480, "toMinutes": 720}, {"fromMinutes": 780, "toMinutes": 900}]
    found = carried("breaktimer", workingHoursFriday={"enabled": True, "ranges": ranges})
    assert "08:00-12:00, 13:00-15:00 is left" in left(found)["workingHoursFriday"]


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
    for length, is_too_long in ((100, False), (101, True)):
        told = left(carried("stretchly", themeSource="x" * length))["themeSource"]
        assert ("a short text is expected" in told) is is_too_long


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
