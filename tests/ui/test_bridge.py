"""The Loop port on Qt, with real timers, pipes, children and signals."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from desk_stretch.errors import BadDataError
from desk_stretch.ui import bridge
from desk_stretch.ui.bridge import EndSignals, QtLoop, SlotExcepthook


@pytest.fixture
def loop(qapp):
    one = QtLoop()
    yield one
    one.deleteLater()


def test_a_wake_comes_once_and_not_early(qtbot, loop):
    calls = []
    clock = threading.Event()
    handle = loop.wake_in(0.02, lambda: calls.append(clock.is_set()))
    assert calls == []
    qtbot.waitUntil(lambda: bool(calls))
    assert len(calls) == 1
    handle.cancel()


def test_a_wake_may_ask_for_the_next_and_cancel_itself(qtbot, loop):
    calls = []
    handles = []

    def again():
        handles[-1].cancel()
        calls.append(1)
        if len(calls) < 3:
            handles.append(loop.wake_in(0, again))

    handles.append(loop.wake_in(-1, again))
    qtbot.waitUntil(lambda: len(calls) == 3)


def test_a_cancelled_wake_never_comes(qtbot, loop):
    calls = []
    handle = loop.wake_in(0, lambda: calls.append("cancelled"))
    handle.cancel()
    handle.cancel()
    loop._wakes._ring()  # the timer had already fired
    loop.wake_in(0.01, lambda: calls.append("kept"))
    qtbot.waitUntil(lambda: bool(calls))
    assert calls == ["kept"]


def test_a_wait_longer_than_qt_counts_is_armed_again(qtbot, loop, monkeypatch):
    monkeypatch.setattr(bridge, "_LONGEST_MS", 10)
    begun, calls, rings = time.monotonic(), [], []
    loop._wakes._timer.timeout.connect(lambda: rings.append(1))
    loop.wake_in(0.035, lambda: calls.append(time.monotonic()))
    assert loop._wakes._timer.interval() == 10
    qtbot.waitUntil(lambda: bool(calls))
    assert calls[0] - begun >= 0.035
    assert len(rings) > 1


def test_wakes_come_in_the_order_of_their_times(qtbot, loop):
    calls = []
    for name, seconds in (("late", 0.03), ("first", 0.0), ("second", 0.0), ("soon", 0.01)):
        loop.wake_in(seconds, lambda name=name: calls.append(name))
    middle = loop.wake_in(0.02, lambda: calls.append("cancelled"))
    middle.cancel()
    qtbot.waitUntil(lambda: len(calls) == 4)
    assert calls == ["first", "second", "soon", "late"]


def test_an_earlier_wake_does_not_wait_for_a_later_one(qtbot, loop):
    calls = []
    loop.wake_in(3600, lambda: calls.append("in an hour"))
    loop.wake_in(0, lambda: calls.append("now"))
    qtbot.waitUntil(lambda: bool(calls))
    assert calls == ["now"]


def test_a_wake_that_fails_takes_no_other_along(qtbot, loop):
    calls = []
    with qtbot.captureExceptions() as found:
        loop.wake_in(0, lambda: 1 / 0)
        loop.wake_in(0, lambda: calls.append("the next"))
        qtbot.waitUntil(lambda: bool(calls))
    assert [kind for kind, *_ in found] == [ZeroDivisionError]


def test_a_wake_comes_while_another_has_a_loop_of_its_own(qtbot, loop):
    inner = QEventLoop()
    calls = []
    loop.wake_in(0, lambda: calls.append(inner.exec()))
    loop.wake_in(0.01, inner.quit)
    qtbot.waitUntil(lambda: bool(calls))


def test_a_thousand_wakes_need_one_timer(loop):
    handles = [loop.wake_in(60 + each, lambda: None) for each in range(1000)]
    assert len(loop.findChildren(QTimer)) == 1
    for handle in handles:
        handle.cancel()
    assert not loop._wakes._timer.isActive()


def test_the_longest_wait_is_accepted(loop):
    loop.wake_in(10 * 365 * 86400.0, lambda: None).cancel()


def test_a_readable_descriptor_calls_until_cancelled(qtbot, loop):
    reading, writing = os.pipe()
    seen = []
    handle = loop.watch(reading, lambda: seen.append(os.read(reading, 10)))
    os.write(writing, b"one")
    qtbot.waitUntil(lambda: seen == [b"one"])
    handle.cancel()
    handle.cancel()
    handle._ready()  # queued before it was cancelled
    os.write(writing, b"two")
    calls = []
    loop.wake_in(0.02, lambda: calls.append(1))
    qtbot.waitUntil(lambda: bool(calls))
    assert seen == [b"one"]
    os.close(reading)
    os.close(writing)


@pytest.mark.parametrize("has_descriptors", [True, False])
def test_a_child_is_told_with_its_status(qtbot, loop, monkeypatch, has_descriptors):
    if not has_descriptors:
        monkeypatch.delattr(os, "pidfd_open")
    child = subprocess.Popen([sys.executable, "-c", "raise SystemExit(7)"])
    statuses = []
    handle = loop.watch_child(child.pid, statuses.append)
    qtbot.waitUntil(lambda: bool(statuses))
    assert statuses == [7]
    handle.cancel()
    child.wait()


@pytest.mark.parametrize("has_descriptors", [True, False])
def test_a_child_is_forgotten_on_request(qtbot, loop, monkeypatch, has_descriptors):
    if not has_descriptors:
        monkeypatch.setattr(bridge, "_pidfd", lambda _pid: None)
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    statuses, calls = [], []
    loop.watch_child(child.pid, statuses.append).cancel()
    child.communicate(b"\n")
    for thread in threading.enumerate():
        if thread.name == f"child {child.pid}":
            thread.join()
    loop.wake_in(0, lambda: calls.append(1))
    qtbot.waitUntil(lambda: bool(calls))
    assert statuses == []


def test_a_child_that_somebody_else_has_reaped_counts_as_zero():
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    assert bridge._exit_status(child.pid) == 0
    assert bridge._pidfd(child.pid) is None


def test_post_calls_in_the_loops_thread(qtbot, loop):
    threads = []
    worker = threading.Thread(
        target=lambda: loop.post(lambda: threads.append(threading.current_thread()))
    )
    worker.start()
    worker.join()
    assert threads == []
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.main_thread()]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_the_signals_that_end_a_program_call_at_once(qtbot, loop, number):
    before = signal.getsignal(number)
    calls = []
    signals = EndSignals(loop, lambda: calls.append(number))
    try:
        signal.raise_signal(number)
        qtbot.waitUntil(lambda: bool(calls))
    finally:
        signals.cancel()
    assert calls == [number]
    assert signal.getsignal(number) is before


def test_started_with_nohup_it_outlives_its_terminal(loop):
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signals = EndSignals(loop, lambda: None)
    try:
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signals.cancel()
        signal.signal(signal.SIGHUP, before)


def test_other_signals_do_not_end_it(qtbot, loop):
    calls, told = [], []
    before = signal.signal(signal.SIGUSR1, lambda *_: told.append(1))
    signals = EndSignals(loop, lambda: calls.append(1))
    try:
        signal.raise_signal(signal.SIGUSR1)
        loop.wake_in(0.02, lambda: told.append(2))
        qtbot.waitUntil(lambda: len(told) == 2)
    finally:
        signals.cancel()
        signal.signal(signal.SIGUSR1, before)
    assert calls == []


def test_a_fault_in_a_slot_is_told_once_and_logged_each_time(caplog, expected_warnings):
    expected_warnings("Something went wrong in a window")
    told = []
    hook = SlotExcepthook(told.append)
    with caplog.at_level(logging.ERROR):
        hook(ValueError, ValueError("first"), None)
        hook(ValueError, ValueError("second"), None)
    assert len(told) == 1
    assert len(caplog.records) == 2


def test_an_expected_error_is_told_in_its_own_words():
    told = []
    hook = SlotExcepthook(told.append)
    error = BadDataError("There is no such routine.", "Choose another.")
    hook(BadDataError, error, None)
    hook(BadDataError, error, None)
    assert told == ["There is no such routine. Choose another."] * 2


def test_the_hook_takes_its_place(monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    hook = SlotExcepthook(lambda _sentence: None)
    hook.install()
    assert sys.excepthook is hook
