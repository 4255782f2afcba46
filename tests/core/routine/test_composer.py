"""Composed routines, from the catalogue that ships: exact, fair, and as the person wants them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.cautions import CAUTIONS, Effect
from desk_stretch.core.catalogue.exercise import (
    AREAS,
    DEFAULT_EQUIPMENT,
    EQUIPMENT,
    Dose,
    Posture,
    Sides,
    Work,
)
from desk_stretch.core.routine.brief import LENGTHS, Brief, nearest_lengths
from desk_stretch.core.routine.choices import Choices
from desk_stretch.core.routine.composer import as_json, compose
from desk_stretch.core.routine.fit import prepare_s
from desk_stretch.core.session.segment import SegmentPhase
from desk_stretch.core.session.timeline import compile_timeline
from desk_stretch.errors import BadDataError

SITTING, STANDING, FLOOR = Posture


def done(routine):
    return tuple((step.exercise.id, *step.exercise.areas) for step in routine.steps)


def check(routine, brief):
    """Everything that any composed routine keeps."""
    assert routine.total_seconds == brief.seconds
    assert (routine.id, routine.name) == ("composed", "Composed")
    assert (routine.posture, routine.seed) == (brief.posture, brief.seed)
    for step in routine.steps:
        check_step(step, brief)
    check_repeats(routine, brief)


def check_step(step, brief):
    assert step.side == "both"
    assert step.seconds >= 15
    assert 3 <= prepare_s(step) <= 10
    assert brief.posture in step.form.postures
    assert brief.choices.allows_in(brief.posture, step.form, step.exercise)
    assert not brief.areas or set(brief.areas) & set(step.exercise.areas)
    assert step.cue_changes == brief.choices.cue_changes(step.form)
    if step.form.work is Work.HOLD:
        assert 10 <= step.dose.hold_s <= 30
    if step.form.work is Work.EFFORT:
        assert step.dose.hold_s == 5
        assert step.dose.rest_s == (0 if len(step.form.work_phases) > 1 else 5)


def check_repeats(routine, brief):
    times = Counter(step.exercise.id for step in routine.steps)
    assert max(times.values()) - min(times.values()) <= 1


@pytest.mark.long
@pytest.mark.parametrize("posture", Posture)
@pytest.mark.parametrize("seconds", LENGTHS)
def test_every_length_is_exact(shipped, posture, seconds):
    for seed in range(3):
        brief = Brief(posture, seconds, seed=seed)
        routine = compose(brief, shipped)
        check(routine, brief)
        assert all(20 <= step.seconds <= 60 and prepare_s(step) <= 8 for step in routine.steps)
        assert abs(seconds / len(routine.steps) - 36) <= 12


TAGS = st.frozensets(st.sampled_from(sorted(CAUTIONS)), max_size=4)


@settings(max_examples=60, deadline=None)
@given(
    posture=st.sampled_from(Posture),
    seconds=st.sampled_from(LENGTHS),
    seed=st.integers(0, 2**32),
    areas=st.lists(st.sampled_from(AREAS), max_size=2, unique=True).map(tuple),
    choices=st.builds(
        Choices,
        equipment=st.frozensets(st.sampled_from(EQUIPMENT)).map(frozenset(DEFAULT_EQUIPMENT).union),
        without=TAGS,
        leave_out=st.frozensets(st.sampled_from(["ear-to-shoulder", "side-bend", "cat-cow"])),
        resting=st.frozensets(st.sampled_from(["seated-twist", "shoulder-rolls"])),
        breath_holds_accepted=st.booleans(),
    ),
)
def test_every_brief_is_met_or_refused(shipped, posture, seconds, seed, areas, choices):
    brief = Brief(posture, seconds, areas, choices, seed=seed)
    try:
        routine = compose(brief, shipped)
    except BadDataError as error:
        refused = str(error)
    else:
        check(routine, brief)
        assert compose(brief, shipped) == routine
        return
    assert re.fullmatch(r".+(are left cannot fill \d+ seconds|with these choices)\. .+\.", refused)


@pytest.mark.parametrize("posture", [SITTING, STANDING])
@pytest.mark.parametrize("tag", sorted(CAUTIONS))
def test_any_single_tag_can_be_left_out_at_the_desk(shipped, posture, tag):
    brief = Brief(posture, 180, choices=Choices(without=frozenset({tag})))
    routine = compose(brief, shipped)
    check(routine, brief)
    if CAUTIONS[tag].effect is Effect.LEAVE_OUT:
        assert all(tag not in step.form.cautions for step in routine.steps)


@pytest.mark.long
@pytest.mark.parametrize("posture", Posture)
def test_any_single_exercise_can_be_left_out(shipped, posture):
    for exercise in shipped.exercises:
        brief = Brief(posture, 180, choices=Choices(leave_out=frozenset({exercise.id})))
        check(compose(brief, shipped), brief)


def test_no_exercise_twice_before_the_rest_was_used(shipped):
    for posture in Posture:
        offered = {
            step.exercise.id
            for seed in range(12)
            for step in compose(Brief(posture, 900, seed=seed), shipped).steps
        }
        routine = compose(Brief(posture, 900), shipped)
        times = Counter(step.exercise.id for step in routine.steps)
        assert len(times) == min(len(offered), len(routine.steps))


def test_what_has_a_form_that_is_left_out_waits_for_the_rest(shipped):
    choices = Choices(without=frozenset({"isometric"}))
    names = [
        step.exercise.id
        for seed in range(10)
        for step in compose(Brief(SITTING, 600, choices=choices, seed=seed), shipped).steps
    ]
    assert "shoulder-blade-squeeze" not in names
    others = frozenset(each.id for each in shipped.exercises) - {"shoulder-blade-squeeze"}
    only = replace(choices, leave_out=others)
    steps = compose(Brief(SITTING, 60, choices=only), shipped).steps
    assert {step.form.id for step in steps} == {"soft"}


def test_a_long_routine_of_few_uses_each_in_turn(shipped):
    brief = Brief(STANDING, 600, areas=("neck",))
    routine = compose(brief, shipped)
    check(routine, brief)
    ids = [step.exercise.id for step in routine.steps]
    assert len(set(ids)) < len(ids)
    assert all(one != two for one, two in zip(ids, ids[1:], strict=False))


@pytest.mark.parametrize(("posture", "different"), [(SITTING, 20), (STANDING, 15), (FLOOR, 14)])
def test_a_day_is_balanced(shipped, posture, different):
    recent: tuple[tuple[str, ...], ...] = ()
    for seed in range(8):
        routine = compose(Brief(posture, 180, recent=recent, seed=seed), shipped)
        again = {name for name, *_ in recent[-5:]} & {name for name, *_ in done(routine)}
        assert len(again) <= 1
        assert len({step.exercise.areas[0] for step in routine.steps}) >= 3
        recent += done(routine)
    assert len({name for name, *_ in recent}) >= different
    offered = [
        exercise.areas
        for exercise in shipped.in_posture(posture)
        if any(Choices().allows_in(posture, form, exercise) for form in exercise.forms)
    ]
    by_chance = Counter(area for areas in offered for area in areas)
    worked = Counter(area for _, *areas in recent for area in areas)
    assert set(worked) == set(by_chance)
    often, _ = by_chance.most_common(1)[0]
    assert worked[often] / len(recent) < 0.85 * by_chance[often] / len(offered)
    for rare in (area for area, times in by_chance.items() if times == 1):
        assert worked[rare] / len(recent) >= 1 / len(offered)


def test_history_changes_the_routine(shipped):
    first = compose(Brief(SITTING, 180), shipped)
    second = compose(Brief(SITTING, 180, recent=done(first)), shipped)
    assert done(first) != done(second)


def test_seeds_differ(shipped):
    assert len({done(compose(Brief(SITTING, 180, seed=n), shipped)) for n in range(20)}) > 10


def test_the_floor_is_taken_once(shipped):
    places = ("prone", "supine", "legs-up")
    for seed in range(10):
        routine = compose(Brief(FLOOR, 600, seed=seed), shipped)
        lying = [
            max((n for n, tag in enumerate(places, 1) if tag in step.form.cautions), default=0)
            for step in routine.steps
        ]
        assert lying == sorted(lying)


def test_nothing_off_the_desk_unasked(shipped):
    for seed in range(10):
        for posture in (SITTING, STANDING):
            for step in compose(Brief(posture, 900, seed=seed), shipped).steps:
                assert step.form.desk
                assert set(step.form.equipment) <= set(DEFAULT_EQUIPMENT)
                assert "breath-hold" not in step.form.cautions


def test_gear_comes_in_once_it_is_ticked(shipped):
    choices = Choices(equipment=frozenset(EQUIPMENT))
    used = {
        gear
        for seed in range(10)
        for step in compose(Brief(STANDING, 900, choices=choices, seed=seed), shipped).steps
        for gear in step.form.equipment
    }
    assert {"band", "door-frame", "soft-balls"} <= used


def test_changed_cues_stand_in_the_steps(shipped):
    choices = Choices(without=frozenset({"hypermobile"}))
    routine = compose(Brief(SITTING, 600, choices=choices), shipped)
    changed = CAUTIONS["hypermobile"].changed_cue
    held = [step for step in routine.steps if step.form.work is Work.HOLD]
    assert held
    assert all(step.cue_changes == (changed,) for step in held)


@pytest.mark.parametrize("seconds", [0, 45, 61, 185, 915, -15])
def test_a_length_that_cannot_be(shipped, seconds):
    with pytest.raises(BadDataError) as caught:
        compose(Brief(SITTING, seconds), shipped)
    low, high = nearest_lengths(seconds)
    assert f"{low} and {high}" in caught.value.hint


@pytest.mark.parametrize(
    ("seconds", "near"),
    [(0, (60, 75)), (61, (60, 75)), (74, (60, 75)), (185, (180, 195)), (2000, (885, 900))],
)
def test_the_two_nearest_lengths(seconds, near):
    assert nearest_lengths(seconds) == near


def impossible(brief, catalogue):
    with pytest.raises(BadDataError) as caught:
        compose(brief, catalogue)
    return caught.value


def test_a_tag_too_many_is_named(shipped):
    brief = Brief(SITTING, 180, ("neck",))
    tags = {tag for each in shipped.in_area("neck") for form in each.forms for tag in form.cautions}
    leaving = sorted(tag for tag in tags if CAUTIONS[tag].effect is Effect.LEAVE_OUT)
    error = impossible(
        replace(brief, choices=Choices(without=frozenset({*leaving, "support"}),
                leave_out=frozenset(e.id for e in shipped.in_area("neck")[1:]))),
        shipped,
    )  # fmt: skip
    assert error.title == "Sitting: no exercise is left with these choices."
    assert "name other areas, or none" in error.hint


def test_the_one_tag_in_the_way_is_named(make_exercise, make_form):
    form = make_form(cautions=("neck-side",))
    catalogue = Catalogue((make_exercise("ear", form),))
    choices = Choices(without=frozenset({"neck-side", "overhead"}))
    error = impossible(Brief(SITTING, 60, choices=choices), catalogue)
    assert error.hint == "It becomes possible if you allow tilting the neck (neck-side)."


def test_ways_that_only_help_together_are_named_together(make_exercise, make_form):
    catalogue = Catalogue((make_exercise("ear", make_form(cautions=("breath-hold",))),))
    without = frozenset({"breath-hold", "overhead"})
    error = impossible(Brief(SITTING, 60, choices=Choices(without=without)), catalogue)
    assert error.hint == (
        "It becomes possible if you accept breath holds and allow holding the breath (breath-hold)."
    )


def test_what_is_accepted_already_is_not_offered(make_exercise, make_form):
    catalogue = Catalogue((make_exercise("ear", make_form(cautions=("breath-hold",))),))
    choices = Choices(without=frozenset({"breath-hold"}), breath_holds_accepted=True)
    error = impossible(Brief(SITTING, 60, choices=choices), catalogue)
    assert error.hint == "It becomes possible if you allow holding the breath (breath-hold)."


def test_every_single_way_out_is_named(make_exercise, make_form):
    tagged = make_exercise("tagged", make_form(cautions=("breath-hold",)))
    resting = make_exercise("resting", make_form())
    left = make_exercise("left", make_form())
    geared = make_exercise("geared", make_form(equipment=("band",)))
    elsewhere = make_exercise("elsewhere", make_form(), areas=("legs",))
    choices = Choices(leave_out=frozenset({"left"}), resting=frozenset({"resting"}))
    brief = Brief(SITTING, 60, ("neck",), choices)
    error = impossible(brief, Catalogue((tagged, resting, left, geared, elsewhere)))
    assert error.hint == (
        "It becomes possible if you accept breath holds, or name other areas, or none, or "
        "leave out fewer exercises, or offer resting exercises again, or allow more equipment."
    )


def test_a_length_that_the_rest_cannot_fill(make_exercise, make_form):
    press = make_form(Work.EFFORT, Dose(5), stations=3, sides=Sides.LEFT_RIGHT)
    catalogue = Catalogue((make_exercise("heel-press", press),))
    error = impossible(Brief(SITTING, 60), catalogue)
    assert error.title == "Sitting: the exercises that are left cannot fill 60 seconds."
    assert error.hint == "It becomes possible if you ask for 75 seconds."
    assert compose(Brief(SITTING, 75), catalogue).total_seconds == 75


def test_an_empty_catalogue_has_no_way_out():
    error = impossible(Brief(SITTING, 60), Catalogue())
    assert error.hint == "Choose another posture."


def test_steps_that_do_not_add_up_are_exchanged(make_exercise, make_form):
    slow = make_form(Work.MOVE, Dose(28), stations=1)  # lasts 32 to 39 s
    still = make_form()
    exercises = [make_exercise(f"slow{n}", slow) for n in range(6)]
    exercises.append(make_exercise("still", still, areas=("neck",)))
    for seed in range(10):
        brief = Brief(SITTING, 60, seed=seed)
        routine = compose(brief, Catalogue(tuple(exercises)))
        check(routine, brief)
        assert "still" in {step.exercise.id for step in routine.steps}


def test_a_form_that_can_fill_nothing_is_passed_over(make_exercise, make_form):
    endless = make_form(Work.MOVE, Dose(31))
    catalogue = Catalogue((make_exercise("ear", endless, make_form(form_id="other")),))
    routine = compose(Brief(SITTING, 60), catalogue)
    assert {step.form.id for step in routine.steps} == {"other"}


@pytest.mark.parametrize("posture", Posture)
def test_both_sides_get_equal_time(shipped, posture):
    timeline = compile_timeline(compose(Brief(posture, 900), shipped))
    assert timeline.total_s == 900
    spent: Counter[tuple[int, str]] = Counter()
    for segment in timeline.segments:
        if segment.phase in (SegmentPhase.HOLD, SegmentPhase.MOVE):
            spent[segment.step, segment.side] += segment.seconds
    turns = [step for step, side in spent if side == "left"]
    assert turns
    for step in turns:
        assert spent[step, "left"] == spent[step, "right"]


def test_as_json(shipped):
    routine = compose(Brief(SITTING, 90, seed=7), shipped)
    shape = as_json(routine)
    assert list(shape) == ["total_seconds", "seed", "posture", "steps"]
    assert (shape["total_seconds"], shape["seed"], shape["posture"]) == (90, 7, "sitting")
    first = routine.steps[0]
    assert shape["steps"][0] == {
        "exercise": first.exercise.id,
        "form": first.form.id,
        "side": "both",
        "seconds": first.seconds,
    }
    assert sum(step["seconds"] for step in shape["steps"]) == 90
