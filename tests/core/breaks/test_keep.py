"""What of several reminders outlives the process, and what does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from desk_stretch.core.breaks import answers, roster_answers
from desk_stretch.core.breaks.decision import Reason, ReasonCode
from desk_stretch.core.breaks.keep import freeze, freeze_all, thaw, thaw_all
from desk_stretch.core.breaks.plan import Stage
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.reading import Presence, Reading
from desk_stretch.core.breaks.roster import Plans, advance_all, begun
from desk_stretch.core.breaks.trigger import ClockTimes, Trigger
from desk_stretch.core.moment import Moment

NOW = Moment(1_767_603_600.0, 1000.0)  # 2026-01-05 09:00 UTC, a Monday
HERE = Reading(Presence.ACTIVE, None)
REST = Policy()
EYES = replace(REST, reminder="eyes", work_s=1200.0, routine_s=20.0, natural_idle_s=60.0)
ALL = (REST, EYES)
MEETING_S = 7200.0


def at(seconds: float) -> Moment:
    return NOW.after(seconds)


def after(seconds: float) -> Plans:
    plans, _, _ = advance_all(begun(NOW, ALL), NOW, HERE, ALL)
    return advance_all(plans, at(seconds), HERE, ALL)[0]


def test_each_goes_on_where_it_was() -> None:
    plans = roster_answers.snooze(after(1200), at(1200), ALL, 300.0)
    plans = thaw_all(freeze_all(plans, at(1210)), at(1240), ALL)
    assert plans["eyes"].stage is Stage.SNOOZED
    assert plans["eyes"].not_before == pytest.approx(at(1500).steady)
    assert plans["rest break"].worked_s(at(1240)) == 1210.0


def test_away_for_the_rest_of_one_only_that_one_begins_anew() -> None:
    plans = thaw_all(freeze_all(after(600), at(600)), at(660), ALL)
    assert plans["eyes"].worked_s(at(660)) == 0.0
    assert plans["rest break"].worked_s(at(660)) == 600.0


def test_a_state_of_the_time_with_one_reminder_is_that_of_the_first() -> None:
    plans = thaw_all(freeze(after(600)["rest break"], at(600)), at(630), ALL)
    assert plans["rest break"].worked_s(at(630)) == 600.0
    assert plans["eyes"].worked_s(at(630)) == 0.0


def test_what_is_kept_names_its_version() -> None:
    kept = freeze_all(after(600), at(600))
    assert kept["version"] == 2
    assert {one["version"] for one in kept["plans"].values()} == {1}


def test_a_state_of_the_time_before_skips_were_counted_has_none() -> None:
    kept = freeze(roster_answers.skip(after(1200), at(1200), ALL)["eyes"], at(1200))
    del kept["skipped_today"]
    assert thaw(kept, at(1210), EYES).skipped_today == 0


@pytest.mark.parametrize(("kept_s", "worked_s"), [(-5.0, 0.0), (0.0, 0.0), (0.5, 0.5)])
def test_work_goes_on_from_the_second_that_was_kept_and_never_below_none(
    kept_s: float, worked_s: float
) -> None:
    kept = freeze(after(600)["eyes"], at(600)) | {"worked_s": kept_s}
    assert thaw(kept, at(610), EYES).base_s == worked_s


def test_one_that_was_not_there_before_shares_pause_and_meeting() -> None:
    plans = roster_answers.everywhere(
        after(600), lambda plan: answers.begin_meeting(plan, at(MEETING_S).wall)
    )
    kept = freeze_all({"rest break": plans["rest break"]}, at(600))
    joined = thaw_all(kept, at(630), ALL)["eyes"]
    assert joined.meeting_until_wall == at(MEETING_S).wall
    over = roster_answers.everywhere(plans, answers.end_meeting)
    assert not any(plan.in_meeting(at(630)) for plan in over.values())


def test_skips_of_the_day_stay_until_midnight() -> None:
    plans = roster_answers.skip(after(1200), at(1200), ALL)
    kept = freeze_all(plans, at(1200))
    same = thaw_all(kept, at(1210), ALL)["eyes"]
    assert (same.skipped_today, same.skipped) == (1, True)
    tomorrow = thaw_all(kept, at(86400), ALL)["eyes"]
    assert (tomorrow.skipped_today, tomorrow.skipped) == (0, False)


@pytest.mark.parametrize(("days", "counted"), [(1, 1), (2, 0), (365, 0)])
def test_counts_of_a_day_that_was_never_there_are_dropped(days: int, counted: int) -> None:
    kept = freeze(roster_answers.skip(after(1200), at(1200), ALL)["eyes"], at(1200))
    kept["day"] = (NOW.day + timedelta(days=days)).isoformat()
    plan = thaw(kept, at(1210), EYES)
    assert (plan.asked_today, plan.skipped_today, plan.skipped) == (counted, counted, counted)


@pytest.mark.parametrize(
    "kept",
    [
        None, {}, {"version": 2}, {"version": 2, "plans": 3},
        {"version": 2, "plans": {"eyes": 3}},
    ],
)  # fmt: skip
def test_what_cannot_be_read_begins_anew(kept: dict[str, object] | None) -> None:
    assert thaw_all(kept, NOW, ALL) == begun(NOW, ALL)


class TestAFixedTime:
    LUNCH = replace(REST, trigger=Trigger.CLOCK, times=ClockTimes((9 * 60 + 10,)), quiet_s=0.0)

    def kept(self) -> dict[str, Any]:
        """What is kept of one that has come and was not answered yet."""
        plans, *_ = advance_all(begun(NOW, (self.LUNCH,)), at(600), HERE, (self.LUNCH,))
        return freeze(plans[REST.reminder], at(610))

    def test_its_prompt_names_it_after_a_restart_too(self) -> None:
        plan = thaw(self.kept(), at(620), self.LUNCH)
        assert plan.cause == Reason(ReasonCode.CLOCK_TIME, until=at(600).wall)

    def test_a_state_of_the_time_before_it_was_kept_is_read(self) -> None:
        kept = self.kept()
        del kept["cause_until"]
        assert thaw(kept, at(620), self.LUNCH).cause == Reason(ReasonCode.CLOCK_TIME)


def test_a_reminder_without_times_wishes_for_nothing() -> None:
    tea = replace(EYES, trigger=Trigger.CLOCK, times=ClockTimes())
    assert advance_all(begun(NOW, (tea,)), NOW, HERE, (tea,))[2] is None
