"""The main window: it offers what the menu of the icon offers, and stays out of the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from desk_stretch.core.history.records import Outcome
from desk_stretch.engine.commands import (
    OpenWindow,
    Pause,
    Quit,
    Resume,
    Skip,
    Snooze,
    StartRoutine,
)
from desk_stretch.engine.events import QuitAsked, SessionEnded, SettingsChanged, StatusChanged
from desk_stretch.ui.main_window import MainWindow
from desk_stretch.ui.notice.staying import StayingWindow
from desk_stretch.ui.pauses import until_tomorrow
from tests.fakes import FakeRecord
from tests.ui.fake_engine import NOW, prompt, status
from tests.ui.gallery import session, some_days


def seen(window) -> list[str]:
    return [each.text() for each in window.findChildren(QAbstractButton) if each.isVisible()]


def press(qtbot, window, text):
    button = next(
        each
        for each in window.findChildren(QAbstractButton)
        if each.isVisible() and each.text() == text
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def words(window) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(each.text() for each in window.findChildren(QLabel) if each.isVisible())


@pytest.fixture
def record():
    return some_days()


@pytest.fixture
def window(qtbot, engine, clock, record):
    one = MainWindow(engine, clock, record, lambda: True)
    qtbot.addWidget(one)
    one.show()
    return one


def say(engine, shown):
    engine.shown_status = shown
    engine.announce(StatusChanged(shown))


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("Start", StartRoutine()),
        ("Start sitting", StartRoutine("sitting")),
        ("Start standing", StartRoutine("standing")),
        ("30 minutes", Pause(NOW.wall + 1800)),
        ("1 hour", Pause(NOW.wall + 3600)),
        ("2 hours", Pause(NOW.wall + 7200)),
        ("Until tomorrow", Pause(until_tomorrow(NOW))),
        ("Exercises", OpenWindow("catalogue")),
        ("Routines", OpenWindow("routines")),
        ("Settings", OpenWindow("settings")),
        ("History", OpenWindow("history")),
        ("Why now, why not", OpenWindow("why")),
        ("About", OpenWindow("about")),
        ("Quit", Quit()),
    ],
)
def test_each_button_gives_its_command(qtbot, engine, window, text, command):
    press(qtbot, window, text)
    assert engine.done == [command]


def test_state_reason_and_time_are_there(window, engine):
    shown = words(window)
    assert "Next break 11:03" in shown
    assert engine.shown_status.sentence in shown


def test_the_ring_says_what_it_shows(window):
    assert window._state._ring.accessibleName() == "Work time: 27 of 50 minutes"


def test_what_was_done_today_is_counted(window):
    shown = words(window).splitlines()
    assert shown[shown.index("Today") + 1 :][:4] == ["2", "routines", "8", "steps"]


def test_an_empty_day_has_a_sentence(qtbot, engine, clock):
    window = MainWindow(engine, clock, FakeRecord(), lambda: True)
    qtbot.addWidget(window)
    window.show()
    assert "Nothing yet" in words(window)
    assert "0" not in words(window).splitlines()


def test_a_prompt_brings_snooze_and_skip(qtbot, engine, window):
    assert "Skip" not in seen(window)
    say(engine, status("due", prompt=prompt()))
    press(qtbot, window, "Snooze 5 min (1 of 2)")
    press(qtbot, window, "Skip")
    assert engine.done == [Snooze(), Skip()]


def test_after_the_last_snooze_only_skip_is_left(engine, window):
    say(engine, status("due", prompt=prompt(0)))
    assert "Skip" in seen(window)
    assert not any(text.startswith("Snooze") for text in seen(window))


def test_a_pause_can_be_ended(qtbot, engine, window):
    say(engine, status("paused", pause_until=NOW.wall + 3600))
    assert "1 hour" not in seen(window)
    press(qtbot, window, "Resume")
    assert engine.done == [Resume()]


def test_a_running_routine_can_be_raised(qtbot, engine, window):
    say(engine, status("routine"))
    assert "Start" not in seen(window)
    press(qtbot, window, "Show the routine")
    assert engine.done == [OpenWindow("session")]


def test_a_rehearsal_is_named(engine, window):
    assert "Rehearsal" not in words(window)
    say(engine, status(speed=60.0))
    assert "Rehearsal: time passes ×60" in words(window)


def test_an_unanswered_prompt_is_told_without_reproach(engine, window):
    say(engine, status(missed=True))
    assert "Start whenever it suits you." in words(window)


def test_no_work_time_at_all_still_draws(engine, window):
    say(engine, status("off", work_s=0.0, worked_s=0.0, next_due=None))
    assert not window.grab().isNull()


def test_today_follows_a_routine_that_ends(engine, window, record):
    record.session_rows.append(session(0, 10, 35))
    engine.announce(SessionEnded(Outcome.COMPLETED, 5, 5))
    assert "3" in words(window).splitlines()


def test_settings_show_at_once(engine, window):
    engine.shown_status = status("due", prompt=prompt())
    engine.settings = engine.settings.with_values({"breaks.snooze": 7})
    engine.announce(SettingsChanged(frozenset({"breaks.snooze"})))
    assert "Snooze 7 min (1 of 2)" in seen(window)


def test_it_looks_again_once_a_minute_and_only_while_it_is_seen(window):
    assert window._minute.isActive()
    assert window._minute.interval() >= 60_000
    window.hide()
    assert not window._minute.isActive()


def test_what_happens_while_hidden_shows_later(engine, window):
    window.hide()
    say(engine, status("off", next_due=None))
    assert window._state.title.startswith("Next break")
    window.show()
    assert window._state.title == "Reminders are off"


def test_a_key_pressed_early_starts_nothing(qtbot, engine, window):
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_Return)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert engine.done == []


def test_escape_hides_and_nothing_ends(qtbot, engine, window):
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert engine.done == []


def test_with_an_icon_closing_says_nothing(window):
    window.close()
    assert window._staying is None


def test_without_an_icon_the_first_closing_says_that_it_stays(qtbot, engine, clock):
    window = MainWindow(engine, clock, FakeRecord(), lambda: False)
    qtbot.addWidget(window)
    window.show()
    window.close()
    note = window._staying
    assert note is not None
    assert note.isVisible()
    note.close()
    window.show()
    window.close()
    assert window._staying is note
    assert not note.isVisible()


def test_while_the_app_ends_nothing_is_said_about_staying(qtbot, engine, clock):
    window = MainWindow(engine, clock, FakeRecord(), lambda: False)
    qtbot.addWidget(window)
    window.show()
    engine.announce(QuitAsked())
    window.close()
    assert window._staying is None


@pytest.mark.parametrize(
    ("text", "command"), [("Back to the window", OpenWindow("main")), ("Quit", Quit())]
)
def test_the_note_about_staying_leads_back_or_out(qtbot, engine, text, command):
    note = StayingWindow(engine)
    qtbot.addWidget(note)
    note.show()
    press(qtbot, note, text)
    assert engine.done == [command]
    assert not note.isVisible()


def test_keep_running_just_closes(qtbot, engine):
    note = StayingWindow(engine)
    qtbot.addWidget(note)
    note.show()
    press(qtbot, note, "Keep running")
    assert engine.done == []
    assert not note.isVisible()


def test_ring_and_words_stand_beside_each_other_or_in_a_column(qtbot, window):
    from PySide6.QtWidgets import QBoxLayout

    window.resize(760, 700)
    assert window._state._row.direction() == QBoxLayout.Direction.LeftToRight
    window.resize(320, 480)
    assert window._state._row.direction() == QBoxLayout.Direction.TopToBottom
    qtbot.wait(1)
    assert window._page.widget().width() <= window.width()


def test_a_desktop_that_does_not_tell_of_absence_is_named(qtbot, engine, clock, record, window):
    missing = {"idle": "Every minute counts here."}
    one = MainWindow(engine, clock, record, lambda: True, missing)
    qtbot.addWidget(one)
    one.show()
    assert "Every minute counts here." in words(one)
    assert "Every minute counts here." not in words(window)
    assert not window._blind.isVisible()
