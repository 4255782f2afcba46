"""What comes after this step: its name, and the still picture of its main hold."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk_stretch.core.figure.still import Still
from desk_stretch.core.session.snapshot import Snapshot
from desk_stretch.ui.figure.picture import Costume, Picture
from desk_stretch.ui.session import reading
from desk_stretch.ui.tokens import S
from desk_stretch.ui.widgets.labels import Body

SIDE = 72


class NextStep(QWidget):
    """Picture and words side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Body()
        self.picture = Picture(SIDE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        row.addWidget(self.picture)
        row.addWidget(self._words, 1)

    def wear(self, who: Costume) -> None:
        """Show another figure."""
        self.picture.wear(who)

    def show_next(self, snapshot: Snapshot, still: Still | None) -> None:
        """Show what follows the step of *snapshot*; *still* is its picture, if it has one."""
        self._words.setText(reading.next_words(snapshot))
        coming = snapshot.next_step
        self.picture.setVisible(coming is not None)
        if coming is not None:
            self.picture.show_still(still, reading.work_to_come(coming))
