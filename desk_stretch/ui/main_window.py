"""The main window: everything that the menu of the app icon does, for desktops without one.

It follows events; while it can be seen, the minutes are brought up to date once a minute.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout

from desk_stretch.core.moment import MINUTE_S
from desk_stretch.core.ports import Clock
from desk_stretch.core.stores import Record
from desk_stretch.engine.commands import (
    Command,
    Meet,
    OpenWindow,
    Pause,
    Quit,
)
from desk_stretch.engine.events import (
    Event,
    QuitAsked,
    RemindersChanged,
    SessionEnded,
    SettingsChanged,
    Status,
    StatusChanged,
)
from desk_stretch.i18n import tr
from desk_stretch.ui import texts
from desk_stretch.ui.ahead import AheadCard
from desk_stretch.ui.announce import announce
from desk_stretch.ui.asking import asking_of, name_of
from desk_stretch.ui.engine_view import EngineView
from desk_stretch.ui.history.today import Today
from desk_stretch.ui.notice.staying import StayingWindow
from desk_stretch.ui.pause_card import PauseCard
from desk_stretch.ui.pauses import pause_choices
from desk_stretch.ui.posture_row import PostureRow
from desk_stretch.ui.state_view import StateView
from desk_stretch.ui.tokens import M, S
from desk_stretch.ui.widgets.button_row import ButtonRow, Outdent
from desk_stretch.ui.widgets.buttons import QuietButton
from desk_stretch.ui.widgets.labels import Caption
from desk_stretch.ui.widgets.page import Page
from desk_stretch.ui.widgets.window import Window

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QHideEvent, QResizeEvent, QShowEvent

REFRESH_S = 60


class MainWindow(Window):
    """State and reason, Start, Pause, what was done today, and the way to every other window."""

    def __init__(
        self, view: EngineView, clock: Clock, record: Record, has_tray: Callable[[], bool],
        missing: Mapping[str, str] = MappingProxyType({}),
    ) -> None:  # fmt: skip
        super().__init__("main", texts.APP_NAME, letters=112, lines=55)
        self._view = view
        self._clock = clock
        self._has_tray = has_tray
        self._staying: StayingWindow | None = None
        self._is_ending = False
        self._state = StateView()
        self._pause = PauseCard()
        self._ahead = AheadCard(view)
        self._today = Today(clock, record)
        self._posture = PostureRow()
        self._today.add(self._posture)
        self._blind = Caption(missing.get("idle", ""))
        if not self._blind.text():
            self._blind.hide()
        self._page = Page(letters=104)
        state = Outdent()
        state.addWidget(self._state)
        self._page.box.addLayout(state)
        self._page.box.addWidget(self._ahead)
        self._page.box.addWidget(self._pause)
        self._page.box.addWidget(self._today)
        self._page.box.addWidget(self._blind)
        self._page.box.addStretch(1)
        for part in (self._state, self._pause, self._posture):
            part.asked.connect(self._do)
        self._pause.chosen.connect(self._on_pause)
        self._pause.met.connect(self._on_meeting)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._page, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(M, S, M, S)
        foot.addLayout(self._make_links())
        box.addLayout(foot)  # in sight whatever the page is scrolled to
        self._minute = QTimer(self)
        self._minute.setInterval(REFRESH_S * 1000)
        self._minute.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._minute.timeout.connect(self.refresh)
        self._subscription = view.subscribe(self.hear)
        self.refresh()

    def hear(self, event: Event) -> None:
        """Follow the engine; what nobody sees waits for the next showing."""
        if isinstance(event, QuitAsked):
            self._is_ending = True
        if not self.isVisible():
            return
        if isinstance(event, StatusChanged):
            words = self._state.title
            self._show(event.status)
            if self._state.title != words:
                announce(self, f"{self._state.title}. {event.status.sentence}")
        elif isinstance(event, SettingsChanged | RemindersChanged):
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._state.fit(self.size())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The app stays; where no icon shows that, the first closing says so."""
        if self._staying is None and not self._is_ending and not self._has_tray():
            self._staying = StayingWindow(self._view)
            self._staying.show()
        super().closeEvent(event)

    def _show(self, status: Status) -> None:
        now = self._clock.now()
        words = texts.state_words(status, now, name_of(self._view, status.reminder))
        asking = None if status.prompt is None else asking_of(self._view, status.prompt)
        self._state.show_status(status, words, asking)
        self._posture.show_status(status)
        self._pause.show_status(status, [choice.text for choice in pause_choices(now)])
        if self.isVisible():
            self._ahead.refresh()

    def _do(self, command: Command) -> None:
        self._view.do(command)

    def _on_meeting(self, minutes: int) -> None:
        self._do(Meet(self._clock.now().wall + minutes * MINUTE_S))

    def _on_pause(self, index: int) -> None:
        """A pause is counted from the click."""
        self._view.do(Pause(pause_choices(self._clock.now())[index].until))

    def _make_links(self) -> ButtonRow:
        row = ButtonRow(centred=True)
        for text, icon, command in (
            (tr("Exercises"), "standing", OpenWindow("catalogue")),
            (tr("Routines"), "routines", OpenWindow("routines")),
            (tr("Settings"), "settings", OpenWindow("settings")),
            (tr("History"), "history", OpenWindow("history")),
            (tr("About"), "about", OpenWindow("about")),
            (tr("Quit"), "close", Quit()),
        ):
            button = QuietButton(text, icon)
            button.clicked.connect(lambda _=False, one=command: self._do(one))
            row.addWidget(button)
        return row
