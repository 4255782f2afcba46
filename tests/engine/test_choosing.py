"""A start without an engine, as from a terminal."""

from __future__ import annotations

from desk_stretch.core.breaks.reminder import Break, Kind, Reminder
from desk_stretch.core.settings.schema import Settings
from desk_stretch.engine.choosing import for_start
from desk_stretch.engine.commands import StartRoutine
from tests.engine.desk import CATALOGUE
from tests.fakes import FakeClock, FakeLoop, FakeRecord, FakeReminders

EYES = Reminder("eyes", "Eyes", Break(Kind.ROUTINE, 30, "eye-rest"))


def started(start, *reminders):
    now = FakeClock(FakeLoop()).now()
    return for_start(start, Settings(), CATALOGUE, FakeRecord(), FakeReminders(*reminders), now)


def test_a_routine_by_its_name():
    assert started(StartRoutine(routine="sitting-classic")).id == "sitting-classic"


def test_what_a_reminder_asks_for():
    assert started(StartRoutine(reminder="eyes"), EYES).id == "eye-rest"


def test_the_rest_break_by_its_own_name():
    assert started(StartRoutine(reminder="rest", posture="standing"), EYES).posture == "standing"
