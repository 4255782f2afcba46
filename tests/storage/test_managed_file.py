"""The file of a managed set-up: its place, how it is read, and what it leaves alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desk_stretch.core.settings.managed import UNMANAGED
from desk_stretch.core.settings.schema import Settings
from desk_stretch.resources import asset
from desk_stretch.storage.managed_file import load_managed, open_settings
from desk_stretch.storage.paths import find_folders

SET_UP = """\
reason = "Agreed with the works council."
[preset.breaks]
snooze = 9
[locked.breaks]
work_time = 45
"""


@pytest.fixture
def place(own_home):
    folder = own_home / "etc/xdg/desk-stretch"
    folder.mkdir()
    return folder / "policy.toml"


def in_force(file):
    return Settings(file.load(), file.managed)


class TestPlace:
    def test_the_first_folder_that_has_it(self, own_home, monkeypatch):
        folders = [own_home / name for name in ("first", "second", "third")]
        monkeypatch.setenv("XDG_CONFIG_DIRS", ":".join(map(str, folders)))
        assert find_folders().managed_file == folders[0] / "desk-stretch/policy.toml"
        for folder in folders[1:]:
            (folder / "desk-stretch").mkdir(parents=True)
            (folder / "desk-stretch/policy.toml").touch()
        assert find_folders().managed_file == folders[1] / "desk-stretch/policy.toml"

    @pytest.mark.parametrize("value", ["", "relative/folder"])
    def test_the_systems_folder_if_none_is_named(self, monkeypatch, value):
        monkeypatch.setenv("XDG_CONFIG_DIRS", value)
        assert find_folders().system == (Path("/etc/xdg/desk-stretch"),)


class TestReading:
    def test_no_file(self, place):
        assert load_managed(place) == (place, False, UNMANAGED, ())
        assert load_managed(place / "below") == (place / "below", False, UNMANAGED, ())

    def test_a_file(self, place):
        place.write_text("\ufeff" + SET_UP, "utf-8")
        found = load_managed(place)
        assert found.is_there
        assert found.managed.preset == {"breaks.snooze": 9}
        assert found.managed.locked == {"breaks.work_time": 45}
        assert found.notices == ()

    @pytest.mark.parametrize(
        ("content", "part"),
        [
            (b"reason = ", "(at end of document)."),
            (b"\xff", "invalid start byte."),
            (b"x = " + b"[" * 5000, "."),
            (b"[locked.breaks]\nwork_time = 45\n[preset.breaks]\nsnoze = 5\n", "snooze? reason"),
        ],
    )
    def test_a_broken_file_changes_nothing_and_is_told_once(self, place, content, part):
        place.write_bytes(content)
        found = load_managed(place)
        assert found.managed is UNMANAGED
        (notice,) = found.notices
        assert notice.startswith(f"The set-up of this computer is not used. In {place}: ")
        assert part in notice
        assert place.read_bytes() == content

    def test_a_folder_in_its_place(self, place):
        place.mkdir()
        (notice,) = load_managed(place).notices
        assert notice.endswith("Is a directory.")


class TestSettingsFile:
    def test_the_set_up_holds_and_the_persons_file_stays_as_it_is(self, place):
        place.write_text(SET_UP)
        own = find_folders().settings_file
        own.parent.mkdir(parents=True)
        own.write_text("[breaks]\nwork_time = 30 # mine\nsnooze = 5\n")
        file = open_settings(find_folders())
        settings = in_force(file)
        assert (settings.breaks.work_time, settings.breaks.snooze) == (45, 5)
        changed = settings.with_values({"breaks.daily_cap": 4, "breaks.snooze": None})
        file.save(changed.changed, reset=("breaks.snooze", "breaks.work_time"))
        assert own.read_text() == "[breaks]\nwork_time = 30 # mine\ndaily_cap = 4\n"
        assert in_force(file).breaks.snooze == 9
        place.unlink()
        assert in_force(open_settings(find_folders())).breaks.work_time == 30

    def test_the_usual_value_over_a_preset_is_kept(self, place):
        place.write_text(SET_UP)
        file = open_settings(find_folders())
        file.save(in_force(file).with_values({"breaks.snooze": 5}).changed)
        assert "snooze = 5" in find_folders().settings_file.read_text()
        assert in_force(open_settings(find_folders())).breaks.snooze == 5

    def test_what_is_wrong_is_told_with_what_is_wrong_in_the_persons_file(self, place):
        place.write_text("reason = 5")
        own = find_folders().settings_file
        own.parent.mkdir(parents=True)
        own.write_text("[breaks]\nwork_time = 4\n")
        file = open_settings(find_folders())
        assert in_force(file) == Settings()
        managed, own_values = file.notices
        assert "policy.toml" in managed
        assert "work_time" in own_values


def test_the_example_of_the_paper_can_be_used_as_it_is(place):
    text = (asset().parent / "docs" / "managed.md").read_text("utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    place.write_text(example, "utf-8")
    found = load_managed(place)
    assert found.notices == ()
    assert found.managed.reason
    assert found.managed.preset
    assert found.managed.locked
