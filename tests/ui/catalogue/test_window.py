"""The catalogue window: filters, cards, details, sides, the switch, keyboard and narrow windows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.core.catalogue.template import TEMPLATE
from desk_stretch.engine.commands import OpenWindow, SetSettings
from desk_stretch.engine.events import SessionBegun, SettingsChanged
from desk_stretch.storage.own_catalogue import OwnCatalogue
from desk_stretch.storage.own_files import OwnFiles
from desk_stretch.ui import theme
from desk_stretch.ui.catalogue import shelf as shelf_module
from desk_stretch.ui.catalogue import thumbs as thumbs_module
from desk_stretch.ui.catalogue.window import LEAVE_OUT, CatalogueWindow
from desk_stretch.ui.figure.picture import Costume
from desk_stretch.ui.tokens import LIGHT, TextRole
from tests.ui.fake_engine import FakeClock, snapshot
from tests.ui.gallery import LiveEngine, catalogue, catalogue_window

WIDE, NARROW = 120, 60
PATIENCE_MS = 20_000


def make(qtbot, letters=WIDE, **settings):
    engine = LiveEngine()
    engine.settings = engine.settings.with_values(settings)
    window = CatalogueWindow(engine, FakeClock(), catalogue)
    qtbot.addWidget(window)
    letter = QFontMetrics(theme.font(TextRole.BODY)).averageCharWidth()
    window.resize(letters * letter, 700)
    window.show()
    QApplication.processEvents()
    return window


def button(window, name):
    (found,) = [
        each
        for each in window.findChildren(QAbstractButton)
        if name == (each.accessibleName() or each.text()) and each.isVisible()
    ]
    return found


def press(window, name):
    button(window, name).click()
    QApplication.processEvents()


def said(window):
    return "\n".join(each.text() for each in window.findChildren(QLabel) if each.isVisible())


def shown(window):
    return [entry.exercise.id for entry in window._shelf.entries.entries]


def test_everything_is_shown_at_first_and_the_first_is_chosen(qtbot):
    window = make(qtbot)
    ids = [each.id for each in catalogue().exercises]
    assert shown(window) == ids
    assert f"{len(ids)} exercises" in said(window)
    assert window._details.exercise.id == ids[0]
    assert window._shelf.hasFocus()


def test_postures_widen_and_areas_narrow(qtbot):
    window = make(qtbot)
    press(window, "Posture: Floor")
    floor = shown(window)
    assert floor == [e.id for e in catalogue().exercises if Posture.FLOOR in e.postures]
    assert all(
        Posture.FLOOR in entry.form.postures for entry in window._shelf.entries.entries
    )  # the picture is of a form for the floor
    press(window, "Posture: Standing")
    assert set(floor) < set(shown(window))
    press(window, "Body area: Hips")
    assert shown(window)
    assert all("hips" in catalogue().exercise(each).areas for each in shown(window))
    assert f"{len(shown(window))} of {len(catalogue().exercises)} exercises" in said(window)


def test_nothing_that_fits_has_a_sentence(qtbot, monkeypatch):
    window = make(qtbot)
    monkeypatch.setattr(window._filters, "form_of", lambda exercise: None)
    press(window, "Posture: Floor")
    assert "No exercise is for all of that." in said(window)
    assert not window._shelf.isVisible()


def test_areas_without_an_exercise_are_not_offered(qtbot):
    window = make(qtbot)
    names = [each.accessibleName() for each in window.findChildren(QAbstractButton)
             if each.isVisible()]  # fmt: skip
    for area in ("Neck", "Eyes"):
        there = bool(catalogue().in_area(area.lower()))
        assert (f"Body area: {area}" in names) is there


def test_the_details_say_everything(qtbot):
    window = make(qtbot)
    window.show_exercise("neck-rotation")
    told = said(window)
    exercise = catalogue().exercise("neck-rotation")
    for words in (
        exercise.name, exercise.summary, "How it goes", "How long, and with what", "Take care",
        "Where it comes from", f"Document {exercise.sources[0]}", "Leave out of routines",
        "over the left shoulder",
    ):  # fmt: skip
        assert words in told, words


def test_the_other_side_and_another_form(qtbot):
    window = make(qtbot)
    window.show_exercise("neck-rotation")
    figure = window._details.stage
    left = figure.accessibleName()
    press(window, "Right side")
    assert "over the right shoulder" in said(window)
    assert "Left side" in left
    assert "Right side" in figure.accessibleName()
    press(window, "Standing")
    assert button(window, "Standing").isChecked()
    assert "over the right shoulder" in said(window)


def test_a_form_that_works_both_sides_has_no_sides_to_choose(qtbot):
    window = make(qtbot)
    window.show_exercise("cat-cow")
    assert not [each for each in window.findChildren(QAbstractButton)
                if each.text() == "Right side" and each.isVisible()]  # fmt: skip


def test_leaving_out_is_a_setting(qtbot):
    window = make(qtbot, **{LEAVE_OUT: ["knee-rolls"]})
    window.show_exercise("cat-cow")
    press(window, "Leave out of routines")
    assert window._view.done == [SetSettings({LEAVE_OUT: ["cat-cow", "knee-rolls"]})]
    marked = [e.exercise.id for e in window._shelf.entries.entries if e.is_left_out]
    assert marked == ["cat-cow", "knee-rolls"]
    press(window, "Leave out of routines")
    assert window._view.settings[LEAVE_OUT] == frozenset({"knee-rolls"})


def test_what_was_changed_elsewhere_is_followed(qtbot):
    window = make(qtbot)
    window.show_exercise("cat-cow")
    window._view.do(SetSettings({LEAVE_OUT: ["cat-cow"]}))
    assert button(window, "Leave out of routines").isChecked()
    index = window._shelf.currentIndex()
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole).endswith("left out")


def test_looks_are_followed(qtbot):
    window = make(qtbot)
    window._view.do(SetSettings({"look.motion": "still", "look.figure_mirror": False}))
    assert not window._shelf.moves
    assert window._details._mirror is False
    window._view.announce(SessionBegun(snapshot()))
    window._view.announce(SettingsChanged(frozenset({"breaks.snooze"})))


def test_it_opens_at_an_exercise_whatever_is_filtered(qtbot):
    window = make(qtbot)
    press(window, "Posture: Standing")
    window.show_exercise("bridge-lift")
    assert window._details.exercise.id == "bridge-lift"
    assert not button(window, "Posture: Standing").isChecked()
    window.show_exercise("no-such-exercise")
    assert window._details.exercise.id == "bridge-lift"


def test_the_chosen_card_comes_into_sight(qtbot):
    window = make(qtbot)
    last = catalogue().exercises[-1].id
    assert window._list.verticalScrollBar().value() == 0
    window.show_exercise(last)
    assert window._list.verticalScrollBar().value() > 0


def test_the_chosen_card_is_in_sight_when_the_window_opens(qtbot):
    window = catalogue_window(catalogue().exercises[-1].id)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window._list.verticalScrollBar().value() > 0)


def test_arrows_walk_the_cards(qtbot):
    window = make(qtbot)
    qtbot.keyClick(window._shelf, Qt.Key.Key_Right)
    assert window._details.exercise.id == catalogue().exercises[1].id


def test_a_narrow_window_has_one_at_a_time(qtbot):
    window = make(qtbot, NARROW)
    assert window._list.isVisible()
    assert not window._details.isVisible()
    qtbot.keyClick(window._shelf, Qt.Key.Key_Return)
    assert (window._list.isVisible(), window._details.isVisible()) == (False, True)
    window.on_escape()
    assert window._list.isVisible()
    window.show_exercise("cat-cow")
    press(window, "All exercises")
    assert window._list.isVisible()
    window.on_escape()
    assert not window.isVisible()


def test_escape_closes_a_wide_window(qtbot):
    window = make(qtbot)
    window.show_exercise("cat-cow")
    window.on_escape()
    assert not window.isVisible()


def test_a_click_opens_a_card(qtbot):
    window = make(qtbot, NARROW)
    index = window._shelf.entries.index(2)
    where = window._shelf.visualRect(index).center()
    qtbot.mouseClick(window._shelf.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert window._details.isVisible()
    assert window._details.exercise.id == catalogue().exercises[2].id


def test_only_the_hovered_card_moves(qtbot):
    window = make(qtbot)
    shelf = window._shelf
    window._details.stage.setFocus()
    assert not shelf._frame.isActive()
    one, other = shelf.entries.index(0), shelf.entries.index(1)
    QApplication.sendEvent(shelf.viewport(), _move(shelf.visualRect(other).center()))
    assert shelf._frame.isActive()
    assert shelf._frame.interval() >= 50
    assert shelf.live_seconds(other) is not None
    assert shelf.live_seconds(one) is None
    assert not shelf.grab().isNull()
    shelf._next_frame()
    QApplication.sendEvent(shelf, _leave())
    assert not shelf._frame.isActive()
    assert shelf.live_seconds(other) is None


def _leave():
    return QEvent(QEvent.Type.Leave)


def _move(where):
    none = Qt.MouseButton.NoButton
    at = QPointF(where)
    return QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)


def test_a_card_rests_when_nobody_turns_to_it(qtbot, monkeypatch):
    window = make(qtbot)
    assert window._shelf._frame.isActive()  # it has the keyboard
    monkeypatch.setattr(shelf_module, "REST_AFTER_S", -1.0)
    window._shelf._next_frame()
    assert not window._shelf._frame.isActive()


def test_nothing_moves_where_less_motion_is_wished(qtbot):
    window = make(qtbot, **{"look.motion": "reduced"})
    qtbot.keyClick(window._shelf, Qt.Key.Key_Right)
    assert not window._shelf._frame.isActive()


def test_hidden_cards_are_still(qtbot):
    window = make(qtbot)
    window.hide()
    assert not window._shelf._frame.isActive()


def test_cards_fill_the_width(qtbot):
    window = make(qtbot)
    shelf = window._shelf
    rows = {shelf.visualRect(shelf.entries.index(row)).top() for row in range(2)}
    assert len(rows) == 1
    last = shelf.visualRect(shelf.entries.index(len(shelf.entries.entries) - 1))
    assert last.bottom() <= shelf.height()
    assert shelf.indexAt(QPoint(-5, -5)).row() == -1


def test_pictures_come_one_by_one(qtbot):
    window = make(qtbot)
    thumbs = window._thumbs
    qtbot.waitUntil(lambda: not thumbs._turn.isActive(), timeout=PATIENCE_MS)
    assert len(thumbs._kept) > 3
    assert len(thumbs._kept) < len(catalogue().exercises)  # only what is in sight
    kept = dict(thumbs._kept)
    window._view.do(SetSettings({"look.figure_shirt": "plum"}))
    assert not thumbs._kept
    window.grab()
    qtbot.waitUntil(lambda: len(thumbs._kept) > 0, timeout=PATIENCE_MS)
    assert next(iter(thumbs._kept)) in kept


def test_old_pictures_are_let_go(qapp, monkeypatch):
    monkeypatch.setattr(thumbs_module, "MOST_KEPT", 2)
    thumbs = thumbs_module.Thumbs(Costume(), mirror=True)
    ways = [(each, each.forms[0], 24, 1.0, LIGHT) for each in catalogue().exercises[:3]]
    for way in ways:
        assert thumbs.picture(*way) is None
        thumbs._paint_next()
    assert [thumbs.picture(*way) is not None for way in ways] == [False, True, True]
    thumbs.picture(*ways[1])
    thumbs._paint_next()  # the first one again; the one that was looked at last stays
    assert [thumbs.picture(*way) is not None for way in ways] == [True, True, False]


def test_the_same_clothes_keep_the_pictures(qapp):
    thumbs = thumbs_module.Thumbs(Costume(), mirror=True)
    way = (catalogue().exercises[0], catalogue().exercises[0].forms[0], 24, 1.0, LIGHT)
    thumbs.picture(*way)
    thumbs._paint_next()
    thumbs.dress(Costume(), mirror=True)
    assert thumbs.picture(*way) is not None
    thumbs.dress(Costume(), mirror=False)
    assert thumbs.picture(*way) is None


def test_the_cards_are_a_proper_model(qtbot, qtmodeltester):
    window = make(qtbot)
    qtmodeltester.check(window._shelf.entries)
    assert window._shelf.entries.row_of("nothing") is None
    assert not window._shelf.choose("nothing")


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Enter])
def test_space_and_enter_open_too(qtbot, key):
    window = make(qtbot, NARROW)
    qtbot.keyClick(window._shelf, key)
    assert window._details.isVisible()


def own_window(qtbot, tmp_path):
    """A window on a folder of the person's with one exercise and one that has problems."""
    store = OwnFiles(tmp_path)
    store.save("exercises", "reach", TEMPLATE)
    store.save("exercises", "bad", TEMPLATE.replace("hold = 15", "hold = 900"))
    store.save("routines", "worse", "[")
    engine = LiveEngine()
    window = CatalogueWindow(engine, FakeClock(), OwnCatalogue(tmp_path))
    qtbot.addWidget(window)
    letter = QFontMetrics(theme.font(TextRole.BODY)).averageCharWidth()
    window.resize(WIDE * letter, 700)
    window.show()
    QApplication.processEvents()
    return window, engine, store


