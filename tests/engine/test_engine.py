"""The engine between its ports: what it asks, does, writes and announces."""

from __future__ import annotations

import pytest

from desk_stretch.core.breaks.decision import ReasonCode
from desk_stretch.core.history.records import Outcome, StepOutcome
from desk_stretch.core.session.snapshot import Action, SessionState
from desk_stretch.engine import commands as c
from desk_stretch.engine.events import (
    Noticed,
    PromptClosed,
    PromptOpened,
    QuitAsked,
    SessionBegun,
    SessionEnded,
    SessionMoved,
    SettingsChanged,
    StatusChanged,
    WindowAsked,
)
from desk_stretch.errors import BadDataError, CapabilityError, StorageError, UsageError
from tests.engine.desk import CATALOGUE, READY, Desk
from tests.fakes import FakeAutostart


@pytest.fixture
def desk() -> Desk:
    return Desk().start()


def test_a_break_is_asked_for_after_the_work_time(desk: Desk) -> None:
    desk.wait(44.9)
    assert desk.heard(PromptOpened) == []
    assert desk.engine.status().state == "counting"
    desk.wait(0.2)
    (opened,) = desk.heard(PromptOpened)
    assert opened.prompt.snoozes_left == 2
    assert desk.engine.status().state == "due"
    assert "45 minutes" in desk.engine.status().sentence


def test_a_prompt_nobody_answers_is_missed_and_written_down(desk: Desk) -> None:
    desk.wait(46.1)
    assert desk.outcomes == [Outcome.MISSED]
    assert desk.heard(PromptClosed)[0].outcome is Outcome.MISSED
    assert desk.engine.status().missed


def test_snooze_asks_again_and_the_last_one_missed_is_snoozed_out(desk: Desk) -> None:
    desk.wait(45)
    desk.engine.do(c.Snooze())
    desk.wait(5)
    desk.engine.do(c.Snooze(minutes=1))
    desk.wait(1)
    assert len(desk.heard(PromptOpened)) == 3
    with pytest.raises(CapabilityError, match="No snooze is left"):
        desk.engine.do(c.Snooze())
    desk.wait(1)
    assert desk.outcomes == [Outcome.SNOOZED, Outcome.SNOOZED, Outcome.SNOOZED_OUT]


def test_nothing_due_can_be_neither_snoozed_nor_skipped(desk: Desk) -> None:
    with pytest.raises(CapabilityError, match="nothing to snooze"):
        desk.engine.do(c.Snooze())
    with pytest.raises(CapabilityError, match="nothing to skip"):
        desk.engine.do(c.Skip())


def test_skip_gives_the_break_up(desk: Desk) -> None:
    desk.wait(45)
    desk.engine.do(c.Skip())
    assert desk.outcomes == [Outcome.SKIPPED]
    assert desk.engine.status().worked_s == 0
    assert not desk.engine.status().missed


def test_skip_while_snoozed_needs_no_open_prompt(desk: Desk) -> None:
    desk.wait(45)
    desk.engine.do(c.Snooze())
    desk.engine.do(c.Skip())
    assert desk.outcomes == [Outcome.SNOOZED]
    assert desk.engine.status().state == "counting"


def test_a_routine_runs_hands_free_to_its_end(desk: Desk) -> None:
    desk.wait(45)
    desk.engine.do(c.StartRoutine(posture="sitting"))
    assert desk.outcomes == [Outcome.STARTED]
    assert desk.engine.status().state == "routine"
    (begun,) = desk.heard(SessionBegun)
    assert begun.snapshot.total_s == 180
    desk.wait(179 / 60)
    assert desk.engine.snapshot() is not None
    desk.wait(2 / 60)
    assert desk.engine.snapshot() is None
    (ended,) = desk.heard(SessionEnded)
    assert (ended.outcome, ended.steps_done, ended.steps_total) == (Outcome.COMPLETED, 5, 5)
    (row,) = desk.record.session_rows
    assert (row.asked, row.outcome, row.steps_done, row.rehearsal) == (
        True, Outcome.COMPLETED, 5, False,
    )  # fmt: skip
    assert [step.outcome for step in desk.record.step_rows] == [StepOutcome.DONE] * 5
    assert [name for name, _ in desk.player.played].count("finish") == 1
    assert desk.engine.status().worked_s < 2


