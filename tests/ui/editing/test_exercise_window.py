"""The exercise editor: text, problems in place, the figure, drafts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from desk_stretch.core.catalogue.template import TEMPLATE
from desk_stretch.engine.events import QuitAsked, RemindersChanged
from desk_stretch.ui.editing.code import CodeField
from desk_stretch.ui.editing.exercise_window import WAIT_MS
from desk_stretch.ui.editing.figure_page import FigurePage
from desk_stretch.ui.editing.problems import MOST_SHOWN, Problems
from desk_stretch.ui.editing.rows import RowRole

BAD = TEMPLATE.replace("hold = 15", "hold = 900").replace("lean left 15", "lean left 95")


def write(bench, text):
    bench.window.findChild(CodeField).setPlainText(text)
    bench.window.read_now()
    QApplication.processEvents()


def problems(bench):
    found = bench.window.findChild(Problems)._list
    return [found.item(row).data(RowRole) for row in range(found.count())]


def choose(bench, words):
    combo = bench.window.findChild(QComboBox)
    place = combo.findText(words)
    assert place >= 0, words
    combo.activated.emit(place)
    QApplication.processEvents()


def test_a_new_one_begins_as_the_template(exercises):
    window = exercises.window
    assert window.findChild(CodeField).toPlainText() == TEMPLATE
    assert window.work.problems == []
    assert window.findChild(FigurePage).preview.length_s > 0
    window.close()
    assert not window.isVisible()  # nothing would be lost


def test_it_is_saved_and_offered(exercises):
    write(exercises, TEMPLATE.replace("Reach to one side", "My reach"))
    exercises.press("Save")
    assert exercises.window.said == "It is saved as exercises/my-reach.toml."
    assert exercises.catalogue().exercise("my-reach").name == "My reach"
    assert not exercises.button("Save").isEnabled()
    write(exercises, TEMPLATE.replace("Reach to one side", "Another name"))
    exercises.press("Save")
    assert exercises.store.own_ids("exercises") == ("my-reach",)


def test_what_another_editor_wrote_meanwhile_is_kept_beside_the_file(exercises):
    exercises.press("Save")
    write(exercises, TEMPLATE + "# once\n")
    exercises.press("Save")
    assert exercises.asides("exercises") == []
    exercises.store.save("exercises", "reach-to-one-side", TEMPLATE + "# theirs\n")
    write(exercises, TEMPLATE + "# mine\n")
    exercises.window.go_to_place(exercises.window.place())
    exercises.press("Save")
    assert exercises.store.text("exercises", "reach-to-one-side") == TEMPLATE + "# mine\n"
    assert exercises.asides("exercises") == [TEMPLATE + "# theirs\n"]
    write(exercises, TEMPLATE)
    exercises.press("Save")
    assert len(exercises.asides("exercises")) == 1


def test_every_problem_has_its_line_and_is_underlined(exercises):
    write(exercises, BAD)
    told = [(row.name, row.before) for row in problems(exercises)]
    lines = BAD.split("\n")
    assert told == [
        ("form.chair.dose.hold", str(lines.index("hold = 900") + 1)),
        ("pose.reach.trunk", str(lines.index('trunk = "lean left 95"') + 1)),
    ]
    code = exercises.window.findChild(CodeField)
    assert [each.cursor.selectedText() for each in code.extraSelections()] == [
        "hold = 900", "lean left 95",
    ]  # fmt: skip
    assert "This is the last text that could be read." in exercises.labels()
    assert exercises.window.findChild(FigurePage).preview.length_s > 0


def test_choosing_a_problem_leads_to_it(exercises):
    write(exercises, BAD)
    found = exercises.window.findChild(Problems)._list
    found.setCurrentRow(1)
    found.itemActivated.emit(found.item(1))
    code = exercises.window.findChild(CodeField)
    assert code.textCursor().block().text() == 'trunk = "lean left 95"'
    assert code.hasFocus()
    assert any(text.startswith("“lean left 95”") for text in exercises.labels())
    write(exercises, TEMPLATE.replace("areas", "araes"))
    found.setCurrentRow(0)
    found.itemClicked.emit(found.item(0))


def test_very_many_problems_are_counted_and_the_first_shown(exercises):
    write(exercises, "\n".join(f"k{number} = 1" for number in range(300)))
    assert len(problems(exercises)) == MOST_SHOWN
    assert any(text.startswith("30") and text.endswith("problems") for text in exercises.labels())


def test_the_text_is_read_a_moment_after_the_last_key(exercises, qtbot):
    code = exercises.window.findChild(CodeField)
    code.setFocus()
    QTest.keyClicks(code, "x")
    assert exercises.window.work.problems == []
    assert exercises.window._wait.isActive()
    assert exercises.window._wait.interval() == WAIT_MS
    exercises.window._wait.timeout.emit()
    assert exercises.window.work.problems
    exercises.press("Undo")
    exercises.window.read_now()
    assert exercises.window.work.problems == []


def test_with_problems_it_is_kept_only_as_a_draft(exercises):
    write(exercises, BAD)
    assert not exercises.button("Save").isEnabled()
    assert exercises.window.save() is False
    assert exercises.store.own_ids("exercises") == ()
    exercises.press("Save as a draft")
    assert exercises.store.own_ids("exercises") == ("reach-to-one-side",)
    [broken] = exercises.catalogue().broken
    assert len(broken.problems) == 2
    choose(exercises, "A new exercise")
    choose(exercises, "reach-to-one-side (has problems)")
    assert exercises.window.work.text == BAD
    assert "The figure comes once the text can be read." in exercises.labels()
    assert not exercises.window.findChild(FigurePage).preview.isVisible()
    write(exercises, TEMPLATE)
    assert exercises.window.findChild(FigurePage).preview.isVisible()


def test_a_shipped_one_is_edited_as_a_copy(exercises):
    exercises.window.show_exercise("cat-cow")
    text = exercises.window.findChild(CodeField).toPlainText()
    assert text.split("\n")[0].endswith(', my way"')
    assert exercises.window.work.problems == []
    exercises.press("Save")
    [name] = exercises.store.own_ids("exercises")
    exercises.press("Make a copy")
    exercises.press("Save")
    assert len(exercises.store.own_ids("exercises")) == 2
    assert name in exercises.store.own_ids("exercises")


def test_one_is_deleted_and_brought_back(exercises):
    exercises.press("Save")
    exercises.press("Delete")
    assert exercises.store.own_ids("exercises") == ()
    exercises.press("Undo")
    assert exercises.store.own_ids("exercises") == ("reach-to-one-side",)
    assert exercises.window.work.id == "reach-to-one-side"


def test_a_delete_is_taken_back_after_what_was_typed_since(exercises):
    exercises.press("Save")
    exercises.press("Delete")
    code = exercises.window.findChild(CodeField)
    QTest.keyClicks(code, "x")
    exercises.press("Undo")
    assert code.toPlainText() == TEMPLATE
    assert exercises.store.own_ids("exercises") == ()
    exercises.press("Undo")
    assert exercises.store.own_ids("exercises") == ("reach-to-one-side",)


def test_a_delete_that_cannot_be_taken_back_yet_can_be_later(exercises):
    exercises.press("Save")
    exercises.press("Delete")
    exercises.store.save("exercises", "reach-to-one-side", "theirs")
    exercises.press("Undo")
    assert "is there already" in exercises.window.said
    exercises.store.remove("exercises", "reach-to-one-side")
    exercises.press("Undo")
    assert exercises.store.text("exercises", "reach-to-one-side") == TEMPLATE


def test_a_copy_without_the_changes_is_one_of_the_file(exercises):
    write(exercises, TEMPLATE.replace("Reach to one side", "My reach"))
    exercises.press("Save")
    write(exercises, BAD)
    exercises.press("Make a copy")
    exercises.press("Go without them")
    text = TEMPLATE.replace("Reach to one side", "My reach, my way")
    assert exercises.window.work.text == text
    assert exercises.window.work.id == ""


def test_what_cannot_be_done_is_said(exercises):
    exercises.window.show_exercise("nothing")
    assert "There is no file" in exercises.window.said
    exercises.press("Save")
    exercises.store.remove("exercises", "reach-to-one-side")
    exercises.press("Delete")
    assert "cannot be written" in exercises.window.said
    write(exercises, "x" * 70_000)
    exercises.press("Save as a draft")
    assert "longer than 64 KiB" in exercises.window.said


def test_leaving_with_changes_asks(exercises):
    write(exercises, BAD)
    exercises.window.show_exercise("cat-cow")
    exercises.press("Go without them")
    assert "my way" in exercises.window.work.text
    write(exercises, BAD)
    exercises.window.close()
    exercises.press("Keep editing")
    assert exercises.window.isVisible()
    exercises.window.close()
    exercises.press("Go without them")
    assert not exercises.window.isVisible()


def test_a_text_without_a_name_gets_an_id(exercises):
    write(exercises, "areas = []")
    exercises.press("Save as a draft")
    assert exercises.store.own_ids("exercises") == ("exercise",)
    exercises.press("Make a copy")
    assert exercises.window.work.text.startswith('name = "Exercise, my way"')


def test_the_figure_is_turned_held_and_played(exercises):
    page = exercises.window.findChild(FigurePage)
    assert not page.is_held
    page._follow()
    page._slider.setValue(30)
    assert page.is_held
    assert round(page.preview.position_s, 1) == 3.0
    assert "3.0 s" in exercises.labels()
    write(exercises, TEMPLATE.replace("lean left 15", "lean left 25"))
    assert page.is_held
    exercises.press("Let it move")
    assert not page.is_held
    exercises.press("Hold it still")
    for name in ("Its left", "From behind", "As written"):
        exercises.press(name)
    assert not page.preview._turn.is_turned(0)
    exercises.press("From behind")
    assert page.preview._turn.is_turned(0)
    exercises.press("Left side")
    assert any("Reach up with the left arm" in text for text in exercises.labels())
    page.hide()
    page._follow()
    page.preview.clear()
    assert (page.preview.length_s, page.preview.position_s) == (0, 0)


def test_what_is_not_drawn_has_no_line_of_time(exercises):
    write(exercises, TEMPLATE[: TEMPLATE.index("# How it is drawn")])
    page = exercises.window.findChild(FigurePage)
    assert page.preview.length_s == 0
    assert not page._slider.isVisible()
    write(exercises, TEMPLATE)
    assert page._slider.isVisible()


def test_another_language_keeps_what_is_not_saved(exercises):
    write(exercises, BAD)
    place = exercises.window.place()
    exercises.window.go_to_place(None)
    exercises.window.discard()
    exercises.window.go_to_place(place)
    assert exercises.window.findChild(CodeField).toPlainText() == BAD
    assert exercises.window.is_changed()


def test_tab_leads_out_of_the_text(exercises):
    code = exercises.window.findChild(CodeField)
    code.setFocus()
    QTest.keyClick(code, Qt.Key.Key_Tab)
    assert not code.hasFocus()
    code.underline([(999, 0, 3)])
    assert code.extraSelections() == []


def test_what_is_not_saved_when_the_app_ends_is_kept_beside_the_file(exercises):
    exercises.press("Save")
    write(exercises, BAD)
    exercises.engine.announce(RemindersChanged())
    exercises.engine.announce(QuitAsked())
    exercises.engine.announce(QuitAsked())
    assert exercises.store.text("exercises", "reach-to-one-side") == TEMPLATE
    assert exercises.store.text("exercises", "reach-to-one-side-not-saved") == BAD
    assert len(exercises.store.own_ids("exercises")) == 2
