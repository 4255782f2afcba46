"""Pelvis, shirt and neck as parts: what is seen of the trunk, its collar, placket and yoke."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath, QPen

from desk_stretch.core.figure.body import SIDES, SIGN
from desk_stretch.core.figure.camera import Camera
from desk_stretch.core.figure.geometry import Vec
from desk_stretch.core.figure.skeleton import TRUNK, Bone, Skeleton
from desk_stretch.core.figure.still import Still
from desk_stretch.ui.figure.fills import line_px, lit, rounded
from desk_stretch.ui.figure.folds import fold_coats
from desk_stretch.ui.figure.lens import Ball, Blob, Lens, Point, ball_on
from desk_stretch.ui.figure.limbs import shoulder_disc
from desk_stretch.ui.figure.outline import circle, empty, hull, hulls, joined, lofts, polygon
from desk_stretch.ui.figure.palette import Dress
from desk_stretch.ui.figure.parts import Coat, Part, Seam
from desk_stretch.ui.figure.trunk_shape import (
    CHEST,
    COLLAR,
    HEM,
    RIBS,
    TOP,
    Section,
    between,
    collar_of,
    hem_of,
    sections,
    shoulder_balls,
)  # fmt: skip

TRUNK_BIAS = 0.10


class _Core(NamedTuple):
    """What the trunk itself gives, wherever the arms are."""

    blobs: tuple[Blob, ...]
    outlines: tuple[QPainterPath, ...]
    """Plain, grown by the line, and lit."""
    yoke: QPainterPath | None
    under: tuple[str, ...]
    details: tuple[Coat, ...]


def trunk_parts(still: Still, lens: Lens, dress: Dress) -> list[Part]:
    """Return pelvis, trunk and neck. Those that rest are the same as the last time."""
    skeleton, camera = still.skeleton, lens.camera
    bones = tuple(skeleton.bone(name) for name in TRUNK)
    thighs = tuple(skeleton.bone(f"{side}.thigh").origin for side in SIDES)
    arms = tuple(skeleton.bone(f"{side}.upper_arm") for side in SIDES)
    return [
        _pelvis(bones[0], thighs, camera, dress),
        _trunk(bones[:5], arms, skeleton.breath, camera, dress),
        _neck(bones[4:], camera, dress),
    ]


def _torso(bones: Sequence[Bone], arms: Sequence[Bone] = (), breath: float = 0.0) -> Skeleton:
    names = (*TRUNK[: len(bones)], *(f"{side}.upper_arm" for side in SIDES))
    return Skeleton(dict(zip(names, (*bones, *arms), strict=False)), {}, breath=breath)


def _shows_below(hem: Section, lens: Lens) -> bool:
    """Whether we look into the shirt from below, so that the trousers come out of it."""
    return lens.faces(hem.frame.y) < -0.1


def _is_open(collar: Section, lens: Lens) -> bool:
    """Whether we see into a collar. From its side we hardly do: there a shoulder hides the neck."""
    return lens.faces(collar.frame.y) > (0.30 if abs(lens.faces(collar.frame.x)) > 0.93 else 0.0)


@lru_cache(maxsize=4)
def _pelvis(bone: Bone, thighs: tuple[Vec, ...], camera: Camera, dress: Dress) -> Part:
    lens, hem = Lens(camera), hem_of(bone, dress.look)
    wide, below = dress.look.hip, _shows_below(hem, lens)
    waist = ball_on(bone, (0.0, 0.24, 0.0), (0.455 * wide, 0.10, 0.33))
    balls = [Ball(hem.centre, hem.frame, (hem.wide * 0.95, 0.02, hem.deep * 0.93))
             if below else waist]  # fmt: skip
    drop, tall = (-0.13, 0.18) if below else (-0.02, 0.285)
    for side in SIDES:
        x = SIGN[side] * 0.225 * wide
        balls.append(ball_on(bone, (x, drop, 0.0), (0.29, tall, 0.31)))
        balls.append(ball_on(bone, (x * 0.85, drop - 0.01, -0.12), (0.26, tall - 0.02, 0.27)))
    blobs = [lens.blob(ball) for ball in balls]
    shape, line, fill = rounded(blobs, hulls, dress.trousers, lens, dress, 0.08)
    under = () if below else ("trunk",)
    seams = tuple(
        Seam(f"{side}.thigh", circle(lens.dot(joint, 0.36)))
        for side, joint in zip(SIDES, thighs, strict=True)
    )
    return Part("pelvis", tuple(blobs), shape, (line,), fill, seams=seams, under=under)


@lru_cache(maxsize=4)
def _trunk(
    bones: tuple[Bone, ...], arms: tuple[Bone, ...], breath: float, camera: Camera, dress: Dress
) -> Part:
    lens, skeleton = Lens(camera), _torso(bones, arms)
    core = _core(bones, breath, camera, dress)
    heaps = [[lens.blob(ball) for ball in heap] for heap in shoulder_balls(skeleton, dress.look)]
    pieces = [hulls(heap, (0.0, line_px(lens, dress))) for heap in heaps]
    shape, grown = _with(core.outlines, pieces)
    fill: tuple[Coat, ...] = (Coat(shape, dress.shirt.fill),)
    if not dress.is_flat:
        bright_hulls = [hulls(lit(heap, lens, 0.06, (0, 1)), (0.0,)) for heap in heaps]
        bright = _with(core.outlines[2:], bright_hulls)[0]
        fill = (Coat(shape, dress.shirt.shade), Coat(bright, dress.shirt.fill))
    if core.yoke is not None:
        fill = (*fill, Coat(core.yoke, dress.yoke, clip=shape))
    seams = tuple(
        Seam(f"{side}.upper_arm", shoulder_disc(arm, bones[4], lens))
        for side, arm in zip(SIDES, arms, strict=True)
    )
    return Part(
        "trunk", core.blobs, shape, (Coat(grown, dress.shirt.line),), fill, core.details,
        seams, TRUNK_BIAS, core.under,
    )  # fmt: skip


@lru_cache(maxsize=4)
def _core(bones: tuple[Bone, ...], breath: float, camera: Camera, dress: Dress) -> _Core:
    lens, skeleton = Lens(camera), _torso(bones, breath=breath)
    row = sections(skeleton, dress.look)
    core = [lens.blob(section.ball()) for section in row]
    outlines = lofts(core, (0.0, line_px(lens, dress)))
    if not dress.is_flat:
        outlines += lofts(lit(core, lens, 0.11, ()), (0.0,))
    under = ("neck",) if _is_open(row[COLLAR], lens) else ()
    if _shows_below(row[HEM], lens):
        under = (*under, "pelvis", "left.thigh", "right.thigh")
    details = (
        *fold_coats(skeleton, row, lens, dress),
        *_placket(row, lens, dress),
        *_collar(row[COLLAR], lens, dress),
    )
    return _Core(tuple(core), tuple(outlines), _yoke(row, lens), under, details)


def _with(
    outlines: Sequence[QPainterPath], heaps: Sequence[Sequence[QPainterPath]]
) -> list[QPainterPath]:
    """Return the trunk's outlines joined with those of the shoulders, size by size."""
    return [joined((outline, *sizes)) for outline, *sizes in zip(outlines, *heaps, strict=False)]


