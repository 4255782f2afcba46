"""The command line as processes: exit codes, streams that close, and two apps in a row.

Windows are replaced by a front that holds the lock and the socket, over the real loop.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import pytest

PROGRAM = """
import sys
from datetime import UTC, datetime
from desk_stretch.cli import main
from desk_stretch.cli.selector_loop import SelectorLoop
from desk_stretch.core.moment import Moment
from desk_stretch.engine.commands import Quit
from desk_stretch.remote.server import Server

class App:
    def do(self, command):
        print(command, flush=True)
        if isinstance(command, Quit):
            loop.stop()
    def status_json(self):
        return {"state": "counting", "reason": "Calm.", "next_due": None,
                "pause_until": None, "holds": []}

class Front:
    def has_display(self):
        return True
    def run_app(self, *, background, start=None):
        global loop
        loop = SelectorLoop()
        server = Server(loop, lambda: Moment(1000.0, 5.0, zone=UTC))
        server.open()
        server.attend(App())
        print("running", background, start, flush=True)
        loop.run()
        server.close()
        return 0
    def run_terminal(self, start):
        return 0

raise SystemExit(main.run(sys.argv[1:], Front()))
"""


@pytest.fixture
def command():
    def line(*argv):
        return [sys.executable, "-c", PROGRAM, *argv]

    return line


@pytest.fixture
def call(command):
    def run(*argv, **options):
        options = {"capture_output": True, "text": True, "timeout": 30} | options
        return subprocess.run(command(*argv), **options)

    return run


@pytest.fixture
def app(command):
    """Start the app as a process; it is ended whatever happens."""
    started = []

    def start(*argv):
        process = subprocess.Popen(command(*argv), stdout=subprocess.PIPE, text=True)
        started.append(process)
        assert process.stdout.readline().startswith("running")
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()


def test_a_second_start_hands_over_and_quit_ends_it(app, call):
    first = app("--background")
    second = call()
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert first.stdout.readline() == "OpenWindow(name='main', exercise='')\n"
    status = call("status", "--json")
    assert json.loads(status.stdout)["state"] == "counting"
    assert call("snooze", "5").returncode == 0
    assert first.stdout.readline() == "Snooze(minutes=5)\n"
    assert call("quit").returncode == 0
    assert first.wait(10) == 0
    gone = call("status", "--json")
    assert (gone.returncode, json.loads(gone.stdout)) == (1, {"state": "not running"})


@pytest.mark.parametrize(
    ("argv", "code"), [(["status", "--json"], 1), (["doctor", "--json"], 0), (["--version"], 0)]
)
def test_the_program_itself(argv, code):
    result = subprocess.run(
        [sys.executable, "-m", "desk_stretch", *argv], capture_output=True, text=True, check=False
    )
    assert result.returncode == code, result.stderr
    assert result.stdout
    assert "Traceback" not in result.stderr


def test_the_next_start_takes_over_after_kill_9(app, call):
    first = app("start", "--seconds", "60")
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert call("status").returncode == 1
    app("--background")
    assert call("status").stdout == "Calm.\n"


def test_a_stopped_app_does_not_hang_the_caller(app, call):
    first = app("--background")
    first.send_signal(signal.SIGSTOP)
    try:
        result = call("status", "--json", timeout=5)
    finally:
        first.send_signal(signal.SIGCONT)
    assert (result.returncode, result.stdout) == (1, "")
    assert "does not answer" in result.stderr


def test_wrong_words_are_2_and_one_line(call):
    result = call("compose", "--posture", "sitting", "--seconds", "181")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert "180 and 195" in result.stderr


def test_a_reader_that_leaves_is_no_traceback(command):
    process = subprocess.Popen(
        command("exercises", "--json"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(30) == 1
    process.stderr.close()


def test_a_full_disk_is_one_sentence(command):
    with open("/dev/full", "w") as full:  # noqa: PTH123 - a device
        result = subprocess.run(
            command("exercises"), stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert result.returncode == 1
    assert result.stderr == "The output cannot be written (No space left on device).\n"


def test_closed_streams_are_no_traceback(command):
    line = 'exec "$0" "$@" >&- 2>&- <&-'
    result = subprocess.run(["sh", "-c", line, *command("routines")], check=False)
    assert result.returncode == 0


def test_an_old_terminal_shows_what_it_can(call):
    plain = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    result = call("frobnicaté", env=plain)
    assert result.returncode == 2
    assert "frobnicat\\xe9" in result.stderr


def test_bytes_that_are_no_text_are_no_traceback(command):
    result = subprocess.run(
        [*command("start", "--routine"), b"\xff\xfe"], capture_output=True, check=False
    )
    assert result.returncode == 2
    assert b"\\udcff\\udcfe" in result.stderr
