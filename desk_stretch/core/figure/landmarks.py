"""Named places: on the skin of a bone, or on a thing of the scene. Where a hand can be laid.

Each has a point and the outward normal of its surface. Sided places are written for the left.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from desk_stretch.core.figure.body import SIGN
from desk_stretch.core.figure.geometry import Vec, unit
from desk_stretch.core.figure.skeleton import Bone
from desk_stretch.core.figure.staging import Scene


class Landmark(NamedTuple):
    """A place on a bone. *bone* without its side; a sided place exists once on each side."""

    bone: str
    point: Vec
    normal: Vec
    is_sided: bool = True


class Spot(NamedTuple):
    """A place in the world."""

    point: Vec
    normal: Vec


_TRUNK_BONES = ("pelvis", "s0", "s1", "s2", "s3", "neck", "skull")

BODY: Mapping[str, Landmark] = {
    "crown": Landmark("skull", (0.0, 0.885, 0.0), (0, 1, 0), False),
    "forehead": Landmark("skull", (0.0, 0.62, 0.41), (0, 0.35, 0.94), False),
    "chin": Landmark("skull", (0.0, 0.02, 0.36), (0, -0.4, 0.9), False),
    "back_of_head": Landmark("skull", (0.0, 0.42, -0.46), (0, 0, -1), False),
    "occiput": Landmark("skull", (0.0, 0.20, -0.37), (0, -0.25, -0.97), False),
    "nape": Landmark("s3", (0.0, 0.44, -0.20), (0, 0.35, -0.94), False),
    "neck_back": Landmark("neck", (0.0, 0.14, -0.17), (0, 0.1, -1), False),
    "sternum": Landmark("s3", (0.0, 0.05, 0.40), (0, 0, 1), False),
    "upper_back": Landmark("s3", (0.0, 0.10, -0.40), (0, 0, -1), False),
    "mid_back": Landmark("s2", (0.0, 0.10, -0.40), (0, 0, -1), False),
    "low_back": Landmark("s0", (0.0, 0.12, -0.37), (0, 0, -1), False),
    "belly": Landmark("s0", (0.0, 0.20, 0.37), (0, 0, 1), False),
    "tailbone": Landmark("pelvis", (0.0, 0.05, -0.42), (0, -0.2, -1), False),
    "temple": Landmark("skull", (0.345, 0.50, 0.16), (0.95, 0.1, 0.3)),
    "ear": Landmark("skull", (0.385, 0.40, -0.03), (1, 0, 0)),
    "over_ear": Landmark("skull", (0.36, 0.58, -0.05), (0.92, 0.4, -0.05)),
    "head_side": Landmark("skull", (0.375, 0.45, -0.10), (1, 0.05, -0.15)),
    "head_back": Landmark("skull", (0.19, 0.45, -0.42), (0.42, 0.05, -0.9)),
    "cheek": Landmark("skull", (0.26, 0.22, 0.33), (0.6, -0.1, 0.8)),
    "neck_side": Landmark("neck", (0.185, 0.15, 0.0), (1, 0, 0)),
    "collarbone": Landmark("s3", (0.34, 0.29, 0.27), (0.1, 0.5, 0.86)),
    "collarbone_in": Landmark("s3", (0.13, 0.28, 0.30), (0.05, 0.5, 0.86)),
    "collarbone_out": Landmark("s3", (0.52, 0.27, 0.20), (0.15, 0.6, 0.8)),
    "chest": Landmark("s3", (0.28, 0.02, 0.38), (0.2, 0, 0.97)),
    "ribs": Landmark("s2", (0.545, 0.05, 0.05), (1, 0, 0.05)),
    "waist": Landmark("s0", (0.475, 0.12, 0.0), (1, 0, 0)),
    "blade": Landmark("s3", (0.36, 0.06, -0.37), (0.15, 0.1, -0.98)),
    "blade_ridge": Landmark("s3", (0.46, 0.17, -0.31), (0.25, 0.45, -0.86)),
    "blade_in": Landmark("s3", (0.24, 0.12, -0.38), (0.05, 0.2, -0.98)),
    "blade_tip": Landmark("s2", (0.37, 0.12, -0.37), (0.2, -0.1, -0.97)),
    "hip": Landmark("pelvis", (0.54, 0.10, 0.02), (1, 0, 0)),
    "hip_back": Landmark("pelvis", (0.32, 0.16, -0.40), (0.15, 0, -1)),
    "buttock": Landmark("pelvis", (0.28, -0.12, -0.43), (0, -0.3, -0.95)),
    "shoulder": Landmark("shoulder", (0.04, 0.20, 0.06), (0.2, 0.95, 0.2)),
    "shoulder_front": Landmark("shoulder", (0.02, 0.02, 0.23), (0.1, 0.1, 1)),
    "shoulder_back": Landmark("shoulder", (0.02, 0.06, -0.23), (0.1, 0.3, -0.95)),
    "upper_arm": Landmark("upper_arm", (0.15, -0.60, 0.0), (1, 0, 0)),
    "elbow": Landmark("forearm", (0.0, 0.03, -0.15), (0, 0.1, -1)),
    "inner_elbow": Landmark("forearm", (0.0, -0.08, 0.14), (0, 0, 1)),
    "forearm": Landmark("forearm", (0.115, -0.52, 0.0), (1, 0, 0)),
    "forearm_top": Landmark("forearm", (0.0, -0.52, 0.115), (0, 0, 1)),
    "wrist": Landmark("forearm", (0.0, -0.98, 0.09), (0, 0, 1)),
    "wrist_back": Landmark("forearm", (0.09, -0.96, 0.0), (1, 0, 0)),
    "palm": Landmark("hand", (-0.06, -0.26, 0.0), (-1, 0, 0)),
    "back_of_hand": Landmark("hand", (0.06, -0.26, 0.0), (1, 0, 0)),
    "fingers": Landmark("hand", (-0.05, -0.50, 0.0), (-1, 0, 0)),
    "thigh": Landmark("thigh", (0.0, -1.20, 0.235), (0, 0, 1)),
    "lap": Landmark("thigh", (-0.05, -0.75, 0.27), (0, 0, 1)),
    "thigh_side": Landmark("thigh", (0.25, -1.0, 0.0), (1, 0, 0)),
    "thigh_in": Landmark("thigh", (-0.24, -1.1, 0.05), (-1, 0, 0.2)),
    "knee": Landmark("shin", (0.0, 0.12, 0.17), (0, 0.7, 0.7)),
    "knee_side": Landmark("shin", (0.21, 0.0, 0.0), (1, 0, 0)),
    "shin": Landmark("shin", (0.0, -0.80, 0.18), (0, 0, 1)),
    "ankle": Landmark("shin", (0.13, -1.66, 0.0), (1, 0, 0)),
    "heel": Landmark("foot", (0.0, -0.27, -0.20), (0, -1, 0)),
    "toes": Landmark("toes", (0.0, -0.02, 0.22), (0, 1, 0.2)),
    "sole": Landmark("foot", (0.0, -0.27, 0.25), (0, -1, 0)),
}


def _seat_edge(scene: Scene, sign: float) -> Spot:
    return Spot((sign * 0.60, scene.number("seat_y"), -0.05), (sign * 0.3, 0.95, 0.0))


def _seat_front(scene: Scene, sign: float) -> Spot:
    return Spot((sign * 0.45, scene.number("seat_y"), 0.72), (0.0, 0.8, 0.6))


def _seat_back(scene: Scene, sign: float) -> Spot:
    return Spot((sign * 0.58, scene.number("seat_y"), -0.42), (sign * 0.3, 0.95, 0.0))


def _chair_back(scene: Scene, sign: float) -> Spot:
    return Spot((sign * 0.60, scene.number("seat_y") + 1.1, -0.66), (sign * 0.9, 0.4, 0.0))


def _chair_side(scene: Scene, sign: float) -> Spot:
    return Spot((sign * 0.61, scene.number("seat_y") + 0.62, -0.66), (sign, 0.0, 0.0))


def _desk(scene: Scene, sign: float) -> Spot:
    return Spot((sign * 0.45, scene.number("desk_y"), scene.number("desk_z") + 0.35), (0, 1, 0))


def _desk_edge(scene: Scene, sign: float) -> Spot:
    return Spot((sign * 0.60, scene.number("desk_y"), scene.number("desk_z") + 0.1), (0, 1, 0))


def _desk_corner(scene: Scene, sign: float) -> Spot:
    point = (sign * 1.1, scene.number("desk_y"), scene.number("desk_z") + 0.9)
    return Spot(point, (0, 1, 0))


def _frame(scene: Scene, sign: float) -> Spot:
    point = (sign * (scene.number("door_x") - 0.09), 4.3, scene.number("door_z"))
    return Spot(point, (-sign, 0, 0))


def _wall_ahead(scene: Scene, sign: float) -> Spot:
    return Spot((sign * 0.55, 5.0, scene.number("wall_ahead_z")), (0, 0, -1))


def _wall(scene: Scene, sign: float) -> Spot:
    return Spot((sign * 1.2, 5.3, scene.number("wall_z")), (0, 0, 1))


def _ball(scene: Scene, sign: float) -> Spot:
    middle = (0.0, scene.number("ball_y"), scene.number("ball_z"))
    normal = unit((sign * 0.82, 0.12, -0.55))
    r = scene.number("ball_r")
    point = (
        middle[0] + normal[0] * r,
        middle[1] + normal[1] * r,
        middle[2] + normal[2] * r,
    )
    return Spot(point, normal)


def _plate(scene: Scene, sign: float) -> Spot:
    return Spot((sign * 0.42, scene.number("rower_y") - 0.1, 2.75), (0.0, 0.5, -0.87))


SCENERY: Mapping[str, Callable[[Scene, float], Spot]] = {
    "seat_edge": _seat_edge,
    "seat_front": _seat_front,
    "seat_back": _seat_back,
    "chair_back": _chair_back,
    "chair_side": _chair_side,
    "desk": _desk,
    "desk_edge": _desk_edge,
    "desk_corner": _desk_corner,
    "frame": _frame,
    "wall_ahead": _wall_ahead,
    "wall": _wall,
    "ball": _ball,
    "plate": _plate,
}

SIDED = frozenset(name for name, mark in BODY.items() if mark.is_sided) | frozenset(SCENERY)
LANDMARKS = tuple(BODY) + tuple(SCENERY)

_ARM_BONES = ("upper_arm", "forearm", "hand")


def is_on_arm(name: str) -> bool:
    """Whether a landmark moves with an arm; a hand laid there has to wait for that arm."""
    return name in BODY and BODY[name].bone in _ARM_BONES


def split(place: str) -> tuple[str, str]:
    """Return (side or "", name) of a place such as ``left.ear``."""
    side, dot, name = place.rpartition(".")
    return (side, name) if dot else ("", place)


def spot(place: str, bones: Mapping[str, Bone], scene: Scene) -> Spot:
    """Return where a place is; raises KeyError if a bone it needs is not there yet."""
    side, name = split(place)
    if name in SCENERY:
        at, normal = SCENERY[name](scene, SIGN[side])
        return Spot(at, unit(normal))
    mark = BODY[name]
    sign = SIGN[side] if mark.is_sided else 1.0
    bone = bones[mark.bone if mark.bone in _TRUNK_BONES else f"{side}.{mark.bone}"]
    point = (mark.point[0] * sign, mark.point[1], mark.point[2])
    normal = unit((mark.normal[0] * sign, mark.normal[1], mark.normal[2]))
    return Spot(bone.at(point), bone.frame.out(normal))
