"""Every window by the keyboard alone: Tab reaches all, shows where it is, and never stays."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QWidget,
)

from desk_stretch.ui import windows
from desk_stretch.ui.tokens import contrast
from desk_stretch.ui.widgets.fields import FieldBox
from desk_stretch.ui.widgets.icon_button import IconButton
from desk_stretch.ui.widgets.window import bring_into_sight
from tests.ui.access.every_window import NAMES, SMALL, controls, make, settle, told

# On "Done" any key closes, Tab as well.
WALKED = [name for name in NAMES if name not in ("session-done", "session-closed")]
MOST = 400
BACKWARDS = Qt.KeyboardModifier.ShiftModifier


def walk(qtbot, window, modifier=Qt.KeyboardModifier.NoModifier) -> list[QWidget]:
    """Press Tab until it comes back to where it began."""
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab, modifier)
    visited: list[QWidget] = []
    for _ in range(MOST):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in visited[:-1]:
            return visited
        if focused not in visited:  # a date has several parts, each of which Tab goes to
            visited.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab, modifier)
    assert len(visited) == 1, "Tab never comes back"
    return visited


def is_reached(each: QWidget, visited: list[QWidget]) -> bool:
    """By Tab, or as one of several by the arrow keys, or within what Tab reaches."""
    if each in visited or any(each.isAncestorOf(other) for other in visited):
        return True
    beside = [other for other in visited if other.parentWidget() is each.parentWidget()]
    if isinstance(each, QAbstractButton) and each.autoExclusive():
        return any(isinstance(other, QAbstractButton) for other in beside)
    if isinstance(each, QAbstractButton) and each.group() is not None and each.group().exclusive():
        return any(other in visited for other in each.group().buttons())
    # What goes a step down or up lies beside its number, where the arrow keys do the same.
    numbers = each.parentWidget().findChildren(QAbstractSpinBox)
    return isinstance(each, IconButton) and any(number in visited for number in numbers)


@pytest.mark.parametrize("name", WALKED)
def test_tab_reaches_everything_goes_round_and_does_nothing(qtbot, name):
    window = make(qtbot, name)
    engine = window.__dict__.get("_view")
    before = list(engine.done) if engine else []
    visited = walk(qtbot, window)
    assert [told(each) for each in controls(window) if not is_reached(each, visited)] == []
    assert all(window.isAncestorOf(each) or each is window for each in visited)
    back = walk(qtbot, window, BACKWARDS)
    assert {told(each) for each in back} == {told(each) for each in visited}
    assert window.isVisible()
    assert (list(engine.done) if engine else []) == before


@pytest.mark.parametrize("name", WALKED)
def test_what_has_the_keyboard_is_in_sight(qtbot, name):
    window = make(qtbot, name, SMALL if name != "prompt" else None)
    hidden = []
    for _ in range(len(controls(window)) + 2):
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        settle()
        focused = QApplication.focusWidget()
        seen = in_sight(focused)
        if seen.width() < focused.width() // 2 or seen.height() < min(focused.height(), 24):
            hidden.append((told(focused), seen, focused.size()))
    assert hidden == []


def in_sight(each: QWidget) -> QRect:
    """The part of it that no page around it cuts off."""
    seen, at = each.rect(), each
    while not at.isWindow():
        seen, at = seen.translated(at.pos()), at.parentWidget()
        seen &= at.rect()
    return seen


def looks(window: QWidget, each: QWidget) -> QImage:
    """A control and what is around it: the frame of a field may have an icon in it."""
    frame = each.parentWidget()
    each = frame if isinstance(frame, FieldBox) else each
    box = each.rect().translated(each.mapTo(window, each.rect().topLeft()))
    return window.grab(box.adjusted(-40, -40, 40, 40).intersected(window.rect())).toImage()


def changed(one: QImage, other: QImage) -> int:
    """How many pixels stand out from what was there before by 3:1."""
    both = one.rect() & other.rect()
    pairs = Counter(zip(pixels(one.copy(both)), pixels(other.copy(both)), strict=True))
    return sum(count for pair, count in pairs.items() if stand_out(*pair))


def pixels(image: QImage) -> memoryview:
    """Each pixel of it as a number."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    return memoryview(bytes(plain.constBits())).cast("I")


@cache
def stand_out(before: int, after: int) -> bool:
    """Whether one colour is seen beside the other."""
    return contrast(f"#{before & 0xFFFFFF:06x}", f"#{after & 0xFFFFFF:06x}") >= 3.0


@pytest.mark.parametrize("name", WALKED)
def test_the_focus_is_seen(qtbot, name):
    window = make(qtbot, name)
    kinds = {(type(each), each.objectName()): each for each in walk(qtbot, window)}
    unseen = []
    for each in kinds.values():
        if each is window:
            continue
        each.setFocus(Qt.FocusReason.TabFocusReason)
        bring_into_sight(each)
        settle()
        there = looks(window, each)
        each.clearFocus()
        settle()
        if changed(looks(window, each), there) < 12:  # the caret of a text is enough
            unseen.append(told(each))
    assert unseen == []


@pytest.mark.parametrize("name", NAMES)
def test_escape_leaves(qtbot, name):
    window = make(qtbot, name)
    for _ in range(3):  # a card within a window, a bad number: each takes one
        if window.isVisible():
            qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
            settle()
    assert not window.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Control, Qt.Key.Key_Insert, Qt.Key.Key_CapsLock])
def test_keys_of_a_screen_reader_leave_the_end_of_a_routine_there(qtbot, key):
    window = make(qtbot, "session-done")
    qtbot.keyClick(window, key)
    assert window.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Tab)
    assert not window.isVisible()


def test_every_window_is_here():
    assert {name.partition("-")[0] for name in NAMES} >= {*windows.NAMES, "prompt"}
