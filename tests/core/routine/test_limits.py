"""What lies exactly on a limit of a dose, a step, a routine or a draft, and just beyond it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.exercise import Dose, Posture, Sides, Work
from desk_stretch.core.routine.brief import Brief
from desk_stretch.core.routine.composer import compose
from desk_stretch.core.routine.draft import (
    LONG_HOLD_S,
    LONG_IN_ONE_AREA_S,
    Draft,
    remarks,
    step_of,
    wrong,
)
from desk_stretch.core.routine.fit import fit, lengths
from desk_stretch.errors import BadDataError
from tests.shipped import shipped_catalogue

SITTING, _, FLOOR = Posture
CATALOGUE = shipped_catalogue()
EAR, ROLLS = (CATALOGUE.exercise(name) for name in ("ear-to-shoulder", "shoulder-rolls"))
EVERY = range(1, 500)


def step(exercise, seconds=30):
    return replace(step_of(exercise, exercise.forms[0], exercise.forms[0].dose), seconds=seconds)


def of(*steps, name="Mine"):
    return Draft(name, steps)


class TestDose:
    def test_prepare_lasts_from_three_to_ten_seconds(self, make_form):
        form = make_form(Work.EFFORT, Dose(5), stations=3, sides=Sides.LEFT_RIGHT)  # 33 s of work
        assert lengths(form, range(15, 60)) == list(range(36, 44))
        assert lengths(form, range(15, 37)) == [36]
        fitted = [fit(form, seconds) is not None for seconds in (35, 36, 43, 44)]
        assert fitted == [False, True, True, False]

    def test_a_step_lasts_fifteen_seconds_at_least(self, make_form):
        form = make_form(Work.MOVE, Dose(3, 3))
        assert lengths(form, EVERY)[0] == 15
        assert [fit(form, seconds) is not None for seconds in (14, 15)] == [False, True]

    @pytest.mark.parametrize(("seconds", "repetitions"), [(33, 9), (36, 9), (37, 10), (39, 10)])
    def test_the_own_dose_stays_while_prepare_is_easy(self, make_form, seconds, repetitions):
        form = make_form(Work.MOVE, Dose(3, 9))  # 28 s of work; prepare is easy up to 8 s
        assert fit(form, seconds) == Dose(3, repetitions)

    def test_holds_last_from_ten_to_thirty_seconds(self, make_form):
        form = make_form(Work.HOLD, Dose(15), sides=Sides.LEFT_RIGHT)
        assert fit(form, 2 * 10 + 3 + 3) == Dose(10)
        assert fit(form, 2 * 30 + 3 + 8) == Dose(30)

    def test_a_movement_takes_half_a_minute_at_most(self, make_form):
        assert lengths(make_form(Work.MOVE, Dose(30)), EVERY)[0] == 30 + 1 + 3
        assert lengths(make_form(Work.MOVE, Dose(30.5)), EVERY) == []

    @pytest.mark.parametrize(
        ("work", "dose", "longest"),
        [
            (Work.HOLD, Dose(15), 6 * 30 + 1 + 10),
            (Work.EFFORT, Dose(5, 1, 5), 24 * 10 + 1 + 10),
            (Work.MOVE, Dose(2, 5), 120 * 2 + 1 + 10),
        ],
    )
    def test_repetitions_have_an_end(self, make_form, work, dose, longest):
        assert lengths(make_form(work, dose), EVERY)[-1] == longest


def shape(routine):
    return [(step.exercise.id, step.seconds) for step in routine.steps]


class TestComposed:
    @pytest.fixture
    def long(self, make_exercise, make_form):
        """An exercise that cannot be done in less than 90 s, and one that takes 91 s."""
        forms = [make_form(Work.MOVE, Dose(pace), stations=3) for pace in (28.6, 29)]
        return [make_exercise("long", form) for form in forms]

    @pytest.fixture
    def minute(self, make_exercise, make_form):
        """An exercise that takes a minute, give or take a few seconds."""
        return make_exercise("minute", make_form(Work.EFFORT, Dose(5), stations=11))

    def test_a_step_lasts_ninety_seconds_at_most(self, long, minute):
        allowed, too_long = long
        routine = compose(Brief(SITTING, 150), Catalogue((allowed, minute)))
        assert sorted(shape(routine)) == [("long", 90), ("minute", 60)]
        with pytest.raises(BadDataError, match="cannot fill 150 seconds"):
            compose(Brief(SITTING, 150), Catalogue((too_long, minute)))

    def test_what_is_too_long_for_this_routine_is_still_an_exercise(self, long):
        allowed, too_long = long
        with pytest.raises(BadDataError, match="cannot fill 60 seconds"):
            compose(Brief(SITTING, 60), Catalogue((allowed,)))
        with pytest.raises(BadDataError, match="no exercise is left"):
            compose(Brief(SITTING, 60), Catalogue((too_long,)))

    @pytest.fixture
    def anywhere(self, make_exercise, make_form):
        """Ways to lie, each of which may be done sitting as well."""
        ways = {"knees": (), "front": ("prone",), "back": ("supine",), "up": ("supine", "legs-up")}
        return Catalogue(tuple(
            make_exercise(
                name, make_form(postures=(SITTING, FLOOR), desk=True, cautions=cautions),
                areas=(name,),
            )
            for name, cautions in ways.items()
        ))  # fmt: skip

    def names(self, posture, seed, catalogue):
        routine = compose(Brief(posture, 150, seed=seed), catalogue)
        return [step.exercise.id for step in routine.steps]

    def test_on_the_floor_the_way_down_is_taken_once(self, anywhere):
        for seed in range(10):
            assert self.names(FLOOR, seed, anywhere) == ["knees", "front", "back", "up"]

    def test_at_the_desk_the_order_is_free(self, anywhere):
        assert len({self.names(SITTING, seed, anywhere)[0] for seed in range(30)}) == 4


class TestDraft:
    def test_a_step_in_the_middle_is_taken_out(self):
        draft = of(step(EAR, 30), step(ROLLS, 40), step(EAR, 50))
        assert [each.seconds for each in draft.without(1).steps] == [30, 50]

    def test_what_is_on_the_limit_is_right(self):
        assert wrong(of(step(EAR, 40), name="x" * 40)) == []
        assert wrong(of(*[step(EAR, 40)] * 60)) == []
        assert wrong(of(*[step(EAR, 300)] * 12)) == []

    @pytest.mark.parametrize(
        ("dose", "seconds"),
        [(Dose(15), 31 + 5), (Dose(1.5, 3), 10 + 5), (Dose(1.5, 2), 7 + 8), (Dose(1.5), 4 + 10)],
    )
    def test_a_short_step_has_up_to_ten_seconds_to_prepare(self, dose, seconds):
        short = step_of(ROLLS, ROLLS.forms[0], dose)
        assert short.seconds == seconds
        assert wrong(of(short)) == ([] if seconds >= 15 else ["Step 1 is shorter than 15 s."])

    def test_three_seconds_to_prepare_are_enough(self):
        dosed = step_of(EAR, EAR.forms[0], Dose(15))  # twice 15 s and 3 s between
        assert wrong(of(replace(dosed, seconds=36))) == []
        assert wrong(of(replace(dosed, seconds=35))) == ["Step 1 is shorter than 15 s."]


class TestRemarks:
    def test_a_hold_of_a_minute_is_not_remarkable(self):
        held = step_of(EAR, EAR.forms[0], Dose(LONG_HOLD_S))
        assert not any("is held" in each for each in remarks(of(held)))

    @pytest.mark.parametrize(("more", "told"), [(0, False), (1, True)])
    def test_a_run_for_one_area_may_last_so_long(self, more, told):
        half = LONG_IN_ONE_AREA_S // 2
        draft = of(step(EAR, half), step(EAR, half + more))
        assert any("in a row for one area" in each for each in remarks(draft)) is told

    @pytest.mark.parametrize(
        ("seconds", "told"), [((30, 30, 30, 30), False), ((31, 30, 30, 30), True)]
    )
    def test_half_of_the_time_may_be_for_one_area(self, seconds, told):
        one, two, three, four = seconds
        draft = of(step(EAR, one), step(ROLLS, two), step(EAR, three), step(ROLLS, four))
        assert EAR.areas[0] != ROLLS.areas[0]
        assert any("More than half" in each for each in remarks(draft)) is told

    def test_of_three_steps_two_may_be_too_much_for_one_area(self):
        draft = of(step(EAR, 40), step(ROLLS, 40), step(EAR, 40))
        assert any("More than half" in each for each in remarks(draft))

    def test_of_few_steps_nothing_is_said_about_halves(self):
        draft = of(step(EAR, 60), step(ROLLS, 15))
        assert not any("More than half" in each for each in remarks(draft))

    def test_another_form_of_the_same_exercise_is_not_the_same(self):
        first, second = (step_of(EAR, form, form.dose) for form in EAR.forms[:2])
        assert not any("are the same" in each for each in remarks(of(first, second)))
        assert any("are the same" in each for each in remarks(of(first, first)))
