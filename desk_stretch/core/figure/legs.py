"""Solves the legs on a placed pelvis: planted feet by reach, or bones that point somewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import sqrt

from desk_stretch.core.figure.body import SIGN, Body
from desk_stretch.core.figure.directions import resolve
from desk_stretch.core.figure.geometry import (
    UPRIGHT,
    Frame,
    Vec,
    X,
    Y,
    across,
    add,
    along,
    angle,
    dot,
    frame_yz,
    length,
    lerp,
    mul,
    slerp,
    sub,
    swing_twist,
    turned,
    unit,
)
from desk_stretch.core.figure.limbs import leg_bones
from desk_stretch.core.figure.pose import Leg
from desk_stretch.core.figure.skeleton import Bone

MOST_REACH = 0.9995
"""A leg or an arm is never drawn quite straight: its bend would have no direction."""

LEAST_STEP = 0.05
"""Heads; a foot that moves less is not lifted."""


@dataclass(frozen=True, slots=True)
class LegState:
    """A leg's joints: *thigh* and *foot* in the world, the knee's *bend*, the *toe* lift."""

    thigh: Frame
    bend: float
    foot: Frame
    toe: float
    miss: float = 0.0

    def toward(self, other: LegState, f: float) -> LegState:
        """Return the state at fraction f of the way."""
        return LegState(
            swing_twist(self.thigh, other.thigh, f),
            max(0.0, self.bend + (other.bend - self.bend) * f),
            slerp(self.foot, other.foot, f),
            self.toe + (other.toe - self.toe) * f,
        )

    def bones(self, side: str, pelvis: Bone, body: Body) -> dict[str, Bone]:
        """Return thigh, shin, foot and toes of a side."""
        return leg_bones(
            side, hip_joint(side, pelvis, body), self.thigh, self.bend, self.foot, self.toe, body
        )


@dataclass(frozen=True, slots=True)
class Footing:
    """A planted foot in space: ankle, frame, how far the toes are bent up, the knee's way."""

    ankle: Vec
    frame: Frame
    toe: float
    knee: Vec


def leg_of(
    leg: Leg, side: str, root: Bone, body: Body, *, kneels: bool, knee: Vec | None = None
) -> LegState:
    """Return a leg on a placed pelvis; one that *kneels* keeps its knee where it is.

    *knee* is the way that a planted leg's knee bends, in the world, instead of its own.
    """
    hip = hip_joint(side, root, body)
    if leg.is_planted:
        spot = footing(leg, side, UPRIGHT, body)
        return planted(spot if knee is None else replace(spot, knee=knee), hip, body)
    aim = unit(sub(kneeling_at(leg, side, body), hip)) if kneels else None
    return pointed(leg, side, UPRIGHT, aim)


def hip_joint(side: str, pelvis: Bone, body: Body) -> Vec:
    """Return where a thigh hangs on the pelvis."""
    return pelvis.at((SIGN[side] * body.hip[0], body.hip[1], body.hip[2]))


def footing(leg: Leg, side: str, heading: Frame, body: Body) -> Footing:
    """Return where a planted foot is; *heading* is the upright frame that the base faces in."""
    flat = turned(UPRIGHT, Y, SIGN[side] * leg.toes_out)
    flat = heading.carry(flat)
    stand = heading.out((SIGN[side] * leg.out, body.ankle + leg.rise, leg.ahead))
    pitch = leg.heel if leg.heel > 0 else -leg.toe
    pivot = (0.0, -body.ankle, body.ball if pitch > 0 else -body.heel_back * 0.7)
    frame = turned(flat, flat.x, pitch)
    ankle = add(stand, sub(flat.out(pivot), frame.out(pivot)))
    ahead = flat.z
    if leg.knee is not None:
        ahead = resolve(leg.knee, side, heading)
    return Footing(ankle, frame, max(0.0, leg.heel), unit(add(ahead, mul(Y, 0.35))))


