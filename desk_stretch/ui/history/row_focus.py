"""The mark of the keyboard in a list or table: a ring inside of the line that it has come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPainter, QPen

from desk_stretch.ui import theme
from desk_stretch.ui.tokens import FOCUS_WIDTH, RADIUS_SMALL

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView


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
