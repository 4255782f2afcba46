"""What a timeline shows, as plain data, and how each part of it is painted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from desk_stretch.ui.tokens import RADIUS_SMALL, XS, Colours

_LEAST_BAR = 5.0
_HATCH = 7.0
_LABEL_HOURS = (1, 2, 3, 4, 6, 12)


class StripeKind(Enum):
    """How a stripe looks: shaded, hatched on nothing, hatched on the shade, or filled."""

    HOURS = "hours"
    PAUSE = "pause"
    MEETING = "meeting"
    ROUTINE = "routine"


@dataclass(frozen=True, slots=True)
class Mark:
    """A prompt to come: *is_bar* shows its length, else it is a small mark."""

    at: float
    seconds: float
    text: str
    is_bar: bool = False

    @property
    def middle(self) -> float:
        """The wall second in the middle of what is drawn."""
        return self.at + self.seconds / 2 if self.is_bar else self.at


@dataclass(frozen=True, slots=True)
class Stripe:
    """Something that lasts."""

    kind: StripeKind
    begin: float
    end: float
    text: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A full hour, with its words and its number in the day."""

    at: float
    hour: int
    text: str


@dataclass(frozen=True, slots=True)
class Day:
    """Everything of a timeline, in wall seconds. *words* is the same for who does not see it."""

    begin: float = 0.0
    end: float = 0.0
    now: float = 0.0
    marks: tuple[Mark, ...] = ()
    stripes: tuple[Stripe, ...] = ()
    ticks: tuple[Tick, ...] = ()
    words: str = ""


def shown_ticks(day: Day, width: float, room: float) -> list[Tick]:
    """The hours that get a label: every one, or every second, third … where there is less room."""
    hour_s = 3600.0 * width / max(1.0, day.end - day.begin)
    every = next((step for step in _LABEL_HOURS if step * hour_s >= room), 24)
    return [tick for tick in day.ticks if tick.hour % every == 0]


class Brush:
    """Paints the parts of one timeline."""

    def __init__(
        self, painter: QPainter, roles: Colours, band: QRectF, place: Callable[[float], float]
    ) -> None:
        """*place* gives the x of a wall second."""
        self._painter = painter
        self._roles = roles
        self._band = band
        self._place = place
        self._shape = QPainterPath()
        self._shape.addRoundedRect(band, RADIUS_SMALL, RADIUS_SMALL)

    def ground(self) -> None:
        """The whole strip."""
        edge = self._roles.outline if self._roles.contrast else self._roles.border
        self._painter.setPen(QColor(edge))
        self._painter.setBrush(QColor(self._roles.window))
        self._painter.drawPath(self._shape)

    def stripe(self, stripe: Stripe) -> None:
        """Something that lasts."""
        box = self._box(stripe.begin, stripe.end)
        fill = {
            StripeKind.HOURS: self._roles.track,
            StripeKind.PAUSE: self._roles.window,
            StripeKind.ROUTINE: self._roles.ring,
        }.get(stripe.kind)
        self._painter.save()
        self._painter.setClipPath(self._shape)
        if fill is not None:
            self._painter.fillRect(box, QColor(fill))
        if stripe.kind in (StripeKind.PAUSE, StripeKind.MEETING):
            self._hatch(box)
        elif self._roles.contrast:
            self._painter.setPen(QPen(QColor(self._roles.outline), 1))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRect(box.adjusted(0.5, 3.5, -0.5, -3.5))
        self._painter.restore()

    def mark(self, mark: Mark, *, chosen: bool) -> None:
        """A prompt to come: a bar as long as its break, or a short stroke."""
        roles = self._roles
        if mark.is_bar:
            box = self._bar(mark)
        else:
            box = QRectF(0, 0, 3.0, self._band.height() * 0.36)
            box.moveCenter(QPointF(self._place(mark.at), self._band.center().y()))
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(roles.ring if mark.is_bar else roles.muted))
        if chosen:
            self._painter.setBrush(QColor(roles.text))
            box = box.adjusted(-1.5, -1.5, 1.5, 1.5)
        self._painter.drawRoundedRect(box, 1.5, 1.5)

    def now(self, wall: float) -> None:
        """The line that is now."""
        x = self._place(wall)
        top, bottom = self._band.top() - XS, self._band.bottom() + XS
        self._painter.setPen(QPen(QColor(self._roles.text), 2))
        self._painter.drawLine(QPointF(x, top), QPointF(x, bottom))

    def tick(self, tick: Tick) -> None:
        """A full hour with its words."""
        x = self._place(tick.at)
        below = self._band.bottom()
        self._painter.setPen(QPen(QColor(self._roles.outline), 1))
        self._painter.drawLine(QPointF(x, below + 1), QPointF(x, below + XS))
        self._painter.setPen(QColor(self._roles.muted))
        metrics = self._painter.fontMetrics()
        wide = float(metrics.horizontalAdvance(tick.text))
        left = min(max(self._band.left(), x - wide / 2), self._band.right() - wide)
        self._painter.drawText(QPointF(left, below + 2 * XS + metrics.ascent()), tick.text)

    def _bar(self, mark: Mark) -> QRectF:
        box = self._box(mark.at, mark.at + mark.seconds).adjusted(0, 3, 0, -3)
        if box.width() < _LEAST_BAR:
            middle = box.center().x()
            box.setLeft(middle - _LEAST_BAR / 2)
            box.setWidth(_LEAST_BAR)
        return box

    def _box(self, begin: float, end: float) -> QRectF:
        one, other = sorted((self._place(begin), self._place(end)))
        return QRectF(one, self._band.top(), other - one, self._band.height())

    def _hatch(self, box: QRectF) -> None:
        """Slanted lines, the same wherever the box begins."""
        self._painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        self._painter.setPen(QPen(QColor(self._roles.outline), 1))
        x = box.left() - box.left() % _HATCH - box.height()
        lines = []
        while x < box.right():
            lines.append(QLineF(x, box.bottom(), x + box.height(), box.top()))
            x += _HATCH
        self._painter.drawLines(lines)
