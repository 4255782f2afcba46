"""A reminder in words."""

from __future__ import annotations

import pytest

from desk_stretch.core.breaks.hours import Hours
from desk_stretch.core.breaks.reminder import Break, Kind, Reminder
from desk_stretch.core.breaks.trigger import ClockTimes, Trigger
from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.core.catalogue.named import NamedRoutine
from desk_stretch.core.catalogue.reminder_text import what, when
from desk_stretch.core.catalogue.rules import read_exercise

TASK = Break(Kind.MESSAGE, 20, text="Look far away.")


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ({}, "after 20 minutes of work"),
        ({"minutes": 1}, "after 1 minute of work"),
        ({"trigger": Trigger.WALL, "minutes": 60}, "every 60 minutes"),
        (
            {"trigger": Trigger.CLOCK, "times": ClockTimes((630, 900), frozenset(range(5)))},
            "at 10:30, 15:00, Mon–Fri",
        ),
        (
            {"hours": Hours(ranges=((540, 720),))},
            "after 20 minutes of work (every day, 09:00–12:00)",
        ),
    ],
)
def test_when(words, text):
    assert when(Reminder("a", "A", TASK, **words)) == text


@pytest.mark.parametrize(
    ("asks", "text"),
    [
        (TASK, "Look far away."),
        (Break(Kind.COMPOSED, 180), "a routine of 180 seconds"),
        (
            Break(Kind.COMPOSED, 60, switch=True),
            "a routine of 60 seconds (change between sitting and standing)",
        ),
        (Break(Kind.ROUTINE, 195, "classic"), "the routine “Sitting, classic”"),
        (Break(Kind.ROUTINE, 195, "gone"), "the routine “gone”"),
        (Break(Kind.STEP, 36, "ear-to-shoulder"), "one step: Ear to shoulder"),
        (Break(Kind.STEP, 36, "gone"), "one step: gone"),
    ],
)
def test_what(ear, asks, text):
    routine = NamedRoutine("classic", "Sitting, classic", Posture.SITTING, 195, ())
    exercise, _ = read_exercise("ear-to-shoulder", ear)
    assert what(asks, lambda: Catalogue((exercise,), (routine,))) == text
