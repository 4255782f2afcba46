"""Which screen is meant, and how a window follows when screens come and go. With real ones:
tests/desktop/test_screens.py."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desk_stretch.core.settings.schema import SCHEMA
from desk_stretch.ui import screens
from desk_stretch.ui.screens import Berth, Spot, chosen_screen, connected, inside
from desk_stretch.ui.settings.screen import ScreenEditor


class FakeScreen:
    """A screen by its name and its place."""

    def __init__(self, name, model="", x=0):
        self._name, self._model = name, model
        self.box = QRect(x, 0, 800, 600)

    def name(self):
        return self._name

    def model(self):
        return self._model

    def geometry(self):
        return self.box

    availableGeometry = geometry


class FakeScreens:
    """Two screens side by side, the pointer on the first."""

    def __init__(self):
        self.all = [FakeScreen("DP-1", "Dell"), FakeScreen("DP-2", "Acme", 800)]

    def screens(self):
        return self.all

    def primaryScreen(self):
        return self.all[-1]

    def screenAt(self, point):
        return next((one for one in self.all if one.box.contains(point)), None)

    def platformName(self):
        return self.platform

    def instance(self):
        return QGuiApplication.instance()

    platform = "xcb"


class FakeNews:
    """News that the test brings itself."""

    class Silent:
        def connect(self, _slot):
            pass

    leaving = changed = Silent()

    def __init__(self, _parent):
        pass


@pytest.fixture
def two(monkeypatch):
    fake = FakeScreens()
    monkeypatch.setattr(screens, "QGuiApplication", fake)
    monkeypatch.setattr(screens.QCursor, "pos", lambda: QPoint(5, 5))
    return fake


@pytest.fixture
def window(qtbot):
    window = QWidget(f=Qt.WindowType.FramelessWindowHint)
    qtbot.addWidget(window)
    window.setGeometry(850, 50, 300, 200)
    window.show()
    return window


@pytest.fixture
def berth(two, window, monkeypatch):
    monkeypatch.setattr(screens, "ScreenNews", FakeNews)
    return Berth(window, lambda: two.all[0])


@pytest.mark.parametrize(
    ("word", "name"),
    [("pointer", "DP-1"), ("main", "DP-2"), ("DP-2", "DP-2"), ("Acme", "DP-2"), ("gone", "DP-1")],
)
def test_which_screen_is_meant(two, word, name):
    assert chosen_screen(word).name() == name


def test_a_pointer_that_is_on_no_screen(two, monkeypatch):
    monkeypatch.setattr(screens.QCursor, "pos", lambda: QPoint(-5, 5))
    assert chosen_screen("pointer").name() == "DP-2"


def test_screens_are_called_by_their_model_where_that_tells_them_apart(two):
    assert connected() == ("Dell", "Acme")
    two.all.append(FakeScreen("DP-3", "Acme"))
    two.all.append(FakeScreen("eDP-1"))
    assert connected() == ("Dell", "DP-2", "DP-3", "eDP-1")


def test_under_wayland_it_is_said_who_decides(two):
    assert screens.left_to_the_desktop() == {}
    two.platform = "wayland-egl"
    told = screens.left_to_the_desktop()
    assert set(told) == {"prompt.style", "prompt.screen"} <= set(SCHEMA)


@pytest.mark.parametrize(
    ("box", "wanted"),
    [
        ((10, 10, 100, 100), (10, 10, 100, 100)),
        ((-50, 550, 100, 100), (0, 500, 100, 100)),
        ((900, 0, 900, 700), (0, 0, 800, 600)),
    ],
)
def test_a_box_is_brought_into_a_room(box, wanted):
    assert inside(QRect(*box), QRect(0, 0, 800, 600)) == QRect(*wanted)


def test_a_window_leaves_with_its_screen_and_comes_back(two, window, berth):
    gone = two.all.pop()
    berth._leave(gone)
    berth._settle()
    assert window.pos() == QPoint(500, 50)
    berth._settle()
    assert window.pos() == QPoint(500, 50)
    two.all.append(gone)
    berth._settle()
    assert window.geometry() == QRect(850, 50, 300, 200)


def test_a_window_moved_by_hand_meanwhile_stays(two, window, berth):
    gone = two.all.pop()
    berth._leave(gone)
    berth._settle()
    window.move(100, 100)
    two.all.append(gone)
    berth._settle()
    assert window.pos() == QPoint(100, 100)


def test_a_window_on_another_screen_does_not_move(two, window, berth):
    berth._leave(two.all.pop(0))
    berth._settle()
    assert window.geometry() == QRect(850, 50, 300, 200)


def test_a_closed_window_forgets_where_it_was(two, window, berth):
    gone = two.all.pop()
    berth._leave(gone)
    window.hide()
    berth._settle()
    two.all.append(gone)
    window.show()
    window.move(0, 0)
    berth._settle()
    assert window.pos() == QPoint(0, 0)


def test_under_wayland_a_window_only_becomes_smaller(two, window, berth, monkeypatch):
    two.platform = "wayland"
    monkeypatch.setattr(window, "screen", lambda: two.all[1])
    berth._leave(two.all[1])
    berth._settle()
    assert window.geometry() == QRect(850, 50, 300, 200)
    two.all[1].box = QRect(800, 0, 200, 150)
    berth._settle()
    assert (window.width(), window.height()) == (200, 150)


def test_what_nobody_can_move_stays_and_goes_to_the_screen_that_was_named(two, window, monkeypatch):
    monkeypatch.setattr(screens, "ScreenNews", FakeNews)
    placed = []
    spot = Spot(window, lambda screen: placed.append(screen.name()))
    gone = two.all.pop()
    spot.take("Acme")
    monkeypatch.setattr(screens.QCursor, "pos", lambda: QPoint(900, 5))
    two.all.append(FakeScreen("DP-3", x=800))
    spot.keep()
    assert placed == ["DP-1", "DP-1"]
    two.all[-1] = gone
    spot.keep()
    spot.take("main")
    assert placed[2:] == ["DP-2", "DP-2"]
    window.hide()
    spot.keep()
    assert len(placed) == 4


def test_news_come_once_they_have_settled(qtbot, window):
    news = screens.ScreenNews(window)
    left = []
    news.leaving.connect(left.append)
    screen = QGuiApplication.primaryScreen()
    with qtbot.waitSignal(news.changed):
        news._came(screen)
        news._goes(screen)
    assert left == [screen]


def test_the_setting_lists_the_screens_that_are_there(qtbot, two, monkeypatch):
    monkeypatch.setattr("desk_stretch.ui.settings.screen.ScreenNews", FakeNews)
    editor = ScreenEditor(SCHEMA["prompt.screen"])
    qtbot.addWidget(editor)
    told = []
    editor.edited.connect(told.append)

    def listed():
        return [editor.field.itemText(index) for index in range(editor.field.count())]

    editor.show_value("Acme")
    assert listed() == ["Where the pointer is", "The main screen", "Dell", "Acme"]
    assert editor.field.currentText() == "Acme"
    two.all.pop()
    editor._offer()
    assert listed()[2:] == ["Dell", "Acme (not connected)"]
    assert editor.field.currentData() == "Acme"
    editor.field.setCurrentIndex(2)
    editor.field.activated.emit(2)
    assert told == ["Dell"]
