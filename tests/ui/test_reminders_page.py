"""The page of reminders: a click for a template, a form for each, and a way back from all of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QBoxLayout, QLabel

from desk_stretch.core.breaks.hours import Hours
from desk_stretch.core.breaks.reminder import Break, Kind
from desk_stretch.core.breaks.trigger import ClockTimes, Trigger
from desk_stretch.engine.commands import SetReminder, SetSettings
from desk_stretch.engine.events import StatusChanged
from desk_stretch.errors import StorageError
from desk_stretch.storage.reminders_file import templates
from desk_stretch.ui import texts as shared_texts
from desk_stretch.ui.settings.reminder_values import free_id, values_of
from desk_stretch.ui.settings.reminder_words import next_words, sentence_of
from desk_stretch.ui.settings.window import SettingsWindow
from tests.ui.fake_engine import NOW, FakeClock, message, reminder
from tests.ui.gallery import OWN, LiveEngine, catalogue, of_reminder, resting, told

HANDS = "stretch-your-hands"


@pytest.fixture
def live():
    return LiveEngine(record=resting(), own={key: dict(each) for key, each in OWN.items()})


@pytest.fixture
def window(qtbot, live):
    one = SettingsWindow(live, FakeClock(), live.record, catalogue, templates=tuple(templates()))
    qtbot.addWidget(one)
    one.resize(940, 700)
    one.show()
    QApplication.processEvents()
    yield one
    for row in one.rows:
        row.refresh()


@pytest.fixture
def page(window):
    return window._reminders


@pytest.fixture
def form(page):
    page.open(HANDS)
    return page.reminder(HANDS).form


def texts(widget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def button(widget, name):
    return next(
        each
        for each in widget.findChildren(QAbstractButton)
        if name in (each.accessibleName(), each.text()) and each.isVisible()
    )


def known(live, name):
    return next(each for each in live.reminders() if each.id == name)


def enter(qtbot, editor, text):
    editor._line.setText(text)
    qtbot.keyClick(editor._line, Qt.Key.Key_Return)


def choose(editor, word):
    editor._combo.setCurrentIndex(editor._combo.findData(word))
    editor._combo.activated.emit(editor._combo.currentIndex())


def names(form) -> list[str]:
    return [row.key.partition(".")[2] for row in form.rows]


def test_the_rest_break_comes_first_and_then_all_others(page):
    said = texts(page)
    assert said[1:3] == ["Rest break", "After 50 minutes of work · A routine of 3 minutes"]
    assert [row.id for row in page.reminders] == [*templates(), HANDS]
    assert "At 10:30, 15:00, Mon, Wed, Fri · One step: Shoulder rolls" in said


def test_the_line_of_the_rest_break_follows_its_numbers(page, live):
    live.do(SetSettings({"breaks.work_time": 30, "breaks.routine_length": 195}))
    assert texts(page)[2] == "After 30 minutes of work · A routine of 195 seconds"


def test_a_button_leads_to_the_numbers_of_the_rest_break(window, page):
    button(page, "The numbers of the rest break").click()
    assert window.row("breaks.enabled").editor.field.hasFocus()
    assert window._page.verticalScrollBar().value() == window._parts[0].y() - 12


def test_each_says_when_it_asks_next(page, live):
    live.shown_status = told(reminders=(of_reminder("rest break", 23), of_reminder("eye-rest", 14)))
    live.announce(StatusChanged(live.shown_status))
    times = [shared_texts.clock_time(NOW.wall + minutes * 60, NOW) for minutes in (23, 14)]
    assert [each for each in texts(page) if each.startswith("Next: ")] == [
        f"Next: {time}" for time in times
    ]
    why = replace(of_reminder("eye-rest", 0), state="held", sentence="Holding the break.")
    assert next_words(why, NOW) == "Holding the break."
    assert next_words(None, NOW) == ""


def test_a_template_is_switched_on_with_one_click(page, live):
    row = page.reminder("stand-up")
    button(row, "Stand up").click()
    assert live.done == [SetReminder("stand-up", {"on": True})]
    assert known(live, "stand-up").on
    assert row._toggle.isChecked()


def test_only_the_persons_own_can_be_removed(page):
    with pytest.raises(StopIteration):
        button(page.reminder("stand-up"), "Remove: Stand up")
    assert button(page.reminder(HANDS), "Remove: Stretch your hands")


def test_a_removed_one_comes_back_as_it_was(window, page, live):
    before = known(live, HANDS)
    remove = button(page, "Remove: Stretch your hands")
    remove.setFocus()
    remove.click()
    assert HANDS not in [each.id for each in live.reminders()]
    assert HANDS not in [row.id for row in page.reminders]
    assert page._add.hasFocus()
    assert window._footer.undo_button.accessibleName() == "Undo: Stretch your hands removed"
    window.undo()
    assert known(live, HANDS) == before
    assert page.reminder(HANDS).isVisible()


def test_a_new_one_opens_at_its_name_and_is_on(qtbot, window, page, live):
    button(page, "Add a reminder").click()
    added = page.reminder("my-reminder")
    assert known(live, "my-reminder").on
    line = added.form.row("name").editor._line
    assert line.hasFocus()
    assert line.selectedText() == line.text() == "My reminder"
    enter(qtbot, added.form.row("name").editor, "Water the plants")
    assert texts(added)[0] == "Water the plants"
    button(page, "Add a reminder").click()
    assert page.reminder("my-reminder-2").form is not None
    assert added.form is None  # one form at a time
    window.undo()
    assert window._footer.undo_button.accessibleName() == "Undo: Water the plants"
    window.undo()
    window.undo()
    assert "my-reminder" not in [each.id for each in live.reminders()]


def test_one_that_cannot_be_made_is_told_beside_the_button(page, live):
    live.do = refuse
    button(page, "Add a reminder").click()
    assert "The disk is full. Please make room." in texts(page)


def refuse(_command):
    raise StorageError("The disk is full.", "Please make room.")


def test_a_switch_that_cannot_be_kept_goes_back_and_says_why(page, live):
    live.do = refuse
    row = page.reminder("stand-up")
    button(row, "Stand up").click()
    assert not row._toggle.isChecked()
    assert "The disk is full. Please make room." in texts(row)


def test_edit_opens_and_closes_the_form(page):
    row = page.reminder("eye-rest")
    button(row, "Edit: Eye rest").click()
    assert row.form.isVisible()
    page.open(HANDS)
    assert row.form is None
    button(page, "Close: Stretch your hands").click()
    assert page.rows == []


def test_escape_closes_the_form_and_then_the_window(qtbot, window, page, form):
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert page.reminder(HANDS).form is None
    assert window.isVisible()
    assert page.reminder(HANDS)._edit.hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_form_shows_what_applies(form):
    assert names(form) == [
        "name", "trigger", "at", "weekdays", "do", "exercise", "posture", "text", "switch",
    ]  # fmt: skip
    choose(form.row("trigger").editor, "wall")
    choose(form.row("do").editor, "message")
    assert names(form) == ["name", "trigger", "minutes", "do", "text", "switch"]
    form._more.click()
    assert names(form)[6:] == [
        "seconds", "own hours", "firmness", "snooze", "snoozes", "cap", "skips",
    ]  # fmt: skip
    form.row("own hours").editor._toggle.click()
    assert {"days", "hours"} <= set(names(form))
    choose(form.row("firmness").editor, "strict")
    assert "skips" not in names(form)


@pytest.mark.parametrize(
    ("trigger", "values"),
    [
        ("work", {"work": 1}),
        ("wall", {"wall": 1}),
        ("clock", {"at": ["10:30", "15:00"], "weekdays": ["mon", "wed", "fri"]}),
    ],
)
def test_another_trigger_begins_with_something_that_works(form, live, trigger, values):
    form.make({"reminder.trigger": trigger})
    if trigger == "clock":
        assert live.done == []
    else:
        assert live.done == [SetReminder(HANDS, values)]
        assert str(known(live, HANDS).trigger) == trigger


def test_times_of_the_day_begin_at_noon(page, live):
    page.open("eye-rest")
    choose(page.reminder("eye-rest").form.row("trigger").editor, "clock")
    assert known(live, "eye-rest").times == ClockTimes((720,), frozenset(range(7)))


@pytest.mark.parametrize("kind", list(Kind))
def test_another_thing_to_do_begins_with_something_that_can_be_done(form, live, kind, window):
    before = known(live, HANDS)
    choose(form.row("do").editor, str(kind))
    assert known(live, HANDS).asks.kind is kind
    window.undo()
    assert known(live, HANDS).asks.kind is before.asks.kind
    assert known(live, HANDS).asks.what == before.asks.what


def test_a_trigger_is_taken_back_with_all_that_it_replaced(form, live, window):
    before = known(live, HANDS)
    choose(form.row("trigger").editor, "work")
    window.undo()
    assert replace(known(live, HANDS), minutes=before.minutes) == before


def test_a_refused_word_is_explained_and_stays(qtbot, window, form, live):
    enter(qtbot, form.row("at").editor, "10:30, noon")
    row = form.row("at")
    assert row.is_wrong
    assert any(each.startswith("It was not changed.") for each in texts(row))
    assert row.editor._line.text() == "10:30, noon"
    enter(qtbot, form.row("name").editor, "Hands")  # another change leaves it alone
    assert row.editor._line.text() == "10:30, noon"
    assert row.is_wrong
    enter(qtbot, row.editor, "10:30, 12:00")
    assert not row.is_wrong
    assert known(live, HANDS).times.minutes == (630, 720)


def test_a_name_of_no_letters_is_refused_by_the_engine(qtbot, form, live):
    enter(qtbot, form.row("name").editor, "")
    assert form.row("name").is_wrong
    assert known(live, HANDS).name == "Stretch your hands"


def test_closing_the_window_uses_what_was_typed(window, form, live):
    form.row("name").editor._line.setText("Typed and left")
    window.close()
    assert known(live, HANDS).name == "Typed and left"


def test_every_field_writes_its_key(qtbot, form, live):
    form._more.click()
    form.row("weekdays").editor.chip(5).click()
    enter(qtbot, form.row("text").editor, "Open and close them.")
    form.row("switch").editor._toggle.click()
    choose(form.row("exercise").editor, "cat-cow")
    choose(form.row("posture").editor, "floor")
    form.row("own hours").editor._toggle.click()
    form.row("days").editor.chip(0).click()
    enter(qtbot, form.row("hours").editor, "8-12")
    choose(form.row("firmness").editor, "strict")
    form.row("snooze").editor._spin.stepBy(1)
    form.row("snoozes").editor._spin.stepBy(1)
    choose(form.row("cap").editor, "3")
    one = known(live, HANDS)
    assert one.times.days == frozenset({0, 2, 4, 5})
    assert one.asks == Break(Kind.STEP, 40, "cat-cow", "floor", "Open and close them.", switch=True)
    assert one.hours == Hours(frozenset({1, 2, 3, 4}), ((480, 720),))
    assert (str(one.firmness), one.snooze, one.snoozes, one.cap) == ("strict", 6, 2, 3)
    form.row("own hours").editor._toggle.click()
    choose(form.row("cap").editor, "none")
    assert known(live, HANDS).hours is None
    assert known(live, HANDS).cap is None


def test_the_other_kinds_write_their_keys(form, live):
    form._more.click()
    choose(form.row("skips").editor, "0")
    choose(form.row("do").editor, "routine")
    choose(form.row("routine").editor, "standing-classic")
    assert known(live, HANDS).asks.what == "standing-classic"
    choose(form.row("do").editor, "composed")
    form.row("composed").editor._spin.stepBy(1)
    assert known(live, HANDS).asks.seconds == 75
    choose(form.row("do").editor, "message")
    form.row("seconds").editor._spin.stepBy(1)
    assert known(live, HANDS).asks == Break(Kind.MESSAGE, 21, text="Stretch your hands")
    choose(form.row("trigger").editor, "work")
    form.row("minutes").editor._spin.stepBy(1)
    assert known(live, HANDS).trigger is Trigger.WORK
    assert known(live, HANDS).skips == 0


def test_the_same_value_again_changes_nothing(form, live, window):
    for name, word in (("do", "step"), ("trigger", "clock"), ("firmness", "steady")):
        choose(form.row(name).editor, word)
    assert live.done == []
    assert not window._changes.can_undo


def test_a_limit_from_the_file_is_one_of_the_choices(page, live):
    live.own[HANDS]["cap"] = 42
    page.refresh()
    page.open(HANDS)
    assert page.reminder(HANDS).form.value("reminder.cap") == "42"
    assert page.reminder(HANDS).form.row("cap").editor._combo.currentText() == "42"


def test_in_a_narrow_window_the_buttons_stand_below(window, page):
    window.resize(340, 600)
    for _ in range(3):
        QApplication.processEvents()
    assert page.reminder(HANDS)._head.direction() is QBoxLayout.Direction.TopToBottom


def test_a_text_that_asks_for_the_change_is_enough():
    switching = reminder("Up", Break(Kind.MESSAGE, 5, text="Get up.", switch=True))
    assert sentence_of(switching, catalogue) == "After 20 minutes of work · Get up."


def test_the_keys_of_a_reminder_make_it_again(live):
    for each in live.reminders():
        live.own[each.id] = {key: it for key, it in values_of(each).items() if it is not None}
        assert known(live, each.id) == each
    timed = reminder(hours=Hours(frozenset({0}), ((540, 720),)), trigger=Trigger.WALL)
    assert values_of(timed)["hours"] == ["09:00-12:00"]
    assert values_of(timed)["days"] == ["mon"]
    assert values_of(timed)["wall"] == 20
    assert values_of(reminder(asks=message()))["exercise"] is None


def test_ids_are_counted_up():
    assert free_id([]) == "my-reminder"
    assert free_id(["my-reminder", "my-reminder-2"]) == "my-reminder-3"


def after(widget) -> list[str]:
    """What Tab reaches from there on, by name."""
    found, each = [], widget.nextInFocusChain()
    while each is not widget:
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible():
            found.append(each.accessibleName() or each.text())
        each = each.nextInFocusChain()
    return found


def test_tab_goes_from_a_row_through_its_form_to_what_is_below(page):
    page.add()
    page.open("lunch-walk")
    order = after(page.reminder("lunch-walk")._edit)
    assert order[:3] == ["Lunch walk", "Name", "When"]
    form_end = order.index("Hours, firmness and limits")
    assert order[form_end + 1] == "Edit: Stretch your hands"
    assert order.index("My reminder") + 1 == order.index("Add a reminder")


def test_what_is_undone_says_that_there_was_no_change_of_posture():
    assert values_of(reminder("Up", Break(Kind.MESSAGE, 5, text="Get up.")))["switch"] is False
