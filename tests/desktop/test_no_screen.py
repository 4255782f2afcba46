"""Without a display: the app says so in one sentence and guides the routine in the terminal."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import select
import subprocess
import time

import pytest

from tests.desktop.app import COMMAND, READY

pytestmark = pytest.mark.desktop

SENTENCE = "There is no display, so the routine is guided here in the terminal."
_CONTROL = re.compile(r"\x1b\[[?0-9;]*[A-Za-z]|\r")


@pytest.fixture
def home(own_home, monkeypatch):
    """A home without a display; sixty times as fast."""
    monkeypatch.setenv("DESK_STRETCH_SPEED", "60")
    return own_home


def ready(home):
    """Somebody who has accepted the notice."""
    file = home / ".config/desk-stretch/settings.toml"
    file.parent.mkdir(parents=True)
    file.write_text(READY, "utf-8")


def run(*words):
    """Run the command to its end with nothing on standard input."""
    return subprocess.run(
        [*COMMAND, *words], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip


def sessions():
    rows = json.loads(run("history", "--json").stdout)
    return [row for row in rows if row["kind"] == "session"]


class Screen:
    """The command on a terminal of its own."""

    def __init__(self, *words):
        self.master, slave = pty.openpty()
        env = os.environ | {"TERM": "xterm", "COLUMNS": "80", "LINES": "24"}
        self.process = subprocess.Popen(
            [*COMMAND, *words], stdin=slave, stdout=slave, stderr=slave, env=env,
            start_new_session=True,
        )  # fmt: skip
        os.close(slave)
        self.seen = ""

    def wait_for(self, words, deadline_s=30):
        """Read until *words* are on the screen."""
        end = time.monotonic() + deadline_s
        while not re.search(words, self.seen):
            left = end - time.monotonic()
            assert left > 0, f"no {words!r} in {self.seen[-500:]!r}"
            if select.select([self.master], [], [], left)[0]:
                self.seen += _CONTROL.sub("", self._read())
        self.seen = re.split(words, self.seen, maxsplit=1)[-1]

    def _read(self):
        try:
            return os.read(self.master, 65536).decode(errors="replace")
        except OSError:  # the other end is closed
            raise AssertionError(f"it ended: {self.seen[-500:]!r}") from None

    def press(self, keys):
        os.write(self.master, keys.encode())

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.master)


@pytest.fixture
def screen():
    with contextlib.ExitStack() as stack:

        def make(*words):
            one = Screen(*words)
            stack.callback(one.close)
            return one

        yield make


def test_without_anybody_to_ask_it_prints_a_line_for_each_segment_and_ends(home):
    ready(home)
    started = time.monotonic()
    done = run()
    assert done.returncode == 0
    assert time.monotonic() - started >= 3
    assert done.stderr == f"{SENTENCE}\n"
    lines = done.stdout.splitlines()
    assert "Not medical advice" in " ".join(lines[:4])
    for words in ("Ear to shoulder, left – Prepare", "right – Switch", "Hold 2 of 3", "Let go"):
        assert any(words in line for line in lines), words
    assert lines[-1] == "All 5 steps done."
    assert len(lines) == len(set(lines))
    (session,) = sessions()
    assert session["outcome"] == "completed"
    assert session["seconds"] == pytest.approx(180, abs=2)


def test_the_notice_is_printed_until_somebody_accepts_it(home):
    first = run("start", "--seconds", "60")
    again = run("start", "--seconds", "60")
    for done in (first, again):
        assert done.returncode == 0
        assert "They are not medical advice." in " ".join(done.stdout.split())
    assert [row["outcome"] for row in sessions()] == ["completed", "completed"]


def test_on_a_terminal_the_notice_is_asked_and_keys_guide(home, screen, monkeypatch):
    monkeypatch.setenv("DESK_STRETCH_SPEED", "5")  # a busy machine still catches each step
    one = screen()
    one.wait_for(SENTENCE)
    one.wait_for(r"They are not\s+medical advice")
    one.press("x")  # none of the two answers
    one.press("y")
    one.wait_for("1 of 5")
    one.wait_for(r"\b\d+\b")
    one.press("n")
    one.wait_for("2 of 5")
    one.press(" ")
    one.wait_for("Paused")
    one.press(" ")
    one.wait_for("3 of 5")
    one.press("q")
    one.wait_for(r"\d of 5 steps? done")
    assert one.process.wait(20) == 0
    (session,) = sessions()
    assert session["outcome"] == "partial"
    assert session["steps"][0]["outcome"] == "skipped"

    again = screen("start", "--posture", "standing")
    again.wait_for("1 of")  # the notice was accepted once and for all
    again.press("!")
    again.wait_for("Stop now and rest")
    again.wait_for("Call your local emergency number")
    assert again.process.wait(20) == 0


def test_a_refused_notice_begins_nothing(home, screen):
    one = screen()
    one.wait_for(r"They are not\s+medical advice")
    one.press("q")
    assert one.process.wait(20) == 1
    assert sessions() == []


def test_the_background_start_needs_a_display(home):
    done = run("--background")
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert "no display" in done.stderr
