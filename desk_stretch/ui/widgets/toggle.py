"""A switch. Its state shows by the place of the knob and a tick, not by colour alone."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from desk_stretch.ui import theme
from desk_stretch.ui.tokens import FOCUS_GAP, FOCUS_WIDTH, TARGET_QUIET, Colours, TextRole
from desk_stretch.ui.widgets.buttons import paint_focus

_ROOM = FOCUS_GAP + FOCUS_WIDTH


class Toggle(QCheckBox):
    """A check box in the shape of a switch; *name* is what a screen reader calls it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        height = max(24, round(QFontMetrics(theme.font(TextRole.BODY)).height() * 1.6))
        return QSize(round(height * 1.85) + 2 * _ROOM, max(TARGET_QUIET, height + 2 * _ROOM))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter switches as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = theme.colours(self)
        height = max(24.0, QFontMetrics(theme.font(TextRole.BODY)).height() * 1.6)
        box = QRectF(_ROOM, (self.height() - height) / 2, self.width() - 2 * _ROOM, height)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_track(painter, box, roles)
            self._paint_knob(painter, box, roles)
            if self.hasFocus():
                paint_focus(painter, box, roles, height / 2)

    def _paint_track(self, painter: QPainter, box: QRectF, roles: Colours) -> None:
        is_on = self.isChecked()
        painter.setPen(QPen(QColor(roles.accent if is_on else roles.outline), 1.5))
        painter.setBrush(QColor(roles.accent if is_on else roles.surface))
        painter.drawRoundedRect(
            box.adjusted(0.75, 0.75, -0.75, -0.75), box.height() / 2, box.height() / 2
        )

    def _paint_knob(self, painter: QPainter, box: QRectF, roles: Colours) -> None:
        is_on = self.isChecked()
        side = box.height() - 8
        at_right = is_on != self.isRightToLeft()
        left = box.right() - side - 4 if at_right else box.left() + 4
        knob = QRectF(left, box.top() + 4, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(roles.on_accent if is_on else roles.outline))
        painter.drawEllipse(knob)
        if is_on:
            pen = QPen(QColor(roles.accent), max(1.6, side * 0.12))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            shares = ((0.28, 0.52), (0.44, 0.68), (0.72, 0.34))
            painter.drawPolyline(
                [QPointF(knob.left() + side * x, knob.top() + side * y) for x, y in shares]
            )
