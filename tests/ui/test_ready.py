"""A routine is made ready before somebody starts, but never at the start of the app."""

from __future__ import annotations

import subprocess
import sys

from desk_stretch.ui.session import ready


def test_it_waits_until_the_start_is_over(monkeypatch, engine, clock):
    waiting, done = [], []

    class Timer:
        @staticmethod
        def singleShot(milliseconds, call):
            waiting.append((milliseconds, call))

    monkeypatch.setattr(ready, "QTimer", Timer)
    monkeypatch.setattr(ready, "make_ready", lambda *them: done.append(them))
    ready.make_ready_at_rest(engine, clock)
    ((milliseconds, call),) = waiting
    assert milliseconds == ready.READY_AFTER_MS
    assert done == []
    call()
    assert done == [(engine, clock)]


def test_without_a_routine_there_is_nothing_to_place(qapp, engine, clock):
    engine.offered = None
    ready.make_ready(engine, clock)


def test_what_is_made_ready_is_the_window_and_the_first_body():
    script = (
        "import os, sys\n"
        "os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from PySide6.QtWidgets import QApplication\n"
        "import desk_stretch.ui.front\n"
        "from desk_stretch.ui.session import ready\n"
        "from benchmarks.figure_inside import playing\n"
        "application = QApplication([])\n"
        "engine = playing('sitting-classic')\n"
        "names = ('desk_stretch.ui.session.window', 'desk_stretch.ui.figure.trunk')\n"
        "print([name in sys.modules for name in names])\n"
        "ready.make_ready(engine, engine.clock)\n"
        "print([name in sys.modules for name in names])\n"
    )
    words = [sys.executable, "-c", script]
    said = subprocess.run(words, capture_output=True, text=True, check=True, timeout=60)
    assert said.stdout.splitlines() == ["[False, False]", "[True, True]"]
