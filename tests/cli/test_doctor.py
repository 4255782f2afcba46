"""The one page about an installation."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from desk_stretch.cli import examination
from desk_stretch.cli.discretion import place, public
from desk_stretch.errors import CapabilityError, RemoteError
from desk_stretch.platform.choose import PassedOver
from desk_stretch.platform.desktop import Finding
from desk_stretch.platform.holds.hold import HoldFinding
from desk_stretch.platform.host import Host
from desk_stretch.storage.paths import find_folders


class Around:
    def __init__(self):
        self.stopped = []
        self.look = SimpleNamespace(
            chosen=SimpleNamespace(stop=lambda: self.stopped.append("look"))
        )

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
        "catalogue", "history", "reminders", "programs", "app", "faults", "managed", "settings",
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


def test_what_was_opened_to_look_is_given_back(desk_stretch, monkeypatch):
    around, stopped = Around(), []
    keys = SimpleNamespace(
        chosen=SimpleNamespace(name="portal", stop=lambda: stopped.append("keys")),
        why="It is there.",
        passed_over=(),
    )
    monkeypatch.setattr(examination, "look_around", lambda desk: around)
    monkeypatch.setattr(examination, "choose", lambda order, desk: keys)
    found = desk_stretch("doctor", "--json").json["capabilities"]
    assert "shortcuts" in [each["capability"] for each in found]
    assert (around.stopped, stopped) == (["look"], ["keys"])


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
    assert public({"a": ["/x"]}, "/", ()) == {"a": ["/x"]}
    assert json.dumps(public(["/h/x", 1], "/h", ())) == '["~/x", 1]'


def test_words_of_the_person_are_hidden_where_they_stand_as_words():
    own = {"miller", "miller.local", "at", "a+b"}
    said = public(["miller", "miller.local is here", "millers", "at", ("x a+b",)], "/h", own)
    assert said == ["…", "… is here", "millers", "at", ["x …"]]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/home/person/.local/share/desk-stretch", "~/.local/share/desk-stretch"),
        ("/home/person/secret diary/desk-stretch", "~/…/desk-stretch"),
        ("/run/user/1000/desk-stretch", "/run/user/1000/desk-stretch"),
        ("/mnt/acme corp/policy.toml", "/…/…/policy.toml"),
    ],
)
def test_a_folder_is_told_where_such_folders_are(path, told):
    assert place(Path(path), "/home/person") == told


class TestInstalled:
    @pytest.mark.parametrize(
        ("file", "kind"),
        [
            ("/usr/lib/desk-stretch/desk_stretch/cli/examination.py", "a package of the system"),
            ("/usr/local/lib/desk_stretch/cli/examination.py", "a wheel"),
            ("/venvs/v/desk_stretch/cli/examination.py", "a wheel"),
            ("/app/lib/desk_stretch/cli/examination.py", "a Flatpak"),
        ],
    )
    def test_by_its_place(self, file, kind):
        assert examination._installed(Path(file)) == kind

    def test_a_checkout(self, desk_stretch):
        assert desk_stretch("doctor", "--json").json["versions"]["installed as"] == "a checkout"

    def test_a_bundle(self, monkeypatch):
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        assert examination._installed(Path("/x/y/z/e.py")) == "a bundle"


@pytest.mark.parametrize(
    ("host", "owned", "told"),
    [
        (Host(session_bus="unix:path=/x"), True, "StatusNotifierItem"),
        (Host(session_bus="unix:path=/x", display=":1"), False, "at most one of X11"),
        (Host(), True, "none"),
    ],
)
def test_who_takes_the_icon(monkeypatch, host, owned, told):
    monkeypatch.setattr("desk_stretch.platform.bus.Bus.has_owner", lambda self, name: owned)
    assert examination._tray_host(host) == told


class TestPrivate:
    """A home full of names: none of them is on the page."""

    SECRETS = (
        "Millerhome", "mmiller", "acme-laptop", "therapy", "Physio with Dr. Brown", "hip-surgery",
        "my-knee", "neck-extension", "secret-sync", "Annas Laptop", "playerctl-secret",
        "kundenliste",
    )  # fmt: skip

    @pytest.fixture
    def furnished(self, own_home, monkeypatch, desk_stretch):
        home = own_home / "Millerhome"
        for name, folder in (("XDG_CONFIG_HOME", ".config"), ("XDG_DATA_HOME", "hip-surgery")):
            (home / folder / "desk-stretch").mkdir(parents=True)
            monkeypatch.setenv(name, str(home / folder))
        monkeypatch.setenv("HOME", str(home))
        monkeypatch.setattr(examination.getpass, "getuser", lambda: "mmiller")
        monkeypatch.setattr(examination.socket, "gethostname", lambda: "acme-laptop.example")
        (home / ".config/desk-stretch/settings.toml").write_text(
            '[breaks]\nwork_time = 40\n[hours]\ndays_off = ["/mnt/therapy/leave.ics"]\n'
            '[holds]\nprogram = "keep"\nprogram_names = ["kundenliste"]\ncalendar = "keep"\n'
            'calendar_files = ["/srv/therapy.ics"]\n[movement]\nwithout = ["neck-extension"]\n'
            'leave_out = ["my-knee"]\n[sharing]\nfolder = "~/secret-sync"\nname = "Annas Laptop"\n'
            '[programs]\ndue = ["playerctl-secret", "therapy"]\n'
        )
        (home / ".config/desk-stretch/reminders.toml").write_text(
            '[therapy]\nname = "Physio with Dr. Brown"\nwork = 30\ndo = "message"\n'
            'text = "hip-surgery"\n[broken]\nwork = "therapy"\n'
        )
        exercises = home / "hip-surgery/desk-stretch/exercises"
        exercises.mkdir()
        (exercises / "my-knee.toml").write_text("nothing = of use\n")
        return home

    def test_a_folder_of_its_own_is_told_nowhere(self, furnished, desk_stretch, monkeypatch):
        found = Finding("autostart", "xdg", f"It is {furnished}/hip-surgery/x.desktop.", ())
        monkeypatch.setattr(Around, "findings", lambda _: [found])
        told = desk_stretch("doctor", "--json").json["capabilities"][0]["why"]
        assert told == "It is …/x.desktop."

    @pytest.mark.parametrize("words", [(), ("--json",)])
    def test_none_of_them_is_told(self, furnished, desk_stretch, running, words):
        running.answer = {
            "state": "counting", "reminder": "therapy", "reason": "Physio with Dr. Brown is due.",
            "reminders": [{"reminder": "therapy"}], "holds": ["program"],
        }  # fmt: skip
        page = desk_stretch("doctor", *words).out
        for secret in (*self.SECRETS, str(furnished)):
            assert secret not in page

    def test_they_are_counted(self, furnished, desk_stretch):
        found = desk_stretch("doctor", "--json").json
        assert found["reminders"] == {"own": 1, "switched on": 1, "problems": 3}
        assert found["programs"] == {"named": 1, "cannot be run": 1}
        assert found["catalogue"]["files with problems"] == 1
        assert (found["catalogue"]["own exercises"], found["catalogue"]["own routines"]) == (0, 0)
        kept = found["settings"]
        assert kept["breaks.work_time"] == "40"
        assert {kept[key] for key in kept if key not in ("breaks.work_time", "holds.program",
                "holds.calendar")} == {"1 named"}  # fmt: skip
        assert found["folders"]["data"] == "~/…/desk-stretch"


class TestTroubles:
    @pytest.mark.parametrize(
        ("name", "section"),
        [
            ("this_host_section", "desktop"), ("history_health", "history"),
            ("whole_catalogue", "catalogue"), ("reports", "faults"), ("find_holds", "holds"),
            ("load_managed", "managed"), ("lack_of", "programs"), ("finding", "days off"),
        ],
    )  # fmt: skip
    def test_what_cannot_be_found_out_is_told_and_the_rest_as_well(
        self, desk_stretch, monkeypatch, name, section
    ):
        def fail(*_, **__):
            raise RuntimeError("secret")

        desk_stretch("settings", "set", "programs.due", "x")
        monkeypatch.setattr(examination, {"this_host_section": "_tray_host"}.get(name, name), fail)
        result = desk_stretch("doctor", "--json")
        assert result.json[section] == {"problem": "RuntimeError"}
        assert "secret" not in result.out
        page = desk_stretch("doctor").out
        assert "RuntimeError" in page
        assert "PySide6-Essentials" in page

    def test_settings_that_cannot_be_read_are_those_of_the_start(self, desk_stretch, monkeypatch):
        def fail():
            raise OSError

        monkeypatch.setattr(examination.settings, "present", fail)
        assert desk_stretch("doctor", "--json").json["settings"] == {}

    def test_without_a_home_or_a_name(self, desk_stretch, monkeypatch):
        def fail():
            raise RuntimeError

        monkeypatch.setattr(examination.Path, "home", fail)
        monkeypatch.setattr(examination.getpass, "getuser", fail)
        monkeypatch.setattr(examination.socket, "gethostname", fail)
        assert desk_stretch("doctor", "--json").json["folders"]["data"].startswith("/")

    def test_broken_files(self, desk_stretch, own_home):
        folders = find_folders()
        for file in (folders.settings_file, folders.reminders_file, folders.history_file):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(b"\xff\x00 [[[ nonsense")
        result = desk_stretch("doctor", "--json")
        assert result.code == 0
        assert result.json["history"] == {"state": "cannot be read", "kind": "DatabaseError"}

    def test_who_is_the_app_tells_of_itself(self, own_home):
        found = examination.examine(lambda: {"state": "counting", "reason": "private"})
        assert found["app"] == {"state": "counting"}


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
