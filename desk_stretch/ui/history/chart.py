"""What all charts have in common: items that pointer, keys and screen readers can come to.

A kind of chart says where its items stand, how the arrow keys walk among them, and paints.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desk_stretch.ui import theme
from desk_stretch.ui.announce import announce
from desk_stretch.ui.history.picture import Item, Picture
from desk_stretch.ui.tokens import FOCUS_GAP, FOCUS_WIDTH, RADIUS_SMALL, Colours, TextRole
from desk_stretch.ui.widgets.buttons import paint_focus

ROOM = FOCUS_GAP + FOCUS_WIDTH
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_HATCH = 5.0
_LEAST = 160


class Chart(QWidget):
    """A picture; ``opened`` with the day of an item that is wished for."""

    opened = Signal(object)

    def __init__(self, picture: Picture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = picture
        self._chosen = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(any(item.day for item in picture.items))
        self.show_picture(picture)

    @property
    def chosen(self) -> Item | None:
        """The item that the keyboard has come to."""
        return self.picture.items[self._chosen] if self._chosen >= 0 else None

    def show_picture(self, picture: Picture) -> None:
        """Show another one of the same form."""
        self.picture = picture
        self._chosen = -1
        self.most = max(picture.most, 1.0)
        self.setAccessibleName(picture.title)
        self.setAccessibleDescription(picture.words)
        self._fit()
        self.update()

    def boxes(self) -> list[QRectF]:
        """Where each item stands, mirrored where the language is."""
        return [self._mirrored(box) for box in self.places()]

    def places(self) -> list[QRectF]:
        """Where each item stands, from left to right."""
        raise NotImplementedError

    def step(self, across: int, down: int) -> int:
        """By how many items an arrow key goes on."""
        return across or down

    def paint(self, painter: QPainter, roles: Colours) -> None:
        """Draw everything but the marks of keyboard and focus."""
        raise NotImplementedError

    def height_for(self, width: int) -> int:
        """The height that *width* leads to."""
        raise NotImplementedError

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._at(event.pos().toPointF())
            text = self.picture.items[place].words if place >= 0 else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._fit()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self.picture.items) - 1
        key = Qt.Key(event.key())
        if key in _ARROWS:
            across, down = _ARROWS[key]
            step = self.step(-across if self.isRightToLeft() else across, down)
            self._choose(self._chosen + step if 0 <= self._chosen + step <= last else self._chosen)
        elif key in _ENDS:
            self._choose(_ENDS[key] % (last + 1))
        elif key in _OPENS and self.chosen is not None and self.chosen.day is not None:
            self.opened.emit(self.chosen.day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press opens a day; of anything else it tells, since a finger has no hovering."""
        place = self._at(event.position())
        if place < 0:
            return
        item = self.picture.items[place]
        if item.day is not None:
            self.opened.emit(item.day)
        else:
            QToolTip.showText(event.globalPosition().toPoint(), item.words, self)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position())
        opens = place >= 0 and self.picture.items[place].day is not None
        shape = Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._choose(max(0, self._chosen))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._chosen = -1
        QToolTip.hideText()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = theme.colours(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.font(TextRole.CAPTION))
            self.paint(painter, roles)
            if self.hasFocus() and self._chosen >= 0:
                inside = self.rect().toRectF().adjusted(ROOM, ROOM, -ROOM, -ROOM)
                box = self.boxes()[self._chosen].intersected(inside)
                paint_focus(painter, box, roles, RADIUS_SMALL)

    def metrics(self) -> QFontMetricsF:
        """Of the numbers and words in the chart."""
        return QFontMetricsF(theme.font(TextRole.CAPTION))

    def _fit(self) -> None:
        """Be as high as the width asks for; a layout's own way is too slow to settle."""
        self.setFixedHeight(self.height_for(max(_LEAST, self.width())))

    def _mirrored(self, box: QRectF) -> QRectF:
        found = QRectF(box)
        if self.isRightToLeft():
            found.moveLeft(self.width() - box.right())
        return found

    def _at(self, point: QPointF) -> int:
        found = (place for place, box in enumerate(self.boxes()) if box.contains(point))
        return next(found, -1)

    def _choose(self, place: int) -> None:
        """Come to an item, and tell of it."""
        self._chosen = max(0, place)
        item, box = self.picture.items[self._chosen], self.boxes()[self._chosen]
        at = QPointF(box.center().x(), min(box.bottom(), box.top() + 40)).toPoint()
        QToolTip.showText(self.mapToGlobal(at), item.words, self)
        announce(self, item.words)
        self.update()


def paint_bar(painter: QPainter, box: QRectF, roles: Colours, *, quiet: bool = False) -> None:
    """A plain bar; a *quiet* one in the colour of edges."""
    painter.setPen(QPen(QColor(roles.outline), 1) if roles.contrast else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(roles.outline if quiet else roles.ring))
    radius = min(3.0, box.width() / 2, box.height() / 2)
    painter.drawRoundedRect(box, radius, radius)


def paint_hatched(painter: QPainter, box: QRectF, roles: Colours) -> None:
    """A bar that is told from a plain one by its lines."""
    painter.save()
    painter.setClipRect(box)
    painter.fillRect(box, QColor(roles.surface))
    painter.setPen(QPen(QColor(roles.ring), 1.5))
    place = box.left() - box.height()
    while place < box.right():
        start = QPointF(place, box.bottom())
        painter.drawLine(start, QPointF(place + box.height(), box.top()))
        place += _HATCH
    painter.restore()
    painter.setPen(QPen(QColor(roles.ring), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 2, 2)


def leading(*, mirrored: bool) -> Qt.AlignmentFlag:
    """The side at which a line begins, whatever its letters."""
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute
