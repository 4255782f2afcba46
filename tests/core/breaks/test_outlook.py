"""Which reminder a short answer speaks of, and what is told of one at fixed times."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk_stretch.core.breaks import answers, roster_answers
from desk_stretch.core.breaks.decision import ReasonCode
from desk_stretch.core.breaks.explain import Explanation, explain
from desk_stretch.core.breaks.firmness import Firmness
from desk_stretch.core.breaks.hours import Hours
from desk_stretch.core.breaks.outlook import look_out
from desk_stretch.core.breaks.plan import fresh
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.reading import Presence, Reading
from desk_stretch.core.breaks.reasons import sentence
from desk_stretch.core.breaks.roster import Plans, advance_all, begun
from desk_stretch.core.breaks.trigger import ClockTimes, Trigger
from desk_stretch.core.moment import Moment

NOW = Moment(1_767_603_600.0, 1000.0)  # 2026-01-05 09:00 UTC, a Monday
HERE = Reading(Presence.ACTIVE, None)
AWAY = Reading(Presence.IDLE, NOW.steady)
REST = Policy()
EYES = replace(REST, reminder="eyes", work_s=1200.0, routine_s=20.0)
TEA = replace(REST, reminder="tea", trigger=Trigger.CLOCK, times=ClockTimes((570, 780)))
ALL = (REST, EYES)


def at(seconds: float) -> Moment:
    return NOW.after(seconds)


def after(seconds: float, policies: tuple[Policy, ...] = ALL) -> Plans:
    plans, _, _ = advance_all(begun(NOW, policies), NOW, HERE, policies)
    return advance_all(plans, at(seconds), HERE, policies)[0]


def foremost(
    plans: Plans, seconds: float, policies: tuple[Policy, ...] = ALL, reading: Reading = HERE
) -> str:
    return look_out(plans, at(seconds), reading, policies).foremost.reminder


class TestForemost:
    def test_what_comes_first_is_spoken_of(self) -> None:
        assert foremost(after(60), 60) == "eyes"

    def test_an_open_prompt_comes_before_everything(self) -> None:
        assert foremost(after(3000), 3000) == "rest break"

    def test_a_routine_comes_before_everything(self) -> None:
        plans = roster_answers.begin_routine(after(60), at(60), ALL)
        assert foremost(plans, 60) == "rest break"

    def test_one_that_is_off_comes_last(self) -> None:
        policies = (REST, replace(EYES, enabled=False))
        assert foremost(after(60, policies), 60, policies) == "rest break"

    def test_one_that_has_a_time_comes_before_one_that_has_none(self) -> None:
        tea = replace(TEA, times=ClockTimes((1020,)))
        assert foremost(after(60, (REST, tea)), 60, (REST, tea), AWAY) == "tea"

    def test_without_any_time_the_one_with_the_least_left_comes_first(self) -> None:
        assert foremost(after(0), 0, ALL, AWAY) == "eyes"

    def test_of_two_at_once_the_longer_one_comes_first(self) -> None:
        policies = (EYES, replace(EYES, reminder="back", routine_s=60.0))
        assert foremost(after(60, policies), 60, policies) == "back"

    def test_each_has_its_own_explanation(self) -> None:
        each = look_out(after(3000), at(3000), HERE, ALL).each
        assert {name: told.state for name, told in each.items()} == {
            "rest break": "due", "eyes": "waiting",
        }  # fmt: skip


class TestFixedTimes:
    def told(self, policy: Policy = TEA, *, paused_s: float = 0.0) -> Explanation:
        plan = fresh(NOW, policy)
        if paused_s:
            plan = answers.pause(plan, at(paused_s).wall)
        return explain(plan, NOW, HERE, policy)

    def test_the_next_time_is_told(self) -> None:
        state, reason, due = self.told()
        assert (state, due) == ("counting", at(1800).wall)
        assert sentence(reason, NOW) == "The next break is due at 09:30."

    def test_a_time_in_a_pause_passes_by(self) -> None:
        state, _, due = self.told(paused_s=3600)
        assert (state, due) == ("paused", at(4 * 3600).wall)

    def test_a_time_at_which_the_pause_ends_is_asked_for(self) -> None:
        assert self.told(paused_s=1800).next_due == at(1800).wall
        assert self.told(paused_s=1801).next_due == at(4 * 3600).wall

    def test_a_time_outside_the_hours_passes_by(self) -> None:
        late = replace(TEA, hours=Hours(frozenset(range(7)), ((720, 1020),)))
        state, _, due = self.told(late)
        assert (state, due) == ("outside hours", at(4 * 3600).wall)

    def test_times_that_never_fall_into_the_hours_are_not_sought_for_ever(self) -> None:
        night = replace(TEA, hours=Hours(frozenset(range(7)), ((540, 541),)))
        assert self.told(night) == Explanation("counting", self.told(night).reason, None)
        assert self.told(night).reason.code is ReasonCode.NO_TIME

    def test_without_times_it_says_so(self) -> None:
        state, reason, due = self.told(replace(TEA, times=ClockTimes()))
        assert (state, due) == ("counting", None)
        assert sentence(reason, NOW) == "No time is set for this reminder."

    def test_switched_off_has_no_time(self) -> None:
        assert self.told(replace(TEA, enabled=False))[0::2] == ("off", None)

    def test_beyond_the_cap_nothing_comes(self) -> None:
        assert self.told(replace(TEA, daily_cap=0))[0::2] == ("capped", None)


def test_by_the_wall_a_time_is_told_and_sitting_still_does_not_change_it() -> None:
    water = replace(EYES, trigger=Trigger.WALL)
    for reading in (HERE, AWAY):
        state, reason, due = explain(fresh(NOW, water), NOW, reading, water)
        assert (state, due) == ("counting", at(1200).wall)
        assert sentence(reason, NOW) == "The next break is due at 09:20."


def test_work_that_would_be_done_at_closing_time_is_told_for_the_next_opening() -> None:
    until = Hours(frozenset(range(7)), ((540, 590),))  # 50 minutes from 09:00
    told = explain(after(0)["rest break"], NOW, HERE, replace(REST, hours=until))
    assert told.next_due == at(86400).wall


def test_a_snooze_is_over_at_its_second_and_no_later() -> None:
    plans = roster_answers.snooze(after(3000), at(3000), ALL, 300.0)
    told = explain(plans["rest break"], at(3001), HERE, REST)
    assert (told.state, told.next_due) == ("snoozed", at(3300).wall)
    paused = answers.pause(plans["rest break"], at(3400).wall)
    assert explain(paused, at(3001), HERE, REST).next_due == at(3400).wall


def test_frozen_work_time_says_what_holds_it() -> None:
    frozen = replace(REST, freezing=frozenset({"camera"}))
    film = replace(HERE, holds=frozenset({"camera"}))
    state, reason, due = explain(after(60)["rest break"], at(60), film, frozen)
    assert (state, due) == ("held", None)
    assert sentence(reason, NOW) == "Work time stands still while the camera is in use."


def test_a_miss_that_comes_again_says_when() -> None:
    steady = replace(REST, firmness=Firmness.STEADY)
    plans = after(3000, (steady,))
    plans = advance_all(plans, at(3060), HERE, (steady,))[0]
    state, reason, due = explain(plans["rest break"], at(3060), HERE, steady)
    assert (state, due) == ("snoozed", at(3360).wall)
    assert sentence(reason, NOW) == "Asking again at 09:56."


@pytest.mark.parametrize("seconds", [3030, 3050])
def test_apart_says_when_it_is_over(seconds: int) -> None:
    plans = roster_answers.snooze(after(3000), at(3000), ALL, 1200.0)
    told = look_out(plans, at(seconds), HERE, ALL).each["eyes"]
    assert (told.state, told.reason.code) == ("waiting", ReasonCode.APART)
    assert told.next_due == at(3120).wall
