"""The exercises and routines that ship, compared with the ledger of their sources."""

from __future__ import annotations

from collections import Counter

import pytest

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.doses import busy_s
from desk_stretch.core.catalogue.exercise import DEFAULT_EQUIPMENT, Dose, Posture, Work
from desk_stretch.core.catalogue.staging_rules import staging_problems
from desk_stretch.core.routine.fit import fit, lengths
from desk_stretch.resources import asset
from desk_stretch.storage.catalogue_files import load_catalogue

LEDGER = (
    [f"000-{n:02}" for n in range(1, 12)]
    + [f"001-{n:02}" for n in range(1, 10)]
    + [f"002-{n:02}" for n in range(1, 6)]
    + [f"003-{n:02}" for n in range(1, 23)]
    + [f"004-{routine}{n}" for routine in "LST" for n in range(1, 6)]
)
"""Every entry that the five documents list."""

TOGETHER = [
    {"001-07", "002-01", "003-06", "003-22"},
    {"002-03", "003-20"},
    {"000-03", "003-11"},
    {"001-06", "003-21"},
    {"001-09", "002-05"},
    {"001-08", "003-03", "003-10"},
    {"001-05", "003-15"},
    {"001-02", "003-12"},
    {"004-S1", "004-T1"},
    {"004-S3", "004-T3"},
]
"""Entries that are the same movement; everything else stands alone."""

OWN = {
    "look-far-away", "soft-blinks", "palming",
    "stand-up-and-sit", "walk-on-the-spot", "calf-raise",
    "wrist-palm-stretch", "wrist-back-stretch", "palms-together", "open-and-close-hands",
    "seated-figure-four", "hip-flexor-step", "seated-march",
}  # fmt: skip
"""What no source has: eye rest, stand and walk, wrists and hands, hips."""

ROUTINES = {
    "sitting-classic": (Posture.SITTING, 180, "004-S"),
    "standing-classic": (Posture.STANDING, 180, "004-T"),
    "lying-classic": (Posture.FLOOR, 180, "004-L"),
    "five-minute-series": (Posture.SITTING, 300, "002-0"),
    "nine-gentle": (Posture.FLOOR, 720, "001-0"),
    "eleven-awareness": (Posture.FLOOR, 396, "000-"),
    "basic-trio": (Posture.SITTING, 195, ""),
    "sitting-gentle": (Posture.SITTING, 180, ""),
    "standing-gentle": (Posture.STANDING, 180, ""),
    "awareness-sitting": (Posture.SITTING, 180, ""),
    "eye-rest": (Posture.SITTING, 90, ""),
    "stand-and-walk": (Posture.STANDING, 180, ""),
}


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return load_catalogue()


def forms(catalogue):
    return [(exercise, form) for exercise in catalogue.exercises for form in exercise.forms]


def test_every_file_can_be_read(shipped):
    assert [p.line(each.file) for each in shipped.broken for p in each.problems] == []
    assert len(shipped.exercises) == len(list(asset("exercises").glob("*.toml")))
    assert len(shipped.routines) == len(list(asset("routines").glob("*.toml")))


def test_the_ledger_is_covered_exactly(shipped):
    assert len(LEDGER) == 62
    covered = Counter(source for each in shipped.exercises for source in each.sources)
    assert covered == Counter(LEDGER)


def test_each_movement_is_one_exercise(shipped):
    merged = [set(each.sources) for each in shipped.exercises if len(each.sources) > 1]
    assert sorted(merged, key=min) == sorted(TOGETHER, key=min)
    assert len([each for each in shipped.exercises if not each.own]) == 49


def test_our_own_fill_what_the_sources_lack(shipped):
    own = {each.id: each for each in shipped.exercises if each.own}
    assert own.keys() == OWN
    assert {area for each in own.values() for area in each.areas} >= {"eyes", "wrists", "hips"}
    assert all(not form.source_doses for each in own.values() for form in each.forms)
    assert all(form.staging is not None for each in own.values() for form in each.forms)


def test_a_desk_has_plenty(shipped):
    at_desk = [each for each in shipped.exercises if any(form.desk for form in each.forms)]
    assert len(at_desk) >= 31


