"""The window "Why": what it lists, how it looks where there is little room, and what it copies."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication

from desk_stretch import __version__, i18n
from desk_stretch.core.breaks.diary import Diary, Entry
from desk_stretch.engine.events import PromptOpened, SettingsChanged, StatusChanged
from desk_stretch.ui import theme
from desk_stretch.ui.tokens import DARK, LIGHT, high_contrast
from tests.ui import gallery
from tests.ui.fake_engine import NOW, prompt, status


@pytest.fixture
def window(qtbot):
    window = gallery.why_window()
    qtbot.addWidget(window)
    window.show()
    QApplication.processEvents()
    return window


@pytest.fixture
def pseudo():
    i18n.use(i18n.PSEUDO)
    yield
    i18n.use("en")


def paragraphs(window):
    return window._text.toPlainText().splitlines()


def add(window, minutes, what="prompt", reminder="rest break"):
    """Let the engine have decided something more."""
    last = window._view.shown_diary.entries[-1]
    entry = Entry(NOW.after(minutes * 60), what, reminder, last.reason)
    window._view.shown_diary = window._view.shown_diary.adding(entry)


def test_the_newest_stands_first_under_its_day(window):
    shown = paragraphs(window)
    assert shown[0] == "Today"
    assert shown[1] == "10:38\tCounting\tThe next break is due at 11:28, in 50 minutes of work."
    assert shown[12] == "Yesterday"
    assert shown[-1] == "15:00\tPrompt\tYou have worked for 50 minutes."
    assert not window._empty.isVisible()


def test_what_is_so_now_stands_above(window):
    assert window._now.text() == "The next break is due at 11:03, in 23 minutes of work."


def test_an_empty_diary_says_so(qtbot):
    window = gallery.why_window(Diary())
    qtbot.addWidget(window)
    window.show()
    assert window._empty.isVisible()
    assert not window._text.isVisible()


def test_it_follows_while_it_is_seen(window):
    add(window, -1)
    window._view.announce(PromptOpened(prompt()))
    assert len(paragraphs(window)) == 17
    window._view.announce(StatusChanged(status()))
    assert len(paragraphs(window)) == 18
    add(window, 0, "missed")
    window._view.announce(SettingsChanged(frozenset({"breaks.snooze"})))
    assert len(paragraphs(window)) == 19
    window.hide()
    add(window, 1)
    window._view.announce(StatusChanged(status()))
    assert len(paragraphs(window)) == 19


def test_a_decision_says_which_reminder_of_ones_own_it_is_about(window):
    add(window, -1, "prompt", "stand-up")
    add(window, 0, "missed", "stand-up")
    window._view.announce(StatusChanged(status()))
    said = [line.split("\t")[1] for line in paragraphs(window)[1:4]]
    assert said == ["Prompt not answered · Stand up", "Prompt · Stand up", "Counting"]
    window.copy()
    assert "10:39  Prompt · Stand up " in QGuiApplication.clipboard().text()


def test_the_name_of_a_template_is_in_the_language_in_use(pseudo, qtbot):
    window = gallery.why_window()
    add(window, 0, "prompt", "stand-up")
    qtbot.addWidget(window)
    window.show()
    words = paragraphs(window)[1].split("\t")[1].split(" · ")
    assert len(words) >= 2  # the sentence stands in its own column where there is room
    assert all(word.startswith("[") and word.endswith("]") for word in words)


def test_where_a_name_is_long_the_sentence_follows_the_event(window):
    window._view.own = {"eye-rest": {"name": "Look far away, then at the hand and back"}}
    add(window, 0, "missed", "eye-rest")
    window._view.announce(StatusChanged(status()))
    assert "\t" not in paragraphs(window)[1].partition("\t")[2]
    window._view.own = {}
    window._view.announce(StatusChanged(status()))
    assert paragraphs(window)[1].startswith("10:40\tPrompt not answered · Eye rest\t")


def test_a_selection_stays_while_nothing_is_new(window):
    window._text.selectAll()
    window._view.announce(StatusChanged(status()))
    assert window._text.textCursor().hasSelection()


def test_where_it_is_narrow_the_sentence_follows_the_event(window, qtbot):
    window.resize(QSize(340, 520))
    qtbot.waitUntil(lambda: "\t" not in paragraphs(window)[1].partition("\t")[2])
    assert paragraphs(window)[2] == "10:38\tSkipped · You skipped the break; work time starts anew."


def test_the_keyboard_reads_and_leaves_the_list(window, qtbot):
    assert window._copy.hasFocus()
    window._text.setFocus()
    qtbot.keyClick(window._text, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert window._text.textCursor().hasSelection()
    qtbot.keyClick(window._text, "x")
    assert paragraphs(window)[0] == "Today", "nothing can be typed into it"
    qtbot.keyClick(window._text, Qt.Key.Key_Tab)
    assert not window._text.hasFocus()


def test_days_are_headings_for_a_screen_reader(window):
    assert window._text.accessibleName() == "What was decided, and why"
    assert window._text.document().begin().blockFormat().headingLevel() == 2


def test_copy_puts_a_report_on_the_clipboard(window, qtbot):
    QGuiApplication.clipboard().clear()
    qtbot.mouseClick(window._copy, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[:7] == [
        f"Desk Stretch {__version__}",
        "Now: The next break is due at 11:03, in 23 minutes of work.",
        "Idle source: mutter",
        "Holds that work here: microphone",
        "Not available here: calendar",
        "",
        "2026-11-21",
    ]
    assert text.endswith("15:00  Prompt               You have worked for 50 minutes.\n")
    assert "secret" not in text, "why a hold does not work may name a file"
    assert window._copied.text().startswith("Copied.")


@pytest.mark.parametrize(
    "roles", [LIGHT, DARK, high_contrast("#000000", "#ffffff", "#ffff00", "#000000")]
)
def test_it_takes_the_colours_that_are_worn(window, roles):
    window.setPalette(theme.palette_of(roles))
    QApplication.processEvents()
    cursor = QTextCursor(window._text.document().findBlockByNumber(1))
    cursor.movePosition(QTextCursor.MoveOperation.Right)
    assert cursor.charFormat().foreground().color().name() == roles.muted
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    assert cursor.charFormat().foreground().color().name() == roles.text


def test_every_word_goes_through_the_language(pseudo, qtbot):
    window = gallery.why_window()
    qtbot.addWidget(window)
    window.show()
    for line in paragraphs(window):
        words = line.split("\t")[1:] or [line]
        assert all(word.startswith("[") and word.endswith("]") for word in words), line
