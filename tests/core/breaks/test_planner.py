"""What a prompt says, how long it stays, and what the answers leave behind for the next one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desk_stretch.core.breaks import answers
from desk_stretch.core.breaks.decision import Event, Reason, ReasonCode
from desk_stretch.core.breaks.firmness import Firmness
from desk_stretch.core.breaks.plan import Plan, Stage, fresh
from desk_stretch.core.breaks.planner import decide
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.reading import Presence, Reading
from desk_stretch.core.breaks.roster import due_in
from desk_stretch.core.breaks.wishes import next_wish
from desk_stretch.core.moment import Moment

NOW = Moment(1_767_603_600.0, 1000.0)  # 2026-01-05 09:00 UTC, a Monday
HERE = Reading(Presence.ACTIVE, None)
CALL = replace(HERE, holds=frozenset({"call"}))
POLICY = Policy()
WORK_S = POLICY.work_s


def at(seconds: float) -> Moment:
    return NOW.after(seconds)


def look(plan: Plan, seconds: float, reading: Reading = HERE, policy: Policy = POLICY) -> Plan:
    return decide(plan, at(seconds), reading, policy)[0]


def begun(policy: Policy = POLICY) -> Plan:
    return look(fresh(NOW, policy), 0, policy=policy)


def prompted(policy: Policy = POLICY) -> Plan:
    return look(begun(policy), WORK_S, policy=policy)


class TestPrompt:
    def test_it_says_what_was_worked_and_what_is_left(self) -> None:
        prompt = prompted().prompt
        assert prompt is not None
        assert prompt.reason == Reason(ReasonCode.WORKED, WORK_S)
        assert (prompt.since, prompt.reminder) == (at(WORK_S), POLICY.reminder)
        assert (prompt.snoozes_left, prompt.snoozes_allowed) == (2, 2)
        assert prompt.expires == at(WORK_S + POLICY.prompt_life_s).steady

    def test_a_snooze_leaves_one_less(self) -> None:
        plan = look(answers.snooze(prompted(), at(WORK_S), POLICY), WORK_S + 300)
        assert plan.prompt is not None
        assert (plan.prompt.snoozes_left, plan.prompt.snoozes_allowed) == (1, 2)

    def test_a_skip_leaves_one_less_for_the_day(self) -> None:
        policy = replace(POLICY, skip_limit=2)
        first = prompted(policy)
        second = look(answers.skip(first, at(WORK_S), policy), 2 * WORK_S, policy=policy)
        assert [plan.prompt and plan.prompt.skips_left for plan in (first, second)] == [2, 1]

    def test_what_is_strict_has_no_skip_to_leave(self) -> None:
        plan = prompted(replace(POLICY, firmness=Firmness.STRICT))
        assert plan.prompt is not None
        assert plan.prompt.skips_left == 0

    def test_fewer_skips_and_snoozes_than_were_used_leave_none(self) -> None:
        policy = replace(POLICY, snooze_limit=1, skip_limit=1)
        plan = replace(begun(policy), snoozes=2, skipped_today=3)
        prompt = look(plan, WORK_S, policy=policy).prompt
        assert prompt is not None
        assert (prompt.snoozes_left, prompt.skips_left) == (0, 0)

    def test_what_was_missed_or_skipped_before_is_over_with_it(self) -> None:
        missed = look(prompted(), WORK_S + POLICY.prompt_life_s)
        skipped = answers.skip(prompted(), at(WORK_S), POLICY)
        for before in (missed, skipped):
            plan = look(before, 2 * WORK_S + POLICY.prompt_life_s)
            assert plan.stage is Stage.PROMPTED
            assert (plan.missed, plan.skipped) == (False, False)

    def test_it_stays_for_its_whole_life(self) -> None:
        end = WORK_S + POLICY.prompt_life_s
        plan, decisions = decide(prompted(), at(end - 0.01), HERE, POLICY)
        assert (plan.stage, decisions) == (Stage.PROMPTED, [])
        plan, (missed,) = decide(plan, at(end), HERE, POLICY)
        assert (missed.event, missed.reason.seconds) == (Event.MISSED, POLICY.prompt_life_s)
        assert plan.missed

    def test_it_counts_once_for_the_day_however_often_it_was_taken_back(self) -> None:
        plan = look(prompted(), WORK_S + 10, CALL)
        assert (plan.stage, plan.asked_today) == (Stage.DUE, 1)
        plan = look(look(plan, WORK_S + 20), WORK_S + 90)
        assert (plan.stage, plan.asked_today) == (Stage.PROMPTED, 1)
        plan = look(answers.skip(plan, at(WORK_S + 90), POLICY), 2 * WORK_S + 90)
        assert plan.asked_today == 2

    def test_one_that_came_again_can_be_held_again(self) -> None:
        held = look(look(look(begun(), WORK_S, CALL), WORK_S + 40), WORK_S + 100)
        for plan in (prompted(), held):
            assert plan.stage is Stage.PROMPTED
            locked = look(plan, WORK_S + 110, Reading(Presence.LOCKED, None, at(WORK_S).steady))
            _, decisions = decide(locked, at(WORK_S + 120), CALL, POLICY)
            assert [one.event for one in decisions] == [Event.HELD]

    def test_one_that_a_lock_took_back_says_what_was_worked(self) -> None:
        plan = look(prompted(), WORK_S + 10, Reading(Presence.LOCKED, None, at(WORK_S).steady))
        plan = look(look(plan, WORK_S + 20), WORK_S + 20 + POLICY.quiet_s)
        assert plan.prompt is not None
        assert plan.prompt.reason == Reason(ReasonCode.WORKED, WORK_S)

    @pytest.mark.parametrize("held_s", [40.0, 0.5])
    def test_one_that_a_hold_kept_says_so(self, held_s: float) -> None:
        plan = look(look(begun(), WORK_S, CALL), WORK_S + held_s)
        plan = look(plan, WORK_S + held_s + POLICY.hold_courtesy_s)
        assert plan.prompt is not None
        assert plan.prompt.reason == Reason(ReasonCode.HOLD_OVER, held_s)

    def test_one_that_a_hold_took_back_says_how_long_that_lasted(self) -> None:
        plan = look(look(prompted(), WORK_S + 10, CALL), WORK_S + 40)
        plan = look(plan, WORK_S + 40 + POLICY.hold_courtesy_s)
        assert plan.prompt is not None
        assert plan.prompt.reason == Reason(ReasonCode.HOLD_OVER, 30.0)

    def test_one_that_a_hold_kept_for_no_time_says_what_it_would_have_said(self) -> None:
        policy = replace(POLICY, hold_courtesy_s=0.0)
        plan = answers.snooze(prompted(policy), at(WORK_S), policy)
        over = WORK_S + policy.snooze_s
        plan = look(look(plan, over, CALL, policy), over, policy=policy)
        assert plan.prompt is not None
        assert plan.prompt.reason == Reason(ReasonCode.SNOOZE_OVER, policy.snooze_s)

    @pytest.mark.parametrize(("slept", "events"), [(2.0, []), (2.5, [Event.WITHDRAWN])])
    def test_more_than_two_seconds_asleep_take_it_back(
        self, slept: float, events: list[Event]
    ) -> None:
        woke = replace(at(WORK_S + 10), slept=slept)
        assert [one.event for one in decide(prompted(), woke, HERE, POLICY)[1]] == events


class TestNextBreak:
    @pytest.mark.parametrize("steps", [1, 2])
    def test_it_can_be_put_off_as_often_as_the_one_before(self, steps: int) -> None:
        plan, now = prompted(), WORK_S
        for _ in range(steps):
            plan = answers.snooze(plan, at(now), POLICY)
            now += POLICY.snooze_s
            plan = look(plan, now)
        plan = answers.skip(plan, at(now), POLICY)
        plan = look(plan, now + WORK_S)
        assert plan.prompt is not None
        assert plan.prompt.snoozes_left == POLICY.snooze_limit

    def test_it_is_neither_missed_nor_skipped_after_a_rest(self) -> None:
        missed = look(prompted(), WORK_S + POLICY.prompt_life_s)
        skipped = answers.skip(prompted(), at(WORK_S), POLICY)
        assert (missed.missed, skipped.skipped) == (True, True)
        for plan in (missed, skipped):
            idle = Reading(Presence.IDLE, at(WORK_S + 70).steady)
            rested = look(plan, WORK_S + 70 + POLICY.natural_idle_s, idle)
            assert (rested.rested, rested.missed, rested.skipped) == (True, False, False)
            assert rested.rest_end == at(WORK_S + 370).steady

    def test_who_touches_nothing_after_a_routine_does_not_rest_a_second_time(self) -> None:
        end = WORK_S + POLICY.routine_s
        last_key = at(end).steady
        plan = answers.begin_routine(prompted(), at(WORK_S))
        plan = answers.end_routine(plan, at(end), POLICY, POLICY.routine_s, POLICY.routine_s)
        plan = look(look(plan, end), end + 100, Reading(Presence.ACTIVE, last_key))
        idle = Reading(Presence.IDLE, last_key)
        assert decide(plan, at(end + 2 * POLICY.natural_idle_s), idle, POLICY)[1] == []

    def test_it_is_not_missed_while_a_routine_runs(self) -> None:
        missed = look(prompted(), WORK_S + POLICY.prompt_life_s)
        assert not answers.begin_routine(missed, at(WORK_S + 70)).missed

    def test_sitting_still_in_a_routine_is_no_natural_break(self) -> None:
        now = at(WORK_S + 2 * POLICY.natural_idle_s)
        idle = Reading(Presence.IDLE, at(WORK_S).steady)
        routine = answers.begin_routine(prompted(), at(WORK_S))
        plan, decisions = decide(routine, now, idle, POLICY)
        assert (plan.stage, decisions) == (Stage.ROUTINE, [])
        elsewhere = replace(idle, in_routine=True)
        assert not decide(look(begun(), WORK_S - 10), now, elsewhere, POLICY)[0].rested

    def test_a_missed_one_lets_work_time_go_on_at_zero(self) -> None:
        plan = look(prompted(), WORK_S + 60)
        assert plan.worked_s(at(WORK_S + 90)) == 30.0
        assert plan.cause == Reason(ReasonCode.WORKED)


class TestBeyondTheCap:
    POLICY = replace(POLICY, daily_cap=1)

    def capped(self) -> Plan:
        """The second break is due, and the day has one."""
        plan = answers.skip(prompted(self.POLICY), at(WORK_S), self.POLICY)
        return look(plan, 2 * WORK_S, policy=self.POLICY)

    def left(self, plan: Plan, now: float) -> Plan:
        plan = answers.begin_routine(plan, at(now))
        return answers.end_routine(plan, at(now + 30), self.POLICY, 30.0, POLICY.routine_s)

    def test_what_is_not_asked_for_cannot_be_put_off(self) -> None:
        plan = self.capped()
        assert plan.stage is Stage.DUE
        assert answers.snooze(plan, at(2 * WORK_S), self.POLICY) is plan

    def test_what_was_asked_for_can(self) -> None:
        plan = answers.snooze(prompted(self.POLICY), at(WORK_S), self.POLICY)
        assert plan.stage is Stage.SNOOZED

    def test_a_routine_left_early_is_not_asked_for_again(self) -> None:
        plan = self.left(self.capped(), 2 * WORK_S)
        assert plan.stage is Stage.COUNTING
        assert look(plan, 2 * WORK_S + 30, policy=self.POLICY).stage is Stage.DUE
        assert self.left(prompted(self.POLICY), WORK_S).stage is Stage.SNOOZED


class TestWallTime:
    def test_the_counts_of_a_day_begin_anew_with_the_next(self) -> None:
        plan = answers.skip(prompted(), at(WORK_S), POLICY)
        assert (plan.asked_today, plan.skipped_today, plan.skipped) == (1, 1, True)
        away = Reading(Presence.LOCKED, None, None)
        plan = look(look(plan, WORK_S, away), 24 * 3600, away)
        assert plan.stage is Stage.COUNTING
        assert (plan.skipped_today, plan.skipped) == (0, False)

    def test_a_pause_and_a_meeting_are_over_at_their_second(self) -> None:
        paused = answers.pause(begun(), at(600).wall)
        meeting = answers.begin_meeting(begun(), at(600).wall)
        assert [paused.is_paused(at(599)), paused.is_paused(at(600))] == [True, False]
        assert [meeting.in_meeting(at(599)), meeting.in_meeting(at(600))] == [True, False]


class TestClockSetBack:
    def test_a_pause_and_a_meeting_that_are_over_do_not_come_again(self) -> None:
        before = Moment(NOW.wall, at(800).steady)
        paused = look(answers.pause(begun(), at(600).wall), 700)
        meeting = look(answers.begin_meeting(begun(), at(600).wall), 700)
        assert not paused.is_paused(before)
        assert not meeting.in_meeting(before)

    @pytest.mark.parametrize(("days", "counted"), [(1, 1), (2, 0), (365, 0)])
    def test_a_day_that_was_never_there_ends_at_once(self, days: int, counted: int) -> None:
        plan = answers.skip(prompted(), at(WORK_S), POLICY)
        plan = replace(plan, day=NOW.day + timedelta(days=days))
        plan = look(plan, WORK_S + 60)
        assert (plan.asked_today, plan.skipped_today, plan.skipped) == (counted, counted, counted)
        assert (plan.day == NOW.day) is not counted


class TestWorkTime:
    def test_it_ends_with_the_last_input_before_an_absence(self) -> None:
        plan = look(begun(), 100, Reading(Presence.IDLE, at(40).steady))
        assert plan.worked_s(at(100)) == 40.0

    def test_it_ends_when_the_screen_was_locked(self) -> None:
        plan = look(begun(), 100, Reading(Presence.LOCKED, None, at(70).steady))
        assert plan.worked_s(at(100)) == 70.0

    @pytest.mark.parametrize("presence", [Presence.LOCKED, Presence.IDLE])
    def test_it_ends_now_if_nobody_knows_since_when(self, presence: Presence) -> None:
        plan = look(begun(), 100, Reading(presence, None, None))
        assert plan.worked_s(at(100)) == 100.0

    def test_time_asleep_is_none(self) -> None:
        woke = Moment(NOW.wall + 100, NOW.steady + 100, 30.0)
        assert decide(begun(), woke, HERE, POLICY)[0].worked_s(woke) == 70.0

    def test_a_gap_of_less_than_two_seconds_between_the_clocks_is_no_sleep(self) -> None:
        quiet = [
            decide(begun(), Moment(NOW.wall + 600, NOW.steady + 600, slept), HERE, POLICY)[0]
            for slept in (1.9, 2.0)
        ]
        start = at(POLICY.quiet_s).steady
        assert [plan.quiet_until for plan in quiet] == [start, start + 600]


class TestNextLook:
    """The seconds until something could change."""

    @pytest.mark.parametrize("left_s", [0.4, 7.0])
    def test_it_comes_when_work_time_is_reached_however_near_that_is(self, left_s: float) -> None:
        plan = look(begun(), WORK_S - left_s)
        assert next_wish(plan, at(WORK_S - left_s), HERE, POLICY) == pytest.approx(left_s)

    @pytest.mark.parametrize(
        ("reading", "left_s"),
        [
            (Reading(Presence.IDLE, at(40).steady), 40 + 300 - 100),
            (Reading(Presence.LOCKED, at(40).steady, at(70).steady), 70 + 180 - 100),
            (Reading(Presence.LOCKED, None, at(95).steady), 95 + 180 - 100),
        ],
    )
    def test_it_comes_when_an_absence_has_become_a_break(
        self, reading: Reading, left_s: float
    ) -> None:
        plan = look(begun(), 100, reading)
        assert next_wish(plan, at(100), reading, POLICY) == left_s
        rested = look(plan, 100 + left_s, reading)
        assert rested.rested
        assert next_wish(rested, at(100 + left_s), reading, POLICY) is None

    def test_nobody_knows_when_an_absence_without_a_beginning_is_a_break(self) -> None:
        locked = Reading(Presence.LOCKED, None, None)
        assert next_wish(look(begun(), 100, locked), at(100), locked, POLICY) is None

    def test_it_comes_when_typing_may_have_paused(self) -> None:
        typing = Reading(Presence.ACTIVE, at(WORK_S - 1).steady)
        plan = look(begun(), WORK_S, typing)
        assert plan.stage is Stage.DUE
        assert next_wish(plan, at(WORK_S), typing, POLICY) == POLICY.typing_pause_s - 1

    def test_in_a_routine_nobody_rests(self) -> None:
        plan = answers.begin_routine(prompted(), at(WORK_S))
        idle = Reading(Presence.IDLE, at(WORK_S).steady)
        assert next_wish(plan, at(WORK_S + 10), idle, POLICY) is None
        busy = replace(idle, in_routine=True)
        assert next_wish(look(begun(), 100, busy), at(100), busy, POLICY) is None

    def test_it_comes_when_what_was_answered_or_set_is_over(self) -> None:
        snoozed = answers.snooze(prompted(), at(WORK_S), POLICY)
        paused = look(answers.pause(begun(), at(600).wall), 100)
        meeting = look(answers.begin_meeting(begun(), at(700).wall), 100)
        early = replace(POLICY, hours=replace(POLICY.hours, ranges=((540, 560),)))
        assert next_wish(prompted(), at(WORK_S + 10), HERE, POLICY) == POLICY.prompt_life_s - 10
        assert next_wish(snoozed, at(WORK_S + 10), HERE, POLICY) == POLICY.snooze_s - 10
        assert next_wish(paused, at(100), HERE, POLICY) == 500
        assert next_wish(meeting, at(100), HERE, POLICY) == 600
        assert next_wish(look(begun(early), 100, policy=early), at(100), HERE, early) == 1100

    def test_what_is_over_is_not_looked_at_again(self) -> None:
        plan = replace(
            begun(), stage=Stage.DUE, not_before=at(-5).steady, quiet_until=0.0,
            ready_from=at(-5).steady,
        )  # fmt: skip
        assert next_wish(plan, NOW, HERE, POLICY) is None

    def test_after_the_last_break_of_a_day_it_comes_at_midnight(self) -> None:
        policy = replace(POLICY, daily_cap=1)
        plan = replace(begun(policy), asked_today=1, stage=Stage.DUE, quiet_until=0.0)
        assert next_wish(plan, NOW, HERE, policy) == 15 * 3600  # it is nine in the morning

    def test_a_break_that_is_due_is_due_now(self) -> None:
        assert due_in(prompted(), at(WORK_S), POLICY) == 0.0
        assert due_in(look(begun(), WORK_S, CALL), at(WORK_S), POLICY) == 0.0
        snoozed = answers.snooze(prompted(), at(WORK_S), POLICY)
        assert due_in(snoozed, at(WORK_S + 100), POLICY) == 200.0
        assert due_in(begun(), at(100), POLICY) == WORK_S - 100
        assert due_in(begun(), at(WORK_S - 0.5), POLICY) == 0.5
        assert due_in(begun(), at(WORK_S + 5), POLICY) == 0.0
