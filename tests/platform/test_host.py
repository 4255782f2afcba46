"""The facts about the desktop, read from an environment."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desk_stretch.platform.host import SYSTEM_BUS, Host, read_host, this_host

PYTHON = "/venv/bin/python"


def host(env=(), platform="linux", python=PYTHON, called_as="-c"):
    return read_host(platform, {"HOME": "/place/person", **dict(env)}, python, called_as)


def test_an_empty_environment_has_no_screen_and_no_session_bus():
    bare = host()
    assert bare.no_screen
    assert (bare.has_x11, bare.has_wayland, bare.has_session_bus) == (False, False, False)
    assert bare.system_bus == SYSTEM_BUS
    assert bare.config_folder == Path("/place/person/.config")
    assert (bare.runtime_folder, bare.time_zone, bare.speed) == (None, None, "")


def test_a_full_environment_is_read_as_it_is():
    full = host(
        {
            "DISPLAY": ":1",
            "WAYLAND_DISPLAY": "wayland-0",
            "XDG_CURRENT_DESKTOP": "GNOME",
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/a",
            "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/b",
            "XDG_SESSION_ID": "2",
            "XDG_CONFIG_HOME": "/config",
            "XDG_RUNTIME_DIR": "/run/user/1",
            "TZ": "Europe/Berlin",
            "DESK_STRETCH_SPEED": "60",
        }
    )
    assert full.has_x11
    assert full.has_wayland
    assert full.has_session_bus
    assert not full.no_screen
    assert full == Host(
        "linux", ":1", "wayland-0", "GNOME", "unix:path=/a", "unix:path=/b", "2",
        Path("/run/user/1"), Path("/config"), "Europe/Berlin", full.program, "60",
        theme_folders=full.theme_folders,
    )  # fmt: skip


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_either_display_is_a_screen(name):
    assert not host({name: "x"}).no_screen


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_always_have_a_screen_and_none_of_the_rest(platform):
    other = host({"DISPLAY": ":1", "DBUS_SESSION_BUS_ADDRESS": "x"}, platform)
    assert not other.no_screen
    has = (other.is_freedesktop, other.has_x11, other.has_wayland, other.has_session_bus)
    assert not any(has)


@pytest.mark.parametrize("folder", ["", "  ", "relative/folder"])
def test_blank_and_relative_folders_are_ignored(folder):
    odd = host({"XDG_CONFIG_HOME": folder, "XDG_RUNTIME_DIR": folder})
    assert odd.config_folder == Path("/place/person/.config")
    assert odd.runtime_folder is None


def test_a_session_bus_in_its_usual_place_needs_no_name(tmp_path):
    assert not host({"XDG_RUNTIME_DIR": str(tmp_path)}).has_session_bus
    (tmp_path / "bus").touch()
    assert host({"XDG_RUNTIME_DIR": str(tmp_path)}).session_bus == f"unix:path={tmp_path}/bus"


@pytest.fixture
def script(tmp_path):
    def make(folder):
        path = tmp_path / folder / "desk-stretch"
        path.parent.mkdir()
        path.touch(mode=0o755)
        return path

    return make


def test_the_program_as_it_was_called_comes_first_and_keeps_its_link(script, tmp_path, monkeypatch):
    real = script("real")
    link = tmp_path / "desk-stretch"
    link.symlink_to(real)
    monkeypatch.chdir(tmp_path)
    for called_as in (str(link), "./desk-stretch"):
        assert host(called_as=called_as).program == (str(link),)


def test_else_the_program_beside_the_interpreter_then_the_one_on_the_path(script, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    beside, on_path = script("venv"), script("bin")
    python = str(beside.parent / "python")
    assert host(python=python).program == (str(beside),)
    assert host(python=python, called_as="/gone/desk-stretch").program == (str(beside),)
    assert host().program == (PYTHON, "-m", "desk_stretch.app")
    monkeypatch.setenv("PATH", str(on_path.parent))
    assert host().program == (str(on_path),)


def test_a_bundle_is_its_own_program(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert host(python="/opt/bundle/desk-stretch").program == ("/opt/bundle/desk-stretch",)


def test_this_process(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":77")
    here = this_host()
    assert here.platform == sys.platform
    assert here.display == ":77"
    assert Path(here.program[0]).is_absolute()


def test_a_host_without_facts_still_has_a_folder(own_home):
    assert Host().config_folder == own_home / ".config"


def test_a_flatpak_is_started_from_outside_by_its_name(tmp_path):
    env = {"FLATPAK_ID": "org.example.DeskStretch"}
    assert read_host("linux", env, "python3", "desk-stretch", tmp_path).flatpak == ""
    (tmp_path / ".flatpak-info").touch()
    inside = read_host("linux", env, "python3", "desk-stretch", tmp_path)
    assert inside.flatpak == "org.example.DeskStretch"
    assert inside.program == ("flatpak", "run", "org.example.DeskStretch")
