"""The one page about an installation."""

from __future__ import annotations

import json

import pytest

from desk_stretch.cli import examination
from desk_stretch.errors import CapabilityError, RemoteError
from desk_stretch.platform.choose import PassedOver
from desk_stretch.platform.desktop import Finding
from desk_stretch.platform.holds.hold import HoldFinding


class Around:
    def findings(self):
        return [
            Finding("idle", "none", "Nothing tells.", (PassedOver("x11", "No X server."),)),
            Finding("sound", "paplay", "It is there.", ()),
        ]


@pytest.fixture(autouse=True)
def _around(monkeypatch):
    monkeypatch.setattr(examination, "look_around", lambda desk: Around())


def test_json(desk_stretch):
    found = desk_stretch("doctor", "--json").json
    assert list(found) == [
        "versions", "folders", "desktop", "capabilities", "holds", "days off",
        "catalogue", "app", "managed", "settings",
    ]  # fmt: skip
    assert found["app"] == {"state": "not running"}
    assert found["settings"] == {}
    assert found["capabilities"][0] == {
        "capability": "idle",
        "mechanism": "none",
        "why": "Nothing tells.",
        "passed_over": [{"name": "x11", "why": "No X server."}],
    }
    assert found["versions"]["PySide6-Essentials"]


def test_the_voice_is_told_though_no_app_has_looked_for_it(desk_stretch, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    (voice,) = [
        each
        for each in desk_stretch("doctor", "--json").json["capabilities"]
        if each["capability"] == "voice"
    ]
    assert voice["mechanism"] == "none"
    assert "speech-dispatcher" in voice["why"]
    names = [each["name"] for each in voice["passed_over"]]
    assert names == ["speech-dispatcher", "espeak-ng", "say", "sapi"]


def test_the_home_folder_is_not_told(desk_stretch, own_home):
    result = desk_stretch("doctor", "--json")
    assert str(own_home) not in result.out
    assert result.json["folders"]["configuration"] == "~/.config/desk-stretch"


def test_in_words(desk_stretch):
    desk_stretch("settings", "set", "breaks.work_time", "40")
    out = desk_stretch("doctor").out
    for part in ("Versions", "idle", "not x11", "No X server.", "breaks.work_time", "not running"):
        assert part in out


def test_a_running_app_tells_of_itself(desk_stretch, running):
    running.answer = {"state": "counting", "holds": ["call"], "next_due": None, "tray": "shown"}
    assert desk_stretch("doctor", "--json").json["app"] == running.answer
    assert "tray" in desk_stretch("doctor").out


def test_an_app_that_hangs_is_told(desk_stretch, running):
    running.error = RemoteError("It does not answer.")
    assert desk_stretch("doctor", "--json").json["app"]["state"] == "not answering"


def test_a_desktop_without_anything_is_told(desk_stretch, monkeypatch):
    def nothing(desk):
        raise CapabilityError("None of these works here.")

    monkeypatch.setattr(examination, "look_around", nothing)
    (found,) = desk_stretch("doctor", "--json").json["capabilities"]
    assert found["why"] == "None of these works here."


def test_a_library_that_is_missing_is_told(monkeypatch):
    monkeypatch.setattr(examination, "LIBRARIES", ("no-such-library",))
    assert examination._versions()["no-such-library"] is None


def test_a_home_that_is_the_root_folder_is_left_alone():
    assert examination.without_home({"a": ["/x"]}, "/") == {"a": ["/x"]}
    assert json.dumps(examination.without_home(["/h/x", 1], "/h")) == '["~/x", 1]'


class Held:
    """A hold that is on."""

    name = "full screen"

    def heed(self, words):
        pass

    def reason(self):
        return self.name

    def finding(self):
        return HoldFinding(self.name, True, "x11", "It tells.")


def test_what_can_hold_a_break(desk_stretch, monkeypatch):
    found = desk_stretch("doctor", "--json").json["holds"]
    assert {each["hold"] for each in found} >= {"microphone", "camera", "do not disturb"}
    assert {each["mode"] for each in found} == {"keep", "off"}
    out = desk_stretch("doctor").out
    assert "not available here (keep)" in out
    assert "(off)" in out
    monkeypatch.setattr(examination, "find_holds", lambda desk: [Held()])
    assert "working (keep, holds now)" in desk_stretch("doctor").out


def test_days_off_are_only_counted(desk_stretch, tmp_path, monkeypatch):
    found = desk_stretch("doctor", "--json").json["days off"]
    assert found == {"named": 0, "works": True, "why": "No calendar of days off is named."}
    desk_stretch("settings", "set", "hours.days_off", str(tmp_path / "my-secret-leave.ics"))
    result = desk_stretch("doctor", "--json")
    assert result.json["days off"] == {
        "named": 1, "works": False,
        "why": "A calendar file cannot be read (No such file or directory).",
    }  # fmt: skip
    assert result.json["settings"]["hours.days_off"] == "1 named"
    assert "my-secret-leave" not in result.out
    assert "A calendar file cannot be read" in desk_stretch("doctor").out


def test_what_a_person_named_is_only_counted(desk_stretch):
    desk_stretch("settings", "set", "holds.program_names", "secret-game, another")
    result = desk_stretch("doctor", "--json")
    assert result.json["settings"]["holds.program_names"] == "2 named"
    assert "secret-game" not in result.out


class TestManaged:
    @pytest.fixture
    def place(self, own_home):
        folder = own_home / "etc/xdg/desk-stretch"
        folder.mkdir()
        return folder / "policy.toml"

    def test_no_set_up(self, desk_stretch):
        assert desk_stretch("doctor", "--json").json["managed"] == {
            "file": "~/etc/xdg/desk-stretch/policy.toml",
            "state": "not there",
        }

    def test_a_set_up_without_the_words_of_its_reason(self, desk_stretch, place):
        place.write_text('reason = "Ask Ms Miller."\n[locked.breaks]\nwork_time = 45\n')
        result = desk_stretch("doctor", "--json")
        found = result.json["managed"]
        assert (found["state"], found["preset"], found["locked"]) == (
            "in use", [], ["breaks.work_time"],
        )  # fmt: skip
        assert "Miller" not in result.out
        assert result.json["settings"] == {}

    def test_a_broken_one(self, desk_stretch, place):
        place.write_text("reason = 5\n")
        result = desk_stretch("doctor", "--json")
        assert result.json["managed"]["state"] == "not used"
        assert "reason takes a line" in result.json["managed"]["problems"][0]
        assert result.err.count("reason takes a line") == 1
