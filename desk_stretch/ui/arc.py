"""The ring that fills: one drawing for the countdown and for the icon in the tray, which is
shown before widgets and colours of windows are read."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen


def paint_ring(
    painter: QPainter, box: QRectF, fraction: float, width: float, ring: str, track: str
) -> None:
    """Draw a track and, clockwise from the top, *fraction* of it as ring."""
    inner = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(track), width))
    painter.drawEllipse(inner)
    span = round(max(0.0, min(1.0, fraction)) * 360 * 16)
    if span:
        cap = Qt.PenCapStyle.RoundCap
        painter.setPen(QPen(QColor(ring), width, Qt.PenStyle.SolidLine, cap))
        painter.drawArc(inner, 90 * 16, -span)
