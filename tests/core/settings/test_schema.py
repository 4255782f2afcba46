"""The schema: every declaration is complete, sound, and the one that was agreed."""

from __future__ import annotations

import re

import pytest

from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.catalogue.cautions import CAUTIONS
from desk_stretch.core.catalogue.exercise import DEFAULT_EQUIPMENT, EQUIPMENT
from desk_stretch.core.catalogue.labels import EQUIPMENT_LABELS, POSTURE_LABELS
from desk_stretch.core.settings import wordlists
from desk_stretch.core.settings.schema import SCHEMA, Settings


@pytest.mark.parametrize("key", SCHEMA)
def test_a_declaration_is_complete(key):
    setting = SCHEMA[key]
    assert re.fullmatch(r"[a-z]+\.[a-z_]+", key)
    assert setting.check(setting.default) == setting.default
    assert setting.check(setting.stored(setting.default)) == setting.default
    assert setting.parse(setting.text(setting.default)) == setting.default
    assert isinstance(hash(setting.default), int)
    assert setting.label
    for words in (setting.label, setting.help_text):
        assert words == words.strip()
        assert "  " not in words
    assert not setting.help_text or setting.help_text.endswith(".")
    assert Settings.groups[setting.group].label or setting.hidden


def test_the_agreed_defaults():
    settings = Settings()
    breaks, hours = settings.breaks, settings.hours
    assert settings.changed == {}
    assert (breaks.work_time, breaks.routine_length, breaks.snooze) == (50, 180, 5)
    assert (breaks.snooze_limit, breaks.daily_cap) == (2, 8)
    assert (breaks.typing_pause, breaks.typing_wait) == (5, 120)
    assert (breaks.natural_idle, breaks.natural_locked, breaks.quiet) == (5, 3, 2)
    assert breaks.prompt_life == 60
    assert (hours.any_time, hours.days, hours.ranges) == (False, {0, 1, 2, 3, 4}, ((540, 1080),))
    assert not settings.movement.breath_holds
    assert (settings.sound.step_cues, settings.sound.volume) == (True, 40)
    assert not settings.start.at_login


def test_the_planner_has_the_same_defaults():
    breaks, policy = Settings().breaks, Policy()
    assert policy.enabled is breaks.enabled
    assert policy.work_s == breaks.work_time * 60
    assert policy.routine_s == breaks.routine_length
    assert policy.snooze_s == breaks.snooze * 60
    assert (policy.snooze_limit, policy.daily_cap) == (breaks.snooze_limit, breaks.daily_cap)
    assert (policy.typing_pause_s, policy.typing_wait_s) == (
        breaks.typing_pause,
        breaks.typing_wait,
    )
    assert policy.natural_idle_s == breaks.natural_idle * 60
    assert policy.natural_locked_s == breaks.natural_locked * 60
    assert policy.quiet_s == breaks.quiet * 60
    assert policy.prompt_life_s == breaks.prompt_life


def test_the_closed_lists_are_those_of_the_catalogue():
    assert dict(wordlists.EQUIPMENT) == dict(EQUIPMENT_LABELS)
    assert tuple(wordlists.EQUIPMENT) == EQUIPMENT
    assert Settings().movement.equipment == frozenset(DEFAULT_EQUIPMENT)
    assert dict(wordlists.CAUTIONS) == {tag: c.label for tag, c in CAUTIONS.items()}
    assert list(wordlists.CAUTIONS) == list(CAUTIONS)
    assert {str(p): label for p, label in POSTURE_LABELS.items()} == dict(wordlists.POSTURES)


def test_what_is_hidden():
    hidden = {key for key, setting in SCHEMA.items() if setting.hidden}
    assert hidden == {
        "movement.routine",
        "start.welcomed",
        "safety.notice_version",
        "safety.notice_accepted_at",
    }


def test_the_looks_of_the_figure_are_a_look_of_their_own():
    look = Settings().look
    assert (look.motion, look.figure_mirror) == ("auto", True)
    assert (look.figure_character, look.figure_skin, look.figure_shirt) == ("sam", "beige", "teal")
    assert list(wordlists.MOTIONS) == ["auto", "full", "reduced", "still"]
