"""Programs on events: which one runs when, in simulated time."""

from __future__ import annotations

import logging
import subprocess
import sys
from types import SimpleNamespace

import pytest

from desk_stretch.core.session.snapshot import Action
from desk_stretch.engine.commands import Act, SetSettings, Skip, Snooze, StartRoutine
from desk_stretch.engine.events import PromptOpened
from desk_stretch.engine.programs import ProgramWatch
from tests.engine.desk import READY, Desk

ALL = {f"programs.{name}": [name] for name in ("due", "started", "ended", "put_off")}


class FakeLauncher:
    """Runs nothing; a program ends when the test says so."""

    def __init__(self):
        self.runs = []
        self.lacking = {}

    def lack(self, words):
        return self.lacking.get(words[0], "")

    def run(self, words, told, ended):
        self.runs.append((tuple(words), dict(told), ended))

    def told(self):
        """What was run: event, reminder, routine, outcome; all of it has ended by now."""
        runs, self.runs = self.runs, []
        for _, _, ended in runs:
            ended("")
        return [tuple(each.values()) for _, each, _ in runs]


@pytest.fixture
def launcher():
    return FakeLauncher()


@pytest.fixture
def made():
    return []


@pytest.fixture
def open_desk(launcher, made):
    def build(programs):
        desk = Desk(READY | programs)
        desk.watch = ProgramWatch(desk.engine, lambda: made.append(1) or launcher)
        return desk.start()

    return build


def test_the_whole_of_a_break(open_desk, launcher):
    desk = open_desk(ALL)
    assert launcher.told() == []
    desk.wait(45.5)
    assert launcher.told() == [("due", "rest break", "", "")]
    desk.engine.do(StartRoutine(routine="basic-trio"))
    assert launcher.told() == [("started", "rest break", "basic-trio", "")]
    desk.wait(20)
    assert launcher.told() == [("ended", "rest break", "basic-trio", "completed")]


def test_a_routine_that_is_left_at_once_has_no_outcome(open_desk, launcher):
    desk = open_desk(ALL)
    desk.engine.do(StartRoutine())
    desk.engine.do(Act(Action.STOP))
    started, ended = launcher.told()
    assert (started[0], started[3]) == ("started", "")
    assert ended == ("ended", *started[1:3], "")


@pytest.mark.parametrize(("command", "word"), [(Snooze(None), "snoozed"), (Skip(), "skipped")])
def test_what_is_put_off(open_desk, launcher, command, word):
    desk = open_desk(ALL)
    desk.wait(45.5)
    launcher.told()
    desk.engine.do(command)
    assert launcher.told() == [(word, "rest break", "", word)]


def test_a_prompt_that_nobody_answers_runs_nothing_more(open_desk, launcher):
    desk = open_desk(ALL)
    desk.wait(45.5)
    assert len(launcher.told()) == 1
    desk.wait(3)
    assert launcher.told() == []


def test_only_what_is_named_runs(open_desk, launcher):
    desk = open_desk({"programs.ended": ["x", "y z"]})
    desk.wait(45.5)
    desk.engine.do(StartRoutine())
    desk.engine.do(Act(Action.STOP))
    ((words, told, _),) = launcher.runs
    assert words == ("x", "y z")
    assert told["DESK_STRETCH_EVENT"] == "ended"


def test_of_the_same_occasion_one_runs_at_a_time(open_desk, launcher):
    desk = open_desk({"programs.put_off": ["slow"], "programs.due": ["other"]})
    desk.wait(45.5)
    desk.engine.do(Snooze(1))
    desk.wait(1.1)
    desk.engine.do(Snooze(1))
    assert [words for words, _, _ in launcher.runs] == [("other",), ("slow",)]
    launcher.told()
    desk.wait(1.1)
    desk.engine.do(Skip())
    assert [words for words, _, _ in launcher.runs] == [("other",), ("slow",)]


def test_nothing_is_made_while_none_is_named(open_desk, launcher, made):
    desk = open_desk({})
    desk.wait(45.5)
    assert (made, desk.watch.lacks()) == ([], {})
    desk.engine.do(SetSettings({"programs.put_off": ["x"]}))
    desk.engine.do(Skip())
    assert made == [1]
    assert len(launcher.runs) == 1


def test_a_program_that_is_taken_out_runs_no_more(open_desk, launcher):
    desk = open_desk(ALL)
    desk.engine.do(SetSettings({"programs.due": None}))
    desk.wait(45.5)
    assert launcher.told() == []


def test_nothing_is_loaded_while_none_is_named():
    said = subprocess.run(
        [sys.executable, "-c", "import desk_stretch.engine.programs, sys; "
         "print([n for n in ('shlex', 'desk_stretch.engine.occasions', "
         "'desk_stretch.platform.programs') if n in sys.modules])"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert said.stdout == "[]\n"


def test_a_trouble_is_logged_once_and_told_until_it_is_over(
    open_desk, launcher, caplog, expected_warnings
):
    expected_warnings("It broke")
    desk = open_desk({"programs.due": ["x"], "breaks.firmness": "steady"})
    with caplog.at_level(logging.WARNING):
        for sentence in ("It broke.", "It broke.", ""):
            desk.engine._announce(PromptOpened(SimpleNamespace(reminder="rest break")))
            launcher.runs.pop()[2](sentence)
            assert desk.watch.lacks() == ({"programs.due": sentence} if sentence else {})
    assert caplog.messages == ["The program for “due”: It broke."]


def test_what_cannot_run_is_told_before_it_is_tried_and_another_one_has_no_trouble(
    open_desk, launcher, expected_warnings
):
    expected_warnings("It broke")
    desk = open_desk({"programs.put_off": ["gone"], "programs.due": ["x"]})
    launcher.lacking["gone"] = "It is not there."
    assert desk.watch.lacks() == {"programs.put_off": "It is not there."}
    desk.wait(45.5)
    launcher.runs.pop()[2]("It broke.")
    assert desk.watch.lacks()["programs.due"] == "It broke."
    desk.engine.do(SetSettings({"programs.due": ["y"]}))
    assert "programs.due" not in desk.watch.lacks()


def test_closed_it_hears_nothing(open_desk, launcher):
    desk = open_desk(ALL)
    desk.watch.close()
    desk.wait(45.5)
    assert launcher.runs == []
