"""Every state and every event has its one sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from desk_stretch.core.breaks import answers
from desk_stretch.core.breaks.decision import Reason, ReasonCode
from desk_stretch.core.breaks.explain import explain
from desk_stretch.core.breaks.hours import Hours
from desk_stretch.core.breaks.keep import freeze, thaw
from desk_stretch.core.breaks.plan import Plan, Stage, fresh
from desk_stretch.core.breaks.planner import decide
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.reading import Presence, Reading
from desk_stretch.core.breaks.reasons import clock, sentence, span
from desk_stretch.core.moment import Moment

NOW = Moment(1_767_603_600.0, 1000.0)  # 2026-01-05 09:00 UTC, a Monday
HERE = Reading(Presence.ACTIVE, None)
POLICY = Policy()
CLOSED = replace(POLICY, hours=Hours(frozenset({0}), ((600, 660),)))


def at(seconds: float) -> Moment:
    return NOW.after(seconds)


def run(seconds: float, reading: Reading = HERE, policy: Policy = POLICY) -> Plan:
    plan = decide(fresh(NOW, policy), NOW, HERE, policy)[0]
    return decide(plan, at(seconds), reading, policy)[0]


def test_counting_tells_when_the_next_break_is_due() -> None:
    state, reason, due = explain(run(600), at(600), HERE, POLICY)
    assert (state, due) == ("counting", NOW.wall + 3000)
    assert sentence(reason, at(600)) == "The next break is due at 09:50, in 40 minutes of work."
    assert explain(run(2999.5), at(2999.5), HERE, POLICY).next_due == at(3000).wall


def test_away_and_locked_say_so() -> None:
    idle = Reading(Presence.IDLE, 1600.0)
    state, reason, due = explain(run(600, idle), at(600), idle, POLICY)
    assert (state, due) == ("away", None)
    assert "40 minutes of work are left" in sentence(reason, at(600), ongoing=True)
    locked = Reading(Presence.LOCKED, None, 1600.0)
    state, reason, due = explain(run(600, locked), at(600), locked, POLICY)
    assert (state, due) == ("away", None)
    assert sentence(reason, at(600), ongoing=True) == "The screen is locked."


def test_due_and_away_waits() -> None:
    idle = Reading(Presence.IDLE, 4000.0)
    plan = run(3000)
    plan = decide(replace(plan, stage=plan.stage.DUE, prompt=None), at(3001), idle, POLICY)[0]
    state, reason, _ = explain(plan, at(3001), idle, POLICY)
    assert (state, reason.code) == ("away", ReasonCode.AWAY)
    assert sentence(reason, at(3001), ongoing=True) == "A break is due; you are away."


def test_due_while_typing_waits_for_a_pause() -> None:
    typing = Reading(Presence.ACTIVE, 4000.0)
    plan = run(3000, typing)
    state, reason, due = explain(plan, at(3000), typing, POLICY)
    assert (state, reason.code, due) == ("due", ReasonCode.TYPING, at(3005).wall)


@pytest.mark.parametrize(("seconds", "due"), [(3004.5, 3005), (3005, 3005), (3010, 3010)])
def test_a_pause_in_typing_is_waited_for_to_the_second_and_not_beyond(
    seconds: float, due: float
) -> None:
    typing = Reading(Presence.ACTIVE, 4000.0)
    told = explain(run(3000, typing), at(seconds), typing, POLICY)
    assert (told.reason.code, told.next_due) == (ReasonCode.TYPING, at(due).wall)


def test_a_prompt_on_the_screen_gives_its_own_reason() -> None:
    state, reason, _ = explain(run(3000), at(3000), HERE, POLICY)
    assert (state, sentence(reason, at(3000))) == ("due", "You have worked for 50 minutes.")


def test_snoozed_paused_and_closed() -> None:
    plan = answers.snooze(run(3000), at(3000), POLICY)
    state, reason, due = explain(plan, at(3000), HERE, POLICY)
    assert (state, due) == ("snoozed", at(3300).wall)
    assert sentence(reason, at(3000)) == "Snoozed until 09:55."
    paused = answers.pause(plan, at(7200).wall)
    state, reason, due = explain(paused, at(3000), HERE, POLICY)
    assert (state, due) == ("paused", at(7200).wall)
    assert sentence(reason, at(3000)) == "Reminders are paused until 11:00."


def test_the_next_break_falls_into_working_hours() -> None:
    hours = Hours(frozenset({0, 1}), ((540, 565), (600, 610)))  # 9:00-9:25, 10:00-10:10
    policy = replace(POLICY, hours=hours)
    state, _, due = explain(run(0, policy=policy), NOW, HERE, policy)
    assert (state, due) == ("counting", NOW.wall + 24 * 3600 + 900), "25, 10, 15 minutes"
    paused = answers.pause(run(0, policy=policy), at(3600).wall)
    state, _, due = explain(paused, NOW, HERE, policy)
    assert (state, due) == ("paused", NOW.wall + 7 * 24 * 3600 + 300), "10, 25, 10, 5 minutes"


def test_a_snooze_past_closing_time_is_over_when_hours_begin() -> None:
    policy = replace(POLICY, hours=Hours(frozenset({0, 1}), ((540, 600),)))
    plan = answers.snooze(run(3000, policy=policy), at(3000), policy, 900)
    state, reason, due = explain(plan, at(3000), HERE, policy)
    assert (state, reason.until) == ("snoozed", at(3900).wall)
    assert due == NOW.wall + 24 * 3600
    paused = answers.pause(plan, at(7200).wall)
    assert explain(paused, at(3000), HERE, policy).next_due == NOW.wall + 24 * 3600


def test_outside_hours_names_the_next_time() -> None:
    plan = run(60, policy=CLOSED)
    state, reason, due = explain(plan, at(60), HERE, CLOSED)
    assert (state, due) == ("outside hours", at(3600 + 3000).wall)
    assert sentence(reason, at(60)) == "Outside working hours; next at 10:00."
    never = replace(POLICY, hours=Hours(frozenset(), ()))
    state, reason, due = explain(run(60, policy=never), at(60), HERE, never)
    assert (due, sentence(reason, at(60))) == (None, "Outside working hours.")


def test_a_day_off_says_so() -> None:
    today = frozenset({NOW.day})
    off = replace(POLICY, hours=Hours(frozenset({0}), ((600, 660),), today))
    state, reason, due = explain(run(60, policy=off), at(60), HERE, off)
    assert state == "outside hours"
    assert due == at(7 * 86400 + 3600 + 3000).wall
    assert sentence(reason, at(60)) == "Today is a day off; next at 10:00 on 2026-01-12."
    plan = replace(run(3000), stage=Stage.DUE, prompt=None)
    assert explain(plan, at(3000), HERE, off).reason.code is ReasonCode.DAY_OFF
    assert sentence(Reason(ReasonCode.DAY_OFF), at(0)) == "Today is a day off."


def test_switched_off_and_capped() -> None:
    off = replace(POLICY, enabled=False)
    state, reason, due = explain(run(60, policy=off), at(60), HERE, off)
    assert (state, due) == ("off", None)
    assert "switched off" in sentence(reason, at(60))
    capped = replace(run(60), asked_today=8)
    state, reason, _ = explain(capped, at(60), HERE, POLICY)
    assert state == "capped"
    assert sentence(reason, at(60)).startswith("8 breaks were asked for today")


class TestBeyondTheCapNoTimeOfTheSameDayIsTold:
    def told(self, seconds: float, policy: Policy = POLICY, **more: Any) -> float | None:
        plan = replace(run(60, policy=policy), asked_today=8, **more)
        return explain(plan, at(seconds), HERE, policy).next_due

    def test_in_a_pause(self) -> None:
        assert self.told(60, pause_until_wall=at(3600).wall) is None
        tomorrow = at(15 * 3600).wall
        assert self.told(60, pause_until_wall=tomorrow) == tomorrow + 3000 - 60

    def test_in_a_gap_of_the_hours(self) -> None:
        assert self.told(60, CLOSED) is None
        monday = replace(POLICY, hours=Hours(frozenset({1}), ((600, 660),)))
        assert self.told(60, monday) == at(25 * 3600 + 3000).wall

    def test_while_one_is_due_in_a_pause(self) -> None:
        due = {"stage": Stage.DUE, "pause_until_wall": at(3600).wall}
        assert self.told(60, **due) is None
        assert self.told(60, asked=True, **due) == at(3600).wall

    def test_while_snoozed(self) -> None:
        snoozed = {"stage": Stage.SNOOZED, "not_before": at(3600).steady}
        assert self.told(60, **snoozed) is None
        assert self.told(60, asked=True, **snoozed) == at(3600).wall


def test_held_and_quiet_and_the_courtesy_after_a_hold() -> None:
    call = replace(HERE, holds=frozenset({"call", "camera"}))
    plan = run(3000, call)
    state, reason, due = explain(plan, at(3000), call, POLICY)
    assert (state, due) == ("held", None)
    assert sentence(reason, at(3000)) == (
        "Holding the break while you are in a meeting and the camera is in use."
    )
    plan = decide(plan, at(3010), HERE, POLICY)[0]
    state, reason, due = explain(plan, at(3010), HERE, POLICY)
    assert (state, due) == ("held", at(3070).wall)
    assert sentence(reason, at(3010), ongoing=True) == "A kept break is asked for in 1 minute."
    quiet = replace(plan, quiet_until=at(3100).steady)
    state, reason, due = explain(quiet, at(3010), HERE, POLICY)
    assert (state, reason.code, due) == ("quiet", ReasonCode.QUIET, at(3100).wall)


def test_a_routine_explains_itself() -> None:
    plan = answers.begin_routine(run(60), at(60))
    assert explain(plan, at(60), HERE, POLICY).state == "routine"


@pytest.mark.parametrize("code", list(ReasonCode))
@pytest.mark.parametrize("ongoing", [True, False])
def test_every_code_has_a_calm_sentence(code: ReasonCode, ongoing: bool) -> None:
    text = sentence(Reason(code, 300.0, NOW.wall, ("call",)), NOW, ongoing=ongoing)
    assert text.endswith(".")
    assert "{" not in text
    assert "!" not in text
    assert len(text.split()) <= 20


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 seconds"), (1, "1 second"), (0.2, "1 second"), (59, "59 seconds"),
        (60, "1 minute"), (3000, "50 minutes"), (7169, "119 minutes"), (7170, "2 h 0 min"),
        (9000, "2 h 30 min"),
    ],
)  # fmt: skip
def test_spans(seconds: float, text: str) -> None:
    assert span(seconds) == text


def test_clock_names_the_day_when_it_is_another() -> None:
    assert clock(NOW.wall, NOW) == "09:00"
    assert clock(NOW.wall + 86400, NOW) == "09:00 tomorrow"
    assert clock(NOW.wall + 2 * 86400, NOW) == "09:00 on Wednesday"
    assert clock(NOW.wall + 6 * 86400, NOW) == "09:00 on Sunday"
    assert clock(NOW.wall + 7 * 86400, NOW) == "09:00 on 2026-01-12"
    assert clock(NOW.wall - 86400, NOW) == "09:00 on 2026-01-04"


def test_answers_without_a_question_change_nothing() -> None:
    plan = run(60)
    assert answers.snooze(plan, at(60), POLICY) == plan
    assert answers.skip(plan, at(60), POLICY) == plan
    assert answers.end_routine(plan, at(60), POLICY, 10, 180) == plan


def test_skipping_while_away_leaves_the_clock_at_rest() -> None:
    idle = Reading(Presence.IDLE, 4000.0)
    plan = decide(answers.snooze(run(3000), at(3000), POLICY), at(3040), idle, POLICY)[0]
    assert answers.skip(plan, at(3040), POLICY).counting_from is None


def test_a_kept_plan_of_another_version_or_shape_is_left_out() -> None:
    kept = freeze(run(600), at(600))
    assert thaw(kept, at(660), POLICY).base_s == 600
    for damage in ({"version": 9}, {"wall": "yesterday"}, {"day": "x"}, {"cause": "?"}):
        assert thaw(kept | damage, at(660), POLICY).base_s == 0


def test_a_kept_break_that_a_hold_kept_back_waits_a_little_after_the_start() -> None:
    policy = replace(POLICY, quiet_s=0.0)
    call = Reading(Presence.ACTIVE, None, holds=frozenset({"call"}))
    plan = thaw(freeze(run(3000, call), at(3000)), at(3010), policy)
    for seconds, stage in ((3069, Stage.DUE), (3070, Stage.PROMPTED)):
        assert decide(plan, at(seconds), HERE, policy)[0].stage is stage


def test_after_a_routine_only_the_break_that_it_answered_is_due_again() -> None:
    for seconds, stage in ((600, Stage.COUNTING), (3000, Stage.DUE)):
        plan = answers.begin_routine(run(seconds), at(seconds))
        assert thaw(freeze(plan, at(seconds + 10)), at(seconds + 20), POLICY).stage is stage


def test_a_kept_prompt_is_asked_again_and_a_snooze_goes_on() -> None:
    held = run(3000, Reading(Presence.ACTIVE, None, holds=frozenset({"call"})))
    for now in (2990, 3000, 3010):  # the first: the clock was set back meanwhile
        for plan in (run(3000), held):
            due = thaw(freeze(plan, at(3000)), at(now), POLICY)
            assert due.stage == due.stage.DUE
    snoozed = answers.snooze(run(3000), at(3000), POLICY)
    for now, until in ((2990, 3290), (3000, 3300), (3299.5, 3300)):
        again = thaw(freeze(snoozed, at(3000)), at(now), POLICY)
        assert (again.stage, again.not_before) == (Stage.SNOOZED, at(until).steady)
    again = thaw(freeze(snoozed, at(3000)), at(3100), POLICY)
    assert again.stage == again.stage.SNOOZED
    assert again.not_before == pytest.approx(at(3300).steady)