def planted(spot: Footing, hip: Vec, body: Body) -> LegState:
    """Return the leg that reaches from the hip to a footing, and by how much it misses."""
    way = sub(spot.ankle, hip)
    far = length(way)
    most = (body.thigh + body.shin) * MOST_REACH
    near = max(0.6, min(far, most))
    straight = unit(way, (0.0, -1.0, 0.0))
    pole = unit(across(spot.knee, straight), X)
    ahead = (body.thigh**2 - body.shin**2 + near**2) / (2 * near)
    off = sqrt(max(0.0, body.thigh**2 - ahead**2))
    knee = along(along(hip, straight, ahead), pole, off)
    upward = unit(sub(hip, knee))
    thigh = frame_yz(upward, pole)
    bend = angle(sub(knee, hip), sub(along(hip, straight, near), knee))
    return LegState(thigh, bend, spot.frame, spot.toe, max(0.0, far - most))


def kneeling_at(leg: Leg, side: str, body: Body) -> Vec:
    """Return where a knee stands on the floor: as far aside as its thigh points, at z = 0."""
    assert leg.thigh is not None
    aside = resolve(leg.thigh, side, UPRIGHT)[0] * body.thigh
    return (SIGN[side] * body.hip[0] + aside, body.knee_up, 0.0)


def pointed(leg: Leg, side: str, heading: Frame, thigh: Vec | None = None) -> LegState:
    """Return the leg whose bones point where the pose says; *thigh* points there instead."""
    assert leg.thigh is not None
    thigh_way = resolve(leg.thigh, side, heading) if thigh is None else thigh
    shin_way = resolve(leg.shin or leg.thigh, side, heading)
    bend = angle(thigh_way, shin_way)
    # The shin folds to the back of the thigh: the thigh's front is away from it.
    front = mul(across(shin_way, thigh_way), -1.0)
    if length(front) < 0.05:
        front = across(_straight_front(thigh_way, heading), thigh_way)
    upper = frame_yz(mul(thigh_way, -1.0), front)
    shin = turned(upper, upper.x, bend)
    foot = shin
    if leg.toes is not None:
        toes = resolve(leg.toes, side, heading)
        pointing = max(0.0, dot(toes, mul(shin.y, -1.0)))
        up = across(along(shin.y, shin.z, 2.0 * pointing), toes)
        foot = frame_yz(unit(up, Y), toes)
    return LegState(upper, bend, foot, 0.0)


def _straight_front(way: Vec, heading: Frame) -> Vec:
    """The front of a straight leg: as it swings there from standing."""
    ahead = mul(heading.z, -dot(way, Y))
    return unit(along(ahead, Y, dot(way, heading.z)), heading.z)


def knee_between(leg: Leg, other: Leg, side: str, f: float, body: Body) -> Vec:
    """Return the way of the knee at fraction f between two planted legs."""
    one, two = (footing(each, side, UPRIGHT, body).knee for each in (leg, other))
    return unit(lerp(one, two, f), one)


def blended(legs: Mapping[str, Leg], other: Mapping[str, Leg], f: float) -> dict[str, Leg]:
    """Return planted legs at fraction f of the way; one foot after the other is lifted."""
    both_step = all(_steps(legs[side], other[side]) for side in legs)
    ways = {"left": min(1.0, 2 * f), "right": max(0.0, 2 * f - 1)} if both_step else {}
    return {side: _step(legs[side], other[side], ways.get(side, f)) for side in legs}


def _steps(leg: Leg, other: Leg) -> bool:
    return leg.is_planted and other.is_planted and _moved(leg, other) > LEAST_STEP


def _moved(leg: Leg, other: Leg) -> float:
    return abs(leg.out - other.out) + abs(leg.ahead - other.ahead)


def _step(leg: Leg, other: Leg, f: float) -> Leg:
    if leg == other or not (leg.is_planted and other.is_planted):
        return leg
    moved = _moved(leg, other)
    numbers = {
        name: getattr(leg, name) + (getattr(other, name) - getattr(leg, name)) * f
        for name in ("out", "ahead", "rise", "toes_out", "heel", "toe")
    }
    numbers["rise"] += min(0.35, moved * 0.5) * 4 * f * (1 - f) if moved > LEAST_STEP else 0.0
    return Leg(**numbers, knee=leg.knee)
