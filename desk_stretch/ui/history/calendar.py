"""Days in their weeks: a month with its minutes in words, a year as squares that grow.

The more movement, the darker the day; and the number or the size says it without colour.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desk_stretch.core.history.insight import Span, level, weeks
from desk_stretch.i18n import tr
from desk_stretch.ui.history.chart import ROOM, Chart, leading
from desk_stretch.ui.tokens import RADIUS_SMALL, TARGET_MIN, XS, Colours, S

LEVELS = 4
_SHADE = 0.14  # of the colour of movement for each level: the words on it stay readable
_GAP = 2.0
_LARGEST = 30.0
_SHORT = QLocale.FormatType.ShortFormat
_CENTRE = Qt.AlignmentFlag.AlignCenter


def shade(roles: Colours, grade: int) -> QColor:
    """The ground of a day of that level; with high contrast none has one."""
    if roles.contrast:
        return QColor(roles.surface)
    ground, full, share = QColor(roles.surface), QColor(roles.ring), _SHADE * grade
    return QColor.fromRgbF(
        ground.redF() + (full.redF() - ground.redF()) * share,
        ground.greenF() + (full.greenF() - ground.greenF()) * share,
        ground.blueF() + (full.blueF() - ground.blueF()) * share,
    )


class Calendar(Chart):
    """What month and year share: the weeks of the days that are shown."""

    def weeks(self) -> list[tuple[date, ...]]:
        """The whole weeks around the days, each as the person's weeks begin."""
        days = self._days()
        first = QLocale().firstDayOfWeek().value
        return weeks(Span(days[-1], len(days)), first)

    def _days(self) -> list[date]:
        return [item.day for item in self.picture.items if item.day is not None]

    def _offset(self) -> int:
        """How many days of the first week come before the days that are shown."""
        return self.weeks()[0].index(self._days()[0])

    def _grade(self, place: int) -> int:
        return level(self.picture.items[place].value, self.most, LEVELS)


class Month(Calendar):
    """A row for each week; a day has its date and its minutes."""

    def height_for(self, _width: int) -> int:
        return round(self._head() + len(self.weeks()) * self._high() + 2 * ROOM)

    def places(self) -> list[QRectF]:
        wide, high = (self.width() - 2 * ROOM) / 7, self._high()
        offset, top = self._offset(), ROOM + self._head()
        return [
            QRectF(ROOM + (at % 7) * wide, top + (at // 7) * high, wide, high).adjusted(
                0, 0, -2 * _GAP, -2 * _GAP
            )
            for at in range(offset, offset + len(self.picture.items))
        ]

    def step(self, across: int, down: int) -> int:
        return across + 7 * down

    def paint(self, painter: QPainter, roles: Colours) -> None:
        wide = (self.width() - 2 * ROOM) / 7
        painter.setPen(QColor(roles.muted))
        for column, day in enumerate(self.weeks()[0]):
            head = QRectF(ROOM + column * wide, ROOM, wide - 2 * _GAP, self.metrics().height())
            name = QLocale().dayName(day.isoweekday(), _SHORT)
            painter.drawText(self._mirrored(head), _CENTRE, name)
        for place, box in enumerate(self.boxes()):
            self._paint_day(painter, roles, place, box)

    def _paint_day(self, painter: QPainter, roles: Colours, place: int, box: QRectF) -> None:
        item, line = self.picture.items[place], self.metrics().height()
        painter.setPen(QPen(QColor(roles.border), 1))
        painter.setBrush(shade(roles, self._grade(place)))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_SMALL, RADIUS_SMALL)
        if item.is_now:
            paint_today(painter, box, roles)
        start = leading(mirrored=self.isRightToLeft())
        inner = box.adjusted(XS + 2, XS, -XS - 2, -XS)
        painter.setPen(QColor(roles.text if item.shown else roles.muted))
        painter.drawText(QRectF(inner.left(), inner.top(), inner.width(), line), start, item.label)
        if item.shown:
            fits = self.metrics().horizontalAdvance(item.shown) <= inner.width()
            words = item.shown if fits else item.short
            foot = QRectF(box.left(), inner.bottom() - line, box.width(), line)
            painter.drawText(foot, _CENTRE, words)

    def _head(self) -> float:
        return self.metrics().height() + XS

    def _high(self) -> float:
        return 2 * self.metrics().height() + 2 * XS + 2 + 2 * _GAP


