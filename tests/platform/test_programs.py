"""Programs of the person's own, as real processes: each way that they can go wrong."""

from __future__ import annotations

import os
import sys
import time

import pytest

from desk_stretch.platform import programs
from desk_stretch.platform.programs import GroupLauncher, lack_of


@pytest.fixture
def script(tmp_path):
    """Write a program."""

    def make(text, name="program", mode=0o755):
        file = tmp_path / name
        file.write_text(f"#!/bin/sh\n{text}\n")
        file.chmod(mode)
        return str(file)

    return make


@pytest.fixture
def run(loop):
    """Run a program to its end, and return what is told of it."""

    def to_the_end(*words, told=(), longest_s=20.0):
        ended = []
        GroupLauncher(loop, longest_s).run(words, dict(told), ended.append)
        loop.until(lambda: ended, "the program has ended", 30.0)
        assert not loop._selector.get_map() or len(ended) == 1
        return ended[0]

    return to_the_end


def test_it_is_told_its_words_and_its_environment(run, script, tmp_path, monkeypatch):
    monkeypatch.setenv("KEPT", "yes")
    text = f'printf "%s|" "$@" "$KEPT" "$DESK_STRETCH_EVENT" > {tmp_path / "said"}'
    assert run(script(text), "a b", "$HOME", ";", told={"DESK_STRETCH_EVENT": "due"}) == ""
    assert (tmp_path / "said").read_text() == "a b|$HOME|;|yes|due|"
    assert "DESK_STRETCH_EVENT" not in os.environ


def test_it_reads_and_writes_nothing_of_ours(run, script, capfd):
    assert run(script("cat; head -c 3000000 /dev/zero; head -c 300000 /dev/zero >&2")) == ""
    assert capfd.readouterr() == ("", "")


def test_a_name_is_looked_for_on_the_path(run, script, monkeypatch, tmp_path):
    script("exit 0", name="pauser")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert run("pauser") == ""


def test_the_home_folder_may_be_short(run, script, monkeypatch, tmp_path):
    script("exit 0")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert run("~/program") == ""


def test_one_that_ends_with_a_code(run, script):
    assert run(script("exit 3")) == "It ended with the code 3."


def test_one_that_hangs_is_ended_with_all_that_it_started(run, script, tmp_path):
    text = f"trap '' TERM; sleep 60 & echo $$ $! > {tmp_path / 'ids'}; while :; do sleep 60; done"
    begun = time.monotonic()
    assert run(script(text), longest_s=0.5) == "It took longer than 0 s and was ended."
    assert time.monotonic() - begun < 10
    for pid in map(int, (tmp_path / "ids").read_text().split()):
        assert _is_over(pid)


def _is_over(pid):
    """Whether a process has ended; an orphan waits a moment for whoever collects it."""
    for _ in range(1000):
        try:
            with open(f"/proc/{pid}/stat") as file:  # noqa: PTH123
                if file.read().rpartition(")")[2].split()[0] == "Z":
                    return True
        except OSError:
            return True
        os.sched_yield()
    return False


def test_what_a_program_left_behind_in_time_goes_on(run, script, tmp_path):
    assert run(script(f"sleep 60 & echo $! > {tmp_path / 'id'}")) == ""
    pid = int((tmp_path / "id").read_text())
    os.kill(pid, 0)
    os.kill(pid, 9)


def test_a_closed_pipe_ends_it_as_it_would_in_a_shell(run, script, tmp_path):
    code = "import signal; print(signal.getsignal(signal.SIGPIPE) is signal.SIG_DFL)"
    python = f"{sys.executable} -S -c '{code}'"
    assert run(script(f"grep SigIgn /proc/self/status > {tmp_path / 'said'} # {python}")) == ""
    ignored = int((tmp_path / "said").read_text().split()[1], 16)
    assert not ignored & 1 << 12  # SIGPIPE is number 13


def test_one_that_is_missing(run, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run("no-such-program") == "The program no-such-program is not there."
    assert run(str(tmp_path / "gone")) == f"The program {tmp_path / 'gone'} is not there."


def test_one_that_may_not_be_run(run, script, tmp_path):
    file = script("exit 0", mode=0o644)
    assert run(file) == f"The file {file} is not a program that you may run."
    assert lack_of(str(tmp_path)) == f"The file {tmp_path} is not a program that you may run."


def test_one_that_is_no_program_after_all(run, tmp_path):
    file = tmp_path / "picture"
    file.write_bytes(b"\x00\x01\x02")
    file.chmod(0o755)
    assert run(str(file)) == f"{file} cannot be run (Exec format error)."


def test_a_word_that_no_system_takes(run, script):
    assert "cannot be run" in run(script("exit 0"), "a\0b")


def test_it_can_be_asked_before(loop, script):
    assert GroupLauncher(loop).lack([script("exit 0"), "x"]) == ""
    assert GroupLauncher(loop).lack(["/no/such"]) == "The program /no/such is not there."


def test_where_there_is_no_such_thing_it_is_said(run, monkeypatch):
    monkeypatch.setattr(programs.sys, "platform", "win32")
    assert run("anything") == "Programs can be run on Linux and macOS."


def test_one_that_is_no_longer_ours_to_end_holds_nobody_up(loop, script, monkeypatch):
    def refused(pid, number):
        raise PermissionError

    monkeypatch.setattr(programs.os, "killpg", refused)
    ended = []
    GroupLauncher(loop, 0.05).run([script("sleep 0.4")], {}, ended.append)
    loop.until(lambda: ended)
    assert ended == ["It took longer than 0 s and was ended."]


def test_the_libraries_of_a_frozen_app_are_not_given_on(run, script, tmp_path, monkeypatch):
    said = script(
        f'printf "%s|" "$LD_LIBRARY_PATH" "$QT_PLUGIN_PATH" "$KEPT" > {tmp_path / "said"}'
    )
    monkeypatch.setattr(programs.sys, "_MEIPASS", "/opt/bundle", raising=False)
    for name, value in (
        ("LD_LIBRARY_PATH", "/opt/bundle/python"), ("QT_PLUGIN_PATH", "/opt/bundle/qt"),
        ("KEPT", "yes"),
    ):  # fmt: skip
        monkeypatch.setenv(name, value)
    assert run(said) == ""
    assert (tmp_path / "said").read_text() == "||yes|"
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/opt/mine")
    assert run(said) == ""
    assert (tmp_path / "said").read_text() == "/opt/mine||yes|"
