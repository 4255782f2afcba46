"""The guide in a terminal: a real pseudo-terminal, an invented time."""

from __future__ import annotations

import os
import signal
import termios
from dataclasses import replace

import pytest

from desk_stretch.cli.terminal import run
from desk_stretch.core.catalogue.exercise import Dose
from desk_stretch.core.history.records import Outcome, StepOutcome
from desk_stretch.core.session.safety import FOOTER, NOTICE_VERSION, STOP_TITLE
from desk_stretch.errors import BadDataError, CapabilityError, StorageError
from tests.cli.terminal_stage import Paper, Stage, is_raw, plain
from tests.core.session.samples import routine, step, three_minutes


@pytest.fixture
def stage():
    made = Stage()
    yield made
    made.close()


def rows(stage):
    return [(row.index, row.outcome.value) for row in stage.record.step_rows]


# ---------------------------------------------------------------- hands-free


def test_it_runs_hands_free_and_is_recorded(stage):
    assert run(three_minutes(), stage.outside()) == 0
    assert stage.loop.now == pytest.approx(180, abs=0.1)
    (session,) = stage.record.session_rows
    assert (session.outcome, session.steps_done, session.steps_total) == (Outcome.COMPLETED, 5, 5)
    assert (session.planned_s, session.done_s, session.rehearsal) == (180, 180.0, False)
    assert (session.routine, session.posture, session.asked) == ("sample", "sitting", False)
    assert rows(stage) == [(number, "done") for number in range(5)]
    assert stage.record.step_rows[1].seconds == 45.0
    assert stage.screen().rstrip().endswith("All 5 steps done.")


def test_one_repaint_a_second_and_no_more(stage):
    run(three_minutes(), stage.outside())
    segments = 30
    assert 180 <= stage.raw().count("\x1b[H") <= 180 + segments


def test_the_page_tells_name_side_cue_countdown_place_and_next(stage):
    seen = []
    stage.look(45.5, seen)
    run(three_minutes(), stage.outside())
    for words in (
        "A sample", "step 2 of 5", "Ear to shoulder, left", "Hold, 9 s",
        "Let the left ear sink away from the right.", "Next: Press", "q stop",
        "! something is wrong", FOOTER,
    ):  # fmt: skip
        assert words in seen[0]


def test_the_sound_of_each_step_and_the_finish(stage):
    run(three_minutes(), stage.outside())
    assert stage.player.played == [("step", 40)] * 6 + [("finish", 40)]


def test_without_a_player_it_is_silent(stage):
    outside = replace(stage.outside(), player=None)
    assert run(routine(step(20)), outside) == 0


def test_a_sped_up_one_is_a_rehearsal_and_takes_a_sixtieth():
    stage = Stage(speed=60)
    run(three_minutes(), stage.outside())
    assert stage.loop.now == pytest.approx(3, abs=0.1)
    assert stage.record.session_rows[0].rehearsal
    assert stage.raw().count("\x1b[H") < 40
    stage.close()


def test_an_unfit_routine_is_refused_before_the_terminal_is_touched(stage):
    with pytest.raises(BadDataError):
        run(routine(step(10, dose=Dose(30.0))), stage.outside())
    assert stage.raw() == ""


# ---------------------------------------------------------------- keys


def test_space_pauses_and_goes_on(stage):
    seen = []
    stage.press(10, " ")
    stage.look(50, seen)
    stage.press(100, " ")
    assert run(three_minutes(), stage.outside()) == 0
    assert "Paused. Space goes on." in seen[0]
    assert stage.loop.now == pytest.approx(270, abs=0.1)


def test_while_paused_nothing_is_painted(stage):
    counts = []
    stage.press(10, " ")
    for second in (20, 900):
        stage.loop.at(second, lambda: counts.append(stage.raw().count("\x1b[H")))
    stage.press(1000, "q")
    run(three_minutes(), stage.outside())
    assert counts[0] == counts[1]


def test_hurts_leaves_the_exercise_out_for_a_week(stage):
    stage.press(10, "h")
    run(three_minutes(), stage.outside())
    (resting,) = stage.record.resting_rows
    assert (resting.exercise, resting.since[:10], resting.until[:10]) == (
        "tall-seat", "2026-01-05", "2026-01-12",
    )  # fmt: skip
    assert rows(stage)[0] == (0, "hurt")
    assert "4 of 5 steps done.\nTall seat is left out for 7 days." in plain(stage.raw())