class Year(Calendar):
    """A column for each week, in as many bands as the width asks for."""

    def height_for(self, width: int) -> int:
        bands, _, cell = self._bands(width)
        key = self.metrics().height() + S
        return round(bands * self._band_height(cell) + key + 2 * ROOM)

    def places(self) -> list[QRectF]:
        _, columns, cell = self._bands(self.width())
        offset, left, head = self._offset(), ROOM + self._side(), self._head()
        band_height, boxes = self._band_height(cell), []
        for at in range(offset, offset + len(self.picture.items)):
            week, row = divmod(at, 7)
            band, column = divmod(week, columns)
            top = ROOM + band * band_height + head + row * cell
            boxes.append(QRectF(left + column * cell, top, cell, cell))
        return boxes

    def step(self, across: int, down: int) -> int:
        return 7 * across + down

    def paint(self, painter: QPainter, roles: Colours) -> None:
        bands, columns, cell = self._bands(self.width())
        self._paint_heads(painter, roles, columns, cell)
        for band in range(bands):
            self._paint_weekdays(painter, roles, band, cell)
        for place, box in enumerate(self.boxes()):
            paint_square(painter, roles, box, self._grade(place))
            if self.picture.items[place].is_now:
                paint_today(painter, box, roles)
        self._paint_key(painter, roles, cell)

    def _paint_weekdays(self, painter: QPainter, roles: Colours, band: int, cell: float) -> None:
        painter.setPen(QColor(roles.muted))
        top = ROOM + band * self._band_height(cell) + self._head()
        for row, day in enumerate(self.weeks()[0]):
            if row % 2 == 0 or cell > self.metrics().height():
                box = QRectF(ROOM, top + row * cell, self._side() - S, cell)
                name = QLocale().dayName(day.isoweekday(), _SHORT)
                flags = leading(mirrored=self.isRightToLeft())
                painter.drawText(self._mirrored(box), flags | Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_heads(self, painter: QPainter, roles: Colours, columns: int, cell: float) -> None:
        """The months, each over the week in which it begins, unless it would touch the last."""
        painter.setPen(QColor(roles.muted))
        end = (-1, 0.0)
        for week, day in self._month_begins():
            band, column = divmod(week, columns)
            left = ROOM + self._side() + column * cell
            name = QLocale().standaloneMonthName(day.month, _SHORT)
            wide = self.metrics().horizontalAdvance(name) + 2
            if (band, left) >= end and left + wide <= self.width():
                top = ROOM + band * self._band_height(cell)
                box = self._mirrored(QRectF(left, top, wide, self.metrics().height()))
                painter.drawText(box, _CENTRE, name)
                end = (band, left + wide + XS)

    def _month_begins(self) -> Iterator[tuple[int, date]]:
        shown, known = self._days()[0], 0
        for week, days in enumerate(self.weeks()):
            last = days[-1] if week else max(shown, days[0])
            if last.month != known:
                known = last.month
                yield week, last

    def _paint_key(self, painter: QPainter, roles: Colours, cell: float) -> None:
        """From no movement to the most, with its number."""
        line = self.metrics().height()
        most = max(self.picture.items, key=lambda item: item.value)
        side, left = min(cell, line * 1.2), ROOM + self._side()
        top = self.height() - ROOM - line
        for words in (tr("None"), most.shown or most.cells[2]):
            wide = self.metrics().horizontalAdvance(words) + 2
            painter.setPen(QColor(roles.muted))
            painter.drawText(self._mirrored(QRectF(left, top, wide, line)), _CENTRE, words)
            left += wide + XS
            if words == tr("None"):
                for grade in range(LEVELS + 1):
                    box = QRectF(left, top + (line - side) / 2, side, side)
                    paint_square(painter, roles, self._mirrored(box), grade)
                    left += side
                left += XS

    def _bands(self, width: int) -> tuple[int, int, float]:
        """How many bands, weeks in each, and the side of a day."""
        room, count = width - 2 * ROOM - self._side(), len(self.weeks())
        fitting = max(4, int(room // TARGET_MIN))
        bands = -(-count // fitting)
        columns = -(-count // bands)
        return bands, columns, max(8.0, min(_LARGEST, room / columns))

    def _band_height(self, cell: float) -> float:
        return self._head() + 7 * cell + S

    def _head(self) -> float:
        return self.metrics().height() + XS

    def _side(self) -> float:
        measure = self.metrics().horizontalAdvance
        return max(measure(QLocale().dayName(day, _SHORT)) for day in range(1, 8)) + S


def paint_today(painter: QPainter, box: QRectF, roles: Colours) -> None:
    """A thicker edge: this is today."""
    painter.setPen(QPen(QColor(roles.text), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), RADIUS_SMALL, RADIUS_SMALL)


def paint_square(painter: QPainter, roles: Colours, box: QRectF, grade: int) -> None:
    """A day of the year: an empty square, or one that is filled the more, the more there was."""
    whole = box.adjusted(_GAP / 2 + 0.5, _GAP / 2 + 0.5, -_GAP / 2 - 0.5, -_GAP / 2 - 0.5)
    painter.setPen(QPen(QColor(roles.border), 1) if roles.contrast else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(roles.sunken))
    painter.drawRoundedRect(whole, 3, 3)
    if grade <= 0:
        return
    side = whole.width() * (0.28 + 0.18 * grade)
    corner = whole.center() - QPointF(side / 2, side / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(roles.ring))
    painter.drawRoundedRect(QRectF(corner.x(), corner.y(), side, side), 2, 2)
