"""Locking the screen and sleeping, as logind tells of them: both count as a break when they are
long enough, and a routine that was running is over."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.desktop.app import AT_ONCE, TITLE, App, busy_hands
from tests.desktop.processes import wait_until

pytestmark = pytest.mark.desktop

SLEEPING = (sys.executable, Path(__file__).with_name("sleeping_app.py"))


@pytest.fixture
def night(make_desktop):
    """A desktop with logind, on a computer that can sleep."""
    desktop = make_desktop(logind=True, accessibility=True)
    desktop.env["SLEPT"] = str(desktop.home / "slept")
    desktop.env["PYTHONPATH"] = str(Path(__file__).parent.parent.parent)
    return desktop


def sleep(desktop, seconds, speed):
    """Close the lid, and open it so many (rehearsed) seconds later."""
    desktop.logind.sleep()
    slept = Path(desktop.env["SLEPT"])
    before = float(slept.read_text("ascii")) if slept.exists() else 0.0
    slept.with_suffix(".new").write_text(str(before + seconds / speed), "ascii")
    slept.with_suffix(".new").rename(slept)
    desktop.logind.wake()


def test_three_minutes_behind_a_locked_screen_are_a_break(night):
    app = App(night, speed=60).has_worked(4).start("--background")
    busy_hands(night)
    wait_until(lambda: app.status()["worked_seconds"] > 240, "work time goes on")
    night.logind.lock()
    app.wait_state("away")
    assert app.history() == []
    natural = app.wait_history("natural")
    assert natural["kind"] == "natural"
    assert "locked" in natural["reason"]
    assert natural["rehearsal"]
    assert app.status()["worked_seconds"] == 0
    night.logind.unlock()
    wait_until(lambda: app.status()["worked_seconds"] > 0, "work time starts anew")
    assert len(app.history()) == 1
    app.end()


def test_a_short_lock_takes_the_prompt_back_and_it_comes_again(night):
    app = App(night, settings=AT_ONCE, speed=2).has_worked(5).start()
    night.wait_window(TITLE)
    night.logind.lock()
    night.wait_no_window(TITLE)
    night.logind.unlock()
    night.wait_window(TITLE)
    assert [row["outcome"] for row in app.history("prompt")] == ["withdrawn"]
    assert app.status()["asked_today"] == 1
    app.end()


def test_a_night_asleep_is_a_break_and_a_nap_is_none(night):
    app = App(night, settings=AT_ONCE, speed=2).has_worked(4).start(command=SLEEPING)
    worked = app.status()["worked_seconds"]
    assert worked >= 240
    sleep(night, 60, speed=2)
    wait_until(lambda: app.status()["worked_seconds"] > worked, "work time goes on")
    assert app.history() == []
    sleep(night, 8 * 3600, speed=2)
    natural = app.wait_history("natural")
    assert "slept" in natural["reason"]
    assert app.status()["worked_seconds"] < 60
    app.end()


def test_a_prompt_that_was_up_when_the_lid_closed_is_gone_when_it_opens(night):
    app = App(night, settings=AT_ONCE, speed=2).has_worked(5).start(command=SLEEPING)
    night.wait_window(TITLE)
    sleep(night, 8 * 3600, speed=2)
    night.wait_no_window(TITLE)
    assert app.wait_state("counting", "quiet")["worked_seconds"] < 60
    app.end()


def test_a_routine_is_over_when_the_computer_wakes(night):
    app = App(night, settings=AT_ONCE, speed=60).start("start", command=SLEEPING)
    night.wait_window("^Routine")
    wait_until(lambda: app.rows("SELECT 1 FROM step"), "the first step")
    sleep(night, 8 * 3600, speed=60)
    session = app.wait_history("partial")
    assert 1 <= session["steps_done"] < session["steps_total"]
    assert session["seconds"] < 180
    assert app.status()["state"] != "routine"
    app.wait_words(f"{session['steps_done']} of {session['steps_total']} steps", "^Routine")
    app.end()
