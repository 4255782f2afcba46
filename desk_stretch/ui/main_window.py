"""The main window: everything that the menu of the app icon does, for desktops without one.

It follows events; while it can be seen, the minutes are brought up to date once a minute.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QFontMetrics, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.core.ports import Clock, Record
from desk_stretch.engine.commands import (
    Command,
    OpenWindow,
    Pause,
    Quit,
    Resume,
    Skip,
    Snooze,
    StartRoutine,
)
from desk_stretch.engine.events import Event, SessionEnded, SettingsChanged, Status, StatusChanged
from desk_stretch.i18n import ntr, tr
from desk_stretch.ui import texts, theme
from desk_stretch.ui.announce import announce
from desk_stretch.ui.engine_view import EngineView
from desk_stretch.ui.history.today import Today
from desk_stretch.ui.notice.staying import StayingWindow
from desk_stretch.ui.pauses import pause_choices
from desk_stretch.ui.tokens import XL, L, M, S, TextRole
from desk_stretch.ui.widgets.button_row import ButtonRow
from desk_stretch.ui.widgets.buttons import Button, PrimaryButton, QuietButton
from desk_stretch.ui.widgets.card import Card
from desk_stretch.ui.widgets.labels import Body, Caption, Heading
from desk_stretch.ui.widgets.note import Note
from desk_stretch.ui.widgets.page import Page
from desk_stretch.ui.widgets.ring import ProgressRing
from desk_stretch.ui.widgets.window import Window

REFRESH_S = 60
_RING_LETTERS = 34
_BESIDE_LETTERS = 86  # from this width on the words stand beside the ring


class MainWindow(Window):
    """State and reason, Start, Pause, what was done today, and the way to every other window."""

    def __init__(
        self, view: EngineView, clock: Clock, record: Record, has_tray: Callable[[], bool]
    ) -> None:
        super().__init__("main", texts.APP_NAME, letters=112, lines=42)
        self._view = view
        self._clock = clock
        self._has_tray = has_tray
        self._staying: StayingWindow | None = None
        self._state = StateView()
        self._pause = PauseCard()
        self._today = Today(clock, record)
        self._page = Page()
        for part in (self._state, self._pause, self._today):
            self._page.box.addWidget(part)
        self._page.box.addStretch(1)
        self._page.box.addLayout(self._make_links())
        for part in (self._state, self._pause):
            part.asked.connect(self._do)
        self._pause.chosen.connect(self._on_pause)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._page)
        self._minute = QTimer(self)
        self._minute.setInterval(REFRESH_S * 1000)
        self._minute.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._minute.timeout.connect(self.refresh)
        self._subscription = view.subscribe(self.hear)
        self.refresh()

    def hear(self, event: Event) -> None:
        """Follow the engine; what nobody sees waits for the next showing."""
        if not self.isVisible():
            return
        if isinstance(event, StatusChanged):
            words = self._state.title
            self._show(event.status)
            if self._state.title != words:
                announce(self, f"{self._state.title}. {event.status.sentence}")
        elif isinstance(event, SettingsChanged):
            self.refresh()
        elif isinstance(event, SessionEnded):
            self._today.refresh()

    def refresh(self) -> None:
        """Bring everything up to the present."""
        self._show(self._view.status())
        self._today.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._minute.start()
        self._state.focus_first()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The app stays; where no icon shows that, the first closing says so."""
        if self._staying is None and not self._has_tray():
            self._staying = StayingWindow(self._view)
            self._staying.show()
        super().closeEvent(event)

    def _show(self, status: Status) -> None:
        now = self._clock.now()
        self._state.show_status(
            status, texts.state_words(status, now), self._view.settings["breaks.snooze"]
        )
        self._pause.show_status(status, [choice.text for choice in pause_choices(now)])

    def _do(self, command: Command) -> None:
        self._view.do(command)

    def _on_pause(self, index: int) -> None:
        """A pause is counted from the click."""
        self._view.do(Pause(pause_choices(self._clock.now())[index].until))

    def _make_links(self) -> ButtonRow:
        row = ButtonRow(centred=True)
        for text, icon, command in (
            (tr("Settings"), "settings", OpenWindow("settings")),
            (tr("History"), "history", OpenWindow("history")),
            (tr("About"), "about", OpenWindow("about")),
            (tr("Quit"), "close", Quit()),
        ):
            button = QuietButton(text, icon)
            button.clicked.connect(lambda _=False, one=command: self._do(one))
            row.addWidget(button)
        return row


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
        self._row.setContentsMargins(0, 0, 0, 0)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letter = QFontMetrics(theme.font(TextRole.BODY)).averageCharWidth()
        beside = self.width() >= _BESIDE_LETTERS * letter
        along, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(along if beside else down)
        self._row.setSpacing(XL if beside else M)
        side = max(self._ring.minimumSizeHint().width(), _RING_LETTERS * letter)
        self._ring.setFixedSize(min(side, self.width()), min(side, self.width()))

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
        words = ntr("of {n} minute", "of {n} minutes", whole).format(n=whole)
        dimmed = status.state not in ("counting", "due", "snoozed", "routine")
        self._ring.show_progress(share, str(minutes), words, dimmed=dimmed)
        self._ring.setAccessibleName(
            tr("Work time: {minutes} {words}").format(minutes=minutes, words=words)
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
