"""Our own pictures: SVG files of ``assets/icons`` drawn in one colour, and the app's icon."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

from desk_stretch.resources import asset
from desk_stretch.ui.tokens import ICON_SIZES

APP_ICON = "desk-stretch"

# Arrows that point along the reading direction turn round for right-to-left. The triangle of
# play does not: it is that of a machine; nor do left and right, which are sides of the body.
_MIRRORED = frozenset({"back", "next", "skip", "undo", "earlier", "later"})


def pixmap(
    name: str, side: int, colour: str, ratio: float = 1.0, mirrored: bool = False
) -> QPixmap:
    """Draw an icon *side* logical pixels wide, its strokes and fills in *colour*."""
    picture = asset("icons", f"{name}.svg").read_text(encoding="utf-8")
    result = QPixmap(QSize(side, side) * ratio)
    result.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(picture.replace("currentColor", colour).encode()))
    with QPainter(result) as painter:
        renderer.render(painter, QRectF(result.rect()))
    if mirrored and name in _MIRRORED:
        result = result.transformed(QTransform.fromScale(-1, 1))
    result.setDevicePixelRatio(ratio)
    return result


def app_icon() -> QIcon:
    """The icon of the app: the desktop theme's, if it has one of our name, else our own."""
    own = QIcon()
    for side in (*ICON_SIZES, 64, 128, 256):
        own.addPixmap(pixmap(APP_ICON, side, "#2e9c9a"))
    return QIcon.fromTheme(APP_ICON, own)
