"""Keys that work in every program, pressed while another window has the keyboard; through the
portal where there is one, and said where another program was first."""

from __future__ import annotations

import contextlib

import pytest

from desk_stretch.core.settings.chord import read_chord
from desk_stretch.platform.shortcuts.xkeys import XKeys
from tests.desktop.app import READY, App
from tests.desktop.portal import DesktopPortal
from tests.desktop.processes import wait_until

pytestmark = pytest.mark.desktop

KEYS = """
[keys]
start = "Ctrl+Alt+S"
pause = "Ctrl+Alt+P"
"""


def is_paused(app):
    return app.status()["pause_until"] is not None


def test_keys_start_and_pause_from_any_window_and_change_at_once(desktop):
    app = App(desktop, settings=READY + KEYS, speed=1).start("--background")
    wait_until(lambda: pressed_until(desktop, "ctrl+alt+p", lambda: is_paused(app)), "paused")
    app.run("settings", "set", "keys.pause", "Ctrl+Alt+O")
    desktop.key("ctrl+alt+o")
    wait_until(lambda: not is_paused(app), "the other key ends the pause")
    desktop.key("ctrl+alt+p")
    desktop.key("ctrl+alt+s")
    app.wait_state("routine")
    assert not is_paused(app), "the former key is nobody's"
    app.end()


def pressed_until(desktop, key, condition):
    """Press a key that is bound some seconds after the start."""
    if not condition():
        desktop.key(key)
    return condition()


def test_a_key_that_another_program_has_is_said(make_desktop):
    desktop = make_desktop(accessibility=True)
    with contextlib.closing(XKeys(desktop.env["DISPLAY"])) as other:
        other.look()
        assert other.grab(other.find(read_chord("Ctrl+Alt+S")))
        app = App(desktop, settings=READY + KEYS, speed=1).start("--background")
        wait_until(lambda: pressed_until(desktop, "ctrl+alt+p", lambda: is_paused(app)), "paused")
        app.run("settings", "set", "keys.snooze", "Ctrl+Alt+S")
        desktop.wait_window("^Desk Stretch$")
        said = app.words("^Desk Stretch")
        assert any("Ctrl+Alt+S is taken already" in each for each in said)
        app.click("push button", "^OK")
        desktop.wait_no_window("^Desk Stretch$")
        app.end()


def test_keys_through_the_portal_are_what_the_desktop_gives(desktop):
    portal = DesktopPortal(desktop.bus.address)
    with contextlib.ExitStack() as last:
        last.callback(portal.stop)
        desktop.env["WAYLAND_DISPLAY"] = "none-that-answers"  # X11 is a guest there
        app = App(desktop, settings=READY + KEYS, speed=1).start("--background")
        asked = portal.wait_asked("BindShortcuts", deadline_s=30)
        portal.give(asked, start="Super+F7", pause="Super+F8")
        portal.press(portal.sessions[-1], "pause")
        wait_until(lambda: is_paused(app), "paused")
        app.end()
