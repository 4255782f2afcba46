"""What a person leaves out or allows."""

from __future__ import annotations

import pytest

from desk_stretch.core.catalogue.cautions import CAUTIONS
from desk_stretch.core.catalogue.exercise import Posture, Work
from desk_stretch.core.routine.choices import Choices

SITTING, STANDING, FLOOR = Posture


@pytest.mark.parametrize(
    ("choices", "cautions", "is_allowed"),
    [
        (Choices(), (), True),
        (Choices(), ("overhead", "support"), True),
        (Choices(without=frozenset({"overhead"})), ("overhead", "support"), False),
        (Choices(without=frozenset({"overhead"})), ("neck-side",), True),
        (Choices(without=frozenset({"support", "hypermobile"})), ("support",), True),
        (Choices(), ("breath-hold",), False),
        (Choices(breath_holds_accepted=True), ("breath-hold",), True),
        (
            Choices(without=frozenset({"breath-hold"}), breath_holds_accepted=True),
            ("breath-hold",),
            False,
        ),
        (Choices(leave_out=frozenset({"ear"})), (), False),
        (Choices(resting=frozenset({"ear"})), (), False),
        (Choices(resting=frozenset({"other"}), leave_out=frozenset({"more"})), (), True),
    ],
)
def test_what_is_allowed(make_exercise, make_form, choices, cautions, is_allowed):
    form = make_form(cautions=cautions)
    assert choices.allows(form, make_exercise("ear", form)) is is_allowed


@pytest.mark.parametrize(
    ("postures", "equipment", "ticked", "is_allowed"),
    [
        ((STANDING,), ("wall",), None, True),
        ((STANDING,), ("door-frame",), None, False),
        ((STANDING,), ("door-frame",), {"door-frame"}, True),
        ((STANDING,), ("wall",), set(), False),
        ((FLOOR,), ("mat", "cushion"), None, True),
        ((FLOOR,), ("foam-roller", "mat"), None, False),
        ((STANDING,), ("mat",), None, False),
    ],
)
def test_the_floor_brings_its_mat(
    make_exercise, make_form, postures, equipment, ticked, is_allowed
):
    choices = Choices() if ticked is None else Choices(equipment=frozenset(ticked))
    form = make_form(postures=postures, equipment=equipment)
    assert choices.allows(form, make_exercise("ear", form)) is is_allowed


@pytest.mark.parametrize(
    ("posture", "desk", "equipment", "is_allowed"),
    [
        (STANDING, True, (), True),
        (SITTING, True, (), False),
        (STANDING, False, (), False),
        (STANDING, False, ("wall",), False),
        (STANDING, False, ("band",), True),
    ],
)
def test_off_the_desk_needs_gear_that_was_ticked(
    make_exercise, make_form, posture, desk, equipment, is_allowed
):
    choices = Choices(equipment=frozenset({"wall", "band"}))
    form = make_form(postures=(STANDING,), desk=desk, equipment=equipment)
    assert choices.allows_in(posture, form, make_exercise("ear", form)) is is_allowed


def test_what_is_left_out_is_out_in_every_posture(make_exercise, make_form):
    form = make_form(postures=(FLOOR,), cautions=("supine",))
    exercise = make_exercise("ear", form)
    assert Choices().allows_in(FLOOR, form, exercise)
    assert not Choices(without=frozenset({"supine"})).allows_in(FLOOR, form, exercise)


def test_two_tags_change_the_cue(make_form):
    choices = Choices(without=frozenset({"support", "hypermobile", "overhead"}))
    loose, hold_on = CAUTIONS["hypermobile"].changed_cue, CAUTIONS["support"].changed_cue
    assert choices.cue_changes(make_form(cautions=("support",))) == (loose, hold_on)
    assert choices.cue_changes(make_form(Work.MOVE, cautions=("support",))) == (hold_on,)
    assert choices.cue_changes(make_form(Work.MOVE)) == ()
    assert Choices().cue_changes(make_form(cautions=("support",))) == ()
