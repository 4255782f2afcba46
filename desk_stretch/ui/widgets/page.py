"""A scrolling page with one readable column in its middle; put things into ``box``."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk_stretch.ui import theme
from desk_stretch.ui.tokens import XL, L, M, TextRole
from desk_stretch.ui.widgets.scroll import Scroll

READABLE_LETTERS = 96
_NARROW = 480


class Page(Scroll):
    """The column is at most *letters* wide, whatever the size of the text."""

    def __init__(self, letters: int = READABLE_LETTERS, parent: QWidget | None = None) -> None:
        content = QWidget()
        super().__init__(content, parent)
        self._letters = letters
        self._column = QWidget()
        self.box = QVBoxLayout(self._column)
        self.box.setSpacing(L)
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._column, 100)
        row.addStretch(1)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        margin = M if self.width() < _NARROW else XL
        beside_bar = max(0, margin - self.verticalScrollBar().width())
        left, right = margin, beside_bar
        if self.isRightToLeft():
            left, right = right, left
        self.box.setContentsMargins(left, margin, right, margin)

    def _fit(self) -> None:
        letter = QFontMetrics(theme.font(TextRole.BODY)).averageCharWidth()
        self._column.setMaximumWidth(self._letters * letter + 2 * XL)
