"""docs/authoring.md: the example of a file of reminders is one, and every key is explained."""

from __future__ import annotations

import re

import pytest

from desk_stretch.core.catalogue.reminder_rules import KEYS
from desk_stretch.resources import asset
from desk_stretch.storage.catalogue_files import load_catalogue
from desk_stretch.storage.reminders_file import RemindersFile, templates


@pytest.fixture
def section():
    text = (asset().parent / "docs" / "authoring.md").read_text("utf-8")
    return text.partition("## A reminder of your own\n")[2].partition("\n## ")[0]


def test_the_example_can_be_used_as_it_is(section, tmp_path):
    (example,) = re.findall(r"```toml\n(.*?)```", section, re.DOTALL)
    path = tmp_path / "reminders.toml"
    path.write_text(example, "utf-8")
    file = RemindersFile(path, load_catalogue)
    reminders = file.load()
    assert file.notices == ()
    assert [each.id for each in reminders if each.on] == ["eye-rest", "water", "afternoon", "neck"]


@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_explained(section, key):
    rows = re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)
    assert any(f"`{key}`" in row for row in rows)


def test_the_id_that_stands_for_a_template_is_one(section):
    assert "eye-rest" in templates()
