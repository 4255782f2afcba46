"""What a prompt says, how long it stays, and what the answers leave behind for the next one."""

from __future__ import annotations

from dataclasses import replace

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

    def test_one_that_a_hold_kept_says_so(self) -> None:
        plan = look(look(look(begun(), WORK_S, CALL), WORK_S + 40), WORK_S + 100)
        assert plan.prompt is not None
        assert plan.prompt.reason == Reason(ReasonCode.HOLD_OVER, 40.0)


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

    def test_a_missed_one_lets_work_time_go_on_at_zero(self) -> None:
        plan = look(prompted(), WORK_S + 60)
        assert plan.worked_s(at(WORK_S + 90)) == 30.0
        assert plan.cause == Reason(ReasonCode.WORKED)


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

    def test_what_is_over_is_not_looked_at_again(self) -> None:
        plan = replace(begun(), stage=Stage.DUE, not_before=at(-5).steady, quiet_until=0.0)
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
