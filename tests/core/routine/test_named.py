"""Named routines: as written, and with a person's choices applied."""

from __future__ import annotations

import pytest

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.cautions import CAUTIONS
from desk_stretch.core.catalogue.exercise import EQUIPMENT, Dose, Posture
from desk_stretch.core.catalogue.named import NamedRoutine, NamedStep
from desk_stretch.core.routine.choices import Choices
from desk_stretch.core.routine.fit import prepare_s
from desk_stretch.core.routine.named import DEFAULT_ROUTINES, apply, as_written
from desk_stretch.errors import BadDataError

SITTING, STANDING, FLOOR = Posture
EVERYTHING = Choices(equipment=frozenset(EQUIPMENT), breath_holds_accepted=True)
TOTALS = {
    "awareness-sitting": 180,
    "basic-trio": 195,
    "eleven-awareness": 396,
    "eye-rest": 90,
    "five-minute-series": 300,
    "lying-classic": 180,
    "nine-gentle": 720,
    "sitting-classic": 180,
    "sitting-gentle": 180,
    "stand-and-walk": 180,
    "standing-classic": 180,
    "standing-gentle": 180,
}


def ids(routine):
    return [f"{step.exercise.id}/{step.form.id}" for step in routine.steps]


def check(routine, named, choices):
    assert (routine.id, routine.name, routine.posture) == (named.id, named.name, named.posture)
    assert routine.total_seconds == named.total_seconds
    written = [each for each in named.steps if not each.optional]
    assert [step.seconds for step in routine.steps] == [each.seconds for each in written]
    for step in routine.steps:
        assert choices.allows(step.form, step.exercise)
        assert 3 <= prepare_s(step) <= 10


def test_as_written_nothing_is_changed(shipped):
    for named in shipped.routines:
        routine = as_written(named)
        assert routine.total_seconds == named.total_seconds == TOTALS[named.id]
        assert routine == apply(named, EVERYTHING, shipped)


def test_optional_steps_only_if_asked_for(shipped):
    named = shipped.routine("eleven-awareness")
    assert len(as_written(named).steps) == 11
    assert len(as_written(named, optional=True).steps) == 12
    asked = apply(named, EVERYTHING, shipped, optional=True)
    assert asked == as_written(named, optional=True)
    assert asked.total_seconds > named.total_seconds


@pytest.mark.long
@pytest.mark.parametrize("name", TOTALS)
def test_totals_under_every_single_exclusion(shipped, name):
    named = shipped.routine(name)
    for tag in CAUTIONS:
        choices = Choices(without=frozenset({tag}))
        check(apply(named, choices, shipped), named, choices)
    for exercise in shipped.exercises:
        for choices in (
            Choices(leave_out=frozenset({exercise.id})),
            Choices(resting=frozenset({exercise.id})),
        ):
            check(apply(named, choices, shipped), named, choices)


@pytest.mark.long
@pytest.mark.parametrize("name", ["sitting-classic", "standing-classic", "sitting-gentle"])
def test_totals_under_every_two_tags(shipped, name):
    named = shipped.routine(name)
    for one in CAUTIONS:
        for two in CAUTIONS:
            choices = Choices(without=frozenset({one, two}))
            check(apply(named, choices, shipped), named, choices)


def test_breath_holds_wait_until_accepted(shipped):
    named = shipped.routine("sitting-classic")
    assert "full-exhale-overhead-reach/slow" in ids(apply(named, Choices(), shipped))
    accepted = apply(named, Choices(breath_holds_accepted=True), shipped)
    assert accepted == as_written(named)


def test_the_door_frame_waits_until_ticked(shipped):
    named = shipped.routine("standing-classic")
    assert not [each for each in ids(apply(named, Choices(), shipped)) if "door-frame" in each]
    assert "door-frame-hinge/standing" in ids(apply(named, EVERYTHING, shipped))


def test_an_authors_swap_comes_first(shipped):
    named = shipped.routine("sitting-classic")
    level = apply(named, Choices(without=frozenset({"neck-extension"})), shipped)
    assert ids(level)[1] == "clasp-behind-look-up/level"
    light = apply(named, Choices(without=frozenset({"neck-pressure"})), shipped)
    assert ids(light)[4] == "shoulder-blade-squeeze/chair"


def test_chosen_tags_change_cues(shipped):
    named = shipped.routine("sitting-gentle")
    routine = apply(named, Choices(without=frozenset({"support"})), shipped)
    assert ids(routine) == ids(as_written(named))
    for step in routine.steps:
        expected = (CAUTIONS["support"].changed_cue,) if "support" in step.form.cautions else ()
        assert step.cue_changes == expected


def test_defaults_are_there(shipped):
    for posture, name in DEFAULT_ROUTINES.items():
        named = shipped.routine(name)
        assert named.posture is posture
        check(apply(named, Choices(), shipped), named, Choices())


