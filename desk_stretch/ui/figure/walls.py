"""What is behind and beneath everything: walls, a window, the wall round a doorway, the mat.

A wall that we look onto makes the ground of the picture a room; one that we see nearly from its
edge is a slab that runs out at the top.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import cos, pi, sin
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen

from desk_stretch.core.figure.geometry import UPRIGHT, Vec
from desk_stretch.ui.figure.lens import Ball, Point
from desk_stretch.ui.figure.outline import hull, joined, polygon
from desk_stretch.ui.figure.palette import Dress, Tone, mixed
from desk_stretch.ui.figure.solids import Solid, Yard, faint, lighter

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

_SLAB = 0.30
"""A wall that faces us less than this is drawn as a slab."""

_HIGH, _FAR, _NEAR = 14.0, 30.0, 1.9
_SKIRT = 0.34
_PANE = ((-5.4, 0.6), (2.9, 6.9))
"""From where to where the window's glass reaches in its wall, aside and in height."""

_BAR = -2.2  # the bar in the middle of the window
_HILLS = (
    ((-3.2, 2.3, 2.6, 1.95), "wall"),
    ((0.4, 2.2, 2.2, 1.65), "wall"),
    ((-1.8, 2.0, 3.6, 1.45), "cushion"),
)
"""Ovals behind the window, the farthest first, and whose colour each has."""

_THICK = 0.42
_BRICK = (0.62, 0.27)
_BARE = ((-2.9, 6.1), (2.1, 4.5), (-2.7, 2.2), (1.9, 7.6), (-6.3, 4.3), (5.2, 6.3), (4.4, 2.4))
"""Where the plaster shows bricks: x and height, beside the place where the figure stands."""


def wall(painter: QPainter, box: QRectF, yard: Yard) -> None:
    """Paint the wall behind the figure."""
    _wall(painter, box, yard, yard.number("wall_z"), 1.0)


def wall_ahead(painter: QPainter, box: QRectF, yard: Yard) -> None:
    """Paint the wall before the figure."""
    _wall(painter, box, yard, yard.number("wall_ahead_z"), -1.0)


def window(painter: QPainter, box: QRectF, yard: Yard) -> None:
    """Paint a wall before the figure with a window in it, and hills far away behind the glass."""
    z = yard.number("window_z")
    _wall(painter, box, yard, z, -1.0, is_bare=False)
    if yard.lens.toward[2] > -_SLAB:
        return
    (left, right), (low, high) = _PANE
    pane = _sheet(yard, (left, right), (low, high), z)
    painter.save()
    painter.setClipPath(_room(box))
    painter.setClipPath(pane, Qt.ClipOperation.IntersectClip)
    painter.fillPath(pane, sky(yard.dress))
    for hill, tone in _HILLS:
        ink: Tone = getattr(yard.dress, tone)
        painter.fillPath(_disc_in(yard, hill, z), ink.fill)
        painter.strokePath(_disc_in(yard, hill, z), QPen(ink.shade, yard.line))
    painter.setClipPath(_room(box))
    bars = joined(
        [
            *(_sheet(yard, (x - 0.07, x + 0.07), (low, high), z) for x in (left, _BAR, right)),
            *(_sheet(yard, (left - 0.07, right + 0.07), (y - 0.07, y + 0.07), z)
              for y in (low, high)),
            _sheet(yard, (left - 0.22, right + 0.22), (low - 0.20, low - 0.04), z),
        ]
    )  # fmt: skip
    painter.strokePath(bars, QPen(yard.dress.shoe.line, yard.line * 2))
    painter.fillPath(bars, yard.dress.shoe.fill)
    painter.restore()


def sky(dress: Dress) -> QBrush:
    """Return the colour behind a window: plain where contrast is wanted."""
    air = mixed(dress.disc.color().name(), "#7fb6e0", 0.5)
    return dress.disc if dress.is_flat else QBrush(QColor(air))


def _disc_in(yard: Yard, disc: tuple[float, float, float, float], z: float) -> QPainterPath:
    """Return the oval of (x, y, half its width, half its height) in the plane at *z*."""
    x, y, wide, high = disc
    turns = [2 * pi * i / 40 for i in range(40)]
    return _quad(yard, [(x + wide * cos(turn), y + high * sin(turn), z) for turn in turns])


