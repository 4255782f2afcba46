"""The person's own reminders in the engine: what their prompt starts, and what is told of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from desk_stretch.core.breaks.firmness import Firmness
from desk_stretch.core.breaks.reminder import Break, Kind, Reminder
from desk_stretch.core.breaks.trigger import ClockTimes, Trigger
from desk_stretch.core.history.records import Outcome
from desk_stretch.core.session.snapshot import Action
from desk_stretch.engine import commands as c
from desk_stretch.engine.events import (
    Noticed,
    PromptClosed,
    PromptOpened,
    RemindersChanged,
    SessionBegun,
    WindowAsked,
)
from desk_stretch.errors import CapabilityError, UsageError
from tests.engine.desk import READY, Desk
from tests.fakes import FakeReminders

LOOK = Break(Kind.MESSAGE, 20, text="Look out of the window.")
EYES = Reminder("eyes", "Eyes", LOOK, on=True)


def desk_with(*reminders: Reminder, **settings: Any) -> Desk:
    values = READY | {key.replace("__", "."): value for key, value in settings.items()}
    return Desk(values, reminders=FakeReminders(*reminders)).start()


def desk_for(asks: Break, **settings: Any) -> Desk:
    """A desk at which a reminder that asks for this break is on the screen."""
    desk = desk_with(replace(EYES, asks=asks), **settings)
    desk.wait(20.1)
    return desk


def begun(desk: Desk) -> tuple[str, int]:
    """The id and the seconds of the routine that runs."""
    routine = desk.engine.routine()
    assert routine is not None
    return routine.id, routine.total_seconds


class TestWhatStartBegins:
    def test_a_named_routine(self) -> None:
        desk = desk_for(Break(Kind.ROUTINE, 180, "standing-classic"))
        desk.engine.do(c.StartRoutine())
        assert begun(desk) == ("standing-classic", 180)
        assert desk.outcomes == [Outcome.STARTED]
        assert desk.record.prompt_rows[0].reminder == "eyes"

    def test_a_composed_one_of_its_length_and_posture(self) -> None:
        desk = desk_for(Break(Kind.COMPOSED, 120, posture="standing"))
        desk.engine.do(c.StartRoutine())
        routine = desk.engine.routine()
        assert routine is not None
        assert (routine.id, routine.total_seconds, routine.posture) == ("composed", 120, "standing")

    def test_a_composed_one_lasts_a_minute_at_least(self) -> None:
        desk = desk_for(Break(Kind.COMPOSED, 20))
        desk.engine.do(c.StartRoutine())
        assert begun(desk) == ("composed", 60)

    def test_without_a_posture_it_is_the_last_one(self) -> None:
        desk = desk_for(Break(Kind.COMPOSED, 60), movement__posture="standing")
        desk.engine.do(c.StartRoutine())
        assert desk.engine.routine().posture == "standing"

    def test_one_step_alone(self) -> None:
        desk = desk_for(Break(Kind.STEP, 30, "cat-cow"))
        desk.engine.do(c.StartRoutine())
        routine = desk.engine.routine()
        assert routine is not None
        assert [step.exercise.id for step in routine.steps] == ["cat-cow"]
        assert routine.id == "alone"

    def test_one_step_with_the_words_for_a_caution_that_changes_it(self) -> None:
        desk = desk_for(Break(Kind.STEP, 30, "side-bend"), movement__without=["hypermobile"])
        desk.engine.do(c.StartRoutine())
        (step,) = desk.engine.routine().steps
        assert step.cue_changes

    @pytest.mark.parametrize("posture", ["sitting", "floor"])
    def test_one_step_in_the_form_of_its_posture(self, posture: str) -> None:
        desk = desk_for(Break(Kind.STEP, 30, "cat-cow", posture=posture))
        desk.engine.do(c.StartRoutine())
        assert desk.engine.routine().posture == posture

    def test_a_step_without_a_form_of_the_posture_is_done_in_another(self) -> None:
        desk = desk_for(Break(Kind.STEP, 30, "knee-rolls", posture="standing"))
        desk.engine.do(c.SetSettings({"movement.equipment": ["mat", "cushion"]}))
        desk.engine.do(c.StartRoutine())
        assert [step.exercise.id for step in desk.engine.routine().steps] == ["knee-rolls"]

    def test_a_step_that_is_left_out_gives_way_to_a_short_routine(self) -> None:
        desk = desk_for(Break(Kind.STEP, 30, "cat-cow"), movement__leave_out=["cat-cow"])
        desk.engine.do(c.StartRoutine())
        assert begun(desk) == ("composed", 60)
        assert "cat-cow" not in [step.exercise.id for step in desk.engine.routine().steps]

    def test_a_step_that_hurt_gives_way_to_a_short_routine(self) -> None:
        desk = desk_for(Break(Kind.STEP, 30, "cat-cow"))
        desk.engine.do(c.StartRoutine())
        desk.engine.do(c.Act(Action.HURTS))
        desk.engine.do(c.StartRoutine(reminder="eyes"))
        assert begun(desk)[0] == "composed"
        assert "cat-cow" not in [step.exercise.id for step in desk.engine.routine().steps]

    def test_a_step_that_is_not_there_is_told_of_and_nothing_starts(self) -> None:
        desk = desk_for(Break(Kind.STEP, 30, "handstand"))
        with pytest.raises(UsageError, match="no exercise"):
            desk.engine.do(c.StartRoutine())
        assert desk.engine.routine() is None
        assert desk.engine.status().prompt is not None

    def test_a_routine_of_a_reminder_is_not_the_last_choice(self) -> None:
        desk = desk_for(Break(Kind.ROUTINE, 180, "standing-classic"))
        desk.engine.do(c.StartRoutine())
        assert desk.engine.settings.movement.posture == "sitting"

    def test_a_start_that_names_a_routine_means_that(self) -> None:
        desk = desk_for(Break(Kind.COMPOSED, 60))
        desk.engine.do(c.StartRoutine(routine="sitting-classic"))
        assert begun(desk) == ("sitting-classic", 180)

    def test_a_start_can_name_a_reminder_that_does_not_ask(self) -> None:
        desk = desk_with(replace(EYES, asks=Break(Kind.COMPOSED, 90)))
        desk.engine.do(c.StartRoutine(reminder="eyes"))
        assert begun(desk) == ("composed", 90)
        assert desk.engine.status().reminder == "eyes"

    def test_the_rest_break_can_be_named_beside_another_prompt(self) -> None:
        desk = desk_for(Break(Kind.COMPOSED, 60))
        desk.engine.do(c.StartRoutine(reminder="rest break"))
        assert begun(desk) == ("sitting-gentle", 180)
        assert desk.engine.status().reminder == "rest break"

    def test_another_break_waits_for_the_safety_notice(self) -> None:
        desk = desk_for(Break(Kind.COMPOSED, 60), safety__notice_version=0)
        desk.engine.do(c.StartRoutine())
        assert desk.heard(WindowAsked) == [WindowAsked("notice")]
        assert desk.engine.routine() is None
        desk.engine.do(c.AcceptNotice(1))
        assert begun(desk) == ("composed", 60)


class TestMessages:
    def test_start_means_that_it_was_read_and_needs_no_safety_notice(self) -> None:
        desk = desk_for(LOOK, safety__notice_version=0)
        desk.engine.do(c.StartRoutine())
        assert desk.heard(WindowAsked) == []
        assert desk.heard(SessionBegun) == []
        assert desk.heard(PromptClosed) == [PromptClosed(Outcome.STARTED)]
        (eyes,) = (one for one in desk.engine.status().reminders if one.reminder == "eyes")
        assert eyes.worked_s == 0

    def test_it_asks_again_after_its_time(self) -> None:
        desk = desk_for(LOOK, breaks__work_time=90)
        desk.engine.do(c.StartRoutine())
        desk.wait(19.9)
        assert len(desk.heard(PromptOpened)) == 1
        desk.wait(0.2)
        assert len(desk.heard(PromptOpened)) == 2

    def test_it_offers_no_routine_but_its_own(self) -> None:
        desk = desk_for(LOOK)
        assert desk.engine.asks() == LOOK
        assert desk.engine.offer() is None

    def test_one_that_switches_changes_the_posture_at_once(self) -> None:
        desk = desk_for(replace(LOOK, switch=True))
        desk.engine.do(c.StartRoutine())
        assert desk.engine.status().posture == "standing"


class TestOffer:
    def test_it_is_what_start_begins(self) -> None:
        desk = desk_for(Break(Kind.COMPOSED, 90))
        offered = desk.engine.offer()
        desk.wait(0.5)
        desk.engine.do(c.StartRoutine())
        assert offered is not None
        assert desk.engine.routine() == offered

    def test_one_that_cannot_be_made_is_not_offered(self) -> None:
        assert desk_for(Break(Kind.STEP, 30, "handstand")).engine.offer() is None

    def test_without_a_prompt_it_asks_for_nothing(self) -> None:
        assert desk_with(EYES).engine.asks() is None

    def test_the_prompt_of_the_rest_break_has_none(self) -> None:
        desk = desk_with(replace(EYES, minutes=200))
        desk.wait(45.1)
        assert desk.engine.asks() is None
        assert desk.engine.offer().id == "sitting-gentle"


class TestPostures:
    SWITCH = Break(Kind.COMPOSED, 60, switch=True)

    @pytest.mark.parametrize(("seconds", "posture"), [(29.5, "sitting"), (30.0, "standing")])
    def test_half_of_a_switch_is_the_change(self, seconds: float, posture: str) -> None:
        desk = desk_for(self.SWITCH)
        desk.engine.do(c.StartRoutine())
        desk.wait(seconds / 60)
        desk.engine.do(c.Act(Action.STOP))
        assert desk.engine.status().posture == posture
        assert desk.engine.settings.movement.posture == posture

    def test_a_routine_after_it_does_not_switch_again(self) -> None:
        desk = desk_for(self.SWITCH)
        desk.engine.do(c.StartRoutine())
        desk.wait(1.1)
        desk.engine.do(c.StartRoutine())
        desk.wait(3.1)
        assert desk.engine.routine() is None
        assert desk.engine.status().posture == "standing"

    def test_without_a_switch_it_stays(self) -> None:
        desk = desk_for(Break(Kind.COMPOSED, 60))
        desk.engine.do(c.StartRoutine())
        desk.wait(1.1)
        assert desk.engine.status().posture == "sitting"

    def test_the_share_of_standing_is_of_the_time_at_the_desk(self) -> None:
        desk = desk_with()
        desk.wait(10)
        desk.engine.do(c.Work("standing"))
        desk.wait(5)
        desk.engine.do(c.Work("sitting"))
        assert desk.engine.status().standing == pytest.approx(1 / 3, abs=0.02)

    def test_only_sitting_and_standing_are_postures_to_work_in(self) -> None:
        desk = desk_with()
        with pytest.raises(UsageError, match="not a posture to work in"):
            desk.engine.do(c.Work("floor"))
        assert desk.engine.status().posture == "sitting"

    def test_posture_and_share_outlive_a_restart(self) -> None:
        desk = desk_with()
        desk.wait(10)
        desk.engine.do(c.Work("standing"))
        desk.wait(10)
        desk.engine.do(c.Work("standing"))
        desk.engine.stop()
        desk.build().start()
        status = desk.engine.status()
        assert (status.posture, status.standing) == ("standing", pytest.approx(0.5, abs=0.02))


class TestStatus:
    def test_each_that_is_on_is_told_of(self) -> None:
        tea = Reminder("tea", "Tea", LOOK, on=True, trigger=Trigger.CLOCK, times=ClockTimes((570,)))
        desk = desk_with(EYES, tea, replace(EYES, id="back"), replace(EYES, id="water", on=False))
        desk.wait(5)
        told = {one.reminder: one for one in desk.engine.status().reminders}
        assert [*told] == ["rest break", "eyes", "tea", "back"]
        assert (told["eyes"].worked_s, told["eyes"].work_s) == (pytest.approx(300), 1200)
        assert (told["tea"].worked_s, told["tea"].work_s) == (0.0, 0.0)
        assert told["tea"].sentence == "The next break is due at 09:30."

    def test_the_rest_break_is_told_of_though_it_is_off(self) -> None:
        desk = desk_with(EYES, breaks__enabled=False)
        assert [one.reminder for one in desk.engine.status().reminders] == ["rest break"]

    def test_what_was_skipped_can_be_done_until_it_is(self) -> None:
        desk = desk_for(LOOK)
        assert desk.engine.status().skipped == ""
        desk.engine.do(c.Skip())
        assert desk.engine.status().skipped == "eyes"
        desk.engine.do(c.StartRoutine(reminder="eyes"))
        assert desk.engine.status().skipped == ""

    def test_of_two_that_were_skipped_the_last_is_told(self) -> None:
        desk = desk_for(LOOK)
        desk.engine.do(c.Skip())
        desk.wait(25)
        assert desk.engine.status().prompt.reminder == "rest break"
        desk.engine.do(c.Skip())
        assert desk.engine.status().skipped == "rest break"

    def test_while_it_is_being_done_it_is_not_told_as_skipped(self) -> None:
        desk = desk_for(Break(Kind.COMPOSED, 60))
        desk.engine.do(c.Skip())
        desk.engine.do(c.StartRoutine(reminder="eyes"))
        assert desk.engine.status().skipped == ""

    def test_a_miss_of_any_is_told(self) -> None:
        desk = desk_for(LOOK)
        desk.wait(1.1)
        assert desk.engine.status().missed
        assert [one.missed for one in desk.engine.status().reminders] == [False, True]


class TestSkips:
    def test_when_the_day_has_no_skip_left_it_says_so(self) -> None:
        desk = desk_with(replace(EYES, skips=1), breaks__work_time=90)
        desk.wait(20.1)
        assert desk.engine.status().prompt.skips_left == 1
        desk.engine.do(c.Skip())
        desk.wait(20)
        assert desk.engine.status().prompt.skips_left == 0
        with pytest.raises(CapabilityError, match="No skip is left") as error:
            desk.engine.do(c.Skip())
        assert error.value.hint == "Start it, snooze it, or pause the reminders."
        assert desk.engine.status().prompt is not None

    def test_a_strict_one_asks_again_and_cannot_be_skipped(self) -> None:
        desk = desk_with(replace(EYES, firmness=Firmness.STRICT))
        desk.wait(20.1)
        with pytest.raises(CapabilityError):
            desk.engine.do(c.Skip())
        desk.wait(6.1)
        assert len(desk.heard(PromptOpened)) == 2
        assert desk.outcomes == [Outcome.MISSED]


class TestChanging:
    def test_other_minutes_count_at_once(self) -> None:
        desk = desk_with(EYES)
        desk.wait(12)
        desk.engine.do(c.SetReminder("eyes", {"minutes": 10}))
        assert desk.heard(PromptOpened)[0].prompt.reminder == "eyes"
        assert desk.heard(RemindersChanged) == [RemindersChanged()]
        assert desk.engine.reminders() == (replace(EYES, minutes=10),)

    @pytest.mark.parametrize("values", [None, {"on": False}])
    def test_one_that_is_gone_takes_its_prompt_along(self, values: dict[str, Any] | None) -> None:
        desk = desk_for(LOOK)
        desk.engine.do(c.SetReminder("eyes", values))
        assert desk.heard(PromptClosed) == [PromptClosed(Outcome.WITHDRAWN)]
        assert desk.outcomes == [Outcome.WITHDRAWN]
        assert desk.engine.status().prompt is None
        assert desk.engine.asks() is None

    def test_a_new_one_begins_at_zero(self) -> None:
        desk = desk_with()
        desk.wait(10)
        desk.engine.do(c.SetReminder("eyes", {"name": "Eyes", "asks": LOOK, "on": True}))
        desk.wait(19.9)
        assert desk.heard(PromptOpened) == []
        desk.wait(0.2)
        assert desk.heard(PromptOpened)[0].prompt.reminder == "eyes"

    def test_where_none_can_be_kept_it_says_so(self) -> None:
        desk = Desk().start()
        with pytest.raises(UsageError, match="cannot be kept here"):
            desk.engine.do(c.SetReminder("eyes", None))
        assert desk.engine.reminders() == ()

    def test_what_is_wrong_with_them_is_told_at_the_start_and_after_a_change(self) -> None:
        store = FakeReminders(EYES)
        store.notices = ("In reminders.toml: eyes.every: a number.",)
        desk = Desk(reminders=store).start()
        assert desk.heard(Noticed) == [Noticed(store.notices[0])]
        store.notices = ("In reminders.toml: tea.at: times of day.",)
        desk.engine.do(c.SetReminder("eyes", {"minutes": 30}))
        assert desk.heard(Noticed)[1:] == [Noticed(store.notices[0])]


class TestRestart:
    def test_a_snooze_and_the_count_go_on(self) -> None:
        desk = desk_with(EYES)
        desk.wait(20.1)
        desk.engine.do(c.Snooze())
        desk.engine.stop()
        desk.build().start()
        told = {one.reminder: one for one in desk.engine.status().reminders}
        assert told["eyes"].state == "snoozed"
        assert told["rest break"].worked_s == pytest.approx(20.1 * 60)
        desk.wait(5)
        assert len(desk.heard(PromptOpened)) == 2

    def test_a_routine_that_ended_with_the_app_is_asked_for_again(self) -> None:
        desk = desk_for(Break(Kind.COMPOSED, 60))
        desk.engine.do(c.StartRoutine())
        desk.wait(0.1)
        desk.engine.stop()
        desk.build().start()
        desk.wait(6)
        assert [one.prompt.reminder for one in desk.heard(PromptOpened)] == ["eyes", "eyes"]


class TestWhoseBreakItWas:
    STRETCH = replace(EYES, id="stretch", asks=Break(Kind.STEP, 20, "side-bend"), minutes=120)

    def test_a_short_break_done_in_a_terminal_is_not_the_rest_break(self) -> None:
        desk = desk_with(self.STRETCH)
        desk.wait(30)
        desk.engine.do(c.RoutineDone(20, 20, "stretch"))
        worked = {one.reminder: one.worked_s for one in desk.engine.status().reminders}
        assert worked == {"rest break": 1800.0, "stretch": 0.0}

    def test_a_prompt_that_gives_way_to_another_break_was_not_started(self) -> None:
        desk = desk_with(EYES, self.STRETCH)
        desk.wait(20.1)
        desk.engine.do(c.StartRoutine(reminder="stretch"))
        assert desk.outcomes == [Outcome.WITHDRAWN]
        assert desk.record.prompt_rows[0].reminder == "eyes"


def test_a_reminder_that_is_off_wakes_nobody() -> None:
    noon = replace(EYES, trigger=Trigger.CLOCK, times=ClockTimes((9 * 60 + 10,)))
    wishes = []
    for on in (False, True):
        desk = desk_with(replace(noon, on=on))
        wishes.append(desk.wakers[-1].wished)
    assert wishes[0] == 45 * 60
    assert wishes[1] == 10 * 60
