"""A form by itself: a routine of one step with time enough to prepare."""

from __future__ import annotations

import pytest

from desk_stretch.core.catalogue.exercise import Dose, Sides, Work
from desk_stretch.core.routine.alone import alone
from desk_stretch.core.routine.fit import prepare_s, usual_seconds
from tests.core.session.samples import exercise


def sample(**changes):
    one = exercise(**changes)
    return one, one.forms[0]


@pytest.mark.parametrize("sides", list(Sides))
def test_the_whole_form_lasts_as_the_catalogue_says(sides):
    one, form = sample(sides=sides)
    routine = alone(one, form)
    assert (routine.id, routine.name) == ("alone", one.name)
    assert routine.total_seconds == usual_seconds(form)
    (step,) = routine.steps
    assert (step.exercise, step.form, step.dose, step.side) == (one, form, form.dose, "both")
    assert 5 <= prepare_s(step) < 6


@pytest.mark.parametrize("side", ["left", "right"])
def test_one_side_is_shorter_by_the_other_and_the_switch(side):
    one, form = sample(sides=Sides.LEFT_RIGHT)
    routine = alone(one, form, side)
    assert routine.total_seconds == usual_seconds(form) - 15 - 2
    assert 5 <= prepare_s(routine.steps[0]) < 6
    assert routine.steps[0].side == side


def test_what_is_to_be_done_more_gently_is_told():
    one, form = sample()
    (step,) = alone(one, form, cue_changes=("Only half as far.",)).steps
    assert step.cue_changes == ("Only half as far.",)


def test_another_dose_can_be_given():
    one, form = sample(work=Work.HOLD)
    routine = alone(one, form, dose=Dose(4.0, 3, 2.0))
    assert routine.total_seconds == 5 + 3 * 4 + 2 * 2 + 1
    assert routine.posture == form.postures[0]
