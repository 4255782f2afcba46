"""Autostart on Windows and macOS: against a registry in a dictionary, and real files."""

from __future__ import annotations

import plistlib

import pytest

from desk_stretch.errors import CapabilityError, StorageError
from desk_stretch.platform.autostart.macos import MacAutostart, agent_of
from desk_stretch.platform.autostart.windows import (
    APPROVED,
    NAME,
    RUN,
    WindowsAutostart,
    command_line,
)
from tests.house.sources import ROOT

PROGRAM = "C:\\Program Files\\Desk Stretch\\desk-stretch.exe"


class Registry(dict):
    """The person's part of the registry; one that is locked refuses to be written."""

    is_locked = False

    def read(self, key, name):
        return self.get((key, name))

    def write(self, key, name, text):
        self._may_write()
        self[key, name] = text

    def delete(self, key, name):
        self._may_write()
        self.pop((key, name), None)

    def _may_write(self):
        if self.is_locked:
            raise PermissionError(13, "Access is denied")


@pytest.fixture
def registry():
    return Registry()


@pytest.fixture
def windows(surround, registry):
    return WindowsAutostart(surround(platform="win32", program=(PROGRAM,)), registry)


def test_windows_entry_on_and_off(windows, registry):
    assert "registry" in windows.is_available().why
    assert not windows.is_on()
    windows.switch(False)
    windows.switch(True)
    assert windows.is_on()
    assert registry == {(RUN, NAME): f'"{PROGRAM}" --background'}
    windows.switch(False)
    assert not windows.is_on()
    assert registry == {}


@pytest.mark.parametrize(
    ("said", "is_on"),
    [
        (b"\x02" + bytes(11), True),
        (b"\x06" + bytes(11), True),
        (b"\x03\x00\x00\x00" + b"\x5e\x11\xc4\x4c\xd2\xe0\xd5\x01", False),
        (b"\x07" + bytes(11), False),
        (b"", True),
        ("03", True),
    ],
)
def test_the_switch_in_windows_own_list_counts(windows, registry, said, is_on):
    windows.switch(True)
    registry[APPROVED, NAME] = said
    assert windows.is_on() is is_on
    assert ("own list" in windows.is_available().why) is not is_on


def test_what_was_switched_off_in_the_list_stays_off_and_is_told(windows, registry):
    off = b"\x03" + bytes(11)
    registry[APPROVED, NAME] = off
    with pytest.raises(CapabilityError, match="own list") as error:
        windows.switch(True)
    assert "Startup" in error.value.hint
    assert registry[APPROVED, NAME] == off
    assert (RUN, NAME) in registry, "else the list would have no line to switch on"


def test_a_registry_that_refuses_is_a_sentence(windows, registry):
    registry.is_locked = True
    with pytest.raises(StorageError, match="Access is denied"):
        windows.switch(True)


def test_a_registry_that_cannot_be_read_means_off(windows, registry, monkeypatch):
    def refuse(_key, _name):
        raise PermissionError

    monkeypatch.setattr(registry, "read", refuse)
    assert not windows.is_on()


def test_without_a_registry_it_is_passed_over(surround):
    windows = WindowsAutostart(surround(platform="win32"))
    assert not windows.is_available().works
    assert not windows.is_on()
    windows.switch(True)


@pytest.mark.parametrize(
    ("beside", "words"),
    [
        ((), "desk-stretch.exe --background"),
        (("pythonw.exe",), "pythonw.exe -m desk_stretch.app --background"),
        (("pythonw.exe", "desk-stretchw.exe"), "desk-stretchw.exe --background"),
    ],
)
def test_the_program_without_a_console_is_started(tmp_path, beside, words):
    for name in beside:
        (tmp_path / name).touch()
    assert command_line((str(tmp_path / "desk-stretch.exe"),)) == f"{tmp_path}/{words}"


def test_python_itself_opens_no_console_either(tmp_path):
    (tmp_path / "pythonw.exe").touch()
    program = (str(tmp_path / "python.exe"), "-m", "desk_stretch.app")
    assert command_line(program).endswith("pythonw.exe -m desk_stretch.app --background")


def test_the_installer_writes_the_same_entry():
    text = (ROOT / "packaging" / "windows" / "desk-stretch.iss").read_text("utf-8")
    assert f'#define AppName "{NAME}"' in text
    line = next(line for line in text.splitlines() if "Tasks: autostart" in line)
    assert f'Subkey: "{RUN}"' in line
    assert 'ValueName: "{#AppName}"' in line


# --- macOS -------------------------------------------------------------------------------------


@pytest.fixture
def macos(surround, tmp_path):
    return MacAutostart(surround(platform="darwin", program=("/opt/desk-stretch",)), tmp_path)


@pytest.fixture
def agent(tmp_path):
    return tmp_path / "Library" / "LaunchAgents" / "desk-stretch.plist"


def test_macos_agent_on_and_off(macos, agent):
    assert str(agent) in macos.is_available().why
    assert not macos.is_on()
    macos.switch(True)
    assert macos.is_on()
    read = plistlib.loads(agent.read_bytes())
    assert read["ProgramArguments"] == ["/opt/desk-stretch", "--background"]
    assert read["RunAtLoad"] is True
    assert "KeepAlive" not in read, "who quits the app has quit it"
    macos.switch(False)
    macos.switch(False)
    assert not macos.is_on()
    assert not agent.exists()


@pytest.mark.parametrize(
    ("content", "is_on"),
    [
        (plistlib.dumps({"Label": "desk-stretch"}), True),
        (plistlib.dumps({"Disabled": True}), False),
        (plistlib.dumps(["no", "dictionary"]), False),
        (b"<plist", False),
        (b"\xff\xfe nothing", False),
    ],
)
def test_what_others_wrote_into_the_agent_counts(macos, agent, content, is_on):
    agent.parent.mkdir(parents=True)
    agent.write_bytes(content)
    assert macos.is_on() is is_on


def test_a_folder_of_agents_that_cannot_be_made_is_a_sentence(macos, tmp_path):
    (tmp_path / "Library").touch()
    with pytest.raises(StorageError, match="autostart file") as error:
        macos.switch(True)
    assert error.value.hint


def test_login_items_shows_the_app_by_its_bundle(tmp_path):
    contents = tmp_path / "Desk Stretch.app" / "Contents"
    (contents / "MacOS").mkdir(parents=True)
    name = {"CFBundleIdentifier": "org.example.DeskStretch"}
    (contents / "Info.plist").write_bytes(plistlib.dumps(name))
    agent = agent_of((str(contents / "MacOS" / "desk-stretch"),))
    assert agent["AssociatedBundleIdentifiers"] == "org.example.DeskStretch"
    assert "AssociatedBundleIdentifiers" not in agent_of(("/opt/desk-stretch",))


@pytest.mark.parametrize(
    ("kind", "platform"), [(WindowsAutostart, "win32"), (MacAutostart, "darwin")]
)
def test_each_belongs_to_its_system(kind, platform, surround):
    assert kind.is_compatible(surround(platform=platform).host)
    assert not kind.is_compatible(surround(platform="linux").host)
