"""Eyes, brows, mouth, cheeks and nose: small patches on the front of the head, from ``Face``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import cos, exp, pi, sin, sqrt
from typing import NamedTuple

from PySide6.QtGui import QBrush, QColor, QPainterPath

from desk_stretch.core.figure.geometry import Vec, Z, unit
from desk_stretch.core.figure.skeleton import Face
from desk_stretch.ui.figure.lens import Point
from desk_stretch.ui.figure.outline import polygon
from desk_stretch.ui.figure.palette import Dress, mixed
from desk_stretch.ui.figure.parts import Coat
from desk_stretch.ui.figure.sight import Sight, ribbon

HIDDEN = 0.24
"""The cosine of 76 degrees: a patch turned further away than this is not seen."""

_MELT = 30.0  # how sharply one ellipsoid of the face gives way to the next

_SOCKET = unit((0.42, -0.05, 0.90))  # which way the left eye looks out

FLESH: tuple[tuple[Vec, Vec], ...] = (
    ((0.0, 0.075, -0.01), (0.375, 0.380, 0.440)),  # cranium
    ((0.175, -0.150, 0.150), (0.170, 0.190, 0.215)),  # cheeks
    ((-0.175, -0.150, 0.150), (0.170, 0.190, 0.215)),
    ((0.0, -0.275, 0.185), (0.255, 0.205, 0.220)),  # round the mouth
    ((0.185, -0.275, -0.010), (0.130, 0.130, 0.130)),  # corners of the jaw
    ((-0.185, -0.275, -0.010), (0.130, 0.130, 0.130)),
    ((0.0, -0.380, 0.220), (0.160, 0.135, 0.155)),  # chin
)
"""The ellipsoids of the bare head, from the head's centre: (middle, radii)."""

_EYE: Point = (0.152, -0.045)
_EYE_SIZE: Point = (0.041, 0.060)
_BROW: Point = (0.158, 0.085)
_MOUTH: Point = (0.0, -0.325)
_CHEEK: Point = (0.220, -0.190)


class Mark(NamedTuple):
    """A patch or a stroke on the skin. *width* 0 is a filled patch; *name* picks the colour.

    *edge* is how squarely a point of a stroke must face us to be seen.
    """

    name: str
    points: tuple[Vec, ...]
    normals: tuple[Vec, ...]
    width: float = 0.0
    edge: float = HIDDEN


def face_coats(sight: Sight, face: Face, dress: Dress, within: QPainterPath) -> list[Coat]:
    """Return the paint of everything on the face that we can see."""
    coats = []
    left_out = {"cheek"} if dress.is_flat else set()
    if not _is_dark(dress):
        left_out.add("white")  # dark eyes in a light face need none, and look calmer
    for mark in marks(face):
        if mark.name in left_out:
            continue
        path = _seen(sight, mark)
        if path is not None:
            coats.append(Coat(path, _brush(dress, mark.name), clip=within))
    return coats


def _seen(sight: Sight, mark: Mark) -> QPainterPath | None:
    bent = _bent(sight, mark)
    if not mark.width:
        is_seen = sight.faces(mark.normals[0]) > mark.edge
        return polygon(sight.places(bent.points)) if is_seen else None
    pairs = zip(bent.points, bent.normals, strict=True)
    shown = [point for point, normal in pairs if sight.faces(normal) > mark.edge]
    if len(shown) < 3:
        return None
    return ribbon(sight.places(shown), max(1.0, mark.width * sight.scale))


def _bent(sight: Sight, mark: Mark) -> Mark:
    """Wrap a mark further round the head as the head turns away, so that a profile has a mouth
    and more than a slit for an eye.

    Never in a face seen from the front, or looking up would make a smile sad.
    """
    turn = sight.toward[0] * sight.toward[0]
    if mark.name in {"mouth", "inside"}:
        k = 7.0 * turn
        points = tuple((x, y, z - k * x * x) for x, y, z in mark.points)
        normals = tuple(unit((2 * k * x, -0.15, 1.0)) for x, _, _ in points)
        return mark._replace(points=points, normals=normals if mark.width else mark.normals)
    middle = sum(x for x, _, _ in mark.points) / len(mark.points)
    k = 0.34 * turn if middle > 0 else -0.34 * turn
    return mark._replace(points=tuple((x, y, z - k * (x - middle)) for x, y, z in mark.points))


def _brush(dress: Dress, name: str) -> QBrush:
    brushes = {
        "eye": _iris(dress),
        "lash": _iris(dress),
        "light": dress.eye_white,
        "white": dress.eye_white,
        "brow": _iris(dress) if dress.is_flat or _is_dark(dress) else dress.hair.fill,
        "mouth": dress.eye if dress.is_flat else dress.lips,
        "inside": dress.eye if dress.is_flat else dress.skin.dark,
        "cheek": _blush(dress),
    }
    return brushes[name]


def _blush(dress: Dress) -> QBrush:
    """Softer than the cheek's colour: a red patch would say "feel it here"."""
    skin, cheek = dress.skin.fill.color().name(), dress.cheek.color().name()
    return QBrush(QColor(mixed(skin, cheek, 0.62)))


def _iris(dress: Dress) -> QBrush:
    """Darker on dark skin, else the eyes would sink in it."""
    return QBrush(dress.eye.color().darker(190)) if _is_dark(dress) else dress.eye


def _is_dark(dress: Dress) -> bool:
    return dress.skin.fill.color().lightness() < 110


