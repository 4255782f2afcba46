"""Arrows on top of the picture: a thin tail that swells into a filled head, with a halo.

Their paths in space come with the still; here they become shapes, and keep clear of the face.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import hypot

from PySide6.QtGui import QPainter, QPainterPath

from desk_stretch.core.figure.camera import Camera
from desk_stretch.core.figure.geometry import Vec, distance
from desk_stretch.core.figure.skeleton import Bone
from desk_stretch.core.figure.still import Still, Stroke
from desk_stretch.ui.figure.lens import Ball, Blob, Lens, Point
from desk_stretch.ui.figure.outline import hull, joined, polygon
from desk_stretch.ui.figure.palette import Dress

LEAST = 0.6
"""Heads; an arrow seen shorter than this is drawn out along its way."""

_TAIL, _NECK = 0.030, 0.085  # half widths, in heads
_HEAD_LONG, _HEAD_WIDE = 0.40, 0.25
_HALO = 0.05
_PRESS_LONG, _PRESS_HALF, _PRESS_HEAD = 0.84, 0.10, 0.27
_PRESS_BAR = 0.16
_FACE = (0.40, 0.50, 0.46)
_TOUCH, _CLEAR = 0.08, 0.32
"""Heads: an arrow nearer to the face than the first is moved off to the second."""

_ROUND = 0.45
"""A way whose ends are nearer to each other than this share of its length goes round something."""


def paint_arrows(painter: QPainter, still: Still, lens: Lens, dress: Dress) -> list[QPainterPath]:
    """Paint all arrows of an instant; return their shapes, halos included."""
    painted = []
    for stroke in still.strokes:
        heads = stroke.heads or (still.skeleton.bone("skull"),)
        shape = _press(stroke, lens) if stroke.is_press else _moving(stroke, lens, heads)
        if shape is None or stroke.strength <= 0.01:
            continue
        painter.save()
        painter.setOpacity(painter.opacity() * min(1.0, stroke.strength))
        halo, body = shape
        painter.fillPath(halo, dress.arrow_halo)
        painter.fillPath(body, dress.arrow)
        painter.restore()
        painted.append(halo)
    return painted


Shape = tuple[QPainterPath, QPainterPath]


def _moving(stroke: Stroke, lens: Lens, heads: tuple[Bone, ...]) -> Shape | None:
    """Return halo and body of an arrow that grows along its way."""
    line, whole = _way(stroke.path, heads, lens.camera)
    reach = whole * min(1.0, max(0.0, stroke.grown))
    if reach < 0.12 * lens.scale:
        return None
    line = _first(line, reach)
    left = reach * (1 - stroke.gone)
    if left < 0.12 * lens.scale:
        return None
    return _drawn(_first(line[::-1], left)[::-1] if stroke.gone else line, lens.scale)


@lru_cache(maxsize=8)
def _way(
    path: tuple[Vec, ...], heads: tuple[Bone, ...], camera: Camera
) -> tuple[list[Point], float]:
    """Return the line of a whole arrow and its length: the same while the arrow grows."""
    lens = Lens(camera)
    faces = [lens.blob(Ball(head.at((0.0, 0.40, 0.02)), head.frame, _FACE)) for head in heads]
    points = _long_enough([lens.place(point) for point in path], lens.scale)
    off = _slid_off if _is_round(path) else _clear_of
    points = off(points, faces, lens.scale)
    return _smooth(points), _length(points)


def _long_enough(points: list[Point], scale: float) -> list[Point]:
    """Draw a short path out, to both sides, along the way that it goes."""
    least = LEAST * scale
    if len(points) < 2 or _length(points) >= least:
        return points
    (ax, ay), (bx, by) = points[0], points[-1]
    dx, dy = bx - ax, by - ay
    far = hypot(dx, dy)
    if far < 1e-6:
        return points
    mx, my = (ax + bx) / 2, (ay + by) / 2
    k = least / far / 2
    return [(mx - dx * k, my - dy * k), (mx, my), (mx + dx * k, my + dy * k)]


def _clear_of(points: list[Point], faces: Sequence[Blob], scale: float) -> list[Point]:
    """Move an arrow that crosses the face out of it, as a whole, so that it keeps its form."""
    met = [face for face in faces if _meets(points, face, _TOUCH * scale)]
    if not met:
        return points
    nx, ny = _aside(points, met[-1])
    step = 0.1 * scale
    for i in range(1, 40):
        moved = [(x + nx * step * i, y + ny * step * i) for x, y in points]
        if not any(_meets(moved, face, _CLEAR * scale) for face in faces):
            return moved
    return points


def _is_round(path: tuple[Vec, ...]) -> bool:
    return distance(path[0], path[-1]) < _ROUND * sum(distance(a, b) for a, b in pairwise(path))


def _slid_off(points: list[Point], faces: Sequence[Blob], scale: float) -> list[Point]:
    """Make a ring smaller and slide it away from the face, no more than is needed: it has to
    stay at the joint that it goes round."""
    mx, my = (sum(at) / len(points) for at in zip(*points, strict=True))
    for i in range(12):
        k, step = 1 - 0.04 * i, 0.06 * i * scale
        nx, ny = _from_face(mx, my, faces)
        moved = [(mx + (x - mx) * k + nx * step, my + (y - my) * k + ny * step) for x, y in points]
        if not any(_meets(moved, face, _TOUCH * scale) for face in faces):
            break
    return moved


def _from_face(x: float, y: float, faces: Sequence[Blob]) -> Point:
    near = min(faces, key=lambda face: hypot(x - face.x, y - face.y))
    far = max(1e-6, hypot(x - near.x, y - near.y))
    return (x - near.x) / far, (y - near.y) / far


def _aside(points: list[Point], face: Blob) -> Point:
    """Return the direction across an arrow's way that leads away from the face; up if in doubt."""
    dx, dy = points[-1][0] - points[0][0], points[-1][1] - points[0][1]
    far = max(1e-6, hypot(dx, dy))
    nx, ny = dy / far, -dx / far
    mx = sum(x for x, _ in points) / len(points) - face.x
    my = sum(y for _, y in points) / len(points) - face.y
    off = mx * nx + my * ny
    is_wrong = off < 0 if abs(off) > 0.1 * face.radius else ny > 0
    return (-nx, -ny) if is_wrong else (nx, ny)


