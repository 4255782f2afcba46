"""Several reminders side by side: who asks, who waits, and whom an answer concerns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk_stretch.core.breaks import answers, roster_answers
from desk_stretch.core.breaks.decision import Decision, Event, ReasonCode
from desk_stretch.core.breaks.plan import Stage
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.reading import Presence, Reading
from desk_stretch.core.breaks.roster import (
    APART_S,
    Plans,
    advance_all,
    begun,
    due_in,
    fitted,
    seen_by,
    taken_along,
)
from desk_stretch.core.breaks.trigger import ClockTimes, Trigger
from desk_stretch.core.moment import Moment

NOW = Moment(1_767_603_600.0, 1000.0)  # 2026-01-05 09:00 UTC, a Monday
HERE = Reading(Presence.ACTIVE, None)
REST = Policy()
EYES = replace(REST, reminder="eyes", work_s=1200.0, routine_s=20.0, snooze_limit=1)
WALK = replace(REST, reminder="walk", work_s=7200.0, routine_s=600.0)
ALL = (REST, EYES, WALK)


def at(seconds: float) -> Moment:
    return NOW.after(seconds)


def after(seconds: float, policies: tuple[Policy, ...] = ALL) -> tuple[Plans, list[Decision]]:
    """The plans after so much work without a look in between, and what was decided then."""
    plans, _, _ = advance_all(begun(NOW, policies), NOW, HERE, policies)
    plans, decisions, _ = advance_all(plans, at(seconds), HERE, policies)
    return plans, decisions


def stages(plans: Plans) -> dict[str, Stage]:
    return {name: plan.stage for name, plan in plans.items()}


class TestLooking:
    def test_the_longest_break_asks_and_the_shorter_one_waits(self) -> None:
        plans, decisions = after(3000)
        assert [(one.event, one.reminder) for one in decisions] == [(Event.PROMPT, "rest break")]
        assert stages(plans) == {
            "rest break": Stage.PROMPTED, "eyes": Stage.DUE, "walk": Stage.COUNTING,
        }  # fmt: skip
        seen = seen_by(EYES, plans, at(3000), HERE, ALL)
        assert seen.elsewhere is not None
        assert seen.elsewhere.code is ReasonCode.OTHER_PROMPT

    def test_near_comes_before_apart_as_the_reason_to_wait(self) -> None:
        plans, _ = after(3000)
        plans = roster_answers.snooze(plans, at(3000), ALL, 300.0)
        elsewhere = seen_by(EYES, plans, at(3000), HERE, ALL).elsewhere
        assert elsewhere is not None
        assert elsewhere.code is ReasonCode.ABSORBED

    def test_a_longer_one_that_waited_for_a_prompt_that_was_switched_off_is_looked_at_at_once(
        self,
    ) -> None:
        plans, _ = after(1200, (REST, EYES))
        sooner = replace(REST, work_s=1200.0)
        plans, decisions, _ = advance_all(plans, at(1210), HERE, (sooner, EYES))
        assert decisions == []
        policies = (sooner, replace(EYES, enabled=False))
        plans, (gone,), wish = advance_all(plans, at(1220), HERE, policies)
        assert (gone.event, gone.reminder) == (Event.WITHDRAWN, "eyes")
        assert wish is not None
        assert wish < 1
        _, (asked,), _ = advance_all(plans, at(1220 + wish), HERE, policies)
        assert (asked.event, asked.reminder) == (Event.PROMPT, "rest break")

    def test_who_sits_still_comes_no_later_to_a_fixed_time_that_is_near(self) -> None:
        still = Reading(Presence.IDLE, at(1400).steady)
        tea = replace(REST, reminder="tea", trigger=Trigger.CLOCK, times=ClockTimes((570,)))
        water = replace(EYES, reminder="water", trigger=Trigger.WALL, work_s=1500.0)
        plans, _, _ = advance_all(begun(NOW, (tea, water)), NOW, HERE, (tea, water))
        assert advance_all(plans, at(1500), still, (tea, water))[1] == []

    def test_who_sits_still_comes_no_later_to_the_end_of_a_snooze(self) -> None:
        still = Reading(Presence.IDLE, at(2990).steady)
        plans = roster_answers.snooze(after(3000)[0], at(3000), ALL, 300.0)
        elsewhere = seen_by(EYES, plans, at(3000), still, ALL).elsewhere
        assert elsewhere is not None
        assert elsewhere.code is ReasonCode.ABSORBED

    def test_apart_tells_how_long_it_lasts(self) -> None:
        plans, _ = after(3000)
        plans = roster_answers.snooze(plans, at(3000), ALL, 1200.0)
        elsewhere = seen_by(EYES, plans, at(3030), HERE, ALL).elsewhere
        assert elsewhere is not None
        assert (elsewhere.code, elsewhere.seconds) == (ReasonCode.APART, APART_S - 30)
        assert seen_by(EYES, plans, at(3000 + APART_S), HERE, ALL).elsewhere is None

    @pytest.mark.parametrize(
        "change",
        [{"enabled": False}, {"daily_cap": 0}, {"hours": replace(REST.hours, ranges=((0, 60),))}],
    )
    def test_nobody_waits_for_a_break_that_is_not_asked_for(self, change: dict[str, bool]) -> None:
        policies = (replace(REST, work_s=1300.0, **change), EYES)
        _, decisions = after(1200, policies)
        assert [one.reminder for one in decisions] == ["eyes"]

    def test_a_lone_reminder_is_kept_back_by_nobody(self) -> None:
        start = Moment(NOW.wall, 0.0)
        assert seen_by(REST, begun(start, (REST,)), start, HERE, (REST,)).elsewhere is None

    def test_a_routine_of_another_is_seen(self) -> None:
        plans = roster_answers.begin_routine(after(60)[0], at(60), ALL)
        assert seen_by(EYES, plans, at(60), HERE, ALL).in_routine
        assert not seen_by(REST, plans, at(60), HERE, ALL).in_routine

    def test_one_absence_is_told_of_by_the_longest_that_is_on(self) -> None:
        away = Reading(Presence.IDLE, NOW.steady + 600)
        long = replace(WALK, natural_idle_s=900.0)
        for walk_on, seconds, told in ((True, 300, []), (True, 900, ["walk"])):
            policies = (REST, EYES, replace(long, enabled=walk_on))
            plans, _ = after(600, policies)
            _, decisions, _ = advance_all(plans, at(600 + seconds), away, policies)
            assert [one.reminder for one in decisions] == told
        policies = (REST, EYES, replace(long, enabled=False))
        _, decisions, _ = advance_all(after(600, policies)[0], at(900), away, policies)
        assert [one.reminder for one in decisions] == ["rest break"]

    def test_with_everything_off_an_absence_is_still_told_of_once(self) -> None:
        on, off = (REST, EYES), (replace(REST, enabled=False), replace(EYES, enabled=False))
        away = Reading(Presence.IDLE, NOW.steady + 600)
        _, decisions, _ = advance_all(after(600, on)[0], at(900), away, off)
        assert [one.event for one in decisions] == [Event.NATURAL]

    def test_the_next_look_is_the_nearest_of_all(self) -> None:
        plans = begun(NOW, ALL)
        assert advance_all(plans, NOW, HERE, ALL)[2] == 1200.0
        away = Reading(Presence.LOCKED, None, NOW.steady)
        assert advance_all(plans, NOW, away, ALL)[2] is None


class TestDueIn:
    def test_what_is_snoozed_is_due_when_that_is_over(self) -> None:
        plans = roster_answers.snooze(after(3000)[0], at(3000), ALL, 240.0)
        assert due_in(plans["rest break"], at(3060), REST) == 180.0
        assert due_in(plans["rest break"], at(9000), REST) == 0.0

    def test_a_fixed_time_is_due_at_its_time(self) -> None:
        tea = replace(EYES, trigger=Trigger.CLOCK, times=ClockTimes((570,)))
        assert due_in(begun(NOW, (tea,))["eyes"], NOW, tea) == 1800.0
        never = replace(tea, times=ClockTimes())
        assert due_in(begun(NOW, (never,))["eyes"], NOW, never) == float("inf")


class TestAnswers:
    def test_a_skip_takes_along_what_is_due_or_near_and_shorter(self) -> None:
        plans = roster_answers.skip(after(3000)[0], at(3000), ALL)
        assert stages(plans) == dict.fromkeys(("rest break", "eyes", "walk"), Stage.COUNTING)
        assert plans["eyes"].worked_s(at(3000)) == 0.0
        assert plans["walk"].worked_s(at(3000)) == 3000.0

    @pytest.mark.parametrize(("worked_s", "taken"), [(900.0, ["eyes"]), (899.0, [])])
    def test_near_for_the_shorter_one_is_a_quarter_of_its_own(
        self, worked_s: float, taken: list[str]
    ) -> None:
        plans, _ = after(worked_s)
        new = taken_along(plans, at(worked_s), REST, ALL)
        assert [*new] == taken
        assert all(plan.worked_s(at(worked_s)) == 0.0 for plan in new.values())

    def test_a_routine_that_runs_is_not_taken_along(self) -> None:
        plans = roster_answers.begin_routine(after(1200)[0], at(1200), ALL, "eyes")
        assert taken_along(plans, at(1200), REST, ALL) == {}

    def test_an_answer_concerns_the_open_prompt(self) -> None:
        asked = roster_answers.asked(after(3000)[0], at(3000), ALL)
        assert asked is REST

    def test_without_an_open_prompt_it_concerns_the_break_due_first(self) -> None:
        plans, _ = after(3000)
        plans = roster_answers.snooze(plans, at(3000), ALL, 300.0)
        assert roster_answers.asked(plans, at(3000), ALL) is EYES
        plans = roster_answers.snooze(plans, at(3000), ALL, 600.0)
        assert roster_answers.asked(plans, at(3000), ALL) is REST
        assert roster_answers.asked(plans, at(4000), ALL) is REST, "both are: the longer one"

    def test_without_a_break_that_is_due_nothing_is_answered(self) -> None:
        plans, _ = after(60)
        assert roster_answers.asked(plans, at(60), ALL) is None
        assert roster_answers.snooze(plans, at(60), ALL) is plans
        assert roster_answers.skip(plans, at(60), ALL) is plans

    def test_a_skip_that_the_day_does_not_allow_changes_nothing(self) -> None:
        strict = (replace(REST, skip_limit=0), EYES)
        plans, _ = after(3000, strict)
        assert roster_answers.skip(plans, at(3000), strict) is plans

    def test_a_named_routine_lets_another_prompt_step_back(self) -> None:
        plans = roster_answers.begin_routine(after(3000)[0], at(3000), ALL, "walk")
        assert stages(plans) == {
            "rest break": Stage.DUE, "eyes": Stage.DUE, "walk": Stage.ROUTINE,
        }  # fmt: skip
        assert plans["rest break"].prompt is None
        assert roster_answers.running(plans, ALL) is WALK

    def test_while_one_runs_a_start_means_that_one(self) -> None:
        plans = roster_answers.begin_routine(after(60)[0], at(60), ALL, "walk")
        again = roster_answers.begin_routine(plans, at(60), ALL, "eyes")
        assert stages(again)["eyes"] is Stage.COUNTING

    def test_an_unknown_name_answers_what_is_asked(self) -> None:
        plans = roster_answers.begin_routine(after(3000)[0], at(3000), ALL, "gone")
        assert stages(plans)["rest break"] is Stage.ROUTINE

    @pytest.mark.parametrize(
        ("done_s", "rested"),
        [
            (9.0, set()), (10.0, {"eyes"}), (90.0, {"eyes", "rest break"}),
            (300.0, {"eyes", "rest break", "walk"}),
        ],
    )  # fmt: skip
    def test_a_routine_counts_for_each_of_whose_break_it_was_half(
        self, done_s: float, rested: set[str]
    ) -> None:
        plans = roster_answers.begin_routine(after(600)[0], at(600), ALL)
        plans = roster_answers.end_routine(plans, at(600), ALL, done_s, 180.0)
        assert {name for name, plan in plans.items() if plan.rested} == rested

    def test_ending_what_does_not_run_changes_nothing(self) -> None:
        plans, _ = after(600)
        assert roster_answers.end_routine(plans, at(600), ALL, 180.0, 180.0) is plans


class TestFitting:
    def test_a_reminder_that_joins_shares_pause_and_meeting(self) -> None:
        plans = roster_answers.everywhere(
            after(600, (REST,))[0], lambda plan: answers.pause(plan, at(3600).wall)
        )
        plans = roster_answers.everywhere(
            plans, lambda plan: answers.begin_meeting(plan, at(1800).wall)
        )
        joined = fitted(plans, at(600), (REST, EYES))["eyes"]
        assert joined.pause_until_wall == at(3600).wall
        assert joined.meeting_until_wall == at(1800).wall
        assert joined.quiet_until == plans["rest break"].quiet_until
        assert joined.worked_s(at(600)) == 0.0

    def test_one_that_is_gone_is_forgotten_and_the_others_stay(self) -> None:
        plans, _ = after(600)
        assert fitted(plans, at(600), (REST,)) == {"rest break": plans["rest break"]}

    def test_the_first_ones_begin_alone(self) -> None:
        assert fitted({}, NOW, ALL) == begun(NOW, ALL)
