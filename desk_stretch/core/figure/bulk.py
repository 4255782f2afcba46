"""The body as balls on bones: enough to tell what rests on the floor and what runs into what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from desk_stretch.core.figure.body import SIDES, SIGN
from desk_stretch.core.figure.geometry import Vec
from desk_stretch.core.figure.skeleton import Bone


class Ball(NamedTuple):
    """A ball that belongs to a bone, in the bone's own frame."""

    bone: str
    point: Vec
    radius: float


_MIDDLE = (
    Ball("pelvis", (0.0, 0.02, -0.02), 0.36),
    Ball("s0", (0.0, 0.15, 0.0), 0.34),
    Ball("s1", (0.0, 0.20, 0.0), 0.36),
    Ball("s2", (0.0, 0.20, 0.01), 0.39),
    Ball("s3", (0.0, 0.05, 0.01), 0.39),
    Ball("s3", (0.0, 0.26, 0.0), 0.30),
    Ball("neck", (0.0, 0.12, 0.02), 0.17),
    Ball("skull", (0.0, 0.43, 0.0), 0.43),
)
_SIDED = (
    Ball("pelvis", (0.27, -0.03, -0.06), 0.31),
    Ball("s3", (0.33, 0.08, 0.0), 0.27),
    Ball("upper_arm", (0.0, 0.0, 0.0), 0.21),
    Ball("upper_arm", (0.0, -0.65, 0.0), 0.16),
    Ball("forearm", (0.0, 0.0, 0.0), 0.142),
    Ball("forearm", (0.0, -0.50, 0.0), 0.12),
    Ball("hand", (0.0, 0.0, 0.0), 0.085),
    Ball("hand", (0.0, -0.26, 0.0), 0.075),
    Ball("thigh", (0.0, -0.45, 0.0), 0.28),
    Ball("thigh", (0.0, -1.0, 0.0), 0.25),
    Ball("shin", (0.0, 0.0, 0.0), 0.208),
    Ball("shin", (0.0, -0.6, -0.02), 0.19),
    Ball("shin", (0.0, -1.2, 0.0), 0.15),
    Ball("foot", (0.0, -0.10, -0.10), 0.17),
    Ball("toes", (0.0, -0.02, 0.12), 0.09),
)

BALLS: tuple[Ball, ...] = _MIDDLE + tuple(
    Ball(
        ball.bone if ball.bone in ("pelvis", "s3") else f"{side}.{ball.bone}",
        (ball.point[0] * SIGN[side], ball.point[1], ball.point[2]),
        ball.radius,
    )
    for side in SIDES
    for ball in _SIDED
)


def lowest(bones: Mapping[str, Bone], names: Iterable[str]) -> float:
    """Return how high the lowest skin of these bones is."""
    wanted = set(names)
    return min(
        bones[ball.bone].at(ball.point)[1] - ball.radius for ball in BALLS if ball.bone in wanted
    )