@pytest.fixture
def small(make_exercise, make_form):
    """A routine of one neck step, and what could take its place."""
    tagged = make_form(cautions=("neck-side",), swap="legs/floorless")
    neck = make_exercise("neck", tagged, areas=("neck", "shoulders"))
    others = [
        make_exercise("chest", make_form(), areas=("chest",)),
        make_exercise("shoulders", make_form(), areas=("shoulders", "neck")),
        make_exercise("arms", make_form(), areas=("shoulders",)),
        make_exercise("throat", make_form(), areas=("neck",)),
        make_exercise("nape", make_form(), areas=("neck",)),
        make_exercise("legs", make_form(postures=(STANDING,), form_id="floorless"),
                      areas=("legs",)),
    ]  # fmt: skip
    named = NamedRoutine("one", "One", SITTING, 20, (NamedStep(neck, tagged, Dose(15), 20),))
    return named, neck, {each.id: each for each in others}


WITHOUT = Choices(without=frozenset({"neck-side"}))


def replaced(small, *names, recent=(), choices=WITHOUT):
    named, neck, others = small
    catalogue = Catalogue((neck, *(others[name] for name in names)))
    return apply(named, choices, catalogue, recent).steps[0].exercise.id


def test_most_areas_in_common_come_first(small):
    assert replaced(small, "chest", "shoulders", "throat") == "shoulders"
    assert replaced(small, "chest", "throat") == "throat"


def test_of_as_many_areas_the_main_one_counts(small):
    assert replaced(small, "arms", "throat") == "throat"


def test_ties_go_to_the_one_done_longest_ago(small):
    assert replaced(small, "throat", "nape") == "nape"
    assert replaced(small, "throat", "nape", recent=(("nape", "neck"),)) == "throat"
    recent = (("throat", "neck"), ("nape", "neck"))
    assert replaced(small, "throat", "nape", recent=recent) == "throat"


def test_a_swap_to_another_posture_waits_for_the_same_area(small):
    assert replaced(small, "legs", "throat", "chest") == "throat"
    assert replaced(small, "legs", "chest") == "legs"


def test_any_area_is_better_than_no_routine(small):
    assert replaced(small, "chest") == "chest"


def test_a_swap_that_is_left_out_too(small):
    choices = Choices(without=frozenset({"neck-side"}), leave_out=frozenset({"legs"}))
    assert replaced(small, "legs", "chest", choices=choices) == "chest"


def test_nothing_is_left(small):
    with pytest.raises(BadDataError) as caught:
        replaced(small)
    assert caught.value.title == "One: nothing that is left can take the place of Neck."
    assert caught.value.hint.endswith("or choose another routine.")


def test_what_the_routine_has_already_comes_last(small):
    named, neck, others = small
    throat = others["throat"]
    second = NamedStep(throat, throat.forms[0], Dose(15), 20)
    both = NamedRoutine("two", "Two", SITTING, 40, (*named.steps, second))
    catalogue = Catalogue((neck, throat, others["chest"]))
    assert ids(apply(both, WITHOUT, catalogue)) == ["chest/chair", "throat/chair"]
    alone = Catalogue((neck, throat))
    assert ids(apply(both, WITHOUT, alone)) == ["throat/chair", "throat/chair"]


def test_two_steps_give_way_to_two_different_exercises(small):
    named, neck, others = small
    twice = NamedRoutine("twice", "Twice", SITTING, 40, named.steps * 2)
    catalogue = Catalogue((neck, others["throat"], others["nape"]))
    assert ids(apply(twice, WITHOUT, catalogue)) == ["nape/chair", "throat/chair"]


def test_a_swap_that_the_routine_has_already_is_not_taken(small):
    named, neck, others = small
    legs = others["legs"]
    second = NamedStep(legs, legs.forms[0], Dose(15), 20)
    both = NamedRoutine("two", "Two", SITTING, 40, (*named.steps, second))
    catalogue = Catalogue((neck, legs, others["chest"]))
    assert ids(apply(both, WITHOUT, catalogue)) == ["chest/chair", "legs/floorless"]


def test_a_step_outside_the_routines_posture_keeps_its_own(make_exercise, make_form):
    standing = make_form(postures=(STANDING,), equipment=("soft-balls",), desk=False)
    balls = make_exercise("balls", standing)
    sitting = make_exercise("asitting", make_form())
    upright = make_exercise("upright", make_form(postures=(STANDING,)))
    named = NamedRoutine("one", "One", SITTING, 20, (NamedStep(balls, standing, Dose(15), 20),))
    routine = apply(named, Choices(), Catalogue((balls, sitting, upright)))
    assert ids(routine) == ["upright/chair"]
