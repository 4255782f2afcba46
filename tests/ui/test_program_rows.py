"""The rows of the programs that run on a break: a line as it would be typed, and what is wrong."""

from __future__ import annotations

import pytest

from desk_stretch.engine.events import SettingsChanged
from desk_stretch.ui.settings.window import SettingsWindow
from desk_stretch.ui.windows import Supplies, make_window
from tests.fakes import FakeRecord
from tests.ui.fake_engine import FakeClock, FakeEngine
from tests.ui.gallery import LiveEngine, catalogue


@pytest.fixture
def lacks():
    return {}


@pytest.fixture
def live():
    return LiveEngine()


@pytest.fixture
def window(qtbot, live, lacks):
    one = SettingsWindow(live, FakeClock(), live.record, catalogue, lacks=lambda: dict(lacks))
    qtbot.addWidget(one)
    one.show()
    yield one
    one.close()


def type_into(row, text):
    row.editor._line.setText(text)
    row.editor.commit()


def test_a_line_is_kept_as_words_and_shown_as_a_line(window, live):
    row = window.row("programs.due")
    assert row.editor._line.placeholderText() == "none"
    type_into(row, 'notify-send "A break"')
    assert live.settings.programs.due == ("notify-send", "A break")
    assert row.editor._line.text() == "notify-send 'A break'"
    type_into(row, "")
    assert live.settings.programs.due == ()
    assert row.editor._line.text() == ""


def test_a_line_that_cannot_be_cut_is_refused_beside_the_field(window, live):
    row = window.row("programs.ended")
    type_into(row, "'open")
    assert row.is_wrong
    assert live.settings.programs.ended == ()


def test_what_is_wrong_is_told_as_soon_as_it_is_named(window, live, lacks):
    row = window.row("programs.started")
    assert row._note.text() == ""
    lacks["programs.started"] = "The program lights is not there."
    type_into(row, "lights off")
    assert row._note.text() == "The program lights is not there."
    lacks.clear()
    type_into(row, "true")
    assert row._note.text() == ""


def test_a_change_elsewhere_looks_for_nothing(qtbot, live):
    asked = []
    one = SettingsWindow(
        live, FakeClock(), live.record, catalogue, lacks=lambda: asked.append(1) or {}
    )
    qtbot.addWidget(one)
    one.show()
    one.hear(SettingsChanged(frozenset({"breaks.snooze"})))
    assert asked == [1]
    one.close()


def test_voice_and_programs_are_asked_together(qtbot):
    given = Supplies(
        FakeEngine(), FakeClock(), FakeRecord(), catalogue, lambda: True,
        voice=lambda: "No voice.", programs=lambda: {"programs.due": "Gone."},
    )  # fmt: skip
    window = make_window("settings", given)
    qtbot.addWidget(window)
    window.show()
    assert window.row("sound.voice")._note.text() == "No voice."
    assert window.row("programs.due")._note.text() == "Gone."
    window.close()
