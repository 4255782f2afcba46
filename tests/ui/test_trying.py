"""*Try it* beside the switches of sound and voice, and what this computer lacks for them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from desk_stretch.engine.commands import TryOut
from desk_stretch.errors import CapabilityError
from desk_stretch.ui.settings.window import SettingsWindow
from desk_stretch.ui.windows import Supplies
from tests.engine.desk import CATALOGUE
from tests.fakes import FakeRecord
from tests.ui.fake_engine import FakeClock, FakeEngine

TRIED = {"sound.step_cues": TryOut("sound"), "sound.voice": TryOut("voice")}


@pytest.fixture
def engine():
    return FakeEngine()


@pytest.fixture
def open_window(qtbot, engine):
    windows = []

    def make(**words):
        window = SettingsWindow(engine, FakeClock(), FakeRecord(), lambda: CATALOGUE, **words)
        qtbot.addWidget(window)
        window.show()
        windows.append(window)
        return window

    yield make
    for window in windows:
        window.close()
        window.deleteLater()


def button(row):
    (found,) = [one for one in row.editor.findChildren(QPushButton) if one.text() == "Try it"]
    return found


@pytest.mark.parametrize("key", TRIED)
def test_it_is_tried_without_being_switched(open_window, engine, key):
    row = open_window().row(key)
    button(row).click()
    assert engine.done == [TRIED[key]]
    assert button(row).accessibleDescription() == row.editor.name()


@pytest.mark.parametrize("key", TRIED)
def test_what_is_missing_is_told_in_the_row_and_holds_nobody_up(open_window, engine, key):
    window = open_window()
    engine.refusal = CapabilityError("speech-dispatcher has no voice for ja.")
    row = window.row(key)
    button(row).click()
    assert row._note.text() == "speech-dispatcher has no voice for ja."
    assert not row.is_wrong
    assert window.close()


def test_only_these_two_can_be_tried(open_window):
    window = open_window()
    found = [row.key for row in window.rows if type(row.editor).__name__ == "TryEditor"]
    assert found == list(TRIED)


def test_what_this_computer_lacks_stands_beside_the_switch(open_window):
    asked = []
    window = open_window(
        missing={"sound": "No program."},
        lacks=lambda: asked.append(1) or {"sound.voice": "No speech-dispatcher."},
    )
    assert window.row("sound.step_cues")._note.text() == "No program."
    assert window.row("sound.voice")._note.text() == "No speech-dispatcher."
    assert asked == [1]


def test_nothing_lacks_unless_it_is_said(open_window):
    assert open_window().row("sound.voice")._note.text() == ""
    assert Supplies(None, None, None, None, None).voice() == ""
