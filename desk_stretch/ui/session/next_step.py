"""What comes after this step: its name, and the still picture of its main hold."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk_stretch.core.routine.routine import Step
from desk_stretch.core.session.snapshot import Snapshot
from desk_stretch.core.session.timeline import sides_of
from desk_stretch.ui.figure.motion import Acted
from desk_stretch.ui.figure.picture import Costume, Picture
from desk_stretch.ui.session import reading
from desk_stretch.ui.tokens import S
from desk_stretch.ui.widgets.labels import Body

SIDE = 72
PICTURE_AFTER_MS = 150
"""To place its body takes half as long as all that is to be seen first."""


class NextStep(QWidget):
    """Picture and words side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acted: Acted | None = None
        self._coming: tuple[int, Step] | None = None
        self._place = QTimer(self)
        self._place.setSingleShot(True)
        self._place.setInterval(PICTURE_AFTER_MS)
        self._place.timeout.connect(self._show_picture)
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

    def act(self, acted: Acted | None) -> None:
        """Take the pictures from another routine; None: from one that nobody has acted out."""
        self._acted, self._coming = acted, None
        self._place.stop()

    def show_next(self, snapshot: Snapshot) -> None:
        """Show what follows the step of *snapshot*. Its picture comes a little later, once the
        figure has been seen, and stays for all segments of the step."""
        self._words.setText(reading.next_words(snapshot))
        step = snapshot.next_step
        coming = None if step is None else (snapshot.step_index + 1, step)
        self.picture.setVisible(coming is not None)
        if coming is None:
            self._place.stop()
        elif self._acted is None:
            self.picture.show_still(None, reading.work_to_come(coming[1]))
        elif coming != self._coming:
            self.picture.show_nothing()
            self._place.start()
        self._coming = coming

    def _show_picture(self) -> None:
        if self._acted is not None and self._coming is not None:
            at, step = self._coming
            still = self._acted.main_still(at, sides_of(step)[0])
            self.picture.show_still(still, reading.work_to_come(step))
