"""The countdown ring: how much is left, with a number that can be read from two metres."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk_stretch.ui import theme
from desk_stretch.ui.arc import paint_ring
from desk_stretch.ui.tokens import XS, Colours, TextRole

_DIGITS_SHARE = 0.36  # of the ring's height
_INSIDE = 0.84  # of the radius: what the ring leaves free
_SMALLEST = 0.75  # of the text size, for a word that is wider than the ring


class ProgressRing(QWidget):
    """A ring with a number in its middle and a word below the number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fraction = 0.0
        self._number = ""
        self._word = ""
        self._dimmed = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)

    def show_progress(
        self, fraction: float, number: str, word: str = "", *, dimmed: bool = False
    ) -> None:
        """Show *fraction* 0..1 of the ring filled; repaints only if something differs."""
        wanted = (round(fraction, 4), number, word, dimmed)
        if wanted != (self._fraction, self._number, self._word, self._dimmed):
            self._fraction, self._number, self._word, self._dimmed = wanted
            self.setAccessibleName(" ".join(part for part in (number, word) if part))
            self.update()

    def sizeHint(self) -> QSize:
        digits = QFontMetricsF(theme.font(TextRole.COUNTDOWN))
        side = round(digits.ascent() / _DIGITS_SHARE)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = theme.colours(self)
        side = float(min(self.width(), self.height()))
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ring = roles.outline if self._dimmed else roles.ring
            track = roles.outline if roles.contrast else roles.track
            width = max(6.0, side * 0.06)
            if roles.contrast:
                paint_ring(painter, box, 0.0, 1.0, ring, track)
                track = roles.window
                box = box.adjusted(1, 1, -1, -1)
            paint_ring(painter, box, self._fraction, width, ring, track)
            self._paint_words(painter, box, roles)

    def _paint_words(self, painter: QPainter, box: QRectF, roles: Colours) -> None:
        """The number as large as the ring holds, the word below it; or the word alone."""
        font = theme.font(TextRole.COUNTDOWN)
        font.setPixelSize(max(8, round(box.height() * _DIGITS_SHARE)))
        digits = QFontMetricsF(font)
        small = theme.font(TextRole.BODY)
        words = QFontMetricsF(small)
        used = digits.capHeight() + (2 * XS + words.height() if self._word else 0.0)
        baseline = box.center().y() - used / 2 + digits.capHeight()
        painter.setFont(font)
        painter.setPen(QColor(roles.muted if self._dimmed else roles.text))
        left = box.center().x() - digits.horizontalAdvance(self._number) / 2
        painter.drawText(QPointF(left, baseline), self._number)
        painter.setFont(small)
        painter.setPen(QColor(roles.muted))
        centre = Qt.AlignmentFlag.AlignHCenter
        if not self._number:
            painter.setFont(theme.font(TextRole.TITLE))
            painter.drawText(box, int(centre | Qt.AlignmentFlag.AlignVCenter), self._word)
            return
        below = QRectF(box.left(), baseline + 2 * XS, box.width(), words.height())
        inside = _chord(box.height() / 2 * _INSIDE, below.bottom() - box.center().y())
        wide = words.horizontalAdvance(self._word)
        if wide > inside:  # a long word of another language: smaller, and in the end cut
            small.setPointSizeF(small.pointSizeF() * max(_SMALLEST, inside / wide))
            painter.setFont(small)
            cut = QFontMetricsF(small).elidedText(self._word, Qt.TextElideMode.ElideRight, inside)
            painter.drawText(below, int(centre), cut)
            return
        painter.drawText(below, int(centre), self._word)


def _chord(radius: float, below: float) -> float:
    """How wide a circle is so far below its middle."""
    return 2 * math.sqrt(max(0.0, radius**2 - below**2))
