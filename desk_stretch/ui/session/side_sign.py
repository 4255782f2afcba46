"""The side in an arrow and a word; the arrow points to the person's own side."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk_stretch.ui import icons, theme
from desk_stretch.ui.tokens import XS, M, S, TextRole


class SideSign(QWidget):
    """A rounded sign: arrow and word. Left and right never mirror with the language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = "both"
        self._word = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_side(self, side: str, word: str) -> None:
        """Show ``left``, ``right`` or ``both`` with its word."""
        if (side, word) != (self._side, self._word):
            self._side, self._word = side, word
            self.setAccessibleName(word)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(TextRole.STRONG))
        width = metrics.horizontalAdvance(self._word) + self._icon_side() + S + 2 * M + 2
        return QSize(width, metrics.height() + 2 * XS + 2)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ApplicationFontChange:
            self.updateGeometry()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = theme.colours(self)
        one_sided = self._side != "both"
        ink = roles.on_accent if one_sided else roles.text
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(roles.outline) if roles.contrast else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(roles.accent if one_sided else roles.sunken))
            box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            side = self._icon_side()
            on_right = self._side == "right"
            left = box.right() - M - side if on_right else box.left() + M
            picture = icons.pixmap(self._side, side, ink, self.devicePixelRatioF())
            painter.drawPixmap(round(left), round((self.height() - side) / 2), picture)
            painter.setFont(theme.font(TextRole.STRONG))
            painter.setPen(QColor(ink))
            words = QRectF(box).adjusted(M, 0, -M, 0)
            words.adjust(0 if on_right else side + S, 0, -(side + S) if on_right else 0, 0)
            painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), self._word)

    def _icon_side(self) -> int:
        return QFontMetrics(theme.font(TextRole.STRONG)).height()
