"""The painted desktop on which ``tools/film.py`` shows the app's real widgets.

What is not ours (the panel, the document, the frame of a window) is only hinted at.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPixmap, QPolygonF

from desk_stretch.ui.tokens import LIGHT
from desk_stretch.ui.tray_icon import Mark, draw_pixmap

FRAME = QSize(900, 764)
PANEL, CAPTION, TITLE, SIGN = 28, 50, 26, 28
DESKTOP = QRect(0, PANEL, FRAME.width(), FRAME.height() - PANEL - CAPTION)
WINDOW = QSize(864, 650)
GROUND, PANEL_COLOUR, PAPER, INK = "#cfdcda", "#26323a", "#fbfaf7", "#c9cfd0"
PAGE = QRectF(90, 70, 560, 560)
LINE = 36
_LENGTHS = (0.42, 0.0, 0.94, 0.88, 0.97, 0.61, 0.0, 0.91, 0.95, 0.83, 0.96, 0.9, 0.45, 0.9)
_ARROW = ((0, 0), (0, 19), (4.6, 14.8), (7.8, 21.8), (10.8, 20.4), (7.7, 13.6), (13.8, 13.3))


class Stage:
    """Paints one frame after another."""

    def picture(
        self, words: str, mark: Mark, share: float, *, typed: float, window: QImage | None = None,
        card: tuple[QImage, QPointF, float] | None = None, pointer: QPointF | None = None,
    ) -> QImage:  # fmt: skip
        """Paint the desktop with what is on it; *typed* is how many lines stand on the paper."""
        image = QImage(FRAME, QImage.Format.Format_RGB32)
        image.fill(QColor(GROUND))
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paper(painter, typed)
            self._panel(painter, mark, share)
            if card is not None:
                self._card(painter, *card)
            if window is not None:
                self._window(painter, window)
            self._caption(painter, words, draw_pixmap(mark, min(1.0, share), SIGN))
            if pointer is not None:
                self._pointer(painter, pointer)
        return image

    def _paper(self, painter: QPainter, typed: float) -> None:
        _shadow(painter, PAGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(PAPER))
        painter.drawRoundedRect(PAGE, 6, 6)
        painter.setBrush(QColor(INK))
        for number, length in enumerate(_LENGTHS):
            share = min(1.0, max(0.0, typed - number))
            if share and length:
                width = (PAGE.width() - 80) * length * share
                top = PAGE.top() + 40 + number * LINE
                painter.drawRoundedRect(QRectF(PAGE.left() + 40, top, width, 9), 4, 4)

    def _panel(self, painter: QPainter, mark: Mark, share: float) -> None:
        painter.fillRect(0, 0, FRAME.width(), PANEL, QColor(PANEL_COLOUR))
        painter.drawPixmap(FRAME.width() - 96, 3, draw_pixmap(mark, min(1.0, share), 22))
        painter.setPen(QColor("#e6eaea"))
        painter.setFont(_font(10))
        box = QRectF(FRAME.width() - 70, 0, 58, PANEL)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "10:40")

    def _card(self, painter: QPainter, card: QImage, place: QPointF, share: float) -> None:
        painter.setOpacity(share)
        _shadow(painter, QRectF(place, card.size()))
        painter.drawImage(place, card)
        painter.setOpacity(1.0)

    def _window(self, painter: QPainter, window: QImage) -> None:
        left = (FRAME.width() - window.width()) / 2
        whole = QRectF(left, PANEL + 5, window.width(), window.height() + TITLE)
        _shadow(painter, whole)
        painter.save()
        shape = QPainterPath()
        shape.addRoundedRect(whole, 7, 7)
        painter.setClipPath(shape)
        painter.fillRect(whole, QColor("#e4e2dc"))
        painter.drawImage(QPointF(left, whole.top() + TITLE), window)
        painter.restore()
        painter.setPen(QColor(LIGHT.muted))
        painter.setFont(_font(9))
        bar = QRectF(left, whole.top(), whole.width(), TITLE)
        painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, "Routine")

    def _caption(self, painter: QPainter, words: str, sign: QPixmap) -> None:
        """The words, and the icon of the panel once more, large enough to be seen."""
        box = QRect(0, FRAME.height() - CAPTION, FRAME.width(), CAPTION)
        painter.fillRect(box, QColor(LIGHT.window))
        painter.setPen(QColor(LIGHT.text))
        painter.setFont(_font(13))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        left = (FRAME.width() - painter.fontMetrics().horizontalAdvance(words)) // 2
        painter.drawPixmap(left - SIGN - 12, box.top() + (CAPTION - SIGN) // 2, sign)

    def _pointer(self, painter: QPainter, at: QPointF) -> None:
        painter.setPen(QColor("#ffffff"))
        painter.setBrush(QColor("#10171b"))
        painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in _ARROW]))


def _font(points: int) -> QFont:
    return QFont("DejaVu Sans", points)


def _shadow(painter: QPainter, box: QRectF) -> None:
    """A soft edge, of a few flat rings."""
    painter.setPen(Qt.PenStyle.NoPen)
    for spread, alpha in ((7, 8), (4, 12), (2, 18)):
        painter.setBrush(QColor(20, 40, 45, alpha))
        grown = box.adjusted(-spread, -spread + 2, spread, spread + 2)
        painter.drawRoundedRect(grown, 7 + spread, 7 + spread)
