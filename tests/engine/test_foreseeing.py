"""The rest of the day from the engine: as it is, and with settings that are only being tried."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk_stretch.core.breaks.forecast import Forecast, SpanKind
from desk_stretch.core.breaks.reminder import Break, Kind, Reminder
from desk_stretch.engine import commands as c
from desk_stretch.engine.events import PromptOpened
from desk_stretch.errors import BadDataError
from tests.engine.desk import READY, Desk
from tests.fakes import FakeReminders


@pytest.fixture
def desk() -> Desk:
    return Desk().start()


def minutes(desk: Desk, found: Forecast) -> list[tuple[int, str]]:
    """In how many minutes each prompt comes."""
    now = desk.clock.now().wall
    return [(round((one.at - now) / 60), one.reminder) for one in found.coming]


def test_it_comes_as_it_was_foreseen(desk: Desk) -> None:
    (first, _), *_ = minutes(desk, desk.engine.today())
    assert first == 45
    desk.wait(44.9)
    assert desk.heard(PromptOpened) == []
    desk.wait(0.2)
    assert len(desk.heard(PromptOpened)) == 1


def test_looking_ahead_changes_nothing(desk: Desk) -> None:
    desk.wait(20)
    before, events = desk.engine.status(), list(desk.events)
    desk.engine.today({"breaks.work_time": 5})
    assert (desk.engine.status(), desk.events) == (before, events)
    assert desk.settings.load() == Desk().settings.load()


def test_settings_that_are_only_tried(desk: Desk) -> None:
    desk.wait(20)
    assert minutes(desk, desk.engine.today())[0] == (25, "rest break")
    assert minutes(desk, desk.engine.today({"breaks.work_time": 30}))[0] == (10, "rest break")
    assert minutes(desk, desk.engine.today({"breaks.work_time": 10}))[0] == (0, "rest break")
    assert desk.engine.today({"breaks.enabled": False}).coming == ()
    assert desk.engine.today().coming != ()


def test_what_no_setting_takes_is_refused(desk: Desk) -> None:
    with pytest.raises(BadDataError):
        desk.engine.today({"breaks.work_time": 1})


def test_reminders_that_are_only_tried(desk: Desk) -> None:
    eyes = Reminder("eyes", "Eyes", Break(Kind.MESSAGE, 20), on=True, minutes=20)
    off = replace(eyes, id="off", on=False)
    found = desk.engine.today(None, (eyes, off))
    assert minutes(desk, found)[0] == (20, "eyes")
    assert {one.reminder for one in found.coming} == {"eyes", "rest break"}


def test_a_message_is_answered_at_once_as_it_is_foreseen() -> None:
    eyes = Reminder("eyes", "Eyes", Break(Kind.MESSAGE, 120), on=True, minutes=15)
    desk = Desk(READY, reminders=FakeReminders(eyes)).start()
    foreseen = minutes(desk, desk.engine.today())[:2]
    step = replace(eyes, asks=Break(Kind.STEP, 120, "cat-cow"))
    assert foreseen == [(15, "eyes"), (30, "eyes")]
    assert minutes(desk, desk.engine.today(None, (step,)))[:2] == [(15, "eyes"), (32, "eyes")]
    desk.wait(15.1)
    desk.engine.do(c.StartRoutine())
    desk.wait(14.8)
    assert len(desk.heard(PromptOpened)) == 1
    desk.wait(0.3)
    assert len(desk.heard(PromptOpened)) == 2


def test_from_the_end_of_the_routine_that_runs(desk: Desk) -> None:
    desk.engine.do(c.StartRoutine(seconds=180))
    desk.wait(1)
    found = desk.engine.today()
    assert minutes(desk, found)[0] == (47, "rest break")
    (running,) = (span for span in found.spans if span.kind is SpanKind.ROUTINE)
    assert round(running.end - running.begin) == 120


def test_the_end_of_a_pause(desk: Desk) -> None:
    desk.engine.do(c.Pause(desk.clock.now().wall + 3600))
    found = desk.engine.today()
    assert [span.kind for span in found.spans] == [SpanKind.HOURS, SpanKind.PAUSE]
    assert minutes(desk, found)[0] == (105, "rest break")
