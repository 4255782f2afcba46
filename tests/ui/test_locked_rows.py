"""Settings under a managed set-up: locked rows with their reason, and the way back to a preset."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QToolTip

from desk_stretch.core.settings.managed import Managed
from desk_stretch.core.settings.schema import Settings
from desk_stretch.core.settings.wordlists import EQUIPMENT
from desk_stretch.engine.commands import SetSettings
from desk_stretch.ui.onboarding.steps import HoursPage
from desk_stretch.ui.settings import row as row_module
from desk_stretch.ui.settings.changes import Changes
from desk_stretch.ui.settings.editors import LockedValue, NumberEditor
from desk_stretch.ui.settings.window import SettingsWindow
from tests.ui.fake_engine import FakeClock
from tests.ui.gallery import LiveEngine, catalogue, resting

REASON = "Set by the IT desk: sounds disturb the others."
WORK, SNOOZE, CUES, TIMES = "breaks.work_time", "breaks.snooze", "sound.step_cues", "hours.ranges"
SET_UP = Managed(
    {SNOOZE: 9},
    {WORK: 45, CUES: False, TIMES: ((480, 960),), "movement.equipment": frozenset(EQUIPMENT)},
    REASON,
)


@pytest.fixture
def live():
    return LiveEngine(record=resting(), settings=Settings(managed=SET_UP))


@pytest.fixture
def window(qtbot, live):
    one = SettingsWindow(live, FakeClock(), live.record, catalogue)
    qtbot.addWidget(one)
    one.resize(940, 700)
    one.show()
    QApplication.processEvents()
    return one


def texts(widget):
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


@pytest.mark.parametrize(
    ("key", "value"), [(WORK, "45 minutes"), (CUES, "off"), (TIMES, "08:00–16:00")]
)
def test_a_locked_row_tells_the_value_and_the_reason_and_takes_nothing(window, key, value):
    window.go_to(key)
    row = window.row(key)
    assert value in texts(row)
    assert f"Locked: {REASON}" in texts(row)
    assert row.findChildren(QAbstractButton) == [row._reset]
    assert not row.editor.findChildren(QLineEdit)


def test_a_long_value_stands_below_its_label(window):
    assert window.row("movement.equipment").editor.is_wide
    assert not window.row(WORK).editor.is_wide


def test_a_screen_reader_is_told_value_and_reason(window):
    button = window.row(WORK)._reset
    assert button.accessibleName() == "Work time before a break: 45 minutes, locked"
    assert button.accessibleDescription() == REASON


def test_the_keyboard_comes_to_a_locked_row_and_asks_why(window, monkeypatch):
    told = []
    monkeypatch.setattr(row_module, "announce", lambda widget, text: told.append((widget, text)))
    row = window.row(WORK)
    row.editor.setFocus()
    assert row._reset.hasFocus()
    row._reset.click()
    assert told == [(row, REASON)]
    assert QToolTip.text() == REASON
    QToolTip.hideText()


def test_other_rows_are_as_always(window):
    row = window.row("breaks.daily_cap")
    assert isinstance(row.editor, NumberEditor)
    assert not any(text.startswith("Locked") for text in texts(row))


def test_the_way_back_leads_to_the_preset(window, live):
    row = window.row(SNOOZE)
    assert row._reset.isHidden()
    window._changes.make({SNOOZE: 5})
    assert row._reset.accessibleName() == "Snooze: back to 9 minutes"
    row._reset.click()
    assert live.done[-1] == SetSettings({SNOOZE: None})
    assert row.editor._spin.value() == 9
    assert row._reset.isHidden()


def test_resetting_all_leaves_locks_alone(window, live):
    window._changes.make({SNOOZE: 5})
    window._changes.reset_all()
    assert live.done[-1] == SetSettings({SNOOZE: None})


def test_the_first_run_locks_as_well(qtbot, live):
    page = HoursPage(Changes(live))
    qtbot.addWidget(page)
    locked = [row.key for row in page.rows if isinstance(row.editor, LockedValue)]
    assert locked == [TIMES]
