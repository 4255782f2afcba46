"""Buttons that paint themselves: primary, quiet, danger and link. They act on release.

Their text wraps where the width ends, so that large text never cuts a word.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from desk_stretch.ui import icons, theme
from desk_stretch.ui.tokens import (
    FOCUS_GAP,
    FOCUS_WIDTH,
    RADIUS,
    TARGET_MAIN,
    TARGET_MIN,
    TARGET_QUIET,
    XS,
    Colours,
    M,
    S,
    TextRole,
)

_WRAP = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
_FOCUS_ROOM = FOCUS_GAP + FOCUS_WIDTH


def paint_focus(painter: QPainter, box: QRectF, roles: Colours, radius: float = RADIUS) -> None:
    """Draw the focus ring just outside *box*."""
    painter.setPen(QPen(QColor(roles.focus), FOCUS_WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    grow = FOCUS_GAP + FOCUS_WIDTH / 2
    painter.drawRoundedRect(box.adjusted(-grow, -grow, grow, grow), radius + grow, radius + grow)


class Button(QPushButton):
    """The common body. Kinds differ in their colours, height and font."""

    text_role = TextRole.BODY
    least_height = TARGET_QUIET
    padding = M

    def __init__(self, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._icon_name = icon
        self.setAutoDefault(False)
        self.setDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_icon(self, name: str) -> None:
        """Show another of our icons, or none for an empty name."""
        self._icon_name = name
        self.updateGeometry()
        self.update()

    def fill(self, roles: Colours) -> str | None:
        """The background, None for none."""
        return roles.sunken

    def edge(self, roles: Colours) -> str | None:
        """The edge, None for none."""
        return roles.outline if roles.contrast else None

    def ink(self, roles: Colours) -> str:
        """The colour of text and icon."""
        return roles.text

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        width = metrics.horizontalAdvance(self.text()) + self._extra_width() + 2
        return QSize(max(width, self._least()), self._height(metrics.height()))

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        word = max((metrics.horizontalAdvance(w) for w in self.text().split()), default=0)
        width = word + self._extra_width() + 2
        return QSize(max(width, self._least()), self._height(metrics.height()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - self._extra_width()), 10_000)
        metrics = QFontMetrics(self._font())
        return self._height(metrics.boundingRect(room, _WRAP, self.text()).height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ApplicationFontChange:
            self.updateGeometry()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a focused button, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = theme.colours(self)
        height = min(self.height(), self.heightForWidth(self.width()))
        box = QRectF(0, (self.height() - height) / 2, self.width(), height)
        box.adjust(_FOCUS_ROOM, _FOCUS_ROOM, -_FOCUS_ROOM, -_FOCUS_ROOM)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_body(painter, box, roles)
            self._paint_face(painter, box.toRect(), roles)
            if self.hasFocus():
                paint_focus(painter, box, roles)

    def _paint_body(self, painter: QPainter, box: QRectF, roles: Colours) -> None:
        fill, edge = self.fill(roles), self.edge(roles)
        if fill and not self.isEnabled():
            fill = roles.sunken
        painter.setPen(QPen(QColor(edge), 1.0) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        inset = 0.5 if edge else 0.0
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)

    def _paint_face(self, painter: QPainter, box: QRect, roles: Colours) -> None:
        ink = self.ink(roles) if self.isEnabled() else roles.outline
        painter.setFont(self._font())
        painter.setPen(QColor(ink))
        if not self._icon_name:
            painter.drawText(box, _WRAP, self.text())
            return
        side = self._icon_side()
        text_width = QFontMetrics(self._font()).horizontalAdvance(self.text()) + 2
        gap = S if self.text() else 0
        text_width = min(text_width, box.width() - side - gap - S)
        left = box.left() + (box.width() - side - gap - text_width) // 2
        mirrored = self.isRightToLeft()
        at = QRect(left, box.top() + (box.height() - side) // 2, side, side)
        words = QRect(left + side + gap, box.top(), text_width, box.height())
        if mirrored:
            at.moveLeft(left + text_width + gap)
            words.moveLeft(left)
        pixmap = icons.pixmap(self._icon_name, side, ink, self.devicePixelRatioF(), mirrored)
        painter.drawPixmap(at.topLeft(), pixmap)
        painter.drawText(words, _WRAP, self.text())

    def _font(self) -> QFont:
        return theme.font(self.text_role)

    def _icon_side(self) -> int:
        return max(16, round(QFontMetrics(self._font()).height() * 1.15))

    def _extra_width(self) -> int:
        icon = self._icon_side() + (S if self.text() else 0) if self._icon_name else 0
        return 2 * (self.padding + _FOCUS_ROOM) + icon

    def _least(self) -> int:
        return self.least_height + 2 * _FOCUS_ROOM

    def _height(self, text_height: int) -> int:
        return max(self.least_height, text_height + 2 * S) + 2 * _FOCUS_ROOM


class PrimaryButton(Button):
    """The one thing to do here; at most one in a view."""

    text_role = TextRole.STRONG
    least_height = TARGET_MAIN
    padding = 20

    def fill(self, roles: Colours) -> str | None:
        return roles.accent_hover if _is_hot(self) else roles.accent

    def ink(self, roles: Colours) -> str:
        return roles.on_accent


class QuietButton(Button):
    """Everything else that can be done."""

    def fill(self, roles: Colours) -> str | None:
        return roles.border if _is_hot(self) or self.isChecked() else roles.sunken

    def edge(self, roles: Colours) -> str | None:
        return roles.outline if roles.contrast or self.isChecked() else None


class DangerButton(Button):
    """Stops or deletes. Calm: text and edge in the danger colour, no filled red."""

    least_height = TARGET_MAIN

    def fill(self, roles: Colours) -> str | None:
        return roles.sunken if _is_hot(self) else None

    def edge(self, roles: Colours) -> str | None:
        return roles.danger

    def ink(self, roles: Colours) -> str:
        return roles.danger


class LinkButton(Button):
    """A lesser choice that reads as part of the text."""

    least_height = TARGET_MIN
    padding = XS

    def fill(self, roles: Colours) -> str | None:
        return roles.sunken if _is_hot(self) else None

    def edge(self, _roles: Colours) -> str | None:
        return None

    def ink(self, roles: Colours) -> str:
        return roles.accent

    def _font(self) -> QFont:
        font = super()._font()
        font.setUnderline(True)
        return font


def _is_hot(button: QAbstractButton) -> bool:
    return button.isEnabled() and (button.underMouse() or button.isDown())
