"""Export and delete in the history window: calm, in place, and with the way back."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QDate, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog

from desk_stretch.core.history.exchange import WholeSession
from desk_stretch.core.history.records import Outcome, PromptRecord
from desk_stretch.storage.history import MemoryRecord
from desk_stretch.ui.history.range_card import DayField
from desk_stretch.ui.history.window import HistoryWindow
from tests.ui.fake_engine import NOW, FakeClock, FakeEngine
from tests.ui.gallery import at, catalogue, session

TODAY = QDate(NOW.day.year, NOW.day.month, NOW.day.day)


@pytest.fixture
def record():
    found = MemoryRecord()
    found.add_entries(
        [WholeSession.of(session(days, 9, 0), ()) for days in (0, 1, 3)]
        + [PromptRecord(at(0, 10, 0), "rest break", Outcome.SKIPPED, "why")]
    )
    yield found
    found.close()


@pytest.fixture
def window(qtbot, record):
    window = HistoryWindow(FakeEngine(), FakeClock(), record, catalogue)
    qtbot.addWidget(window)
    window.resize(800, 700)
    window.show()
    window.show_list(is_list=True)
    return window


def click(window, text):
    (button,) = (
        each for each in window.findChildren(QAbstractButton)
        if each.text() == text and each.isVisible()
    )  # fmt: skip
    button.click()


def visible(window, text) -> bool:
    return any(
        each.text() == text and each.isVisible() for each in window.findChildren(QAbstractButton)
    )


def days(window) -> int:
    return window._table.model().rowCount()


def test_nothing_is_asked_before_it_is_wished(window):
    assert visible(window, "Export…")
    assert visible(window, "Delete…")
    assert not visible(window, "Undo the last delete")
    assert not window.keeping.isVisible()


def test_a_day_goes_and_comes_back(window, record):
    click(window, "Delete…")
    card = window.keeping.range
    assert (card.first.date(), card.last.date()) == (TODAY, TODAY)
    assert not visible(window, "Undo the last delete")
    click(window, "Delete these days")
    assert days(window) == 2
    assert not card.isVisible()
    day = QLocale().toString(TODAY, QLocale.FormatType.ShortFormat)
    assert window.keeping.line() == f"{day} is deleted, and can be brought back for 30 days."
    click(window, "Undo the last delete")
    assert days(window) == 3
    assert window.keeping.line() == "2 entries are back."
    assert not visible(window, "Undo the last delete")
    assert len(record.entries()) == 4


def test_several_days_go(window):
    click(window, "Delete…")
    window.keeping.range.first.setDate(TODAY.addDays(-3))
    click(window, "Delete these days")
    assert days(window) == 0
    assert " to " in window.keeping.line()


def test_an_undo_is_offered_again_later(window, record):
    record.remove(NOW.day, NOW.day, NOW.iso())
    click(window, "Delete…")
    assert visible(window, "Undo the last delete")
    click(window, "Cancel")
    assert not visible(window, "Undo the last delete")
    assert not window.keeping.isVisible()


def test_days_without_entries_say_so_and_wait_for_others(window):
    click(window, "Delete…")
    window.keeping.range.last.setDate(TODAY.addDays(-30))
    click(window, "Delete these days")
    assert window.keeping.line() == "Nothing was recorded in these days."
    assert window.keeping.range.isVisible()


def test_the_days_never_cross(window):
    click(window, "Delete…")
    card = window.keeping.range
    card.last.setDate(TODAY.addDays(-5))
    assert card.first.date() == TODAY.addDays(-5)
    card.first.setDate(TODAY.addDays(-2))
    assert card.last.date() == TODAY.addDays(-2)
    card.first.setDate(TODAY.addDays(-4))
    assert card.last.date() == TODAY.addDays(-2)


def test_escape_leaves_the_card_and_not_the_window(qtbot, window):
    click(window, "Delete…")
    qtbot.keyClick(window.keeping.range.first, Qt.Key.Key_Escape)
    assert not window.keeping.range.isVisible()
    assert window.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_keys_change_a_day(qtbot, window):
    click(window, "Delete…")
    field = window.keeping.range.first
    field.setCurrentSection(DayField.Section.DaySection)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.date() == TODAY.addDays(-1)


def test_a_short_window_shows_the_card(qtbot, window):
    window.resize(360, 480)
    click(window, "Delete…")
    button = window.keeping.range.delete_button
    qtbot.waitUntil(lambda: not button.visibleRegion().isEmpty())


def test_a_day_has_its_whole_year_and_no_wheel(qtbot):
    before = QLocale()
    try:
        for name in ("de_DE", "en_GB", "en_US", "ja_JP"):
            QLocale.setDefault(QLocale(name))
            field = DayField("day")
            qtbot.addWidget(field)
            assert "yyyy" in field.displayFormat()
    finally:
        QLocale.setDefault(before)
    field.setDate(TODAY)
    wheel = QWheelEvent(
        QPointF(2, 2), QPointF(2, 2), QPoint(0, 0), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field, wheel)
    assert field.date() == TODAY


# ---- export


@pytest.fixture
def opened(monkeypatch, window):
    """The dialog as it was about to open; its filters are chosen without showing it."""
    monkeypatch.setattr(QFileDialog, "open", lambda _: None)
    click(window, "Export…")
    return window.keeping.dialog


def test_the_dialog_offers_the_forms(opened):
    assert opened.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert [each.rpartition("*.")[2] for each in opened.nameFilters()] == ["csv)", "json)", "ics)"]
    assert opened.defaultSuffix() == "csv"
    opened.filterSelected.emit(opened.nameFilters()[2])
    assert opened.defaultSuffix() == "ics"
    opened.filterSelected.emit("anything")
    assert opened.defaultSuffix() == "csv"


def test_a_file_is_written_and_told(window, opened, tmp_path):
    path = tmp_path / "a.json"
    path.write_text("old")
    opened.fileSelected.emit(str(path))
    assert window.keeping.line() == f"4 entries are in {path}."
    assert len(json.loads(path.read_text("utf-8"))["records"]) == 4


def test_an_ending_is_added_and_then_nothing_overwritten(window, opened, tmp_path):
    (tmp_path / "a.csv").write_text("mine")
    opened.fileSelected.emit(str(tmp_path / "a"))
    assert "stays as it is" in window.keeping.line()
    assert (tmp_path / "a.csv").read_text() == "mine"
    opened.fileSelected.emit(str(tmp_path / "b"))
    assert (tmp_path / "b.csv").read_text("utf-8").startswith("kind,")


def test_what_cannot_be_done_is_told(window, record):
    click(window, "Delete…")
    record.close()
    click(window, "Delete these days")
    assert "could not be read or written" in window.keeping.line()
    window.keeping._bring_back()
    assert "could not be read or written" in window.keeping.line()
    assert window.keeping.range.isVisible()
