"""The large view of the state: the ring of work time, the words, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.engine.commands import Command, OpenWindow, Skip, Snooze, StartRoutine
from desk_stretch.engine.events import Status
from desk_stretch.i18n import ntr, tr
from desk_stretch.ui import texts, theme
from desk_stretch.ui.asking import Asking
from desk_stretch.ui.tokens import FOCUS_GAP, FOCUS_WIDTH, XL, M, S, TextRole
from desk_stretch.ui.widgets.button_row import ButtonRow
from desk_stretch.ui.widgets.buttons import Button, LinkButton, PrimaryButton, QuietButton
from desk_stretch.ui.widgets.labels import Body, Caption, Heading
from desk_stretch.ui.widgets.note import Note
from desk_stretch.ui.widgets.ring import ProgressRing

_RING_LETTERS = 31
_RING_LEAST, _RING_SHARE = 128, 0.45
_BESIDE_LETTERS = 86  # from this width on the words stand beside the ring


class _LinkRow(ButtonRow):
    """A row whose link begins where the text above it does."""

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect.adjusted(-LinkButton.padding, 0, LinkButton.padding, 0))


class StateView(QWidget):
    """The ring of work time, the state in words, and what can be done about it."""

    asked = Signal(object)  # a Command

    def __init__(self) -> None:
        super().__init__()
        self._ring = ProgressRing()
        self._title = Heading(role=TextRole.TITLE)
        self._asks = Body()
        self._sentence = Body()
        self._way_out = Caption()
        self._missed = Caption(tr("The last prompt was not answered. Start whenever it suits you."))
        self._rehearsal = Note()
        self._skipped = ""
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

    def show_status(self, status: Status, words: str, asking: Asking | None) -> None:
        """Show a status, *words* for its state, and what is being asked for."""
        self._title.setText(words[:1].upper() + words[1:])
        self._sentence.setText(status.sentence)
        for label, text in (
            (self._asks, "" if asking is None else asking.text),
            (self._way_out, "" if asking is None else asking.way_out),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self._missed.setVisible(status.missed)
        self._show_ring(status)
        speed = tr("Rehearsal: time passes ×{speed:g}, and the record marks it.")
        self._rehearsal.setText("" if status.speed == 1 else speed.format(speed=status.speed))
        self._show_buttons(status, asking)

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
        self._again = LinkButton(tr("Do the skipped break now"))
        self._again.clicked.connect(lambda: self.asked.emit(StartRoutine(reminder=self._skipped)))
        box = QVBoxLayout()
        box.setSpacing(S)
        box.addStretch(1)
        box.addWidget(self._title)
        box.addWidget(self._asks)
        box.addLayout(self._make_reason())
        box.addWidget(self._missed)
        box.addWidget(self._way_out)
        box.addSpacing(S)
        for beside in (self._snooze, self._skip):
            beside.least_height = PrimaryButton.least_height
        box.addLayout(ButtonRow(self._start, self._routine, self._snooze, self._skip))
        box.addLayout(ButtonRow(self._sitting, self._standing))
        box.addLayout(_LinkRow(self._again))
        box.addWidget(self._rehearsal)
        box.addStretch(1)
        return box

    def _make_reason(self) -> QVBoxLayout:
        """The sentence and, close below it and in line with it, the way to those before it."""
        why = self._button(LinkButton, tr("Why now, why not"), "", OpenWindow("why"))
        box = QVBoxLayout()
        box.setSpacing(0)
        box.addWidget(self._sentence)
        box.addLayout(_LinkRow(why))
        return box

    def _button(self, kind: type[Button], text: str, icon: str, command: Command) -> Button:
        button = kind(text, icon)
        button.clicked.connect(lambda: self.asked.emit(command))
        return button

    def _show_ring(self, status: Status) -> None:
        minutes, whole = int(status.worked_s // 60), round(status.work_s / 60)
        share = status.worked_s / status.work_s if status.work_s > 0 else 0.0
        dimmed = status.state not in ("counting", "due", "snoozed", "routine")
        if not whole:  # it waits for a time of the day
            self._ring.show_progress(0.0, "", "", dimmed=True)
            self._ring.setAccessibleName(self._title.text())
            return
        words = tr("of {n} min").format(n=whole)
        self._ring.show_progress(share, str(minutes), words, dimmed=dimmed)
        self._ring.setAccessibleName(
            ntr(
                "Work time: {done} of {n} minute", "Work time: {done} of {n} minutes", whole
            ).format(done=minutes, n=whole)
        )

    def _show_buttons(self, status: Status, asking: Asking | None) -> None:
        """Only what applies now is there."""
        is_running, prompt = status.state == "routine", status.prompt
        self._start.setVisible(not is_running)
        self._start.setText(tr("Start") if asking is None else asking.start)
        self._start.set_icon("check" if asking is not None and asking.is_message else "play")
        for button in (self._sitting, self._standing):
            button.setVisible(not is_running and not (asking is not None and asking.is_own))
        self._skipped = status.skipped
        self._again.setVisible(bool(status.skipped) and not is_running)
        self._routine.setVisible(is_running)
        self._skip.setVisible(prompt is not None and prompt.skips_left > 0)
        self._snooze.setVisible(prompt is not None and prompt.snoozes_left > 0)
        if prompt is not None and asking is not None:
            self._snooze.setText(texts.snooze_label(prompt, asking.minutes))
