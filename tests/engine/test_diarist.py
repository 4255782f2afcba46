"""What the engine writes into its diary, when that is kept, and what never gets into it."""

from __future__ import annotations

import json

import pytest

from desk_stretch.core.session.snapshot import Action
from desk_stretch.engine import commands as c
from desk_stretch.errors import CapabilityError
from tests.engine.desk import READY, Desk


@pytest.fixture
def desk() -> Desk:
    return Desk().start()


def told(desk: Desk) -> list[tuple[str, str]]:
    """The entries as (what, sentence), the oldest first."""
    return [(entry.what, entry.sentence) for entry in desk.engine.diary().entries]


def events(desk: Desk) -> list[str]:
    return [what for what, _ in told(desk)]


def test_the_start_and_the_first_silence(desk: Desk) -> None:
    assert told(desk) == [
        ("app started", "The app was started."),
        ("counting", "The next break is due at 09:45, in 45 minutes of work."),
    ]


def test_a_prompt_that_is_missed(desk: Desk) -> None:
    desk.wait(47)
    assert told(desk)[2:] == [
        ("prompt", "You have worked for 45 minutes."),
        ("missed", "The prompt stayed open for 1 minute; work time starts anew."),
        ("counting", "The next break is due at 10:31, in 45 minutes of work."),
    ]


def test_a_snooze_is_one_entry_and_a_skip_is_another(desk: Desk) -> None:
    desk.wait(45)
    desk.engine.do(c.Snooze())
    desk.wait(5)
    desk.engine.do(c.Skip())
    assert told(desk)[3:] == [
        ("snoozed", "Snoozed until 09:50."),
        ("prompt", "You asked to be reminded again after 5 minutes."),
        ("skipped", "You skipped the break; work time starts anew."),
        ("counting", "The next break is due at 10:35, in 45 minutes of work."),
    ]


def test_what_cannot_be_done_is_not_told(desk: Desk) -> None:
    before = events(desk)
    with pytest.raises(CapabilityError):
        desk.engine.do(c.Snooze())
    desk.engine.do(c.Resume())
    desk.engine.do(c.EndMeeting())
    assert events(desk) == before


def test_a_pause_and_its_end(desk: Desk) -> None:
    desk.engine.do(c.Pause(desk.clock.now().wall + 3600))
    desk.wait(10)
    desk.engine.do(c.Resume())
    assert told(desk)[2:] == [
        ("paused", "Reminders are paused until 10:00."),
        ("resumed", "The pause is over."),
        ("counting", "The next break is due at 09:55, in 45 minutes of work."),
    ]


def test_a_pause_that_ends_by_itself(desk: Desk) -> None:
    desk.engine.do(c.Pause(desk.clock.now().wall + 600))
    desk.wait(11)
    assert events(desk)[2:] == ["paused", "counting"]


def test_a_meeting_holds_the_break(desk: Desk) -> None:
    desk.engine.do(c.Meet(desk.clock.now().wall + 3600))
    desk.wait(50)
    desk.engine.do(c.EndMeeting())
    assert told(desk)[2:] == [
        ("meeting", "You said that you are in a meeting until 10:00."),
        ("held", "Holding the break while you are in a meeting."),
        ("meeting over", "You said that the meeting is over."),
        ("held", "A kept break is asked for in 1 minute."),
    ]


def test_a_routine_to_its_end_and_one_that_was_left(desk: Desk) -> None:
    desk.engine.do(c.StartRoutine())
    desk.wait(3.1)
    desk.engine.do(c.StartRoutine())
    desk.wait(1)
    desk.engine.do(c.Act(Action.STOP))
    found = told(desk)[2:]
    assert [what for what, _ in found] == [
        "started", "completed", "counting", "started", "partial", "counting",
    ]  # fmt: skip
    assert found[1][1] == "The routine came to its end."
    assert found[4][1] == "The routine was left after 1 minute."


def test_an_absence_that_counts_as_a_break(desk: Desk) -> None:
    desk.wait(10)
    desk.lock.on_lock(True)
    desk.wait(3)
    desk.lock.on_lock(False)
    assert told(desk)[2:] == [
        ("away", "The screen is locked."),
        ("natural break", "The screen was locked for 3 minutes; that counts as a break."),
        ("counting", "The next break is due at 09:58, in 45 minutes of work."),
    ]


def test_a_short_absence_leaves_no_trace(desk: Desk) -> None:
    for _ in range(40):
        desk.wait(0.5)
        desk.lock.on_lock(True)
        desk.wait(0.5)
        desk.lock.on_lock(False)
    assert events(desk) == ["app started", "counting"]


def test_settings_that_have_a_say_are_named_and_no_others(desk: Desk) -> None:
    changed = {"breaks.work_time": 30, "sound.volume": 20, "hours.any_time": False}
    desk.engine.do(c.SetSettings(changed))
    desk.engine.do(c.SetSettings({"sound.volume": 30}))
    found = told(desk)[2:]
    assert found[0] == (
        "settings changed", "Settings were changed: breaks.work_time and hours.any_time.",
    )  # fmt: skip
    assert [what for what, _ in found].count("settings changed") == 1


def test_it_goes_on_after_a_restart(desk: Desk) -> None:
    desk.wait(45)
    desk.engine.stop()
    before = told(desk)
    assert before[-1] == ("app ended", "The app was ended.")
    desk.wait(1)
    desk.build().start()
    assert told(desk)[: len(before)] == before
    assert events(desk)[len(before) :] == ["app started", "quiet"]


@pytest.mark.parametrize("kept", [None, {"version": 1}, {"diary": "x"}, {"diary": [{"at": 1}]}])
def test_what_cannot_be_read_is_an_empty_diary(kept: dict[str, object] | None) -> None:
    desk = Desk()
    desk.record.state = kept
    assert desk.build().diary().entries == ()


def test_it_is_written_with_the_plan_and_never_alone(desk: Desk) -> None:
    desk.wait(2)
    before = desk.record.saves
    desk.lock.on_lock(True)
    assert events(desk)[-1] == "away"
    desk.wait(2)
    desk.lock.on_lock(False)
    assert desk.record.saves == before, "a silence waits for the next writing of the plan"
    desk.lock.on_lock(True)
    desk.wait(60 * 10)
    assert desk.record.saves == before + 1, "the natural break, then nothing all night"


def test_it_names_holds_and_nothing_of_what_a_person_does() -> None:
    private = ("Payroll", "zoom", "Dentist")
    desk = Desk({**READY, "holds.program_names": ["zoom-payroll"]})
    for sensor in desk.sensors:
        sensor.on = True
        sensor.reason = lambda: "Dentist at 10, zoom, Payroll.xlsx"  # type: ignore[method-assign]
    desk.start()
    desk.engine.do(c.SetSettings({"holds.program_names": ["zoom"]}))
    desk.wait(50)
    desk.engine.stop()
    assert desk.record.state is not None
    kept = json.dumps(desk.record.state["diary"])
    shown = " ".join(sentence for _, sentence in told(desk))
    assert "microphone" in kept
    assert "the microphone is in use" in shown
    assert [word for word in private if word in kept or word in shown] == []
