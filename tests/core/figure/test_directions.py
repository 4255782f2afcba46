"""Words of direction as vectors."""

from __future__ import annotations

from math import cos, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_stretch.core.figure.body import OTHER
from desk_stretch.core.figure.clauses import direction
from desk_stretch.core.figure.directions import WORDS, resolve
from desk_stretch.core.figure.geometry import UPRIGHT, Y, angle, flip, length, turned
from desk_stretch.core.figure.pose import Direction

_S, _C = sin(radians(20)), cos(radians(20))


@pytest.mark.parametrize(
    ("text", "side", "expected"),
    [
        ("up", "left", (0, 1, 0)),
        ("forward", "right", (0, 0, 1)),
        ("left", "right", (1, 0, 0)),
        ("right", "left", (-1, 0, 0)),
        ("out", "left", (1, 0, 0)),
        ("out", "right", (-1, 0, 0)),
        ("in", "right", (1, 0, 0)),
        ("out up20", "left", (_C, _S, 0)),
        ("out up20", "right", (-_C, _S, 0)),
        ("down back90", "left", (0, 0, -1)),
        ("up left", "left", (sin(radians(45)), cos(radians(45)), 0)),
        ("up out90 forward90", "right", (0, 0, 1)),
        ("up out90 in30", "left", (1, 0, 0)),
    ],
)
def test_a_direction_points(text, side, expected):
    assert resolve(direction(text), side) == pytest.approx(expected, abs=1e-9)


def test_it_is_seen_in_the_frame_unless_it_is_the_worlds():
    quarter = turned(UPRIGHT, Y, 90)  # faces the figure's left
    assert resolve(direction("forward"), "left", quarter) == pytest.approx((1, 0, 0), abs=1e-9)
    assert resolve(direction("world forward"), "left", quarter) == pytest.approx((0, 0, 1))


_WORDS = st.sampled_from(sorted(WORDS))
DIRECTIONS = st.builds(
    Direction, _WORDS, st.lists(st.tuples(_WORDS, st.integers(0, 180)), max_size=3).map(tuple)
)


@given(DIRECTIONS, st.sampled_from(sorted(OTHER)))
def test_every_direction_has_length_one(way, side):
    assert length(resolve(way, side)) == pytest.approx(1)


_UNSIDED = st.sampled_from(["up", "down", "forward", "back", "out", "in"])


@given(_UNSIDED, st.lists(st.tuples(_UNSIDED, st.integers(0, 180)), max_size=3).map(tuple))
def test_the_other_side_is_the_mirror_image(first, turns):
    way = Direction(first, turns)
    assert flip(resolve(way, "left")) == pytest.approx(resolve(way, "right"), abs=1e-6)


@given(_WORDS, _WORDS, st.integers(1, 90))
def test_a_turn_turns_by_its_degrees(first, word, degrees):
    start = resolve(Direction(first), "left")
    if abs(sum(a * b for a, b in zip(WORDS[first], WORDS[word], strict=True))) == 0:
        end = resolve(Direction(first, ((word, degrees),)), "left")
        assert angle(start, end) == pytest.approx(degrees, abs=1e-6)
