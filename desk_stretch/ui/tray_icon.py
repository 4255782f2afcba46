"""The picture in the tray: every state has its own shape, so that no colour is needed to read it.

The colour is a middle one that keeps 3:1 on light and on dark panels, whatever theme a window has.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from desk_stretch.ui.arc import paint_ring
from desk_stretch.ui.tokens import ICON_SIZES

if TYPE_CHECKING:
    from desk_stretch.engine.events import Status

STEPS = 20  # in how many steps the ring fills
RING = "#2a9694"
TRACK = "#87939a"
RATIOS = (1, 2)


class Mark(Enum):
    """The shapes of the icon."""

    COUNTING = "a ring that fills"
    DUE = "a filled disc with a person"
    MISSED = "a ring that fills around a dot"
    SNOOZED = "a ring with the hands of a clock"
    PAUSED = "two bars"
    HELD = "a hollow ring with a dash"
    QUIET = "a hollow ring"
    ROUTINE = "a ring around a triangle"


_MARKS = {
    "counting": Mark.COUNTING,
    "due": Mark.DUE,
    "snoozed": Mark.SNOOZED,
    "held": Mark.HELD,
    "paused": Mark.PAUSED,
    "routine": Mark.ROUTINE,
}


def mark_of(status: Status) -> Mark:
    """Return the shape for a status; a missed prompt leaves its dot while time is counted."""
    mark = _MARKS.get(status.state, Mark.QUIET)
    return Mark.MISSED if status.missed and mark in (Mark.COUNTING, Mark.QUIET) else mark


def draw_icon(mark: Mark, share: float) -> QIcon:
    """Return the icon in all sizes; *share* 0..1 of the work time is over."""
    icon = QIcon()
    for side in ICON_SIZES:
        for ratio in RATIOS:
            icon.addPixmap(draw_pixmap(mark, share, side, ratio))
    return icon


def draw_pixmap(mark: Mark, share: float, side: int, ratio: int = 1) -> QPixmap:
    """Draw the icon *side* logical pixels wide."""
    pixmap = QPixmap(QSize(side, side) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(side / 24, side / 24)
        _paint(painter, mark, share)
    return pixmap


def _paint(painter: QPainter, mark: Mark, share: float) -> None:
    """Draw on a ground of 24 by 24."""
    box = QRectF(1.5, 1.5, 21, 21)
    if mark is Mark.DUE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(RING))
        painter.drawEllipse(QRectF(0.5, 0.5, 23, 23))
        _person(painter)
        return
    if mark is Mark.PAUSED:
        _stroke(painter, RING, 5.0, (8, 5.5, 8, 18.5), (16, 5.5, 16, 18.5))
        return
    hollow = mark in (Mark.HELD, Mark.QUIET)
    full = 1.0 if mark in (Mark.SNOOZED, Mark.ROUTINE) else share
    width = 2.4 if hollow else 3.6
    paint_ring(painter, box, 0.0 if hollow else full, width, RING, TRACK)
    _paint_middle(painter, mark)


def _paint_middle(painter: QPainter, mark: Mark) -> None:
    if mark is Mark.MISSED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(RING))
        painter.drawEllipse(QPointF(12, 12), 4, 4)
    elif mark is Mark.SNOOZED:
        _stroke(painter, RING, 2.4, (12, 7.6, 12, 12), (12, 12, 15.2, 13.8))
    elif mark is Mark.HELD:
        _stroke(painter, TRACK, 2.6, (8.6, 12, 15.4, 12))
    elif mark is Mark.ROUTINE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(RING))
        triangle = QPainterPath(QPointF(9.4, 7.4))
        triangle.lineTo(17, 12)
        triangle.lineTo(9.4, 16.6)
        painter.drawPath(triangle)


def _person(painter: QPainter) -> None:
    """A person reaching up, cut out in white."""
    painter.setBrush(QColor("#ffffff"))
    painter.drawEllipse(QPointF(12, 7.0), 2.2, 2.2)
    _stroke(
        painter, "#ffffff", 2.4, (6.4, 7.4, 12, 13.2), (17.6, 7.4, 12, 13.2), (12, 13.2, 12, 18.6)
    )


def _stroke(
    painter: QPainter, colour: str, width: float, *lines: tuple[float, float, float, float]
) -> None:
    cap = Qt.PenCapStyle.RoundCap
    painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, cap))
    for x1, y1, x2, y2 in lines:
        painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))