def _meets(points: list[Point], face: Blob, more: float) -> bool:
    return any(_is_inside(x, y, face, more) for x, y in _smooth(points))


def _is_inside(x: float, y: float, face: Blob, more: float) -> bool:
    dx, dy = x - face.x, y - face.y
    far = hypot(dx, dy)
    return far < 1e-6 or far < face.reach(dx / far, dy / far) + more


def _drawn(line: list[Point], scale: float) -> Shape:
    whole = _length(line)
    head = min(_HEAD_LONG * scale, whole * 0.62)
    k = head / (_HEAD_LONG * scale)
    shaft, tip = _first(line, whole - head * 0.82), line[-1]
    base = _first(line, whole - head)[-1]
    dx, dy = tip[0] - base[0], tip[1] - base[1]
    far = max(1e-6, hypot(dx, dy))
    way = (dx / far, dy / far)
    wide = _HEAD_WIDE * scale * k
    halo = _HALO * scale
    body = joined([_shaft(shaft, scale * k, 0.0), _point(base, tip, way, wide, 0.0)])
    rim = joined([_shaft(shaft, scale * k, halo), _point(base, tip, way, wide, halo)])
    return rim, body


def _shaft(line: list[Point], scale: float, grow: float) -> QPainterPath:
    """Return a tail that swells from a thin, round end."""
    whole = max(1e-6, _length(line))
    lefts, rights = [], []
    gone = 0.0
    for i, (x, y) in enumerate(line):
        gone += hypot(x - line[i - 1][0], y - line[i - 1][1]) if i else 0.0
        ax, ay = line[max(0, i - 1)]
        bx, by = line[min(len(line) - 1, i + 1)]
        far = max(1e-6, hypot(bx - ax, by - ay))
        nx, ny = (by - ay) / far, -(bx - ax) / far
        half = (_TAIL + (_NECK - _TAIL) * (gone / whole) ** 1.2) * scale + grow
        lefts.append((x + nx * half, y + ny * half))
        rights.append((x - nx * half, y - ny * half))
    end = _TAIL * scale + grow
    start = hull([Blob(line[0][0], line[0][1], end * end, 0.0, end * end)])
    return joined([start, polygon([*lefts, *reversed(rights)])])


