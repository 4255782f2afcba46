"""The routine window's code is read before somebody starts, but never at the start of the app."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication

from desk_stretch.engine.events import PromptOpened
from desk_stretch.ui.main_window import MainWindow
from desk_stretch.ui.prompt.asker import Asker
from desk_stretch.ui.session import ready
from desk_stretch.ui.tray import Tray
from tests.fakes import FakeRecord
from tests.ui.fake_engine import FakeNotifier, prompt


class Timers:
    """Keeps what is to be called in a moment."""

    def __init__(self):
        self.waiting = []

    def singleShot(self, milliseconds, call):
        self.waiting.append((milliseconds, call))


@pytest.fixture
def timers(monkeypatch):
    ready.make_ready_soon.cache_clear()
    kept = Timers()
    monkeypatch.setattr(ready, "QTimer", kept)
    yield kept
    ready.make_ready_soon.cache_clear()


WAITING = [(ready.READY_AFTER_MS, ready.make_ready)]


@pytest.mark.parametrize("style", ["card", "notification"])
def test_a_prompt_makes_ready_once(qtbot, engine, timers, style):
    engine.settings = engine.settings.with_values({"prompt.style": style})
    asker = Asker(engine, FakeNotifier(), motion=False)
    assert timers.waiting == []
    engine.announce(PromptOpened(prompt()))
    engine.announce(PromptOpened(prompt()))
    assert timers.waiting == WAITING
    asker.close()


def test_the_menu_of_the_icon_makes_ready_when_it_opens(qtbot, engine, clock, timers):
    tray = Tray(engine, clock)
    tray.refresh()
    assert timers.waiting == [], "not before: most days begin with the icon alone"
    tray.menu.aboutToShow.emit()
    assert timers.waiting == WAITING
    tray.close()
    tray.deleteLater()


def test_the_main_window_makes_ready_when_it_is_shown(qtbot, engine, clock, timers):
    window = MainWindow(engine, clock, FakeRecord(), lambda: True)
    qtbot.addWidget(window)
    assert timers.waiting == []
    window.show()
    QApplication.processEvents()
    assert timers.waiting == WAITING


def test_what_is_read_is_the_routine_window():
    script = (
        "import sys, desk_stretch.ui.front\n"
        "from desk_stretch.ui.session import ready\n"
        "name = 'desk_stretch.ui.session.window'\n"
        "print(name in sys.modules)\n"
        "ready.make_ready()\n"
        "print(name in sys.modules)\n"
    )
    words = [sys.executable, "-c", script]
    said = subprocess.run(words, capture_output=True, text=True, check=True, timeout=60)
    assert said.stdout.split() == ["False", "True"]
