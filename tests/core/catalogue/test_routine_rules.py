"""Routine files: references, doses, sums."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.doses import busy_s
from desk_stretch.core.catalogue.exercise import Dose, Posture
from desk_stretch.core.catalogue.routine_rules import read_routine
from desk_stretch.core.catalogue.rules import read_exercise


@pytest.fixture
def catalogue(ear, rolls):
    return Catalogue(
        (read_exercise("ear-to-shoulder", ear)[0], read_exercise("shoulder-rolls", rolls)[0])
    )


@pytest.fixture
def table() -> dict[str, Any]:
    return {
        "name": "Two of them",
        "posture": "sitting",
        "total": 72,
        "source": "004",
        "note": "In its order.",
        "step": [
            {"exercise": "ear-to-shoulder", "form": "chair", "seconds": 36},
            {
                "exercise": "shoulder-rolls", "form": "free", "seconds": 36,
                "dose": {"hold": 3, "repetitions": 5},
            },
            {"exercise": "ear-to-shoulder", "form": "chair", "seconds": 36, "optional": True},
        ],
    }  # fmt: skip


def test_a_whole_file_becomes_a_routine(table, catalogue):
    routine, problems = read_routine("two-of-them", table, catalogue)
    assert problems == []
    assert (routine.id, routine.name, routine.posture) == (
        "two-of-them", "Two of them", Posture.SITTING,
    )  # fmt: skip
    assert (routine.total_seconds, routine.source, routine.note) == (72, "004", "In its order.")
    first, second, last = routine.steps
    assert (first.exercise.id, first.form.id, first.seconds) == ("ear-to-shoulder", "chair", 36)
    assert first.dose == first.form.dose
    assert second.dose == Dose(3.0, 5, 0.0)
    assert busy_s(second.form, second.dose) == 31
    assert not first.optional
    assert last.optional


@pytest.mark.parametrize(
    ("key", "value", "named"),
    [
        ("name", ..., "name"),
        ("name", "Pain relief", "name"),
        ("posture", "lying", "posture"),
        ("posture", ..., "posture"),
        ("total", 73, "total"),
        ("total", "72", "total"),
        ("source", "a book", "source"),
        ("colour", 1, "colour"),
        ("step", [], "step"),
        ("step.1.exercise", "nothing", "step.1.exercise"),
        ("step.1.exercise", ..., "step.1.exercise"),
        ("step.1.form", "sofa", "step.1.form"),
        ("step.1.form", ..., "step.1.form"),
        ("step.1.seconds", 35, "step.1.seconds"),
        ("step.1.seconds", 44, "step.1.seconds"),
        ("step.1.seconds", 14, "step.1.seconds"),
        ("step.1.optional", "yes", "step.1.optional"),
        ("step.1.side", "left", "step.1.side"),
        ("step.2.dose", 5, "step.2.dose"),
        ("step.2.dose.hold", 0, "step.2.dose.hold"),
        ("step.2.dose.speed", 0, "step.2.dose.speed"),
    ],
)
def test_a_fault_is_told_with_its_key(table, catalogue, put, key, value, named):
    routine, problems = read_routine("two", put(table, key, value), catalogue)
    assert routine is None
    assert [problem.key for problem in problems] == [named]


def test_the_expected_seconds_are_named(table, catalogue, put):
    [problem] = read_routine("two", put(table, "step.1.seconds", 50), catalogue)[1]
    assert problem.expected == "36 to 43, which leaves 3 to 10 to prepare"


@pytest.mark.parametrize("seconds", [36, 43])
def test_three_to_ten_seconds_to_prepare_are_right(table, catalogue, put, seconds):
    put(table, "step.1.seconds", seconds)
    put(table, "total", 36 + seconds)
    assert read_routine("two", table, catalogue)[1] == []


def test_the_expected_total_is_named(table, catalogue, put):
    [problem] = read_routine("two", put(table, "total", 60), catalogue)[1]
    assert problem.expected == "72, the sum of the steps"


def test_the_file_name_is_the_id(table, catalogue):
    assert [p.key for p in read_routine("Two", table, catalogue)[1]] == ["file"]


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6)
    | st.sampled_from(["sitting", "own", "ear-to-shoulder", "chair"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["exercise", "form", "seconds", "dose", "hold"]), inner),
    max_leaves=10,
)  # fmt: skip


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(["name", "posture", "total", "source", "step", "x"]), ANY))
def test_no_table_is_too_wild(catalogue, table):
    routine, problems = read_routine("two", table, catalogue)
    assert (routine is None) == bool(problems)
