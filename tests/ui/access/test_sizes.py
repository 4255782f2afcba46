"""Every window at 200 % text without a lost word, and with targets that a hand can hit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QScrollArea,
    QSizeGrip,
    QWidget,
)

from desk_stretch.ui.tokens import FOCUS_GAP, FOCUS_WIDTH, TARGET_MIN
from desk_stretch.ui.widgets.buttons import Button
from tests.ui.access.every_window import NAMES, controls, make, told, visible

AT = {
    "200 %": (2.0, None),
    "200 %, small": (2.0, QSize(480, 600)),
    "200 %, smallest": (2.0, QSize(320, 480)),
    "wide letters, smallest": (1.0, QSize(320, 480)),
}


@pytest.fixture
def text_size():
    """Enlarge the text for the length of a test."""
    app = QApplication.instance()
    before = app.font()

    def enlarge(factor):
        font = QFont(before)
        font.setPointSizeF(before.pointSizeF() * factor)
        if factor == 1.0:  # as WCAG 1.4.12 has it
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 112)
            font.setWordSpacing(0.16 * before.pointSizeF())
        app.setFont(font)

    yield enlarge
    app.setFont(before)


def needed(each: QWidget) -> QSize:
    """The room that the words of a label or a button need, at the width that they have."""
    if isinstance(each, Button) and each.hasHeightForWidth():
        return words_of(each)
    if isinstance(each, QLabel) and each.wordWrap():
        return QSize(0, each.heightForWidth(each.width()))
    return each.minimumSizeHint() if isinstance(each, QAbstractButton) else each.sizeHint()


def words_of(button: Button) -> QSize:
    """A button paints its words up to the room that it keeps for the focus."""
    beside = button._extra_width() - 2 * button.padding
    metrics, wraps = QFontMetrics(button._font()), Qt.TextFlag.TextWordWrap
    room = QRect(0, 0, max(1, button.width() - beside), 10_000)
    box = metrics.boundingRect(room, wraps, button.text())
    return QSize(box.width() + beside, box.height() + 2 * (FOCUS_GAP + FOCUS_WIDTH))


def is_cut(each: QWidget) -> bool:
    """Whether words of it are not there; what is shortened on purpose says all when pointed at."""
    if not getattr(each, "text", str)() or each.toolTip() or not each.width():
        return False
    wants = needed(each)
    return wants.width() > each.width() + 1 or wants.height() > each.height() + 1


def words_box(each: QWidget) -> QRect:
    """Where its words are: a line that wraps is seldom full, a button has room for the focus."""
    room = FOCUS_GAP + FOCUS_WIDTH
    if isinstance(each, QAbstractButton):
        return each.rect().adjusted(room, room, -room, -room)
    metrics, flags = QFontMetrics(each.font()), int(each.alignment())
    wraps = Qt.TextFlag.TextWordWrap if each.wordWrap() else 0
    return metrics.boundingRect(each.rect(), flags | int(wraps), each.text()) & each.rect()


def is_outside(window: QWidget, each: QWidget) -> bool:
    """Whether it is cut off by what it stands in, with nothing that scrolls there."""
    if not each.text():
        return False
    at, box = each, words_box(each)
    while at is not window:
        box, at = box.translated(at.pos()), at.parentWidget()
        if isinstance(at.parentWidget(), QScrollArea):
            # A page scrolls down only: nothing of it may stand beside.
            return box.left() < -1 or box.right() > at.width() + 1
        if not at.rect().adjusted(-1, -1, 1, 1).contains(box):
            return True
    return False


@pytest.mark.parametrize("place", AT)
@pytest.mark.parametrize("name", NAMES)
def test_no_word_is_cut(qtbot, text_size, name, place):
    factor, size = AT[place]
    text_size(factor)
    window = make(qtbot, name, size if name != "prompt" else None)
    texts = [each for each in visible(window) if isinstance(each, (QLabel, QAbstractButton))]
    cut = [(told(each), each.size(), needed(each)) for each in texts if is_cut(each)]
    outside = [told(each) for each in texts if is_outside(window, each)]
    assert (cut, outside) == ([], [])


@pytest.mark.parametrize("name", NAMES)
def test_no_two_controls_overlap(qtbot, text_size, name):
    text_size(2.0)
    window = make(qtbot, name)
    boxes = [
        (each, each.rect().translated(each.mapTo(window, QPoint()))) for each in controls(window)
    ]
    overlapping = [
        (told(one), told(other))
        for place, (one, box) in enumerate(boxes)
        for other, beside in boxes[place + 1 :]
        if box.adjusted(2, 2, -2, -2).intersects(beside.adjusted(2, 2, -2, -2))
        and not one.isAncestorOf(other)
        and not other.isAncestorOf(one)
        and in_same_page(one, other)
    ]
    assert overlapping == []


def in_same_page(one: QWidget, other: QWidget) -> bool:
    """Whether no page that scrolls lies between them."""
    return page_of(one) is page_of(other)


def page_of(each: QWidget) -> QWidget | None:
    at = each.parentWidget()
    while at is not None and not isinstance(at, QScrollArea):
        at = at.parentWidget()
    return at


@pytest.mark.parametrize("name", NAMES)
def test_targets_can_be_hit(qtbot, name):
    window = make(qtbot, name)
    small = [
        (told(each), each.size())
        for each in controls(window)
        if not isinstance(each, QSizeGrip) and min(target(each).toTuple()) < TARGET_MIN
    ]
    assert small == []


def target(each: QWidget) -> QSize:
    """What reacts to a click: a field without a frame, with the frame that is painted around."""
    if isinstance(each, QAbstractItemView):
        first = each.model().index(0, 0)
        return each.visualRect(first).size() if first.isValid() else each.size()
    around = each.parentWidget()
    return around.size() if around.focusProxy() is each else each.size()
