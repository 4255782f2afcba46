"""Sentences below each other, each behind its number or a dot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desk_stretch.ui.tokens import S
from desk_stretch.ui.widgets.labels import Body, Caption


class Points(QWidget):
    """A list whose sentences change; *numbered* or behind dots."""

    def __init__(self, *, numbered: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbered = numbered
        self._rows: list[tuple[Caption, Body]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(S)
        self._grid.setColumnStretch(1, 1)

    def show_points(self, sentences: Sequence[str]) -> None:
        """Show these sentences."""
        while len(self._rows) < len(sentences):
            self._add_row()
        for place, row in enumerate(self._rows):
            is_used = place < len(sentences)
            row[1].setText(sentences[place] if is_used else "")
            for label in row:
                label.setVisible(is_used)

    def _add_row(self) -> None:
        number = len(self._rows) + 1
        mark = Caption(f"{number}." if self._numbered else "•")
        mark.setWordWrap(False)
        row = (mark, Body())
        for column, label in enumerate(row):
            self._grid.addWidget(label, number, column, Qt.AlignmentFlag.AlignTop)
        self._rows.append(row)
