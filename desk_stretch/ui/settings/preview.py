"""What today becomes with the numbers on the page, also with those that are only being typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_stretch.core.breaks.reminder import Reminder
from desk_stretch.core.settings.schema import SCHEMA
from desk_stretch.engine.events import Event, RemindersChanged, SettingsChanged, StatusChanged
from desk_stretch.i18n import tr
from desk_stretch.ui.ahead import TITLE, Ahead, outdented
from desk_stretch.ui.engine_view import EngineView
from desk_stretch.ui.settings.editors import Editor
from desk_stretch.ui.settings.row import Row
from desk_stretch.ui.tokens import XS, L, S, TextRole
from desk_stretch.ui.widgets.labels import Text
from desk_stretch.ui.widgets.line import Line

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from desk_stretch.ui.settings.reminder_form import ReminderForm

_MOVES = ("breaks.", "hours.")
"""The settings that move the day; the rest of the page never makes it run ahead."""

_MINUTE_MS = 60_000
_STRIP_SHARE = 0.2  # of the height of the window that strip and words may take
_WORDS_SHARE = 0.14


class Preview(QWidget):
    """*rows* gives the rows of settings, *form* the open form of a reminder, if one is open."""

    def __init__(
        self,
        view: EngineView,
        rows: Callable[[], list[Row]],
        form: Callable[[], ReminderForm | None],
    ) -> None:
        super().__init__()
        self._view = view
        self._rows = rows
        self._form = form
        self.ahead = Ahead(view)
        self._title = Text(tr(TITLE), TextRole.STRONG)
        self._title.setWordWrap(False)
        inside = QVBoxLayout()
        inside.setContentsMargins(L, S, L, S)
        inside.setSpacing(XS)
        inside.addWidget(self._title)
        inside.addLayout(outdented(self.ahead))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(Line())
        box.addLayout(inside)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._minute.timeout.connect(self.refresh)
        self._subscription = view.subscribe(self.hear)

    def fit(self, height: int, *, wanted: bool = True) -> None:
        """Take at most a share of the window's *height*: strip and words, words alone, nothing;
        and nothing where it is not *wanted*."""
        lines = self._title.sizeHint().height() + self.ahead.caption.sizeHint().height()
        words = lines + 2 * S + XS
        strip = words + self.ahead.timeline.sizeHint().height() + XS
        self.ahead.timeline.setVisible(strip <= _STRIP_SHARE * height)
        self.setVisible(wanted and words <= _WORDS_SHARE * height)

    def watch(self, page: QWidget) -> None:
        """Follow what is typed into the editors of *page*."""
        for editor in page.findChildren(Editor):
            editor.typed.connect(self.refresh)

    def hear(self, event: Event) -> None:
        """Follow the engine."""
        if isinstance(event, StatusChanged | SettingsChanged | RemindersChanged):
            self.refresh()

    def refresh(self) -> None:
        """Run the day ahead with what is on the page; what nobody sees waits for the showing."""
        if self.isVisible():
            self.ahead.refresh(self._typed(), self._reminders())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    def _typed(self) -> dict[str, Any]:
        """The settings that were typed and are not in force yet."""
        moving = [row for row in self._rows() if row.key in SCHEMA and row.key.startswith(_MOVES)]
        drafts = {row.key: row.editor.draft() for row in moving}
        return {key: value for key, value in drafts.items() if value is not None}

    def _reminders(self) -> tuple[Reminder, ...]:
        """The reminders, one of them with the numbers that are being typed in its form."""
        form = self._form()
        each = self._view.reminders()
        if form is None:
            return each
        return tuple(_drafted(one, form) if one.id == form.id else one for one in each)


def _drafted(reminder: Reminder, form: ReminderForm) -> Reminder:
    """A reminder with the minutes and the length that are being typed."""
    drafts = {row.key.partition(".")[2]: row.editor.draft() for row in form.rows}
    seconds = drafts.get("seconds") or drafts.get("composed") or reminder.asks.seconds
    return replace(
        reminder,
        minutes=drafts.get("minutes") or reminder.minutes,
        asks=replace(reminder.asks, seconds=seconds),
    )