def _wall(
    painter: QPainter, box: QRectF, yard: Yard, z: float, way: float, is_bare: bool = True
) -> None:
    facing = yard.lens.toward[2] * way
    painter.save()
    if facing >= _SLAB:
        painter.setClipPath(_room(box))
        painter.fillPath(_room(box), yard.dress.disc)
        _plane(painter, yard, (-_FAR, _FAR), z, is_bare)
    elif facing > -_SLAB:
        _slab(painter, box, yard, z, way)
    else:
        # It stands between us and the body: only where it meets the floor is shown.
        back = z - way * _THICK
        near = [(-_NEAR, 0.0, z), (_NEAR, 0.0, z), (_NEAR, 0.0, back), (-_NEAR, 0.0, back)]
        painter.fillPath(_quad(yard, near), yard.dress.wall.fill)
    painter.restore()


def _plane(
    painter: QPainter, yard: Yard, reach: tuple[float, float], z: float, is_bare: bool
) -> None:
    tone = yard.dress.wall
    painter.fillPath(_sheet(yard, reach, (0.0, _HIGH), z), tone.fill)
    if is_bare:
        painter.strokePath(_bricks(yard, z), QPen(tone.shade, yard.line * 1.2))
    painter.fillPath(_sheet(yard, reach, (0.0, _SKIRT), z), lighter(tone.fill, 0.50))
    thin = yard.line / yard.lens.scale / max(0.3, yard.lens.up[1])
    for low, ink in ((_SKIRT, tone.line), (_SKIRT * 0.72, tone.shade), (0.0, tone.line)):
        painter.fillPath(_sheet(yard, reach, (low, low + thin), z), ink)


def _bricks(yard: Yard, z: float) -> QPainterPath:
    """Return a few bricks here and there: without them a bare wall is only a darker ground."""
    lines = QPainterPath()
    for x, y in _BARE:
        for left, up in ((0.0, 0.0), (_BRICK[0], 0.0), (_BRICK[0] / 2, _BRICK[1])):
            a, b = x + left, y + up
            c, d = a + _BRICK[0], b + _BRICK[1]
            corners = ((a, b), (c, b), (c, d), (a, d))
            lines.addPolygon([QPointF(*yard.lens.place(yard.spot(*at, z))) for at in corners])
            lines.closeSubpath()
    return lines


def _slab(painter: QPainter, box: QRectF, yard: Yard, z: float, way: float) -> None:
    """Paint a piece of wall seen from its edge: its end is cut, its top fades out."""
    tone = yard.dress.wall
    near = -_NEAR if yard.lens.depth(yard.spot(1.0, 0.0, 0.0)) < 0 else _NEAR
    back, board = z - way * _THICK, z + way * 0.07
    cut = _cut(yard, near, (back, z), _HIGH)
    foot = _cut(yard, near, (back, board), _SKIRT)
    sheets = [_sheet(yard, (-_NEAR, _NEAR), (0.0, _HIGH), z)]
    sheets.append(_sheet(yard, (-_NEAR, _NEAR), (0.0, _SKIRT), board))
    whole = joined([*sheets, cut, foot])
    rim = _grown([*sheets, cut, foot], yard.line).subtracted(whole)
    painter.fillPath(rim, _fading(tone.line, box))
    is_seen = yard.lens.toward[2] * way > 0
    painter.fillPath(sheets[0], _fading(tone.fill if is_seen else tone.shade, box))
    if is_seen:
        painter.fillPath(_grown([sheets[1]], yard.line), tone.shade)
        painter.fillPath(sheets[1], lighter(tone.fill, 0.2))
    painter.fillPath(cut, _fading(tone.shade, box))
    painter.fillPath(foot, tone.shade)
    painter.save()
    painter.setClipPath(cut)
    painter.strokePath(
        _hatch(cut, yard.lens.scale * 0.34), QPen(_fading(tone.line, box), yard.line)
    )
    painter.restore()


def _cut(yard: Yard, x: float, deep: tuple[float, float], high: float) -> QPainterPath:
    a, b = deep
    return _quad(yard, [(x, 0.0, a), (x, 0.0, b), (x, high, b), (x, high, a)])


def _hatch(cut: QPainterPath, step: float) -> QPainterPath:
    """Return the slanting lines that mark what is cut through in a drawing."""
    box = cut.boundingRect()
    lines = QPainterPath()
    y = box.bottom()
    while y > box.top() - box.width():
        lines.moveTo(box.left(), y)
        lines.lineTo(box.right(), y - box.width())
        y -= step
    return lines


