"""Which window opens when, and that everything goes away again."""

from __future__ import annotations

import gc
import signal
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from desk_stretch import i18n
from desk_stretch.core.history.records import Outcome
from desk_stretch.engine.commands import Quit, StartRoutine
from desk_stretch.engine.events import (
    Noticed,
    PromptClosed,
    PromptOpened,
    QuitAsked,
    SessionBegun,
    SettingsChanged,
    WindowAsked,
)
from desk_stretch.storage.catalogue_files import load_catalogue
from desk_stretch.storage.own_files import OwnFiles
from desk_stretch.ui import front as front_module
from desk_stretch.ui.bridge import QtLoop
from desk_stretch.ui.editing.code import CodeField
from desk_stretch.ui.front import WindowFront
from desk_stretch.ui.windows import NAMES, Supplies
from tests.fakes import FakeRecord
from tests.ui.fake_engine import FakeNotifier, prompt, snapshot


class FakeTray:
    """A tray that a test switches on and off."""

    available = True
    appeared = 0

    def __init__(self, view, clock, record, first):
        self.shown = False
        self.closed = False

    @classmethod
    def is_available(cls):
        return cls.available

    def show(self):
        self.shown = True

    def refresh(self):
        self.spoken = i18n.speech().code

    def make_anew(self):
        type(self).appeared += 1

    def close(self):
        self.closed = True


class FakeBus:
    """Tells one owner of the tray watcher after another."""

    def watch_name(self, name, on_owner):
        self.name, self.on_owner = name, on_owner
        return self

    cancelled = False

    def cancel(self):
        self.cancelled = True


@pytest.fixture
def front(qapp, engine, clock, monkeypatch, own_home):
    # A style is set by walking over all widgets; a window of an earlier test that is collected
    # on the way would leave a hole under Qt's feet.
    gc.collect()
    monkeypatch.setattr(front_module, "Tray", FakeTray)
    monkeypatch.setattr(FakeTray, "available", True)
    monkeypatch.setattr(FakeTray, "appeared", 0)
    hook = sys.excepthook
    supplies = Supplies(
        engine, clock, FakeRecord(), load_catalogue, FakeTray.is_available,
        own=lambda: OwnFiles(own_home / "data"),
    )  # fmt: skip
    loop = QtLoop()
    made = WindowFront(qapp, loop, supplies, FakeNotifier())
    yield made
    if engine.listeners:
        made.close()
    sys.excepthook = hook


def shown(name):
    return [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.objectName() == name]


@pytest.mark.parametrize(
    ("background", "welcomed", "tray", "opened"),
    [
        (True, False, True, None), (True, True, False, None), (False, True, True, None),
        (False, True, False, "main"), (False, False, True, "welcome"),
    ],
)  # fmt: skip
def test_a_start_opens_what_it_calls_for(front, monkeypatch, background, welcomed, tray, opened):
    monkeypatch.setattr(FakeTray, "available", tray)
    front.open(background=background, welcomed=welcomed, start=None)
    visible = [name for name in NAMES if shown(name)]
    assert visible == ([opened] if opened else [])


def test_a_start_with_a_routine_begins_it(front, engine):
    front.open(background=False, welcomed=False, start={"posture": "standing"})
    assert engine.done == [StartRoutine(posture="standing")]
    assert not shown("welcome")


@pytest.mark.parametrize("name", [name for name in NAMES if name != "session"])
def test_a_window_asked_for_twice_is_one_window(front, engine, name):
    engine.announce(WindowAsked(name))
    engine.announce(WindowAsked(name))
    assert len(shown(name)) == 1


@pytest.mark.parametrize("name", [name for name in NAMES if name != "session"])
def test_a_window_comes_back_from_the_taskbar(front, engine, name):
    engine.announce(WindowAsked(name))
    (window,) = shown(name)
    window.setWindowState(Qt.WindowState.WindowMaximized | Qt.WindowState.WindowMinimized)
    engine.announce(WindowAsked(name))
    assert shown(name) == [window]
    assert window.windowState() & ~Qt.WindowState.WindowActive == Qt.WindowState.WindowMaximized


