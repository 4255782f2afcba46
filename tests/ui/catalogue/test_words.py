"""What the catalogue says of an exercise: plain sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk_stretch.core.catalogue.exercise import Dose, Posture, Sides, Work
from desk_stretch.ui.catalogue import words
from tests.shipped import shipped_catalogue
from tests.ui.fake_engine import exercise

CATALOGUE = shipped_catalogue()


def with_form(**changes):
    one = exercise()
    form = replace(one.forms[0], **changes)
    return replace(one, forms=(form,)), form


def dose_sentence(**changes):
    one, form = with_form(**changes)
    return words.dose_words(form, one)


def test_where_and_for_what():
    assert words.place_words(CATALOGUE.exercise("cat-cow")) == (
        "Sitting, floor · Upper back, lower back, chest"
    )


@pytest.mark.parametrize(
    ("exercise_id", "names"),
    [
        ("bridge-lift", {"Floor"}),
        ("cat-cow", {"Sitting", "Floor"}),
        ("arm-slide-wall", {"Standing, 1", "Standing, 2", "Floor"}),
        ("wall-ball-press", {"Standing", "Standing, fit ball"}),
        ("shoulder-rolls", {"Sitting", "Standing", "Sitting, standing"}),
        ("foam-roller-upper-back", {"Floor, held", "Floor, moving"}),
        ("standing-weighted-raise", {"Standing", "Standing, band", "Standing, dumbbell"}),
    ],
)
def test_forms_are_told_apart(exercise_id, names):
    assert set(words.form_words(CATALOGUE.exercise(exercise_id))) == names


def test_no_two_forms_have_the_same_name():
    for each in CATALOGUE.exercises:
        names = words.form_words(each)
        assert len(set(names)) == len(each.forms), (each.id, names)


def test_cues_name_the_side():
    form = exercise(cue="Let the {side} ear go; the {other} shoulder stays.").forms[0]
    assert words.cues(form, "right")[1] == "Let the right ear go; the left shoulder stays."


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {"dose": Dose(15.0)},
            "Hold it for 15 s. First the left side, then the right. With getting ready it takes"
            " 38 s.",
        ),
        (
            {"sides": Sides.BOTH, "dose": Dose(10.0, 2, 4.0)},
            "Hold it for 10 s. 2 times, with 4 s between. With getting ready it takes 30 s.",
        ),
        (
            {"sides": Sides.BOTH, "work": Work.MOVE, "dose": Dose(1.5, 10)},
            "Go through it 10 times, 1.5 s each time. With getting ready it takes 21 s.",
        ),
        (
            {"sides": Sides.BOTH, "work": Work.EFFORT, "dose": Dose(5.0, 3, 5.0)},
            "Hold it for 5 s. 3 times, with 5 s between. With getting ready it takes 36 s.",
        ),
    ],
)
def test_doses(changes, told):
    assert dose_sentence(**changes) == told


def test_several_positions_are_counted():
    pigeon = CATALOGUE.exercise("pigeon-toe-arm-angles")
    assert words.dose_words(pigeon.forms[0], pigeon).startswith(
        "Hold each of 3 positions for 10 s. With getting ready"
    )


def test_sources_and_what_they_say_of_the_dose():
    ear = CATALOGUE.exercise("ear-to-shoulder")
    chair = next(form for form in ear.forms if form.id == "chair")
    told = words.source_words(ear, chair)
    assert "Document 003-06: 20 s, once" in told
    assert "Document 001-07" in told
    breath = next(form for form in ear.forms if form.id == "breath")
    assert "Document 002-01: 3 times" in words.source_words(ear, breath)
    resting = replace(chair, source_doses=(Dose(0.0, 0, 4.0, "001-07"),))
    assert "Document 001-07: 4 s of rest" in words.source_words(ear, resting)


def test_our_own_has_no_document():
    assert words.source_words(replace(exercise(), own=True), exercise().forms[0]) == [
        "Our own; no document."
    ]


def test_equipment():
    assert words.equipment_words(with_form(equipment=())[1]) == "It takes nothing."
    told = words.equipment_words(with_form(equipment=("chair", "soft-balls"))[1])
    assert told == "It takes: chair, two soft balls."


def test_cautions_are_sentences():
    _, form = with_form(cautions=("neck-side",), postures=(Posture.SITTING,))
    assert words.caution_words(form) == ["Tilt slowly, and do not pull on the head."]


def test_a_picture_begins_with_the_left():
    assert words.side_to_show(with_form()[1]) == "left"
    assert words.side_to_show(with_form(sides=Sides.BOTH)[1]) == "both"
