"""A flat, still drawing of a posture with the worked body areas lit; for a form without poses.

Drawn on a ground of 100 by 100. Like a mirror: the person's left is on the left.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QRadialGradient

from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.ui.tokens import Colours


@dataclass(frozen=True, slots=True)
class _Cloth:
    """The colours of the drawn person, as the figure will wear them."""

    skin: str
    hair: str
    shirt: str
    sleeve: str
    trousers: str
    shoe: str
    chair: str
    chair_dark: str
    floor: str


_DAY = _Cloth(
    skin="#e8ae8a", hair="#4a3128", shirt="#2e9c9a", sleeve="#288b8a", trousers="#3b4f6b",
    shoe="#f3f4f4", chair="#b4c0c7", chair_dark="#97a5ad", floor="#cbd8d5",
)  # fmt: skip
_NIGHT = _Cloth(
    skin="#dda27e", hair="#6a4a3c", shirt="#3ab0ac", sleeve="#319c99", trousers="#6d84a6",
    shoe="#dfe5e7", chair="#56646e", chair_dark="#45525b", floor="#303d46",
)  # fmt: skip


class _Spot(NamedTuple):
    """An area of the body: centre and half axes. *pair*: the other side has one too."""

    x: float
    y: float
    rx: float
    ry: float
    pair: bool = False


# On a body seen from the front; x of the left one, the right one is mirrored at 50.
_FRONT = {
    "neck": _Spot(47.4, 25.5, 2.6, 4.2, True),
    "shoulders": _Spot(37.5, 31.5, 5.0, 3.6, True),
    "upper-back": _Spot(50, 34.5, 9.5, 4.5),
    "chest": _Spot(44, 36.5, 5.0, 4.0, True),
    "side": _Spot(40.2, 47, 2.4, 7.5, True),
    "lower-back": _Spot(50, 54, 8.5, 3.6),
    "wrists": _Spot(31.0, 57.0, 3.0, 4.0, True),
    "hips": _Spot(43.5, 60, 4.5, 3.6, True),
    "legs": _Spot(43.5, 76, 3.2, 8.5, True),
    "eyes": _Spot(47.4, 16.6, 1.8, 1.2, True),
}
# On a body that lies with its head on the left.
_LYING = {
    "neck": _Spot(26, 61.5, 3.4, 2.6),
    "shoulders": _Spot(33, 60.5, 4.0, 3.6),
    "upper-back": _Spot(37, 65, 7.0, 2.6),
    "chest": _Spot(38, 58.5, 6.0, 2.6),
    "side": _Spot(44, 61.5, 6.0, 2.6),
    "lower-back": _Spot(48, 65, 6.0, 2.6),
    "wrists": _Spot(55.5, 66.5, 3.0, 2.4),
    "hips": _Spot(54.5, 62, 4.0, 4.0),
    "legs": _Spot(64, 52.5, 7.0, 3.4),
    "eyes": _Spot(18.2, 57.4, 1.4, 1.2),
}


def paint_person(
    painter: QPainter,
    box: QRectF,
    posture: Posture,
    roles: Colours,
    areas: Iterable[str] = (),
    side: str = "both",
) -> None:
    """Draw a person in *posture* into *box*, the areas of *side* lit."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scale = min(box.width(), box.height()) / 100
    painter.translate(box.center())
    painter.scale(scale, scale)
    painter.translate(-50, -50)
    cloth = _NIGHT if roles.dark else _DAY
    painter.setPen(QPen(QColor(roles.text), 0.6) if roles.contrast else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(roles.disc))
    painter.drawEllipse(QPointF(50, 50), 48, 48)
    if posture is Posture.FLOOR:
        painter.translate(-8.5, -14)
        painter.scale(1.17, 1.17)
        _lying(painter, cloth)
        spots = _LYING
    else:
        (_seated if posture is Posture.SITTING else _upright)(painter, cloth)
        spots = _FRONT
    for area in areas:
        if area in spots:
            _light(painter, _moved(spots[area], area, posture), side, roles)
    painter.restore()


def _moved(spot: _Spot, area: str, posture: Posture) -> _Spot:
    """Where the area is in a seated body: thighs are seen from their end."""
    if posture is not Posture.SITTING:
        return spot
    moved = {"legs": (42.5, 72.0), "wrists": (37.5, 62.0), "hips": (43.0, 61.0)}
    x, y = moved.get(area, (spot.x, spot.y))
    return spot._replace(x=x, y=y)


def _light(painter: QPainter, spot: _Spot, side: str, roles: Colours) -> None:
    """Light an area up: a warm glow with a bright core."""
    if not spot.pair:
        centres = [spot.x]
    else:
        left, right = spot.x, 100 - spot.x
        centres = {"left": [left], "right": [right]}.get(side, [left, right])
    for x in centres:
        painter.save()
        painter.translate(x, spot.y)
        painter.scale(spot.rx, spot.ry)
        glow = QRadialGradient(QPointF(0, 0), 1.4)
        warm, gone = QColor(roles.warm), QColor(roles.warm)
        warm.setAlpha(235)
        gone.setAlpha(0)
        glow.setColorAt(0.0, QColor("#ff9a4a"))
        glow.setColorAt(0.5, warm)
        glow.setColorAt(1.0, gone)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(glow)
        painter.drawEllipse(QPointF(0, 0), 1.4, 1.4)
        painter.restore()


def _limb(painter: QPainter, colour: str, width: float, *points: tuple[float, float]) -> None:
    """Draw a rounded limb through *points*."""
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(QPointF(*point))
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, cap, join))
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)