def test_a_broken_file_is_shown_with_its_problems_and_the_rest_works(qtbot, tmp_path):
    window, engine, _ = own_window(qtbot, tmp_path)
    assert "reach" in shown(window)
    words = said(window)
    assert "exercises/bad.toml" in words
    assert "form.chair.dose.hold: a number from 0.5 to 120" in words
    assert "routines/worse.toml" in words
    press(window, "Edit bad.toml")
    assert engine.done[-1] == OpenWindow("exercise", "bad")


def test_the_ways_to_the_editors(qtbot, tmp_path):
    window, engine, _ = own_window(qtbot, tmp_path)
    for name, command in (
        ("New exercise…", OpenWindow("exercise")),
        ("Routines…", OpenWindow("routines")),
    ):
        press(window, name)
        assert engine.done[-1] == command
    window.show_exercise("cat-cow")
    press(window, "Edit a copy…")
    assert engine.done[-1] == OpenWindow("exercise", "cat-cow")
    window.show_exercise("reach")
    press(window, "Edit…")
    assert engine.done[-1] == OpenWindow("exercise", "reach")
    window._details.show_editable("")
    assert not window._details._edit.isVisible()


def test_a_file_that_comes_or_goes_is_seen_at_the_next_look(qtbot, tmp_path):
    window, _, store = own_window(qtbot, tmp_path)
    store.save("exercises", "second", TEMPLATE.replace("Reach to one side", "A second one"))
    store.remove("exercises", "bad")
    QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))
    window.reload()
    assert "second" in shown(window)
    assert "exercises/bad.toml" not in said(window)
    window.reload()
    assert "second" in shown(window)
