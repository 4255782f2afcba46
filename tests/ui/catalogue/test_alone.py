"""The catalogue without the app: settings are kept, and the window ends the process."""

from __future__ import annotations

import signal
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from desk_stretch.core.settings.schema import Settings
from desk_stretch.engine.commands import OpenWindow, Quit, SetSettings, StartRoutine
from desk_stretch.engine.events import QuitAsked, SettingsChanged
from desk_stretch.errors import CapabilityError, RemoteError
from desk_stretch.storage.own_files import OwnFiles
from desk_stretch.ui.bridge import QtLoop
from desk_stretch.ui.catalogue.alone import SettingsAlone, show_alone
from desk_stretch.ui.catalogue.window import LEAVE_OUT
from desk_stretch.ui.editing.code import CodeField
from tests.ui.fake_engine import FakeClock
from tests.ui.gallery import catalogue


def test_changes_are_kept_and_told():
    kept, heard = [], []
    view = SettingsAlone(Settings(), kept.append)
    subscription = view.subscribe(heard.append)
    view.do(SetSettings({LEAVE_OUT: ["cat-cow"]}))
    assert kept == [{LEAVE_OUT: ["cat-cow"]}]
    assert heard == [SettingsChanged(frozenset({LEAVE_OUT}))]
    assert view.settings[LEAVE_OUT] == frozenset({"cat-cow"})
    subscription.cancel()
    view.do(SetSettings({LEAVE_OUT: []}))
    view.do(OpenWindow("catalogue"))
    assert len(heard) == 1
    assert len(kept) == 2


def test_what_cannot_be_kept_changes_nothing():
    def refuse(_values):
        raise RemoteError("The app is busy.")

    view = SettingsAlone(Settings(), refuse)
    with pytest.raises(RemoteError):
        view.do(SetSettings({LEAVE_OUT: ["cat-cow"]}))
    assert view.settings[LEAVE_OUT] == frozenset()


def test_who_listens_hears_of_the_end():
    heard = []
    view = SettingsAlone(Settings(), lambda values: None)
    view.subscribe(heard.append)
    view.do(Quit())
    assert heard == [QuitAsked()]


def windows(name):
    return [w for w in QApplication.topLevelWidgets() if w.objectName() == name and w.isVisible()]


def test_the_window_shows_the_exercise_and_ends_with_itself(qapp, monkeypatch):
    """The real loop stays out: once it was told to quit, no later test could wait for anything."""
    seen = []

    def run():
        (window,) = windows("catalogue")
        assert window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
        seen.append(window._details.exercise.id)
        sys.excepthook(RemoteError, RemoteError("The app is busy."), None)
        seen.extend(each.text() for each in window.findChildren(QMessageBox))
        return 4

    hook, ends = sys.excepthook, []
    monkeypatch.setattr(qapp, "exec", run, raising=False)
    monkeypatch.setattr(qapp, "setQuitOnLastWindowClosed", ends.append, raising=False)
    view = SettingsAlone(Settings(), lambda values: None)
    code = show_alone(qapp, QtLoop(), "cat-cow", FakeClock(), catalogue, view)
    assert (code, seen, ends) == (4, ["cat-cow", "The app is busy."], [True])
    assert sys.excepthook is hook
    assert not windows("catalogue")


def test_the_editors_open_beside_it(qapp, monkeypatch, tmp_path):
    seen = []

    def run():
        for name in ("exercise", "routines", "catalogue", "routines"):
            view.do(OpenWindow(name, "sitting-gentle" if name == "routines" else ""))
            seen.append(len(windows(name)))
            assert not windows(name)[0].isMinimized()
            windows(name)[0].showMinimized()
        with pytest.raises(CapabilityError, match="not running") as error:
            view.do(StartRoutine(routine="mine"))
        assert error.value.hint.endswith("start --routine mine")
        return 0

    monkeypatch.setattr(qapp, "exec", run, raising=False)
    monkeypatch.setattr(qapp, "setQuitOnLastWindowClosed", seen.append, raising=False)
    view = SettingsAlone(Settings(), lambda values: None)
    view.do(OpenWindow("exercise"))
    store = OwnFiles(tmp_path)
    code = show_alone(qapp, QtLoop(), "", FakeClock(), catalogue, view, store, "exercise")
    assert (code, seen) == (0, [True, 1, 1, 1, 1])
    assert not windows("routines")


def test_a_signal_ends_an_editor_and_keeps_what_is_not_saved(
    qapp, monkeypatch, tmp_path, real_loop
):
    def end():
        windows("exercise")[0].findChild(CodeField).setPlainText("areas = []")
        signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr(qapp, "setQuitOnLastWindowClosed", lambda _ends: None, raising=False)
    view, store = SettingsAlone(Settings(), lambda values: None), OwnFiles(tmp_path)
    alone = (qapp, QtLoop(), "", FakeClock(), catalogue, view, store, "exercise")
    assert real_loop(end, lambda: show_alone(*alone)) == 0
    assert store.own_ids("exercises") == ("exercise-not-saved",)
    assert not windows("exercise")
