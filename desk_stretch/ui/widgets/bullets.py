"""A sentence and the points that follow it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk_stretch.ui.tokens import S, TextRole
from desk_stretch.ui.widgets.labels import Body, Text


class Bullets(QWidget):
    """*intro* in bold, then each point behind a dot."""

    def __init__(self, intro: str, points: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(S)
        box.addWidget(Text(intro, TextRole.STRONG))
        for point in points:
            row = QHBoxLayout()
            row.setSpacing(S)
            row.setContentsMargins(S, 0, 0, 0)
            row.addWidget(Body("•"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Body(point), 1)
            box.addLayout(row)
