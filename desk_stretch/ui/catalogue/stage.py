"""The big moving figure of the catalogue: the live figure, led through endless rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from desk_stretch.core.catalogue.exercise import Exercise, Form
from desk_stretch.core.ports import Clock
from desk_stretch.i18n import tr
from desk_stretch.ui import texts
from desk_stretch.ui.catalogue.rounds import Rounds
from desk_stretch.ui.figure.motion import Instant, Motion
from desk_stretch.ui.figure.picture import Costume, Work
from desk_stretch.ui.figure.widget import FigureWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QFocusEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

_SIDE = 400


class Stage(FigureWidget):
    """Shows one form and side at a time, from its beginning."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(clock, self._instant, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._time = clock
        self._rounds: Rounds | None = None
        self._began_s = 0.0

    def play(self, exercise: Exercise, form: Form, side: str, *, mirror: bool) -> None:
        """Show another form or side."""
        staged = form.staging is not None
        self._rounds = Rounds.of(exercise, form, side, mirror=mirror) if staged else None
        self._began_s = self._time.now().steady
        self.act(self._rounds.acting if self._rounds else None)
        words = f"{tr(exercise.name)}. {tr(texts.SIDES[side])}. {tr(exercise.summary)}"
        self.show_work(Work(form.postures[0], exercise.areas, side), words)

    def dress(self, motion: Motion, who: Costume) -> None:
        """Follow the person's wishes."""
        self.wear(motion, who)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._go_on()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._go_on()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._go_on()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return min(width, _SIDE)

    def sizeHint(self) -> QSize:
        return QSize(_SIDE, _SIDE)

    def _go_on(self) -> None:
        """Begin anew if the figure has come to rest."""
        now = self._instant()
        if now is not None and not now.goes_on:
            self._began_s = self._time.now().steady
            self.update()

    def _instant(self) -> Instant | None:
        if self._rounds is None:
            return None
        return self._rounds.instant(self._time.now().steady - self._began_s)
