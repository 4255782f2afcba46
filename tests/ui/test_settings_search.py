"""Searching the settings: what is found in all pages, the keyboard, and what is said of nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from desk_stretch.core.settings.pages import PAGES
from desk_stretch.core.settings.schema import SCHEMA
from desk_stretch.engine.commands import OpenWindow, SetSettings
from desk_stretch.ui.screens import inside
from desk_stretch.ui.settings.reminder_values import first_values
from desk_stretch.ui.settings.window import SettingsWindow
from tests.ui.fake_engine import FakeClock
from tests.ui.gallery import LiveEngine, catalogue, resting

SHOWN = [key for key, setting in SCHEMA.items() if not setting.hidden]
CONTROL = Qt.KeyboardModifier.ControlModifier
FOLDERS = [("Settings", "/a/long/folder"), ("History", "/another/one")]


@pytest.fixture
def live():
    return LiveEngine(record=resting())


@pytest.fixture
def window(qtbot, live):
    one = SettingsWindow(live, FakeClock(), live.record, catalogue, folders=FOLDERS)
    qtbot.addWidget(one)
    one.resize(940, 700)
    one.show()
    one.activateWindow()
    QApplication.processEvents()
    return one


@pytest.fixture
def field(window):
    return window._header.search._line


def texts(widget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def shown(window) -> list[str]:
    return [row.key for row in window.rows if row.isVisible()]


def button(window, name):
    buttons = window.findChildren(QAbstractButton)
    return next(b for b in buttons if b.isVisible() and name in (b.text(), b.accessibleName()))


def test_ctrl_f_takes_the_keyboard_and_what_is_typed_filters(qtbot, window, field):
    window.row("breaks.work_time").editor.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F, CONTROL)
    assert field.hasFocus()
    qtbot.keyClicks(field, "volume")
    assert shown(window) == ["sound.volume"]
    said = texts(window._page)
    assert "1 thing found" in said
    assert "Sound and voice" in said
    qtbot.keyClick(window, Qt.Key.Key_F, CONTROL)
    assert field.selectedText() == "volume"


def test_what_is_found_stands_under_its_page_and_part(window, field):
    field.setText("meeting")
    assert "When · Good moments" in texts(window._page)
    assert "holds.microphone" in shown(window)
    assert "holds.calendar_files" in shown(window), "also what says nothing as long as it is off"
    assert window._sidebar.currentRow() == -1
    assert not window._why.isVisible()


@pytest.mark.parametrize("key", SHOWN)
def test_every_setting_is_found_by_its_label_and_by_its_name_in_the_file(window, field, key):
    for query in (SCHEMA[key].label, key):
        field.setText(query)
        assert key in shown(window)


def test_reminders_are_found_too(window, field):
    field.setText("lunch walk")
    rows = {row.id: row.isVisible() for row in window._reminders.reminders}
    assert rows["lunch-walk"]
    assert not rows["micro-break"]
    assert "When · Reminders" in texts(window)
    field.setText("")
    assert all(row.isVisible() for row in window._reminders.reminders)


def test_nothing_found_is_said_in_words_with_a_way_back(qtbot, window, field):
    window.turn_to("look")
    field.setText("flying carpet")
    assert shown(window) == []
    assert "Nothing found" in texts(window._page)
    assert "Nothing here goes by “flying carpet”." in texts(window._page)
    qtbot.mouseClick(button(window, "Show all settings"), Qt.MouseButton.LeftButton)
    assert field.text() == ""
    assert field.hasFocus()
    assert "look.theme" in shown(window)


def test_escape_leaves_the_search_before_the_window(qtbot, window, field):
    qtbot.keyClicks(field, "dark")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert window.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_a_button_empties_the_search(qtbot, window, field):
    empty = window._header.search._empty
    assert not empty.isVisible()
    qtbot.keyClicks(field, "dark")
    empty.setFocus()
    qtbot.keyClick(empty, Qt.Key.Key_Return)
    assert field.text() == ""
    assert field.hasFocus()
    assert not empty.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_enter_goes_to_the_first_that_was_found(qtbot, window, field, live, key):
    qtbot.keyClicks(field, "volume")
    qtbot.keyClick(field, key)
    assert window.row("sound.volume").editor.field.hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert live.settings["sound.volume"] == 45
    assert shown(window) == ["sound.volume"], "a change leaves the search as it is"


def test_enter_with_nothing_found_stays(qtbot, window, field):
    qtbot.keyClicks(field, "flying carpet")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.hasFocus()


def test_turning_to_a_page_ends_the_search(qtbot, window, field):
    field.setText("dark")
    window._sidebar.setCurrentRow(3)
    assert field.text() == ""
    assert shown(window)[0] == "sound.step_cues"
    assert "Sound and voice" in texts(window._page)


def test_what_depends_on_another_setting_comes_and_goes_with_it(window, live):
    names = window.row("holds.program_names")
    assert not names.isVisible()
    live.do(SetSettings({"holds.program": "keep"}))
    assert names.isVisible()
    live.do(SetSettings({"holds.program": "off"}))
    assert not names.isVisible()


def test_every_page_has_its_sentence_and_no_line_stands_first_in_a_card(window):
    for page in PAGES:
        window.turn_to(page.name)
        assert page.about in texts(window._page)
        for part in window._parts:
            lines = [e.line for e in part._entries if e.widget.isVisible()]
            assert all(line is None or not line.isVisible() for line in lines[:1])


def test_privacy_says_what_is_kept_and_leads_to_the_history(qtbot, window, live):
    window.turn_to("privacy")
    said = " ".join(texts(window._page)).replace("\u200b", "")
    assert "nothing is sent anywhere" in said
    assert "/a/long/folder" in said
    qtbot.mouseClick(button(window, "Open the history"), Qt.MouseButton.LeftButton)
    assert live.done == [OpenWindow("history")]


def test_without_folders_none_are_named(qtbot, live):
    one = SettingsWindow(live, FakeClock(), live.record, catalogue)
    qtbot.addWidget(one)
    one.show()
    one.turn_to("privacy")
    assert "Your folders" not in texts(one)


def test_closing_with_something_wrong_turns_to_its_page(qtbot, window):
    window.row("breaks.snooze").editor._spin.lineEdit().setText("500 min")
    window.close()
    assert window.isVisible()
    assert window.row("breaks.snooze").isVisible()
    assert window._page.page == "asking"


def test_another_language_finds_the_person_on_the_same_page(qtbot, window, live):
    window.turn_to("sound")
    again = SettingsWindow(live, FakeClock(), live.record, catalogue)
    qtbot.addWidget(again)
    again.show()
    again.go_to_place(window.place())
    assert again.row("sound.volume").isVisible()
    assert not again._footer.isVisible()


def test_another_language_leaves_what_can_be_taken_back_and_made_again(qtbot, window, live):
    window._changes.make({"breaks.snooze": 9})
    window._changes.make_reminder("own", first_values())
    window._changes.make({"look.language": "en_XA"})
    window.undo()
    again = SettingsWindow(live, FakeClock(), live.record, catalogue)
    qtbot.addWidget(again)
    again.show()
    again.go_to_place(window.place())
    foot = again._footer
    assert foot.words.text() == "Undone. Language: As the desktop"
    assert foot.redo_button.accessibleName() == "Redo: Language"
    again.undo()
    again.undo()
    assert live.settings["breaks.snooze"] == 5
    assert live.own == {}


def test_the_day_stands_only_beside_what_moves_it(window, field):
    seen = {}
    for page in PAGES:
        window.turn_to(page.name)
        seen[page.name] = window._preview.isVisible()
    assert [name for name, is_seen in seen.items() if is_seen] == ["when", "what", "asking"]
    field.setText("snooze")
    assert window._preview.isVisible()


@pytest.mark.parametrize(
    ("height", "strip", "words"), [(900, True, True), (480, False, True), (220, False, False)]
)
def test_the_day_takes_a_fifth_of_the_height_at_most(window, height, strip, words):
    window._preview.fit(height)
    assert window._preview.ahead.timeline.isVisible() is strip
    assert window._preview.isVisible() is words


@pytest.mark.parametrize(
    ("box", "wanted"),
    [
        (QRect(100, 100, 300, 200), QRect(100, 100, 300, 200)),
        (QRect(-20, 5, 300, 200), QRect(0, 30, 300, 200)),
        (QRect(900, 700, 300, 200), QRect(700, 600, 300, 200)),
        (QRect(0, 0, 5000, 5000), QRect(0, 30, 1000, 770)),
    ],
)
def test_a_window_lies_with_its_frame_in_what_panels_leave(box, wanted):
    assert inside(box, QRect(0, 30, 1000, 770)) == wanted


def test_a_window_beyond_the_screen_is_brought_back(qtbot, window):
    room = window.screen().availableGeometry()
    window.resize(room.width() + 300, room.height() + 300)
    window.move(room.left() - 50, room.top() - 50)
    window.keep_in_sight()
    QApplication.processEvents()
    assert room.contains(window.frameGeometry())
    window.hide()
    window.resize(4000, 4000)
    window.keep_in_sight()
    assert window.width() == 4000
