"""The settings window: rows from the schema, live, explained in words, and reversible."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QBoxLayout, QLabel, QLineEdit

from desk_stretch.core.history.records import Outcome
from desk_stretch.core.settings.schema import SCHEMA
from desk_stretch.core.settings.words import Text as TextSetting
from desk_stretch.engine.commands import SetSettings, UndoHurt
from desk_stretch.engine.events import SessionEnded, StatusChanged
from desk_stretch.errors import StorageError
from desk_stretch.ui.settings.editors import TextEditor, editor_for
from desk_stretch.ui.settings.sets import ChipsEditor
from desk_stretch.ui.settings.window import SettingsWindow
from tests.fakes import FakeRecord
from tests.ui.fake_engine import FakeClock, status
from tests.ui.gallery import LiveEngine, catalogue, resting

SHOWN = [key for key, setting in SCHEMA.items() if not setting.hidden]


@pytest.fixture
def live():
    return LiveEngine(record=resting())


@pytest.fixture
def window(qtbot, live):
    one = SettingsWindow(live, FakeClock(), live.record, catalogue)
    qtbot.addWidget(one)
    one.resize(940, 700)
    one.show()
    QApplication.processEvents()
    yield one
    for row in one.rows:
        row.refresh()


def type_number(qtbot, window, key, text):
    spin = window.row(key).editor._spin
    spin.selectAll()
    qtbot.keyClicks(spin, text)
    qtbot.keyClick(spin, Qt.Key.Key_Return)


def shown(window, key):
    """The row of a setting, on the page where it stands."""
    window.go_to(key)
    QApplication.processEvents()
    return window.row(key)


def texts(widget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def button(widget, name):
    return next(
        each
        for each in widget.findChildren(QAbstractButton)
        if name in (each.accessibleName(), each.text())
    )


def test_every_setting_that_is_not_hidden_has_its_row(window):
    assert sorted(row.key for row in window.rows) == sorted(SHOWN)


def test_every_row_says_its_label_and_its_limits(window):
    said = texts(shown(window, "breaks.routine_length"))
    assert said[0] == "Length of a routine"
    assert said[1].endswith("From 60 to 900 seconds in steps of 15.")


def test_a_number_is_in_force_as_soon_as_it_is_entered(qtbot, window, live):
    type_number(qtbot, window, "breaks.work_time", "30")
    assert live.done == [SetSettings({"breaks.work_time": 30})]
    assert live.settings["breaks.work_time"] == 30


def test_nothing_is_changed_while_a_number_is_being_typed(qtbot, window, live):
    spin = window.row("breaks.work_time").editor._spin
    spin.selectAll()
    qtbot.keyClicks(spin, "1")
    assert live.done == []


@pytest.mark.parametrize("typed", ["300", "4", "-5"])
def test_a_number_outside_is_explained_beside_its_field(qtbot, window, live, typed):
    type_number(qtbot, window, "breaks.work_time", typed)
    row = window.row("breaks.work_time")
    assert row.is_wrong
    assert f"“{typed}” cannot be used; this takes 5 to 240 minutes." in texts(row)
    assert live.done == []
    type_number(qtbot, window, "breaks.work_time", "60")
    assert not row.is_wrong
    assert live.settings["breaks.work_time"] == 60


def test_a_number_between_two_steps_is_explained(qtbot, window, live):
    shown(window, "breaks.routine_length")
    type_number(qtbot, window, "breaks.routine_length", "200")
    assert "in steps of 15" in texts(window.row("breaks.routine_length"))[-1]
    assert live.done == []


def test_typing_the_old_number_again_takes_the_words_away(qtbot, window):
    type_number(qtbot, window, "breaks.snooze", "99")
    type_number(qtbot, window, "breaks.snooze", "5")
    assert not window.row("breaks.snooze").is_wrong


def test_less_and_more_go_by_the_step_and_stop_at_the_limit(qtbot, window, live):
    row = window.row("breaks.routine_length")
    qtbot.mouseClick(button(row, "More: Length of a routine"), Qt.MouseButton.LeftButton)
    assert live.settings["breaks.routine_length"] == 195
    for _ in range(12):
        qtbot.mouseClick(button(row, "Less: Length of a routine"), Qt.MouseButton.LeftButton)
    assert live.settings["breaks.routine_length"] == 60


def test_stepping_from_a_number_between_two_steps_finds_the_nearest(window):
    spin = window.row("breaks.routine_length").editor._spin
    spin.setValue(200)
    spin.stepBy(1)
    assert spin.value() == 210
    spin.setValue(200)
    spin.stepBy(-1)
    assert spin.value() == 195


def test_the_arrow_keys_step_too(qtbot, window, live):
    qtbot.keyClick(window.row("breaks.snooze").editor._spin, Qt.Key.Key_Up)
    assert live.settings["breaks.snooze"] == 6


def test_a_switch(qtbot, window, live):
    toggle = window.row("hours.any_time").editor._toggle
    qtbot.keyClick(toggle, Qt.Key.Key_Return)
    assert live.settings["hours.any_time"] is True
    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    assert live.settings["hours.any_time"] is False


def test_a_choice(qtbot, window, live):
    combo = window.row("look.theme").editor._combo
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    combo.activated.emit(combo.currentIndex())
    assert live.settings["look.theme"] == combo.currentData() != "system"


def test_the_volume(qtbot, window, live):
    editor = window.row("sound.volume").editor
    assert editor._number.text() == "40 %"
    qtbot.keyClick(editor._slider, Qt.Key.Key_Right)
    assert live.settings["sound.volume"] == 45
    assert editor._number.text() == "45 %"
    editor._slider.sliderMoved.emit(70)
    assert editor._number.text() == "70 %"
    assert live.settings["sound.volume"] == 45


def test_times_of_day_are_read_as_typed(qtbot, window, live):
    line = window.row("hours.ranges").editor._line
    line.setText("9-12, 13:00-17:30")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert live.settings["hours.ranges"] == ((540, 720), (780, 1050))
    assert line.text() == "09:00–12:00, 13:00–17:30"


@pytest.mark.parametrize("typed", ["", "nine", "9-25", "9-9"])
def test_times_that_are_none_are_explained(qtbot, window, live, typed):
    line = window.row("hours.ranges").editor._line
    line.setText(typed)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    row = window.row("hours.ranges")
    assert texts(row)[-1].startswith(f"“{typed}” cannot be used; this takes one or more times")
    line.setText("09:00–18:00")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert not row.is_wrong
    assert live.done == []


def test_days_are_chosen_and_one_always_stays(qtbot, window, live):
    row = window.row("hours.days")
    row.editor.chip(5).click()
    assert live.settings["hours.days"] == frozenset(range(6))
    for day in range(6):
        row.editor.chip(day).click()
    assert live.settings["hours.days"] == frozenset({5})
    assert row.is_wrong
    assert row.editor.chip(5).isChecked()
    assert row.editor.chip(5).accessibleName() == "Saturday"


def test_equipment_and_cautions_are_lists_of_words(window, live):
    window.row("movement.equipment").editor.chip("mat").click()
    assert live.settings["movement.equipment"] == {"chair", "desk", "wall", "mat"}
    window.row("movement.without").editor.chip("neck-side").click()
    assert live.settings["movement.without"] == {"neck-side"}


def test_exercises_are_left_out_by_name(qtbot, window, live):
    row = shown(window, "movement.leave_out")
    assert "None is left out." in texts(row)
    assert row.editor._list is None
    opening = button(row, "Choose exercises…")
    opening.click()
    assert len(row.editor._list._chips) == len(catalogue().exercises)
    button(row, "Ear to shoulder").click()
    assert live.settings["movement.leave_out"] == {"ear-to-shoulder"}
    assert "1 exercise: Ear to shoulder" in texts(row)
    opening.click()
    assert not row.editor._list.isVisible()


def test_an_exercise_that_is_no_more_is_shown_by_its_id(qtbot, live):
    live.settings = live.settings.with_values({"movement.leave_out": ["gone-for-good"]})
    window = SettingsWindow(live, FakeClock(), live.record, catalogue)
    qtbot.addWidget(window)
    window.show()
    row = shown(window, "movement.leave_out")
    assert "1 exercise: gone-for-good" in texts(row)
    button(row, "Choose exercises…").click()
    button(row, "gone-for-good").click()
    assert live.settings["movement.leave_out"] == frozenset()


def test_an_exercise_made_meanwhile_stays_left_out(qtbot, live):
    shelf = catalogue()
    window = SettingsWindow(live, FakeClock(), live.record, lambda: shelf)
    qtbot.addWidget(window)
    window.show()
    row = shown(window, "movement.leave_out")
    button(row, "Choose exercises…").click()
    button(row, "Ear to shoulder").setFocus()
    mine = replace(shelf.exercises[0], id="mine", name="My own")
    shelf = replace(shelf, exercises=(*shelf.exercises, mine))
    live.do(SetSettings({"movement.leave_out": ["mine"]}))
    assert row.editor._list.chip("mine").isChecked()
    assert window.focusWidget() is button(row, "Close the list")
    row.editor._list.chip("ear-to-shoulder").click()
    assert live.settings["movement.leave_out"] == {"mine", "ear-to-shoulder"}
    row.editor._list.chip("mine").click()
    assert live.settings["movement.leave_out"] == {"ear-to-shoulder"}


def test_what_has_no_word_to_press_stays_left_out(qtbot):
    editor = ChipsEditor(SCHEMA["movement.leave_out"], {"cat-cow": "Cat and cow"})
    qtbot.addWidget(editor)
    editor.show_value(frozenset({"gone-for-good"}))
    edited = []
    editor.edited.connect(edited.append)
    editor.chip("cat-cow").click()
    assert edited == [{"gone-for-good", "cat-cow"}]


def test_the_list_is_made_anew_for_other_exercises_and_tab_goes_into_it(qtbot, live):
    shelf = catalogue()
    window = SettingsWindow(live, FakeClock(), live.record, lambda: shelf)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    row = shown(window, "movement.leave_out")
    opening = button(row, "Choose exercises…")
    for _ in range(2):
        opening.click()
        opening.setFocus()
        qtbot.keyClick(opening, Qt.Key.Key_Tab)
        first = next(iter(row.editor._list._chips.values()))
        assert window.focusWidget() is first
        opening.click()
        shelf = replace(shelf, exercises=shelf.exercises[1:])
    assert len(row.editor._list._chips) == len(catalogue().exercises) - 1


def test_one_setting_goes_back_to_its_default(qtbot, window, live):
    row = shown(window, "breaks.snooze")
    back = button(row, "Snooze: back to 5 minutes")
    assert not back.isVisible()
    type_number(qtbot, window, "breaks.snooze", "9")
    assert back.isVisible()
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert live.settings["breaks.snooze"] == 5
    assert not back.isVisible()


def test_changes_are_taken_back_one_by_one_and_made_again(qtbot, window, live):
    foot = window._footer
    assert not foot.isVisible()
    type_number(qtbot, window, "breaks.snooze", "9")
    type_number(qtbot, window, "breaks.work_time", "30")
    assert foot.words.text() == "Work time before a break: 30 minutes"
    assert foot.undo_button.accessibleName() == "Undo: Work time before a break"
    qtbot.mouseClick(foot.undo_button, Qt.MouseButton.LeftButton)
    assert live.settings["breaks.work_time"] == 50
    assert window.row("breaks.work_time").editor._spin.value() == 50
    assert foot.words.text() == "Undone. Work time before a break: 50 minutes"
    window.undo()
    assert live.settings["breaks.snooze"] == 5
    assert not foot.undo_button.isVisible()
    window.undo()
    assert live.settings == LiveEngine().settings

    assert foot.redo_button.accessibleName() == "Redo: Snooze"
    qtbot.mouseClick(foot.redo_button, Qt.MouseButton.LeftButton)
    assert live.settings["breaks.snooze"] == 9
    assert foot.words.text() == "Done again. Snooze: 9 minutes"
    foot.redo()
    assert live.settings["breaks.work_time"] == 30
    assert not foot.redo_button.isVisible()
    foot.redo()
    assert live.settings["breaks.work_time"] == 30


def test_a_new_change_leaves_nothing_to_make_again(qtbot, window):
    type_number(qtbot, window, "breaks.snooze", "9")
    window.undo()
    assert window._footer.redo_button.isVisible()
    type_number(qtbot, window, "breaks.snooze", "7")
    assert not window._footer.redo_button.isVisible()


def test_the_keys_for_undo_and_redo_work_in_the_whole_window(qtbot, window, live):
    window.activateWindow()
    toggle = window.row("hours.any_time").editor._toggle
    toggle.click()
    toggle.setFocus()
    keys = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(toggle, Qt.Key.Key_Z, keys)
    assert live.settings["hours.any_time"] is False
    qtbot.keyClick(toggle, Qt.Key.Key_Z, keys | Qt.KeyboardModifier.ShiftModifier)
    assert live.settings["hours.any_time"] is True


def test_the_keyboard_stays_beside_the_undo_that_has_gone(qtbot, window):
    foot = window._footer
    type_number(qtbot, window, "breaks.snooze", "9")
    foot.undo_button.setFocus()
    qtbot.keyClick(foot.undo_button, Qt.Key.Key_Return)
    assert foot.redo_button.hasFocus()
    qtbot.keyClick(foot.redo_button, Qt.Key.Key_Return)
    assert foot.undo_button.hasFocus()


def test_what_cannot_be_taken_back_is_said(qtbot, window, live):
    type_number(qtbot, window, "breaks.snooze", "9")
    live.do = lambda _command: (_ for _ in ()).throw(StorageError("The disk is full.", "Look."))
    window.undo()
    assert window._footer.words.text() == "The disk is full. Look."
    assert window._changes.can_undo


def test_a_long_value_is_not_repeated_below(window):
    window.row("movement.without").editor.edited.emit(["neck-side", "neck-turn", "overhead"])
    assert window._footer.words.text() == "Leave out exercises with"


def test_all_settings_go_back_and_that_can_be_taken_back(qtbot, window, live):
    type_number(qtbot, window, "breaks.snooze", "9")
    window.row("look.theme").editor.edited.emit("dark")
    button(window, "Reset all settings").click()
    assert live.settings == LiveEngine().settings
    assert window._footer.words.text() == "All settings reset"
    assert window._footer.undo_button.accessibleName() == "Undo: all settings reset"
    window.undo()
    assert window._footer.words.text() == "Undone. all settings reset"
    assert live.settings["breaks.snooze"] == 9
    assert live.settings["look.theme"] == "dark"


def test_a_page_goes_back_alone_and_that_can_be_taken_back(qtbot, window, live):
    reset = window._page._reset
    assert not reset.isVisible()
    type_number(qtbot, window, "breaks.work_time", "30")
    type_number(qtbot, window, "breaks.daily_cap", "3")
    window.row("look.theme").editor.edited.emit("dark")
    assert reset.isVisible()
    assert reset.accessibleName() == "Reset this page: When"
    qtbot.mouseClick(reset, Qt.MouseButton.LeftButton)
    assert live.settings.changed == {"look.theme": "dark"}
    assert window._footer.words.text() == "Page “When” reset"
    window.undo()
    assert live.settings["breaks.work_time"] == 30
    window.turn_to("sound")
    assert not reset.isVisible()
    window.turn_to("look")
    assert reset.isVisible()


def test_resetting_nothing_asks_for_nothing(window, live):
    button(window, "Reset all settings").click()
    assert live.done == []


def test_hidden_values_are_no_part_of_a_reset(window, live):
    live.settings = live.settings.with_values({"start.welcomed": True, "safety.notice_version": 1})
    button(window, "Reset all settings").click()
    assert live.settings["start.welcomed"] is True


def test_a_change_from_elsewhere_shows(window, live):
    live.do(SetSettings({"breaks.daily_cap": 4}))
    assert window.row("breaks.daily_cap").editor._spin.value() == 4


def test_what_cannot_be_done_is_told_at_its_row(window, live):
    live.refusal = StorageError("The autostart file cannot be written.", "Please check the disk.")
    live.do = lambda _command: (_ for _ in ()).throw(live.refusal)
    row = shown(window, "start.at_login")
    row.editor._toggle.click()
    assert "The autostart file cannot be written. Please check the disk." in texts(row)
    assert not row.editor._toggle.isChecked()


def test_why_is_at_the_top_and_follows(window, live):
    assert window._why.text() == live.shown_status.sentence
    live.announce(StatusChanged(status(sentence="Snoozed until 11:10.")))
    assert window._why.text() == "Snoozed until 11:10."


def test_resting_exercises_have_dates_and_come_back_on_request(qtbot, window, live):
    window.turn_to("what")
    said = texts(window._resting)
    assert "Ear to shoulder" in said
    assert any(text.startswith("Left out from ") and " until " in text for text in said)
    button(window, "Offer again: Ear to shoulder").click()
    assert live.done == [UndoHurt("ear-to-shoulder")]
    assert "Ear to shoulder" not in texts(window._resting)
    assert any(text.startswith("None.") for text in texts(window._resting))


def test_resting_exercises_follow_a_routine(window, live):
    live.record.resting_rows.clear()
    live.announce(SessionEnded(Outcome.PARTIAL, 2, 5))
    assert "Ear to shoulder" not in texts(window._resting)


def test_escape_closes(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_closing_uses_what_was_typed(window, live):
    window.row("breaks.work_time").editor._spin.lineEdit().setText("35 min")
    window.close()
    assert live.settings["breaks.work_time"] == 35


def test_closing_with_a_bad_number_explains_it_once(qtbot, window, live):
    window.row("breaks.work_time").editor._spin.lineEdit().setText("500 min")
    window.close()
    assert window.isVisible()
    assert window.row("breaks.work_time").is_wrong
    window.close()
    assert not window.isVisible()
    assert live.done == []


def test_escape_gives_a_bad_number_its_value_back_before_it_closes(qtbot, window):
    type_number(qtbot, window, "breaks.work_time", "500")
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert window.row("breaks.work_time").editor._spin.value() == 50
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_opening_again_shows_what_is_in_force(qtbot, window):
    type_number(qtbot, window, "breaks.work_time", "500")
    window.close()
    window.close()
    window.show()
    assert not window.row("breaks.work_time").is_wrong


def test_the_list_of_pages_leads_to_each(qtbot, window):
    window._sidebar.setFocus()
    qtbot.keyClick(window._sidebar, Qt.Key.Key_Down)
    assert window._sidebar.currentItem().text() == "What"
    assert "What you do in a break." in texts(window._page)
    assert not window.row("breaks.work_time").isVisible()
    assert window.row("breaks.routine_length").isVisible()
    assert window._page.verticalScrollBar().value() == 0


def test_ctrl_and_page_keys_turn_the_pages_round_and_round(qtbot, window):
    window.activateWindow()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_PageUp, control)
    assert window._sidebar.currentItem().text() == "This computer"
    qtbot.keyClick(window, Qt.Key.Key_PageDown, control)
    assert window._sidebar.currentItem().text() == "When"


def test_a_small_window_leaves_the_list_out_and_puts_editors_below(window):
    window.resize(320, 480)
    QApplication.processEvents()
    row = window.row("breaks.work_time")
    assert not window._sidebar.isVisible()
    assert row._head.direction() == QBoxLayout.Direction.TopToBottom
    assert window._page.widget().width() <= 320
    pages = window._header._pages
    assert pages.isVisible()
    pages.setCurrentIndex(4)
    pages.activated.emit(4)
    assert window.row("look.theme").isVisible()
    window._turn_to_row(window._header.beside(1))
    assert pages.currentText() == "Privacy and data"


@pytest.mark.parametrize("key", ["breaks.work_time", "look.theme", "sound.volume"])
def test_the_wheel_changes_no_field(window, live, key):
    editor = window.row(key).editor
    field = editor.field
    where = QPointF(field.rect().center())
    event = QWheelEvent(
        where, field.mapToGlobal(where), QPoint(0, 0), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(field, event)
    assert live.done == []


def test_a_kind_that_nobody_knows_is_edited_as_text(qtbot):
    setting = TextSetting(label="A line")
    editor = editor_for(setting)
    qtbot.addWidget(editor)
    assert isinstance(editor, TextEditor)
    assert editor.findChild(QLineEdit) is not None


def test_tab_goes_down_the_page(window):
    """The order of Tab is that of the rows."""
    start = window.row("breaks.enabled").editor.field
    order, each = [], start
    while each.nextInFocusChain() is not start:
        each = each.nextInFocusChain()
        order.append(each)
    keys = ("breaks.work_time", "hours.any_time", "holds.camera", "keys.single_letters")
    places = [order.index(window.row(key).editor.field) for key in keys]
    assert places == sorted(places)


def test_an_empty_record_has_nothing_at_rest(qtbot):
    window = SettingsWindow(LiveEngine(), FakeClock(), FakeRecord(), catalogue)
    qtbot.addWidget(window)
    window.show()
    window.turn_to("what")
    assert any(text.startswith("None.") for text in texts(window._resting))


def test_what_the_desktop_does_not_tell_is_said_at_its_setting(qtbot, live):
    missing = {"idle": "Nothing here tells when you are away."}
    one = SettingsWindow(live, FakeClock(), live.record, catalogue, missing=missing)
    qtbot.addWidget(one)
    one.show()
    assert missing["idle"] in texts(one.row("breaks.natural_idle"))
    assert missing["idle"] not in texts(one.row("breaks.natural_locked"))


def test_each_hold_says_whether_it_works_here(qtbot, live):
    found = {"microphone": (True, "The server tells."), "full screen": (False, "No X server.")}
    window = SettingsWindow(live, FakeClock(), live.record, catalogue, lambda: found)
    qtbot.addWidget(window)
    window.show()
    assert "Works here. The server tells." in texts(window.row("holds.microphone"))
    assert "Not available here. No X server." in texts(window.row("holds.full_screen"))
    assert not any("here." in text for text in texts(window.row("holds.camera")))


def test_what_a_hold_does_is_chosen(window, live):
    combo = window.row("holds.camera").editor._combo
    words = [combo.itemText(at) for at in range(combo.count())]
    assert words == [
        "Do not wait",
        "Keep the break until then",
        "Stop the clock as well",
        "Start anew afterwards",
    ]
    combo.setCurrentIndex(2)
    combo.activated.emit(2)
    assert live.settings["holds.camera"] == "freeze"


def test_monitors_connected_now_are_added_by_a_button(qtbot, window, live):
    row = window.row("holds.known_monitors")
    add = button(row, "Add those connected now")
    assert add.isHidden(), "the word stands for them already"
    live.do(SetSettings({"holds.known_monitors": ["DELL 11111111"]}))
    assert not add.isHidden()
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    assert live.settings["holds.known_monitors"] == ("DELL 11111111", "connected")


def test_the_names_of_programs_are_typed(window, live, qtbot):
    row = window.row("holds.program_names")
    row.editor._line.setText("zoom, obs")
    row.editor.commit()
    assert live.settings["holds.program_names"] == ("zoom", "obs")
