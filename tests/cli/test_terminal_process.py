"""The guide as a process of its own: real loop, real signals, a real terminal."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from tests.cli.terminal_stage import is_raw, plain

ROOT = Path(__file__).parents[2]

GUIDE = """
import os, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # off in what a shell runs behind itself
from desk_stretch.cli.selector_loop import SelectorLoop
from desk_stretch.cli.terminal import Outside, run
from desk_stretch.core.moment import Moment
from tests.core.session.samples import three_minutes
from tests.fakes import FakeRecord

class Clock:
    speed = float(sys.argv[1])
    def now(self):
        return Moment(0.0, time.monotonic() * self.speed)

record, loop = FakeRecord(), SelectorLoop()
code = run(three_minutes(), Outside(
    Clock(), loop, record, sys.stdin, sys.stdout, os.environ, is_accepted=True))
loop.close()
print("outcome:", *[row.outcome.value for row in record.session_rows])
raise SystemExit(code)
"""


class Guide:
    """The process, and our end of its terminal."""

    def __init__(self, speed):
        self.master, self.slave = pty.openpty()
        self.before = termios.tcgetattr(self.slave)
        self.seen = ""
        self.process = subprocess.Popen(
            [sys.executable, "-c", GUIDE, str(speed)], cwd=ROOT, process_group=0,
            stdin=self.slave, stdout=self.slave, stderr=self.slave,
            env=os.environ | {"TERM": "xterm", "PYTHONPATH": str(ROOT)},
        )  # fmt: skip

    def wait_for(self, words):
        """Read until *words* are on the terminal; a page that is only painted anew is none."""
        end = time.monotonic() + 20
        while words not in plain(self.seen):
            left_s = max(0.0, end - time.monotonic())
            ready = select.select([self.master], [], [], left_s)[0] if left_s else []
            assert ready, f"no {words!r} in {plain(self.seen)!r}"
            self.seen += os.read(self.master, 65536).decode(errors="replace")

    def forget(self):
        """Read what is on the terminal so far, and start anew."""
        while select.select([self.master], [], [], 0)[0]:
            os.read(self.master, 65536)
        self.seen = ""

    def modes(self):
        return termios.tcgetattr(self.slave)

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.master)
        os.close(self.slave)


@pytest.fixture
def guide():
    made = []

    def start(speed):
        made.append(Guide(speed))
        return made[-1]

    yield start
    for one in made:
        one.close()


def test_it_ends_by_itself(guide):
    one = guide(600)
    one.wait_for("outcome: completed")
    assert one.process.wait(20) == 0
    assert one.modes() == one.before


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_is_heard_at_once_and_the_terminal_given_back(guide, number, code):
    one = guide(1)
    one.wait_for("step 1 of 5")
    assert is_raw(one.modes())
    one.process.send_signal(number)
    one.wait_for("nothing is recorded")
    assert one.process.wait(20) == code
    assert one.modes() == one.before


def test_keys_are_heard_at_once(guide):
    one = guide(1)
    one.wait_for("step 1 of 5")
    os.write(one.master, b"n")
    one.wait_for("step 2 of 5")
    os.write(one.master, b"q")
    one.wait_for("outcome: partial")
    assert one.process.wait(20) == 0


def test_stopped_and_continued_by_the_shell(guide):
    one = guide(1)
    one.wait_for("step 1 of 5")
    one.process.send_signal(signal.SIGTSTP)
    _, status = os.waitpid(one.process.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    assert one.modes() == one.before
    one.forget()
    one.process.send_signal(signal.SIGCONT)
    one.wait_for("Paused")
    os.write(one.master, b"q")
    one.wait_for("nothing is recorded")
    assert one.process.wait(20) == 0