@lru_cache(maxsize=64)
def marks(face: Face) -> tuple[Mark, ...]:
    """Return all marks of a face, in painting order, from the head's centre."""
    found = []
    for side in (1.0, -1.0):
        found.append(_patch("cheek", _oval(_CHEEK, (0.068, 0.044)), side, _CHEEK))
        found += _eye(max(0.0, min(1.0, face.eyes)), side)
        found.append(_brow(face, side))
    return (*found, *_mouth(face))


def _eye(eyes: float, side: float) -> list[Mark]:
    """The upper lid comes down on the lower one; a closed eye is a calm downward bow."""
    (x, y), (wide, high) = _EYE, _EYE_SIZE
    wide *= 1 + 0.35 * (1 - eyes)
    lower, upper = [], []
    for i in range(13):
        t = i / 12 * 2 - 1
        bow = sqrt(max(0.0, 1 - t * t))
        low = y - bow * high * (0.42 + 0.58 * eyes)
        lower.append((x + t * wide, low))
        upper.append((x + t * wide, low + (y + bow * high - low) * eyes))
    found = []
    if eyes > 0.12:
        white = [(x + (u - x) * 1.55, y + (v - y) * 0.86) for u, v in lower + upper[::-1]]
        found.append(_patch("white", white, side, _EYE))
        found.append(_patch("eye", lower + upper[::-1], side, _EYE))
    if eyes > 0.55:
        glint = _oval((x + 0.012 * side, y + 0.022), (0.014, 0.017))
        found.append(_patch("light", glint, side, _EYE))
    if eyes > 0.5:
        lash = [(x + (u - x) * 1.16, v + 0.006) for u, v in upper[1:-1]]
        found.append(_stroke("lash", lash, 0.020, side, _EYE))
    else:
        found.append(_stroke("lash", upper, 0.026, side, _EYE))
    # An eye looks out more to its side than the skin does, so a profile has one.
    outward = (_SOCKET[0] * side, *_SOCKET[1:])
    return [mark._replace(normals=(outward,) * len(mark.normals)) for mark in found]


def _brow(face: Face, side: float) -> Mark:
    x, y = _BROW
    lift = 0.045 * face.brows
    points = []
    for i in range(9):
        t = i / 8 * 2 - 1  # from the nose outward
        inner = 0.022 * face.brows * (-t)
        points.append((x + t * 0.078, y + lift + inner + 0.030 * (1 - t * t) - 0.012 * t))
    return _stroke("brow", points, 0.032, side, _BROW)


def _mouth(face: Face) -> list[Mark]:
    x, y = _MOUTH
    wide = 0.092 + 0.022 * abs(face.smile) - 0.02 * face.mouth
    bend = 0.075 * face.smile
    line = []
    for i in range(15):
        t = i / 14 * 2 - 1
        line.append((x + t * wide, y + bend * (t * t - 0.45)))
    found = []
    if face.mouth > 0.05:
        gap = [(u, v - 0.13 * face.mouth * (1 - ((u - x) / wide) ** 2)) for u, v in line]
        found.append(_patch("inside", line + gap[::-1], 1.0, (x, y)))
        found.append(_stroke("mouth", gap, 0.022, 1.0, _MOUTH, 0.12))
    found.append(_stroke("mouth", line, 0.025, 1.0, _MOUTH, 0.12))
    return found


def _oval(middle: Point, size: Point) -> list[Point]:
    return [
        (middle[0] + size[0] * cos(2 * pi * i / 16), middle[1] + size[1] * sin(2 * pi * i / 16))
        for i in range(16)
    ]


def _patch(name: str, points: Sequence[Point], flip: float, middle: Point) -> Mark:
    """Lay a patch on the skin, flat: a bent one would look folded from the side."""
    plane = _Plane((middle[0] * flip, middle[1]))
    return Mark(name, plane.lay(points, flip), (plane.normal,))


def _stroke(
    name: str,
    points: Sequence[Point],
    width: float,
    flip: float,
    middle: Point,
    edge: float = HIDDEN,
) -> Mark:
    """Lay a stroke on the skin, likewise."""
    plane = _Plane((middle[0] * flip, middle[1]))
    return Mark(name, plane.lay(points, flip), (plane.normal,) * len(points), width, edge)


class _Plane:
    """The plane that touches the face at a point of its front, turned a little to the front.

    Fully turned outward, brows and eyes would slant, and look angry, in a head that looks down.
    """

    def __init__(self, middle: Point) -> None:
        self._at, self.normal = on_skin(*middle)

    def lay(self, points: Sequence[Point], flip: float) -> tuple[Vec, ...]:
        """Return the points of the plane at (x, y); *flip* -1 swaps left and right."""
        (ax, ay, az), (nx, ny, nz) = self._at, self.normal
        ex, ey = 0.7 * nx / nz, ny / nz
        return tuple((x * flip, y, az - (x * flip - ax) * ex - (y - ay) * ey) for x, y in points)


def on_skin(x: float, y: float) -> tuple[Vec, Vec]:
    """Return the foremost point of the head at (x, y) from its centre, and its unit normal.

    The ellipsoids melt into each other, else an eye would be folded where two of them meet.
    """
    total = deep = 0.0
    nx = ny = nz = 0.0
    for (cx, cy, cz), (rx, ry, rz) in FLESH:
        u, v = (x - cx) / rx, (y - cy) / ry
        w = sqrt(max(0.0, 1 - u * u - v * v))
        z = cz + rz * w if w else -9.0
        share = exp(_MELT * (z - 0.4))
        total += share
        deep += share * z
        nx, ny, nz = nx + share * u / rx, ny + share * v / ry, nz + share * w / rz
    return (x, y, deep / total), unit((nx, ny, nz), Z)