def test_every_stated_dose_has_a_source_of_its_exercise(shipped):
    stated = {dose.source for _, form in forms(shipped) for dose in form.source_doses}
    assert stated >= {
        "001-01", "001-02", "001-03", "001-04", "001-05", "001-06", "001-07", "001-08", "001-09",
        "002-01", "002-02", "002-03", "002-04", "002-05", "003-04", "003-06", "003-09", "003-10",
        "003-11", "003-16", "003-22", "004-S4", "004-L5",
    }  # fmt: skip


def test_every_form_can_be_composed(shipped):
    for exercise, form in forms(shipped):
        fillable = lengths(form, range(20, 61))
        assert fillable, f"{exercise.id}/{form.id}"
        assert fit(form, fillable[0])
        assert fit(form, fillable[-1])


def test_our_doses_last_about_half_a_minute(shipped):
    for exercise, form in forms(shipped):
        assert 20 <= busy_s(form, form.dose) <= 45, f"{exercise.id}/{form.id}"


def test_what_needs_gear_or_the_floor_is_not_for_the_desk(shipped):
    for exercise, form in forms(shipped):
        gear = set(form.equipment) - {*DEFAULT_EQUIPMENT, "door-frame"}
        assert form.desk == (Posture.FLOOR not in form.postures and not gear), exercise.id


def test_every_desk_form_with_gear_has_a_swap(shipped):
    for exercise, form in forms(shipped):
        if form.desk and not set(form.equipment) <= set(DEFAULT_EQUIPMENT):
            assert shipped.form(form.swap), exercise.id


@pytest.mark.parametrize("tag", ["breath-hold", "neck-extension", "neck-pressure"])
def test_a_cautioned_desk_form_has_a_swap_without_the_caution(shipped, tag):
    cautioned = [form for _, form in forms(shipped) if form.desk and tag in form.cautions]
    assert cautioned
    for form in cautioned:
        found = shipped.form(form.swap)
        assert found
        assert tag not in found[1].cautions


def test_cautions_match_what_a_form_is(shipped):
    for exercise, form in forms(shipped):
        name = f"{exercise.id}/{form.id}"
        if form.work is Work.HOLD:
            assert "hypermobile" in form.cautions, name
        if "chair" in form.equipment:
            assert "support" in form.cautions, name
        if form.work is Work.EFFORT:
            assert "isometric" in form.cautions, name
            assert form.breathing, name


CAUTIONED = {
    "neck-extension": ["004-S2", "003-09", "003-05", "000-06", "000-11"],
    "neck-side": ["001-07", "004-T2"],
    "neck-turn": ["003-07"],
    "neck-pressure": ["004-S5", "004-T2"],
    "breath-hold": ["004-S4"],
    "isometric": ["004-S1", "004-S5", "000-10", "002-04", "003-11"],
    "spine-flexion": ["003-08", "001-01", "001-02"],
    "spine-twist": ["001-08", "001-05", "003-13"],
    "overhead": [
        "001-06", "002-02", "003-02", "003-16", "004-S3", "004-S4", "004-T5", "004-L3", "004-L4",
    ],
    "prone": ["001-04"],
    "supine": ["000-07", "000-11", "001-05", "004-L2", "004-L3", "004-L4", "004-L5"],
    "legs-up": ["004-L2", "004-L3", "004-L4"],
    "hip-rotation": ["004-T5", "001-08"],
    "wrist-load": ["001-01", "003-13", "004-L1"],
    "support": ["004-T4"],
    "balance": [
        "004-T1", "004-T2", "004-T3", "004-T4", "004-T5", "000-05", "000-10", "003-16", "003-17",
        "003-18",
    ],
}  # fmt: skip


@pytest.mark.parametrize("tag", CAUTIONED)
def test_every_known_caution_is_on_its_exercise(shipped, tag):
    by_source = {source: each for each in shipped.exercises for source in each.sources}
    missing = [
        source
        for source in CAUTIONED[tag]
        if not any(tag in form.cautions for form in by_source[source].forms)
    ]
    assert missing == []


