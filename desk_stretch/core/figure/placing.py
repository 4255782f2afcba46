"""Places the pelvis: on a seat, over the feet, above planted knees, or lying on the floor."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt

from desk_stretch.core.figure.arms import Place, girdle
from desk_stretch.core.figure.bases import Base, Support
from desk_stretch.core.figure.body import SIDES, SIGN, Body
from desk_stretch.core.figure.bulk import lowest
from desk_stretch.core.figure.directions import resolve
from desk_stretch.core.figure.geometry import (
    UPRIGHT,
    Frame,
    Vec,
    Y,
    add,
    along,
    distance,
    length,
    lerp,
    mul,
    sub,
    turned,
    unit,
)
from desk_stretch.core.figure.legs import footing, leg_of
from desk_stretch.core.figure.pose import Arm, ArmWay, Leg, Pose, Trunk
from desk_stretch.core.figure.skeleton import Bone
from desk_stretch.core.figure.staging import Scene
from desk_stretch.core.figure.trunk import shoulder_rest, trunk_bones

BALANCE_ROUNDS = 6
FIT_RANGE = (-30.0, 30.0)
"""Degrees about the base's own tilt in which a fitted one is sought."""

_MASS = {
    "pelvis": (0.16, (0.0, 0.05, 0.0)),
    "s1": (0.18, (0.0, 0.15, 0.0)),
    "s3": (0.20, (0.0, 0.05, 0.0)),
    "skull": (0.08, (0.0, 0.4, 0.0)),
    "thigh": (0.105, (0.0, -0.75, 0.0)),
    "shin": (0.047, (0.0, -0.75, 0.0)),
    "foot": (0.014, (0.0, -0.2, 0.2)),
    "upper_arm": (0.027, (0.0, -0.6, 0.0)),
    "forearm": (0.022, (0.0, -0.7, 0.0)),
}
"""Share of the body's mass and its middle, for each bone; a limb's counts for each side."""


def pelvis_frame(trunk: Trunk) -> Frame:
    """Return the pelvis' frame: tipped about the hips, dropped to a side, turned about its axis."""
    tipped = turned(turned(UPRIGHT, UPRIGHT.x, trunk.hinge), UPRIGHT.z, -trunk.list)
    if abs(trunk.hinge) > 60:
        return turned(tipped, tipped.y, trunk.turn)
    return turned(tipped, Y, trunk.turn)


def centre_of_mass(bones: Mapping[str, Bone]) -> Vec:
    """Return the body's centre of mass; bones that are not there do not count."""
    total, middle = 0.0, (0.0, 0.0, 0.0)
    for name, bone in bones.items():
        share, own = _MASS.get(name.rpartition(".")[2], (0.0, (0.0, 0.0, 0.0)))
        total += share
        middle = along(middle, bone.at(own), share)
    return mul(middle, 1 / total)


def place(pose: Pose, base: Base, scene: Scene, body: Body) -> tuple[Bone, Trunk]:
    """Return the pelvis, and the trunk's numbers with what was fitted."""
    trunk = pose.trunk
    if base.fit and trunk.hinge == base.pose.trunk.hinge:
        trunk = trunk._replace(hinge=_fitted(pose, base, scene, body))
    return _placed(pose, trunk, base, scene, body), trunk


def _placed(pose: Pose, trunk: Trunk, base: Base, scene: Scene, body: Body) -> Bone:
    frame = pelvis_frame(trunk)
    shift = (trunk.left, trunk.up, trunk.forward)
    if base.support is Support.SEAT:
        seat = scene.number(base.seat) if base.seat else 0.0
        return Bone(add((0.0, seat + body.seat_up, 0.0), shift), frame)
    if base.support is Support.KNEES:
        return Bone(_swayed(_over_knees(pose, frame, body), shift, body), frame)
    if base.support is Support.LYING:
        return Bone(add(_lying(trunk, frame, base, body), shift), frame)
    return _balanced(pose, trunk, frame, shift, body)


def _over_knees(pose: Pose, frame: Frame, body: Body) -> Vec:
    """The pelvis whose thighs end at knees on the floor at z = 0, midway between both wishes."""
    middle = (0.0, 0.0, 0.0)
    for side in SIDES:
        leg = pose.legs[side]
        assert leg.thigh is not None
        way = resolve(leg.thigh, side, UPRIGHT)
        hip = (0.0, body.knee_up - way[1] * body.thigh, -way[2] * body.thigh)
        own = frame.out((0.0, body.hip[1], body.hip[2]))
        middle = along(middle, sub(hip, own), 0.5)
    return (0.0, middle[1], middle[2])


