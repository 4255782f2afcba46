"""Files of reminders: every problem told at once, and values laid over values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_stretch.core.breaks.firmness import Firmness
from desk_stretch.core.breaks.hours import Hours
from desk_stretch.core.breaks.reminder import Break, Kind, Reminder
from desk_stretch.core.breaks.trigger import ClockTimes, Trigger
from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.core.catalogue.named import NamedRoutine
from desk_stretch.core.catalogue.reminder_rules import (
    KEYS,
    Names,
    laid_over,
    names_of,
    read_reminder,
    read_reminders,
    unknown_keys,
)
from desk_stretch.core.catalogue.rules import read_exercise

MESSAGE = {"name": "Eyes", "work": 20, "do": "message", "text": "Look far away."}
STEP = {"name": "Neck", "wall": 45, "do": "step", "exercise": "ear-to-shoulder"}
ROUTINE = {"name": "Long one", "work": 90, "do": "routine", "routine": "sitting-classic"}
COMPOSED = {"name": "Made", "work": 60, "do": "composed"}


def no_catalogue():
    raise AssertionError("the catalogue was loaded")


@pytest.fixture
def names(ear):
    exercise, _ = read_exercise("ear-to-shoulder", ear)
    routine = NamedRoutine("sitting-classic", "Classic", Posture.SITTING, 195, ())
    return Names(lambda: Catalogue((exercise,), (routine,)))


def problems_of(values, names, reminder_id="mine"):
    reminder, problems = read_reminder(reminder_id, values, names)
    assert (reminder is None) is bool(problems)
    return [(each.key, each.expected) for each in problems]


# ---------------------------------------------------------------- what is right


def test_a_message_needs_no_catalogue():
    reminder, problems = read_reminder("eye-rest", MESSAGE, Names(no_catalogue))
    assert problems == []
    asks = Break(Kind.MESSAGE, 20, text="Look far away.")
    assert reminder == Reminder("eye-rest", "Eyes", asks, on=True)


def test_every_key_is_read(names):
    values = {
        "name": "All", "on": False, "at": ["15:00", "10:30"], "weekdays": ["fri", "mon"],
        "do": "composed", "seconds": 300, "posture": "standing", "text": "Now.", "switch": True,
        "hours": ["13:00-16:00", "09:00-12:00"], "days": ["tue"], "firmness": "strict",
        "snooze": 10, "snoozes": 0, "cap": 3, "skips": 0,
    }  # fmt: skip
    reminder, problems = read_reminder("all", values, names)
    assert problems == []
    assert reminder == Reminder(
        "all", "All", Break(Kind.COMPOSED, 300, "", "standing", "Now.", switch=True), on=False,
        trigger=Trigger.CLOCK, minutes=1, times=ClockTimes((630, 900), frozenset([0, 4])),
        hours=Hours(frozenset([1]), ((540, 720), (780, 960))), firmness=Firmness.STRICT,
        snooze=10, snoozes=0, cap=3, skips=0,
    )  # fmt: skip


def test_a_routine_lasts_as_long_as_it_does(names):
    reminder, _ = read_reminder("long", ROUTINE, names)
    assert reminder.asks == Break(Kind.ROUTINE, 195, "sitting-classic")


def test_a_step_names_an_exercise_that_is_there(names):
    reminder, _ = read_reminder("neck", {**STEP, "posture": "standing"}, names)
    assert reminder.asks == Break(Kind.STEP, 40, "ear-to-shoulder", "standing")
    assert (reminder.trigger, reminder.minutes) == (Trigger.WALL, 45)


def test_what_a_template_names_needs_no_catalogue():
    names = names_of({"neck": STEP, "eyes": MESSAGE}, no_catalogue)
    reminder, problems = read_reminder("neck", STEP, names)
    assert (reminder.asks.what, problems) == ("ear-to-shoulder", [])


@pytest.mark.parametrize(
    ("given", "hours"),
    [
        ({}, None),
        ({"days": ["sat", "sun"]}, Hours(frozenset([5, 6]))),
        ({"hours": ["22:00-02:00"]}, Hours(ranges=((1320, 120),))),
    ],
)
def test_hours_of_its_own(names, given, hours):
    assert read_reminder("mine", MESSAGE | given, names)[0].hours == hours


# ---------------------------------------------------------------- what is wrong

ONE_TRIGGER = "exactly one of: work wall at"


@pytest.mark.parametrize(
    ("values", "key", "expected"),
    [
        (MESSAGE | {"name": ""}, "name", "one line of text, with no blanks around it"),
        (MESSAGE | {"name": "x" * 41}, "name", "one line of text, at most 40 characters"),
        (MESSAGE | {"on": 1}, "on", "true or false"),
        (MESSAGE | {"work": 0}, "work", "a whole number from 1 to 480"),
        (MESSAGE | {"work": "20"}, "work", "a whole number from 1 to 480"),
        (MESSAGE | {"wall": 20}, "wall", ONE_TRIGGER),
        (MESSAGE | {"at": ["10:00"]}, "at", ONE_TRIGGER),
        (MESSAGE | {"weekdays": ["mon"]}, "weekdays", "only beside “at”; elsewhere it is “days”"),
        (MESSAGE | {"text": "x" * 201}, "text", "one line of text, at most 200 characters"),
        (MESSAGE | {"text": 5}, "text", "one line of text, at most 200 characters"),
        (MESSAGE | {"seconds": 4}, "seconds", "a whole number from 5 to 3600"),
        (MESSAGE | {"posture": "sitting"}, "posture", "only beside do = composed step"),
        (MESSAGE | {"routine": "a"}, "routine", "only beside do = routine"),
        (MESSAGE | {"exercise": "a"}, "exercise", "only beside do = step"),
        (MESSAGE | {"switch": "yes"}, "switch", "true or false"),
        (MESSAGE | {"do": "dance"}, "do", "one of: routine composed step message"),
        (MESSAGE | {"hours": ["25:00-26:00"]}, "hours", "times of day, as 09:00-12:00"),
        (MESSAGE | {"hours": []}, "hours", "a list of words"),
        (MESSAGE | {"hours": "9-12"}, "hours", "a list of words"),
        (MESSAGE | {"days": []}, "days", "a list of: mon tue wed thu fri sat sun"),
        (
            MESSAGE | {"days": ["someday"]}, "days",
            "not “someday” but some of: mon tue wed thu fri sat sun",
        ),
        (MESSAGE | {"days": ["mon", "mon"]}, "days", "each word once"),
        (MESSAGE | {"firmness": "hard"}, "firmness", "one of: gentle steady strict"),
        (MESSAGE | {"snooze": 31}, "snooze", "a whole number from 1 to 30"),
        (MESSAGE | {"snoozes": 6}, "snoozes", "a whole number from 0 to 5"),
        (MESSAGE | {"cap": 0}, "cap", "a whole number from 1 to 100"),
        (MESSAGE | {"skips": 101}, "skips", "a whole number from 0 to 100"),
        (STEP | {"exercise": "nowhere"}, "exercise", "the id of an exercise that is there"),
        (STEP | {"exercise": 5}, "exercise", "one line of text, at most 40 characters"),
        (STEP | {"posture": "lying"}, "posture", "one of: sitting standing floor"),
        (ROUTINE | {"routine": "nowhere"}, "routine", "the id of a routine that is there"),
        (ROUTINE | {"routine": 5}, "routine", "one line of text, at most 40 characters"),
        (ROUTINE | {"seconds": 60}, "seconds", "only beside do = composed step message"),
        (COMPOSED | {"seconds": 59}, "seconds", "a whole number from 60 to 900"),
        (COMPOSED | {"seconds": 70}, "seconds", "60 to 900 seconds in steps of 15"),
    ],
)  # fmt: skip
def test_a_problem_names_its_key_and_what_is_expected(names, values, key, expected):
    assert problems_of(values, names) == [(f"mine.{key}", expected)]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (["9"], "times of day, as 10:30"),
        (["24:00"], "times of day, as 10:30"),
        ([], "a list of words"),
        ("10:30", "a list of words"),
        (["10:30", "10:30"], "each word once"),
    ],
)
def test_fixed_times(names, at, expected):
    values = {"name": "A", "at": at, "do": "message", "text": "B"}
    assert problems_of(values, names) == [("mine.at", expected)]


def test_no_weekday_is_no_list_of_weekdays(names):
    values = {"name": "A", "at": ["10:30"], "weekdays": [], "do": "message", "text": "B"}
    assert [key for key, _ in problems_of(values, names)] == ["mine.weekdays"]


@pytest.mark.parametrize("key", ["name", "do", "text"])
def test_what_is_missing_is_told(names, key):
    values = {name: value for name, value in MESSAGE.items() if name != key}
    assert [name for name, _ in problems_of(values, names)] == [f"mine.{key}"]


def test_a_trigger_is_needed(names):
    values = {"name": "A", "do": "composed"}
    assert problems_of(values, names) == [("mine.at", ONE_TRIGGER)]


@pytest.mark.parametrize(
    ("reminder_id", "expected"),
    [
        ("rest-break", "another id; this one is the rest break’s"),
        ("rest break", "a name of lower-case words joined with hyphens"),
        ("Eyes", "a name of lower-case words joined with hyphens"),
        ("x" * 41, "a name of lower-case words joined with hyphens"),
        ("", "a name of lower-case words joined with hyphens"),
    ],
)
def test_ids(names, reminder_id, expected):
    ((_, told),) = problems_of(MESSAGE, names, reminder_id)
    assert told == expected


def test_all_problems_are_told_at_once(names):
    values = {"name": 1, "work": 0, "wall": "x", "do": "step", "cap": -1, "text": "y\n"}
    assert [key for key, _ in problems_of(values, names, "BAD")] == [
        "BAD", "BAD.name", "BAD.wall", "BAD.work", "BAD.wall", "BAD.text", "BAD.exercise",
        "BAD.cap",
    ]  # fmt: skip


# ---------------------------------------------------------------- a whole file


def test_templates_come_first_and_one_with_problems_is_left_out(names):
    own = {"odd": 5, "mine": STEP, "bad": {"work": 5}, "eyes": {"work": 30, "on": False}}
    found, problems, ignored = read_reminders(own, {"eyes": MESSAGE | {"on": True}}, names)
    assert [(each.id, each.minutes, each.on) for each in found] == [
        ("eyes", 30, False),
        ("mine", 45, True),
    ]
    assert problems[0].expected == "a table, as [eye-rest]"
    assert [each.key for each in problems] == ["odd", "bad.name", "bad.do"]
    assert ignored == ()


def test_a_key_that_nobody_knows_does_no_harm_and_is_told(names):
    found, problems, ignored = read_reminders({"mine": MESSAGE | {"worked": 5}}, {}, names)
    assert ([each.id for each in found], problems) == (["mine"], ())
    assert [each.key for each in ignored] == ["mine.worked"]
    assert unknown_keys("mine", dict.fromkeys(KEYS)) == []


# ---------------------------------------------------------------- values over values


@pytest.mark.parametrize(
    ("below", "above", "expected"),
    [
        ({"a": 1, "b": 2}, {"b": 3, "c": None}, {"a": 1, "b": 3}),
        ({"work": 20}, {"at": ["10:00"]}, {"at": ["10:00"]}),
        ({"at": [], "weekdays": []}, {"wall": 5}, {"wall": 5}),
        ({"at": [], "weekdays": [1]}, {"at": [2]}, {"at": [2], "weekdays": [1]}),
        ({"at": [], "weekdays": []}, {"work": None}, {"at": [], "weekdays": []}),
        ({"at": [], "weekdays": [1]}, {"at": None}, {"weekdays": [1]}),
        (
            {"do": "step", "exercise": "a", "seconds": 36, "text": "t"}, {"do": "composed"},
            {"do": "composed", "text": "t"},
        ),
        (
            {"do": "step", "posture": "floor", "seconds": 36}, {"do": "composed", "seconds": 60},
            {"do": "composed", "posture": "floor", "seconds": 60},
        ),
        ({"do": "step", "seconds": 36}, {"do": "step"}, {"do": "step", "seconds": 36}),
        ({"seconds": 36}, {"on": True}, {"seconds": 36, "on": True}),
        ({"do": "step", "exercise": "a"}, {"do": []}, {"do": []}),
    ],
)  # fmt: skip
def test_laid_over(below, above, expected):
    assert laid_over(below, above) == expected


VALUES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
    | st.lists(st.text(max_size=5) | st.integers(), max_size=3)
    | st.dictionaries(st.text(max_size=3), st.integers(), max_size=2)
    | st.sampled_from(["step", "routine", "composed", "message", "gentle", "sitting"])
)  # fmt: skip


@given(
    below=st.dictionaries(st.sampled_from(KEYS), VALUES),
    above=st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=3), VALUES),
    reminder_id=st.text(max_size=5) | st.just("mine"),
)
def test_no_value_stops_the_reading(below, above, reminder_id):
    names = Names(lambda: Catalogue())
    found, problems, _ = read_reminders({reminder_id: above}, {reminder_id: below}, names)
    assert bool(found) is not bool(problems)
