"""What a voice says, and at which second."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk_stretch import i18n
from desk_stretch.core.catalogue.exercise import Dose, Sides, Work
from desk_stretch.core.routine.fit import prepare_s
from desk_stretch.core.session.cues import step_title
from desk_stretch.core.session.session import Session
from desk_stretch.core.session.snapshot import Action
from desk_stretch.core.session.spoken import PACES, Spoken, speaking_s, spoken_of
from desk_stretch.core.settings.wordlists import VOICE_PACES
from tests.core.session.samples import LOW, REST, START, STRETCH, at, routine, step, three_minutes

HAIR_S = 1e-6


def said(session, rate=1.0, speed=1.0):
    """Everything said in a session that nobody touches: real seconds, words, when to be over."""
    told, now_s, earlier = [], 0.0, None
    while True:
        later = session.snapshot(at(now_s))
        words = spoken_of(earlier, later, rate, speed)
        told += [(now_s / speed + each.in_s, each.text, each.room_s) for each in words]
        wait_s = session.next_change_s(at(now_s))
        if wait_s is None:
            return told
        now_s, earlier = now_s + wait_s, later


def begin(*actions):
    session = Session.begin(three_minutes(), at(0))
    for action in actions:
        session = session.do(action, at(0))
    return session


def tenths(low, high):
    """Seconds as a file may have them."""
    return st.integers(low, high).map(lambda count: count / 10)


@st.composite
def routines(draw):
    """Routines of every kind of work, doses that a file may have, and just enough time."""
    steps = []
    for number in range(draw(st.integers(1, 4))):
        words = {
            "name": f"Step {number} " + "of a long name " * draw(st.integers(0, 6)),
            "sides": draw(st.sampled_from(Sides)),
            "work": draw(st.sampled_from(Work)),
            "phases": draw(st.sampled_from([(START, STRETCH), (START, STRETCH, LOW, REST)])),
            "dose": Dose(draw(tenths(10, 400)), draw(st.integers(1, 5)), draw(tenths(0, 60))),
        }
        needs_s = 100_000 - prepare_s(step(100_000, **words))
        steps.append(step(math.ceil(needs_s) + draw(st.integers(0, 12)), **words))
    return routine(*steps)


@settings(max_examples=40)
@given(routines(), st.sampled_from(list(PACES.values())), st.sampled_from([1.0, 3.0]))
def test_no_words_are_longer_than_their_time(routine, rate, speed):
    told = said(Session.begin(routine, at(0)), rate, speed)
    ends = [*(segment.end / speed for segment in _segments(routine)), math.inf]
    for (at_s, text, room_s), (next_s, *_) in pairwise([*told, (math.inf,)]):
        over_s = at_s + min(speaking_s(text, rate), room_s)
        end_s = next(end for end in ends if end > at_s + HAIR_S)
        assert over_s <= min(end_s, next_s) + HAIR_S
        assert text in "321" or speaking_s(text, rate) <= room_s + HAIR_S


@pytest.mark.long
@settings(max_examples=40)
@given(routines())
def test_the_last_seconds_are_counted_at_their_second(routine):
    holds = [each for each in _segments(routine) if each.phase == "hold"]
    for at_s, text, _ in said(Session.begin(routine, at(0))):
        hold = next((each for each in holds if each.start <= at_s < each.end), None)
        if text in ("3", "2", "1") and hold is not None:
            assert at_s == pytest.approx(hold.end - int(text), abs=1e-4)


def _segments(routine):
    return [e for e in Session.begin(routine, at(0)).course.timeline.segments if e.seconds > 0]


def test_a_whole_routine_in_words():
    assert [(round(at_s, 3), text) for at_s, text, _ in said(begin())][:17] == [
        (0, "Tall seat. Sit tall."),
        (4, "Let the both ear sink away from the both."),
        (16.5, "Half-way."),
        (26, "3"), (27, "2"), (28, "1"), (29, "Let go."),
        (30, "Ear to shoulder, left. Sit tall."),
        (36, "Let the left ear sink away from the right."),
        (45, "Half-way."),
        (51, "3"), (52, "2"), (53, "1"),
        (54, "Now the right side."),
        (56, "Let the right ear sink away from the left."),
        (65, "Half-way."),
        (71, "3"),
    ]  # fmt: skip
    assert said(begin())[-1] == (180, "The routine is over. Carry on in your own time.", math.inf)


def test_movements_are_told_once_and_then_counted():
    told = [text for at_s, text, _ in said(begin()) if 111 <= at_s < 150]
    assert told == [
        "Heel lift. Sit tall.", "Let the both ear sink away from the both.", "Lower.",
        "2", "3", "4", "5", "Let go.",
    ]  # fmt: skip


def test_at_a_slower_pace_there_is_time_and_the_seconds_stay_real():
    told = said(begin(Action.SLOWER))
    assert [(round(at_s, 1), text) for at_s, text, _ in told][1:6] == [
        (6, "Let the both ear sink away from the both."),
        (24.8, "Half-way."),
        (40.5, "3"), (41.5, "2"), (42.5, "1"),
    ]  # fmt: skip


def test_self_paced_counts_nothing_down():
    session = begin(Action.SELF_PACED)
    words = spoken_of(session.snapshot(at(3.9)), session.snapshot(at(4.1)))
    assert [each.text for each in words] == ["Let the both ear sink away from the both."]


def test_a_pause_is_silent_and_what_it_cut_off_is_said_again():
    paused = begin().do(Action.PAUSE, at(10))
    shown = paused.snapshot(at(20))
    assert spoken_of(begin().snapshot(at(10)), shown) == ()
    resumed = paused.do(Action.RESUME, at(20)).snapshot(at(20))
    assert [each.text for each in spoken_of(shown, resumed)] == [
        "Let the both ear sink away from the both.", "Half-way.", "3", "2", "1",
    ]  # fmt: skip


@pytest.mark.parametrize("action", [Action.NEXT, Action.HURTS, Action.BACK])
def test_a_step_that_was_gone_to_in_a_pause_is_named_when_it_is_over(action):
    paused = begin().do(Action.PAUSE, at(32)).do(action, at(35))
    shown, resumed = paused.snapshot(at(40)), paused.do(Action.RESUME, at(40)).snapshot(at(40.1))
    (words, *_) = spoken_of(shown, resumed)
    assert words.text.startswith(step_title(resumed) + ". ")


def test_looking_again_says_nothing_twice():
    shown, later = begin().snapshot(at(10)), begin().snapshot(at(27.5))
    assert spoken_of(shown, later) == (Spoken("1", 0.5, 1.0),)


def test_who_left_hears_nothing_more():
    left = begin().do(Action.STOP, at(10))
    assert spoken_of(begin().snapshot(at(10)), left.snapshot(at(10))) == ()


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (1.0, "Tall seat. Sit tall, feet flat; breathe on."),
        (0.7, "Tall seat. Sit tall, feet flat"),
        (0.5, "Tall seat. Sit tall"),
        (0.2, "Tall seat"),
    ],
)
def test_a_cue_that_takes_too_long_is_shortened_between_its_parts(rate, words):
    start = replace(START, cue="Sit tall, feet flat; breathe on.")
    session = Session.begin(
        routine(step(30, name="Tall seat", dose=Dose(25.0), phases=(start, STRETCH))), at(0)
    )
    assert spoken_of(None, session.snapshot(at(0)), rate)[0].text == words


def test_one_for_which_there_is_no_time_at_all_is_left_out():
    assert spoken_of(None, begin().snapshot(at(0)), 0.1) == ()


def test_the_side_of_a_step_comes_before_the_rest_of_its_cue():
    shown = begin().snapshot(at(30))
    forms = [spoken_of(None, shown, rate)[0].text for rate in (1.0, 0.35, 0.24)]
    assert forms == [
        "Ear to shoulder, left. Sit tall.", "Ear to shoulder, left", "Ear to shoulder",
    ]  # fmt: skip


def test_a_change_of_sides_at_its_shortest():
    shown, later = begin().snapshot(at(53.5)), begin().snapshot(at(54.2))
    assert spoken_of(shown, later)[0].text == "Now the right side."
    assert spoken_of(shown, later, 0.75)[0].text == "The right side."


def test_a_way_back_that_takes_too_long_is_called_by_its_kind():
    shown, later = begin().snapshot(at(84.9)), begin().snapshot(at(85))
    assert spoken_of(shown, later)[0].text == "Come back to the middle."
    assert spoken_of(shown, later, 0.31)[0].text == "Let go and rest."


def test_letters_that_are_words_take_longer():
    assert speaking_s("左側です") > speaking_s("side")


def test_every_pace_has_its_word():
    assert set(PACES) == set(VOICE_PACES)


def test_the_words_are_in_the_language_in_use():
    i18n.use(i18n.PSEUDO)
    try:
        assert said(begin())[0][1].startswith("[")
    finally:
        i18n.use("en")