def _point(base: Point, tip: Point, way: Point, wide: float, grow: float) -> QPainterPath:
    """Return the head: a triangle with slightly rounded corners."""
    soft = wide * 0.17
    long = max(1e-6, hypot(tip[0] - base[0], tip[1] - base[1]))
    nx, ny = -way[1], way[0]
    corners = [
        (tip[0] - way[0] * soft * 1.6, tip[1] - way[1] * soft * 1.6),
        (
            base[0] + nx * (wide - soft) + way[0] * soft,
            base[1] + ny * (wide - soft) + way[1] * soft,
        ),
        (
            base[0] - nx * (wide - soft) + way[0] * soft,
            base[1] - ny * (wide - soft) + way[1] * soft,
        ),
    ]
    size = (min(soft, long / 3) + grow) ** 2
    return hull([Blob(x, y, size, 0.0, size) for x, y in corners])


def _press(stroke: Stroke, lens: Lens) -> Shape | None:
    """Return a short, thick arrow with a bar at its base; it moves a little with each pulse."""
    (ax, ay), (bx, by) = lens.place(stroke.path[0]), lens.place(stroke.path[-1])
    far = hypot(bx - ax, by - ay)
    if far < 1e-6:
        return None
    s = lens.scale
    way = ((bx - ax) / far, (by - ay) / far)
    long = max(far, _PRESS_LONG * s) * (0.80 + 0.20 * min(1.0, max(0.0, stroke.grown)))
    tip = (ax + way[0] * long, ay + way[1] * long)
    base = (tip[0] - way[0] * _PRESS_HEAD * s * 1.15, tip[1] - way[1] * _PRESS_HEAD * s * 1.15)
    body: list[QPainterPath] = []
    rim: list[QPainterPath] = []
    for paths, grow in ((body, 0.0), (rim, _HALO * s)):
        start = (ax + way[0] * 0.16 * s, ay + way[1] * 0.16 * s)  # a gap, or it has two heads
        shaft = (start, (base[0] + way[0] * s * 0.05, base[1] + way[1] * s * 0.05))
        paths.append(_bar(shaft, _PRESS_HALF * s, grow))
        paths.append(_point(base, tip, way, _PRESS_HEAD * s, grow))
        side = (-way[1] * _PRESS_BAR * s, way[0] * _PRESS_BAR * s)
        bar = ((ax - side[0], ay - side[1]), (ax + side[0], ay + side[1]))
        paths.append(_bar(bar, 0.05 * s, grow))
    return joined(rim), joined(body)


def _bar(ends: tuple[Point, Point], half: float, grow: float) -> QPainterPath:
    size = (half + grow) ** 2
    return hull([Blob(x, y, size, 0.0, size) for x, y in ends])


def _length(points: Sequence[Point]) -> float:
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))


def _first(points: list[Point], reach: float) -> list[Point]:
    """Return the first so many pixels of a way."""
    kept = [points[0]]
    for a, b in pairwise(points):
        step = hypot(b[0] - a[0], b[1] - a[1])
        if step >= reach:
            f = reach / step if step > 1e-9 else 0.0
            kept.append((a[0] + (b[0] - a[0]) * f, a[1] + (b[1] - a[1]) * f))
            return kept
        kept.append(b)
        reach -= step
    return kept


def _smooth(points: list[Point]) -> list[Point]:
    """Return a way with four times the points, round where it turns."""
    ends = [points[0], *points, points[-1]]
    found = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for f in (0.0, 0.25, 0.5, 0.75):
            weights = (
                ((2 - f) * f - 1) * f / 2,
                ((3 * f - 5) * f * f + 2) / 2,
                ((4 - 3 * f) * f + 1) * f / 2,
                (f - 1) * f * f / 2,
            )
            x, y = (
                sum(w * p[i] for w, p in zip(weights, (a, b, c, d), strict=True)) for i in (0, 1)
            )
            found.append((x, y))
    return [*found, points[-1]]
