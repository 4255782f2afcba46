"""One of our pictures in the text's colour, as tall as the text. Decoration only."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk_stretch.ui import icons, theme
from desk_stretch.ui.tokens import TextRole


class Icon(QWidget):
    """An icon of *scale* times the height of body text, drawn in the muted colour."""

    def __init__(self, name: str, scale: float = 1.2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._scale = scale
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = round(QFontMetrics(theme.font(TextRole.BODY)).height() * self._scale)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colour, ratio = theme.colours(self).muted, self.devicePixelRatioF()
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, icons.pixmap(self._name, self.width(), colour, ratio))
