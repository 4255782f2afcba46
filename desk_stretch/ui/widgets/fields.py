"""Fields in the shape of the design language: a line of text, a number, a choice, a slider.

None of them answers to the wheel: scrolling a page of fields changes no field.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QHBoxLayout,
    QKeySequenceEdit,
    QLineEdit,
    QSizePolicy,
    QSlider,
    QSpinBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionSlider,
    QStyleOptionViewItem,
    QWidget,
)

from desk_stretch.ui import theme
from desk_stretch.ui.tokens import (
    FOCUS_GAP,
    FOCUS_WIDTH,
    RADIUS,
    TARGET_QUIET,
    Colours,
    M,
    S,
    TextRole,
)
from desk_stretch.ui.widgets.buttons import paint_focus

_ROOM = FOCUS_GAP + FOCUS_WIDTH
_WIDEST_NUMBER = 99_999


def paint_field(
    painter: QPainter, box: QRectF, roles: Colours, *, focus: bool, wrong: bool = False
) -> None:
    """Draw the ground and the edge of a field."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(roles.danger if wrong else roles.outline), 2 if wrong else 1))
    painter.setBrush(QColor(roles.surface))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    if focus:
        paint_focus(painter, box, roles)


class FieldBox(QWidget):
    """Draws the edge around a frameless field, and the focus ring while the field has it."""

    def __init__(
        self, field: QLineEdit | QAbstractSpinBox | QKeySequenceEdit, letters: int
    ) -> None:
        super().__init__()
        self._field = field
        self._letters = letters
        self._wrong = False
        framed = field.findChild(QLineEdit) if isinstance(field, QKeySequenceEdit) else field
        if framed is not None:
            framed.setFrame(False)
        field.installEventFilter(self)
        self.setFocusProxy(field)
        row = QHBoxLayout(self)
        row.setContentsMargins(_ROOM + S, _ROOM + 2, _ROOM + S, _ROOM + 2)
        row.addWidget(field)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def mark_wrong(self, wrong: bool) -> None:
        """Draw the edge so that it leads to the words about what is wrong."""
        self._wrong = wrong
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(TextRole.BODY))
        height = max(TARGET_QUIET, metrics.height() + 2 * S) + 2 * _ROOM
        return QSize(self._letters * metrics.averageCharWidth() + 2 * (_ROOM + M), height)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), 120), hint.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        box = self.rect().toRectF().adjusted(_ROOM, _ROOM, -_ROOM, -_ROOM)
        with QPainter(self) as painter:
            paint_field(
                painter, box, theme.colours(self), focus=self._field.hasFocus(), wrong=self._wrong
            )


class NumberSpin(QSpinBox):
    """Takes any whole number while typing; who uses it says which ones are right.

    Stepping keeps to the numbers from *low* to *high* that lie a multiple of *step* above *low*.
    """

    stepped = Signal()

    def __init__(self, low: int, high: int, step: int) -> None:
        super().__init__()
        self._low, self._high, self._step = low, high, step
        self.setRange(-_WIDEST_NUMBER, _WIDEST_NUMBER)
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setKeyboardTracking(False)

    def stepBy(self, steps: int) -> None:
        place = (self.value() - self._low) / self._step
        nearest = int(place // 1) if steps > 0 else -int(-place // 1)
        value = self._low + (nearest + steps) * self._step
        self.setValue(max(self._low, min(self._high, value)))
        self.selectAll()
        self.stepped.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class RoomyRows(QStyledItemDelegate):
    """Rows that a finger can hit."""

    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:
        hint = super().sizeHint(option, index)  # type: ignore[arg-type]
        height = QFontMetrics(theme.font(TextRole.BODY)).height() + 2 * S
        return QSize(hint.width() + S, max(height, hint.height()))


class Combo(QComboBox):
    """A choice of a few words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setItemDelegate(RoomyRows(self))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(TextRole.BODY))
        words = [self.itemText(index) for index in range(self.count())]
        widest = max((metrics.horizontalAdvance(word) for word in words), default=0)
        height = max(TARGET_QUIET, metrics.height() + 2 * S) + 2 * _ROOM
        return QSize(widest + 2 * (M + _ROOM) + metrics.height() + S, height)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), 120), hint.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = theme.colours(self)
        box = self.rect().toRectF().adjusted(_ROOM, _ROOM, -_ROOM, -_ROOM)
        side = QFontMetrics(theme.font(TextRole.BODY)).height()
        words = box.adjusted(M, 0, -M - side, 0)
        arrow = QRectF(box.right() - M - side / 2, box.center().y() - side / 8, side / 2, side / 4)
        if self.isRightToLeft():
            words.moveLeft(box.left() + M + side)
            arrow.moveLeft(box.left() + M)
        with QPainter(self) as painter:
            paint_field(painter, box, roles, focus=self.hasFocus())
            painter.setFont(theme.font(TextRole.BODY))
            painter.setPen(QColor(roles.text))
            start = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
            text = painter.fontMetrics().elidedText(
                self.currentText(), Qt.TextElideMode.ElideRight, round(words.width())
            )
            flags = QStyle.visualAlignment(self.layoutDirection(), start)
            painter.drawText(words, flags, text)
            painter.setPen(QPen(QColor(roles.muted), max(1.5, side / 10)))
            painter.drawPolyline(
                [arrow.topLeft(), QPointF(arrow.center().x(), arrow.bottom()), arrow.topRight()]
            )


class Slider(QSlider):
    """A number on a line. It reports when it is let go, and at each key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setTracking(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        letters = 24 * QFontMetrics(theme.font(TextRole.BODY)).averageCharWidth()
        return QSize(letters, TARGET_QUIET)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, TARGET_QUIET)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = theme.colours(self)
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        style = QStyle.ComplexControl.CC_Slider
        handle = self.style().subControlRect(style, option, QStyle.SubControl.SC_SliderHandle, self)
        centre = QPointF(handle.center().x() + 0.5, self.height() / 2)
        groove = QRectF(6, centre.y() - 3, self.width() - 12, 6)
        done = QRectF(groove)
        if self.isRightToLeft():
            done.setLeft(centre.x())
        else:
            done.setRight(centre.x())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = QPen(QColor(roles.outline), 1) if roles.contrast else Qt.PenStyle.NoPen
            painter.setPen(edge)
            for box, colour in ((groove, roles.track), (done, roles.ring)):
                painter.setBrush(QColor(colour))
                painter.drawRoundedRect(box, 3, 3)
            painter.setPen(QPen(QColor(roles.ring), 2))
            painter.setBrush(QColor(roles.surface))
            painter.drawEllipse(centre, 9, 9)
            if self.hasFocus():
                knob = QRectF(centre.x() - 10, centre.y() - 10, 20, 20)
                paint_focus(painter, knob, roles, 10)
