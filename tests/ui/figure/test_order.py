"""Which part is painted first: the farther one, unless a rule says otherwise."""

from __future__ import annotations

from PySide6.QtGui import QPainterPath

from desk_stretch.ui.figure.lens import Blob
from desk_stretch.ui.figure.order import in_order
from desk_stretch.ui.figure.parts import Part


def _part(name, x, depth, *, r=10.0, y=0.0, bias=0.0, under=()):
    blob = Blob(float(x), float(y), r * r, 0.0, r * r, float(depth))
    return Part(name, (blob,), QPainterPath(), bias=bias, under=under)


def _names(*parts):
    return [part.name for part in in_order(parts)]


def test_the_farther_comes_first():
    assert _names(_part("near", 0, 1), _part("far", 3, -1)) == ["far", "near"]
    assert _names(_part("far", 3, -1), _part("near", 0, 1)) == ["far", "near"]


def test_depth_is_compared_where_they_overlap():
    flat = Blob(0.0, 0.0, 10000.0, 0.0, 100.0, 0.0, 2000.0, 0.0)  # right end near, left end far
    plate = Part("plate", (flat,), QPainterPath())
    assert flat.depth_at(80.0, 0.0) > 1.0
    assert _names(plate, _part("right", 80, 1.0)) == ["right", "plate"]
    assert _names(plate, _part("left", -80, -1.0)) == ["plate", "left"]


def test_a_bias_brings_nearer():
    assert _names(_part("arm", 0, 0, bias=0.2), _part("trunk", 0, 0.1)) == ["trunk", "arm"]


def test_against_the_head_a_bias_counts_a_quarter():
    assert _names(_part("arm", 0, 0, bias=0.2), _part("head", 0, 0.1)) == ["arm", "head"]


def test_a_rule_beats_depth():
    parts = (_part("neck", 0, 5, under=("head", "nobody")), _part("head", 0, 0))
    assert _names(*parts) == ["neck", "head"]


def test_a_weak_wish_yields_where_three_go_round():
    a = _part("a", 0, 3, under=("b",))
    b = _part("b", 1, 2.9, under=("c",))
    c = _part("c", 2, 0)
    assert _names(a, b, c) == ["a", "b", "c"]


def test_the_shirt_hangs_over_the_lap():
    belly = Blob(0.0, -40.0, 400.0, 0.0, 400.0, 0.0)
    hem = Blob(0.0, 0.0, 400.0, 0.0, 25.0, 0.0)
    trunk = Part("trunk", (hem, belly), QPainterPath())
    assert _names(trunk, _part("left.thigh", 5, 1, y=8)) == ["left.thigh", "trunk"]
    assert _names(trunk, _part("left.thigh", 5, 1, y=-40)) == ["trunk", "left.thigh"]


def test_seen_from_below_legs_come_out_of_the_shirt():
    trunk = _part("trunk", 0, 0, under=("pelvis",))
    assert _names(trunk, _part("left.thigh", 5, 1)) == ["trunk", "left.thigh"]


def test_what_does_not_meet_keeps_all_parts():
    names = {f"p{i}" for i in range(6)}
    assert set(_names(*(_part(f"p{i}", i * 100, i) for i in range(6)))) == names
