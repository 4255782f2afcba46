"""Groups, their place in a schema, and the immutable values."""

from __future__ import annotations

import pytest

from desk_stretch.core.settings.group import Group, Section, Values
from desk_stretch.core.settings.numbers import Count
from desk_stretch.core.settings.schema import SCHEMA, Breaks, Settings
from desk_stretch.errors import BadDataError, UsageError


def number(**words):
    return Count(default=1, low=0, high=9, label="Number", **words)


def test_a_setting_declared_twice_is_refused():
    with pytest.raises(TypeError, match="some is declared twice"):

        class Twice(Group):
            some = number()
            some = number()  # noqa: PIE794


def test_a_group_declared_twice_is_refused():
    class One(Group):
        some = number()

    with pytest.raises(TypeError, match="one is declared twice"):

        class Bad(Values):
            one = Section(One)
            one = Section(One)  # noqa: PIE794


def test_one_setting_under_two_names_is_refused():
    class Two(Group):
        some = other = number()

    with pytest.raises(TypeError, match=r"two\.other is declared twice"):

        class Bad(Values):
            two = Section(Two)


def test_one_group_in_two_places_is_refused():
    class Two(Group):
        some = number()

    with pytest.raises(TypeError, match=r"second\.some is declared twice"):

        class Bad(Values):
            first = Section(Two)
            second = Section(Two)


def test_a_group_may_have_more_than_settings():
    class Mixed(Group, label="Mixed"):
        note = "no setting"
        some = number()

    class Small(Values):
        mixed = Section(Mixed)

    assert list(Small.schema) == ["mixed.some"]
    assert [setting.name for setting in Mixed.declared()] == ["some"]
    assert Small.groups["mixed"].label == "Mixed"
    assert Small({"mixed.some": 4}).mixed.some == 4


def test_values_read_as_attributes_and_as_keys():
    settings = Settings({"breaks.work_time": 30})
    assert settings.breaks.work_time == settings["breaks.work_time"] == 30
    assert settings.breaks.snooze == 5
    assert Breaks.work_time is SCHEMA["breaks.work_time"]
    assert repr(Breaks.work_time) == "<Minutes breaks.work_time>"
    assert repr(settings) == "Settings({'breaks.work_time': 30})"


def test_stored_and_used_values_are_the_same():
    stored = Settings({"hours.days": ["mon"], "hours.ranges": ["09:00-12:00"]})
    used = Settings({"hours.days": frozenset([0]), "hours.ranges": ((540, 720),)})
    assert stored == used
    assert hash(stored) == hash(used)
    assert stored != Settings()
    assert stored != "settings"


def test_with_values_leaves_the_old_ones_alone():
    old = Settings({"breaks.work_time": 30})
    new = old.with_values({"breaks.snooze": 10, "breaks.work_time": None})
    assert (old.breaks.work_time, old.breaks.snooze) == (30, 5)
    assert new.changed == {"breaks.snooze": 10}
    assert new.differing(old) == {"breaks.work_time", "breaks.snooze"}
    assert new.with_values({}) == new


def test_nothing_can_be_changed_in_place():
    settings = Settings()
    with pytest.raises(TypeError):
        settings.as_mapping["breaks.work_time"] = 3
    with pytest.raises(TypeError):
        SCHEMA["breaks.other"] = SCHEMA["breaks.work_time"]


def test_all_problems_are_told_at_once():
    with pytest.raises(BadDataError) as error:
        Settings({"breaks.work_time": 1, "breaks.snooze": 5, "hours.days": []})
    assert "breaks.work_time takes" in str(error.value)
    assert "hours.days takes" in str(error.value)
    assert "breaks.snooze" not in str(error.value)


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("brakes.work_time", "Did you mean breaks.work_time?"),
        ("safety.notice_versions", "“settings list” shows them all."),
        ("x", "“settings list” shows them all."),
    ],
)
def test_an_unknown_key_is_told_with_the_nearest(key, hint):
    for look in (lambda: Settings()[key], lambda: Settings().with_values({key: None})):
        with pytest.raises(UsageError) as error:
            look()
        assert str(error.value) == f"There is no setting “{key}”. {hint}"
    with pytest.raises(BadDataError, match="There is no setting"):
        Settings({key: 1})
