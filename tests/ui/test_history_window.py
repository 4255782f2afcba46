"""The history window: the chosen days only, in sums and charts, or line by line."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from desk_stretch.core.history.insight import Span, insight
from desk_stretch.core.history.records import Outcome, PromptRecord
from desk_stretch.engine.events import PromptClosed, SessionEnded, StatusChanged
from desk_stretch.ui.history.reading import day_words, first_second, read_days
from desk_stretch.ui.history.table import DaysModel
from desk_stretch.ui.history.window import HistoryWindow
from tests.fakes import FakeRecord
from tests.ui.fake_engine import NOW, FakeClock, FakeEngine, reminder, status
from tests.ui.gallery import at, catalogue, session, some_days


class AskedRecord(FakeRecord):
    """Remembers what was read of it."""

    spans: list[tuple[str, str]]
    tallies: list[tuple[date, date]]

    def sessions(self, since, before=None):
        self.spans = [*getattr(self, "spans", []), (since, before)]
        return super().sessions(since, before)

    def tally(self, first, last):
        self.tallies = [*getattr(self, "tallies", []), (first, last)]
        return super().tally(first, last)


def make(qtbot, record, engine=None, form="List"):
    window = HistoryWindow(engine or FakeEngine(), FakeClock(), record, catalogue)
    qtbot.addWidget(window)
    window.resize(800, 700)
    window.show()
    if form == "List":
        choose(window, form)
    return window


def lines(window) -> list[list[str]]:
    """Every line of the table, a day as one text."""
    model = window._table.model()
    found = []
    for row in range(model.rowCount()):
        day = model.index(row, 0)
        found.append([day.data()])
        found += [
            [model.index(each, column, day).data() for column in range(model.columnCount())]
            for each in range(model.rowCount(day))
        ]
    return found


def said(window) -> str:
    return "\n".join(each.text() for each in window.findChildren(QLabel) if each.isVisible())


def choose(window, text):
    next(each for each in window.findChildren(QAbstractButton) if each.text() == text).click()


def test_the_last_seven_days_are_shown_first(qtbot):
    window = make(qtbot, some_days())
    shown = lines(window)
    assert shown[0] == ["Today · 3 entries"]
    assert shown[1] == ["09:05", "Natural break", "", ""]
    assert shown[2] == ["09:50", "Sitting, gentle", "Completed", "3:00"]
    assert shown[3] == ["10:31", "Standing, gentle", "3 of 5 steps", "1:48"]
    assert shown[4] == ["Yesterday · 4 entries"]
    assert ["14:10", "Made for you", "Completed", "3:00"] in shown
    assert ["16:05", "Prompt", "Not answered", ""] in shown
    assert ["16:05", "Prompt", "Skipped", ""] in shown


def test_the_sums_and_the_week_are_told(qtbot):
    window = make(qtbot, some_days(), form="Charts")
    shown = said(window)
    assert "6\nroutines\n26\nsteps\n16\nminutes of movement\n3\nnatural breaks" in shown
    assert "Movement on 3 of 5 days in the last week" in shown


def test_more_days_than_aimed_at_are_simply_counted(qtbot):
    engine = FakeEngine()
    engine.settings = engine.settings.with_values({"hours.days": ["mon", "tue"]})
    window = make(qtbot, some_days(), engine, "Charts")
    assert "Movement on 3 of the last seven days" in said(window)


def test_today_shows_today_only_and_keeps_the_week(qtbot):
    window = make(qtbot, some_days())
    choose(window, "Day")
    assert [line[0] for line in lines(window) if len(line) == 1] == ["Today · 3 entries"]
    choose(window, "Charts")
    assert "2\nroutines" in said(window)
    assert "3 of 5 days" in said(window)


def test_only_the_chosen_days_are_read(qtbot):
    record = AskedRecord()
    window = make(qtbot, record, form="Charts")
    today = NOW.day
    assert record.tallies == [(today - timedelta(days=6), today)]
    assert not hasattr(record, "spans")
    choose(window, "List")
    choose(window, "Month")
    tomorrow = "2026-11-22T00:00:00+00:00"
    assert record.spans == [(first_second(NOW, days), tomorrow) for days in (7, 28)]
    assert record.spans[0][0] == "2026-11-15T00:00:00+00:00"
    assert len(record.tallies) == 1


def test_an_empty_record_has_a_sentence_and_no_zeros(qtbot):
    window = make(qtbot, FakeRecord())
    shown = said(window)
    assert "Nothing in these days yet." in shown
    assert "0" not in shown.splitlines()
    assert not window._table.isVisible()


def test_it_follows_while_it_is_seen(qtbot):
    engine, record = FakeEngine(), some_days()
    window = make(qtbot, record, engine)
    record.session_rows.append(session(0, 10, 36))
    engine.announce(StatusChanged(status()))
    assert lines(window)[0] == ["Today · 3 entries"]
    engine.announce(SessionEnded(Outcome.COMPLETED, 5, 5))
    assert lines(window)[0] == ["Today · 4 entries"]
    record.add_prompt(PromptRecord(at(0, 10, 38), "rest break", Outcome.SNOOZED_OUT, "why"))
    engine.announce(PromptClosed(Outcome.SNOOZED_OUT))
    assert ["10:38", "Prompt", "Snoozed to the end", ""] in lines(window)
    window.hide()
    record.session_rows.clear()
    engine.announce(SessionEnded(Outcome.COMPLETED, 5, 5))
    assert lines(window)[0] == ["Today · 5 entries"]


def test_a_rehearsal_is_marked_and_not_counted():
    record = FakeRecord()
    record.session_rows = [session(0, 9, 0, rehearsal=True)]
    record.add_prompt(PromptRecord(at(0, 9, 30), "rest break", Outcome.SKIPPED, "why", True))
    days = read_days(record, NOW, Span(NOW.day, 7), catalogue)
    assert [entry.what for entry in days.lines[0].entries] == [
        "Sitting, gentle (rehearsal)",
        "Prompt (rehearsal)",
    ]
    assert insight(record.tally(NOW.day, NOW.day)).is_empty


def test_a_routine_that_is_no_more_is_shown_by_its_id():
    record = FakeRecord()
    record.session_rows = [session(0, 9, 0, routine="gone"), session(0, 9, 30, routine="gone")]
    days = read_days(record, NOW, Span(NOW.day, 7), catalogue)
    assert [entry.what for entry in days.lines[0].entries] == ["gone", "gone"]


def test_a_session_that_was_cut_off_is_what_its_steps_make_of_it():
    record = FakeRecord()
    record.session_rows = [session(0, 9, 0, outcome=None, steps_done=2, done_s=72.0)]
    days = read_days(record, NOW, Span(NOW.day, 7), catalogue)
    assert days.lines[0].entries[0].result == "2 of 5 steps"


def test_days_before_the_span_are_left_out():
    days = read_days(some_days(), NOW, Span(NOW.day, 2), catalogue)
    assert [each.day for each in days.lines] == [NOW.day, NOW.day - timedelta(days=1)]


def test_days_are_named_as_a_person_does():
    today = date(2026, 11, 21)
    assert day_words(today, today) == "Today"
    assert day_words(today - timedelta(days=1), today) == "Yesterday"
    assert day_words(date(2026, 11, 18), today).startswith("Wed ")


def test_the_table_is_a_proper_model(qtbot, qtmodeltester):
    model = DaysModel()
    qtmodeltester.check(model)
    model.show_days(read_days(some_days(), NOW, Span(NOW.day, 7), catalogue))
    qtmodeltester.check(model)
    day = model.index(0, 0)
    line = model.index(1, 2, day)
    assert model.parent(line) == day
    assert model.rowCount(line) == 0
    assert model.data(QModelIndex()) is None
    assert model.data(model.index(0, 1)) == ""
    assert model.data(model.index(0, 1), Qt.ItemDataRole.ToolTipRole) is None
    assert model.data(line, Qt.ItemDataRole.ToolTipRole) == "Completed"
    assert model.data(day, Qt.ItemDataRole.FontRole).bold()
    assert not model.data(line, Qt.ItemDataRole.FontRole).bold()
    assert model.data(line, Qt.ItemDataRole.DecorationRole) is None
    assert model.headerData(0, Qt.Orientation.Horizontal) == "When"
    assert model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.DecorationRole) is None


def test_the_table_is_walked_with_the_keyboard(qtbot):
    window = make(qtbot, some_days())
    table = window._table
    table.setFocus()
    assert table.currentIndex().data().startswith("Today")
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().siblingAtColumn(1).data() == "Natural break"
    assert not window.grab().isNull()


def test_a_narrow_table_leaves_the_length_out(qtbot):
    window = make(qtbot, some_days())
    assert not window._table.isColumnHidden(3)
    window.resize(320, 480)
    qtbot.waitUntil(lambda: window._table.isColumnHidden(3))


def test_many_rows_open_fast(qtbot):
    record = FakeRecord()
    record.session_rows = [
        session(day, hour, minute) for day in range(28) for hour in range(8, 18)
        for minute in range(0, 60, 12)
    ]  # fmt: skip
    window = make(qtbot, record)
    began = time.process_time()
    choose(window, "Month")
    assert len(lines(window)) == 28 * 51
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("span", "words"),
    [
        ("Day", "Today"),
        ("Week", "Last 7 days"),
        ("Month", "Last 28 days"),
        ("Year", "Last 365 days"),
    ],
)
@pytest.mark.parametrize("form", ["Charts", "List"])
def test_the_chosen_span_and_form_are_marked(qtbot, span, words, form):
    window = make(qtbot, some_days())
    choose(window, span)
    choose(window, form)
    chips = [each for each in window.findChildren(QAbstractButton) if each.isChecked()]
    assert sorted(chip.text() for chip in chips) == sorted([span, form])
    assert words in said(window)


def test_prompts_of_other_reminders_say_whose_they_are(qtbot):
    engine, record = FakeEngine(shown_reminders=(reminder("Eye rest"),)), FakeRecord()
    for minute, name, outcome in (
        (1, "eye-rest", Outcome.SKIPPED),
        (2, "eye-rest", Outcome.STARTED),  # a message, which has no routine
        (3, "gone", Outcome.MISSED),
        (4, "gone", Outcome.STARTED),
        (5, "eye-rest", Outcome.NATURAL),
        (6, "rest break", Outcome.STARTED),
    ):
        record.add_prompt(PromptRecord(at(0, 9, minute), name, outcome, "A reason."))
    window = make(qtbot, record, engine)
    assert [line[1:3] for line in lines(window)[1:]] == [
        ["Prompt: Eye rest", "Skipped"],
        ["Prompt: Eye rest", "Done"],
        ["Prompt: gone", "Not answered"],
        ["Natural break", ""],
    ]
