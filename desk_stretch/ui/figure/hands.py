"""Hands: palm, four fingers and thumb, each with its own contour, ordered by depth."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from desk_stretch.core.figure.body import OTHER, SIGN
from desk_stretch.core.figure.camera import Camera
from desk_stretch.core.figure.geometry import Vec, sub, unit
from desk_stretch.core.figure.skeleton import Bone, Grip
from desk_stretch.core.figure.still import Still
from desk_stretch.ui.figure.fingers import CREASES, KNUCKLES, PALM, Digit, fingers, opened, thumb
from desk_stretch.ui.figure.lens import Blob, Lens
from desk_stretch.ui.figure.outline import circle, hulls, joined, lofts
from desk_stretch.ui.figure.palette import Dress
from desk_stretch.ui.figure.parts import Coat, Part, Seam
from desk_stretch.ui.figure.sight import Sight, ribbon

if TYPE_CHECKING:
    from PySide6.QtGui import QPainterPath

_WRIST = 0.090


class _Piece(NamedTuple):
    """A digit as it is painted: *depth* orders it, *weld* is where it grows out of the palm."""

    depth: float
    path: QPainterPath
    line: QPainterPath
    weld: QPainterPath | None


def hand_parts(still: Still, lens: Lens, dress: Dress) -> list[Part]:
    """Return both hands."""
    skeleton, camera = still.skeleton, lens.camera
    return [
        _hand(side, skeleton.bone(f"{side}.hand"), skeleton.grips[side], camera, dress)
        for side in OTHER
    ]


@lru_cache(maxsize=8)
def _hand(side: str, bone: Bone, own_grip: Grip, camera: Camera, dress: Dress) -> Part:
    sight, sign = Sight(Lens(camera), bone), SIGN[side]
    grip = opened(own_grip, abs(sight.toward[1]))
    grow = dress.line_width * 0.85 * sight.scale
    palm_blobs = [sight.blob(_flip(own, sign), radii) for own, radii in PALM]
    palm, palm_line = hulls(palm_blobs, (0.0, grow))
    digits = (*fingers(grip), thumb(grip))
    pieces = [_piece(sight, digit, sign, grow) for digit in digits]
    middle = sum(blob.depth for blob in palm_blobs) / len(palm_blobs)
    far = sorted((p for p in pieces if p.depth < middle), key=_depth)
    near = sorted((p for p in pieces if p.depth >= middle), key=_depth)
    wrist = circle(sight.dot((0.0, 0.0, 0.0), _WRIST * 1.2))
    return Part(
        name=f"{side}.hand",
        blobs=_depths(sight, digits, sign),
        shape=joined([palm, *(piece.path for piece in pieces)]),
        line=(Coat(joined([palm_line, *(piece.line for piece in pieces)]), dress.skin.line),),
        fill=(
            *_digits(far, dress, None),
            *([Coat(palm_line, dress.skin.line, clip=joined(p.path for p in far))] if far else []),
            Coat(palm, dress.skin.fill),
            *_welds(far, dress),
            *_lines(sight, sign, palm, dress),
            *_digits(near, dress, palm),
        ),
        seams=(Seam(f"{side}.forearm", wrist),),
    )


def _depth(piece: _Piece) -> float:
    return piece.depth


def _piece(sight: Sight, digit: Digit, sign: float, grow: float) -> _Piece:
    joints = [_flip(joint, sign) for joint in digit.joints]
    blobs = [sight.dot(joint, radius) for joint, radius in zip(joints, digit.radii, strict=True)]
    first = unit(sub(joints[1], joints[0]))
    x, y = sight.way(first)
    sideways = (x * x + y * y) ** 0.5 / sight.scale
    weld = None
    if sideways > 0.35:
        wide = min(1.36, 0.80 + 1.6 * (sideways - 0.35))
        weld = circle(sight.dot(joints[0], digit.radii[0] * wide))
    depth = (blobs[1].depth + blobs[2].depth + blobs[3].depth) / 3
    path, line = lofts(blobs, (0.0, grow))
    return _Piece(depth, path, line, weld)


def _digits(pieces: list[_Piece], dress: Dress, palm: QPainterPath | None) -> list[Coat]:
    """Paint digits from far to near; over the palm their contour is open where they grow out."""
    coats = []
    for piece in pieces:
        coats.append(Coat(piece.line, dress.skin.line))
        if palm is not None and piece.weld is not None:
            coats.append(Coat(palm, dress.skin.fill, clip=piece.weld))
        coats.append(Coat(piece.path, dress.skin.fill))
    return coats


def _welds(pieces: list[_Piece], dress: Dress) -> list[Coat]:
    """Open the palm's contour where a digit behind it grows out."""
    return [
        Coat(piece.path, dress.skin.fill, clip=piece.weld)
        for piece in pieces
        if piece.weld is not None
    ]


def _lines(sight: Sight, sign: float, palm: QPainterPath, dress: Dress) -> list[Coat]:
    """The knuckles on the back of the hand, or the creases of its palm."""
    facing = sight.faces((sign, 0.0, 0.0))
    if abs(facing) < 0.30:
        return []
    coats = []
    ink = dress.skin.line if dress.is_flat else dress.skin.dark
    for line in KNUCKLES if facing > 0 else CREASES:
        points = sight.places([_flip(own, sign) for own in line])
        stroke = ribbon(points, max(0.8, 0.017 * sight.scale), 0.3)
        coats.append(Coat(stroke, ink, clip=palm))
    return coats


def _depths(sight: Sight, digits: tuple[Digit, ...], sign: float) -> tuple[Blob, ...]:
    """Return few discs that stand for the hand: its palm, the fingers' middle, tips and thumb."""
    index, _, ring, _, thumb_ = digits
    spots = [
        sight.blob(_flip((0.0, -0.20, 0.0), sign), (0.07, 0.20, 0.16)),
        *(sight.dot(_flip(digit.joints[i], sign), 0.06) for digit in (index, ring) for i in (1, 3)),
        sight.dot(_flip(thumb_.joints[2], sign), 0.06),
    ]
    return tuple(spots)


def _flip(own: Vec, sign: float) -> Vec:
    return (own[0] * sign, own[1], own[2])
