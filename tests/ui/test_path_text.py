"""A path that wraps is copied as it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QClipboard, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from desk_stretch.ui.about import AboutWindow
from desk_stretch.ui.settings.window import SettingsWindow
from desk_stretch.ui.tokens import TextRole
from desk_stretch.ui.widgets import path_text
from desk_stretch.ui.widgets.labels import Body, Caption
from desk_stretch.ui.widgets.path_text import PathText
from tests.ui.fake_engine import FakeClock
from tests.ui.gallery import LiveEngine, catalogue, resting

PATHS = ["/home/person/.local/share/desk-stretch", "C:\\Users\\person\\AppData\\Local"]
CONTROL = Qt.KeyboardModifier.ControlModifier
CLIPBOARD, PRIMARY = QClipboard.Mode.Clipboard, QClipboard.Mode.Selection


class FakeClipboard:
    """A clipboard beside which there is what was selected last, as on X11."""

    def __init__(self, *, has_primary=True):
        self.has_primary = has_primary
        self.texts = {}

    def supportsSelection(self):
        return self.has_primary

    def setText(self, text, mode):
        self.texts[mode] = text


@pytest.fixture
def text(qtbot, request):
    made = PathText(getattr(request, "param", PATHS[0]))
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def clipboard(monkeypatch):
    made = FakeClipboard()
    monkeypatch.setattr(path_text.QGuiApplication, "clipboard", lambda: made)
    return made


def open_menu(text):
    where = QPoint(2, 2)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(text, QContextMenuEvent(reason, where, text.mapToGlobal(where)))


def choose(text, name):
    (action,) = text.findChildren(QAction, name)
    action.trigger()
    QApplication.activePopupWidget().close()


@pytest.mark.parametrize("text", PATHS, indirect=True)
def test_it_wraps_and_is_copied_as_it_is(qtbot, text):
    assert text.heightForWidth(120) > text.heightForWidth(2000)
    qtbot.keyClick(text, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(text, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() in PATHS


def test_the_menu_copies_it_as_it_is(text):
    text.setSelection(0, 7)
    open_menu(text)
    choose(text, "edit-copy")
    assert QGuiApplication.clipboard().text() == "/home/"


def test_what_is_selected_is_as_it_is(qtbot, text, clipboard):
    qtbot.keyClick(text, Qt.Key.Key_A, CONTROL)
    assert clipboard.texts.pop(PRIMARY) == PATHS[0]
    text.setSelection(0, 7)
    qtbot.mouseRelease(text, Qt.MouseButton.LeftButton)
    assert clipboard.texts.pop(PRIMARY) == "/home/"
    open_menu(text)
    choose(text, "select-all")
    assert clipboard.texts == {PRIMARY: PATHS[0]}


def test_where_selecting_is_not_copying_only_the_clipboard_gets_it(qtbot, text, clipboard):
    clipboard.has_primary = False
    qtbot.mouseRelease(text, Qt.MouseButton.LeftButton)
    qtbot.keyClick(text, Qt.Key.Key_C, CONTROL)
    qtbot.keyClick(text, Qt.Key.Key_A, CONTROL)
    assert clipboard.texts == {}
    qtbot.keyClick(text, Qt.Key.Key_C, CONTROL)
    assert clipboard.texts == {CLIPBOARD: PATHS[0]}


@pytest.mark.parametrize(("role", "kind"), [(TextRole.BODY, Body), (TextRole.CAPTION, Caption)])
def test_it_looks_like_other_text(qtbot, role, kind):
    path, other = PathText("/a", role), kind("/a")
    for each in (path, other):
        qtbot.addWidget(each)
    assert path.font() == other.font()
    assert path.palette().windowText() == other.palette().windowText()


def copied(qtbot, window, wanted):
    (path,) = (each for each in window.findChildren(PathText) if wanted in each.accessibleName())
    qtbot.keyClick(path, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(path, Qt.Key.Key_C, CONTROL)
    return QGuiApplication.clipboard().text()


def test_the_folders_of_about_and_settings_are_copied_as_they_are(qtbot):
    folders, live = [("Settings", PATHS[0]), ("History", PATHS[1])], LiveEngine(record=resting())
    about = AboutWindow(folders)
    settings = SettingsWindow(live, FakeClock(), live.record, catalogue, folders=folders)
    for window in (about, settings):
        qtbot.addWidget(window)
        window.show()
    settings.turn_to("privacy")
    for what, where in folders:
        assert copied(qtbot, about, what) == where
        assert copied(qtbot, settings, what) == f"{what}: {where}"
