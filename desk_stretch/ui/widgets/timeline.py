"""The day as a strip: hours below it, working time shaded, a mark for each prompt to come, and now.

It shows what it is given and nothing moves; what a mark means is told by pointer, key and reader.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desk_stretch.ui import theme
from desk_stretch.ui.announce import announce
from desk_stretch.ui.tokens import FOCUS_GAP, FOCUS_WIDTH, XS, S, TextRole
from desk_stretch.ui.widgets.buttons import paint_focus
from desk_stretch.ui.widgets.timeline_paint import Brush, Day, Mark, shown_ticks

_SIDE = FOCUS_GAP + FOCUS_WIDTH
_ROOM = _SIDE + XS  # the line that is now stands out above and below
_NEAR = 7.0  # a pointer this close means the mark
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


@dataclass(frozen=True, slots=True)
class _Places:
    """Where things stand in the widget: the band, and what a second is wide."""

    band: QRectF
    day: Day
    mirrored: bool

    def x(self, wall: float) -> float:
        """The place of a wall second, on the band."""
        share = (wall - self.day.begin) / max(1.0, self.day.end - self.day.begin)
        share = min(1.0, max(0.0, share))
        return self.band.left() + self.band.width() * (1.0 - share if self.mirrored else share)

    def wall(self, x: float) -> float:
        """The wall second at a place."""
        share = (x - self.band.left()) / max(1.0, self.band.width())
        share = 1.0 - share if self.mirrored else share
        return self.day.begin + share * (self.day.end - self.day.begin)


class Timeline(QWidget):
    """A strip of one day. With the keyboard, the arrow keys go from prompt to prompt."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = Day()
        self._chosen = -1
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def day(self) -> Day:
        """What is shown."""
        return self._day

    @property
    def chosen(self) -> Mark | None:
        """The prompt that the keyboard has come to."""
        return self._day.marks[self._chosen] if self._chosen >= 0 else None

    def show_day(self, day: Day) -> None:
        """Show a day; repaints only if something differs."""
        if day == self._day:
            return
        if day.marks != self._day.marks:
            self._chosen = -1
        self._day = day
        self.setAccessibleDescription(day.words)
        policy = Qt.FocusPolicy.StrongFocus if day.marks else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        self.update()

    def sizeHint(self) -> QSize:
        line = QFontMetrics(theme.font(TextRole.CAPTION)).height()
        return QSize(40 * line, round(self._band_height() + 2 * _ROOM + XS + line))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def text_at(self, x: float) -> str:
        """What is told of a place: the nearest prompt, else what lasts there."""
        places = self._places()
        near = sorted((abs(places.x(each.middle) - x), each.text) for each in self._day.marks)
        if near and near[0][0] <= _NEAR:
            return near[0][1]
        wall = places.wall(x)
        lasting = [each.text for each in self._day.stripes if each.begin <= wall < each.end]
        return lasting[-1] if lasting else ""  # the working hours come first, what is in them later

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text = self.text_at(float(event.pos().x()))
            QToolTip.showText(event.globalPos(), text, self)
            return True
        if event.type() == QEvent.Type.ApplicationFontChange:
            self.updateGeometry()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = len(self._day.marks)
        key = Qt.Key(event.key())
        if count and key in _STEPS:
            step = -_STEPS[key] if self.isRightToLeft() else _STEPS[key]
            self._choose(min(count - 1, max(0, self._chosen + step)))
        elif count and key in _ENDS:
            self._choose(_ENDS[key] % count)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A finger has no hovering: a touch tells what stands there."""
        text = self.text_at(event.position().x())
        QToolTip.showText(event.globalPosition().toPoint(), text, self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._choose(max(0, self._chosen))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._chosen = -1
        QToolTip.hideText()

    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = theme.colours(self)
        places = self._places()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.font(TextRole.CAPTION))
            brush = Brush(painter, roles, places.band, places.x)
            brush.ground()
            for stripe in self._day.stripes:
                brush.stripe(stripe)
            for index, mark in enumerate(self._day.marks):
                brush.mark(mark, chosen=index == self._chosen)
            brush.now(self._day.now)
            widest = painter.fontMetrics().horizontalAdvance(
                max((each.text for each in self._day.ticks), key=len, default="")
            )
            for tick in shown_ticks(self._day, places.band.width(), 1.5 * widest + S):
                brush.tick(tick)
            if self.hasFocus():
                paint_focus(painter, places.band, roles)

    def _choose(self, index: int) -> None:
        """Come to a prompt, and tell of it."""
        self._chosen = index
        mark = self._day.marks[index]
        places = self._places()
        at = QPoint(round(places.x(mark.middle)), round(places.band.bottom()))
        QToolTip.showText(self.mapToGlobal(at), mark.text, self)
        announce(self, mark.text)
        self.update()

    def _band_height(self) -> float:
        return max(24.0, 1.5 * QFontMetrics(theme.font(TextRole.CAPTION)).height())

    def _places(self) -> _Places:
        band = QRectF(_SIDE, _ROOM, self.width() - 2.0 * _SIDE, self._band_height())
        return _Places(band, self._day, self.isRightToLeft())
