"""The session: five states, a table, and what time alone does."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from desk_stretch.core.catalogue.exercise import Dose, Work
from desk_stretch.core.history.records import Outcome, StepOutcome
from desk_stretch.core.session.segment import SegmentPhase
from desk_stretch.core.session.session import TABLE, Session
from desk_stretch.core.session.snapshot import Action, SessionState
from tests.core.session.samples import LOW, START, STRETCH, at, routine, step, three_minutes

A, S, P, O = Action, SessionState, SegmentPhase, StepOutcome  # noqa: E741


def begin():
    return Session.begin(three_minutes(), at(0))


def ended(session, moment):
    """What the results say, in short."""
    return [(r.index, r.outcome) for r in session.results(moment)]


# ---------------------------------------------------------------- by itself


def test_it_runs_hands_free_to_its_end():
    session = begin()
    assert session.at(at(179.999)).state is S.RUNNING
    done = session.at(at(180))
    assert done.state is S.FINISHED
    assert done.outcome(at(180)) is Outcome.COMPLETED
    assert done.done_s(at(180)) == pytest.approx(180)
    assert done.steps_done == 5
    assert done.is_over
    assert [r.seconds for r in done.results(at(999))] == pytest.approx([30, 45, 36, 39, 30])


def test_it_ends_within_a_second_however_often_it_is_asked():
    session, passed = begin(), 0.0
    while session.state is S.RUNNING:
        passed += session.next_change_s(at(passed))
        session = session.at(at(passed))
    assert passed == pytest.approx(180, abs=1e-6)


def test_asked_rarely_or_often_it_says_the_same():
    often = begin()
    for tenth in range(1, 1000):
        often = often.at(at(tenth / 10))
    seldom, often = begin().snapshot(at(99.9)), often.snapshot(at(99.9))
    assert often.segment == seldom.segment
    assert often.position_s == pytest.approx(seldom.position_s)


def test_while_a_segment_lasts_it_stays_the_very_same():
    session = begin()
    assert session.at(at(3.9)) is session
    assert session.at(at(4.1)) is not session


def test_nothing_happens_before_the_start():
    session = Session.ready(three_minutes(), at(0))
    assert session.at(at(600)) is session
    assert session.next_change_s(at(60)) is None
    assert session.snapshot(at(60)).position_s == 0
    assert session.do(A.START, at(60)).snapshot(at(61)).position_s == pytest.approx(1)


def test_a_moment_from_before_changes_nothing():
    assert begin().snapshot(at(-5)).position_s == 0


def test_it_is_immutable():
    with pytest.raises(FrozenInstanceError):
        begin().state = S.PAUSED


# ---------------------------------------------------------------- the table


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("action", A)
def test_what_the_table_does_not_name_changes_nothing(state, action):
    session = Session.begin(three_minutes(), at(0))
    made = {
        S.READY: Session.ready(three_minutes(), at(0)),
        S.RUNNING: session,
        S.PAUSED: session.do(A.PAUSE, at(1)),
        S.FINISHED: session.at(at(180)),
        S.ABANDONED: session.do(A.STOP, at(1)),
    }[state]
    assert made.state is state
    same = made.do(action, at(1)) is made
    assert same == (action not in TABLE[state])


def test_paused_time_does_not_count():
    session = begin().do(A.PAUSE, at(10))
    assert session.snapshot(at(500)).position_s == pytest.approx(10)
    assert session.next_change_s(at(500)) is None
    session = session.do(A.RESUME, at(500))
    assert session.snapshot(at(505)).position_s == pytest.approx(15)
    assert session.at(at(500 + 170)).state is S.FINISHED


def test_back_goes_to_the_start_of_the_step():
    session = begin().do(A.BACK, at(40))
    assert session.snapshot(at(40)).position_s == 30


def test_back_within_three_seconds_goes_to_the_step_before():
    session = begin().do(A.BACK, at(32))
    assert session.snapshot(at(32)).position_s == 0
    assert begin().do(A.BACK, at(33.5)).snapshot(at(33.5)).position_s == 30


def test_back_in_the_first_step_goes_to_its_start():
    assert begin().do(A.BACK, at(1)).snapshot(at(1)).position_s == 0


def test_a_step_done_twice_has_two_results_and_counts_once():
    session = begin().do(A.BACK, at(31))
    assert ended(session, at(31)) == [(0, O.DONE)]
    assert session.done_s(at(31)) == pytest.approx(31)
    session = session.at(at(31 + 30))
    assert ended(session, at(61)) == [(0, O.DONE), (0, O.DONE)]
    assert (session.steps_done, session.done_s(at(61))) == (1, pytest.approx(31))


def test_skip_goes_to_the_next_step():
    session = begin().do(A.NEXT, at(10))
    assert session.snapshot(at(10)).position_s == 30
    assert ended(session, at(10)) == [(0, O.SKIPPED)]
    assert session.done_s(at(10)) == pytest.approx(10)
    assert session.results(at(10))[0].seconds == pytest.approx(10)


def test_skip_after_the_work_still_counts_as_done():
    assert ended(begin().do(A.NEXT, at(29.5)), at(29.5)) == [(0, O.DONE)]


def test_hurts_ends_the_step_and_prepares_the_next():
    session = begin().do(A.HURTS, at(10))
    assert ended(session, at(10)) == [(0, O.HURT)]
    assert session.snapshot(at(10)).segment.phase is P.PREPARE
    assert session.snapshot(at(10)).step_index == 1


def test_paused_one_can_move_about_and_stays_paused():
    session = begin().do(A.PAUSE, at(10)).do(A.HURTS, at(20)).do(A.NEXT, at(30))
    assert session.state is S.PAUSED
    assert ended(session, at(30)) == [(0, O.HURT), (1, O.SKIPPED)]
    assert session.results(at(30))[1].seconds == 0


def test_skipping_the_last_step_finishes_and_is_partial():
    session = begin().at(at(151)).do(A.NEXT, at(151))
    assert session.state is S.FINISHED
    assert session.outcome(at(151)) is Outcome.PARTIAL
    assert session.steps_done == 4
    assert session.done_s(at(151)) == pytest.approx(151)


def test_skipping_everything_while_paused_finishes():
    session = begin().do(A.PAUSE, at(1))
    for _ in range(5):
        session = session.do(A.NEXT, at(2))
    assert session.state is S.FINISHED
    assert session.outcome(at(2)) is Outcome.PARTIAL
    assert session.steps_done == 0


def test_slower_stretches_what_is_left():
    session = begin().do(A.SLOWER, at(10))
    shown = session.snapshot(at(10))
    assert shown.pace == 1.5
    assert shown.step_left_s == pytest.approx(30)
    assert session.at(at(10 + 170 * 1.5)).state is S.FINISHED
    assert session.do(A.SLOWER, at(10)).course.pace == 2.0
    assert session.do(A.SLOWER, at(10)).do(A.SLOWER, at(10)).course.pace == 1.0


def test_results_count_the_real_seconds_of_a_slow_step():
    session = begin().do(A.SLOWER, at(0)).do(A.SLOWER, at(0))
    assert session.results(at(60))[0].seconds == pytest.approx(60)
    assert session.done_s(at(60)) == pytest.approx(30)


# ---------------------------------------------------------------- self-paced


def test_self_paced_work_waits_for_the_person():
    session = begin().do(A.SELF_PACED, at(0))
    assert session.next_change_s(at(0)) == pytest.approx(4)
    shown = session.snapshot(at(400))
    assert (shown.segment.phase, shown.position_s) == (P.HOLD, pytest.approx(29))
    assert (shown.step_left_s, shown.segment_left_s, shown.self_paced) == (None, None, True)
    assert session.next_change_s(at(400)) is None
    session = session.do(A.NEXT, at(400))
    assert session.snapshot(at(400)).segment.phase is P.RELEASE
    assert ended(session, at(401)) == [(0, O.DONE)]
    assert session.results(at(401))[0].seconds == pytest.approx(401)
    assert session.done_s(at(401)) == pytest.approx(30)


def test_self_paced_next_goes_segment_by_segment():
    session = begin().do(A.SELF_PACED, at(0)).do(A.NEXT, at(1))
    assert session.snapshot(at(1)).segment.phase is P.HOLD
    session = session.do(A.NEXT, at(11)).do(A.NEXT, at(11))
    assert session.snapshot(at(11)).step_index == 1
    assert ended(session, at(11)) == [(0, O.DONE)]
    assert session.done_s(at(11)) == pytest.approx(11)


def test_self_paced_movements_go_on_and_wait_at_their_end():
    made = routine(
        step(20, work=Work.MOVE, phases=(START, STRETCH, LOW), dose=Dose(3.0, 2)), step(20)
    )
    session = Session.begin(made, at(0)).do(A.SELF_PACED, at(0))
    assert session.snapshot(at(11)).segment.repetition == 0
    waiting = session.snapshot(at(300))
    assert (waiting.segment.phase, waiting.segment.repetition) == (P.MOVE, 1)
    assert session.do(A.NEXT, at(9)).snapshot(at(9)).segment.phase is P.RELEASE


def test_leaving_self_paced_while_waiting_goes_on_at_once():
    session = begin().do(A.SELF_PACED, at(0)).do(A.SELF_PACED, at(100))
    assert session.snapshot(at(100)).segment.phase is P.RELEASE
    assert session.next_change_s(at(100)) == 1


def test_self_paced_done_to_the_end_is_completed():
    session, now = begin().do(A.SELF_PACED, at(0)), 0.0
    while not session.is_over:
        now += session.next_change_s(at(now)) or 20.0
        session = session.at(at(now))
        if session.next_change_s(at(now)) is None:
            session = session.do(A.NEXT, at(now))
    assert session.outcome(at(now)) is Outcome.COMPLETED


# ---------------------------------------------------------------- leaving


def test_left_before_the_first_step_had_ended_is_nothing():
    session = begin().do(A.STOP, at(29))
    assert session.state is S.ABANDONED
    assert session.outcome(at(29)) is None
    assert ended(session, at(29)) == [(0, O.STOPPED)]


def test_left_before_the_start_has_no_results():
    session = Session.ready(three_minutes(), at(0)).do(A.STOP, at(5))
    assert (session.results(at(5)), session.outcome(at(5))) == ((), None)


def test_left_later_is_partial():
    session = begin().do(A.STOP, at(31))
    assert session.outcome(at(31)) is Outcome.PARTIAL
    assert (session.steps_done, session.done_s(at(99))) == (1, pytest.approx(31))
    assert not session.is_alarm


def test_while_it_goes_on_there_is_no_outcome():
    assert begin().outcome(at(100)) is None


def test_something_is_wrong_ends_it_at_once_and_says_so():
    session = begin().do(A.ALARM, at(50))
    assert (session.state, session.is_alarm) == (S.ABANDONED, True)
    assert ended(session, at(50)) == [(0, O.DONE), (1, O.STOPPED)]


# ---------------------------------------------------------------- the watchdog


def test_sleep_ends_a_running_one_where_it_was():
    session = begin().at(at(40, slept=3600))
    assert (session.state, session.is_by_watchdog) == (S.ABANDONED, True)
    assert session.outcome(at(40, slept=3600)) is Outcome.PARTIAL
    assert session.done_s(at(40, slept=3600)) == pytest.approx(40)


def test_one_that_was_through_before_the_sleep_is_finished():
    assert begin().at(at(181, slept=3600)).state is S.FINISHED


def test_a_second_of_sleep_is_sleep():
    left = begin().at(at(40, slept=1.0))
    assert (left.is_by_watchdog, left.is_alarm) == (True, False)


def test_the_noise_of_two_clocks_is_no_sleep():
    assert begin().at(at(40, slept=0.01)).state is S.RUNNING


def test_going_back_for_ever_ends_at_three_lengths():
    session = begin()
    for number in range(1, 27):
        session = session.do(A.BACK, at(number * 20))
        assert session.state is S.RUNNING
    assert session.deadline_s(at(520)) == pytest.approx(20)
    assert session.at(at(539.9)).state is S.RUNNING
    assert session.at(at(540)).is_by_watchdog
    assert session.at(at(9999)).results(at(9999))[-1].outcome is O.STOPPED


def test_a_long_pause_does_not_shorten_the_three_lengths():
    session = begin().do(A.PAUSE, at(10)).do(A.RESUME, at(1500))
    assert session.deadline_s(at(1500)) == pytest.approx(530)


def test_a_pause_without_input_ends_after_half_an_hour():
    session = begin().do(A.PAUSE, at(10))
    assert session.deadline_s(at(910)) == pytest.approx(900)
    assert session.at(at(1809.9)).state is S.PAUSED
    assert session.at(at(1810)).is_by_watchdog


def test_sleep_counts_for_a_paused_one():
    session = begin().do(A.PAUSE, at(10))
    assert session.at(at(20, slept=1700)).state is S.PAUSED
    assert session.at(at(20, slept=1800)).is_by_watchdog


def test_an_action_is_input():
    session = begin().do(A.PAUSE, at(10)).do(A.SLOWER, at(1000))
    assert session.at(at(2000)).state is S.PAUSED


def test_self_paced_without_input_ends_after_half_an_hour():
    session = begin().do(A.SELF_PACED, at(10))
    assert session.deadline_s(at(10)) == 1800
    assert session.at(at(1809)).state is S.RUNNING
    late = session.at(at(1811))
    assert (late.is_by_watchdog, late.outcome(at(1811))) == (True, None)


def test_self_paced_time_does_not_count_towards_three_lengths():
    session = begin().do(A.SELF_PACED, at(0)).do(A.SELF_PACED, at(1000))
    assert session.deadline_s(at(1000)) == pytest.approx(540)


def test_one_that_waits_for_its_start_ends_after_half_an_hour():
    session = Session.ready(three_minutes(), at(0))
    assert session.at(at(1800)).is_by_watchdog


def test_one_that_is_over_has_no_deadline():
    assert begin().deadline_s(at(180)) is None


# ---------------------------------------------------------------- the snapshot


def test_the_snapshot_tells_all():
    shown = begin().snapshot(at(40))
    assert shown.state is S.RUNNING
    assert (shown.step_index, shown.step_count) == (1, 5)
    assert shown.step.exercise.name == "Ear to shoulder"
    assert shown.next_step.exercise.name == "Press"
    assert (shown.segment.phase, shown.segment.side) == (P.HOLD, "left")
    assert (shown.step_left_s, shown.segment_left_s) == (pytest.approx(35), pytest.approx(14))
    assert shown.progress == pytest.approx(40 / 180)
    assert shown.step_progress == pytest.approx(10 / 45)
    assert (shown.total_s, shown.pace, shown.self_paced) == (180, 1, False)


def test_the_last_step_but_one_has_a_next_one():
    assert begin().snapshot(at(120)).next_step.exercise.name == "Far look"


def test_the_last_step_has_no_next_one():
    assert begin().snapshot(at(170)).next_step is None


def test_at_the_finish_everything_is_done():
    shown = begin().snapshot(at(200))
    assert (shown.state, shown.segment.phase) == (S.FINISHED, P.FINISH)
    assert (shown.progress, shown.step_progress, shown.step_left_s) == (1, 1, 0)


def test_cautions_are_shown_while_preparing_and_only_then():
    made = routine(
        step(
            36, work=Work.EFFORT, dose=Dose(5.0, 3, 5.0), cautions=("isometric", "unheard-of"),
            cue_changes=("Keep hold of something that cannot move.",),
        )
    )  # fmt: skip
    session = Session.begin(made, at(0))
    assert session.snapshot(at(1)).caution == (
        "Press lightly and keep breathing.",
        "Keep hold of something that cannot move.",
    )
    assert session.snapshot(at(10)).caution == ()
