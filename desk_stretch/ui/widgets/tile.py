"""A number and the word for what it counts."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_stretch.ui.tokens import TextRole
from desk_stretch.ui.widgets.labels import Caption, Heading


class Tile(QWidget):
    """The number large, the word below it; both on one line each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = Heading(role=TextRole.TITLE)
        self._word = Caption()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for label in (self._number, self._word):
            label.setWordWrap(False)
            box.addWidget(label)

    def show_count(self, number: int, word: str) -> None:
        self._number.setText(str(number))
        self._word.setText(word)
        self.setAccessibleName(f"{number} {word}")
