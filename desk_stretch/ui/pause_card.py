"""Pauses to choose from, and the way back from one."""

from __future__ import annotations

from PySide6.QtCore import Signal

from desk_stretch.engine.commands import Resume
from desk_stretch.engine.events import Status
from desk_stretch.i18n import tr
from desk_stretch.ui.tokens import L, M, S
from desk_stretch.ui.widgets.button_row import ButtonRow
from desk_stretch.ui.widgets.buttons import QuietButton
from desk_stretch.ui.widgets.card import Card
from desk_stretch.ui.widgets.labels import Body


class PauseCard(Card):
    """Pauses to choose from; while one lasts, its end and Resume."""

    asked = Signal(object)  # a Command
    chosen = Signal(int)  # the place of a pause in pauses.pause_choices

    def __init__(self) -> None:
        super().__init__()
        self._words = Body()
        self._resume = QuietButton(tr("Resume"), "play")
        self._resume.clicked.connect(lambda: self.asked.emit(Resume()))
        self._choices: list[QuietButton] = []
        self._flow = ButtonRow(self._resume)
        self.box.setContentsMargins(L, M, L, M)
        self.box.setSpacing(S)
        self.box.addWidget(self._words)
        self.box.addLayout(self._flow)

    def show_status(self, status: Status, choices: list[str]) -> None:
        """Offer *choices*, or Resume while a pause lasts."""
        is_paused = status.state == "paused" or status.pause_until is not None
        self._words.setText(tr("Reminders are paused") if is_paused else tr("Pause reminders for"))
        self._resume.setVisible(is_paused)
        for index in range(len(self._choices), len(choices)):
            self._add(index)
        for button, text in zip(self._choices, choices, strict=True):
            button.setText(text)
            button.setAccessibleName(tr("Pause reminders: {length}").format(length=text))
            button.setVisible(not is_paused)

    def _add(self, index: int) -> None:
        button = QuietButton("")
        button.clicked.connect(lambda: self.chosen.emit(index))
        self._choices.append(button)
        self._flow.addWidget(button)
