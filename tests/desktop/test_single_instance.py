"""One app for each person: a second start raises the window and is gone, however many come at
once, and whatever ended the first."""

from __future__ import annotations

import json
import signal
import time

import pytest

from tests.desktop.app import AT_ONCE, COMMAND, READY, WRITER, App, busy_hands
from tests.desktop.processes import wait_until

pytestmark = pytest.mark.desktop

CROWDS = (2, 10)
MAIN = "^Desk Stretch$"


def test_a_second_start_raises_the_window_and_is_gone(desktop):
    app = App(desktop, speed=2).start()
    assert desktop.windows() == []
    started = time.monotonic()
    second = app.run()
    took_s = time.monotonic() - started
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert took_s < 1
    window = desktop.wait_window(MAIN)

    desktop.start(WRITER, "writer")
    desktop.wait_window("^Letter$")
    wait_until(lambda: desktop.focused() == "Letter", "another window in front")
    assert app.run("--background").returncode == 0
    assert desktop.focused() == "Letter"
    app.run()
    wait_until(lambda: desktop.focused() == "Desk Stretch", "the window is raised")
    assert [each.id for each in desktop.windows(MAIN)] == [window.id]
    app.end()


def start_at_once(desktop, count):
    """Start so many; all but one reach that one and end without a word."""
    app = App(desktop, speed=2)
    crowd = [desktop.start(COMMAND, "crowd") for _ in range(count)]
    wait_until(lambda: sum(each.is_running for each in crowd) <= 1, "one is left", 6 * count)
    (left,) = [each for each in crowd if each.is_running]
    others = [each for each in crowd if each is not left]
    assert [(each.wait(), each.output) for each in others] == [(0, "")] * (count - 1)
    wait_until(lambda: app.is_running, "it answers")
    desktop.wait_window(MAIN)
    assert len(desktop.windows(MAIN)) == 1
    assert len(set(desktop.sni.items)) == 1
    assert app.run("quit").returncode == 0
    assert left.wait(20) == 0


@pytest.mark.parametrize("count", CROWDS)
def test_starts_at_once_leave_one_and_show_its_window(desktop, count):
    start_at_once(desktop, count)


@pytest.mark.campaign
@pytest.mark.parametrize("count", [2, 3, 5, 10, 20, 35, 50])
def test_crowds_of_every_size_leave_one(desktop, count, proved):
    start_at_once(desktop, count)
    proved("two to fifty instances at once", tries=count)


def test_a_start_after_a_crash_takes_over_what_it_left(desktop):
    app = App(desktop, settings=READY + "quiet = 0\n").has_worked(3).start("--background")
    busy_hands(desktop)
    wait_until(lambda: app.status()["worked_seconds"] > 180, "work time goes on")
    app.run("pause", "--for", "1h")
    paused = app.wait_state("paused")
    app.process.kill()
    assert (app.runtime_folder / "app.sock").exists()
    assert app.status() == {"state": "not running"}
    asked = app.run("status", "--json")
    assert asked.returncode == 1
    assert json.loads(asked.stdout) == {"state": "not running"}
    app.start("--background")
    assert app.wait_state("paused")["pause_until"] == paused["pause_until"]
    assert len(set(desktop.sni.items)) == 1
    app.end()
    assert not (app.runtime_folder / "app.sock").exists()


def test_a_start_right_after_quitting_is_a_start(desktop):
    app = App(desktop, speed=2).start("--background")
    for _ in range(3):
        before = app.process
        assert app.run("quit").returncode == 0
        after = app.begin("--background")
        assert before.wait(20) == 0
        after.wait_until(lambda: app.is_running, "an answer of the new one", 30)
    app.end()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_it_as_quit_does_and_the_work_time_is_kept(desktop, number):
    app = App(desktop, settings=AT_ONCE).has_worked(2).start("--background")
    busy_hands(desktop)
    wait_until(lambda: app.status()["worked_seconds"] > 150, "work time goes on")
    before = app.status()["worked_seconds"]
    app.signal(number)
    assert app.process.wait(20) == 0
    assert app.complaints == []
    assert not (app.runtime_folder / "app.sock").exists()
    app.start("--background")
    assert app.status()["worked_seconds"] >= before
    app.end()


def test_a_signal_in_a_routine_keeps_what_was_done(desktop):
    app = App(desktop, settings=AT_ONCE).start("start")
    wait_until(lambda: app.rows("SELECT 1 FROM step"), "the first step")
    app.signal(signal.SIGTERM)
    assert app.process.wait(20) == 0
    assert app.complaints == []
    (session,) = app.history("session")
    assert session["outcome"] == "partial"
    assert session["steps_done"] >= 1
