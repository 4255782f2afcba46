"""Trails of dabs placed on a body: rows across the skin, in space. What lies where: ``areas``."""

from __future__ import annotations

from typing import NamedTuple

from desk_stretch.core.figure.areas import Dab, Trail, bone_name
from desk_stretch.core.figure.body import SIDES
from desk_stretch.core.figure.geometry import (
    Vec,
    X,
    across,
    add,
    cross,
    dot,
    flip,
    lerp,
    mul,
    sub,
    unit,
)
from desk_stretch.core.figure.skeleton import Bone, Skeleton


class Row(NamedTuple):
    """One place along a trail in the world: it spreads *width* to both sides along *across*."""

    point: Vec
    normal: Vec
    across: Vec
    bow: float
    width: float


class _Knot(NamedTuple):
    point: Vec
    normal: Vec
    axis: Vec
    bow: float
    radius: float


def rows(skeleton: Skeleton, trail: Trail, side: str, steps: int = 3) -> tuple[Row, ...]:
    """Place a trail on a body: *steps* rows from each dab to the next, ends rounded to nothing."""
    placed = [_placed(skeleton, dab, side) for dab in trail]
    first, last = placed[0], placed[-1]
    ends = (_beyond(first, placed[1]), _beyond(last, placed[-2]))
    knots = [ends[0], *placed, ends[1]]
    found = []
    for i in range(len(knots) - 1):
        around = (knots[max(i - 1, 0)], knots[i], knots[i + 1], knots[min(i + 2, len(knots) - 1)])
        found += [_between(around, k / steps) for k in range(steps)]
    found.append(_between((knots[-2], knots[-2], knots[-1], knots[-1]), 1.0))
    return tuple(_row(found, i) for i in range(len(found)))


def _bone(skeleton: Skeleton, name: str, side: str) -> Bone:
    bone = skeleton.bone(bone_name(name, side))
    return Bone(bone.origin, skeleton.bone("s3").frame) if name == "shoulder" else bone


def _placed(skeleton: Skeleton, dab: Dab, side: str) -> _Knot:
    bone = _bone(skeleton, dab.bone, side)
    point, normal, axis = dab.point, dab.normal, dab.axis
    if side == SIDES[1]:
        point, normal, axis = flip(point), flip(normal), flip(axis)
    frame = bone.frame
    return _Knot(bone.at(point), frame.out(normal), frame.out(axis), dab.bow, dab.radius)


def _beyond(end: _Knot, inner: _Knot) -> _Knot:
    """Return the tip, as far past the end as that is wide, in the plane of the skin there."""
    way = unit(across(sub(end.point, inner.point), end.normal))
    return end._replace(point=add(end.point, mul(way, end.radius)), radius=0.0)


def _between(knots: tuple[_Knot, _Knot, _Knot, _Knot], f: float) -> _Knot:
    a, b, c, d = knots
    weights = (
        ((2 - f) * f - 1) * f / 2,
        ((3 * f - 5) * f * f + 2) / 2,
        ((4 - 3 * f) * f + 1) * f / 2,
        (f - 1) * f * f / 2,
    )
    point = (0.0, 0.0, 0.0)
    for weight, knot in zip(weights, (a, b, c, d), strict=True):
        point = add(point, mul(knot.point, weight))
    # Round at the tips, where the width runs out to nothing.
    g = 1 - (1 - f) ** 2 if b.radius == 0 else f * f if c.radius == 0 else f * f * (3 - 2 * f)
    return _Knot(
        point,
        unit(lerp(b.normal, c.normal, f)),
        unit(lerp(b.axis, c.axis, f)),
        b.bow + (c.bow - b.bow) * f,
        b.radius + (c.radius - b.radius) * g,
    )


def _row(knots: list[_Knot], i: int) -> Row:
    knot = knots[i]
    way = sub(knots[min(i + 1, len(knots) - 1)].point, knots[max(i - 1, 0)].point)
    aside = unit(cross(knot.normal, way), X)
    # The body is round about its axis only: a trail that runs round it spreads along it, flat.
    flat = min(0.97, dot(aside, knot.axis) ** 2)
    return Row(knot.point, knot.normal, aside, knot.bow / (1 - flat), knot.radius)