def test_work_time_counts_from_the_end_of_the_routine(desk: Desk) -> None:
    desk.wait(45)
    desk.engine.do(c.StartRoutine())
    desk.wait(3 + 44.9)
    assert len(desk.heard(PromptOpened)) == 1
    desk.wait(0.2)
    assert len(desk.heard(PromptOpened)) == 2


def test_a_routine_closed_before_the_first_step_leaves_nothing(desk: Desk) -> None:
    desk.engine.do(c.StartRoutine())
    desk.wait(0.2)
    desk.engine.do(c.Act(Action.STOP))
    assert desk.heard(SessionEnded)[0].outcome is None
    assert desk.record.session_rows == []
    assert desk.record.step_rows == []


def test_a_routine_left_early_is_partial_and_asked_for_again(desk: Desk) -> None:
    desk.wait(45)
    desk.engine.do(c.StartRoutine())
    desk.wait(1)
    desk.engine.do(c.Act(Action.STOP))
    (row,) = desk.record.session_rows
    assert (row.outcome, row.steps_done) == (Outcome.PARTIAL, 1)
    assert desk.engine.status().state == "snoozed"
    desk.wait(5)
    assert len(desk.heard(PromptOpened)) == 2


def test_a_routine_done_at_an_own_pace_answers_the_break_however_short(desk: Desk) -> None:
    desk.wait(45)
    desk.engine.do(c.StartRoutine())
    desk.engine.do(c.Act(Action.SELF_PACED))
    while desk.engine.snapshot() is not None:
        desk.engine.do(c.Act(Action.NEXT))
        desk.wait(1 / 60)
    (row,) = desk.record.session_rows
    assert (row.outcome, row.planned_s) == (Outcome.COMPLETED, 180)
    assert row.done_s < 90
    assert desk.engine.status().state == "counting"
    desk.wait(44)
    assert len(desk.heard(PromptOpened)) == 1


def test_who_stopped_because_something_was_wrong_is_not_asked_again_soon(desk: Desk) -> None:
    desk.wait(45)
    desk.engine.do(c.StartRoutine())
    desk.wait(0.7)
    desk.engine.do(c.Act(Action.ALARM))
    (row,) = desk.record.session_rows
    assert row.outcome is Outcome.PARTIAL
    assert desk.engine.status().state == "counting"
    told = [entry.reason.code for entry in desk.engine.diary().entries]
    assert ReasonCode.ROUTINE_LEFT in told
    assert ReasonCode.ENDED not in told
    desk.wait(44)
    assert len(desk.heard(PromptOpened)) == 1


def test_pausing_a_session_holds_it_still(desk: Desk) -> None:
    desk.engine.do(c.StartRoutine())
    desk.wait(0.1)
    desk.engine.do(c.Act(Action.PAUSE))
    assert desk.heard(SessionMoved)[-1].snapshot.state is SessionState.PAUSED
    desk.wait(10)
    desk.engine.do(c.Act(Action.RESUME))
    desk.wait(2.8)
    assert desk.engine.snapshot() is not None


def test_a_paused_session_is_ended_after_half_an_hour(desk: Desk) -> None:
    desk.engine.do(c.StartRoutine())
    desk.wait(1)
    desk.engine.do(c.Act(Action.PAUSE))
    desk.wait(31)
    assert desk.heard(SessionEnded)[0].by_watchdog
    assert desk.record.session_rows[0].outcome is Outcome.PARTIAL


def test_sleep_ends_a_session_as_partial(desk: Desk) -> None:
    desk.engine.do(c.StartRoutine())
    desk.wait(1)
    desk.lock.on_sleep(True)
    desk.clock.slept += 60
    desk.lock.on_sleep(False)
    assert desk.heard(SessionEnded)[0].by_watchdog
    assert desk.record.session_rows[0].outcome is Outcome.PARTIAL


