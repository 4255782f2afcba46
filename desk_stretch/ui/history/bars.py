"""Upright bars, each with its label below and its number above; lying ones, a lane for each."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from desk_stretch.ui.history.chart import ROOM, Chart, paint_bar, paint_hatched
from desk_stretch.ui.tokens import XS, Colours, L, M, S

_LINES = 8
_WIDEST = 44.0
_EVERY = (1, 2, 3, 4, 6, 12)
_LABEL_SHARE = 0.42
_CENTRE = Qt.AlignmentFlag.AlignCenter
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Bars(Chart):
    """The plain part of a bar stands on the line, the hatched one on top of it."""

    def height_for(self, _width: int) -> int:
        line = self.metrics().height()
        return round(_LINES * line + (line + S if self.picture.keys else 0) + 2 * ROOM)

    def places(self) -> list[QRectF]:
        count = max(1, len(self.picture.items))
        width = (self.width() - 2 * ROOM) / count
        top = self._top()
        height = self.height() - top - ROOM
        return [QRectF(ROOM + width * place, top, width, height) for place in range(count)]

    def paint(self, painter: QPainter, roles: Colours) -> None:
        boxes, line = self.boxes(), self.metrics().height()
        if self.picture.keys:
            self._paint_keys(painter, roles)
        base = boxes[0].bottom() - line - XS
        painter.fillRect(QRectF(ROOM, base, self.width() - 2 * ROOM, 1), QColor(roles.outline))
        every = self._every(boxes[0].width())
        for place, (item, box) in enumerate(zip(self.picture.items, boxes, strict=True)):
            self._paint_item(painter, roles, box, place)
            if place % every == 0:
                words = QRectF(box.center().x() - 100, base + XS, 200, line)
                painter.setPen(QColor(roles.muted))
                painter.drawText(words, _CENTRE, item.label)

    def _paint_item(self, painter: QPainter, roles: Colours, box: QRectF, place: int) -> None:
        item, line = self.picture.items[place], self.metrics().height()
        base = box.bottom() - line - XS
        room = base - box.top() - line - XS
        wide = min(_WIDEST, box.width() * 0.62)
        left = box.center().x() - wide / 2
        top = base
        for value, hatched in ((item.value, False), (item.second, True)):
            if value <= 0:
                continue
            high = max(3.0, room * value / self.most)
            bar = QRectF(left, top - high, wide, high)
            (paint_hatched if hatched else paint_bar)(painter, bar, roles)
            top -= high + 1
        if item.shown and self.metrics().horizontalAdvance(item.shown) < box.width():
            painter.setPen(QColor(roles.text))
            painter.drawText(
                QRectF(box.left(), top - line - 2, box.width(), line), _CENTRE, item.shown
            )

    def _paint_keys(self, painter: QPainter, roles: Colours) -> None:
        """Which part is what, in words."""
        line = self.metrics().height()
        left = float(ROOM)
        for paint, words in zip((paint_bar, paint_hatched), self.picture.keys, strict=True):
            side = line * 0.7
            paint(painter, self._mirrored(QRectF(left, ROOM + line * 0.15, side, side)), roles)
            wide = self.metrics().horizontalAdvance(words) + 2
            painter.setPen(QColor(roles.muted))
            box = self._mirrored(QRectF(left + side + XS + 2, ROOM, wide, line))
            painter.drawText(box, _CENTRE, words)
            left += side + wide + L + XS

    def _top(self) -> float:
        return ROOM + (self.metrics().height() + S if self.picture.keys else 0)

    def _every(self, width: float) -> int:
        """How many bars share a label, so that no two of them touch."""
        widest = max(self.metrics().horizontalAdvance(each.label) for each in self.picture.items)
        fitting = [every for every in _EVERY if every * width >= widest + XS]
        return fitting[0] if fitting else _EVERY[-1]


class Lanes(Chart):
    """A word, its bar and its number; in a narrow chart the word stands above."""

    def height_for(self, width: int) -> int:
        return round(self._lane_height(width) * len(self.picture.items) + 2 * ROOM)

    def places(self) -> list[QRectF]:
        high = self._lane_height(self.width())
        return [
            QRectF(ROOM, ROOM + high * place, self.width() - 2 * ROOM, high)
            for place in range(len(self.picture.items))
        ]

    def paint(self, painter: QPainter, roles: Colours) -> None:
        line = self.metrics().height()
        labels, numbers = self._widths()
        is_tall = self._is_tall(self.width())
        for item, box in zip(self.picture.items, self.places(), strict=True):
            words = QRectF(box.left(), box.top(), labels, box.height())
            bar = QRectF(box)
            if is_tall:
                words = QRectF(box.left(), box.top() + XS, box.width(), line)
                bar.setTop(words.bottom())
            else:
                bar.setLeft(words.right() + M)
            bar.setRight(box.right() - numbers - S)
            number = QRectF(box.right() - numbers, bar.top(), numbers, bar.height())
            bar = QRectF(bar.left(), bar.center().y() - line * 0.32, bar.width(), line * 0.64)
            lane = QRectF(bar.left(), bar.center().y() - 0.5, bar.width(), 1)
            painter.fillRect(self._mirrored(lane), QColor(roles.border))
            if item.value > 0:
                bar.setWidth(max(3.0, bar.width() * item.value / self.most))
                paint_bar(painter, self._mirrored(bar), roles, quiet=item.is_quiet)
            self._paint_words(painter, roles.text, words, item.label, is_leading=True)
            self._paint_words(painter, roles.text, number, item.shown, is_leading=False)

    def _paint_words(
        self, painter: QPainter, colour: str, box: QRectF, text: str, *, is_leading: bool
    ) -> None:
        is_left = is_leading != self.isRightToLeft()
        side = Qt.AlignmentFlag.AlignLeft if is_left else Qt.AlignmentFlag.AlignRight
        painter.setPen(QColor(colour))
        fitting = self.metrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 1)
        painter.drawText(
            self._mirrored(box), side | Qt.AlignmentFlag.AlignAbsolute | _MIDDLE, fitting
        )

    def _widths(self) -> tuple[float, float]:
        """What the longest label and the longest number need."""
        measure = self.metrics().horizontalAdvance
        items = self.picture.items
        labels = max((measure(item.label) for item in items), default=0.0)
        return labels, max((measure(item.shown) for item in items), default=0.0) + 2

    def _is_tall(self, width: int) -> bool:
        labels, _ = self._widths()
        return labels > _LABEL_SHARE * width

    def _lane_height(self, width: int) -> float:
        line = self.metrics().height()
        return 2 * line + S if self._is_tall(width) else line + S
