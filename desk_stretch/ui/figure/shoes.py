"""Shoes as parts: an upper, a sole that clings to it, laces and a toe cap where we see them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath, QPen

from desk_stretch.core.figure.body import SIDES
from desk_stretch.core.figure.camera import Camera
from desk_stretch.core.figure.geometry import Vec, dot
from desk_stretch.core.figure.skeleton import Bone
from desk_stretch.core.figure.still import Still
from desk_stretch.ui.figure.fills import line_px, rounded
from desk_stretch.ui.figure.lens import Blob, Lens, ball_on
from desk_stretch.ui.figure.outline import empty, hull, hulls, joined
from desk_stretch.ui.figure.palette import Dress
from desk_stretch.ui.figure.parts import Coat, Part

SOLE_Y = -0.238
_POINTED = -0.72
_Lump = tuple[Vec, Vec]
_UPPER: tuple[_Lump, ...] = (
    ((0.0, -0.02, -0.03), (0.125, 0.07, 0.15)),
    ((0.0, -0.15, -0.14), (0.135, 0.11, 0.14)),
    ((0.0, -0.11, 0.20), (0.135, 0.09, 0.16)),
    ((0.0, -0.17, 0.46), (0.165, 0.085, 0.13)),
)
_TOE: _Lump = ((0.0, -0.01, 0.18), (0.145, 0.075, 0.165))
_SOLE: tuple[_Lump, ...] = (
    ((0.0, SOLE_Y, -0.12), (0.145, 0.032, 0.165)),
    ((0.0, SOLE_Y, 0.46), (0.178, 0.032, 0.16)),
)
_SOLE_TOE: _Lump = ((0.0, SOLE_Y + 0.162, 0.18), (0.152, 0.032, 0.175))


def shoe_parts(still: Still, lens: Lens, dress: Dress) -> list[Part]:
    """Return the shoes of both feet."""
    bone, camera = still.skeleton.bone, lens.camera
    return [
        _shoe(
            side, bone(f"{side}.foot"), bone(f"{side}.toes"),
            is_pointed(bone(f"{side}.foot"), bone(f"{side}.shin")), camera, dress,
        )
        for side in SIDES
    ]  # fmt: skip


def is_pointed(foot: Bone, shin: Bone) -> bool:
    """Return whether a foot goes on in the way of its shin: then its shoe is over the ankle."""
    return dot(foot.frame.z, shin.frame.y) < _POINTED


@lru_cache(maxsize=16)
def _shoe(side: str, foot: Bone, toes: Bone, over: bool, camera: Camera, dress: Dress) -> Part:
    """Return a shoe. They stand still in most exercises, so the last ones are kept."""
    lens = Lens(camera)
    upper = [*_blobs(foot, _UPPER, lens), *_blobs(toes, (_TOE,), lens)]
    sole = [*_blobs(foot, _SOLE, lens), *_blobs(toes, (_SOLE_TOE,), lens)]
    shape, line, fill = rounded(upper, _bent, dress.shoe, lens, dress, 0.12)
    pieces = [hulls(pair, (0.0, line_px(lens, dress))) for pair in pairwise(sole)]
    slab, grown = (joined(sizes) for sizes in zip(*pieces, strict=True))
    slab_line = Coat(grown, dress.sole.line)
    rubber = Coat(slab, dress.sole.fill)
    seen_below = lens.faces(foot.frame.y) < 0.06
    fills = (*fill, rubber) if seen_below else (rubber, *fill)
    details = () if seen_below else _laces(foot, lens, dress)
    if seen_below and not dress.is_flat:
        details = _tread(foot, toes, lens, dress)
    return Part(
        f"{side}.foot", (upper[0], upper[1], upper[3], upper[4]), joined((shape, slab)),
        (line, slab_line), fills, details, bias=0.05, under=() if over else (f"{side}.shin",),
    )  # fmt: skip


def _blobs(bone: Bone, lumps: Sequence[_Lump], lens: Lens) -> list[Blob]:
    return [lens.blob(ball_on(bone, at, radii)) for at, radii in lumps]


def _bent(blobs: Sequence[Blob], grows: Sequence[float]) -> list[QPainterPath]:
    """Return the upper's outline: the foot's hull, and the toes bent at their hinge."""
    pieces = (hulls(blobs[:4], grows), hulls(blobs[3:], grows))
    return [joined(sizes) for sizes in zip(*pieces, strict=True)]


def _laces(foot: Bone, lens: Lens, dress: Dress) -> tuple[Coat, ...]:
    if lens.faces(foot.frame.y) < 0.08 and abs(lens.faces(foot.frame.x)) > 0.9:
        return ()
    marks = empty()
    for ahead, up in ((0.17, -0.015), (0.26, -0.035), (0.35, -0.06)):
        a, b = (lens.place(foot.at((x, up, ahead))) for x in (-0.07, 0.07))
        marks.moveTo(*a)
        marks.lineTo(*b)
    pen = QPen(dress.sole.shade, max(0.8, 0.024 * lens.scale))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return (Coat(marks, pen=pen),)


def _tread(foot: Bone, toes: Bone, lens: Lens, dress: Dress) -> tuple[Coat, ...]:
    """The heel and the ball of a sole that faces us, so that it is not a plain plate."""
    heel = lens.blob(ball_on(foot, (0.0, SOLE_Y - 0.03, -0.12), (0.10, 0.0, 0.115)))
    ball = [
        lens.blob(ball_on(foot, (0.0, SOLE_Y - 0.03, 0.44), (0.13, 0.0, 0.11))),
        lens.blob(ball_on(toes, (0.0, SOLE_Y + 0.132, 0.16), (0.105, 0.0, 0.12))),
    ]
    return (Coat(joined((hull([heel]), hull(ball))), dress.sole.shade),)
