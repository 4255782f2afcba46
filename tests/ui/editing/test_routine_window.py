"""The routine editor: every control, from a pointer and from the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit

from desk_stretch.core.catalogue.template import TEMPLATE
from desk_stretch.engine.commands import StartRoutine
from desk_stretch.engine.events import QuitAsked
from desk_stretch.errors import RemoteError
from desk_stretch.ui.editing.dose_form import DoseForm, NumberField
from desk_stretch.ui.editing.exchange import SetExchange
from desk_stretch.ui.editing.picker import Picker
from desk_stretch.ui.editing.routine_page import time_words
from desk_stretch.ui.editing.rows import RowRole
from desk_stretch.ui.editing.steps import StepList
from tests.storage.test_own_catalogue import ROUTINE


def steps(bench):
    return bench.window.findChild(StepList)


def names(bench):
    found = steps(bench)
    return [found.item(row).text() for row in range(found.count())]


def name(bench, text):
    field = bench.window.page.name
    field.clear()
    QTest.keyClicks(field, text)


def made(bench, *ids):
    for each in ids:
        bench.window.page.add(*bench.form(each))
    name(bench, "My round")


def choose(bench, words):
    combo = bench.window.findChild(QComboBox)
    place = combo.findText(words)
    assert place >= 0, words
    combo.activated.emit(place)
    QApplication.processEvents()


def test_a_routine_is_put_together_saved_and_started(routines):
    picker = routines.window.findChild(Picker)
    assert not routines.button("Start it now").isEnabled()
    picker.findChild(QLineEdit).setText("ear to shou")
    picker._list.setCurrentRow(0)
    routines.press("Add to the routine")
    assert names(routines) == ["Ear to shoulder"]
    name(routines, "My round")
    routines.press("Save and start")
    assert routines.engine.done == [StartRoutine(routine="my-round")]
    assert routines.catalogue().routine("my-round").name == "My round"
    assert routines.window.said == "It is saved."
    routines.press("Start it now")
    assert len(routines.engine.done) == 2


def test_what_another_editor_wrote_meanwhile_is_kept_beside_the_file(routines):
    made(routines, "ear-to-shoulder")
    routines.press("Save")
    routines.window.page.add(*routines.form("side-bend"))
    routines.press("Save")
    assert routines.asides("routines") == []
    routines.window._open("my-round")
    theirs = routines.store.text("routines", "my-round") + "# theirs\n"
    routines.store.save("routines", "my-round", theirs)
    name(routines, "My other round")
    routines.window.go_to_place(routines.window.place())
    routines.press("Save")
    assert routines.catalogue().routine("my-round").name == "My other round"
    assert routines.asides("routines") == [theirs]
    routines.store.save("routines", "my-round", theirs)
    routines.window._open("my-round")
    name(routines, "Mine")
    routines.press("Save")
    assert len(routines.asides("routines")) == 1, "it was read as it is"


def test_the_total_follows_each_change(routines):
    made(routines, "ear-to-shoulder", "shoulder-rolls")
    whole = routines.window.work.draft.total_seconds
    assert routines.window.page.total == f"{time_words(whole)} · Sitting"
    routines.press("Take out")
    assert (
        routines.window.page.total
        == f"{time_words(routines.window.work.draft.total_seconds)} · Sitting"
    )


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 seconds"), (45, "45 seconds"), (60, "1 minute"), (200, "3 min 20 s")],
)
def test_a_length_in_words(seconds, words):
    assert time_words(seconds) == words


def test_steps_are_moved_by_key_button_and_pointer(routines):
    made(routines, "ear-to-shoulder", "shoulder-rolls", "side-bend")
    first, second, third = names(routines)
    found = steps(routines)
    found.setCurrentRow(2)
    QTest.keyClick(found, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(routines) == [first, third, second]
    assert found.currentRow() == 1
    QTest.keyClick(found, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(found, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)  # it is the last one
    assert names(routines) == [first, second, third]
    assert not routines.button("Down").isEnabled()
    routines.press("Up")
    assert names(routines) == [first, third, second]
    routines.press("Down")
    found.model().moveRow(QModelIndex(), 0, QModelIndex(), 3)  # as a drop does
    assert [step.exercise.name for step in routines.window.work.draft.steps] == [
        second,
        third,
        first,
    ]
    found.model().moveRow(QModelIndex(), 2, QModelIndex(), 0)
    assert [step.exercise.name for step in routines.window.work.draft.steps] == [
        first,
        second,
        third,
    ]
    routines.window.page._step_by(-9)
    QTest.keyClick(found, Qt.Key.Key_Delete)
    assert len(names(routines)) == 2
    QTest.keyClick(found, Qt.Key.Key_Home)
    assert found.currentRow() == 0


def test_the_dose_of_a_step(routines):
    made(routines, "ear-to-shoulder")
    form = routines.window.findChild(DoseForm)
    hold, often, rest = form.findChildren(NumberField)
    for field, value in ((hold, 20), (often, 2), (rest, 3)):
        field.setValue(value)
    [step] = routines.window.work.draft.steps
    assert (step.dose.hold_s, step.dose.repetitions, step.dose.rest_s) == (20, 2, 3)
    assert "2 × 20 s" in steps(routines).item(0).data(RowRole).below
    combo = form.findChild(QComboBox)
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    assert routines.window.work.draft.steps[0].form is step.exercise.forms[1]
    form._optional.click()
    assert routines.window.work.draft.steps[0].optional
    assert "only if asked for" in steps(routines).item(0).data(RowRole).below
    form.show_step(None)
    form._on_dose()
    form._on_form(0)
    form._on_optional(True)
    assert routines.window.work.draft.steps[0].optional


def typed(bench, text):
    """Type the seconds of the chosen step, and stay in the field."""
    field = bench.window.findChild(DoseForm).findChildren(NumberField)[0]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    return field


def held(bench):
    [step] = bench.catalogue().routine("my-round").steps
    return step.dose.hold_s


def test_a_number_that_is_being_typed_is_saved(routines):
    made(routines, "ear-to-shoulder")
    field = typed(routines, "21")
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Save))
    assert routines.window.said == "It is saved."
    assert held(routines) == 21
    typed(routines, "22")
    routines.window.start()
    assert held(routines) == 22
    assert routines.engine.done == [StartRoutine(routine="my-round")]


def test_a_number_that_is_being_typed_is_asked_about(routines):
    made(routines, "ear-to-shoulder")
    routines.press("Save")
    QTest.keyClick(typed(routines, "23"), Qt.Key.Key_Escape)
    assert routines.window.isVisible()
    routines.press("Save the changes")
    assert not routines.window.isVisible()
    assert held(routines) == 23


def test_another_language_keeps_a_number_that_is_being_typed(routines):
    made(routines, "ear-to-shoulder")
    typed(routines, "24")
    routines.window.go_to_place(routines.window.place())
    [step] = routines.window.work.draft.steps
    assert step.dose.hold_s == 24


def test_everything_can_be_taken_back(routines):
    made(routines, "ear-to-shoulder")
    assert routines.window.work.draft.name == "My round"
    routines.press("Undo")  # the whole name at once
    assert routines.window.work.draft.name == ""
    routines.press("Undo")
    assert names(routines) == []
    assert not routines.button("Undo").isEnabled()
    routines.window.work.undo()
    assert names(routines) == []


def test_what_is_worth_a_second_look_is_said(routines):
    made(routines, "ear-to-shoulder", "ear-to-shoulder")
    assert "Steps 1 and 2 are the same exercise." in routines.labels()


def test_what_keeps_it_from_being_saved_is_said(routines):
    routines.window.page.add(*routines.form("ear-to-shoulder"))
    assert not routines.button("Save and start").isEnabled()
    routines.press("Save")
    assert routines.window.said == "It has no name yet."
    routines.window.start()
    assert routines.engine.done == []


def test_a_shipped_one_is_worked_on_as_a_copy(routines):
    choose(routines, "A copy of: Sitting, gentle")
    assert routines.window.page.name.text() == "Sitting, gentle, my way"
    routines.press("Save")
    assert routines.store.own_ids("routines") == ("sitting-gentle-my-way",)
    assert routines.catalogue().routine("sitting-gentle").name == "Sitting, gentle"
    choose(routines, "A new routine")
    assert names(routines) == []
    choose(routines, "Sitting, gentle, my way")
    assert len(names(routines)) == 5
    routines.press("Make a copy")
    assert routines.window.work.id == ""


def test_one_is_deleted_and_brought_back(routines):
    made(routines, "ear-to-shoulder")
    routines.press("Save")
    routines.press("Delete")
    assert routines.store.own_ids("routines") == ()
    assert routines.window.said == "“My round” is deleted. Undo brings it back."
    routines.press("Undo")
    assert routines.store.own_ids("routines") == ("my-round",)
    assert names(routines) == ["Ear to shoulder"]
    assert not routines.window.work.is_changed


def test_a_delete_that_is_taken_back_leaves_what_is_not_saved(routines):
    made(routines, "ear-to-shoulder")
    routines.press("Save")
    routines.window.page.add(*routines.form("side-bend"))
    routines.press("Delete")
    routines.press("Undo")
    assert len(names(routines)) == 2
    assert routines.window.work.is_changed
    assert len(routines.catalogue().routine("my-round").steps) == 1


def test_a_copy_without_the_changes_is_one_of_the_file(routines):
    made(routines, "ear-to-shoulder")
    routines.press("Save")
    routines.window.page.add(*routines.form("side-bend"))
    routines.press("Make a copy")
    routines.press("Go without them")
    assert names(routines) == ["Ear to shoulder"]
    assert routines.window.page.name.text() == "My round, my way"
    assert not routines.button("Undo").isEnabled()


def test_what_cannot_be_done_is_said(routines):
    routines.window.show_exercise("nothing")
    assert "There is no routine “nothing”." in routines.window.said
    made(routines, "ear-to-shoulder")
    routines.press("Save")
    routines.engine.refusal = RemoteError("The app is busy.")
    routines.press("Start it now")
    assert routines.window.said == "The app is busy."
    routines.store.remove("routines", "my-round")
    routines.press("Delete")
    assert "cannot be written" in routines.window.said
    routines.press("Delete")
    routines.window.work._earlier.append(("", lambda: routines.store.remove("routines", "gone")))
    routines.window._take_back()
    assert "cannot be written" in routines.window.said


def test_a_file_that_came_in_between_stays(routines):
    made(routines, "ear-to-shoulder")
    routines.store.ids = lambda _kind: ()
    routines.store.save("routines", "my-round", "theirs")
    routines.press("Save")
    assert "is there already" in routines.window.said
    assert routines.store.text("routines", "my-round") == "theirs"


def test_what_could_not_be_read_back_is_not_written(routines, monkeypatch):
    from desk_stretch.ui.editing import routine_work

    made(routines, "ear-to-shoulder")
    monkeypatch.setattr(routine_work, "routine_text", lambda _routine: "name = 3")
    routines.press("Save")
    assert routines.window.said.startswith("It was not saved.")
    assert routines.store.own_ids("routines") == ()


@pytest.mark.parametrize(
    ("answer", "is_open", "saved"),
    [
        ("Keep editing", True, ()),
        ("Go without them", False, ()),
        ("Save the changes", False, ("my-round",)),
    ],
)
def test_leaving_with_changes_asks(routines, answer, is_open, saved):
    made(routines, "ear-to-shoulder")
    routines.window.close()
    assert routines.window.isVisible()
    assert "There are changes that are not saved." in routines.labels()
    routines.press(answer)
    assert routines.window.isVisible() is is_open
    assert routines.store.own_ids("routines") == saved


def test_leaving_with_what_cannot_be_saved_stays(routines):
    routines.window.page.add(*routines.form("ear-to-shoulder"))
    routines.window.show_exercise("sitting-gentle")
    routines.press("Save the changes")
    assert routines.window.said == "It has no name yet."
    assert names(routines) == ["Ear to shoulder"]


def test_without_changes_it_closes(routines):
    routines.window.close()
    assert not routines.window.isVisible()


def test_the_figure_shows_what_is_looked_at(routines):
    picker = routines.window.findChild(Picker)
    assert not routines.window._preview.isVisible()
    picker._list.setCurrentRow(3)
    assert routines.window._preview.isVisible()
    assert routines.window._shown.text() == picker._list.item(3).text()
    QTest.keyClick(picker._list, Qt.Key.Key_Return)
    assert names(routines) == [picker._list.item(3).text()]
    picker._list.itemDoubleClicked.emit(picker._list.item(3))
    QTest.keyClick(picker._list, Qt.Key.Key_Down)
    assert len(names(routines)) == 2
    assert routines.window._preview.position_s >= 0


def test_filters_and_words_narrow_the_list(routines):
    picker = routines.window.findChild(Picker)
    whole = picker._list.count()
    routines.press("Posture: Floor")
    floor = picker._list.count()
    assert 0 < floor < whole
    picker.findChild(QLineEdit).setText("no such words")
    assert picker._list.count() == 0
    assert "No exercise is for all of that. Take a choice back." in routines.labels()
    picker._pick()
    assert names(routines) == []


def test_a_set_is_given_out_and_taken_in(routines, tmp_path, monkeypatch):
    routines.store.save("exercises", "reach", TEMPLATE)
    routines.store.save("routines", "mine", ROUTINE)
    routines.window.show_exercise("mine")
    path = tmp_path / "mine"
    opened = []
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: opened.append(dialog))
    routines.press("Export…")
    assert opened[0].selectedFiles()[0].endswith("/mine.deskstretch")
    opened[0].fileSelected.emit(str(path))
    file = str(path) + ".deskstretch"
    assert routines.window.said == f"It was exported to {file}."
    for kind, one in (("exercises", "reach"), ("routines", "mine")):
        routines.store.remove(kind, one)
    routines.press("Import…")
    opened[1].fileSelected.emit(file)
    assert "The routine “Mine”, new here." in routines.labels()
    assert routines.store.own_ids("routines") == ()
    routines.press("Add these")
    assert routines.window.said == "2 files were added."
    assert routines.store.own_ids("routines") == ("mine",)
    routines.press("Import…")
    opened[2].fileSelected.emit(file)
    routines.press("Close")
    assert "mine is here already." not in routines.labels()


def test_what_is_wrong_with_a_set_is_said(routines, tmp_path):
    exchange = routines.window.findChild(SetExchange)
    exchange.show_file(str(tmp_path / "nothing"))
    assert "There is no file" in routines.window.said
    exchange.write(str(tmp_path / "x"), "nothing")
    assert "of your own" in routines.window.said
    exchange._on_add()


def test_a_set_that_cannot_be_written_is_said(routines, tmp_path):
    routines.store.save("exercises", "reach", TEMPLATE)
    routines.store.save("routines", "mine", ROUTINE)
    exchange = routines.window.findChild(SetExchange)
    path = str(tmp_path / "mine.deskstretch")
    exchange.write(path, "mine")
    for kind, one in (("exercises", "reach"), ("routines", "mine")):
        routines.store.remove(kind, one)
    exchange.show_file(path)
    routines.store.save("routines", "mine", "in between")
    exchange._on_add()
    assert "is there already" in routines.window.said


def test_another_language_keeps_what_is_not_saved(routines, qtbot):
    made(routines, "ear-to-shoulder")
    place = routines.window.place()
    routines.window.go_to_place(None)
    routines.window._open("")
    routines.window.go_to_place(place)
    assert names(routines) == ["Ear to shoulder"]
    assert routines.window.work.is_changed


def test_right_to_left_and_large_text_are_painted(routines, qapp):
    font = qapp.font()
    made(routines, "ear-to-shoulder", "side-bend")
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    large = QFont(font)
    large.setPointSizeF(2 * font.pointSizeF())
    qapp.setFont(large)
    try:
        routines.window.resize(700, 600)
        QApplication.processEvents()
        steps(routines).setFocus()
        assert not routines.window.grab().isNull()
    finally:
        qapp.setFont(font)
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_what_is_not_saved_when_the_app_ends_is_kept_beside_the_file(routines):
    made(routines, "ear-to-shoulder")
    routines.press("Save")
    routines.window.page.add(*routines.form("side-bend"))
    routines.engine.announce(QuitAsked())
    assert routines.store.own_ids("routines") == ("my-round", "my-round-not-saved")
    assert len(routines.catalogue().routine("my-round").steps) == 1
    assert len(routines.catalogue().routine("my-round-not-saved").steps) == 2
    routines.window._open("")
    name(routines, "Nothing in it")
    routines.engine.announce(QuitAsked())
    assert len(routines.store.own_ids("routines")) == 2
