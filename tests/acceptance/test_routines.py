"""``routines`` as the sources have them, and a start with the person's choices applied."""

from __future__ import annotations

import pytest

from tests.acceptance.conftest import PATIENT

TOTALS = {
    "sitting-classic": 180, "standing-classic": 180, "lying-classic": 180,
    "five-minute-series": 300, "nine-gentle": 720, "eleven-awareness": 396, "basic-trio": 195,
    "sitting-gentle": 180, "standing-gentle": 180, "awareness-sitting": 180,
}  # fmt: skip
OWN = {"eye-rest": 90, "stand-and-walk": 180}
"""Routines of movements that no source has."""

POSTURES = {
    "sitting-classic": "sitting", "standing-classic": "standing", "lying-classic": "floor",
    "sitting-gentle": "sitting", "standing-gentle": "standing", "awareness-sitting": "sitting",
}  # fmt: skip
ORDER = {
    "sitting-classic": "004-S1 004-S2 004-S3 004-S4 004-S5",
    "standing-classic": "004-T1 004-T2 004-T3 004-T4 004-T5",
    "lying-classic": "004-L1 004-L2 004-L3 004-L4 004-L5",
    "five-minute-series": "002-01 002-02 002-03 002-04 002-05",
    "nine-gentle": " ".join(f"001-{n:02}" for n in range(1, 10)),
    "eleven-awareness": " ".join(f"000-{n:02}" for n in range(1, 12)),
    "basic-trio": "003-11 003-09 003-10",
    "sitting-gentle": "003-11 002-03 002-01 002-05 003-03",
    "standing-gentle": "001-06 002-04 002-01 002-05 003-11",
    "awareness-sitting": "000-01 000-02 000-03 000-04 000-09",
}
LEFT_OUT = [
    ["neck-extension", "neck-side", "neck-turn", "neck-pressure"],
    ["isometric", "overhead"],
    ["spine-twist", "spine-flexion", "hip-rotation"],
    ["prone", "supine", "legs-up", "wrist-load"],
]


@pytest.mark.parametrize("name", TOTALS)
def test_a_routine_is_as_its_source_has_it(told, name):
    routine = told["routines"][name]
    assert routine["total_seconds"] == TOTALS[name]
    assert sum(step["seconds"] for step in routine["steps"]) == TOTALS[name]
    assert routine["posture"] == POSTURES.get(name, routine["posture"])
    wanted = ORDER[name].split()
    assert len(routine["steps"]) == len(wanted)
    for step, source in zip(routine["steps"], wanted, strict=True):
        assert source in told["exercises"][step["exercise"]]["sources"]
        assert step["side"] in ("left", "right", "both")


def test_there_is_no_other(told):
    assert set(told["routines"]) == {*TOTALS, *OWN}


@pytest.mark.parametrize("name", OWN)
def test_our_own_says_so(told, name):
    routine = told["routines"][name]
    assert routine["source"] == "own"
    assert routine["total_seconds"] == OWN[name]
    assert sum(step["seconds"] for step in routine["steps"]) == OWN[name]
    for step in routine["steps"]:
        assert told["exercises"][step["exercise"]]["sources"] == ["own"]


def test_five_equal_steps_of_36_seconds(told):
    for name in (*POSTURES, "eleven-awareness"):
        assert {step["seconds"] for step in told["routines"][name]["steps"]} == {36}


def test_the_closing_repeat_is_optional(told):
    (closing,) = told["routines"]["eleven-awareness"]["optional_steps"]
    assert "000-05" in told["exercises"][closing["exercise"]]["sources"]


def session_of(desk_stretch, name):
    """Run a routine to its end without a terminal, and return what the record says of it."""
    run = desk_stretch("start", "--terminal", "--routine", name, speed=600, command=PATIENT)
    assert run.code == 0, run.err
    (session,) = desk_stretch("history", "--json").json
    return run.out, session


