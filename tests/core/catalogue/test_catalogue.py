"""The catalogue as a whole: order, look-ups, and swaps between files."""

from __future__ import annotations

import pytest

from desk_stretch.core.catalogue.catalogue import BrokenFile, Catalogue, at_odds, swap_problems
from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.core.catalogue.named import NamedRoutine
from desk_stretch.core.catalogue.rules import read_exercise


@pytest.fixture
def catalogue(ear, rolls):
    exercises = (
        read_exercise("shoulder-rolls", rolls)[0],
        read_exercise("ear-to-shoulder", ear)[0],
    )
    named = tuple(NamedRoutine(name, name, Posture.SITTING, 0, ()) for name in ("b", "a"))
    return Catalogue(exercises, named)


def test_everything_is_sorted_by_id(catalogue):
    assert [each.id for each in catalogue.exercises] == ["ear-to-shoulder", "shoulder-rolls"]
    assert [each.id for each in catalogue.routines] == ["a", "b"]


def test_look_ups(catalogue):
    assert catalogue.exercise("shoulder-rolls").name == "Shoulder rolls"
    assert catalogue.exercise("nothing") is None
    assert catalogue.routine("b").id == "b"
    assert catalogue.routine("c") is None
    assert [each.id for each in catalogue.in_area("neck")] == ["ear-to-shoulder"]
    assert len(catalogue.in_posture(Posture.STANDING)) == 2
    assert catalogue.in_posture(Posture.FLOOR) == ()


@pytest.mark.parametrize("path", ["", "nothing/chair", "ear-to-shoulder", "ear-to-shoulder/sofa"])
def test_a_path_that_leads_nowhere(catalogue, path):
    assert catalogue.form(path) is None


def test_a_path_leads_to_a_form(catalogue):
    exercise, form = catalogue.form("ear-to-shoulder/standing")
    assert (exercise.id, form.id) == ("ear-to-shoulder", "standing")


def test_two_catalogues_of_the_same_are_equal(catalogue):
    assert catalogue == Catalogue(catalogue.exercises, catalogue.routines)


def test_a_swap_may_change_the_posture_at_the_desk(catalogue):
    assert at_odds(catalogue.exercises, catalogue) == []


@pytest.mark.parametrize("swap", ["ear-to-shoulder/chair", "ear-to-shoulder/sofa", "x/y"])
def test_a_swap_that_is_not_there_or_itself(ear, put, catalogue, swap):
    put(ear, "form.chair.swap", swap)
    exercise, problems = read_exercise("ear-to-shoulder", ear)
    assert problems == []
    [problem] = swap_problems(exercise, catalogue)
    assert problem.key == "form.chair.swap"
    assert at_odds((exercise,), catalogue) == [BrokenFile("ear-to-shoulder.toml", (problem,))]


def test_a_swap_stays_at_the_desk(ear, put, catalogue):
    put(ear, "form.standing.desk", False)
    exercise, _ = read_exercise("ear-to-shoulder", ear)
    assert len(swap_problems(exercise, catalogue)) == 1
