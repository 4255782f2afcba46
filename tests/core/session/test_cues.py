"""What is heard and announced, and when."""

from __future__ import annotations

import pytest

from desk_stretch import i18n
from desk_stretch.core.catalogue.exercise import Dose
from desk_stretch.core.session.cues import CueKind, cues_between, cues_of, seconds_shown, step_title
from desk_stretch.core.session.session import Session
from desk_stretch.core.session.snapshot import Action
from tests.core.session.samples import at, routine, step, three_minutes

K = CueKind


def begin():
    return Session.begin(three_minutes(), at(0))


def heard(before, after):
    return [(c.kind, c.text) for c in cues_between(begin(), at(before), at(after))]


def test_the_start_is_a_step_change():
    assert [(c.kind, c.text, c.sound) for c in cues_of(None, begin().snapshot(at(0)))] == [
        (K.STEP_CHANGE, "Tall seat. Sit tall.", "step")
    ]


@pytest.mark.parametrize(
    ("before", "after", "kind", "text"),
    [
        (29, 30, K.STEP_CHANGE, "Ear to shoulder, left. Sit tall."),
        (3, 4, K.PHASE, "Let the both ear sink away from the both."),
        (53, 54, K.SIDE_SWITCH, "Now the right side."),
        (179, 180, K.FINISH, "The routine is over. Carry on in your own time."),
        (16, 17, K.HALF_WAY, "Half-way."),
        (25, 26, K.COUNTDOWN, "3"),
        (27, 28, K.COUNTDOWN, "1"),
    ],
)
def test_each_second_has_its_cue(before, after, kind, text):
    assert heard(before, after) == [(kind, text)]


def test_half_way_is_told_at_its_instant_and_once():
    assert heard(16, 16.5) == [(K.HALF_WAY, "Half-way.")]
    assert heard(16.5, 17) == []


def test_a_hold_of_ten_seconds_has_a_half_way_and_a_shorter_one_has_none():
    for hold_s, told in ((10.0, ["Half-way."]), (9.9, [])):
        session = Session.begin(routine(step(16, dose=Dose(hold_s))), at(0))
        half_s = 16 - 1 - hold_s / 2
        cues = cues_between(session, at(half_s - 0.5), at(half_s + 0.5))
        assert [cue.text for cue in cues] == told


@pytest.mark.parametrize(
    ("before", "after"), [(28.2, 28.99), (10, 11), (0, 1), (28.2, 28.8), (40, 40)]
)
def test_most_seconds_are_silent(before, after):
    assert heard(before, after) == []


def test_who_looks_late_hears_only_the_last_change():
    assert heard(5, 99) == [(K.STEP_CHANGE, "Press. Come back to the middle.")]


def test_short_holds_have_no_half_way():
    assert K.HALF_WAY not in [kind for kind, _ in heard(82, 83.9)]


def test_the_finish_is_told_however_late():
    assert heard(10, 500) == [(K.FINISH, "The routine is over. Carry on in your own time.")]


@pytest.mark.parametrize("second", [3.5, 20, 33.5])
def test_going_back_begins_the_step_anew(second):
    session = begin()
    again = session.do(Action.BACK, at(second)).snapshot(at(second))
    assert [c.kind for c in cues_of(session.snapshot(at(second)), again)] == [K.STEP_CHANGE]


def test_self_paced_counts_nothing_down():
    session = begin().do(Action.SELF_PACED, at(5))
    assert cues_between(session, at(25), at(26)) == ()


def test_from_or_to_self_paced_the_first_look_counts_nothing_down():
    session = begin().do(Action.SELF_PACED, at(25))
    back = session.do(Action.SELF_PACED, at(26.5))
    assert back.snapshot(at(26.5)).segment_left_s == pytest.approx(2.5)
    assert cues_of(session.snapshot(at(25)), back.snapshot(at(26.5))) == ()
    assert cues_of(begin().snapshot(at(25)), session.snapshot(at(26.5))) == ()
    assert [cue.text for cue in cues_between(back, at(26.5), at(27.1))] == ["2"]


def test_a_ready_session_that_starts_changes_to_its_first_step():
    ready = Session.ready(three_minutes(), at(0))
    started = ready.do(Action.START, at(9)).snapshot(at(9))
    assert [c.kind for c in cues_of(ready.snapshot(at(9)), started)] == [K.STEP_CHANGE]


@pytest.mark.parametrize(("left_s", "shown"), [(14.01, 14), (14.5, 15), (0.4, 1), (0.0, 0)])
def test_a_countdown_shows_whole_seconds(left_s, shown):
    assert seconds_shown(left_s) == shown


def test_who_left_hears_nothing_more():
    session = begin()
    left = session.do(Action.STOP, at(40)).snapshot(at(40))
    assert cues_of(session.snapshot(at(10)), left) == ()


@pytest.mark.parametrize(
    ("second", "sound"),
    [(4, None), (17, None), (26, None), (30, "step"), (54, "step"), (180, "finish")],
)
def test_another_step_another_side_and_the_end_can_be_heard(second, sound):
    (cue,) = cues_between(begin(), at(second - 1), at(second))
    assert cue.sound == sound


def test_the_title_names_the_side_only_where_there_is_one():
    assert step_title(begin().snapshot(at(0))) == "Tall seat"
    assert step_title(begin().snapshot(at(60))) == "Ear to shoulder, right"


def test_the_side_in_the_title_is_in_the_language_in_use():
    shown = begin().snapshot(at(60))
    i18n.use(i18n.PSEUDO)
    try:
        assert i18n.tr("right") in step_title(shown)
    finally:
        i18n.use("en")