def doorway_wall(painter: QPainter, box: QRectF, yard: Yard) -> None:
    """Paint the wall in which the door frame stands, only where it is behind the body."""
    x, z = yard.number("door_x") + 0.11, yard.number("door_z")
    tone = yard.dress.wall
    painter.save()
    painter.setClipPath(_disc(box))
    for side in (-1.0, 1.0):
        if yard.lens.toward[2] < -_SLAB or _is_beyond(yard, side * x):
            sheet = _sheet(yard, (side * x, side * _FAR), (0.0, _HIGH), z)
            painter.fillPath(sheet, tone.fill)
            skirt = _sheet(yard, (side * x, side * _FAR), (0.0, _SKIRT), z)
            painter.fillPath(skirt, lighter(tone.fill, 0.35))
    sill = _quad(yard, [(-x, 0, z - 0.24), (x, 0, z - 0.24), (x, 0, z + 0.24), (-x, 0, z + 0.24)])
    painter.fillPath(sill, faint(yard.dress.wood.fill, 0.55))
    painter.restore()


def _is_beyond(yard: Yard, x: float) -> bool:
    return yard.lens.depth(yard.spot(x, 0.0, 0.0)) < -0.45 * abs(x)


def mat(painter: QPainter, _box: QRectF, yard: Yard) -> None:
    """Paint the mat on the floor."""
    z, long, wide = (yard.number(name) for name in ("mat_z", "mat_long", "mat_wide"))
    tone = yard.dress.mat
    solid = yard.box(yard.spot(0, 0.03, z), (wide / 2, 0.03, long / 2), 0.03, tone)
    paint_solid(painter, solid)
    a, b = wide / 2 - 0.10, long / 2 - 0.10
    rim = _quad(yard, [(-a, 0.06, z - b), (a, 0.06, z - b), (a, 0.06, z + b), (-a, 0.06, z + b)])
    c, d = a - 0.035, b - 0.035
    hole = _quad(yard, [(-c, 0.06, z - d), (c, 0.06, z - d), (c, 0.06, z + d), (-c, 0.06, z + d)])
    painter.fillPath(rim.subtracted(hole), faint(tone.shade, 0.8))


def chair_shadow(painter: QPainter, _box: QRectF, yard: Yard) -> None:
    """Paint the shadow beneath the five feet of a chair."""
    spot = Ball(yard.spot(0.0, 0.0, 0.07), UPRIGHT, (1.05, 0.0, 1.05))
    painter.fillPath(hull([yard.lens.blob(spot)]), yard.dress.floor)


def paint_solid(painter: QPainter, solid: Solid) -> None:
    """Paint a solid at once, with its outline."""
    painter.fillPath(solid.grown, solid.tone.line)
    for coat in solid.coats:
        if coat.fill is not None:
            painter.fillPath(coat.path, coat.fill)
        if coat.pen is not None:
            painter.strokePath(coat.path, coat.pen)


GROUND: Mapping[str, Callable[[QPainter, QRectF, Yard], None]] = {
    "wall": wall,
    "wall-ahead": wall_ahead,
    "window": window,
    "door-frame": doorway_wall,
    "mat": mat,
    "chair": chair_shadow,
    "stool": chair_shadow,
}
"""What is painted before all parts, in this order."""


def _room(box: QRectF) -> QPainterPath:
    gap = min(box.width(), box.height()) * 0.04
    path = QPainterPath()
    path.addRoundedRect(box.adjusted(gap, gap, -gap, -gap), 2 * gap, 2 * gap)
    return path


def _disc(box: QRectF) -> QPainterPath:
    radius = min(box.width(), box.height()) * 0.44
    path = QPainterPath()
    path.addEllipse(box.center(), radius, radius)
    return path


def _sheet(
    yard: Yard, wide: tuple[float, float], high: tuple[float, float], z: float
) -> QPainterPath:
    (a, b), (c, d) = wide, high
    return _quad(yard, [(a, c, z), (b, c, z), (b, d, z), (a, d, z)])


def _quad(yard: Yard, corners: list[Vec]) -> QPainterPath:
    points: list[Point] = [yard.lens.place(yard.spot(*corner)) for corner in corners]
    area = sum(
        a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True)
    )
    return polygon(points if area > 0 else points[::-1])


def _grown(paths: list[QPainterPath], by: float) -> QPainterPath:
    """Return what is about so much larger than paths, by moving them to all sides."""
    whole = QPainterPath()
    whole.setFillRule(paths[0].fillRule())
    for path in paths:
        for dx, dy in ((by, 0), (-by, 0), (0, by), (0, -by)):
            whole.addPath(path.translated(dx, dy))
    return whole


def _fading(brush: QBrush, box: QRectF) -> QBrush:
    """Return a colour that fades out towards the top of the picture."""
    clear = QColor(brush.color())
    clear.setAlpha(0)
    fade = QLinearGradient(0.0, box.top(), 0.0, box.top() + box.height() * 0.14)
    fade.setColorAt(0.0, clear)
    fade.setColorAt(1.0, brush.color())
    return QBrush(fade)
