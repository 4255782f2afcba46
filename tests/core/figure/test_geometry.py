"""Vectors and frames: what must hold for any of them."""

from __future__ import annotations

from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from desk_stretch.core.figure.geometry import (
    UPRIGHT,
    Frame,
    X,
    Y,
    Z,
    across,
    add,
    angle,
    cross,
    distance,
    dot,
    frame_yz,
    length,
    lerp,
    mul,
    rotation,
    slerp,
    sub,
    swing,
    swing_twist,
    turned,
    unit,
)

numbers = st.floats(-10, 10, allow_subnormal=False)
vectors = st.tuples(numbers, numbers, numbers)
directions = vectors.filter(lambda v: length(v) > 0.1).map(unit)
degrees = st.floats(-179, 179)
frames = st.builds(
    lambda a, m, b, n: turned(turned(UPRIGHT, a, m), b, n), directions, degrees, directions, degrees
)


def near(a, b, far=1e-6):
    return all(isclose(x, y, abs_tol=far) for x, y in zip(a, b, strict=True))


def same(one: Frame, two: Frame, far=1e-6):
    return all(near(a, b, far) for a, b in zip(one, two, strict=True))


def is_right_handed(frame: Frame):
    lengths = all(isclose(length(a), 1, abs_tol=1e-6) for a in frame)
    return lengths and near(cross(frame.x, frame.y), frame.z)


def test_sums_and_products():
    assert add((1, 2, 3), (4, 5, 6)) == (5, 7, 9)
    assert sub((5, 7, 9), (4, 5, 6)) == (1, 2, 3)
    assert mul((1, 2, 3), 2) == (2, 4, 6)
    assert cross(X, Y) == Z
    assert lerp((0, 0, 0), (2, 4, 6), 0.5) == (1, 2, 3)
    assert distance((1, 1, 1), (1, 1, 3)) == 2


def test_nothing_has_the_direction_that_was_asked_for():
    assert unit((0, 0, 0), X) == X


@given(vectors, directions)
def test_what_lies_across_is_at_right_angles(vector, normal):
    assert abs(dot(across(vector, normal), normal)) < 1e-6


@given(frames)
def test_a_turned_frame_stays_a_frame(frame):
    assert is_right_handed(frame)
    assert is_right_handed(frame.mirrored())


@given(frames)
def test_mirrored_twice_is_itself(frame):
    assert same(frame.mirrored().mirrored(), frame)


@given(frames, vectors)
def test_into_undoes_out(frame, vector):
    assert near(frame.into(frame.out(vector)), vector, 1e-5)


@given(frames, frames)
def test_hold_undoes_carry(parent, child):
    assert same(parent.hold(parent.carry(child)), child, 1e-5)


@given(frames, frames)
def test_blends_begin_and_end_where_they_should(one, two):
    for blend in (slerp, swing_twist):
        assert same(blend(one, two, 0.0), one, 1e-4)
        assert same(blend(one, two, 1.0), two, 1e-4)


@given(frames, frames, st.floats(-0.5, 1.5))
def test_blends_are_frames_on_the_way_and_beyond(one, two, f):
    assert is_right_handed(slerp(one, two, f))
    assert is_right_handed(swing_twist(one, two, f))


def test_half_a_turn_has_an_axis():
    for axis in (X, Y, Z):
        around, degs = rotation(UPRIGHT, turned(UPRIGHT, axis, 180))
        assert isclose(degs, 180)
        assert isclose(abs(dot(around, axis)), 1)


def test_no_turn_has_no_angle():
    assert rotation(UPRIGHT, UPRIGHT)[1] == 0


def test_a_swing_to_the_opposite_is_half_a_turn():
    assert swing(Y, Y)[1] == 0
    assert swing(X, mul(X, -1))[1] == 180
    assert swing(Y, mul(Y, -1))[1] == 180


@given(directions, vectors)
def test_a_frame_of_two_directions_keeps_the_first(y, z):
    frame = frame_yz(y, z)
    assert near(frame.y, y)
    assert is_right_handed(frame)


def test_a_frame_whose_directions_agree_still_stands():
    for way in (X, Y, Z):
        assert is_right_handed(frame_yz(way, way))


def test_angles():
    assert isclose(angle(X, Y), 90)
    assert angle(X, X) == 0
