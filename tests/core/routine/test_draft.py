"""A routine being put together: steps, length, what is wrong and what is worth a second look."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk_stretch.core.catalogue.exercise import Dose, Posture, Work
from desk_stretch.core.routine.draft import Draft, remarks, step_of, wrong
from tests.shipped import shipped_catalogue

CATALOGUE = shipped_catalogue()
EAR = CATALOGUE.exercise("ear-to-shoulder")
ROLLS = CATALOGUE.exercise("shoulder-rolls")
CAT = CATALOGUE.exercise("cat-cow")


def of(*exercises, name="Mine"):
    draft = Draft(name)
    for each in exercises:
        draft = draft.adding(each, each.forms[0])
    return draft


def ids(draft):
    return [step.exercise.id for step in draft.steps]


def test_steps_are_added_moved_and_taken_out():
    draft = of(EAR, ROLLS)
    assert ids(draft.adding(CAT, CAT.forms[0], 0)) == ["ear-to-shoulder", "cat-cow", ROLLS.id]
    assert ids(draft.adding(CAT, CAT.forms[0], 1)) == ["ear-to-shoulder", ROLLS.id, "cat-cow"]
    assert ids(draft.moved(0, 1)) == [ROLLS.id, EAR.id]
    assert ids(draft.without(0)) == [ROLLS.id]
    assert ids(draft) == [EAR.id, ROLLS.id]


def test_the_total_is_the_sum_of_what_is_always_done():
    draft = of(EAR, ROLLS)
    seconds = [step.seconds for step in draft.steps]
    assert draft.total_seconds == sum(seconds)
    assert draft.asked_for(0, True).total_seconds == seconds[1]


def test_another_dose_or_form_changes_the_length():
    draft = of(EAR)
    longer = draft.dosed(0, Dose(30, 1, 0))
    assert longer.total_seconds == draft.total_seconds + 30  # both sides, 15 s longer each
    form = EAR.forms[-1]
    assert draft.formed(0, form).steps[0].form is form
    assert draft.asked_for(0, True).dosed(0, Dose(30)).steps[0].optional


def test_a_routine_that_there_is_becomes_a_draft_and_back():
    routine = CATALOGUE.routine("sitting-gentle")
    assert Draft.of(routine).named(routine.id) == routine


def test_the_posture_is_the_one_of_most_of_the_time():
    assert of(EAR, ROLLS).posture is Posture.SITTING
    assert of(CAT, CAT).posture in CAT.forms[0].postures
    assert Draft().posture in Posture


@pytest.mark.parametrize(
    ("draft", "sentence"),
    [
        (of(EAR, name=""), "It has no name yet."),
        (of(EAR, name=" "), "It has no name yet."),
        (of(EAR, name="x" * 41), "The name is longer than 40 characters."),
        (of(EAR, name=" x"), "The name has blanks around it."),
        (of(EAR, name="Heals {x}"), "For the name is expected: "),
        (of(), "It has no exercise yet."),
        (of(EAR).asked_for(0, True), "It has no exercise yet."),
        (of(*[EAR] * 61), "It has more than 60 steps."),
        (of(EAR).dosed(0, Dose(120, 2)), "Step 1 is longer than 300 s."),
        (of(ROLLS).dosed(0, Dose(0.5, 1)), "Step 1 is shorter than 15 s."),
    ],
)
def test_what_has_to_be_put_right_is_told(draft, sentence):
    assert any(each.startswith(sentence) for each in wrong(draft)), wrong(draft)


def test_an_hour_is_the_longest():
    step = of(EAR).dosed(0, Dose(100, 1)).steps[0]
    assert "It is longer than an hour." in wrong(Draft("Mine", (step,) * 40))
    assert wrong(of(EAR, ROLLS)) == []


@pytest.mark.parametrize("hold", [0.5, 1.5, 3, 10, 60, 120])
@pytest.mark.parametrize("often", [1, 2, 10])
def test_a_step_leaves_time_to_prepare(hold, often):
    for form in ROLLS.forms:
        step = step_of(ROLLS, form, Dose(hold, often))
        draft = Draft("Mine", (step,))
        assert step.seconds >= 15 or wrong(draft)


def test_a_very_long_hold_is_worth_a_look():
    held = of(EAR).dosed(0, Dose(90))
    assert EAR.forms[0].work is Work.HOLD
    assert "Step 1 is held for 90 s, longer than a minute." in remarks(held)


def test_a_long_time_on_one_area_is_worth_a_look():
    area = EAR.areas[0]
    in_a_row = of(EAR).dosed(0, Dose(58)).adding(EAR, EAR.forms[0])
    assert f"{in_a_row.total_seconds} s in a row for one area: {area}." in remarks(in_a_row)
    spread = of(EAR, ROLLS, EAR, EAR)
    assert f"More than half of the time is for one area: {area}." in remarks(spread)
    assert (
        len([each for each in remarks(in_a_row.adding(ROLLS, ROLLS.forms[0])) if area in each]) == 1
    )


def test_the_same_twice_in_a_row_is_worth_a_look():
    assert "Steps 1 and 2 are the same exercise." in remarks(of(EAR, EAR))
    assert not any("the same" in each for each in remarks(of(EAR, ROLLS, EAR)))


def test_another_posture_is_worth_a_look():
    floor = next(
        (exercise, form)
        for exercise in CATALOGUE.exercises
        for form in exercise.forms
        if form.postures == (Posture.FLOOR,)
    )
    mixed = of(EAR, ROLLS).adding(*floor)
    assert "Most of it is done sitting; not so: step 3." in remarks(mixed)


def test_what_is_left_out_is_told():
    assert remarks(of(EAR, ROLLS), {EAR.id}) == [
        f"You leave this out, so another exercise takes its place: {EAR.name}."
    ]
    assert remarks(of(EAR, ROLLS)) == []
    assert remarks(Draft()) == []


def test_a_draft_keeps_what_it_does_not_know():
    draft = replace(of(EAR), source="004", note="A note.")
    assert draft.moved(0, 0).named("x").source == "004"
    assert draft.named("x").note == "A note."
