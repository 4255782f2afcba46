"""The engine under a set-up of the computer that presets and locks."""

from __future__ import annotations

import pytest

from desk_stretch.core.settings.managed import Managed
from desk_stretch.engine.commands import Pause, SetSettings
from desk_stretch.errors import UsageError
from tests.engine.desk import READY, Desk


@pytest.fixture
def desk() -> Desk:
    desk = Desk({**READY, "breaks.work_time": 30})
    desk.settings.managed = Managed({"breaks.snooze": 9}, {"breaks.work_time": 40}, "By IT.")
    desk.build()
    return desk.start()


def test_it_holds(desk: Desk) -> None:
    assert desk.engine.settings.breaks.work_time == 40
    assert desk.engine.settings.breaks.snooze == 9
    desk.wait(39.9)
    assert desk.engine.status().state == "counting"
    desk.wait(0.2)
    assert desk.engine.status().state == "due"


def test_what_is_locked_is_refused_and_nothing_is_changed_beside_it(desk: Desk) -> None:
    with pytest.raises(UsageError, match=r"locked by the set-up of this computer\. By IT\."):
        desk.engine.do(SetSettings({"breaks.daily_cap": 4, "breaks.work_time": 60}))
    assert desk.engine.settings.breaks.daily_cap == 8


def test_resetting_leaves_a_lock_alone(desk: Desk) -> None:
    desk.engine.do(SetSettings({"breaks.snooze": 5, "breaks.work_time": None}))
    assert desk.engine.settings.breaks.work_time == 40
    assert desk.settings.values["breaks.snooze"] == 5


def test_reminders_that_are_locked_on_can_be_paused(desk: Desk) -> None:
    desk.settings.managed = Managed(locked={"breaks.enabled": True}, reason="By IT.")
    desk.build()
    desk.start()
    desk.engine.do(Pause(desk.clock.now().wall + 600))
    assert desk.engine.status().state == "paused"
