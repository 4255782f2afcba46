"""Small lines of the shirt that explain a movement: folds of a twist, the pleat, the hem."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import atan2, degrees

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QPainterPath, QPen

from desk_stretch.core.figure.geometry import cross, dot
from desk_stretch.core.figure.skeleton import Skeleton
from desk_stretch.ui.figure.lens import Lens, Point
from desk_stretch.ui.figure.outline import empty
from desk_stretch.ui.figure.palette import Dress
from desk_stretch.ui.figure.parts import Coat
from desk_stretch.ui.figure.trunk_shape import (
    CHEST,
    HEM,
    LOW_RIBS,
    RIBS,
    WAIST,
    Section,
    between,
)  # fmt: skip

_SLIGHT_TWIST = 9.0
_Place = tuple[Section, float]


def fold_coats(
    skeleton: Skeleton, row: Sequence[Section], lens: Lens, dress: Dress
) -> tuple[Coat, ...]:
    """Return the lines, as far as the cloth that they are on looks at us."""
    folds = empty()
    for places in (*_twist(skeleton, row), _pleat(row)):
        _add(folds, places, lens)
    hem = empty()
    edge = between(row[HEM], row[WAIST], 0.17)
    _add(hem, [(edge, azimuth * 15.0) for azimuth in range(25)], lens)
    coats = (_stroke(hem, dress.yoke, 0.022, lens), _stroke(folds, dress.yoke, 0.036, lens))
    return tuple(coat for coat in coats if not coat.path.isEmpty())


def _stroke(path: QPainterPath, ink: QBrush, wide: float, lens: Lens) -> Coat:
    pen = QPen(ink, max(0.9, wide * lens.scale))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return Coat(path, pen=pen)


def _twist(skeleton: Skeleton, row: Sequence[Section]) -> list[list[_Place]]:
    """Folds that run from the hip on one side up to the ribs on the other."""
    below, above = skeleton.bone("pelvis").frame, skeleton.bone("s3").frame
    up = skeleton.bone("s1").frame.y
    turn = degrees(atan2(dot(cross(below.x, above.x), up), dot(below.x, above.x)))
    if abs(turn) < _SLIGHT_TWIST:
        return []
    way = 1.0 if turn > 0 else -1.0
    reach = min(1.0, (abs(turn) - _SLIGHT_TWIST) / 26.0)
    levels = (between(row[HEM], row[WAIST], 0.75), row[LOW_RIBS], row[RIBS],
              between(row[RIBS], row[CHEST], 0.5))  # fmt: skip
    folds = []
    for start, rise, count in ((-66.0, 30.0, 3), (-18.0, 26.0, 4), (150.0, 28.0, 3)):
        folds.append([(levels[i], way * (start + rise * i * reach)) for i in range(count)])
    return folds


def _pleat(row: Sequence[Section]) -> list[_Place]:
    """The pleat down the middle of the back, below the yoke."""
    return [
        (between(row[RIBS], row[CHEST], 0.45), 180.0),
        (row[RIBS], 180.0),
        (row[LOW_RIBS], 180.0),
    ]


def _add(path: QPainterPath, places: Sequence[_Place], lens: Lens) -> None:
    """Add a line over the surface, only where it looks at us."""
    runs: list[list[Point]] = [[]]
    for section, azimuth in places:
        if section.faces(azimuth, lens) > 0.02:
            runs[-1].append(lens.place(section.at(azimuth)))
        elif runs[-1]:
            runs.append([])
    for points in runs:
        if len(points) > 1:
            _curve(path, points)


def _curve(path: QPainterPath, points: Sequence[Point]) -> None:
    """Go through points on a soft line: through the middles, bent by the points."""
    path.moveTo(*points[0])
    for a, b in pairwise(points[1:]):
        path.quadTo(a[0], a[1], (a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    path.lineTo(*points[-1])
