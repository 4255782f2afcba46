"""Where on the skin an exercise is felt: trails of dabs fixed to bones, by name.

Written for the left side; the right side is its mirror image. Their place in space: ``skin``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, radians, sin

from desk_stretch.core.figure.body import SIDES
from desk_stretch.core.figure.geometry import Vec, X, Y, unit
from desk_stretch.core.figure.skeleton import LIMB


@dataclass(frozen=True, slots=True)
class Dab:
    """A spot of skin in a bone's own space. A limb's bone is named without its side.

    *bow* is the radius of the body's roundness there, about *axis*; *radius* how far it spreads.
    ``shoulder`` is a bone of its own here: it moves with the shoulder's joint, and turns with the
    chest.
    """

    bone: str
    point: Vec
    normal: Vec
    radius: float
    bow: float
    axis: Vec = Y


Trail = tuple[Dab, ...]


_PART = dict.fromkeys(("s0", "s1", "s2", "s3", "shoulder"), "trunk") | {"skull": "head"}
"""What the drawn body calls the bones that it draws as one."""

_HALVES = {
    "pelvis": (0.53, 0.41), "s0": (0.49, 0.37), "s1": (0.48, 0.35), "s2": (0.545, 0.385),
    "s3": (0.585, 0.39), "neck": (0.19, 0.19),
}  # fmt: skip
"""Half the width and half the depth of the trunk at a bone's joint."""

_THICK = {
    "upper_arm": (0.21, 0.145, 1.26), "forearm": (0.145, 0.095, 1.04),
    "thigh": (0.30, 0.21, 1.76), "shin": (0.205, 0.15, 1.74),
}  # fmt: skip
"""The radius of a limb at its upper and its lower joint, and its length."""


def _trunk(bone: str, azimuth: float, y: float, radius: float) -> Dab:
    """Return a dab on the trunk: *azimuth* 0 is the front, 90 the left side, 180 the back."""
    wide, deep = _HALVES[bone]
    s, c = sin(radians(azimuth)), cos(radians(azimuth))
    bow = ((wide * c) ** 2 + (deep * s) ** 2) ** 1.5 / (wide * deep)
    return Dab(bone, (wide * s, y, deep * c), unit((s / wide, 0.0, c / deep)), radius, bow)


def _limb(bone: str, azimuth: float, down: float, radius: float) -> Dab:
    """Return a dab on a limb, *down* from its joint: *azimuth* 0 the front, 90 the outside."""
    top, end, long = _THICK[bone]
    thick = top + (end - top) * down / long
    way = (sin(radians(azimuth)), 0.0, cos(radians(azimuth)))
    return Dab(bone, (way[0] * thick, -down, way[2] * thick), way, radius, thick)


def _trail(*dabs: Dab) -> tuple[Trail, ...]:
    return (dabs,)


def _spot(bone: str, point: Vec, normal: Vec, radius: float, bow: float, axis: Vec = Y) -> Dab:
    return Dab(bone, point, unit(normal), radius, bow, axis)


_TRAP = (
    _spot("s3", (0.20, 0.40, 0.0), (0.5, 0.8, 0.2), 0.15, 0.27, X),
    _spot("s3", (0.30, 0.36, 0.02), (0.35, 0.9, 0.3), 0.26, 0.28, X),
    _spot("shoulder", (-0.22, 0.21, 0.03), (0.25, 0.9, 0.35), 0.23, 0.28, X),
    _spot("shoulder", (-0.06, 0.205, 0.02), (0.2, 0.95, 0.3), 0.10, 0.25, X),
)
"""Along the top of the shoulder, so that it is a crescent from the front and a wedge behind."""

_TRAP_NECK = (
    _trunk("neck", 128, 0.30, 0.06),
    _trunk("neck", 126, 0.14, 0.11),
    _spot("s3", (0.16, 0.38, -0.13), (0.4, 0.6, -0.7), 0.15, 0.30),
    _spot("s3", (0.22, 0.30, -0.20), (0.3, 0.6, -0.8), 0.12, 0.30),
)
_TRAP_BACK = (
    _spot("s3", (0.10, 0.33, -0.22), (0.2, 0.4, -0.9), 0.12, 0.4),
    _spot("s3", (0.22, 0.25, -0.27), (0.3, 0.5, -0.8), 0.15, 0.4),
    _spot("shoulder", (-0.26, 0.13, -0.19), (0.2, 0.6, -0.8), 0.11, 0.3),
)

_EYE = (
    _spot("skull", (0.165, 0.475, 0.39), (0.75, 0.0, 1.0), 0.10, 0.5),
    _spot("skull", (0.170, 0.390, 0.39), (0.75, 0.0, 1.0), 0.145, 0.5),
    _spot("skull", (0.165, 0.305, 0.38), (0.75, 0.0, 1.0), 0.10, 0.5),
)
"""Over the eye and round it; its paint is thin, so that the eye, open or closed, is seen."""

