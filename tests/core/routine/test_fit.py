"""The arithmetic of a step, and doses that fill a length."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk_stretch.core.catalogue.doses import busy_s, work_s
from desk_stretch.core.catalogue.exercise import Dose, Sides, Work
from desk_stretch.core.routine.fit import fit, lengths, prepare_s, usual_seconds
from desk_stretch.core.routine.routine import Step

BOTH, TURNS = Sides.BOTH, Sides.LEFT_RIGHT


@pytest.mark.parametrize(
    ("work", "dose", "stations", "sides", "busy"),
    [
        (Work.HOLD, Dose(15), 1, TURNS, 33),
        (Work.HOLD, Dose(15, 2, 2), 1, BOTH, 33),
        (Work.HOLD, Dose(10), 3, BOTH, 31),
        (Work.EFFORT, Dose(5, 3, 5), 1, BOTH, 31),
        (Work.EFFORT, Dose(5), 3, TURNS, 33),
        (Work.MOVE, Dose(1.5, 10), 2, BOTH, 31),
        (Work.MOVE, Dose(3, 3, 2), 1, TURNS, 29),
    ],
)
def test_the_sum_of_a_step(make_form, work, dose, stations, sides, busy):
    form = make_form(work, dose, stations=stations, sides=sides)
    assert busy_s(form, dose) == busy
    assert usual_seconds(form) == busy + 5


def test_the_usual_seconds_are_whole(make_form):
    assert usual_seconds(make_form(Work.MOVE, Dose(2.3))) == 9


@pytest.mark.parametrize(("side", "prepare"), [("both", 7), ("left", 24), ("right", 24)])
def test_one_side_alone_leaves_more_to_prepare(make_exercise, make_form, side, prepare):
    form = make_form(sides=TURNS)
    step = Step(make_exercise("ear", form), form, form.dose, 40, side)
    assert prepare_s(step) == prepare


def test_a_side_of_both_at_once_changes_nothing(make_exercise, make_form):
    form = make_form()
    assert prepare_s(Step(make_exercise("ear", form), form, form.dose, 20, "left")) == 4


@pytest.mark.parametrize(
    ("work", "own", "stations", "sides", "seconds", "fitted"),
    [
        # The form's own dose, wherever it may be.
        (Work.HOLD, Dose(15), 1, TURNS, 36, Dose(15)),
        (Work.EFFORT, Dose(5), 3, TURNS, 36, Dose(5)),
        (Work.MOVE, Dose(1.5, 10), 2, BOTH, 36, Dose(1.5, 10)),
        # Longer holds before more of them.
        (Work.HOLD, Dose(15), 1, TURNS, 60, Dose(26)),
        (Work.HOLD, Dose(15), 1, BOTH, 60, Dose(27, 2)),
        (Work.HOLD, Dose(5), 1, BOTH, 16, Dose(10)),
        # An effort is always five on, five off.
        (Work.EFFORT, Dose(4, 5, 2), 1, BOTH, 36, Dose(5, 3, 5)),
        (Work.EFFORT, Dose(5, 3, 5), 1, BOTH, 23, None),
        # Of two angles, one is the rest of the other.
        (Work.EFFORT, Dose(5, 2), 2, BOTH, 26, Dose(5, 2)),
        (Work.EFFORT, Dose(5), 3, TURNS, 30, None),
        # A movement keeps its pace.
        (Work.MOVE, Dose(3, 5), 2, BOTH, 60, Dose(3, 9)),
        (Work.MOVE, Dose(1, 5), 2, BOTH, 36, None),
        (Work.MOVE, Dose(31), 1, BOTH, 36, None),
        (Work.HOLD, Dose(15), 1, BOTH, 14, None),
    ],
)
def test_the_dose_that_fills_a_length(make_form, work, own, stations, sides, seconds, fitted):
    assert fit(make_form(work, own, stations=stations, sides=sides), seconds) == fitted


FORMS = st.tuples(
    st.sampled_from(Work),
    st.builds(
        Dose,
        st.sampled_from([0.5, 1.5, 2.5, 3.0, 5.0, 7.3, 15.0, 60.0]),
        st.integers(1, 20),
        st.sampled_from([0.0, 2.0, 5.0]),
    ),
    st.integers(1, 4),
    st.sampled_from(Sides),
)


@settings(deadline=None)
@given(FORMS, st.integers(1, 200))
def test_what_fits_keeps_every_rule(make_form, parts, seconds):
    work, own, stations, sides = parts
    form = make_form(work, own, stations=stations, sides=sides)
    dose = fit(form, seconds)
    assert (dose is not None) == (seconds in lengths(form, range(1, 201)))
    if dose is None:
        return
    assert seconds >= 15
    assert 3 <= seconds - busy_s(form, dose) <= 10
    if work is Work.HOLD:
        assert 10 <= dose.hold_s <= 30
        assert dose.hold_s.is_integer()
        assert dose.rest_s == own.rest_s
    if work is Work.EFFORT:
        assert dose.hold_s == 5
        assert dose.rest_s == (5 if stations == 1 else 0)
    if work is Work.MOVE:
        assert dose.hold_s == own.hold_s
        assert 1.5 <= dose.hold_s <= 30
    assert math.isclose(busy_s(form, dose), sides_of(form) * work_s(form, dose)
                        + (3 if sides is TURNS else 1))  # fmt: skip


def sides_of(form):
    return 2 if form.sides is TURNS else 1


@settings(deadline=None)
@given(FORMS, st.integers(15, 90))
def test_an_easy_time_to_prepare_leaves_fewer_lengths(make_form, parts, longest):
    work, own, stations, sides = parts
    form = make_form(work, own, stations=stations, sides=sides)
    seconds = range(15, longest + 1)
    easy = lengths(form, seconds, 8.0)
    assert set(easy) <= set(lengths(form, seconds))
    assert easy == sorted(easy)
    for each in easy:
        assert seconds[0] <= each <= seconds[-1]
        assert each - busy_s(form, fit(form, each)) <= 8
