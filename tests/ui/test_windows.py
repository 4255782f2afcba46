"""What holds for every window: words through i18n, names for everybody, room for large text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from desk_stretch import i18n
from desk_stretch.errors import CapabilityError
from desk_stretch.storage.own_files import OwnFiles
from desk_stretch.ui import theme, windows
from desk_stretch.ui.engine_view import EngineView
from desk_stretch.ui.history.table import DaysModel
from desk_stretch.ui.tokens import DARK, LIGHT, TARGET_MIN, high_contrast
from desk_stretch.ui.widgets.page import Page
from tests.fakes import FakeRecord
from tests.ui import gallery
from tests.ui.fake_engine import FakeClock, FakeEngine

pytestmark = pytest.mark.usefixtures("plain_thumbs")
BUILT_ABOVE = pytest.mark.no_cover
"""The same windows as of the test of words, which counts the lines of making them."""

NAMES = tuple(gallery.MAKERS)
ROOT = QModelIndex()
CONTRAST = high_contrast("#000000", "#ffffff", "#ffff00", "#000000")

# What is no word: numbers, times, dates, paths, and the name of the app.
_DATA = re.compile(
    r"meeting|flying carpet"  # what a person wrote, here and in the next line
    r"|exercises/draft\.toml|form\.chair\.dose\.hold(: \[.*\])?|Mine"
    r"|Alt\+\w+|Del"  # keys, in the words of Qt
    r"|[\W\d_]*|Desk Stretch|(.*: )?/home/.*|\d+ .*\]|[A-Z][a-z]{2} [\d /.-]+( · \[.*\])?"
)


@pytest.fixture
def speaking():
    """Speak another language for the length of a test."""
    yield i18n.use
    i18n.use("en")


@pytest.fixture
def text_size():
    """Enlarge the text for the length of a test."""
    app = QApplication.instance()
    before = app.font()

    def enlarge(factor):
        font = QFont(before)
        font.setPointSizeF(before.pointSizeF() * factor)
        app.setFont(font)

    yield enlarge
    app.setFont(before)


def make(qtbot, name) -> QWidget:
    window = gallery.MAKERS[name]()
    qtbot.addWidget(window)
    window.show()
    QApplication.processEvents()
    return window


def visible(window, kind) -> list:
    return [each for each in window.findChildren(kind) if each.isVisible()]


def words_of(window) -> list[str]:
    """Everything that a person reads or hears in a window."""
    found = [window.windowTitle()]
    for each in (window, *visible(window, QWidget)):
        found += [each.toolTip(), each.accessibleName(), each.accessibleDescription()]
    found += [each.text() for each in visible(window, QLabel)]
    found += [each.text() for each in visible(window, QAbstractButton)]
    found += [each.text() for each in visible(window, QLineEdit)]
    for combo in visible(window, QComboBox):
        found += [combo.itemText(index) for index in range(combo.count())]
    for view in visible(window, QAbstractItemView):
        found += cells(view.model())
    return [text.replace("\u200b", "") for text in found if text]


def cells(model: QAbstractItemModel, parent: QModelIndex = ROOT) -> list[str]:
    """The text of every cell, level after level."""
    found = []
    for row in range(model.rowCount(parent)):
        first = model.index(row, 0, parent)
        found += [str(each.data() or "") for each in siblings(first)]
        if isinstance(model, DaysModel):
            found += cells(model, first)
    return found


def siblings(first: QModelIndex) -> Iterator[QModelIndex]:
    each = first
    while each.isValid():
        yield each
        each = first.siblingAtColumn(each.column() + 1)


@pytest.mark.parametrize("name", NAMES)
def test_every_word_goes_through_the_language(qtbot, speaking, name):
    speaking(i18n.PSEUDO)
    foreign = [
        text
        for text in words_of(make(qtbot, name))
        if not (text.startswith("[") and text.endswith("]")) and not _DATA.fullmatch(text)
    ]
    assert foreign == []


@BUILT_ABOVE
@pytest.mark.parametrize("name", NAMES)
def test_every_control_has_a_name(qtbot, name):
    window = make(qtbot, name)
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractSlider, QAbstractSpinBox)
    nameless = [
        each
        for kind in kinds
        for each in visible(window, kind)
        if not isinstance(each, QScrollBar) and each.objectName() != "qt_spinbox_lineedit"
        and not (each.accessibleName() or getattr(each, "text", str)())
    ]  # fmt: skip
    views = [view for view in visible(window, QAbstractItemView) if not view.accessibleName()]
    assert nameless + views == []


@BUILT_ABOVE
@pytest.mark.parametrize("name", NAMES)
def test_targets_are_large_enough(qtbot, name):
    window = make(qtbot, name)
    small = [
        (each, each.size())
        for kind in (QAbstractButton, QComboBox, QAbstractSlider, QAbstractSpinBox)
        for each in visible(window, kind)
        if not isinstance(each, QScrollBar)
        and not isinstance(each.parent(), QAbstractSpinBox)
        and (each.width() < TARGET_MIN or each.parentWidget().height() < TARGET_MIN)
    ]
    assert small == []


@BUILT_ABOVE
@pytest.mark.parametrize("size", [1.0, 2.0])
@pytest.mark.parametrize("name", NAMES)
def test_a_small_window_scrolls_only_down(qtbot, text_size, name, size):
    text_size(size)
    window = make(qtbot, name)
    window.resize(320, 480)
    for _ in range(3):
        QApplication.processEvents()
    assert window.size() == QSize(320, 480)
    too_wide = [
        (page.widget().width(), page.viewport().width())
        for page in visible(window, Page)
        if page.widget().width() > page.viewport().width()
    ]
    assert too_wide == []


@pytest.mark.parametrize(
    ("roles", "direction"),
    [
        (LIGHT, Qt.LayoutDirection.LeftToRight),
        (DARK, Qt.LayoutDirection.RightToLeft),
        (CONTRAST, Qt.LayoutDirection.LeftToRight),
    ],
    ids=["light", "dark", "contrast"],
)
@pytest.mark.parametrize("name", NAMES)
def test_every_window_can_be_painted_with_the_focus_anywhere(qtbot, name, roles, direction):
    window = make(qtbot, name)
    window.setLayoutDirection(direction)
    window.setPalette(theme.palette_of(roles))
    kinds = {type(each): each for each in visible(window, QWidget) if each.focusPolicy().value & 1}
    for each in kinds.values():
        each.setFocus()
        assert not each.grab().isNull()
    assert not window.grab().isNull()


@pytest.mark.parametrize("name", windows.NAMES)
def test_every_window_is_made_by_its_name(qtbot, name, tmp_path):
    engine: EngineView = FakeEngine()
    record = FakeRecord()
    given = windows.Supplies(
        engine, FakeClock(), record, gallery.catalogue, lambda: True, [("Settings", "/a")],
        own=lambda: OwnFiles(tmp_path),
    )  # fmt: skip
    window = windows.make_window(name, given)
    qtbot.addWidget(window)
    assert window.objectName() == name
    assert window.windowTitle()


def test_without_a_folder_nothing_of_ones_own_is_edited():
    given = windows.Supplies(
        FakeEngine(), FakeClock(), FakeRecord(), gallery.catalogue, lambda: True
    )
    with pytest.raises(CapabilityError):
        windows.make_window("routines", given)


@BUILT_ABOVE
@pytest.mark.parametrize("name", NAMES)
def test_no_window_ends_the_app(qtbot, name):
    window = make(qtbot, name)
    assert not window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    assert window.minimumWidth() <= 320
    assert window.minimumHeight() <= 480
