"""Holds as a desktop has them: a film that fills the screen, and do-not-disturb."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.desktop.app import AT_ONCE, App, busy_hands
from tests.desktop.processes import wait_until

pytestmark = pytest.mark.desktop

FILM = [sys.executable, Path(__file__).with_name("film_app.py")]


def hold_of(app, name):
    return next(each for each in app.json("doctor")["holds"] if each["hold"] == name)


def wait_held(app, name):
    wait_until(lambda: app.status().get("holds") == [name], f"held by {name}", 20)
    return app.status()


def test_a_film_that_fills_the_screen_keeps_the_break(make_desktop):
    desktop = make_desktop(tray="none", notifications="none")
    busy_hands(desktop)
    film = desktop.start(FILM, "film")
    desktop.wait_window("^Film$")
    app = App(desktop, settings=AT_ONCE).has_worked(5).start("--background")
    status = wait_held(app, "full screen")
    assert status["state"] == "held"
    assert status["reason"] == "Holding the break while a window fills the screen."
    assert not desktop.windows("^A good moment")
    found = hold_of(app, "full screen")
    assert (found["works"], found["name"], found["on"]) == (True, "x11", True)
    film.kill()
    app.wait_state("due")
    desktop.wait_window("^A good moment")
    app.end()


def test_do_not_disturb_keeps_the_break(make_desktop):
    desktop = make_desktop(tray="none")
    desktop.notifications.inhibited = True
    busy_hands(desktop)
    app = App(desktop, settings=AT_ONCE).has_worked(5).start("--background")
    status = wait_held(app, "do not disturb")
    assert status["reason"] == "Holding the break while do-not-disturb is on."
    assert desktop.notifications.shown == []
    found = hold_of(app, "do not disturb")
    assert (found["works"], found["name"], found["on"]) == (True, "notification server", True)
    desktop.notifications.inhibited = False
    app.wait_state("due")
    app.end()


def test_dunst_tells_of_its_own_do_not_disturb(make_desktop):
    desktop = make_desktop(tray="none", notifications="dunst")
    busy_hands(desktop)
    pause = ["dunstctl", "set-paused"]
    assert desktop.run([*pause, "true"]).returncode == 0
    app = App(desktop, settings=AT_ONCE).has_worked(5).start("--background")
    wait_held(app, "do not disturb")
    assert hold_of(app, "do not disturb")["name"] == "dunst"
    assert desktop.run([*pause, "false"]).returncode == 0
    app.wait_state("due")
    app.end()


def test_a_meeting_is_said_by_a_command(make_desktop):
    desktop = make_desktop(tray="none", notifications="none")
    busy_hands(desktop)
    app = App(desktop, settings=AT_ONCE).has_worked(4).start("--background")
    assert app.run("meeting", "60").returncode == 0
    assert app.status()["meeting_until"]
    status = wait_held(app, "call")
    wait_until(lambda: app.status()["state"] == "held", "a break that is kept", 20)
    assert status["meeting_until"] is not None
    assert app.run("meeting-over").returncode == 0
    app.wait_state("due")
    app.end()
