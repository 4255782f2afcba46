"""The one primitive of all drawing: outlines of heaps and rows of projected ellipsoids, in pixels.

Every outline runs in the same direction and is filled with WindingFill, so outlines can be joined.
*grow* adds so many pixels all round (a contour line is the same shape grown, filled beneath).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from math import atan2, cos, hypot, pi, sin, sqrt

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath

from desk_stretch.ui.figure.lens import Blob, Point

_SMALL = 6.0  # pixels; a cap of this radius is round with two curves
_FOLD = 0.26  # cosine of the sharpest turn that a row's outline can follow


_Station = tuple[float, float, float, float]
_Way = tuple[float, float, float]


_EMPTY = QPainterPath()
_EMPTY.setFillRule(Qt.FillRule.WindingFill)


def empty() -> QPainterPath:
    """Return a path without anything, to add outlines to."""
    return QPainterPath(_EMPTY)  # half the price of a new one with its fill rule set


def polygon(points: Iterable[Point]) -> QPainterPath:
    """Return a closed path through pixels. Give them clockwise as seen (y down)."""
    path = empty()
    rest = iter(points)
    path.moveTo(*next(rest))
    line_to = path.lineTo
    for x, y in rest:
        line_to(x, y)
    path.closeSubpath()
    return path


def circle(blob: Blob) -> QPainterPath:
    """Return a round outline of the size of an ellipse: a seam, a button."""
    path = empty()
    radius = blob.radius
    path.addEllipse(QPointF(blob.x, blob.y), radius, radius)
    return path


def joined(paths: Iterable[QPainterPath]) -> QPainterPath:
    """Return all paths as one; overlaps stay filled."""
    whole = empty()
    for path in paths:
        whole.addPath(path)
    return whole


def hull(blobs: Sequence[Blob], grow: float = 0.0) -> QPainterPath:
    """Return the outline of the convex hull of a heap of ellipses."""
    return hulls(blobs, (grow,))[0]


def hulls(blobs: Sequence[Blob], grows: Sequence[float]) -> list[QPainterPath]:
    """Return ``hull`` in several sizes at once, which costs little more than one."""
    support = _supports(blobs, max(grows))
    return [
        polygon([(x + nx * grow, y + ny * grow) for x, y, nx, ny in support] if grow else
                [(x, y) for x, y, _, _ in support])
        for grow in grows
    ]  # fmt: skip


def _supports(blobs: Sequence[Blob], grow: float) -> list[_Station]:
    """Return for each of many directions the farthest point, and the direction."""
    size = max([b[2] + b[4] for b in blobs])
    rows = [blob[:5] for blob in blobs]
    stations = []
    for nx, ny, xx, xy, yy in _rose(_steps(sqrt(size) + grow)):
        best = -1e18
        for row in rows:
            x, y, a, b, c = row
            h = sqrt(a * xx + b * xy + c * yy + 1e-9)
            at = x * nx + y * ny + h
            if at > best:
                best, far, root = at, row, h
        x, y, a, b, c = far
        stations.append((x + (a * nx + b * ny) / root, y + (b * nx + c * ny) / root, nx, ny))
    return stations


def loft(blobs: Sequence[Blob], grow: float = 0.0) -> QPainterPath:
    """Return the smooth outline round a row of ellipses: a limb, a trunk, a finger.

    Where the row points at us or folds back, it is the hulls of neighbours instead.
    """
    return lofts(blobs, (grow,))[0]


def lofts(blobs: Sequence[Blob], grows: Sequence[float]) -> list[QPainterPath]:
    """Return ``loft`` in several sizes at once."""
    row = _pruned(blobs)
    if len(row) == 1:
        return hulls(row, grows)
    ways = [_way(a, b) for a, b in pairwise(row)]
    if _is_folded(row, ways):
        pieces = [hulls(pair, grows) for pair in pairwise(row)]
        return [joined(sizes) for sizes in zip(*pieces, strict=True)]
    round_about = _stations(row, ways)
    return [_run(round_about, grow) for grow in grows]


def _stations(row: Sequence[Blob], ways: Sequence[_Way]) -> list[_Station]:
    """Return where the outline of a row touches, once round it clockwise as seen."""
    lefts: list[Point] = []
    rights: list[Point] = []
    last = len(row) - 1
    for i in range(len(row)):
        behind, ahead = row[max(0, i - 1)], row[min(last, i + 1)]
        tx, ty, long = ways[min(i, last - 1)]
        if 0 < i < last:
            tx, ty = _bisected(ways[i - 1], ways[i])
            long = hypot(ahead[0] - behind[0], ahead[1] - behind[1])
        # Where the row widens, it is touched further back: the envelope of a cone.
        lag = (ahead.reach(ty, -tx) - behind.reach(ty, -tx)) / max(1e-6, long)
        lag = max(-0.8, min(0.8, lag))
        rest = sqrt(1 - lag * lag)
        lefts.append((ty * rest - tx * lag, -tx * rest - ty * lag))
        rights.append((-ty * rest - tx * lag, tx * rest - ty * lag))
    end, start = row[-1], row[0]
    stations = [_touch(blob, normal) for blob, normal in zip(row, lefts, strict=True)]
    stations += [_touch(end, normal) for normal in _fan(lefts[-1], rights[-1], end)]
    stations += [
        _touch(blob, normal) for blob, normal in zip(row[-2::-1], rights[-2::-1], strict=True)
    ]
    stations += [_touch(start, normal) for normal in _fan(rights[0], lefts[0], start)]
    return stations


def _run(stations: Sequence[_Station], grow: float) -> QPainterPath:
    """Return the curve through stations; it crosses each at right angles to its normal."""
    path = empty()
    ax, ay, anx, any_ = stations[0]
    ax, ay = ax + anx * grow, ay + any_ * grow
    path.moveTo(ax, ay)
    cubic_to = path.cubicTo
    for x, y, nx, ny in stations[1:]:
        bx, by = x + nx * grow, y + ny * grow
        k = hypot(bx - ax, by - ay) * 0.36
        cubic_to(ax - any_ * k, ay + anx * k, bx + ny * k, by - nx * k, bx, by)
        ax, ay, anx, any_ = bx, by, nx, ny
    path.closeSubpath()
    return path


def _way(a: Blob, b: Blob) -> _Way:
    dx, dy = b[0] - a[0], b[1] - a[1]
    long = max(1e-6, hypot(dx, dy))
    return dx / long, dy / long, long


def _bisected(one: _Way, other: _Way) -> Point:
    sx, sy = one[0] + other[0], one[1] + other[1]
    long = max(1e-6, hypot(sx, sy))
    return sx / long, sy / long


def _touch(blob: Blob, normal: Point) -> _Station:
    x, y = blob.support(*normal)
    return x, y, normal[0], normal[1]


def _fan(start: Point, end: Point, tip: Blob) -> list[Point]:
    """Return normals that turn clockwise as seen from one to the other, the last included."""
    turn = _turn(start, end)
    is_small = tip[2] + tip[4] < 2 * _SMALL * _SMALL
    count = max(1, round(turn / (1.6 if is_small else 0.8)))
    normals = []
    for i in range(1, count + 1):
        s, c = sin(turn * i / count), cos(turn * i / count)
        normals.append((start[0] * c - start[1] * s, start[0] * s + start[1] * c))
    return normals


def _turn(start: Point, end: Point) -> float:
    turn = atan2(start[0] * end[1] - start[1] * end[0], start[0] * end[0] + start[1] * end[1])
    return turn + 2 * pi if turn < 0 else turn


def _pruned(blobs: Sequence[Blob]) -> list[Blob]:
    """Return the row without ellipses that a neighbour swallows: they cannot shape the outline."""
    row: list[Blob] = []
    for blob in blobs:
        while row and _swallows(blob, row[-1]):
            row.pop()
        if not row or not _swallows(row[-1], blob):
            row.append(blob)
    return row


def _swallows(big: Blob, small: Blob) -> bool:
    tx, ty, long = _way(big, small)
    if long + small.reach(tx, ty) > big.reach(tx, ty) + 0.02 * big.radius:
        return False
    return small.reach(-ty, tx) <= big.reach(-ty, tx)


def _is_folded(row: Sequence[Blob], ways: Sequence[_Way]) -> bool:
    if any(px * qx + py * qy < _FOLD for (px, py, _), (qx, qy, _) in pairwise(ways)):
        return True
    return any(
        long < abs(b.reach(ty, -tx) - a.reach(ty, -tx)) * 1.1
        for (tx, ty, long), (a, b) in zip(ways, pairwise(row), strict=True)
    )


def _steps(radius: float) -> int:
    """Return how many directions keep a corner within a seventh of a pixel of the curve."""
    return next((n for n in (10, 12, 16, 20, 24, 32, 40) if n * n > 24.0 * radius), 52)


@cache
def _rose(count: int) -> tuple[tuple[float, float, float, float, float], ...]:
    """Return directions (x, y) all round, and x², 2xy, y² of each."""
    ways = [(cos(2 * pi * i / count), sin(2 * pi * i / count)) for i in range(count)]
    return tuple((x, y, x * x, 2 * x * y, y * y) for x, y in ways)
