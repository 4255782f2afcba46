"""A posture to choose, as a large picture with its word."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk_stretch.ui import icons, theme
from desk_stretch.ui.tokens import RADIUS, Colours, L, S, TextRole
from desk_stretch.ui.widgets.buttons import Button, paint_focus

_ROOM = 4


class PostureCard(Button):
    """One of a group of which exactly one is chosen; the chosen one carries a tick."""

    text_role = TextRole.STRONG

    def __init__(self, text: str, picture: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self._picture = picture
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        line = QFontMetrics(self._font()).height()
        return QSize(12 * line, 12 * line)

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        width = metrics.horizontalAdvance(self.text()) + 2 * L
        return QSize(min(width, 6 * metrics.height() + 2 * L), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return False

    def edge(self, roles: Colours) -> str | None:
        return roles.accent if self.isChecked() else roles.outline

    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = theme.colours(self)
        box = self.rect().toRectF().adjusted(_ROOM, _ROOM, -_ROOM, -_ROOM)
        is_on = self.isChecked()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self.edge(roles) or roles.text), 2 if is_on else 1))
            painter.setBrush(QColor(roles.disc if is_on else roles.surface))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
            self._paint_words(painter, box, roles)
            if self.hasFocus():
                paint_focus(painter, box, roles)

    def _paint_words(self, painter: QPainter, box: QRectF, roles: Colours) -> None:
        line = QFontMetrics(self._font()).height()
        ratio = self.devicePixelRatioF()
        side = min(6 * line, round(box.width()) - 2 * S)
        top = box.center().y() - (side + S + line) / 2
        picture = icons.pixmap(self._picture, side, roles.accent, ratio)
        painter.drawPixmap(round(box.center().x() - side / 2), round(top), picture)
        painter.setFont(self._font())
        painter.setPen(QColor(roles.text))
        words = QRectF(box.left(), top + side + S, box.width(), line)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), self.text())
        if self.isChecked():
            mark = round(1.6 * line)
            tick = icons.pixmap("check", mark, roles.accent, ratio)
            left = box.left() + S if self.isRightToLeft() else box.right() - S - mark
            painter.drawPixmap(round(left), round(box.top() + S), tick)