def test_what_hurts_is_left_out_for_seven_days(desk: Desk) -> None:
    desk.engine.do(c.StartRoutine(routine="sitting-gentle"))
    hurt = desk.engine.snapshot().step.exercise.id
    desk.engine.do(c.Act(Action.HURTS))
    (row,) = desk.record.resting_rows
    assert row.exercise == hurt
    assert row.until[:10] > row.since[:10]
    desk.engine.do(c.Act(Action.STOP))
    desk.engine.do(c.StartRoutine(routine="sitting-gentle"))
    assert desk.engine.snapshot().step.exercise.id != hurt
    desk.engine.do(c.UndoHurt(hurt))
    assert desk.record.resting(row.since) == []


def test_something_is_wrong_ends_at_once(desk: Desk) -> None:
    desk.engine.do(c.StartRoutine())
    desk.engine.do(c.Act(Action.ALARM))
    assert desk.heard(SessionEnded)[0].alarm


def test_acting_needs_a_session(desk: Desk) -> None:
    with pytest.raises(CapabilityError, match="No routine is running"):
        desk.engine.do(c.Act(Action.PAUSE))


def test_starting_while_one_runs_raises_its_window(desk: Desk) -> None:
    desk.engine.do(c.StartRoutine())
    desk.engine.do(c.StartRoutine(posture="standing"))
    assert desk.heard(WindowAsked) == [WindowAsked("session")]
    assert len(desk.heard(SessionBegun)) == 1


def test_no_routine_starts_before_the_notice_is_accepted() -> None:
    desk = Desk({"hours.any_time": True}).start()
    desk.engine.do(c.StartRoutine(posture="standing"))
    assert desk.heard(WindowAsked) == [WindowAsked("notice")]
    assert desk.engine.snapshot() is None
    desk.engine.do(c.AcceptNotice(1))
    assert desk.engine.snapshot() is not None
    assert desk.settings.values["safety.notice_version"] == 1
    assert desk.settings.values["safety.notice_accepted_at"].startswith("2026-01-05T09:00")
    desk.engine.do(c.Act(Action.STOP))
    desk.engine.do(c.AcceptNotice(1))
    assert desk.engine.snapshot() is None


def test_the_last_posture_and_routine_are_kept(desk: Desk) -> None:
    desk.engine.do(c.StartRoutine(routine="standing-classic"))
    desk.loop.run(1)
    assert desk.engine.settings.movement.posture == "standing"
    desk.engine.do(c.Act(Action.STOP))
    desk.engine.do(c.StartRoutine())
    desk.engine.do(c.Act(Action.STOP))
    desk.engine.do(c.StartRoutine(posture="sitting"))
    desk.engine.stop()
    assert desk.engine.settings.movement.routine == "sitting-gentle"


def test_other_lengths_are_composed(desk: Desk) -> None:
    desk.engine.do(c.StartRoutine(posture="standing", seconds=90))
    assert desk.engine.snapshot().total_s == 90
    desk.engine.do(c.Act(Action.STOP))
    desk.engine.do(c.SetSettings({"breaks.routine_length": 300}))
    desk.engine.do(c.StartRoutine())
    assert desk.engine.snapshot().total_s == 300
    assert desk.engine.settings.movement.routine == ""


def test_the_prompt_can_show_what_its_start_begins_with(desk: Desk) -> None:
    desk.engine.do(c.SetSettings({"breaks.routine_length": 300}))
    desk.wait(45.1)
    offered = desk.engine.offer()
    assert offered is not None
    desk.wait(0.5)
    assert desk.engine.routine() is None
    desk.engine.do(c.StartRoutine())
    assert desk.engine.routine() == offered
    assert desk.engine.routine() == desk.engine._running._run.session.routine


def test_where_nothing_can_be_composed_nothing_is_offered(desk: Desk) -> None:
    everything = [exercise.id for exercise in CATALOGUE.exercises]
    desk.engine.do(c.SetSettings({"movement.leave_out": everything, "breaks.routine_length": 300}))
    assert desk.engine.offer() is None


def test_unknown_words_in_a_start_are_refused(desk: Desk) -> None:
    with pytest.raises(UsageError, match="no routine"):
        desk.engine.do(c.StartRoutine(routine="nowhere"))
    with pytest.raises(UsageError, match="not a posture"):
        desk.engine.do(c.StartRoutine(posture="hanging"))