def test_names_and_poses(shipped):
    names = Counter(each.name for each in shipped.exercises)
    assert max(names.values()) == 1
    for exercise, form in forms(shipped):
        assert len(exercise.name.split()) <= 8
        assert len({phase.pose for phase in form.phases}) >= 2, f"{exercise.id}/{form.id}"
        assert max(len(phase.cue.split()) for phase in form.phases) <= 18, exercise.id


def test_no_movement_into_a_pose_takes_longer_than_its_phase(shipped):
    for exercise, form in forms(shipped):
        for phase in form.work_phases:
            assert phase.move_s <= form.dose.hold_s, f"{exercise.id}/{form.id}"


@pytest.mark.parametrize("name", ROUTINES)
def test_the_named_routines(shipped, name):
    posture, total, sources = ROUTINES[name]
    routine = shipped.routine(name)
    assert (routine.posture, routine.total_seconds) == (posture, total)
    if sources:
        steps = [step for step in routine.steps if not step.optional]
        ledger = [entry for entry in LEDGER if entry.startswith(sources)]
        assert len(steps) == len(ledger)
        for step, entry in zip(steps, ledger, strict=True):
            assert entry in step.exercise.sources


def test_there_are_no_other_routines(shipped):
    assert {each.id for each in shipped.routines} == set(ROUTINES)


def test_the_orders_without_numbers_of_their_own(shipped):
    orders = {
        "basic-trio": ["shoulder-blade-squeeze", "extension-in-sitting", "seated-twist"],
        "sitting-gentle": [
            "shoulder-blade-squeeze", "shoulder-rolls", "ear-to-shoulder", "side-bend",
            "seated-twist",
        ],
        "standing-gentle": [
            "arm-slide-wall", "tense-and-release", "ear-to-shoulder", "side-bend",
            "shoulder-blade-squeeze",
        ],
        "awareness-sitting": [
            "collarbone-feel-and-glide", "shoulder-blade-trace", "shoulder-blade-squeeze",
            "shoulder-shrug-soft", "free-side-arm-raise",
        ],
        "eye-rest": ["look-far-away", "soft-blinks", "palming"],
        "stand-and-walk": [
            "walk-on-the-spot", "calf-raise", "hip-flexor-step", "look-far-away",
            "walk-on-the-spot",
        ],
    }  # fmt: skip
    for name, order in orders.items():
        assert [step.exercise.id for step in shipped.routine(name).steps] == order


def test_routines_of_three_minutes_have_equal_steps(shipped):
    for routine in shipped.routines:
        if routine.total_seconds == 180:
            assert {step.seconds for step in routine.steps} == {36}


def test_named_routines_keep_the_doses_of_their_sources(shipped):
    nine = shipped.routine("nine-gentle")
    held = {
        step.exercise.id: step.dose.hold_s for step in nine.steps if step.form.work is Work.HOLD
    }
    assert held == {
        "childs-pose": 60, "childs-pose-side": 30, "double-v": 30, "ear-to-shoulder": 30,
        "seated-twist": 30, "side-bend": 30,
    }  # fmt: skip
    five = {step.exercise.id: step.dose for step in shipped.routine("five-minute-series").steps}
    assert (five["overhead-pull-down"].hold_s, five["overhead-pull-down"].repetitions) == (20, 4)
    assert five["tense-and-release"] == Dose(5, 4, 5)
    assert five["shoulder-rolls"].repetitions == 12


def test_the_closing_repeat_is_optional(shipped):
    *_, last = shipped.routine("eleven-awareness").steps
    assert last.optional
    assert "000-05" in last.exercise.sources


def test_gentle_presets_are_gentle(shipped):
    harsh = {"breath-hold", "neck-extension", "neck-pressure"}
    for name in ("sitting-gentle", "standing-gentle"):
        for step in shipped.routine(name).steps:
            assert not harsh & set(step.form.cautions)


def test_every_form_of_the_shipped_catalogue_is_drawn(shipped):
    problems = [
        problem.line(f"{exercise.id}.toml")
        for exercise in shipped.exercises
        for problem in staging_problems(exercise)
    ]
    assert problems == []
    plain = [
        f"{exercise.id}/{form.id}"
        for exercise in shipped.exercises
        for form in exercise.forms
        if form.staging is None
    ]
    assert plain == []