AREAS: Mapping[str, tuple[Trail, ...]] = {
    "eye": (_EYE,),
    "upper_trap": (_TRAP, _TRAP_NECK, _TRAP_BACK),
    "neck_side": _trail(
        _trunk("neck", 98, 0.36, 0.06),
        _trunk("neck", 90, 0.20, 0.125),
        _trunk("neck", 90, 0.03, 0.14),
        _spot("s3", (0.26, 0.37, -0.02), (0.6, 0.8, -0.1), 0.07, 0.26, X),
    ),
    "neck_back": _trail(
        _trunk("neck", 166, 0.34, 0.09),
        _trunk("neck", 164, 0.16, 0.115),
        _trunk("neck", 160, -0.02, 0.13),
        _spot("s3", (0.08, 0.26, -0.29), (0.15, 0.3, -1.0), 0.07, 0.4),
    ),
    "neck_front": _trail(
        _trunk("neck", 85, 0.37, 0.066),
        _trunk("neck", 60, 0.20, 0.096),
        _trunk("neck", 34, 0.06, 0.09),
        _trunk("neck", 18, -0.02, 0.06),
    ),
    "rhomboid": _trail(
        _trunk("s3", 172, 0.16, 0.125),
        _trunk("s3", 164, -0.06, 0.188),
        _trunk("s2", 157, 0.16, 0.15),
    ),
    "chest": _trail(
        _trunk("s3", 13, -0.12, 0.15),
        _trunk("s3", 26, -0.04, 0.23),
        _trunk("s3", 40, 0.03, 0.19),
        _trunk("s3", 54, 0.07, 0.09),
    ),
    "deltoid": _trail(
        _spot("upper_arm", (0.08, 0.17, 0.0), (0.5, 0.9, 0.0), 0.13, 0.22),
        _limb("upper_arm", 90, 0.05, 0.20),
        _limb("upper_arm", 90, 0.28, 0.15),
        _limb("upper_arm", 90, 0.52, 0.06),
    ),
    "lat": _trail(
        _trunk("s3", 112, -0.16, 0.11),
        _trunk("s2", 122, 0.16, 0.232),
        _trunk("s2", 134, -0.18, 0.256),
        _trunk("s1", 146, 0.05, 0.207),
        _trunk("s0", 158, 0.16, 0.085),
    ),
    "oblique": _trail(
        _trunk("s2", 84, 0.02, 0.108),
        _trunk("s1", 82, 0.16, 0.18),
        _trunk("s0", 76, 0.22, 0.192),
        _trunk("pelvis", 62, 0.22, 0.108),
    ),
    "low_back": _trail(
        _trunk("pelvis", 163, 0.22, 0.117),
        _trunk("s0", 163, 0.10, 0.176),
        _trunk("s1", 163, 0.06, 0.169),
        _trunk("s1", 164, 0.26, 0.104),
    ),
    "mid_back": _trail(
        _trunk("s1", 164, 0.10, 0.112),
        _trunk("s2", 163, -0.08, 0.175),
        _trunk("s2", 163, 0.20, 0.175),
        _trunk("s3", 164, -0.02, 0.112),
    ),
    "upper_back": _trail(
        _trunk("s2", 158, 0.26, 0.123),
        _trunk("s3", 160, -0.04, 0.213),
        _trunk("s3", 164, 0.16, 0.19),
        _spot("s3", (0.09, 0.30, -0.27), (0.15, 0.4, -1.0), 0.101, 0.5),
    ),
    "belly": _trail(
        _trunk("s0", 5, -0.06, 0.17),
        _trunk("s0", 6, 0.18, 0.27),
        _trunk("s1", 6, 0.08, 0.27),
        _trunk("s1", 5, 0.34, 0.15),
    ),
    "ribs": _trail(
        _trunk("s2", 24, -0.02, 0.12),
        _trunk("s2", 50, 0.02, 0.204),
        _trunk("s2", 78, 0.06, 0.216),
        _trunk("s2", 108, 0.12, 0.12),
    ),
    "glute": _trail(
        _spot("pelvis", (0.17, 0.22, -0.36), (0.1, 0.3, -1.0), 0.12, 0.40),
        _spot("pelvis", (0.29, 0.02, -0.38), (0.3, 0.0, -1.0), 0.23, 0.36),
        _spot("pelvis", (0.31, -0.20, -0.31), (0.3, -0.4, -1.0), 0.19, 0.34),
    ),
    "hip_flexor": _trail(
        _spot("pelvis", (0.38, 0.20, 0.27), (0.7, 0.2, 1.0), 0.09, 0.35),
        _spot("pelvis", (0.37, 0.02, 0.28), (0.6, 0.0, 1.0), 0.15, 0.32),
        _limb("thigh", 64, 0.25, 0.21),
        _limb("thigh", 54, 0.58, 0.17),
        _limb("thigh", 40, 0.95, 0.06),
    ),
    "outer_hip": _trail(
        _spot("pelvis", (0.44, 0.12, -0.20), (0.9, 0.1, -0.5), 0.10, 0.40),
        _spot("pelvis", (0.47, -0.05, -0.12), (1.0, 0.0, -0.4), 0.21, 0.40),
        _limb("thigh", 66, 0.14, 0.22),
        _limb("thigh", 60, 0.44, 0.09),
    ),
    "quad": _trail(
        _limb("thigh", 12, 0.32, 0.10),
        _limb("thigh", 14, 0.70, 0.18),
        _limb("thigh", 10, 1.10, 0.17),
        _limb("thigh", 0, 1.48, 0.08),
    ),
    "hamstring": _trail(
        _limb("thigh", 180, 0.34, 0.11),
        _limb("thigh", 178, 0.72, 0.18),
        _limb("thigh", 178, 1.15, 0.16),
        _limb("thigh", 176, 1.55, 0.07),
    ),
    "adductor": _trail(
        _limb("thigh", 300, 0.22, 0.08),
        _limb("thigh", 288, 0.55, 0.15),
        _limb("thigh", 280, 0.95, 0.14),
        _limb("thigh", 276, 1.35, 0.06),
    ),
    "calf": _trail(
        _limb("shin", 182, 0.12, 0.09),
        _limb("shin", 182, 0.42, 0.165),
        _limb("shin", 180, 0.75, 0.14),
        _limb("shin", 180, 1.18, 0.06),
    ),
    "shin": _trail(
        _limb("shin", 22, 0.22, 0.06),
        _limb("shin", 22, 0.55, 0.10),
        _limb("shin", 16, 0.95, 0.085),
        _limb("shin", 8, 1.38, 0.045),
    ),
    "biceps": _trail(
        _limb("upper_arm", 0, 0.32, 0.092),
        _limb("upper_arm", -4, 0.62, 0.161),
        _limb("upper_arm", -6, 0.86, 0.138),
        _limb("upper_arm", -4, 1.10, 0.057),
    ),
    "triceps": _trail(
        _limb("upper_arm", 172, 0.22, 0.092),
        _limb("upper_arm", 176, 0.52, 0.161),
        _limb("upper_arm", 178, 0.80, 0.138),
        _limb("upper_arm", 180, 1.10, 0.057),
    ),
    "forearm": _trail(
        _limb("forearm", 292, 0.08, 0.084),
        _limb("forearm", 290, 0.30, 0.15),
        _limb("forearm", 284, 0.58, 0.12),
        _limb("forearm", 278, 0.88, 0.06),
    ),
    "forearm_back": _trail(
        _limb("forearm", 62, 0.04, 0.084),
        _limb("forearm", 76, 0.28, 0.15),
        _limb("forearm", 84, 0.56, 0.12),
        _limb("forearm", 88, 0.88, 0.06),
    ),
    "hand": _trail(
        _spot("hand", (-0.07, -0.04, 0.02), X, 0.07, 0.30),
        _spot("hand", (-0.07, -0.18, 0.02), (-1.0, 0.0, 0.0), 0.14, 0.30),
        _spot("hand", (-0.06, -0.36, 0.0), (-1.0, 0.0, 0.0), 0.11, 0.30),
    ),
    "sole": _trail(
        _spot("foot", (0.0, -0.26, -0.12), (0.0, -1.0, 0.0), 0.09, 0.5),
        _spot("foot", (-0.02, -0.25, 0.14), (0.0, -1.0, 0.0), 0.12, 0.5),
        _spot("foot", (0.0, -0.26, 0.46), (0.0, -1.0, 0.0), 0.13, 0.5),
    ),
}
"""Every area by name. ``right.lat`` is one side of it, ``lat`` both."""


def sides_of(name: str) -> tuple[tuple[str, ...], str]:
    """Return the sides that a name such as ``right.lat`` or ``lat`` speaks of, and its area."""
    side, dot_, area = name.partition(".")
    return ((side,), area) if dot_ else (SIDES, name)


def is_area(name: str) -> bool:
    """Return whether a pose file may name this area."""
    sides, area = sides_of(name)
    return area in AREAS and set(sides) <= set(SIDES)


def bone_name(bone: str, side: str) -> str:
    """Return the skeleton's bone that a dab's bone is on a side."""
    if bone == "shoulder":
        return f"{side}.upper_arm"
    return f"{side}.{bone}" if bone in LIMB else bone


def parts_of(trail: Trail, side: str) -> tuple[str, ...]:
    """Return the parts of the drawn body on whose skin a trail lies."""
    return tuple(sorted({_PART.get(dab.bone) or bone_name(dab.bone, side) for dab in trail}))
