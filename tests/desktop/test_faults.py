"""A fault in a window of the real app: said once, written down, and the reminders go on."""

from __future__ import annotations

import sys

import pytest

from tests.desktop.app import AT_ONCE, App

pytestmark = pytest.mark.desktop

BROKEN = """
import sys
from desk_stretch.ui.about import AboutWindow

def fail(self, *given):
    raise ZeroDivisionError("a secret of Ms Miller")

AboutWindow.__init__ = fail
from desk_stretch.app import main
sys.exit(main())
"""


def test_it_is_said_once_and_can_be_read(make_desktop):
    desktop = make_desktop(tray="none", accessibility=True)
    app = App(desktop, settings=AT_ONCE, speed=2).has_worked(4.5)
    app.start(command=(sys.executable, "-c", BROKEN))
    desktop.wait_window("^Desk Stretch$")
    app.click("push button", "^About")
    app.wait_words("^Something went wrong", deadline_s=30)
    app.click("push button", "^Show the report")
    app.wait_words("ZeroDivisionError", "^Report", deadline_s=30)
    assert not [word for word in app.words("^Report") if "secret" in word or "Miller" in word]
    (report,) = (desktop.home / ".local/state/desk-stretch/reports").iterdir()
    text = report.read_text("utf-8")
    assert "desk_stretch/ui/windows.py" in text
    assert "secret" not in text
    assert str(desktop.home) not in text
    assert app.json("doctor")["faults"] == {"reported": 1}

    app.wait_state("due")
    assert app.run("quit").returncode == 0
    assert app.process.wait(20) == 0
    assert app.process.output.count("ZeroDivisionError") == 1
