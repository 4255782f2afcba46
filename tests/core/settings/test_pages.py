"""Where a person finds each setting, and by which words."""

from __future__ import annotations

import pytest

from desk_stretch.core.settings.pages import MATTERS_WITH, PAGES, placed
from desk_stretch.core.settings.schema import SCHEMA, Settings
from desk_stretch.core.settings.search import SYNONYMS, found, words_of
from desk_stretch.core.settings.words import Switch

SHOWN = [key for key, setting in SCHEMA.items() if not setting.hidden]


def test_the_pages_are_those_that_people_think_in():
    assert [page.title for page in PAGES] == [
        "When", "What", "How it asks", "Sound and voice", "Look", "Privacy and data",
        "This computer",
    ]  # fmt: skip


def test_every_setting_stands_in_exactly_one_place():
    keys = [each.key for settings in placed(SCHEMA).values() for each in settings]
    assert sorted(keys) == sorted(SHOWN)


def test_every_group_is_named_so_that_none_lands_on_the_last_page_by_chance():
    named = {name.partition(".")[0] for page in PAGES for part in page.parts for name in part.names}
    assert {SCHEMA[key].group for key in SHOWN} <= named


def test_every_key_that_a_page_names_is_a_setting():
    keys = [n for page in PAGES for part in page.parts for n in part.names if "." in n]
    assert set(keys) <= set(SHOWN)
    assert len(keys) == len(set(keys))


def test_a_new_setting_of_a_known_group_comes_to_its_part():
    new = Switch(default=True, label="New")
    new.group, new.name = "sound", "new"
    assert placed({**SCHEMA, new.key: new})["sound", 0][-1] is new


def test_a_group_that_nobody_placed_stands_on_the_last_page():
    new = Switch(default=True, label="New")
    new.group, new.name = "nowhere", "new"
    where = placed({**SCHEMA, new.key: new})
    assert where[PAGES[-1].name, len(PAGES[-1].parts) - 1][-1] is new


def test_what_depends_on_another_setting_names_one_that_has_an_off():
    for key, other in MATTERS_WITH.items():
        assert key in SCHEMA
        assert SCHEMA[other].parse("off") in ("off", False)


@pytest.mark.parametrize("key", SHOWN)
def test_every_setting_is_helped_with_in_one_sentence(key):
    said = SCHEMA[key].help_text
    assert said.endswith(".")
    assert said.count(". ") <= 1
    assert len(said) <= 90


@pytest.mark.parametrize("key", SYNONYMS)
def test_what_people_call_a_setting_belongs_to_one(key):
    assert key in SCHEMA
    words = SYNONYMS[key].split()
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("work time", "breaks.work_time"),
        ("INTERVAL", "breaks.work_time"),
        ("work_time", "breaks.work_time"),
        ("postpone", "breaks.snooze"),
        ("dark", "look.theme"),
        ("arms overhead", "movement.without"),
        ("240", "breaks.work_time"),
        ("holiday", "hours.days_off"),
    ],
)
def test_a_word_finds_its_setting(query, key):
    assert found(query, words_of(Settings.schema[key]))


def test_words_can_be_found_in_any_order_without_accents_and_all_are_needed():
    assert found("zeit ubung", "Übung Zeit")
    assert not found("zeit schlaf", "Übung Zeit")
    assert found("", "anything")
