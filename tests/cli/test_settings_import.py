"""The settings of another app on the command line: shown first, taken over, and nothing lost."""

from __future__ import annotations

import json

import pytest

from desk_stretch.cli import reminders, settings
from desk_stretch.resources import asset
from desk_stretch.storage.paths import find_folders

SAMPLES = asset().parent / "tests" / "samples"


def sample(name):
    return str(SAMPLES / f"{name}.json")


def test_a_dry_run_shows_and_changes_nothing(desk_stretch):
    said = desk_stretch("settings", "import", sample("safeeyes"), "--dry-run")
    lines = said.out.splitlines()
    work = "Work time before a break: 50 minutes → 60 minutes (long_break_interval = 60)"
    assert work in lines
    eyes = "Eye rest: off → after 20 minutes of work, 15 seconds"
    assert any(line.startswith(eyes) for line in lines)
    assert "Not taken: smartpause: Time away is noticed here by itself" in said.out
    assert lines[-1] == "Nothing was changed; without --dry-run it is."
    assert not find_folders().settings_file.exists()


@pytest.mark.parametrize("name", ["safeeyes", "stretchly"])
def test_it_is_taken_over_and_the_file_before_is_kept(desk_stretch, name):
    desk_stretch("settings", "set", "breaks.snooze", "9")
    before = find_folders().settings_file.read_text()
    said = desk_stretch("settings", "import", sample(name))
    assert said.code == 0
    assert settings.present().breaks.work_time == 60
    assert any(each.on for each in reminders.present())
    (copy,) = find_folders().config.glob("settings.toml.before-*")
    assert copy.read_text() == before
    assert f"What was before is kept as {copy}." in said.out
    again = desk_stretch("settings", "import", sample(name))
    assert again.out.splitlines()[-1] == "Everything is like that already."
    assert len(list(find_folders().config.glob("*.before-*"))) == 1


def test_a_running_app_takes_it_up(desk_stretch, running):
    said = desk_stretch("settings", "import", sample("safeeyes"), "--from", "safeeyes")
    assert said.code == 0
    (first, given), (second, asked) = running
    assert (first, given["values"]["breaks.work_time"]) == ("settings", 60)
    assert (second, asked["id"]) == ("reminder", "eye-rest")


def test_a_file_with_reminders_alone(desk_stretch, running, tmp_path):
    path = tmp_path / "safeeyes.json"
    path.write_text(json.dumps({
        "short_break_interval": 10, "short_break_duration": 9, "long_break_interval": 0,
    }))  # fmt: skip
    desk_stretch("settings", "import", str(path))
    assert [verb for verb, _ in running] == ["reminder"]


def test_what_is_no_such_file(refused, tmp_path):
    (tmp_path / "a.json").write_text("[]")
    assert "Nothing was changed." in refused(1, "settings", "import", str(tmp_path / "a.json"))
    assert "source “x”" in refused(2, "settings", "import", "a.json", "--from", "x")
