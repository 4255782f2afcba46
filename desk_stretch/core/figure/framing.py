"""What a picture must hold: the box around every key of an exercise, once, never per frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desk_stretch.core.figure.body import SIDES
from desk_stretch.core.figure.bulk import BALLS
from desk_stretch.core.figure.camera import View
from desk_stretch.core.figure.geometry import Vec, dot, mul, sub
from desk_stretch.core.figure.skeleton import Skeleton
from desk_stretch.core.figure.staging import Crop, Scene
from desk_stretch.core.figure.still import Framing

MARGIN = 1.12
ABOVE_PELVIS = {Crop.UPPER: -0.52, Crop.CLOSE: 0.42, Crop.FACE: 1.45}
"""Where a picture that is cut off below ends."""

_LEAST_HALF = {Crop.FULL: 2.9, Crop.UPPER: 2.3, Crop.CLOSE: 1.6, Crop.FACE: 1.1}
_LEGS = ("thigh", "shin", "foot", "toes")
_UNSEEN = {
    Crop.FULL: (),
    Crop.UPPER: _LEGS,
    Crop.CLOSE: ("pelvis", *_LEGS),
    Crop.FACE: ("pelvis", "s0", "s1", "upper_arm", "forearm", "hand", *_LEGS),
}
"""The bones for which a picture makes no room."""


def framing_of(
    bodies: Sequence[Skeleton],
    scene: Scene,
    view: View,
    crop: Crop,
    marks: Iterable[tuple[Vec, float]] = (),
) -> Framing:
    """Return the framing that holds all *bodies*, the near things and *marks*, seen in *view*."""
    frame = view.frame()
    points = [point for body in bodies for point in _points(body, crop)]
    points += _things(scene, crop)
    points += marks
    wide = [dot(frame.x, point) for point, _ in points]
    high = [dot(frame.y, point) for point, _ in points]
    fat = [radius for _, radius in points]
    left = min(x - r for x, r in zip(wide, fat, strict=True))
    right = max(x + r for x, r in zip(wide, fat, strict=True))
    low = min(y - r for y, r in zip(high, fat, strict=True))
    top = max(y + r for y, r in zip(high, fat, strict=True))
    if crop in ABOVE_PELVIS:
        end = min(body.bones["pelvis"].origin[1] for body in bodies) + ABOVE_PELVIS[crop]
        low = dot(frame.y, (0.0, end, 0.0))
    half = max(right - left, top - low) / 2 * MARGIN
    half = max(half, _LEAST_HALF[crop])
    if crop in ABOVE_PELVIS:
        # The body is cut by the lower edge, whatever is above.
        return Framing(_point(frame.x, (left + right) / 2, frame.y, low + half), half, crop)
    return Framing(_point(frame.x, (left + right) / 2, frame.y, (low + top) / 2), half, crop)


def _point(x_axis: Vec, x: float, y_axis: Vec, y: float) -> Vec:
    return sub(mul(x_axis, x), mul(y_axis, -y))


def _points(body: Skeleton, crop: Crop) -> Iterable[tuple[Vec, float]]:
    for ball in BALLS:
        if ball.bone.rpartition(".")[2] in _UNSEEN[crop]:
            continue
        yield body.bones[ball.bone].at(ball.point), ball.radius
    yield body.bones["skull"].at((0.0, 0.85, 0.0)), 0.25
    for side in SIDES if "hand" not in _UNSEEN[crop] else ():
        yield body.bones[f"{side}.hand"].at((0.0, -0.66, 0.0)), 0.08


def _things(scene: Scene, crop: Crop) -> list[tuple[Vec, float]]:
    if crop in ABOVE_PELVIS:
        return []
    found: list[tuple[Vec, float]] = []
    if "chair" in scene.props or "stool" in scene.props:
        found += [((x, 0.1, z), 0.1) for x in (-0.7, 0.7) for z in (-0.7, 0.7)]
    if "fit-ball" in scene.props or "wall-ball" in scene.props:
        middle = (0.0, scene.number("ball_y"), scene.number("ball_z"))
        found.append((middle, scene.number("ball_r")))
    if "rower" in scene.props:
        found += [((0.0, 0.2, -1.2), 0.2), ((0.0, 0.6, 4.1), 0.3)]
    return found
