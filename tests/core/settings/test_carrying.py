"""Settings of other apps: what they come to here, and that nothing is passed over in silence."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_stretch.core.catalogue.reminder_rules import laid_over, names_of, read_reminder
from desk_stretch.core.settings import from_breaktimer, from_safeeyes, from_stretchly
from desk_stretch.core.settings.carrying import allowed, fitted
from desk_stretch.core.settings.managed import UNMANAGED, Managed
from desk_stretch.core.settings.schema import SCHEMA, Breaks, Settings
from desk_stretch.resources import asset
from desk_stretch.storage.reminders_file import templates

SAMPLES = asset().parent / "tests" / "samples"
SAID_OTHERWISE = {
    "plugins", "allow_postpone", "postpone_unit",  # by the plug-in, with the time, likewise
    "break", "microbreak", "breakPostpone", "microbreakPostpone", "microbreakStrictMode",
    "microbreakPostponeTime", "microbreakPostponesLimit", "naturalBreaks",
    "idleResetEnabled", "postponeBreakEnabled", "workingHoursSaturday", "workingHoursSunday",
}  # fmt: skip
MODULES = {"safeeyes": from_safeeyes, "stretchly": from_stretchly, "breaktimer": from_breaktimer}


def sample(name):
    return json.loads((SAMPLES / f"{name}.json").read_text("utf-8"))


def carried(name, **values):
    found = sample(name)
    place = found["settings"] if name == "breaktimer" else found
    place.update(values)
    for key in [key for key, value in values.items() if value is ...]:
        del place[key]
    return MODULES[name].carry(found)


def left(found):
    return {each.name: each.why for each in found.left}


def test_safe_eyes():
    found = carried("safeeyes")
    assert found.settings == {
        "breaks.work_time": 60, "breaks.routine_length": 120, "breaks.firmness": "strict",
        "breaks.snooze": 4, "holds.full_screen": "keep", "holds.battery": "keep",
    }  # fmt: skip
    assert found.reminders == {
        "eye-rest": {
            "on": True, "work": 20, "do": "message", "seconds": 15, "firmness": "strict",
            "snooze": 4,
        }
    }  # fmt: skip
    assert {"short_breaks", "long_breaks", "smartpause", "audiblealert",
            "pre_break_warning_time", "plugins: notification"} <= set(left(found))  # fmt: skip
    assert "rpc_port" in found.left[-1].name, "the rest is one line"


def test_what_is_off_in_safe_eyes_is_not_switched_on_here():
    found = carried("safeeyes", long_breaks=[], short_breaks=[], allow_postpone=False, plugins=[])
    assert found.settings == {"breaks.firmness": "strict"}
    assert found.reminders == {}
    assert {"long_break_interval", "short_break_interval", "allow_postpone"} <= set(left(found))


def test_safe_eyes_without_its_lists_and_plugins():
    found = carried(
        "safeeyes", long_breaks=..., short_breaks=..., plugins=..., strict_break=False,
        postpone_unit="seconds", postpone_duration=90, pre_break_warning_time=...,
    )  # fmt: skip
    assert found.settings["breaks.firmness"] == "gentle"
    assert found.settings["breaks.snooze"] == 2
    assert "pre_break_warning_time" not in left(found)
    assert carried("safeeyes", postpone_duration=...).settings.get("breaks.snooze") is None
    assert "snooze" not in carried("safeeyes", postpone_duration=...).reminders["eye-rest"]
    quiet = [{"id": "donotdisturb", "enabled": False}, {"id": 5}, "x"]
    assert carried("safeeyes", plugins=quiet).settings["holds.full_screen"] == "off"
    plain = [{"id": "donotdisturb", "enabled": True, "settings": {"while_on_battery": False}}]
    assert "holds.battery" not in carried("safeeyes", plugins=plain).settings
    bare = [{"id": "donotdisturb", "enabled": True}]
    assert "holds.battery" not in carried("safeeyes", plugins=bare).settings


def test_stretchly():
    found = carried("stretchly")
    assert found.settings == {
        "breaks.work_time": 60, "breaks.routine_length": 240, "breaks.firmness": "strict",
        "breaks.snooze": 10, "breaks.snooze_limit": 3, "breaks.natural_idle": 6,
        "holds.do_not_disturb": "keep", "holds.program": "keep",
        "holds.program_names": ["zoom", "obs"], "sound.volume": 55, "look.theme": "dark",
        **({"look.language": "de"} if "look.language" in found.settings else {}),
    }  # fmt: skip
    assert found.reminders == {
        "micro-break": {
            "on": True, "work": 15, "do": "step", "exercise": "shoulder-rolls", "seconds": 30,
            "firmness": "gentle", "snooze": 2, "snoozes": 2,
        }
    }  # fmt: skip
    assert {"breakIdeas", "microbreakIdeas"} <= set(left(found))
    assert carried("stretchly", language="en").settings["look.language"] == "en"
    assert "language" in left(carried("stretchly", language="eo"))


def test_breaks_that_are_off_in_stretchly():
    both = carried("stretchly", **{"break": False, "microbreak": False})
    assert both.settings["breaks.enabled"] is False
    assert both.reminders == {}
    mini = carried("stretchly", **{"break": False})
    assert "breaks.work_time" not in mini.settings
    assert "break" in left(mini)
    assert set(mini.reminders) == {"micro-break"}
    long = carried("stretchly", microbreak=False)
    assert (long.settings["breaks.work_time"], long.reminders) == (60, {})


def test_putting_off_in_stretchly():
    off = carried("stretchly", breakPostpone=False, microbreakPostpone=False)
    assert off.settings["breaks.snooze_limit"] == 0
    assert off.reminders["micro-break"]["snoozes"] == 0
    bare = carried(
        "stretchly", breakPostponeTime=..., breakPostponesLimit=..., microbreakPostponeTime=...,
        microbreakPostponesLimit=..., breakStrictMode=..., breakDuration=..., breakInterval=...,
        monitorDnd=..., volume=..., themeSource=..., language=..., microbreakStrictMode=True,
        naturalBreaksInactivityResetTime=..., appExclusions=...,
    )  # fmt: skip
    assert bare.settings == {}
    assert bare.reminders["micro-break"] == {
        "on": True, "work": 15, "do": "step", "exercise": "shoulder-rolls", "seconds": 30,
        "firmness": "strict",
    }  # fmt: skip
    assert carried("stretchly", microbreakDuration=...).reminders == {}
    assert "naturalBreaks" in left(carried("stretchly", naturalBreaks=False))


@pytest.mark.parametrize(
    "rule",
    [{"rule": "resume", "active": True, "commands": ["x"]}, {"rule": "pause", "active": True}],
)
def test_programs_of_stretchly_without_a_counterpart(rule):
    found = carried("stretchly", appExclusions=[rule])
    assert "holds.program" not in found.settings
    assert "appExclusions" in left(found)


def test_programs_that_cannot_be_named_here_are_told():
    rule = {"rule": "pause", "active": True, "commands": ["a,b", 7]}
    found = carried("stretchly", appExclusions=[rule])
    assert "holds.program" not in found.settings
    assert "holds.program_names takes" in left(found)["appExclusions"]


def test_breaktimer():
    found = carried("breaktimer")
    assert found.settings == {
        "breaks.enabled": True, "breaks.work_time": 45, "breaks.routine_length": 150,
        "breaks.natural_idle": 7, "breaks.snooze": 4,
        "breaks.snooze_limit": Breaks.snooze_limit.high, "hours.any_time": False,
        "hours.days": ["mon", "tue", "wed", "thu", "fri"],
        "hours.ranges": ["08:00-12:00", "13:00-17:00"], "prompt.style": "notification",
        "start.at_login": False,
    }  # fmt: skip
    assert "08:00-13:00" in left(found)["workingHoursFriday"], "one day has other times"
    assert {"soundType", "breakTitle", "skipBreakEnabled"} <= set(left(found))


def test_breaktimer_with_other_words():
    found = carried(
        "breaktimer", workingHoursEnabled=False, notificationType="POPUP", autoLaunch=...,
        postponeBreakEnabled=False, idleResetEnabled=False, breaksEnabled=...,
        breakFrequencySeconds=..., breakLengthSeconds=..., soundType=...,
    )  # fmt: skip
    assert found.settings == {
        "breaks.snooze_limit": 0, "hours.any_time": True, "prompt.style": "card",
    }  # fmt: skip
    assert "idleResetEnabled" in left(found)
    found = carried(
        "breaktimer", workingHoursEnabled=..., notificationType="OTHER", postponeLimit=...,
        postponeLengthSeconds=..., idleResetLengthSeconds=...,
    )  # fmt: skip
    assert not {"hours.any_time", "prompt.style", "breaks.snooze"} & set(found.settings)
    assert "notificationType" in left(found)
    assert "prompt.style" not in carried("breaktimer", notificationType=...).settings
    assert carried("breaktimer", postponeLimit=2).settings["breaks.snooze_limit"] == 2


def test_hours_of_breaktimer_that_cannot_be_read():
    ranges = [{"fromMinutes": 5}, {"fromMinutes": 9, "toMinutes": 9}, 3,
              {"fromMinutes": -1, "toMinutes": 60}]  # fmt: skip
    wrong = {f"workingHours{day}": {"enabled": True, "ranges": ranges}
             for day in from_breaktimer._FULL}  # fmt: skip
    found = carried("breaktimer", **wrong)
    assert found.settings["hours.any_time"] is False
    assert "hours.days" not in found.settings
    assert "workingHoursMonday" in left(carried("breaktimer", workingHoursMonday=True))
    assert "workingHoursMonday" not in left(carried("breaktimer", workingHoursMonday=...))
    none = carried("breaktimer", workingHoursMonday={"enabled": True})
    assert none.settings["hours.days"] == ["tue", "wed", "thu", "fri"]


def test_times_of_an_old_breaktimer_are_told():
    found = carried("breaktimer", breakFrequency="1970-01-01T00:28:00.000Z")
    assert "later version" in left(found)["breakFrequency"]
    assert from_breaktimer.carry({"settings": 5}).settings == {}


@pytest.mark.parametrize("name", MODULES)
def test_each_file_is_known_by_its_looks(name):
    for other, module in MODULES.items():
        assert module.is_ours(sample(name)) is (name == other)


@pytest.mark.parametrize("name", MODULES)
def test_every_name_of_a_file_is_answered_for(name):
    found = carried(name)
    told = " ".join([each.source for each in found.taken] + [each.name for each in found.left])
    values = sample(name)
    values = values["settings"] if name == "breaktimer" else values
    unsaid = [key for key in values if key not in told and key not in SAID_OTHERWISE]
    assert unsaid == []


@pytest.mark.parametrize("name", MODULES)
@pytest.mark.parametrize("value", [None, "x" * 500, -1, 1e300, float("nan"), [], {}, True, [[[]]]])
def test_values_of_another_kind_are_left(name, value):
    whole = sample(name)
    place = whole["settings"] if name == "breaktimer" else whole
    for key in list(place):
        place[key] = value
    found = MODULES[name].carry(whole)
    Settings().with_values(found.settings)
    check_reminders(found)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=6,
)


@pytest.mark.long
@pytest.mark.parametrize("name", MODULES)
@given(data=st.data())
def test_what_comes_out_can_always_be_used(name, data):
    whole = sample(name)
    place = whole["settings"] if name == "breaktimer" else whole
    keys = data.draw(st.lists(st.sampled_from(sorted(place)), max_size=4, unique=True))
    place.update({key: data.draw(_VALUES) for key in keys})
    found = MODULES[name].carry(whole)
    Settings().with_values(found.settings)
    check_reminders(found)


def check_reminders(found):
    names = names_of(templates(), lambda: pytest.fail("no name has to be looked up"))
    for reminder, values in found.reminders.items():
        whole = laid_over(templates()[reminder], values)
        assert read_reminder(reminder, whole, names)[1] == []


def test_numbers_go_to_the_nearest_that_fits():
    assert fitted(SCHEMA["breaks.routine_length"], 100) == 105
    assert fitted(SCHEMA["breaks.routine_length"], 5) == 60
    assert fitted(SCHEMA["breaks.work_time"], 1e9) == 240


def test_what_is_locked_stays_and_is_told():
    found = carried("safeeyes")
    assert allowed(found, UNMANAGED) == found
    locked = allowed(found, Managed(locked={"breaks.work_time": 30}, reason="By the school."))
    assert "breaks.work_time" not in locked.settings
    assert "breaks.work_time" not in {each.key for each in locked.taken}
    assert left(locked)["Work time before a break"] == "By the school."
    assert locked.reminders == found.reminders


def test_a_file_of_many_unknown_names_is_told_in_one_line():
    values = {"short_break_interval": 5, "long_break_interval": 9}
    found = from_safeeyes.carry(values | {f"n{i}": 1 for i in range(60)})
    assert found.left[-1].name.endswith(", …")
