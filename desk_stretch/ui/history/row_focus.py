"""How a list or table shows where the keyboard is, and what is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPalette, QPen

from desk_stretch.ui import theme
from desk_stretch.ui.tokens import FOCUS_WIDTH, RADIUS_SMALL

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

    _View: TypeAlias = QAbstractItemView
else:
    _View = object  # the view itself is the other parent


class CalmRows(_View):
    """Goes before Qt's own view among the parents of a list or table: a ring around the line that
    the keyboard has come to, and the ground of the figure under what is chosen."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_row_focus(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:
        super().initViewItemOption(option)
        roles = theme.colours(self)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Highlight, QColor(roles.disc))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(roles.text))
        option.palette = palette


def paint_row_focus(view: QAbstractItemView) -> None:
    """Draw the ring around the current line, after the lines themselves were drawn."""
    index = view.currentIndex()
    if not view.hasFocus() or not index.isValid():
        return
    box = view.visualRect(index).toRectF()
    box.setLeft(0.0)
    box.setRight(float(view.viewport().width()))
    half = FOCUS_WIDTH / 2
    with QPainter(view.viewport()) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.colours(view).focus), FOCUS_WIDTH))
        painter.drawRoundedRect(box.adjusted(half, half, -half, -half), RADIUS_SMALL, RADIUS_SMALL)
