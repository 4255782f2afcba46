"""A scrolling page of two columns, below each other where the window is narrow."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desk_stretch.ui import theme
from desk_stretch.ui.tokens import FOCUS_GAP, FOCUS_WIDTH, XL, L, M, TextRole
from desk_stretch.ui.widgets.page import Page

ROOM = FOCUS_GAP + FOCUS_WIDTH
"""What stands in a column keeps so much free at both sides, for focus rings."""

_WIDE_LETTERS = 100


class Columns(Page):
    """Put things into ``left`` and ``right``."""

    def __init__(self, left: int = 1, right: int = 1) -> None:
        super().__init__(letters=220)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(XL + L)
        self.left, self.right = self._make(left), self._make(right)
        self.box.addLayout(self._row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letter = QFontMetrics(theme.font(TextRole.BODY)).averageCharWidth()
        wide = self.width() >= _WIDE_LETTERS * letter
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if wide else way.TopToBottom)

    def _make(self, stretch: int) -> QVBoxLayout:
        column = QWidget()
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(M)
        self._row.addWidget(column, stretch)
        return box
