"""The routine window's code is read before somebody starts, but never at the start of the app."""

from __future__ import annotations

import subprocess
import sys

from desk_stretch.ui.session import ready


def test_it_waits_until_the_start_is_over(monkeypatch):
    waiting = []

    class Timer:
        @staticmethod
        def singleShot(milliseconds, call):
            waiting.append((milliseconds, call))

    monkeypatch.setattr(ready, "QTimer", Timer)
    ready.make_ready_at_rest()
    assert waiting == [(ready.READY_AFTER_MS, ready.make_ready)]


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
