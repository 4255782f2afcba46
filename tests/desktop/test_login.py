"""From switching the start at login on to removing it: the entry that the app writes is run as a
desktop runs it, the tray comes late, the window is asked for, and what is the person's stays."""

from __future__ import annotations

import shlex

import pytest

from tests.desktop.app import READY, App
from tests.desktop.processes import wait_until

pytestmark = pytest.mark.desktop

SCRIPT = """#!/bin/sh
echo "$DESK_STRETCH_EVENT|$DESK_STRETCH_REMINDER|$DESK_STRETCH_OUTCOME" >> "$(dirname "$0")/said"
"""


def entry_of(desktop):
    """The autostart entry of that home, by its keys."""
    file = desktop.home / ".config/autostart/desk-stretch.desktop"
    lines = file.read_text("utf-8").splitlines()[1:]
    return file, dict(line.split("=", 1) for line in lines)


def test_the_entry_starts_it_without_a_window_and_the_tray_may_come_later(make_desktop):
    desktop = make_desktop(tray="none")
    app = App(desktop, speed=2).start("--background")
    assert app.run("settings", "set", "start.at_login", "on").returncode == 0
    app.end()
    file, entry = entry_of(desktop)
    app.start(*shlex.split(entry["Exec"]), command=())
    app.wait_state("quiet", "counting")
    assert desktop.windows() == []
    desktop.start_sni()
    wait_until(lambda: len(desktop.sni.items) == 1, "the icon")
    assert desktop.windows() == []
    assert app.run().returncode == 0
    desktop.wait_window("^Desk Stretch$")

    before = app.rows("SELECT count(*) FROM state")
    assert app.run("settings", "set", "start.at_login", "off").returncode == 0
    assert not file.exists()
    app.end()
    assert app.settings_file.exists()
    assert app.rows("SELECT count(*) FROM state") == before == [(1,)]


def test_the_first_closing_says_once_that_it_stays(make_desktop):
    desktop = make_desktop(tray="none", accessibility=True)
    app = App(desktop, speed=2).start()
    for is_first in (True, False):
        desktop.wait_window("^Desk Stretch$")
        wait_until(lambda: desktop.focused() == "Desk Stretch", "the main window in front")
        desktop.key("alt+F4")
        if is_first:
            words = app.wait_words("desk-stretch quit|Quit")
            assert words
            app.click("push button", "^Back to the window")
        else:
            desktop.wait_no_window("^Desk Stretch$")
    assert app.is_running
    assert app.run().returncode == 0
    desktop.wait_window("^Desk Stretch$")
    app.end()


@pytest.mark.parametrize("answer", ["skip"])
def test_programs_run_on_a_break_and_a_missing_one_disturbs_nobody(make_desktop, answer):
    desktop = make_desktop()
    script = desktop.home / "note break"
    script.write_text(SCRIPT, "utf-8")
    script.chmod(0o755)
    settings = (
        READY
        + f"""quiet = 0
typing_wait = 0

[programs]
due = ["{script}"]
put_off = "'{script}'"
started = ["no-such-program"]
"""
    )
    app = App(desktop, settings=settings, speed=2).has_worked(5).start("--background")
    said = desktop.home / "said"
    wait_until(lambda: said.exists(), "the program for a break that is due")
    assert app.run(answer).returncode == 0
    wait_until(lambda: len(said.read_text("utf-8").splitlines()) == 2, "the second program")
    assert said.read_text("utf-8") == "due|rest break|\nskipped|rest break|skipped\n"
    assert app.json("doctor")["programs"] == {"named": 2, "cannot be run": 1}
    assert app.run("start").returncode == 0
    app.wait_state("routine")
    app.run("quit")
    assert app.process.wait(20) == 0
    assert app.complaints == [
        "The program for “started”: The program no-such-program is not there."
    ]
