"""A fault in any slot: the app says so once, goes on, and keeps a report that can be read."""

from __future__ import annotations

import gc
import sys

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget

from desk_stretch.storage.catalogue_files import load_catalogue
from desk_stretch.storage.fault_reports import FaultReports, reports
from desk_stretch.ui import front as front_module
from desk_stretch.ui.bridge import QtLoop
from desk_stretch.ui.front import WindowFront
from desk_stretch.ui.report import ReportWindow
from desk_stretch.ui.windows import Supplies
from tests.fakes import FakeRecord
from tests.ui.fake_engine import FakeNotifier
from tests.ui.test_front import FakeTray

SENTENCE = "Something in a window went wrong. Reminders keep running; details are logged."


@pytest.fixture
def faults(tmp_path):
    handler = FaultReports(tmp_path / "reports")
    leave = handler.install()
    yield handler
    leave()


@pytest.fixture
def front(qapp, engine, clock, monkeypatch, faults, expected_warnings):
    gc.collect()
    expected_warnings("Something went wrong in a window")
    monkeypatch.setattr(front_module, "Tray", FakeTray)
    hook = sys.excepthook
    supplies = Supplies(
        engine, clock, FakeRecord(), load_catalogue, lambda: True, report=faults.fresh
    )
    loop = QtLoop()
    made = WindowFront(qapp, loop, supplies, FakeNotifier())
    yield made
    made.close()
    sys.excepthook = hook
    qapp.processEvents()


def boxes():
    return [
        w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()
    ]


def button(box, text):
    (found,) = [each for each in box.buttons() if each.text() == text]
    return found


class Emitter(QObject):
    fired = Signal(int)


class Broken(QWidget):
    """A widget whose every handler has a fault."""

    def __init__(self, *, paints):
        super().__init__()
        self.paints = paints
        self.had_fault = False

    def keyPressEvent(self, event):
        self.had_fault = True
        raise KeyError("secret")

    def paintEvent(self, event):
        if self.paints:
            self.had_fault = True
            raise LookupError("secret")

    def event(self, event):
        if event.type() == QEvent.Type.User:
            self.had_fault = True
            raise AttributeError("secret")
        return super().event(event)


def fail(*_):
    raise ZeroDivisionError("secret")


def by_signal(qtbot):
    emitter = Emitter()
    emitter.fired.connect(fail)
    emitter.fired.emit(1)


def by_click(qtbot):
    push = QPushButton()
    qtbot.addWidget(push)
    push.clicked.connect(fail)
    push.click()


def by_timer(qtbot):
    QTimer.singleShot(0, fail)
    QApplication.processEvents()


def by_post(qtbot):
    loop = QtLoop()
    loop.post(fail)
    QApplication.processEvents()


def by_wake(qtbot):
    loop = QtLoop()
    loop.wake_in(0, fail)
    qtbot.waitUntil(lambda: bool(boxes()))


def by_key(qtbot):
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    deliver(qtbot, key)


def by_event(qtbot):
    deliver(qtbot, QEvent(QEvent.Type.User))


def by_paint(qtbot):
    deliver(qtbot, None)


def deliver(qtbot, event):
    """Let Qt's own loop call a handler; what a test calls itself raises to the test."""
    widget = Broken(paints=event is None)
    qtbot.addWidget(widget)
    widget.show()
    if event is not None:
        QApplication.postEvent(widget, event)
    qtbot.waitUntil(lambda: widget.had_fault and bool(boxes()))


WAYS = [by_signal, by_click, by_timer, by_post, by_wake, by_key, by_event, by_paint]


@pytest.mark.parametrize("way", WAYS)
def test_a_fault_in_a_slot_of_any_kind(front, qtbot, tmp_path, way, caplog):
    with qtbot.captureExceptions():
        sys.excepthook = front_module.SlotExcepthook(front.tell)
        for _ in range(2):
            way(qtbot)
    (box,) = boxes()
    assert box.text() == SENTENCE
    assert not box.isModal()
    (report,) = reports(tmp_path / "reports")
    assert "secret" not in report.read_text("utf-8")


def test_the_report_can_be_read_and_copied(front, engine, qtbot):
    with qtbot.captureExceptions():
        sys.excepthook = front_module.SlotExcepthook(front.tell)
        by_click(qtbot)
    (box,) = boxes()
    button(box, "Show the report").click()
    (window,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, ReportWindow)]
    assert window.isVisible()
    window._copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "builtins.ZeroDivisionError" in copied
    assert "Nothing of yours" not in copied
    window.close()


def test_what_is_no_fault_of_ours_has_no_report(front):
    front.tell("The settings file was damaged.")
    (box,) = boxes()
    assert [each.text() for each in box.buttons()] == ["OK"]


def test_the_reminders_are_asked_for_as_before(front, engine, qtbot):
    from desk_stretch.engine.events import PromptOpened
    from tests.ui.fake_engine import prompt

    with qtbot.captureExceptions():
        sys.excepthook = front_module.SlotExcepthook(front.tell)
        by_signal(qtbot)
    engine.announce(PromptOpened(prompt()))
    assert [
        w for w in QApplication.topLevelWidgets() if w.isVisible() and w.objectName() == "prompt"
    ]
