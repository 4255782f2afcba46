"""The rows of the keys that work in every program: used by keyboard, and what they tell."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel

from desk_stretch.core.pressed import Fate, Told
from desk_stretch.core.settings.managed import Managed
from desk_stretch.core.settings.schema import Settings
from desk_stretch.ui.settings.keys import KeyFollower, KeyRow
from desk_stretch.ui.settings.window import SettingsWindow
from tests.ui.fake_engine import FakeClock
from tests.ui.gallery import LiveEngine, catalogue, resting

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)  # fmt: skip


class FakeWatch:
    """What is known of the keys."""

    program = ("/opt/desk stretch/desk-stretch",)

    def __init__(self):
        self.can_bind = True
        self.told = {}
        self.hearer = None
        self.is_recording = False


@pytest.fixture
def watch():
    return FakeWatch()


@pytest.fixture
def live():
    return LiveEngine(record=resting())


@pytest.fixture
def window(qtbot, live, watch):
    one = SettingsWindow(live, FakeClock(), live.record, catalogue)
    KeyFollower(one, watch)
    qtbot.addWidget(one)
    one.resize(940, 700)
    one.show()
    one.turn_to("computer")
    QApplication.processEvents()
    return one


def at(window, name):
    """The row of a key, with the keyboard in it."""
    window.go_to(f"keys.{name}")
    QApplication.processEvents()
    return window.row(f"keys.{name}")


def shown(row):
    return [each.text() for each in row.findChildren(QLabel) if each.isVisible() and each.text()]


def test_what_is_pressed_is_the_key(qtbot, window, live):
    row = at(window, "start")
    assert row.keys.accessibleName() == "Key for Start"
    qtbot.keyClick(row.keys, Qt.Key.Key_S, CTRL | ALT)
    assert live.settings["keys.start"] == "Ctrl+Alt+S"
    assert row.keys.keySequence() == QKeySequence("Ctrl+Alt+S")
    assert row.keys.accessibleDescription().startswith("Ctrl+Alt+S")
    qtbot.keyClick(row.keys, Qt.Key.Key_F9)
    assert live.settings["keys.start"] == "F9"
    assert not row.is_wrong


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_one_key_takes_it_out(qtbot, window, live, key):
    row = at(window, "snooze")
    qtbot.keyClick(row.keys, Qt.Key.Key_Z, CTRL | ALT)
    qtbot.keyClick(row.keys, key)
    assert live.settings["keys.snooze"] == ""
    assert not row.is_wrong
    qtbot.keyClick(row.keys, key, CTRL)
    assert live.settings["keys.snooze"] in ("Ctrl+Del", "Ctrl+Backspace")
    qtbot.mouseClick(row._reset, Qt.MouseButton.LeftButton)
    assert live.settings["keys.snooze"] == ""


def test_a_key_that_other_programs_need_is_refused_beside_the_field(qtbot, window, live):
    row = at(window, "pause")
    qtbot.keyClick(row.keys, Qt.Key.Key_S)
    assert row.is_wrong
    assert any("Ctrl, Alt or Meta" in text for text in shown(row))
    assert live.settings["keys.pause"] == ""
    qtbot.keyClick(row.keys, Qt.Key.Key_Escape)
    assert not row.is_wrong
    assert row.keys.keySequence().isEmpty()
    assert window.isVisible()


def test_the_same_key_again_is_no_change(qtbot, window, live):
    row = at(window, "start")
    qtbot.keyClick(row.keys, Qt.Key.Key_S, CTRL | ALT)
    count = len(live.done) if hasattr(live, "done") else None
    qtbot.keyClick(row.keys, Qt.Key.Key_S, CTRL | ALT)
    assert live.settings["keys.start"] == "Ctrl+Alt+S"
    assert count is None or len(live.done) == count


def test_the_field_is_no_trap(qtbot, window):
    row = at(window, "start")
    assert QApplication.focusWidget() is row.keys
    qtbot.keyClick(row.keys, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is at(window, "snooze").keys
    at(window, "snooze")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab, SHIFT)
    assert QApplication.focusWidget() is row.keys
    qtbot.keyClick(row.keys, Qt.Key.Key_Return)
    assert row.keys.keySequence().isEmpty()


def test_while_the_field_listens_no_key_does_anything(window, watch):
    at(window, "start")
    assert watch.is_recording
    window.go_to("keys.single_letters")
    assert not watch.is_recording
    at(window, "start")
    window.hide()
    assert not watch.is_recording
    assert watch.hearer is None


def test_what_became_of_a_key_is_told_in_its_row(window, watch):
    watch.told = {
        "start": Told(Fate.ASSIGNED, "Super+F7"), "snooze": Told(Fate.TAKEN, "Ctrl+Alt+Z"),
        "pause": Told(Fate.BOUND, "Pause"),
    }  # fmt: skip
    watch.hearer()
    assert "On this desktop the key is Super+F7." in shown(window.row("keys.start"))
    assert any("Ctrl+Alt+Z is taken" in text for text in shown(window.row("keys.snooze")))
    quiet = shown(window.row("keys.pause"))
    watch.told = {}
    watch.hearer()
    assert shown(window.row("keys.pause")) == quiet
    assert not any("taken" in text for text in shown(window.row("keys.snooze")))


def test_where_no_program_has_keys_there_are_commands(qtbot, window, watch):
    watch.can_bind = False
    watch.hearer()
    QApplication.processEvents()
    row = window.row("keys.pause")
    assert not row.keys.isVisible()
    assert row.offer.line.text() == "'/opt/desk stretch/desk-stretch' pause --toggle"
    assert row.offer.line.accessibleName() == "Key for Pause"
    assert any("settings of your desktop" in text for text in shown(window.row("keys.start")))
    at(window, "pause")
    assert QApplication.focusWidget() is row.offer.line
    qtbot.keyClick(row.offer.line, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is row.offer.copy
    qtbot.keyClick(row.offer.copy, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == row.offer.line.text()
    row.refresh()
    assert not row._reset.isVisible()
    watch.can_bind = True
    watch.hearer()
    assert row.keys.isVisible()
    assert not row.offer.isVisible()


def test_another_window_that_listens_now_is_left_to_it(window, watch):
    def other():
        pass

    watch.hearer = other
    window.hide()
    assert watch.hearer is other


def test_a_locked_key_is_only_told(qtbot, watch):
    managed = Managed({}, {"keys.start": "Ctrl+F9"}, "Set by the IT desk.")
    live = LiveEngine(record=resting(), settings=Settings(managed=managed))
    window = SettingsWindow(live, FakeClock(), live.record, catalogue)
    follower = KeyFollower(window, watch)
    qtbot.addWidget(window)
    window.show()
    watch.can_bind = False
    follower.refresh()
    assert [row.name for row in follower.rows] == ["snooze", "pause"]
    assert not isinstance(window.row("keys.start"), KeyRow)