def test_a_changed_setting_counts_at_once(desk: Desk) -> None:
    desk.wait(40)
    desk.engine.do(c.SetSettings({"breaks.work_time": 30}))
    assert len(desk.heard(PromptOpened)) == 1
    assert desk.heard(SettingsChanged)[0].keys == {"breaks.work_time"}
    assert desk.settings.values["breaks.work_time"] == 30
    desk.engine.do(c.SetSettings({"breaks.work_time": None}))
    assert desk.engine.settings.breaks.work_time == 50
    assert "breaks.work_time" not in desk.settings.values


def test_bad_settings_change_nothing(desk: Desk) -> None:
    with pytest.raises(BadDataError):
        desk.engine.do(c.SetSettings({"breaks.work_time": 1000, "breaks.snooze": 7}))
    assert desk.engine.settings.breaks.snooze == 5
    desk.engine.do(c.SetSettings({"breaks.snooze": 5}))
    assert desk.heard(SettingsChanged) == []


def test_start_at_login_switches_the_desktop(desk: Desk) -> None:
    desk.engine.do(c.SetSettings({"start.at_login": True}))
    assert desk.autostart.on


def test_a_pause_ends_by_itself(desk: Desk) -> None:
    desk.wait(10)
    until = desk.clock.now().wall + 3600
    desk.engine.do(c.Pause(until))
    assert desk.engine.status().pause_until == until
    assert desk.engine.status().state == "paused"
    desk.wait(61)
    assert desk.engine.status().pause_until is None
    assert desk.engine.status().state == "counting"
    desk.engine.do(c.Pause(until + 9000))
    desk.engine.do(c.Resume())
    assert desk.engine.status().state == "counting"


def test_pausing_takes_the_prompt_back(desk: Desk) -> None:
    desk.wait(45)
    desk.engine.do(c.Pause(desk.clock.now().wall + 600))
    assert desk.outcomes == [Outcome.WITHDRAWN]


def test_idle_and_lock_are_heard(desk: Desk) -> None:
    desk.wait(10)
    desk.idle.last_input = desk.clock.now().steady
    desk.wait(0.5)
    desk.idle.on_idle()
    assert desk.engine.status().state == "away"
    desk.wait(5)
    assert desk.outcomes == [Outcome.NATURAL]
    desk.idle.on_active()
    desk.wait(1)
    desk.lock.on_lock(True)
    assert desk.engine.status().state == "away"
    desk.wait(4)
    desk.lock.on_lock(False)
    assert desk.outcomes == [Outcome.NATURAL, Outcome.NATURAL]


def test_an_idle_source_that_cannot_be_asked_still_tells_when(desk: Desk) -> None:
    desk.wait(10)
    desk.idle.on_idle()
    assert desk.engine.status().worked_s == pytest.approx(570)
    desk.wait(4.6)
    assert desk.outcomes == [Outcome.NATURAL]


def test_a_natural_break_closes_an_open_prompt() -> None:
    desk = Desk(READY | {"breaks.prompt_life": 300, "breaks.natural_idle": 3}).start()
    desk.wait(45)
    desk.idle.last_input = desk.clock.now().steady - 10
    desk.idle.on_idle()
    desk.wait(3)
    assert desk.heard(PromptClosed)[0].outcome is Outcome.NATURAL
    assert desk.outcomes == [Outcome.NATURAL, Outcome.NATURAL]


def test_the_plan_survives_a_restart(desk: Desk) -> None:
    desk.wait(20)
    desk.engine.stop()
    assert desk.idle.stopped
    assert desk.lock.stopped
    assert not desk.wakers[-1].running
    desk.loop.run(60)
    desk.build().start()
    assert desk.engine.status().worked_s == pytest.approx(20 * 60)


def test_an_engine_that_never_started_can_be_stopped() -> None:
    desk = Desk()
    desk.engine.stop()
    assert desk.record.saves == 1


def test_quitting_ends_a_session_as_it_stands(desk: Desk) -> None:
    desk.engine.do(c.StartRoutine())
    desk.wait(1)
    desk.engine.stop()
    assert desk.record.session_rows[0].outcome is Outcome.PARTIAL


def test_windows_and_quit_are_announced(desk: Desk) -> None:
    desk.engine.do(c.OpenWindow("history"))
    desk.engine.do(c.OpenWindow("catalogue", "cat-cow"))
    desk.engine.do(c.Quit())
    assert desk.heard(WindowAsked) == [
        WindowAsked("history"),
        WindowAsked("catalogue", "cat-cow"),
    ]
    assert desk.heard(QuitAsked) == [QuitAsked()]


