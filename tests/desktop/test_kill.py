"""``kill -9`` at random moments of a routine: no step that has ended is lost, the database stays
sound, and the next start closes the session with what was done."""

from __future__ import annotations

import random
import time
from typing import NamedTuple

import pytest

from tests.desktop.app import AT_ONCE, App
from tests.desktop.processes import wait_until

pytestmark = pytest.mark.desktop

SPEED = 120
ROUND = 20
ROUTINE_S = 180 / SPEED
SLACK_S = 0.75
"""How much later than planned a busy machine may write a step, in real seconds."""


class Step(NamedTuple):
    """A row of the database as it stands on the disk."""

    id: int
    session: int
    place: int
    exercise: str
    outcome: str


def steps(app):
    query = "SELECT id, session, place, exercise, outcome FROM step ORDER BY id"
    return [Step(*row) for row in app.rows(query)]


def planned_ends(app):
    """When each step of the routine ends, in real seconds from its start."""
    (routine,) = [each for each in app.json("routines") if each["id"] == "sitting-gentle"]
    lengths = [step["seconds"] for step in routine["steps"]]
    return [sum(lengths[: place + 1]) / SPEED for place in range(len(lengths))]


def run_and_kill(app, chance, ends):
    """Start a routine, end the app by force at some moment, and return the steps of that session
    that were on the disk just before."""
    earlier = {step.id for step in steps(app)}
    app.begin("start", "--routine", "sitting-gentle")
    # Seen late rather than early: what is planned is then due all the more.
    wait_until(lambda: app.status()["state"] == "routine", "a routine", 30)
    begun = time.monotonic()
    moment = begun + chance.uniform(0, ROUTINE_S + 0.3)
    wait_until(lambda: time.monotonic() >= moment, "the moment")
    seen = [step for step in steps(app) if step.id not in earlier]
    passed = time.monotonic() - begun
    app.process.kill()
    assert len(seen) >= sum(end + SLACK_S < passed for end in ends)
    return seen


def is_sound(app):
    return app.rows("PRAGMA integrity_check") == [("ok",)]


def check_what_is_left(app, seen):
    """The steps are there, and the session is closed with them, once the app has started anew."""
    left = steps(app)
    assert set(seen) <= set(left)
    assert is_sound(app)
    if not seen:
        return
    number = seen[0].session
    done = len({step.place for step in left if step.session == number})
    query = "SELECT steps_done, steps_total, outcome FROM session WHERE id = "
    assert app.rows(query + str(number)) == [
        (done, 5, "completed" if done == 5 else "partial"),
    ]


def campaign(desktop, times, seed):
    app = App(desktop, settings=AT_ONCE, speed=SPEED)
    chance = random.Random(seed)
    ends = planned_ends(app)
    before = []
    for _ in range(times):
        seen = run_and_kill(app, chance, ends)
        check_what_is_left(app, before)  # closed by the start that came after it
        before = seen
    app.start("--background")
    check_what_is_left(app, before)
    shown = app.history("session")
    app.end()
    outcomes = {row["outcome"] for row in shown}
    assert "partial" in outcomes
    assert outcomes <= {"partial", "completed"}
    assert sum(row["steps_done"] for row in shown) == len(steps(app))
    assert app.complaints == []


def test_twenty_times(make_desktop):
    campaign(make_desktop(notifications="none"), ROUND, seed=ROUND)


@pytest.mark.campaign
@pytest.mark.parametrize("seed", range(300 // ROUND))
def test_three_hundred_times(make_desktop, seed, proved):
    campaign(make_desktop(notifications="none"), ROUND, seed)
    proved("kill -9 of the app in a routine", tries=ROUND)