def _block(painter: QPainter, colour: str, box: QRectF, radius: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(box, radius, radius)


def _blob(painter: QPainter, colour: str, x: float, y: float, rx: float, ry: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QPointF(x, y), rx, ry)


def _trunk(painter: QPainter, cloth: _Cloth) -> None:
    """Shirt, neck and head, seen from the front."""
    _limb(painter, cloth.skin, 6.4, (50, 20), (50, 28))
    shirt = QPainterPath(QPointF(46.2, 27.6))
    shirt.cubicTo(41, 28.4, 36, 28.6, 34.2, 32.6)
    shirt.lineTo(38.6, 41)
    shirt.cubicTo(39.4, 47, 39.2, 52, 38.8, 58)
    shirt.quadTo(50, 60.6, 61.2, 58)
    shirt.cubicTo(60.8, 52, 60.6, 47, 61.4, 41)
    shirt.lineTo(65.8, 32.6)
    shirt.cubicTo(64, 28.6, 59, 28.4, 53.8, 27.6)
    shirt.quadTo(50, 31.6, 46.2, 27.6)
    painter.setBrush(QColor(cloth.shirt))
    painter.drawPath(shirt)
    _blob(painter, cloth.hair, 50, 14.6, 7.0, 7.4)
    _blob(painter, cloth.hair, 50, 7.2, 3.0, 2.6)
    _blob(painter, cloth.skin, 50, 16.6, 5.9, 6.9)
    fringe = QPainterPath(QPointF(43.4, 17))
    fringe.cubicTo(43.2, 6.2, 56.8, 6.2, 56.6, 17)
    fringe.cubicTo(55.2, 12.6, 49.5, 12.4, 43.4, 17)
    painter.setBrush(QColor(cloth.hair))
    painter.drawPath(fringe)


def _arm(painter: QPainter, cloth: _Cloth, *points: tuple[float, float]) -> None:
    """An arm from shoulder to hand, sleeve last, on both sides."""
    for mirror in (False, True):
        path = [(100 - x, y) if mirror else (x, y) for x, y in points]
        _limb(painter, cloth.skin, 4.6, *path)
        (x0, y0), (x1, y1) = path[0], path[1]
        _limb(painter, cloth.sleeve, 6.2, (x0, y0), (x0 + (x1 - x0) * 0.6, y0 + (y1 - y0) * 0.6))


def _upright(painter: QPainter, cloth: _Cloth) -> None:
    _blob(painter, cloth.floor, 50, 92.6, 22, 2.6)
    for x in (44.6, 55.4):
        _limb(painter, cloth.trousers, 8.2, (x, 60), (x - (50 - x) * 0.12, 88))
        _block(painter, cloth.shoe, QRectF(x - 4.4, 89.2, 8.8, 3.8), 1.9)
    _block(painter, cloth.trousers, QRectF(39.6, 55, 20.8, 10), 4)
    _arm(painter, cloth, (36.6, 33), (32.8, 45.4), (31.2, 57))
    _trunk(painter, cloth)


def _seated(painter: QPainter, cloth: _Cloth) -> None:
    _blob(painter, cloth.floor, 50, 92.8, 26, 2.6)
    _block(painter, cloth.chair_dark, QRectF(48, 66, 4, 22), 1)
    _limb(painter, cloth.chair_dark, 2.6, (50, 86), (37, 90.6))
    _limb(painter, cloth.chair_dark, 2.6, (50, 86), (63, 90.6))
    _block(painter, cloth.chair, QRectF(34.5, 33, 31, 27), 5)
    _block(painter, cloth.chair_dark, QRectF(33.5, 62, 33, 6.5), 3)
    for x in (42.6, 57.4):
        outward = (50 - x) * 0.14
        _limb(painter, cloth.trousers, 7.6, (x - outward, 69), (x - outward, 87))
        _block(painter, cloth.shoe, QRectF(x - outward - 4.4, 89, 8.8, 3.8), 1.9)
        _limb(painter, cloth.trousers, 9.6, (x + outward * 1.5, 60.5), (x - outward, 67))
    _block(painter, cloth.trousers, QRectF(39.4, 55.5, 21.2, 9), 4)
    _arm(painter, cloth, (36.6, 33), (32.8, 46), (38.4, 61.4))
    _trunk(painter, cloth)


def _lying(painter: QPainter, cloth: _Cloth) -> None:
    _block(painter, cloth.floor, QRectF(14, 67.6, 72, 3), 1.5)
    _limb(painter, cloth.skin, 5.2, (22, 61.6), (29, 62.4))
    _limb(painter, cloth.trousers, 8.4, (54, 62.6), (70, 48.6), (76, 63.8))
    _block(painter, cloth.shoe, QRectF(73.6, 63.6, 9.4, 3.8), 1.9)
    _block(painter, cloth.shirt, QRectF(27.4, 56.6, 30, 11), 5.2)
    _block(painter, cloth.trousers, QRectF(49.5, 57.4, 10, 10), 4.6)
    _limb(painter, cloth.skin, 4.2, (33, 61.6), (43, 66.6), (55, 66.4))
    _limb(painter, cloth.sleeve, 5.6, (33.2, 61.6), (39.6, 64.8))
    _blob(painter, cloth.hair, 18.2, 61.6, 6.8, 6.0)
    _blob(painter, cloth.skin, 19.4, 60.0, 5.8, 5.0)