def _swayed(at: Vec, shift: Vec, body: Body) -> Vec:
    """The pelvis moved on the arc that thighs on planted knees allow."""
    aside = at[0] + shift[0], at[2] + shift[2]
    if not any(shift):
        return at
    flat = min(body.thigh**2 * 0.99, at[2] ** 2 + (at[1] - body.knee_up) ** 2)
    up = sqrt(max(0.0, flat - aside[1] ** 2))
    return (aside[0], body.knee_up + up + shift[1], aside[1])


def _lying(trunk: Trunk, frame: Frame, base: Base, body: Body) -> Vec:
    bones = trunk_bones(Bone((0.0, 0.0, 0.0), frame), trunk, body)
    down = lowest(bones, base.rests)
    pin = bones[base.pin].origin
    return (-pin[0], -down, base.pin_z - pin[2])


def _fitted(pose: Pose, base: Base, scene: Scene, body: Body) -> float:
    """Seek the tilt of the pelvis at which the hands just reach, or the head just rests."""
    middle = base.pose.trunk.hinge
    tries = [middle + FIT_RANGE[0] + 2.0 * i for i in range(int(FIT_RANGE[1] - FIT_RANGE[0]) // 2)]
    best = min(tries, key=lambda hinge: _misfit(hinge, pose, base, scene, body))
    for step in (1.0, 0.4, 0.15, 0.05):
        near = (best - step, best, best + step)
        best = min(near, key=lambda hinge: _misfit(hinge, pose, base, scene, body))
    return best


def _misfit(hinge: float, pose: Pose, base: Base, scene: Scene, body: Body) -> float:
    trunk = pose.trunk._replace(hinge=hinge)
    bones = trunk_bones(_placed(pose, trunk, base, scene, body), trunk, body)
    if base.fit == "head":
        return abs(lowest(bones, ("skull",)) - 0.01)
    return sum(_arm_misfit(side, pose.arms[side], bones, trunk, body) for side in SIDES)


def _arm_misfit(side: str, wish: Arm, bones: Mapping[str, Bone], trunk: Trunk, body: Body) -> float:
    """How far a straight arm from the shoulder ends from its planted wrist."""
    if wish.way is not ArmWay.PLANT:
        return 0.0
    away = dict(wish.offsets)
    wrist = (SIGN[side] * away.get("out", 0.0), 0.12, away.get("ahead", 0.0) - body.palm)
    on = Place(bones, trunk, Scene(), UPRIGHT, body)
    rest = shoulder_rest(bones["s3"], side, trunk, body)
    shoulder = girdle(side, unit(sub(wrist, rest)), on)
    return abs(distance(shoulder, wrist) - (body.upper_arm + body.forearm) * 0.992)


def _balanced(pose: Pose, trunk: Trunk, frame: Frame, shift: Vec, body: Body) -> Bone:
    """Stand as high as the legs reach, moved until the weight is over the feet."""
    feet = [footing(pose.legs[side], side, UPRIGHT, body).ankle for side in SIDES]
    goal = lerp(feet[0], feet[1], 0.5)
    at = (goal[0], 3.7, goal[2])
    for _ in range(BALANCE_ROUNDS):
        at = (at[0], standing_height(at, pose.legs, frame, body), at[2])
        bones = _weighed(Bone(at, frame), trunk, pose, body)
        weight = centre_of_mass(bones)
        # The middle of a foot is ahead of its ankle.
        off = (goal[0] - weight[0], 0.0, goal[2] + 0.2 - weight[2])
        at = add(at, mul(off, 0.8))
    at = add(at, (shift[0], 0.0, shift[2]))
    return Bone((at[0], standing_height(at, pose.legs, frame, body) + shift[1], at[2]), frame)


def _weighed(root: Bone, trunk: Trunk, pose: Pose, body: Body) -> dict[str, Bone]:
    bones = trunk_bones(root, trunk, body)
    for side in SIDES:
        leg = leg_of(pose.legs[side], side, root, body, kneels=False)
        bones |= leg.bones(side, root, body)
    return bones


def standing_height(at: Vec, legs: Mapping[str, Leg], frame: Frame, body: Body) -> float:
    """Return the highest y of a pelvis at *at* from which every planted leg reaches its foot."""
    heights = []
    for side in SIDES:
        if not legs[side].is_planted:
            continue
        ankle = footing(legs[side], side, UPRIGHT, body).ankle
        own = frame.out((SIGN[side] * body.hip[0], body.hip[1], body.hip[2]))
        aside = length((ankle[0] - at[0] - own[0], 0.0, ankle[2] - at[2] - own[2]))
        reach = (body.thigh + body.shin) * 0.999
        heights.append(ankle[1] + sqrt(max(0.04, reach**2 - aside**2)) - own[1])
    return min(heights, default=body.ankle + body.thigh + body.shin)
