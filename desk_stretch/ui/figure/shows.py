"""The calmer ways to show a routine: key poses that fade into each other, or stand side by side.

Also what all ways have in common. Full motion is in ``full_show``.
"""

from __future__ import annotations

from math import ceil
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from desk_stretch.core.figure.camera import View
from desk_stretch.core.figure.still import Still
from desk_stretch.ui import theme
from desk_stretch.ui.figure.layers import Memory
from desk_stretch.ui.figure.motion import FADE_S, FRAME_S, Acted, Instant, key_wait_s
from desk_stretch.ui.figure.picture import Costume, Work, draw, square_in
from desk_stretch.ui.figure.record import painted
from desk_stretch.ui.figure.turning import Turn
from desk_stretch.ui.tokens import Colours, TextRole

_NUMBER_SHARE = 0.085  # of a picture's side


class Canvas(NamedTuple):
    """What is painted on: size in logical pixels, pixels in one of them, colours, and who."""

    width: int
    height: int
    ratio: float
    roles: Colours
    who: Costume
    work: Work

    @property
    def box(self) -> QRectF:
        """The square that a single picture fills."""
        return square_in(self.width, self.height)

    @property
    def dressed(self) -> tuple[object, ...]:
        """All that makes the picture of a still; *work* is seen only where there is none."""
        return (self.width, self.height, self.ratio, self.roles, self.who)

    def picture(self, still: Still | None, memory: Memory | None = None) -> QImage:
        """Paint the square of a still; *memory* makes the pictures of one movement cheaper."""
        side = int(self.box.width())
        square = QRectF(QPointF(0, 0), QPointF(side, side))
        return painted(
            QSize(side, side), self.ratio, QColor(self.roles.window),
            lambda painter: draw(
                painter, square, still, self.work, self.roles, self.who, memory
            ),
        )  # fmt: skip


class Show(Protocol):
    """A way to show a routine."""

    def paint(self, painter: QPainter, canvas: Canvas, now: Instant, now_s: float) -> None:
        """Paint what is to be seen; *now_s* is a clock that never jumps."""

    def wait_s(self, now: Instant, now_s: float) -> float | None:
        """Return the seconds until something else is to be seen; None if nothing comes."""

    def prepare(self, canvas: Canvas, now: Instant, now_s: float) -> bool:
        """Paint a little of what comes; whether there is more to prepare."""


class ReducedShow:
    """Key poses; one fades into the next. Nothing else moves."""

    def __init__(self, acted: Acted, turn: Turn) -> None:
        self._acted, self._turn = acted, turn
        self._shown: Still | None = None
        self._key: object = None
        self._image = QImage()
        self._before = QImage()
        self._fades_since: float | None = None

    def paint(self, painter: QPainter, canvas: Canvas, now: Instant, now_s: float) -> None:
        still = self._acted.still(now.position_s, motion=False)
        key = (canvas.dressed, self._turn.degrees(now_s), None if still else canvas.work)
        if key != self._key or still != self._shown:
            can_fade = self._key == key or (self._key is not None and still != self._shown)
            self._before = self._image
            self._fades_since = now_s if can_fade else None
            self._image = canvas.picture(turned(still, self._turn, now_s))
            self._key, self._shown = key, still
        corner = canvas.box.topLeft()
        share = self._share(now_s)
        if share < 1.0 and self._before.size() == self._image.size():
            painter.drawImage(corner, self._before)
            painter.setOpacity(share)
        painter.drawImage(corner, self._image)
        painter.setOpacity(1.0)

    def wait_s(self, now: Instant, now_s: float) -> float | None:
        return FRAME_S if self._share(now_s) < 1.0 else key_wait_s(self._acted, now)

    def prepare(self, canvas: Canvas, now: Instant, now_s: float) -> bool:  # noqa: ARG002 - a way to show
        return False

    def _share(self, now_s: float) -> float:
        """How much of the new picture is there."""
        if self._fades_since is None:
            return 1.0
        return min(1.0, (now_s - self._fades_since) / FADE_S)


class StillShow:
    """The numbered key poses of a step, side by side. Nothing moves at all."""

    def __init__(self, acted: Acted, turn: Turn) -> None:
        self._acted, self._turn = acted, turn
        self._key: object = None
        self._images: list[QImage] = []

    def paint(self, painter: QPainter, canvas: Canvas, now: Instant, now_s: float) -> None:
        key = (canvas.dressed, self._turn.degrees(now_s), now.step, now.side)
        stills = self._acted.key_stills(now.step, now.side) if key != self._key else ()
        if key != self._key:
            count = max(1, len(stills))
            side = cells(canvas.width, canvas.height, count)[0].width()
            small = canvas._replace(width=int(side), height=int(side))
            turns = [turned(still, self._turn, now_s) for still in stills] or [None]
            self._images = [small.picture(still) for still in turns]
            self._key = key
        count = len(self._images)
        boxes = cells(canvas.width, canvas.height, count)
        for number, (box, image) in enumerate(zip(boxes, self._images, strict=True), 1):
            painter.drawImage(box.topLeft(), image)
            if count > 1:
                _paint_number(painter, box, number, canvas.roles)

    def wait_s(self, now: Instant, now_s: float) -> float | None:  # noqa: ARG002 - a way to show
        return None

    def prepare(self, canvas: Canvas, now: Instant, now_s: float) -> bool:  # noqa: ARG002 - a way to show
        return False


def turned(still: Still | None, turn: Turn, now_s: float) -> Still | None:
    """Return the still as the person has turned it."""
    return None if still is None else seen_from(still, turn.view(still.view, now_s))


def seen_from(still: Still, view: View) -> Still:
    """Return the still seen from elsewhere."""
    if view == still.view:
        return still
    return Still(
        still.skeleton, still.scene, view, still.framing, still.glow, still.strokes
    )  # fmt: skip


def cells(width: int, height: int, count: int) -> list[QRectF]:
    """Return *count* squares, as large as the box holds, in reading order."""
    columns = max(range(1, count + 1), key=lambda n: _cell(width, height, count, n))
    rows = ceil(count / columns)
    side = _cell(width, height, count, columns)
    top = (height - rows * side) // 2
    found = []
    for at in range(count):
        row, column = divmod(at, columns)
        in_row = min(columns, count - row * columns)
        left = (width - in_row * side) // 2
        found.append(QRectF(left + column * side, top + row * side, side, side))
    return found


def _cell(width: int, height: int, count: int, columns: int) -> int:
    return max(1, min(width // columns, height // ceil(count / columns)))


def _paint_number(painter: QPainter, box: QRectF, number: int, roles: Colours) -> None:
    """A numbered disc in the upper left of a picture; Arabic digits order the poses."""
    font = theme.font(TextRole.STRONG)
    side = max(painter.fontMetrics().height() * 1.5, box.width() * _NUMBER_SHARE)
    disc = QRectF(box.left() + box.width() * 0.06, box.top() + box.height() * 0.06, side, side)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.brush(roles.accent))
    painter.drawEllipse(disc)
    font.setPixelSize(max(9, round(side * 0.58)))
    painter.setFont(font)
    painter.setPen(QColor(roles.on_accent))
    painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), str(number))
