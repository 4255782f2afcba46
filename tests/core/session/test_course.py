"""The way through a timeline: real seconds at each pace, and what a person does on it."""

from __future__ import annotations

import pytest

from desk_stretch.core.history.records import StepOutcome
from desk_stretch.core.session.segment import SegmentPhase
from desk_stretch.core.session.session import Session
from desk_stretch.core.session.snapshot import Action
from tests.core.session.samples import at, three_minutes


def begin(*actions):
    session = Session.begin(three_minutes(), at(0))
    for action in actions:
        session = session.do(action, at(0))
    return session


@pytest.mark.parametrize(
    ("slower", "position_s", "left_s"), [(0, 9.0, 20.0), (1, 6.0, 34.5), (2, 4.5, 49.0)]
)
def test_at_a_slower_pace_less_of_the_routine_passes_in_the_same_time(slower, position_s, left_s):
    shown = begin(*[Action.SLOWER] * slower).snapshot(at(9))
    assert shown.segment.phase is SegmentPhase.HOLD
    assert shown.position_s == pytest.approx(position_s)
    assert shown.segment_left_s == pytest.approx(left_s)


def test_two_looks_at_a_slower_pace_see_what_one_sees():
    looked = begin(Action.SLOWER).at(at(7)).do(Action.PAUSE, at(8)).do(Action.RESUME, at(8))
    assert looked.snapshot(at(20)).position_s == pytest.approx(20 / 1.5)


@pytest.mark.parametrize("touched_s", [4.0, 10.0, 28.0])
def test_a_hold_that_waits_stays_at_its_end(touched_s):
    waiting = begin().do(Action.SELF_PACED, at(touched_s)).do(Action.SLOWER, at(touched_s + 60))
    shown = waiting.snapshot(at(600))
    assert (shown.segment.phase, shown.position_s) == (SegmentPhase.HOLD, pytest.approx(29))
    assert waiting.done_s(at(600)) == pytest.approx(29)


@pytest.mark.parametrize(("seconds", "told"), [(0.0, []), (0.25, [(0, StepOutcome.STOPPED)])])
def test_a_step_that_was_left_soon_has_its_result_and_one_not_begun_has_none(seconds, told):
    left = begin().do(Action.STOP, at(seconds))
    assert [(each.index, each.outcome) for each in left.results(at(99))] == told
    assert [each.seconds for each in left.results(at(99))] == [seconds] * len(told)


@pytest.mark.parametrize(("seconds", "position_s"), [(32.75, 0.0), (33.0, 30.0)])
def test_back_goes_to_the_step_before_until_three_seconds_have_passed(seconds, position_s):
    assert begin().do(Action.BACK, at(seconds)).snapshot(at(seconds)).position_s == position_s


def test_a_step_that_was_begun_anew_has_taken_all_its_seconds():
    (first,) = begin().do(Action.BACK, at(20)).results(at(50))
    assert (first.outcome, first.seconds) == (StepOutcome.DONE, pytest.approx(50))


def test_a_step_of_two_sides_is_left_as_such_on_either_of_them():
    for seconds in (40, 60):
        *_, left = begin().do(Action.STOP, at(seconds)).results(at(seconds))
        assert (left.index, left.side) == (1, "both")
