"""Something to know, in a card with the sign for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk_stretch.ui.tokens import M, S
from desk_stretch.ui.widgets.card import Card
from desk_stretch.ui.widgets.icon import Icon
from desk_stretch.ui.widgets.labels import Body


class Note(Card):
    """A sentence or two beside an icon."""

    def __init__(self, text: str = "", icon: str = "about", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = Body(text)
        row = QHBoxLayout()
        row.setSpacing(M)
        row.addWidget(Icon(icon), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.box.setContentsMargins(M, S + 2, M, S + 2)
        self.box.addLayout(row)

    def setText(self, text: str) -> None:
        """Say something else; nothing to say hides the note."""
        self._text.setText(text)
        self.setVisible(bool(text))

    def text(self) -> str:
        return self._text.text()
