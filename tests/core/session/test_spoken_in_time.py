"""Words that just have the time they take, and those that come again or are counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk_stretch.core.catalogue.exercise import Dose, Sides, Work
from desk_stretch.core.session.segment import SegmentPhase
from desk_stretch.core.session.session import Session
from desk_stretch.core.session.snapshot import Action
from desk_stretch.core.session.spoken import BREATH_S, LETTERS_PER_S, Spoken, spoken_of
from tests.core.session.samples import LOW, START, STRETCH, at, routine, step, three_minutes


def begin(made=None):
    return Session.begin(made or three_minutes(), at(0))


def letters(seconds):
    """A cue that takes so many seconds to say."""
    return "x" * round((seconds - BREATH_S) * LETTERS_PER_S)


def told(session, seconds, rate=1.0):
    """The words as the segment begins that lies at *seconds*: from then on, what they are."""
    segment = session.snapshot(at(seconds)).segment
    before, begun = (session.snapshot(at(segment.start + late)) for late in (-0.1, 0.0))
    return [(each.in_s, each.text) for each in spoken_of(before, begun, rate)]


def held(hold_s, cue):
    """A session of one hold with this cue, which begins after four seconds."""
    phases = (START, replace(STRETCH, cue=cue))
    return begin(routine(step(round(hold_s + 5), dose=Dose(hold_s), phases=phases)))


class TestTheirTime:
    def test_words_that_take_all_of_it_are_said(self):
        just, longer = letters(2.0), letters(2.0) + "x"
        assert told(held(2.0, just), 5) == [(0.0, just)]
        assert told(held(2.0, longer), 5) == [(1.0, "1")]

    def test_a_countdown_begins_as_soon_as_the_words_are_over(self):
        just, longer = letters(2.0), letters(2.0) + "x"
        assert told(held(5.0, just), 5) == [(0.0, just), (2.0, "3"), (3.0, "2"), (4.0, "1")]
        assert told(held(5.0, longer), 5) == [(0.0, longer)]

    def test_half_way_leaves_a_pause_after_the_words(self):
        shorter, just = letters(5.0)[1:], letters(5.0)
        assert (5.0, "Half-way.") in told(held(10.0, shorter), 5)
        assert (5.0, "Half-way.") not in told(held(10.0, just), 5)

    @pytest.mark.parametrize(("rate", "is_told"), [(1 / 3, True), (0.33, False)])
    def test_half_way_is_over_when_the_countdown_begins(self, rate, is_told):
        words = told(held(10.0, "Stay."), 5, rate)
        assert ((5.0, "Half-way.") in words) is is_told
        assert words[-1] == (9.0, "1")

    @pytest.mark.parametrize(("hold_s", "is_told"), [(10.0, True), (9.9, False)])
    def test_a_hold_of_ten_seconds_has_a_half_way(self, hold_s, is_told):
        assert ("Half-way." in [text for _, text in told(held(hold_s, "Stay."), 5)]) is is_told

    def test_half_way_has_the_time_until_the_countdown(self):
        session = held(10.0, "Stay.")
        words = spoken_of(session.snapshot(at(3.9)), session.snapshot(at(4)))
        assert words[0] == Spoken("Stay.", 0.0, 5.0)
        assert words[1] == Spoken("Half-way.", 5.0, pytest.approx(2.0))

    def test_what_is_too_long_is_cut_at_a_mark_and_not_before_its_last_one(self):
        cue = "息を吐き、ゆっくり座る。"
        session = held(2.0, cue)
        rates = {rate: told(session, 5, rate) for rate in (1.4, 1.3, 1.2)}
        assert rates[1.4] == [(0.0, cue)]
        assert rates[1.3] == rates[1.2] == [(0.0, "息を吐き")]


class TestAgain:
    def test_looking_again_leaves_the_words_as_they_are(self):
        session = begin()
        words = spoken_of(session.snapshot(at(5)), session.snapshot(at(6)))
        assert [(each.in_s, each.text) for each in words] == [
            (10.5, "Half-way."), (20.0, "3"), (21.0, "2"), (22.0, "1"),
        ]  # fmt: skip

    def test_a_second_that_has_been_counted_is_not_counted_again(self):
        session = begin()
        words = spoken_of(session.snapshot(at(10)), session.snapshot(at(27)))
        assert [(each.in_s, each.text) for each in words] == [(1.0, "1")]

    def test_after_a_pause_so_much_is_said_again_as_there_is_time_for(self):
        paused = held(5.0, "Sit tall, and let the arms hang.").do(Action.PAUSE, at(7.5))
        resumed = paused.do(Action.RESUME, at(20))
        words = spoken_of(paused.snapshot(at(20)), resumed.snapshot(at(20)))
        assert [each.text for each in words] == ["Sit tall"]

    def test_a_change_of_sides_without_time_for_all_of_it_names_the_side(self):
        start = replace(START, cue="Lay the {side} hand down, and let the shoulders be wide.")
        words = {"sides": Sides.LEFT_RIGHT, "phases": (start, STRETCH), "dose": Dose(8.0)}
        session = begin(routine(step(24, **words)))
        assert session.snapshot(at(14)).segment.phase is SegmentPhase.SWITCH
        assert told(session, 14) == [(0.0, "The right side.")]

    def test_a_pause_that_ends_in_another_step_is_followed_by_its_name(self):
        paused = begin().do(Action.PAUSE, at(10))
        resumed = paused.do(Action.NEXT, at(12)).do(Action.RESUME, at(12))
        words = spoken_of(paused.snapshot(at(11)), resumed.snapshot(at(12)))
        assert [each.text for each in words] == ["Ear to shoulder, left. Sit tall."]


class TestRepetitions:
    def test_the_number_is_said_as_its_first_movement_begins(self):
        phases = (START, STRETCH, LOW)
        session = begin(routine(step(24, work=Work.MOVE, phases=phases, dose=Dose(3.0, 3))))
        heard = [[text for _, text in told(session, second)] for second in range(6, 24, 3)]
        assert heard == [
            ["Let the both ear sink away from the both."], ["Lower."], ["2"], [], ["3"], [],
        ]  # fmt: skip
