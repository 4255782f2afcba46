"""The ways of ``docs/clicks.md``, gone click by click: the number is that of the page."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QSystemTrayIcon, QWidget

from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.engine.commands import OpenWindow, Pause, SetSettings, Snooze, StartRoutine
from desk_stretch.ui.asking import Asking
from desk_stretch.ui.pauses import until_tomorrow
from desk_stretch.ui.prompt.card import PromptCard
from desk_stretch.ui.settings.sidebar import Sidebar
from desk_stretch.ui.tray import Tray
from desk_stretch.ui.widgets.scroll import Scroll
from tests.fakes import FakeRecord
from tests.house.sources import ROOT
from tests.ui import gallery
from tests.ui.access.every_window import settle
from tests.ui.fake_engine import NOW, FakeClock, prompt

NECK = {
    "looking up",
    "tilting the neck",
    "turning the neck",
    "pressing with the head or on the neck",
}


def promised(task: str) -> int:
    """The number of clicks that the page gives us."""
    page = (ROOT / "docs/clicks.md").read_text("utf-8")
    return int(re.search(rf"^\| {task} \| \*\*(\d+)\*\*", page, re.MULTILINE)[1])


class Hand:
    """A hand with a mouse, and how often it has clicked. A window opens as the front opens it."""

    def __init__(self, qtbot) -> None:
        self._qtbot = qtbot
        self.clicks = 0
        self.engine = gallery.LiveEngine()
        self.tray = Tray(self.engine, FakeClock(), FakeRecord())
        self._menu = None

    def click_icon(self) -> None:
        self.clicks += 1
        self.tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)

    def open_menu(self) -> None:
        self.clicks += 1
        self._menu = self.tray.menu

    def choose(self, text: str) -> None:
        self.clicks += 1
        action = next(each for each in self._menu.actions() if each.text() == text)
        if action.menu() is not None:
            self._menu = action.menu()
        else:
            action.trigger()

    def opened(self, name: str, window: QWidget) -> QWidget:
        """The window that was asked for last, as large as on a usual screen."""
        assert self.engine.done[-1] == OpenWindow(name)
        self._qtbot.addWidget(window)
        window.resize(1000, 760)
        window.show()
        settle()
        return window

    def scroll_to(self, window: QWidget, name: str) -> None:
        """Turn the wheel over the page until a button is in sight; that is no click."""
        button, viewport = _button(window, name), window.findChild(Scroll).viewport()
        for _ in range(60):
            if button.visibleRegion().boundingRect() == button.rect():
                return
            at = viewport.rect().center().toPointF()
            turned = QWheelEvent(
                at, viewport.mapToGlobal(at), QPoint(), QPoint(0, -120),
                Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(viewport, turned)
            settle()

    def click(self, window: QWidget, name: str) -> None:
        """Click the middle of a button, which is in sight."""
        button = _button(window, name)
        middle = button.mapTo(window, button.rect().center())
        assert window.rect().contains(middle)
        assert not button.visibleRegion().isEmpty(), f"{name} has to be scrolled to"
        self.clicks += 1
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(*_middle(button)))
        settle()


def _button(window: QWidget, name: str) -> QAbstractButton:
    return next(
        each
        for each in window.findChildren(QAbstractButton)
        if name in (each.text(), each.accessibleName()) and each.isVisible()
    )


def _middle(button: QWidget) -> tuple[int, int]:
    return button.rect().center().toTuple()


@pytest.fixture
def hand(qtbot):
    one = Hand(qtbot)
    yield one
    one.tray.close()
    one.tray.deleteLater()


def test_start_a_routine(hand):
    hand.click_icon()
    assert hand.engine.done == [StartRoutine()]
    assert hand.clicks == promised("Start a routine")


def test_snooze(qtbot, hand):
    seconds = [0.0]
    card = PromptCard(hand.engine.do, lambda: seconds[0])
    qtbot.addWidget(card)
    asking = Asking("A good moment for a short break", 5)
    card.ask(prompt(), "You have worked.", asking, posture=Posture.SITTING, motion=False)
    seconds[0] = 10.0
    hand.click(card, "Snooze 5 min (1 of 2)")
    assert hand.engine.done == [Snooze()]
    assert hand.clicks == promised("Snooze")


def settings_of(hand):
    hand.open_menu()
    hand.choose("Settings")
    window = gallery.settings_window()
    shown = hand.opened("settings", window)
    shown._view.done = []
    return shown


def test_change_the_work_time(hand):
    window = settings_of(hand)
    hand.scroll_to(window, "More: Work time before a break")
    hand.click(window, "More: Work time before a break")
    assert window._view.done == [SetSettings({"breaks.work_time": 51})]
    assert hand.clicks == promised("Change the work time")


def test_see_today(hand):
    hand.open_menu()
    hand.tray.menu.aboutToShow.emit()  # as the desktop does
    assert [each.text() for each in hand.tray.menu.actions()][1] == "Today: no routine yet"
    assert hand.clicks == promised("See today")


def test_leave_out_the_neck(qtbot, hand):
    window = settings_of(hand)
    sidebar = window.findChild(Sidebar)
    what = next(
        sidebar.item(row) for row in range(sidebar.count()) if sidebar.item(row).text() == "What"
    )
    place = sidebar.visualItemRect(what).center()
    qtbot.mouseClick(sidebar.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    hand.clicks += 1
    for chip in sorted(NECK):
        hand.scroll_to(window, chip)
        hand.click(window, chip)
    assert len(window._view.settings["movement.without"]) == len(NECK)
    assert hand.clicks == promised("Leave out the neck")


def test_pause_until_tomorrow(hand):
    hand.open_menu()
    hand.choose("Pause for…")
    hand.choose("Until tomorrow")
    assert hand.engine.done == [Pause(until_tomorrow(NOW))]
    assert hand.clicks == promised("Pause until tomorrow")