def test_skip_back_slower_and_self_paced(stage):
    seen = []
    stage.press(10, "n")
    stage.press(10.5, "b")
    stage.press(11, "S")
    stage.press(11.5, "p")
    stage.look(12, seen)
    stage.press(40, "qx")
    run(three_minutes(), stage.outside())
    assert "Tall seat" in seen[0]
    assert "Self-paced: n when you are ready. Slower: 1.5 times as long." in seen[0]
    assert "n ready" in seen[0]
    assert rows(stage) == [(0, "skipped"), (0, "stopped")]


def test_stop_before_the_first_step_has_ended_leaves_nothing(stage):
    stage.press(10, "q")
    assert run(three_minutes(), stage.outside()) == 0
    assert (stage.record.session_rows, stage.record.step_rows) == ([], [])
    assert "nothing is recorded" in stage.screen()


def test_stop_later_is_partial(stage):
    stage.press(80, "q")
    assert run(three_minutes(), stage.outside()) == 0
    (session,) = stage.record.session_rows
    assert (session.outcome, session.steps_done, session.done_s) == (Outcome.PARTIAL, 2, 80.0)
    assert stage.record.step_rows[-1].outcome is StepOutcome.STOPPED
    assert "2 of 5 steps done." in stage.screen()


@pytest.mark.parametrize(("key", "told"), [("n", (180.0, 180.0)), ("q", (5.0, 180.0))])
def test_a_routine_done_at_an_own_pace_is_told_as_a_whole_one(stage, key, told):
    heard = []
    stage.press(0, "p")
    for second in range(5, 60):
        stage.press(second, key)
    outside = stage.outside(ended=lambda *seconds: heard.append(seconds))
    assert run(three_minutes(), outside) == 0
    assert heard == [told]
    assert stage.loop.now < 60


def test_something_is_wrong_ends_at_once_and_says_when_to_get_help(stage):
    heard = []
    stage.press(50, "!")
    outside = stage.outside(ended=lambda *seconds: heard.append(seconds))
    assert run(three_minutes(), outside) == 0
    assert heard == [(180, 180)]  # and is not asked again soon
    assert stage.loop.now == 50
    said = plain(stage.raw()).partition(STOP_TITLE)[2]
    for words in ("sharp pain", "emergency number", "doctor", "desk-stretch pause tomorrow"):
        assert words in " ".join(said.split())


@pytest.mark.parametrize("keys", ["\x1b[D", "\x1b[1;5C", "xyz", "\x04", "é"])
def test_other_keys_do_nothing(stage, keys):
    stage.press(10, keys)
    run(routine(step(20)), stage.outside())
    assert rows(stage) == [(0, "done")]


def test_keys_after_the_end_do_nothing(stage):
    stage.press(10, "qqnh")
    assert run(three_minutes(), stage.outside()) == 0
    assert stage.record.resting_rows == []


def test_a_terminal_that_goes_away_ends_it(stage):
    def gone():
        os.close(stage.master)
        stage.master = os.open(os.devnull, os.O_RDONLY)

    stage.loop.at(40, gone)
    with pytest.raises(BrokenPipeError):
        run(three_minutes(), stage.outside())
    assert stage.record.session_rows[0].outcome is Outcome.PARTIAL


# ---------------------------------------------------------------- the notice


def test_the_notice_is_asked_for_and_accepted(stage):
    stage.press(5, "?")
    stage.press(10, "y")
    assert run(three_minutes(), stage.outside(is_accepted=False)) == 0
    assert stage.accepted == [NOTICE_VERSION]
    assert stage.loop.now == pytest.approx(190, abs=0.1)
    assert "Press y for “I understand”, q to leave." in plain(stage.raw())
    assert len(stage.player.played) == 7


@pytest.mark.parametrize("key", "qQnN")
def test_no_routine_without_the_notice(stage, key):
    stage.press(5, key)
    with pytest.raises(CapabilityError, match="safety notice"):
        run(three_minutes(), stage.outside(is_accepted=False))
    assert (stage.accepted, stage.record.session_rows, stage.player.played) == ([], [], [])


