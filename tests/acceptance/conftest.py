"""The command as a stranger runs it: a process of its own, in a home that is thrown away.

Nothing here looks inside: what is told is checked against tables copied from the papers.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "desk_stretch"]
PATIENT = [sys.executable, Path(__file__).with_name("patient.py")]
"""The same for routines that run by themselves, however busy the machine is."""

MANY = """
import contextlib, io, json, sys
from desk_stretch.app import Front
from desk_stretch.cli import main

for line in json.load(sys.stdin):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main.run(line, Front())
    print(json.dumps([code, out.getvalue(), err.getvalue()]))
"""
"""The same entry with many command lines, so that a table does not start a process for each."""


class Result:
    """What a run left behind."""

    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err
        assert "Traceback" not in err, err

    @property
    def json(self):
        return json.loads(self.out)

    def refused(self, code):
        """Check that it was turned down with that code in one line, and return the line."""
        assert (self.code, self.out) == (code, ""), self.err
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1, "one sentence"
        return self.err.strip()


class Person:
    """Somebody with a home, who types commands."""

    def __init__(self, home):
        folders = {"CONFIG": ".config", "DATA": ".local/share", "STATE": ".local/state"}
        self.home = home
        self.environment = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home / "run"),
            **{f"XDG_{name}_HOME": str(home / path) for name, path in folders.items()},
        }
        (home / "run").mkdir(mode=0o700)

    def __call__(self, *words, speed=None, command=COMMAND, **options):
        environment = self.environment | options.pop("env", {})
        if speed is not None:
            environment["DESK_STRETCH_SPEED"] = str(speed)
        options = {"stdin": subprocess.DEVNULL, "cwd": self.home, "timeout": 60} | options
        done = subprocess.run(
            [*command, *words], env=environment, capture_output=True, check=False, **options
        )
        decoded = (part.decode("utf-8", "surrogateescape") for part in (done.stdout, done.stderr))
        return Result(done.returncode, *decoded)

    def many(self, lines):
        """Run many command lines in one process; the results in the same order."""
        run = self(
            command=[sys.executable, "-c", MANY], stdin=None, input=json.dumps(lines).encode()
        )
        assert run.code == 0, run.err
        return [Result(*json.loads(line)) for line in run.out.splitlines()]

    def file(self, name, text):
        """Write a file into the home and return its path as text."""
        path = self.home / name
        path.write_text(text, "utf-8")
        return str(path)


@pytest.fixture
def desk_stretch(tmp_path_factory):
    """Run the command in a home of its own."""
    return Person(tmp_path_factory.mktemp("person"))


@pytest.fixture(scope="module")
def anybody(tmp_path_factory):
    """Run commands that leave nothing behind."""
    return Person(tmp_path_factory.mktemp("anybody"))


@pytest.fixture(scope="session")
def told(tmp_path_factory):
    """What ``exercises --json`` and ``routines --json`` print."""
    somebody = Person(tmp_path_factory.mktemp("told"))
    listed = somebody.many([["exercises", "--json"], ["routines", "--json"]])
    return {
        "exercises": {each["id"]: each for each in listed[0].json},
        "routines": {each["id"]: each for each in listed[1].json},
    }
