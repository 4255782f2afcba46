"""A surface that groups what belongs together: rounded, with a thin edge."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_stretch.ui import theme
from desk_stretch.ui.tokens import RADIUS, L, M


class Card(QWidget):
    """A rounded surface; put things into ``box``, its vertical layout."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(L, L, L, L)
        self.box.setSpacing(M)

    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = theme.colours(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(roles.border))
            painter.setBrush(QColor(roles.surface))
            painter.drawRoundedRect(
                self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS
            )
