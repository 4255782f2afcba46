"""An exception in every function that the event loop, an event of the engine or its inbox calls:
the app goes on and reminds, and what is reported of it holds nothing of the person's."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from zlib import crc32

import pytest

from desk_stretch.errors import RemoteError, UsageError
from desk_stretch.remote import client
from tests.desktop.app import AT_ONCE, App, busy_hands
from tests.desktop.processes import wait_until

pytestmark = pytest.mark.desktop

FAULTY = (sys.executable, Path(__file__).with_name("faulty_app.py"))
WINDOWS = ("main", "settings", "history", "why", "about", "catalogue", "routines")
PARTS = 8
LIVES = 4
"""A window may be closed before it was painted, and so on: so often a fault may fail to come."""


class NeverCame(AssertionError):
    """The app was used, and what should have failed was not called."""


class Faulty(App):
    """The app with a fault in it, and a life that goes through all of it in seconds."""

    def __init__(self, desktop, fault=""):
        super().__init__(desktop, settings=AT_ONCE, speed=60)
        self.reports = desktop.home / ".local/state/desk-stretch/reports"
        self.slots = desktop.home / "slots"
        self.fault = fault
        root = str(Path(__file__).parent.parent.parent)
        desktop.env |= {"FAULT_AT": fault, "SLOTS": str(self.slots), "PYTHONPATH": root}
        desktop.env["PYTHONFAULTHANDLER"] = "1"
        busy_hands(desktop)

    def ask(self, verb, **arguments):
        with contextlib.suppress(RemoteError, UsageError):  # told to who asked: that is fine
            client.ask(verb, arguments, folder=self.runtime_folder, deadline_s=10)

    def is_due(self):
        return self.status()["state"] == "due"

    def came_to_it(self):
        """Whether the fault has come; a life is not the same twice."""
        return self.slots.exists() and self.fault in self.slots.read_text("utf-8").split()

    def live(self):
        """Start, and be used until the fault has come."""
        self.has_worked(5)
        self.begin("--background", command=FAULTY)
        wait_until(lambda: self.is_running, "an answer", 30)
        self.use()
        for _ in range(2):
            if self.fault and not self.came_to_it():
                self.use()

    def use(self):
        """Be asked, look at everything, do a routine, close every window."""
        with contextlib.suppress(AssertionError):  # the fault may have taken the first question
            wait_until(self.is_due, "a question", 3)
        self.ask("skip")
        for name in WINDOWS:
            self.ask("open", name=name)
        for x in ("100", "400", "700", "1000"):  # into windows and out of them
            self.desktop.xdotool("mousemove", x, "400", "sleep", "0.2")
        self.ask("settings", values={"look.theme": "dark"})
        self.desktop.key("Tab")
        self.desktop.key("alt+F4")
        self.ask("start", seconds=60)
        with contextlib.suppress(AssertionError):
            wait_until(lambda: self.status()["state"] != "routine", "the end of a routine", 5)
        self.ask("pause", seconds=600)
        self.ask("resume")

    def reminds(self):
        """After all that, a break is asked for in its time."""
        self.ask("skip")
        wait_until(self.is_due, "the next question", 20)

    def quits(self):
        assert self.run("quit").returncode == 0
        assert self.process.wait(20) == 0, str(self.process)


def every_slot(make_desktop):
    app = Faulty(make_desktop())
    app.live()
    app.reminds()
    app.quits()
    return sorted(app.slots.read_text("utf-8").split())


def survives(make_desktop, fault):
    """The app goes on; it is a new one, in a home of its own."""
    app = Faulty(make_desktop(), fault)
    app.live()
    app.reminds()
    app.quits()
    reports = [report.read_text("utf-8") for report in app.reports.glob("*.txt")]
    for text in reports:
        assert not any(word in text for word in ("on purpose", str(app.desktop.home), "/home/"))
    assert app.process.output.count("ZeroDivisionError") <= 3
    if not app.came_to_it():
        raise NeverCame(fault)
    if "ZeroDivisionError" in app.process.output:  # others may have followed from it
        assert any("ZeroDivisionError" in text for text in reports)


def survives_once_it_comes(make_desktop, fault):
    """A life is not the same twice, so there are some."""
    for _ in range(LIVES):
        with contextlib.suppress(NeverCame):
            survives(make_desktop, fault)
            return
    raise NeverCame(fault)


def test_a_fault_in_a_window_stops_nothing(make_desktop):
    survives(make_desktop, "ui/front.py:WindowFront.hear")


@pytest.mark.campaign
@pytest.mark.parametrize("part", range(PARTS))
def test_a_fault_in_every_slot(make_desktop, part, proved):
    found = every_slot(make_desktop)
    assert len(found) > 80
    found = [each for each in found if crc32(each.encode()) % PARTS == part]
    lost = []
    for fault in found:
        try:
            survives_once_it_comes(make_desktop, fault)
        except AssertionError as error:
            print(f"{fault}: {str(error)[-2000:]}")
            lost.append(fault)
    print(lost)
    proved("an exception in every slot, listener and call of the loop", len(found), len(lost))