def test_a_listener_can_be_taken_back(desk: Desk) -> None:
    heard: list[object] = []
    handle = desk.engine.subscribe(heard.append)
    desk.engine.do(c.OpenWindow("about"))
    handle.cancel()
    handle.cancel()
    desk.engine.do(c.OpenWindow("about"))
    assert len(heard) == 1


def test_the_status_is_told_only_when_it_changes(desk: Desk) -> None:
    before = len(desk.heard(StatusChanged))
    for _ in range(5):
        desk.engine.do(c.Resume())
    assert len(desk.heard(StatusChanged)) == before


def test_trouble_with_the_settings_file_is_told() -> None:
    desk = Desk()
    desk.settings.notices.append("The settings file was damaged.")
    desk.start()
    assert desk.heard(Noticed) == [Noticed("The settings file was damaged.")]


def full(*_: object, **__: object) -> None:
    raise StorageError("The disk is full.", "Make some room.")


WRITES = ("save_state", "add_prompt", "begin_session", "add_step", "end_session", "add_resting")
READS = ("load_state", "resting", "recent_steps")


def test_a_full_disk_is_told_once_and_the_main_job_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = Desk()
    for name in (*WRITES, *READS):
        monkeypatch.setattr(desk.record, name, full)
    monkeypatch.setattr(desk.settings, "save", full)
    desk.build().start()
    desk.wait(45)
    desk.engine.do(c.Snooze())
    desk.wait(5)
    assert len(desk.heard(PromptOpened)) == 2
    desk.engine.do(c.StartRoutine(posture="standing"))
    desk.wait(3.1)
    assert desk.heard(SessionEnded)[0].outcome is Outcome.COMPLETED
    desk.lock.on_sleep(True)
    assert desk.heard(Noticed) == [Noticed("The disk is full. Make some room.")]


def test_settings_that_cannot_be_written_hold_until_the_end(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.settings, "save", full)
    with pytest.raises(StorageError):
        desk.engine.do(c.SetSettings({"breaks.work_time": 30}))
    assert desk.engine.settings.breaks.work_time == 30


def test_a_refused_value_in_the_file_can_be_reset(desk: Desk) -> None:
    desk.engine.do(c.SetSettings({"breaks.snooze": None}))
    assert desk.settings.reset == ["breaks.snooze"]


def test_the_desktop_has_the_last_word_on_start_at_login() -> None:
    desk = Desk(READY | {"start.at_login": True}).start()
    assert not desk.engine.settings.start.at_login
    desk.autostart.on = True
    desk.build().start()
    assert desk.engine.settings.start.at_login


