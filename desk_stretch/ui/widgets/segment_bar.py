"""The whole routine as a row of segments: done, now (taller), to come."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk_stretch.ui import theme
from desk_stretch.ui.tokens import XS, Colours

_HEIGHT = 14
_THIN, _THICK = 6.0, 10.0


class SegmentBar(QWidget):
    """*count* segments, of which *current* is *progress* 0..1 done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count, self._current, self._progress = 0, 0, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_progress(self, count: int, current: int, progress: float) -> None:
        """Show the place in the routine; repaints only if something differs."""
        wanted = (count, current, round(progress, 2))
        if wanted != (self._count, self._current, self._progress):
            self._count, self._current, self._progress = wanted
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._count == 0:
            return
        roles = theme.colours(self)
        gap = XS if self._count < 16 else 2
        width = (self.width() - gap * (self._count - 1)) / self._count
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.isRightToLeft():
                painter.translate(self.width(), 0)
                painter.scale(-1, 1)
            for index in range(self._count):
                self._paint_segment(painter, index, index * (width + gap), width, roles)

    def _paint_segment(
        self, painter: QPainter, index: int, left: float, width: float, roles: Colours
    ) -> None:
        height = _THICK if index == self._current else _THIN
        box = QRectF(left, (_HEIGHT - height) / 2, width, height)
        painter.setPen(QPen(QColor(roles.outline), 1) if roles.contrast else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(roles.track))
        painter.drawRoundedRect(box, height / 2, height / 2)
        done = 1.0 if index < self._current else 0.0
        if index == self._current:
            done = max(self._progress, min(1.0, height / max(1.0, width)))
        if done:
            box.setWidth(width * done)
            painter.setBrush(QColor(roles.ring))
            painter.drawRoundedRect(box, height / 2, height / 2)
