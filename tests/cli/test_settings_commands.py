"""Settings on the command line: in the file without an app, through the app with one."""

from __future__ import annotations

import pytest

from desk_stretch.core.settings.schema import SCHEMA, Settings
from desk_stretch.storage.paths import find_folders

SHOWN = [key for key, setting in SCHEMA.items() if not setting.hidden]


@pytest.fixture
def file():
    return find_folders().settings_file


def test_list(desk_stretch):
    lines = desk_stretch("settings", "list").out.splitlines()
    assert [line.split()[0] for line in lines] == SHOWN


def test_list_as_json(desk_stretch):
    found = {each["key"]: each for each in desk_stretch("settings", "list", "--json").json}
    assert list(found) == SHOWN
    assert found["breaks.work_time"]["value"] == found["breaks.work_time"]["default"] == 50
    assert found["hours.days"]["value"] == ["mon", "tue", "wed", "thu", "fri"]


def test_set_get_reset(desk_stretch, file):
    result = desk_stretch("settings", "set", "breaks.work_time", "40")
    assert result.code == 0
    assert result.out.startswith("breaks.work_time = 40")
    assert "work_time = 40" in file.read_text()
    assert desk_stretch("settings", "get", "breaks.work_time", "--json").json == 40
    assert desk_stretch("settings", "get", "breaks.work_time").out.startswith("40")
    assert desk_stretch("settings", "reset", "breaks.work_time").code == 0
    assert desk_stretch("settings", "get", "breaks.work_time", "--json").json == 50
    assert "work_time" not in file.read_text()


def test_a_login_file_of_the_persons_own_stays_where_the_word_changes_nothing(desk_stretch, file):
    entry = file.parent.parent / "autostart" / "desk-stretch.desktop"
    entry.parent.mkdir(parents=True)
    own = "[Desktop Entry]\nType=Application\nExec=late desk-stretch\n"
    entry.write_text(own, "utf-8")
    assert desk_stretch("settings", "set", "start.at_login", "true").code == 0
    assert entry.read_text("utf-8") == own
    assert desk_stretch("settings", "set", "start.at_login", "false").code == 0
    assert not entry.exists()


@pytest.mark.parametrize("key", SHOWN)
def test_what_get_shows_set_takes(desk_stretch, key):
    shown = desk_stretch("settings", "get", key).out.strip()
    assert desk_stretch("settings", "set", key, shown).code == 0
    assert desk_stretch("settings", "get", key).out.strip() == shown


def test_reset_all_keeps_what_is_the_apps_own(desk_stretch, file):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("[breaks]\nwork_time = 40\nsnooze = 9\n\n[safety]\nnotice_version = 1\n")
    assert desk_stretch("settings", "reset").out == "All settings are as they come.\n"
    assert "work_time" not in file.read_text()
    assert "notice_version = 1" in file.read_text()


def test_a_refused_value_in_the_file_is_told_and_replaced(desk_stretch, file):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("[breaks]\nwork_time = 4\n")
    result = desk_stretch("settings", "get", "breaks.work_time", "--json")
    assert result.json == 50
    assert "work_time" in result.err
    assert desk_stretch("settings", "set", "breaks.work_time", "50").code == 0
    assert "work_time = 4" not in file.read_text()


class TestRunning:
    def test_set_goes_to_the_app(self, desk_stretch, running, file):
        assert desk_stretch("settings", "set", "hours.days", "mon-wed").code == 0
        assert running == [("settings", {"values": {"hours.days": ["mon", "tue", "wed"]}})]
        assert not file.exists()

    def test_reset_goes_to_the_app(self, desk_stretch, running):
        assert desk_stretch("settings", "reset", "breaks.snooze").code == 0
        assert running == [("settings", {"values": {"breaks.snooze": None}})]

    def test_reset_all_fits_into_one_line(self, desk_stretch, running):
        from desk_stretch.remote import protocol

        assert desk_stretch("settings", "reset").code == 0
        ((verb, arguments),) = running
        assert set(arguments["values"]) == set(SHOWN)
        assert len(protocol.request(verb, arguments)) < protocol.LINE_LIMIT
        assert not set(Settings.schema) - set(SHOWN) & set(arguments["values"])


class TestManaged:
    """Under a set-up that presets and locks."""

    @pytest.fixture(autouse=True)
    def _set_up(self, own_home):
        folder = own_home / "etc/xdg/desk-stretch"
        folder.mkdir()
        (folder / "policy.toml").write_text(
            'reason = "Set by IT."\n[preset.breaks]\nsnooze = 9\n[locked.breaks]\nwork_time = 45\n'
        )

    def test_list(self, desk_stretch):
        *lines, last = desk_stretch("settings", "list").out.splitlines()
        shown = {line.split()[0]: line for line in lines}
        assert shown["breaks.work_time"].endswith("  locked")
        assert shown["breaks.snooze"].endswith("  preset to 9")
        assert shown["breaks.daily_cap"].endswith("Breaks asked for in a day")
        assert last == "Locked by the set-up of this computer: Set by IT."

    def test_list_as_json(self, desk_stretch):
        found = {each["key"]: each for each in desk_stretch("settings", "list", "--json").json}
        told = ("value", "default", "managed", "reason")
        assert [found["breaks.work_time"][key] for key in told] == [45, 45, "locked", "Set by IT."]
        assert [found["breaks.snooze"][key] for key in told] == [9, 9, "preset", ""]
        assert [found["breaks.daily_cap"][key] for key in told] == [8, 8, None, ""]

    @pytest.mark.parametrize(
        "words", [("set", "breaks.work_time", "30"), ("reset", "breaks.work_time")]
    )
    def test_what_is_locked_is_refused(self, refused, file, words):
        assert refused(2, "settings", *words).endswith(
            "breaks.work_time is locked by the set-up of this computer. Set by IT."
        )
        assert not file.exists()

    def test_reset_goes_back_to_the_preset(self, desk_stretch):
        assert desk_stretch("settings", "set", "breaks.snooze", "5").code == 0
        assert desk_stretch("settings", "get", "breaks.snooze", "--json").json == 5
        assert desk_stretch("settings", "reset", "breaks.snooze").out == "breaks.snooze = 9\n"
        assert desk_stretch("settings", "get", "breaks.snooze", "--json").json == 9

    def test_reset_all_leaves_the_lock_and_the_persons_own_value(self, desk_stretch, file):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("[breaks]\nwork_time = 30\nsnooze = 5\n")
        assert desk_stretch("settings", "reset").code == 0
        assert file.read_text() == "[breaks]\nwork_time = 30\n"
        assert desk_stretch("settings", "get", "breaks.work_time", "--json").json == 45