def _yoke(row: list[Section], lens: Lens) -> QPainterPath | None:
    """The darker piece over the upper back, as far as we see it."""
    levels = (
        (row[COLLAR], 95.0, 1.0), (row[TOP], 95.0, 1.3), (row[CHEST], 95.0, 1.25),
        (between(row[RIBS], row[CHEST], 0.45), 95.0, 1.1),
    )  # fmt: skip
    left: list[Point] = []
    right: list[Point] = []
    for section, edge, out in levels:
        span = _seen(section, edge, 360.0 - edge, lens)
        if span:
            left.append(lens.place(section.at(span[0], out)))
            right.append(lens.place(section.at(span[1], out)))
    return polygon([*left, *right[::-1]]) if len(left) > 2 else None


def _seen(section: Section, start: float, end: float, lens: Lens) -> Point | None:
    """Return the piece of a span of azimuths that looks at us."""
    steps = 12
    seen = [
        start + (end - start) * i / steps
        for i in range(steps + 1)
        if section.faces(start + (end - start) * i / steps, lens) > -0.05
    ]
    return (seen[0], seen[-1]) if seen else None


def _collar(ring: Section, lens: Lens, dress: Dress) -> tuple[Coat, ...]:
    """The band of the collar: all of it where we see into it, else its near side."""
    pen = QPen(dress.trim.fill, max(1.0, 0.075 * lens.scale))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    steps = 15
    if _is_open(ring, lens):
        near = list(range(0, 360 + steps, steps))
    else:
        seen = [a for a in range(0, 360, steps) if ring.faces(a, lens) > -0.02]
        start = next((a for a in seen if (a - steps) % 360 not in seen), 0)
        near = [start + steps * i for i in range(len(seen))]
    if len(near) < 3:
        return ()
    arc = empty()
    points = [lens.place(ring.at(azimuth)) for azimuth in near]
    arc.moveTo(*points[0])
    for point in points[1:]:
        arc.lineTo(*point)
    return (Coat(arc, pen=pen),)


def _placket(row: list[Section], lens: Lens, dress: Dress) -> tuple[Coat, ...]:
    """The buttoned slit below the collar: it shows where the chest points."""
    top, low = row[TOP], row[CHEST]
    if low.faces(0.0, lens) < 0.06:
        return ()
    levels = [(row[COLLAR], 13.0), (between(row[COLLAR], top, 0.55), 8.5), (low, 5.5),
              (between(row[RIBS], low, 0.55), 5.5)]  # fmt: skip
    left = [lens.place(section.at(angle, 1.0)) for section, angle in levels]
    right = [lens.place(section.at(-angle, 1.0)) for section, angle in levels]
    strip = polygon([*left, *right[::-1]])
    buttons = joined(
        circle(lens.dot(section.at(0.0), 0.026))
        for section in (between(row[COLLAR], top, 0.75), low)
    )
    return (Coat(strip, dress.trim.fill), Coat(buttons, dress.shirt.fill))


@lru_cache(maxsize=4)
def _neck(bones: tuple[Bone, ...], camera: Camera, dress: Dress) -> Part:
    chest, neck, skull = bones
    lens, ring = Lens(camera), collar_of(chest)
    base = Ball(ring.centre, ring.frame, (0.185, 0.02, 0.175))
    balls = [
        base,
        ball_on(neck, (0.0, 0.14, 0.045), (0.178, 0.1, 0.178)),
        ball_on(skull, (0.0, 0.12, 0.0), (0.172, 0.1, 0.18)),
    ]
    blobs = [lens.blob(ball) for ball in balls]
    shape, line, fill = rounded(blobs, lofts, dress.skin, lens, dress, 0.12, (0,))
    if _is_open(ring, lens):  # we see into the collar
        opening = hull([lens.blob(ring.ball())], -0.03 * lens.scale)
        fill = (Coat(opening, dress.skin.shade), *fill)
        return Part("neck", tuple(blobs), joined((shape, opening)), (line,), fill, under=("head",))
    return Part("neck", tuple(blobs), shape, (line,), fill, under=("trunk", "head"))