@pytest.mark.parametrize("name", ["sitting-classic", "standing-classic", "eleven-awareness"])
def test_it_runs_to_its_end_by_itself_and_is_recorded(desk_stretch, told, name):
    out, session = session_of(desk_stretch, name)
    assert session["outcome"] == "completed"
    assert (session["routine"], session["rehearsal"]) == (name, True)
    assert sum(step["seconds"] for step in session["steps"]) == TOTALS[name]
    for step in session["steps"]:
        assert told["exercises"][step["exercise"]]["name"] in out
    assert "Not medical advice." in out
    assert "not\nmedical advice" in out or "not medical advice" in out, "the notice in full"
    assert "\x1b" not in out, "no terminal, no control sequences"
    assert "Prepare" in out


def test_the_default_is_the_gentle_preset(desk_stretch):
    assert desk_stretch("start", "--terminal", speed=3600, command=PATIENT).code == 0
    other = ("start", "--terminal", "--posture", "standing")
    assert desk_stretch(*other, speed=3600, command=PATIENT).code == 0
    history = desk_stretch("history", "--json").json
    assert {each["routine"] for each in history} == {"sitting-gentle", "standing-gentle"}


def test_held_breath_stays_out_until_it_was_accepted(desk_stretch):
    start = ("start", "--terminal", "--routine", "sitting-classic")
    assert desk_stretch(*start, speed=3600, command=PATIENT).code == 0
    assert forms_of(desk_stretch, "full-exhale-overhead-reach") == {"slow"}
    assert desk_stretch("settings", "set", "movement.breath_holds", "on").code == 0
    assert desk_stretch(*start, speed=3600, command=PATIENT).code == 0
    assert forms_of(desk_stretch, "full-exhale-overhead-reach") == {"slow", "chair"}


def forms_of(desk_stretch, exercise):
    """The forms of an exercise that the record knows."""
    return {
        step["form"]
        for session in desk_stretch("history", "--json").json
        for step in session["steps"]
        if step["exercise"] == exercise
    }


@pytest.mark.parametrize("tags", LEFT_OUT, ids=lambda tags: tags[0])
def test_exclusions_keep_the_length(desk_stretch, told, tags):
    forms = {
        (each["id"], form["id"]): set(form["cautions"])
        for each in told["exercises"].values()
        for form in each["forms"]
    }
    line = ["settings", "set", "movement.without", ",".join(tags)]
    starts = [["start", "--terminal", "--routine", name] for name in TOTALS]
    desk_stretch.environment["DESK_STRETCH_SPEED"] = "3600"
    results = desk_stretch.many([line, *starts, ["history", "--json"]])
    assert [result.code for result in results] == [0] * len(results)
    sessions = {each["routine"]: each for each in results[-1].json}
    for name, total in TOTALS.items():
        steps = sessions[name]["steps"]
        assert sum(step["seconds"] for step in steps) == total, name
        assert len(steps) == len(told["routines"][name]["steps"])
        for step in steps:
            assert forms[step["exercise"], step["form"]].isdisjoint(tags), (name, step)


def test_an_exercise_left_out_is_replaced(desk_stretch):
    assert desk_stretch("settings", "set", "movement.leave_out", "side-bend").code == 0
    _, session = session_of(desk_stretch, "sitting-gentle")
    done = [step["exercise"] for step in session["steps"]]
    assert len(done) == 5
    assert "side-bend" not in done
    assert session["planned_seconds"] == 180


def test_without_a_display_start_says_so_and_goes_on_here(desk_stretch):
    run = desk_stretch("start", "--seconds", "60", speed=3600, command=PATIENT)
    assert run.code == 0
    assert run.err == "There is no display, so the routine is guided here in the terminal.\n"
    assert desk_stretch("history", "--json").json[0]["planned_seconds"] == 60


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--seconds", "300"], "180 seconds"),
        (["--posture", "standing"], "sitting"),
    ],
)
def test_a_named_routine_has_its_own_length_and_posture(desk_stretch, words, says):
    run = desk_stretch("start", "--terminal", "--routine", "sitting-classic", *words)
    assert says in run.refused(2)
