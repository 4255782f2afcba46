"""Notifications through the icon in the tray, as on Windows and macOS."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from desk_stretch.core.history.records import Outcome
from desk_stretch.core.settings.schema import Settings
from desk_stretch.engine.events import PromptClosed, PromptOpened
from desk_stretch.platform.host import Host
from desk_stretch.platform.notify.icon import IconNotifier
from desk_stretch.storage.catalogue_files import load_catalogue
from desk_stretch.ui.bridge import QtLoop
from desk_stretch.ui.front import WindowFront
from desk_stretch.ui.prompt.asker import Asker
from desk_stretch.ui.tray import Tray
from desk_stretch.ui.tray_messages import TrayMessages
from desk_stretch.ui.windows import Supplies
from tests.fakes import FakeRecord
from tests.ui.fake_engine import prompt


class Icon(QSystemTrayIcon):
    """An icon that keeps what it was told to show."""

    def __init__(self):
        super().__init__(QIcon())
        self.told = []

    def showMessage(self, title, body, _icon, _ms):
        self.told.append((title, body))


@pytest.fixture
def icon(qapp):
    icon = Icon()
    yield icon
    icon.deleteLater()


@pytest.fixture
def notifier():
    return IconNotifier(None)


@pytest.fixture
def asker(qapp, engine, notifier):
    engine.settings = Settings({"prompt.style": "notification"})
    one = Asker(engine, notifier, motion=False)
    yield one
    one.close()
    if one._card is not None:
        one._card.deleteLater()


def test_without_an_icon_the_card_asks(asker, engine, notifier):
    assert not notifier.can_show()
    notifier.show("Title", "Body", (), lambda _key: None, lambda: None)
    notifier.withdraw()
    engine.announce(PromptOpened(prompt()))
    assert asker.card().isVisible()


def test_a_click_brings_the_card_with_its_buttons(asker, engine, notifier, icon):
    TrayMessages(icon, notifier)
    assert (notifier.can_show(), notifier.can_act()) == (True, False)
    engine.announce(PromptOpened(prompt()))
    ((title, body),) = icon.told
    assert title
    assert "app icon" in body
    assert asker._card is None
    icon.messageClicked.emit()
    assert asker.card().isVisible()
    asker.card().hide()
    icon.messageClicked.emit()
    assert not asker.card().isVisible(), "one message, one answer"
    engine.announce(PromptClosed(Outcome.SKIPPED))
    icon.messageClicked.emit()
    assert not asker.card().isVisible()
    assert engine.done == []


@pytest.mark.parametrize(("platform", "taken_back"), [("windows", [("", "")]), ("cocoa", [])])
def test_it_is_taken_back_where_that_can_be_done(
    asker, engine, notifier, icon, monkeypatch, platform, taken_back
):
    TrayMessages(icon, notifier)
    engine.announce(PromptOpened(prompt()))
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: platform))
    engine.announce(PromptClosed(Outcome.STARTED))
    notifier.withdraw()
    assert icon.told[1:] == taken_back


def test_the_windows_lend_their_icon(qapp, engine, clock, notifier, own_home):
    supplies = Supplies(engine, clock, FakeRecord(), load_catalogue, Tray.is_available)
    loop = QtLoop()
    front = WindowFront(qapp, loop, supplies, notifier)
    assert notifier.can_show()
    front.close()


@pytest.mark.parametrize(
    ("platform", "fits"), [("win32", True), ("darwin", True), ("linux", False), ("freebsd", False)]
)
def test_it_belongs_to_windows_and_macos(platform, fits, notifier):
    assert IconNotifier.is_compatible(Host(platform=platform)) is fits
    assert "without buttons" in notifier.is_available().why
