"""What is a return, and what only a nudge."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_stretch.core.breaks.returning import NEAR_S, NUDGE_S, Return, seen


def told(*signs: float) -> list[bool]:
    """After each sign of input, whether somebody is believed to be there."""
    so_far: Return | None = None
    beliefs = []
    for at in signs:
        so_far = seen(so_far, at)
        beliefs.append(so_far.is_certain)
    return beliefs


@pytest.mark.parametrize(
    ("signs", "believed"),
    [
        ((100,), [False]),
        ((100, 100.5, 101.9), [False, False, False]),
        ((100, 101, 102), [False, False, True]),
        ((100, 100 + NUDGE_S), [False, True]),
        ((100, 160), [False, True]),  # a page turned now and then
        ((100, 100 + NEAR_S), [False, True]),
        ((100, 101 + NEAR_S), [False, False]),
        ((100, 400, 700, 1000), [False] * 4),  # the cat passes by each five minutes
        ((100, 400, 402), [False, False, True]),
        ((100, 99), [False, False]),  # told late
    ],
)
def test_how_long_input_lasts_tells(signs, believed):
    assert told(*signs) == believed


def test_a_key_is_believed_at_once_and_stays_believed():
    pressed = seen(None, 100, typed=True)
    assert pressed.is_certain
    assert seen(pressed, 101).is_certain
    assert seen(seen(None, 100), 100.1, typed=True).is_certain
    assert not seen(pressed, 101 + NEAR_S).is_certain


@given(st.lists(st.floats(0.01, 1000), min_size=1, max_size=30))
def test_once_certain_only_a_long_silence_makes_it_uncertain(gaps):
    now, so_far = 0.0, None
    for gap in gaps:
        was_certain = so_far is not None and so_far.is_certain
        now += gap
        so_far = seen(so_far, now)
        if was_certain:
            assert so_far.is_certain or gap > NEAR_S - 1e-6
        assert so_far.first <= so_far.last == now
