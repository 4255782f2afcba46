"""Exercise files: what a good one becomes, and that every fault is told with its key."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk_stretch.core.catalogue.exercise import Dose, Phase, PhaseRole, Posture, Sides, Work
from desk_stretch.core.catalogue.rules import read_exercise
from desk_stretch.core.catalogue.table import Problem


def test_a_whole_file_becomes_an_exercise(ear):
    exercise, problems = read_exercise("ear-to-shoulder", ear)
    assert problems == []
    assert exercise is not None
    assert (exercise.id, exercise.name) == ("ear-to-shoulder", "Ear to shoulder")
    assert exercise.areas == ("neck",)
    assert exercise.sources == ("001-07", "002-01")
    assert exercise.note.startswith("The second")
    assert not exercise.own
    assert [form.id for form in exercise.forms] == ["chair", "standing"]
    form = exercise.forms[0]
    assert form.postures == (Posture.SITTING,)
    assert form.sides is Sides.LEFT_RIGHT
    assert form.work is Work.HOLD
    assert [each.dose for each in exercise.forms] == [Dose(15.0, 1, 0.0)] * 2
    assert form.source_doses == (Dose(30.0, 1, 0.0, "001-07"), Dose(0.0, 3, 0.0, "002-01"))
    assert form.phases[1] == Phase(
        PhaseRole.WORK, "stretch", 2.5, "Let the {side} ear sink, the {other} shoulder low."
    )
    assert (form.equipment, form.cautions) == (("chair",), ("neck-side",))
    assert (form.swap, form.note) == ("ear-to-shoulder/standing", "On a chair.")
    assert form.desk
    assert form.breathing == "Breathe out as the ear sinks."


def test_a_source_may_say_only_one_number(ear, put):
    said = ({"hold": 30}, {"repetitions": 3}, {"rest": 5})
    put(ear, "form.chair.source_dose", [{"source": "001-07", **each} for each in said])
    exercise, problems = read_exercise("ear", ear)
    assert problems == []
    assert exercise.forms[0].source_doses == (
        Dose(30.0, 0, 0.0, "001-07"),
        Dose(0.0, 3, 0.0, "001-07"),
        Dose(0.0, 0, 5.0, "001-07"),
    )


def test_our_own_has_no_sources(rolls):
    exercise, problems = read_exercise("shoulder-rolls", rolls)
    assert problems == []
    assert exercise is not None
    assert exercise.own
    assert exercise.sources == ()


FAULTS = [
    ("name", ..., "name"),
    ("name", 3, "name"),
    ("name", "", "name"),
    ("name", " Ear", "name"),
    ("name", "Ear\nto shoulder", "name"),
    ("name", "x" * 41, "name"),
    ("name", "Neck pain relief", "name"),
    ("summary", "You must do this.", "summary"),
    ("summary", "Well done!", "summary"),
    ("summary", "To the {side}.", "summary"),
    ("note", "This heals.", "note"),
    ("areas", [], "areas"),
    ("areas", "neck", "areas"),
    ("areas", ["neck", 3], "areas"),
    ("areas", ["knee"], "areas"),
    ("areas", ["neck", "neck"], "areas"),
    ("sources", ["001-07", "001-07"], "sources"),
    ("sources", ["a book"], "sources"),
    ("sources", ["own", "001-07"], "sources"),
    ("colour", "red", "colour"),
    ("form", ..., "form"),
    ("form", {}, "form"),
    ("form", [], "form"),
    ("form.chair", 4, "form.chair"),
    ("form.chair.colour", "red", "form.chair.colour"),
    ("form.chair.postures", ["lying"], "form.chair.postures"),
    ("form.chair.postures", [], "form.chair.postures"),
    ("form.chair.postures", ..., "form.chair.postures"),
    ("form.chair.postures", ["floor"], "form.chair.desk"),
    ("form.chair.desk", ..., "form.chair.desk"),
    ("form.chair.desk", 1, "form.chair.desk"),
    ("form.chair.equipment", ["sofa"], "form.chair.equipment"),
    ("form.chair.sides", "left", "form.chair.sides"),
    ("form.chair.sides", 2, "form.chair.sides"),
    ("form.chair.cautions", ["neck"], "form.chair.cautions"),
    ("form.chair.work", "run", "form.chair.work"),
    ("form.chair.work", ..., "form.chair.work"),
    ("form.chair.breathing", "Breathe {side}", "form.chair.breathing"),
    ("form.chair.breathing", "x" * 91, "form.chair.breathing"),
    ("form.chair.swap", "standing", "form.chair.swap"),
    ("form.chair.swap", "x" * 40 + "/" + "y" * 40, "form.chair.swap"),
    ("form.chair.dose", ..., "form.chair.dose"),
    ("form.chair.dose.hold", ..., "form.chair.dose.hold"),
    ("form.chair.dose.hold", True, "form.chair.dose.hold"),
    ("form.chair.dose.hold", "15", "form.chair.dose.hold"),
    ("form.chair.dose.hold", float("nan"), "form.chair.dose.hold"),
    ("form.chair.dose.hold", float("inf"), "form.chair.dose.hold"),
    ("form.chair.dose.hold", 0, "form.chair.dose.hold"),
    ("form.chair.dose.hold", 10**400, "form.chair.dose.hold"),
    ("form.chair.dose.repetitions", 0, "form.chair.dose.repetitions"),
    ("form.chair.dose.repetitions", 1.5, "form.chair.dose.repetitions"),
    ("form.chair.dose.repetitions", 61, "form.chair.dose.repetitions"),
    ("form.chair.dose.rest", -1, "form.chair.dose.rest"),
    ("form.chair.dose.sets", 2, "form.chair.dose.sets"),
    ("form.chair.source_dose", {}, "form.chair.source_dose"),
    ("form.chair.source_dose", [3], "form.chair.source_dose"),
    ("form.chair.source_dose.1.source", "003-06", "form.chair.source_dose.1.source"),
    ("form.chair.source_dose.1.source", ..., "form.chair.source_dose.1.source"),
    ("form.chair.source_dose.1.tempo", 3, "form.chair.source_dose.1.tempo"),
    ("form.chair.source_dose.2", {"source": "002-01"}, "form.chair.source_dose.2.hold"),
    ("form.chair.phase", [], "form.chair.phase"),
    ("form.chair.phase", ..., "form.chair.phase"),
    ("form.chair.phase.1.role", "work", "form.chair.phase"),
    ("form.chair.phase.2.role", "rest", "form.chair.phase"),
    ("form.chair.phase.3.role", "start", "form.chair.phase"),
    ("form.chair.phase.2.role", "jump", "form.chair.phase.2.role"),
    ("form.chair.phase.2.pose", "Far out", "form.chair.phase.2.pose"),
    ("form.chair.phase.2.move", 60, "form.chair.phase.2.move"),
    ("form.chair.phase.2.move", ..., "form.chair.phase.2.move"),
    ("form.chair.phase.2.cue", "Let the ear sink.", "form.chair.phase"),
    ("form.chair.phase.2.cue", "{side} ear to {place}.", "form.chair.phase.2.cue"),
    ("form.chair.phase.2.cue", "{side} ear {", "form.chair.phase.2.cue"),
    ("form.chair.phase.2.cue", "{side!r} ear and {side}", "form.chair.phase.2.cue"),
    ("form.chair.phase.2.cue", "{side:>9} ear and {side}", "form.chair.phase.2.cue"),
    ("form.chair.phase.2.cue", "{{side}} ear and {side}", "form.chair.phase.2.cue"),
    ("form.chair.phase.2.cue", "{side} " + "x" * 85, "form.chair.phase.2.cue"),
    ("form.chair.phase.2.cue", "{side} ear: don't forget.", "form.chair.phase.2.cue"),
    ("form.chair.phase.2.tempo", 3, "form.chair.phase.2.tempo"),
]


@pytest.mark.parametrize(("key", "value", "named"), FAULTS)
def test_a_fault_is_told_with_its_key(ear, put, key, value, named):
    if key == "form.chair.source_dose.2":
        ear["form"]["chair"]["source_dose"][1] = value
    else:
        put(ear, key, value)
    exercise, problems = read_exercise("ear-to-shoulder", ear)
    assert exercise is None
    assert named in [problem.key for problem in problems]
    assert all(problem.expected for problem in problems)


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("summary", "You must! You should!", "a calm text, without “must”, “should”, “!”"),
        ("summary", "Lean to the {side.", "a text without braces; only a cue names a side"),
        ("summary", "Lean to the side}.", "a text without braces; only a cue names a side"),
        ("summary", "It heals and cures.", "a text without a claim such as “heals”, “cures”"),
        ("note", "It heals and cures.", "a text without a claim such as “heals”, “cures”"),
        ("form.chair.swap", "x" * 81, "one line of text, at most 80 characters"),
        (
            "form.chair.phase.2.cue",
            "{side} ear to {place}.",
            "no other braces than {side} and {other}",
        ),
        (
            "form.chair.phase.2.cue",
            "{side} " * 25 + "{side}",
            "one line of text, at most 180 characters",
        ),
    ],
)
def test_a_text_that_cannot_be_is_told_with_what_is_in_the_way(ear, put, key, text, expected):
    [problem] = read_exercise("ear", put(ear, key, text))[1]
    assert (problem.key, problem.expected) == (key, expected)


def test_the_longest_id_and_swap_are_read(ear, put):
    put(ear, "form.chair.swap", "x" * 40 + "/" + "y" * 39)
    exercise, problems = read_exercise("x" * 40, ear)
    assert problems == []
    assert exercise.id == "x" * 40


def test_one_fault_is_one_problem(ear, put):
    put(ear, "form.chair.dose", ...)
    assert [p.key for p in read_exercise("ear", ear)[1]] == ["form.chair.dose"]


def test_a_cue_is_measured_as_it_is_shown(ear, put):
    put(ear, "form.chair.phase.2.cue", "{side} " + "{other} " + "x" * 78)
    assert read_exercise("ear", ear)[1] == []


def test_a_form_for_both_sides_names_no_side(rolls, put):
    put(rolls, "form.free.phase.2.cue", "Roll the {side} shoulder.")
    assert [p.key for p in read_exercise("rolls", rolls)[1]] == ["form.free.phase.2.cue"]


def test_a_long_cue_for_both_sides_is_told(rolls, put):
    put(rolls, "form.free.phase.2.cue", "x" * 91)
    [problem] = read_exercise("rolls", rolls)[1]
    assert problem.expected == "a cue of at most 90 characters"


@pytest.mark.parametrize("name", ["Ear", "ear_to", "-ear", "ear--to", "", "x" * 41, "ear to"])
def test_the_file_name_is_the_id(ear, name):
    assert read_exercise(name, ear)[1][0].key == "file"


@pytest.mark.parametrize("name", ["Chair", "on-chair", "1", "a\nb"])
def test_a_form_is_named_with_one_word(rolls, name):
    rolls["form"] = {name: rolls["form"]["free"]}
    [problem] = read_exercise("rolls", rolls)[1]
    assert problem.line("x").isprintable()
    assert problem.key.startswith("form.")


def test_all_problems_are_told_at_once(ear, put):
    put(ear, "name", 1)
    put(ear, "areas", ["knee"])
    put(ear, "form.chair.dose.hold", 0)
    put(ear, "form.standing.work", "run")
    keys = [problem.key for problem in read_exercise("ear", ear)[1]]
    assert keys == ["name", "areas", "form.chair.dose.hold", "form.standing.work"]


def test_an_empty_file_names_everything_that_is_required():
    keys = [problem.key for problem in read_exercise("ear", {})[1]]
    assert keys == ["sources", "name", "summary", "areas", "form"]


def test_a_problem_is_one_line():
    problem = Problem("form.chair.dose.hold", "a number from 0.5 to 120")
    assert problem.line("ear.toml") == "ear.toml: form.chair.dose.hold: a number from 0.5 to 120"


def test_a_strange_key_is_shortened_and_printable(ear):
    ear["x\n" + "y" * 100] = 1
    [problem] = read_exercise("ear", ear)[1]
    assert problem.key.isprintable()
    assert len(problem.key) == 40


ANY = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["neck", "own", "hold", "both", "left-right", "start", "work", "{side}"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=12,
)
KEYS = st.sampled_from(
    ["name", "summary", "areas", "sources", "note", "form", "dose", "phase", "hold", "role", "cue"]
)


@pytest.mark.long
@settings(deadline=None)
@given(st.dictionaries(KEYS, ANY), st.text(max_size=12))
def test_no_table_is_too_wild(table: dict[str, Any], name: str):
    exercise, problems = read_exercise(name, table)
    assert (exercise is None) == bool(problems)
    assert all(problem.line("file").isprintable() for problem in problems)


FORM_KEYS = st.sampled_from(
    ["postures", "desk", "equipment", "sides", "cautions", "work", "dose", "source_dose", "phase",
     "swap", "breathing", "note"]
)  # fmt: skip


@pytest.mark.long
@settings(deadline=None, max_examples=50)
@given(st.dictionaries(FORM_KEYS, ANY | st.lists(st.dictionaries(KEYS, ANY), max_size=3)))
def test_no_form_is_too_wild(form: dict[str, Any]):
    table = {"form": {"chair": form}}
    exercise, problems = read_exercise("ear", table)
    assert exercise is None
    assert all(p.key.split(".")[0] in {"sources", "name", "summary", "areas", "form"}
               for p in problems)  # fmt: skip
