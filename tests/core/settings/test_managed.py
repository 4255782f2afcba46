"""A managed set-up: defaults and locks under the person's own values, and the rules of its file."""

from __future__ import annotations

import pytest

from desk_stretch.core.settings.managed import (
    NEVER_LOCKED,
    NEVER_MANAGED,
    UNMANAGED,
    Managed,
    why_free,
)
from desk_stretch.core.settings.managed_rules import LONGEST_REASON, read_managed
from desk_stretch.core.settings.schema import SCHEMA, Settings
from desk_stretch.errors import UsageError

WORK, SNOOZE, CAP = "breaks.work_time", "breaks.snooze", "breaks.daily_cap"
SET_UP = Managed({SNOOZE: 9}, {WORK: 45}, "The works council and IT agreed on this.")


class TestValues:
    def test_a_preset_is_the_default_and_can_be_changed(self):
        settings = Settings(managed=SET_UP)
        assert settings.breaks.snooze == settings.default(SNOOZE) == 9
        assert settings.changed == {}
        usual = settings.with_values({SNOOZE: 5})
        assert usual.breaks.snooze == 5
        assert usual.changed == {SNOOZE: 5}
        assert usual.with_values({SNOOZE: None}).breaks.snooze == 9

    def test_a_lock_holds_whatever_the_person_has(self):
        settings = Settings({WORK: 30, CAP: 4}, SET_UP)
        assert settings[WORK] == 45
        assert settings.changed == {CAP: 4}

    def test_a_locked_value_is_refused_with_the_reason(self):
        with pytest.raises(UsageError) as caught:
            Settings(managed=SET_UP).with_values({CAP: 4, WORK: 45})
        assert (
            str(caught.value) == f"{WORK} is locked by the set-up of this computer. {SET_UP.reason}"
        )

    def test_resetting_all_leaves_a_lock_alone(self):
        settings = Settings({SNOOZE: 7}, SET_UP).with_values(dict.fromkeys(SCHEMA))
        assert (settings[WORK], settings[SNOOZE]) == (45, 9)

    def test_a_lock_is_stronger_than_a_preset(self):
        assert Managed({WORK: 30}, {WORK: 45}).default(SCHEMA[WORK]) == 45

    def test_only_what_is_locked_has_a_reason(self):
        assert SET_UP.why_locked(WORK) == SET_UP.reason
        assert SET_UP.why_locked(SNOOZE) == ""
        SET_UP.refuse_locked(SNOOZE)


class TestReading:
    def test_nothing(self):
        assert read_managed({}) == (UNMANAGED, ())

    def test_values_come_in_used_form(self):
        reading = read_managed(
            {
                "preset": {"hours": {"days": ["mon", "tue"]}},
                "locked": {"breaks": {"work_time": 45}, "sound": {"step_cues": False}},
                "reason": " Set by IT. ",
            }
        )
        assert reading.problems == ()
        assert reading.managed.preset == {"hours.days": frozenset({0, 1})}
        assert reading.managed.locked == {WORK: 45, "sound.step_cues": False}
        assert reading.managed.reason == "Set by IT."

    def test_all_problems_at_once_and_then_nothing_is_set_up(self):
        reading = read_managed(
            {
                "lock": {},
                "preset": {"breaks": {"work_time": 999, "snoze": 3}, "look": "dark"},
                "locked": {"breaks": {"snooze": 9}, "safety": {"notice_version": 9}},
            }
        )
        assert reading.managed is UNMANAGED
        assert reading.problems == (
            "“lock” is not known here; expected are [preset], [locked] and reason.",
            "[preset]: breaks.work_time takes 5 to 240 minutes; 999 is outside.",
            "[preset]: There is no setting “breaks.snoze”. Did you mean breaks.snooze?",
            "[preset]: “look” is not a group; expected is a key as breaks.work_time.",
            "[locked]: safety.notice_version cannot be locked; "
            "the safety notice is between the app and the person.",
            "reason takes a line of up to 200 characters; it tells who locks this, and why.",
        )

    def test_a_table_that_is_none(self):
        (problem,) = read_managed({"preset": 5}).problems
        assert problem == "preset is not a table; expected is [preset.breaks]."

    def test_a_key_in_both_tables(self):
        table = {"breaks": {"work_time": 45}}
        (problem,) = read_managed({"preset": table, "locked": table, "reason": "IT"}).problems
        assert problem == f"{WORK} stands in [preset] and in [locked]; expected is one of them."

    @pytest.mark.parametrize("reason", [5, "", "  ", "two\nlines", "x" * (LONGEST_REASON + 1)])
    def test_no_lock_without_a_reason_in_one_line(self, reason):
        (problem,) = read_managed({"locked": {"breaks": {}}, "reason": reason}).problems
        assert problem.startswith("reason takes a line")

    def test_a_reason_may_fill_its_line(self):
        reason = "x" * LONGEST_REASON
        reading = read_managed({"locked": {"breaks": {"snooze": 5}}, "reason": reason})
        assert (reading.managed.reason, reading.problems) == (reason, ())

    def test_a_preset_needs_no_reason(self):
        assert read_managed({"preset": {"breaks": {"work_time": 45}}}).problems == ()


class TestFree:
    """What nobody but the person decides."""

    @pytest.mark.parametrize("name", [*NEVER_LOCKED, *NEVER_MANAGED])
    def test_every_name_is_one(self, name):
        assert name in SCHEMA or name in Settings.groups

    @pytest.mark.parametrize(
        "key", [key for key, each in SCHEMA.items() if each.hidden or key.startswith("safety.")]
    )
    def test_what_is_hidden_is_neither_preset_nor_locked(self, key):
        for lock in (True, False):
            assert why_free(SCHEMA[key], lock=lock)

    @pytest.mark.parametrize(
        "key",
        [
            "breaks.firmness", "breaks.skip_limit", "movement.without", "movement.leave_out",
            "movement.posture", "look.motion", "look.language", "keys.single_letters",
        ],
    )  # fmt: skip
    def test_what_is_preset_only(self, key):
        group, name = key.split(".")
        stored = SCHEMA[key].stored(SCHEMA[key].default)
        assert read_managed({"preset": {group: {name: stored}}}).managed.preset
        (problem,) = read_managed({"locked": {group: {name: stored}}, "reason": "IT"}).problems
        assert problem.startswith(f"[locked]: {key} cannot be locked; ")

    def test_the_start_with_the_desktop_is_not_touched(self):
        (problem,) = read_managed({"preset": {"start": {"at_login": True}}}).problems
        assert problem == (
            "[preset]: start.at_login cannot be preset; "
            "the desktop’s own list of programs has the last word."
        )
