"""Settings changed by hand while the app runs, on the command line and in the window: they are in
force at once, and the next prompt goes by them."""

from __future__ import annotations

import tomllib
from datetime import datetime

import pytest

from tests.desktop.app import AT_ONCE, TITLE, App, busy_hands
from tests.desktop.processes import wait_until

pytestmark = pytest.mark.desktop

LONG = AT_ONCE.replace("work_time = 5", "work_time = 120")


def minutes_to_go(app):
    """How far away the next prompt is, in minutes of the rehearsal."""
    status = app.status()
    return (status["work_seconds"] - status["worked_seconds"]) / 60


def test_a_setting_changed_on_the_command_line_changes_the_next_prompt(desktop):
    app = App(desktop, settings=LONG).has_worked(9).start("--background")
    busy_hands(desktop)
    app.wait_state("counting")
    assert minutes_to_go(app) > 100
    done = app.run("settings", "set", "breaks.work_time", "10")
    assert (done.returncode, done.stderr) == (0, "")
    assert app.run("settings", "get", "breaks.work_time").stdout.strip() == "10"
    assert minutes_to_go(app) < 2
    desktop.wait_window(TITLE, 20)
    assert app.status()["reason"] == "You have worked for 10 minutes."
    app.run("skip")

    wrong = app.run("settings", "set", "breaks.work_time", "1")
    assert wrong.returncode == 2
    assert "5" in wrong.stderr
    assert app.status()["work_seconds"] == 600
    app.end()
    assert tomllib.loads(app.settings_file.read_text("utf-8"))["breaks"]["work_time"] == 10


@pytest.fixture
def page(make_desktop):
    """An app with its settings window open."""
    desktop = make_desktop(accessibility=True)
    app = App(desktop, settings=LONG, speed=2).has_worked(9).start("--background")
    desktop.sni.choose(desktop.sni.wait_item(), "Settings")
    desktop.wait_window("^Settings")
    return desktop, app


def test_mouse_and_keyboard_in_the_window_change_the_next_prompt(page):
    desktop, app = page
    before = app.status()
    app.click("push button", "^The numbers of the rest break")
    app.click("spin button", "^Work time before a break")
    desktop.key("ctrl+a")
    desktop.type("60")
    desktop.key("Return")
    wait_until(lambda: app.status()["work_seconds"] == 3600, "an hour of work time")
    later, sooner = (due(status) for status in (before, app.status()))
    assert (later - sooner).total_seconds() == pytest.approx(3600, abs=10)

    app.click("push button", "^More: Work time before a break")
    wait_until(lambda: app.status()["work_seconds"] > 3600, "a step more")
    longer = app.status()["work_seconds"]
    desktop.key("Tab")
    app.click("spin button", "^Work time before a break")
    desktop.key("Down")
    wait_until(lambda: app.status()["work_seconds"] < longer, "a step less")

    app.click("check box", "^Remind me of breaks")
    app.wait_state("off")
    desktop.key("space")
    app.wait_state("counting")

    app.click("spin button", "^Work time before a break")
    desktop.key("ctrl+a")
    desktop.type("9")
    desktop.key("Return")
    desktop.wait_window(TITLE)
    assert app.status()["reason"] == "You have worked for 9 minutes."
    app.end()
    written = tomllib.loads(app.settings_file.read_text("utf-8"))
    assert written["breaks"]["work_time"] == 9
    assert "enabled" not in written["breaks"]


def due(status):
    return datetime.fromisoformat(status["next_due"])


def test_what_is_changed_elsewhere_is_shown_in_the_window(page):
    _, app = page
    app.run("settings", "set", "breaks.work_time", "45")
    wait_until(lambda: shown_work_time(app) == "45 min", "the new value")
    app.run("settings", "reset", "breaks.work_time")
    wait_until(lambda: shown_work_time(app) == "50 min", "the default")
    app.end()


def shown_work_time(app):
    name = "Work time before a break"
    spins = [item for item in app.see("^Settings") if item["role"] == "spin button"]
    return next(item["text"] for item in spins if item["name"] == name)


def test_the_start_at_login_is_a_file_of_the_desktop(page):
    desktop, app = page
    entry = desktop.home / ".config/autostart/desk-stretch.desktop"
    assert not entry.exists()
    app.run("settings", "set", "start.at_login", "on")
    text = entry.read_text("utf-8")
    assert "--background" in text
    app.run("settings", "set", "start.at_login", "off")
    assert not entry.exists() or "Hidden=true" in entry.read_text("utf-8")
    app.end()
