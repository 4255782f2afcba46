"""What docs/authoring.md shows is what the app does."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.checking import checked
from desk_stretch.core.catalogue.routine_rules import read_routine
from desk_stretch.core.catalogue.template import TEMPLATE
from desk_stretch.core.session.rehearsal import rehearse
from tests.shipped import shipped_catalogue

DOCS = Path(__file__).parents[2] / "docs" / "authoring.md"


def blocks(heading):
    part = DOCS.read_text(encoding="utf-8").partition(f"\n## {heading}")[2].partition("\n## ")[0]
    return re.findall(r"```toml\n(.*?)```", part, flags=re.DOTALL)


def test_the_worked_example_is_what_a_new_exercise_begins_as():
    [example] = blocks("A worked example")
    assert example == TEMPLATE


def test_the_worked_example_is_in_order_and_drawn_on_both_sides():
    [example] = blocks("A worked example")
    exercise, problems = checked("reach-to-one-side", example, Catalogue())
    assert problems == []
    assert rehearse(exercise.forms[0], mirror=True) is not None


def test_the_changes_that_the_example_proposes_are_in_order():
    [example] = blocks("A worked example")
    further = example.replace("lean left 15", "lean left 25").replace(
        'trunk = "lean', 'head = "tilt left 10"\ntrunk = "lean'
    )
    assert further != example
    assert checked("mine", further, Catalogue())[1] == []


def test_the_exercise_in_full_is_in_order():
    [example] = blocks("An exercise in full")
    assert checked("ear-to-shoulder", example, Catalogue())[1] == []


def test_the_routine_in_full_has_only_keys_that_are_known():
    [example] = blocks("A routine in full")
    _, problems = read_routine("example", tomllib.loads(example), shipped_catalogue())
    assert [each.key for each in problems] == ["total"]  # the example shows one step of several