def test_nobody_who_answers_is_not_waited_for_for_ever(stage):
    with pytest.raises(CapabilityError):
        run(three_minutes(), stage.outside(is_accepted=False))
    assert stage.loop.now == pytest.approx(1800)


def test_interrupted_at_the_notice(stage):
    stage.loop.at(5, lambda: stage.loop.signals[signal.SIGINT]())
    assert run(three_minutes(), stage.outside(is_accepted=False)) == 130


# ---------------------------------------------------------------- modes and signals


def test_the_terminal_is_given_back(stage):
    before, during = stage.modes(), []
    stage.loop.at(5, lambda: during.append(stage.modes()))
    run(routine(step(20)), stage.outside())
    assert is_raw(during[0])
    assert stage.modes() == before
    assert stage.raw().count("\x1b[?1049h") == stage.raw().count("\x1b[?1049l") == 1
    assert stage.raw().index("\x1b[?25h") > stage.raw().index("\x1b[?25l")


def test_the_terminal_is_given_back_after_an_error(stage):
    before = stage.modes()

    def fails():
        raise KeyError("a bug")

    stage.loop.at(5, fails)
    with pytest.raises(KeyError):
        run(three_minutes(), stage.outside())
    assert stage.modes() == before
    assert stage.raw().endswith("\x1b[?25h\x1b[?1049l")


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_signal_ends_it_with_its_code(stage, number, code):
    stage.loop.at(40, lambda: stage.loop.signals[number]())
    assert run(three_minutes(), stage.outside()) == code
    assert stage.loop.now == 40
    assert stage.record.session_rows[0].outcome is Outcome.PARTIAL


def test_a_signal_that_was_switched_off_stays_off(stage, monkeypatch):
    monkeypatch.setattr(signal, "getsignal", lambda number: signal.SIG_IGN)
    run(routine(step(20)), stage.outside())
    assert stage.loop.signals == {}


def test_another_size_is_another_page(stage):
    seen = []
    stage.look(10.1, seen)
    stage.loop.at(10.2, lambda: stage.resize(40, 30))
    stage.loop.at(10.3, lambda: stage.loop.signals[signal.SIGWINCH]())
    stage.look(10.4, seen)
    run(routine(step(20)), stage.outside())
    widths = [max(len(line) for line in page.splitlines()) for page in seen]
    assert 70 < widths[0] <= 80
    assert 30 < widths[1] <= 40


def test_a_size_change_at_the_notice_shows_no_routine(stage):
    stage.loop.at(3, lambda: stage.loop.signals[signal.SIGWINCH]())
    stage.press(5, "q")
    with pytest.raises(CapabilityError):
        run(three_minutes(), stage.outside(is_accepted=False))
    assert "\x1b[H" not in stage.raw()


def test_stopped_by_the_shell_it_pauses_and_gives_the_terminal_back(stage, monkeypatch):
    before, meanwhile, seen = stage.modes(), [], []
    monkeypatch.setattr(
        os, "kill", lambda _pid, number: meanwhile.append((number, stage.modes(), stage.raw()))
    )
    stage.loop.at(10, lambda: stage.loop.signals[signal.SIGTSTP]())
    stage.look(11, seen)
    stage.press(20, " ")
    run(routine(step(20)), stage.outside())
    ((number, modes, raw),) = meanwhile
    assert (number, modes) == (signal.SIGSTOP, before)
    assert raw.endswith("\x1b[?1049l")
    assert "Paused" in seen[0]
    assert stage.loop.now == pytest.approx(30, abs=0.1)
    assert stage.modes() == before


def test_stopped_by_the_shell_at_the_notice(stage, monkeypatch):
    monkeypatch.setattr(os, "kill", lambda _pid, _number: None)
    stage.loop.at(3, lambda: stage.loop.signals[signal.SIGTSTP]())
    stage.press(5, "y")
    assert run(routine(step(20)), stage.outside(is_accepted=False)) == 0


# ---------------------------------------------------------------- other terminals


def test_a_dumb_terminal_gets_lines_and_keeps_its_keys(stage):
    stage.press(10, " ")
    stage.press(12, " ")
    run(routine(step(20)), stage.outside({"TERM": "dumb"}))
    raw = stage.raw()
    assert "\x1b" not in raw
    assert "Space pause" in raw
    assert raw.count("Paused. Space goes on.") == 1
    assert "0:00  1/1  Ear to shoulder – Prepare, 4 s: Sit tall." in raw


