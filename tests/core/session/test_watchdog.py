"""How many seconds are left until a session that nobody touches ends by itself."""

from __future__ import annotations

import pytest

from desk_stretch.core.session.snapshot import SessionState
from desk_stretch.core.session.spoken import BREATH_S, LETTERS_PER_S, speaking_s
from desk_stretch.core.session.watchdog import NO_INPUT_S, left_s

R, P = SessionState.RUNNING, SessionState.PAUSED


@pytest.mark.parametrize(
    ("state", "self_paced", "ran_s", "since_input_s", "left"),
    [
        (R, False, 0.0, 0.0, 540.0),
        (R, False, 100.0, 5000.0, 440.0),  # input does not count while time runs
        (R, False, 540.0, 0.0, 0.0),
        (R, False, 9000.0, 0.0, 0.0),
        (R, True, 9000.0, 10.0, NO_INPUT_S - 10),  # nor the time while the person goes on by hand
        (P, False, 9000.0, 60.0, NO_INPUT_S - 60),
        (P, False, 0.0, NO_INPUT_S + 60, 0.0),
        (SessionState.FINISHED, False, 0.0, 0.0, None),
        (SessionState.ABANDONED, False, 0.0, 0.0, None),
    ],
)
def test_seconds_left(state, self_paced, ran_s, since_input_s, left):
    asked = {"self_paced": self_paced, "ran_s": ran_s, "since_input_s": since_input_s}
    assert left_s(state, total_s=180.0, **asked) == left


@pytest.mark.parametrize(("text", "letters"), [("Sit tall.", 9), ("座る", 6), ("Ａ", 3), ("é", 1)])
def test_a_wide_letter_takes_as_long_as_three(text, letters):
    assert speaking_s(text) == pytest.approx(BREATH_S + letters / LETTERS_PER_S)


def test_a_quicker_voice_takes_less_time_but_the_breath():
    assert speaking_s("x" * 30, 2.0) == pytest.approx(BREATH_S + 1.0)
    assert speaking_s("12", 2.0) == speaking_s("3") / 2
