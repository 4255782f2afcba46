"""Buttons in a row whose faces, not their room for the focus ring, line up with the text."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk_stretch.ui.tokens import FOCUS_GAP, FOCUS_WIDTH
from desk_stretch.ui.widgets.flow import Flow

_ROOM = FOCUS_GAP + FOCUS_WIDTH


class ButtonRow(Flow):
    """A flow that reaches into the margin around it by the room of a focus ring.

    The faces stand two such rooms apart. Whatever holds the row needs a margin.
    """

    def __init__(self, *buttons: QWidget, centred: bool = False) -> None:
        super().__init__(spacing=0, centred=centred)
        for button in buttons:
            self.addWidget(button)

    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(width + 2 * _ROOM)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect.adjusted(-_ROOM, 0, _ROOM, 0))

    def sizeHint(self) -> QSize:
        return super().sizeHint() - QSize(2 * _ROOM, 0)

    def minimumSize(self) -> QSize:
        return super().minimumSize() - QSize(2 * _ROOM, 0)


class Outdent(QHBoxLayout):
    """Reaches into the margin around it by the room of a focus ring, as a row of buttons does."""

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(0)

    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(width + 2 * _ROOM)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect.adjusted(-_ROOM, 0, _ROOM, 0))