def test_no_color_where_none_is_wanted(stage):
    run(routine(step(20)), stage.outside({"TERM": "xterm", "NO_COLOR": "1"}))
    assert "\x1b[36m" not in stage.raw()
    assert "\x1b[1m" in stage.raw()


def test_color_otherwise(stage):
    run(routine(step(20)), stage.outside())
    assert "\x1b[36m" in stage.raw()


# ---------------------------------------------------------------- no terminal


def test_without_a_terminal_a_line_for_each_segment_and_an_end_by_itself(stage):
    paper = Paper()
    assert run(three_minutes(), stage.outside(out=paper)) == 0
    lines = paper.getvalue().splitlines()
    assert lines[:2] == ["A sample: 3:00, 5 steps", FOOTER]
    assert lines[2] == "0:00  1/5  Tall seat – Prepare, 4 s: Sit tall."
    assert lines[-2:] == [
        "3:00  The routine is over. Carry on in your own time.", "All 5 steps done.",
    ]  # fmt: skip
    assert any("Press – Prepare, 5 s: Sit tall. Press lightly" in line for line in lines)
    assert stage.loop.turns < 60
    assert stage.record.session_rows[0].outcome is Outcome.COMPLETED


def test_without_a_terminal_the_notice_is_printed_until_it_is_accepted(stage):
    paper = Paper()
    assert run(routine(step(20)), stage.outside(out=paper, is_accepted=False)) == 0
    assert "not medical advice" in " ".join(paper.getvalue().split())
    assert stage.accepted == []


def test_without_a_terminal_a_signal_still_ends_it(stage):
    stage.loop.at(40, lambda: stage.loop.signals[signal.SIGTERM]())
    assert run(three_minutes(), stage.outside(out=Paper())) == 143


def test_nobody_reads_any_more(stage):
    class Closed(Paper):
        def write(self, text):
            if stage.loop.now > 35:
                raise BrokenPipeError
            return len(text)

    with pytest.raises(BrokenPipeError):
        run(three_minutes(), stage.outside(out=Closed()))
    assert stage.record.session_rows[0].outcome is Outcome.PARTIAL


# ---------------------------------------------------------------- the record


def test_a_record_that_cannot_be_written_is_told_at_the_end(stage, monkeypatch):
    def full(row):
        raise StorageError("The disk is full.")

    monkeypatch.setattr(stage.record, "add_step", full)
    with pytest.raises(StorageError, match="full"):
        run(three_minutes(), stage.outside())
    assert stage.loop.now == pytest.approx(180, abs=0.1)
    assert "All 5 steps done." in stage.screen()


def test_sleep_ends_it_where_it_was(stage):
    stage.loop.at(50.1, lambda: setattr(stage.clock, "slept", 3600.0))
    assert run(three_minutes(), stage.outside()) == 0
    (session,) = stage.record.session_rows
    assert (session.outcome, session.steps_done) == (Outcome.PARTIAL, 1)


def test_a_terminal_that_cannot_be_restored_is_no_error(stage, monkeypatch):
    def refuses(*_):
        raise termios.error("gone")

    stage.loop.at(5, lambda: monkeypatch.setattr(termios, "tcsetattr", refuses))
    assert run(routine(step(20)), stage.outside()) == 0


def test_a_terminal_that_tells_no_size_is_taken_for_a_usual_one(stage):
    seen = []
    stage.resize(0, 0)
    stage.look(5, seen)
    run(routine(step(20)), stage.outside())
    assert max(len(one) for one in seen[0].splitlines()) == 79


def test_a_terminal_that_hangs_up_while_it_is_read(stage, monkeypatch):
    stage.press(40, "b")
    stage.loop.at(39, lambda: monkeypatch.setattr(os, "read", _fails_once(os.read)))
    assert run(three_minutes(), stage.outside()) == 129


def _fails_once(read):
    def fails(fd, size):
        if size == 256:
            raise OSError(5, "Input/output error")
        return read(fd, size)

    return fails


def test_no_standard_input_at_all(stage):
    paper = Paper()
    stage.stdin.close()
    assert run(routine(step(20)), stage.outside(out=paper)) == 0
    assert "1 step done." in paper.getvalue()