@pytest.mark.parametrize("is_on", [False, True])
def test_the_start_writes_nothing_over_what_the_desktop_says(
    is_on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(READY | {"start.at_login": not is_on})
    desk.autostart.on = is_on
    monkeypatch.setattr(desk.autostart, "switch", full)
    desk.start()
    assert desk.engine.settings.start.at_login is is_on
    assert desk.settings.values.get("start.at_login", False) is is_on
    assert desk.heard(Noticed) == []


def test_an_unforeseen_error_in_news_is_told_once_and_the_reminders_go_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, expected_warnings: object
) -> None:
    expected_warnings("engine's inbox")

    def broken(_state: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(desk.record, "save_state", broken)
    desk.lock.on_sleep(True)
    desk.lock.on_sleep(True)
    (noticed,) = desk.heard(Noticed)
    assert "reminders go on" in noticed.sentence
    monkeypatch.undo()
    desk.wait(45)
    assert len(desk.heard(PromptOpened)) == 1


def test_a_listener_that_fails_keeps_nothing_from_the_others_or_from_the_record(
    desk: Desk, expected_warnings: object
) -> None:
    expected_warnings("engine's inbox")

    def broken(_event: object) -> None:
        raise ZeroDivisionError

    heard: list[object] = []
    for listener in (broken, heard.append):
        desk.engine.subscribe(listener)
    desk.wait(45)
    desk.engine.do(c.Skip())
    assert desk.outcomes == [Outcome.SKIPPED]
    assert [type(event) for event in heard].count(PromptOpened) == 1
    assert len(desk.heard(Noticed)) == 1


def test_an_error_with_a_sentence_in_news_is_told_in_its_words(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_state: object) -> None:
        raise CapabilityError("Not here.", "Go there.")

    monkeypatch.setattr(desk.record, "save_state", refused)
    desk.lock.on_sleep(True)
    assert desk.heard(Noticed) == [Noticed("Not here. Go there.")]


def test_a_rehearsal_is_marked() -> None:
    desk = Desk(speed=60.0).start()
    desk.wait(45)
    desk.engine.do(c.StartRoutine())
    desk.wait(3.1)
    assert desk.loop.now < 60
    assert desk.engine.status().speed == 60
    assert all(row.rehearsal for row in desk.record.prompt_rows)
    assert desk.record.session_rows[0].rehearsal


def test_a_look_after_the_session_has_ended_finds_nothing(desk: Desk) -> None:
    desk.engine.do(c.StartRoutine())
    desk.engine.do(c.Act(Action.SELF_PACED))
    desk.engine.do(c.Act(Action.STOP))
    desk.lock.on_sleep(False)
    assert len(desk.heard(SessionEnded)) == 1


def test_hours_are_the_settings(desk: Desk) -> None:
    desk.engine.do(c.SetSettings({"hours.any_time": False, "hours.days": ["sun"]}))
    assert desk.engine.status().state == "outside hours"
    assert desk.engine.status().reason.until is not None


def test_the_plan_is_not_written_while_nothing_happens(desk: Desk) -> None:
    before = desk.record.saves
    desk.wait(40)
    assert desk.record.saves == before


def test_work_time_is_kept_now_and_then_but_not_while_nobody_works(desk: Desk) -> None:
    for _ in range(4):
        desk.wait(5)
        desk.lock.on_sleep(False)  # any look, as the safety look would be
    assert desk.record.state is not None
    assert desk.record.state["plans"]["rest break"]["worked_s"] == pytest.approx(20 * 60)
    desk.idle.last_input = desk.clock.now().steady
    desk.wait(0.5)
    desk.idle.on_idle()
    desk.wait(6)
    before = desk.record.saves
    for _ in range(10):
        desk.wait(5)
        desk.lock.on_sleep(False)
    assert desk.record.saves == before


def test_a_routine_done_in_a_terminal_answers_the_break(desk: Desk) -> None:
    desk.wait(45)
    desk.engine.do(c.RoutineDone(180, 180))
    assert desk.outcomes == [Outcome.STARTED]
    assert desk.engine.status().state == "counting"
    assert desk.engine.status().worked_s == 0
    desk.wait(45)
    assert len(desk.heard(PromptOpened)) == 2


def test_a_routine_done_in_a_terminal_leaves_one_that_runs_here_alone(desk: Desk) -> None:
    desk.engine.do(c.StartRoutine())
    desk.engine.do(c.RoutineDone(180, 180))
    assert desk.engine.status().state == "routine"


def test_silence_is_kept_when_it_was_asked_for() -> None:
    desk = Desk(READY | {"sound.step_cues": False}).start()
    desk.engine.do(c.StartRoutine())
    desk.wait(4)
    assert desk.player.played == []


def test_a_session_that_ends_while_everybody_is_told_of_it_is_ended(desk: Desk) -> None:
    def take_long(event) -> None:
        if isinstance(event, SessionMoved) and not desk.clock.slept:
            desk.clock.slept = 8 * 3600.0

    desk.engine.do(c.StartRoutine())
    desk.engine.subscribe(take_long)
    desk.wait(1)
    assert len(desk.heard(SessionEnded)) == 1


def test_an_autostart_that_the_desktop_refuses_later_is_off_and_told():
    class Asked(FakeAutostart):
        def on_refusal(self, call):
            self.refuse = call

    desk = Desk()
    desk.autostart = Asked()
    desk.build()
    desk.start()
    desk.engine.do(c.SetSettings({"start.at_login": True}))
    desk.autostart.on = False
    desk.autostart.refuse("The desktop says no.")
    assert desk.engine.settings.start.at_login is False
    assert [each.sentence for each in desk.heard(Noticed)] == ["The desktop says no."]
