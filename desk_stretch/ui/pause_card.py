"""Pauses and meetings to choose from, and the way back from one."""

from __future__ import annotations

from PySide6.QtCore import Signal

from desk_stretch.engine.commands import EndMeeting, Resume
from desk_stretch.engine.events import Status
from desk_stretch.i18n import ntr, tr
from desk_stretch.ui.tokens import L, M, S
from desk_stretch.ui.widgets.button_row import ButtonRow
from desk_stretch.ui.widgets.buttons import QuietButton
from desk_stretch.ui.widgets.card import Card
from desk_stretch.ui.widgets.labels import Body

MEETINGS = (30, 60)  # minutes


class PauseCard(Card):
    """Pauses and meetings to choose from; while one lasts, the way out of it."""

    asked = Signal(object)  # a Command
    chosen = Signal(int)  # the place of a pause in pauses.pause_choices
    met = Signal(int)  # minutes of a meeting

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
        # Made after the pauses, to be read and reached after them.
        self._meeting: list[Body | QuietButton] = []

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
        if not self._meeting:
            self._add_meeting()
        is_meeting = status.meeting_until is not None
        for part in self._meeting:
            part.setVisible(not is_paused and is_meeting is (part is self._over))

    def _add_meeting(self) -> None:
        words = Body(tr("In a meeting for…"))
        self._over = QuietButton(tr("The meeting is over"))
        self._over.clicked.connect(lambda: self.asked.emit(EndMeeting()))
        lengths = [self._length(minutes) for minutes in MEETINGS]
        self._meeting = [words, self._over, *lengths]
        self.box.addWidget(words)
        self.box.addLayout(ButtonRow(self._over, *lengths))

    def _length(self, minutes: int) -> QuietButton:
        text = ntr("{n} minute", "{n} minutes", minutes).format(n=minutes)
        button = QuietButton(text)
        button.setAccessibleName(f"{tr('In a meeting for…')} {text}")
        button.clicked.connect(lambda: self.met.emit(minutes))
        return button

    def _add(self, index: int) -> None:
        button = QuietButton("")
        button.clicked.connect(lambda: self.chosen.emit(index))
        self._choices.append(button)
        self._flow.addWidget(button)
