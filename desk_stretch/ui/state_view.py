"""The large view of the state: the ring of work time, the words, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.engine.commands import Command, OpenWindow, Skip, Snooze, StartRoutine
from desk_stretch.engine.events import Status
from desk_stretch.i18n import ntr, tr
from desk_stretch.ui import texts, theme
from desk_stretch.ui.tokens import FOCUS_GAP, FOCUS_WIDTH, XL, M, S, TextRole
from desk_stretch.ui.widgets.button_row import ButtonRow
from desk_stretch.ui.widgets.buttons import Button, PrimaryButton, QuietButton
from desk_stretch.ui.widgets.labels import Body, Caption, Heading
from desk_stretch.ui.widgets.note import Note
from desk_stretch.ui.widgets.ring import ProgressRing

_RING_LETTERS = 31
_RING_LEAST, _RING_SHARE = 128, 0.45
_BESIDE_LETTERS = 86  # from this width on the words stand beside the ring


class StateView(QWidget):
    """The ring of work time, the state in words, and what can be done about it."""

    asked = Signal(object)  # a Command

    def __init__(self) -> None:
        super().__init__()
        self._ring = ProgressRing()
        self._title = Heading(role=TextRole.TITLE)
        self._sentence = Body()
        self._missed = Caption(tr("The last prompt was not answered. Start whenever it suits you."))
        self._rehearsal = Note()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(FOCUS_GAP + FOCUS_WIDTH, 0, FOCUS_GAP + FOCUS_WIDTH, 0)
        self._row.setSpacing(XL)
        self._row.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignCenter)
        self._row.addLayout(self._make_words(), 1)

    @property
    def title(self) -> str:
        """The state in a few words, as shown."""
        return self._title.text()

    def focus_first(self) -> None:
        """Give the keyboard to the window, so that a key pressed early starts nothing."""
        self.window().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_status(self, status: Status, words: str, snooze_minutes: int) -> None:
        """Show a status, *words* for its state."""
        self._title.setText(words[:1].upper() + words[1:])
        self._sentence.setText(status.sentence)
        self._missed.setVisible(status.missed)
        self._show_ring(status)
        speed = tr("Rehearsal: time passes ×{speed:g}, and the record marks it.")
        self._rehearsal.setText("" if status.speed == 1 else speed.format(speed=status.speed))
        self._show_buttons(status, snooze_minutes)

    def fit(self, window: QSize) -> None:
        """Fit into a window of that size."""
        letter = QFontMetrics(theme.font(TextRole.BODY)).averageCharWidth()
        beside = window.width() >= _BESIDE_LETTERS * letter
        along, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(along if beside else down)
        self._row.setSpacing(XL if beside else M)
        wanted = max(self._ring.minimumSizeHint().width(), _RING_LETTERS * letter)
        side = max(_RING_LEAST, min(wanted, round(window.height() * _RING_SHARE)))
        self._ring.setFixedSize(side, side)

    def _make_words(self) -> QVBoxLayout:
        self._start = self._button(PrimaryButton, tr("Start"), "play", StartRoutine())
        self._sitting = self._button(
            QuietButton, tr(texts.START_IN[Posture.SITTING]), "sitting", StartRoutine("sitting")
        )
        self._standing = self._button(
            QuietButton, tr(texts.START_IN[Posture.STANDING]), "standing", StartRoutine("standing")
        )
        self._routine = self._button(
            PrimaryButton, tr("Show the routine"), "play", OpenWindow("session")
        )
        self._snooze = self._button(QuietButton, "", "snooze", Snooze())
        self._skip = self._button(QuietButton, tr("Skip"), "skip", Skip())
        box = QVBoxLayout()
        box.setSpacing(S)
        box.addStretch(1)
        for part in (self._title, self._sentence, self._missed):
            box.addWidget(part)
        box.addSpacing(S)
        for beside in (self._snooze, self._skip):
            beside.least_height = PrimaryButton.least_height
        box.addLayout(ButtonRow(self._start, self._routine, self._snooze, self._skip))
        box.addLayout(ButtonRow(self._sitting, self._standing))
        box.addWidget(self._rehearsal)
        box.addStretch(1)
        return box

    def _button(self, kind: type[Button], text: str, icon: str, command: Command) -> Button:
        button = kind(text, icon)
        button.clicked.connect(lambda: self.asked.emit(command))
        return button

    def _show_ring(self, status: Status) -> None:
        minutes, whole = int(status.worked_s // 60), round(status.work_s / 60)
        share = status.worked_s / status.work_s if status.work_s > 0 else 0.0
        dimmed = status.state not in ("counting", "due", "snoozed", "routine")
        words = tr("of {n} min").format(n=whole)
        self._ring.show_progress(share, str(minutes), words, dimmed=dimmed)
        self._ring.setAccessibleName(
            ntr(
                "Work time: {done} of {n} minute", "Work time: {done} of {n} minutes", whole
            ).format(done=minutes, n=whole)
        )

    def _show_buttons(self, status: Status, snooze_minutes: int) -> None:
        """Only what applies now is there."""
        is_running, prompt = status.state == "routine", status.prompt
        for button in (self._start, self._sitting, self._standing):
            button.setVisible(not is_running)
        self._routine.setVisible(is_running)
        self._skip.setVisible(prompt is not None)
        self._snooze.setVisible(prompt is not None and prompt.snoozes_left > 0)
        if prompt is not None:
            self._snooze.setText(texts.snooze_label(prompt, snooze_minutes))