def test_the_catalogue_opens_at_an_exercise(front, engine):
    engine.announce(WindowAsked("catalogue"))
    (window,) = shown("catalogue")
    assert window._details.exercise.id != "seated-twist"
    engine.announce(WindowAsked("catalogue", "seated-twist"))
    assert shown("catalogue") == [window]
    assert window._details.exercise.id == "seated-twist"


def test_a_session_opens_its_window(front, engine):
    engine.shown_snapshot = snapshot()
    engine.announce(SessionBegun(engine.shown_snapshot))
    assert len(shown("session")) == 1
    engine.announce(WindowAsked("session"))
    assert len(shown("session")) == 1


def test_a_prompt_shows_its_card_and_takes_it_away(front, engine):
    engine.announce(PromptOpened(prompt()))
    assert len(shown("prompt")) == 1
    engine.announce(PromptClosed(Outcome.MISSED))
    assert not shown("prompt")


def test_what_went_wrong_is_told_without_taking_the_keyboard(front, engine, qtbot):
    engine.announce(Noticed("The settings file was damaged."))
    (box,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox)]
    assert box.text() == "The settings file was damaged."
    assert not box.isModal()
    box.close()
    qtbot.waitUntil(lambda: not front._told)


def test_a_theme_changes_at_once(front, engine, qapp):
    engine.settings = engine.settings.with_values({"look.theme": "dark"})
    engine.announce(SettingsChanged(frozenset({"look.theme"})))
    dark = qapp.palette().window().color().lightness()
    engine.settings = engine.settings.with_values({"look.theme": "light"})
    engine.announce(SettingsChanged(frozenset({"breaks.snooze"})))
    assert qapp.palette().window().color().lightness() == dark
    engine.announce(SettingsChanged(frozenset({"look.theme"})))
    assert qapp.palette().window().color().lightness() > dark


def test_quit_ends_the_event_loop(front, engine, real_loop):
    assert real_loop(lambda: engine.announce(QuitAsked())) == 0


def test_quit_keeps_what_an_editor_has_not_saved(front, engine, real_loop, own_home):
    engine.announce(WindowAsked("exercise"))
    (window,) = shown("exercise")
    window.findChild(CodeField).setPlainText("areas = []")
    assert real_loop(lambda: engine.announce(QuitAsked())) == 0
    kept = own_home / "data" / "exercises" / "exercise-not-saved.toml"
    assert kept.read_text() == "areas = []"


@pytest.mark.parametrize(("typed", "used"), [("300", []), ("70", [70])])
def test_quit_uses_what_was_typed_into_the_settings(front, engine, real_loop, typed, used):
    engine.announce(WindowAsked("settings"))
    (window,) = shown("settings")
    window.row("breaks.work_time").editor._spin.lineEdit().setText(typed)
    assert real_loop(lambda: engine.announce(QuitAsked())) == 0
    assert [each.values["breaks.work_time"] for each in engine.done] == used


def test_a_signal_quits(front, engine, qtbot):
    signal.raise_signal(signal.SIGTERM)
    qtbot.waitUntil(lambda: engine.done == [Quit()])


def test_a_tray_host_that_comes_up_gets_the_icon(front):
    bus = FakeBus()
    front.watch_tray_hosts(bus)
    bus.on_owner(":1.7")
    assert FakeTray.appeared == 0
    bus.on_owner("")
    assert FakeTray.appeared == 1  # for a host of the other kind
    bus.on_owner(":1.9")
    assert FakeTray.appeared == 2
    front.close()
    assert bus.cancelled


def test_a_tray_host_that_takes_over_from_another_gets_the_icon(front):
    bus = FakeBus()
    front.watch_tray_hosts(bus)
    for owner in (":1.7", ":1.7", ":1.9", ":1.9"):
        bus.on_owner(owner)
    assert FakeTray.appeared == 1


def test_a_host_of_the_other_kind_keeps_the_icon(front):
    bus = FakeBus()
    front.watch_tray_hosts(bus)
    bus.on_owner("")
    assert FakeTray.appeared == 0


def test_a_tray_host_that_comes_late_gets_the_icon(front, monkeypatch):
    monkeypatch.setattr(FakeTray, "available", False)
    bus = FakeBus()
    front.watch_tray_hosts(bus)
    bus.on_owner(":1.7")
    assert FakeTray.appeared == 1
