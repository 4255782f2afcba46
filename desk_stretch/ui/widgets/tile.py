"""A number and the word for what it counts."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_stretch.ui.tokens import TextRole
from desk_stretch.ui.widgets.labels import Caption, Heading


class Tile(QWidget):
    """The number large, the word below it; on one line each where there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = Heading(role=TextRole.TITLE)
        self._word = Caption()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self._number.setWordWrap(False)
        for label in (self._number, self._word):
            box.addWidget(label)

    def sizeHint(self) -> QSize:
        word = QFontMetrics(self._word.font()).horizontalAdvance(self._word.text()) + 2
        width = max(word, self._number.sizeHint().width())
        return QSize(width, self.heightForWidth(width))

    def show_count(self, number: int, word: str) -> None:
        self._number.setText(str(number))
        self._word.setText(word)
        self.setAccessibleName(f"{number} {word}")
