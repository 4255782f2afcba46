"""The history window: a span of days in counts and lines. Only the chosen span is read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.history import stats
from desk_stretch.core.ports import Archive, Clock
from desk_stretch.engine.events import Event, PromptClosed, SessionEnded
from desk_stretch.i18n import ntr, tr
from desk_stretch.ui.announce import announce
from desk_stretch.ui.engine_view import EngineView
from desk_stretch.ui.history.counts import Counts
from desk_stretch.ui.history.keeping import Keeping
from desk_stretch.ui.history.reading import Days, read_days
from desk_stretch.ui.history.table import DaysTable
from desk_stretch.ui.tokens import M, S
from desk_stretch.ui.widgets.button_row import ButtonRow
from desk_stretch.ui.widgets.card import Card
from desk_stretch.ui.widgets.chip import Chip
from desk_stretch.ui.widgets.labels import Body, Caption
from desk_stretch.ui.widgets.page import Page
from desk_stretch.ui.widgets.window import Window

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

SPANS = (1, 7, 28)
_FIRST = 7
_LETTERS = 120


class HistoryWindow(Window):
    """Today, the last 7 or the last 28 days."""

    def __init__(
        self, view: EngineView, clock: Clock, record: Archive, catalogue: Callable[[], Catalogue]
    ) -> None:
        super().__init__("history", tr("History"), letters=112, lines=44)
        self._view = view
        self._clock = clock
        self._record = record
        self._catalogue = catalogue
        self._span = _FIRST
        self._chips: dict[int, Chip] = {}
        self._counts = Counts()
        self._week = Caption()
        self._table = DaysTable()
        self._empty = Body(
            tr("Nothing in these days yet. Routines and natural breaks are listed here.")
        )
        self.keeping = Keeping(clock, record)
        self.keeping.changed.connect(self.refresh)
        self._lay_out()
        self._subscription = view.subscribe(self.hear)

    def hear(self, event: Event) -> None:
        """Follow the engine while the window can be seen."""
        if self.isVisible() and isinstance(event, SessionEnded | PromptClosed):
            self.refresh()

    def on_escape(self) -> None:
        """Leave the choice of days first, then the window."""
        if not self.keeping.leave_range():
            super().on_escape()

    def refresh(self) -> None:
        """Read the span again."""
        days = read_days(
            self._record, self._clock.now(), self._span, self._catalogue,
            self._view.reminders(),
        )  # fmt: skip
        self._counts.show_days(days.span)
        self._week.setText(self._week_words(days))
        self._table.show_days(days)
        self._sums.setVisible(bool(days.span or days.week))
        self._table.setVisible(bool(days.lines))
        self._empty.setVisible(not days.lines)

    def choose(self, span: int) -> None:
        """Show another number of days."""
        self._span = span
        self.refresh()
        announce(self, _span_words(span))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._chips[self._span].setFocus(Qt.FocusReason.OtherFocusReason)

    def _week_words(self, days: Days) -> str:
        """As in "3 of 5 days"; more days than aimed at are simply counted."""
        aim = len(self._view.settings["hours.days"])
        week = stats.week_count(days.week, days.today, aim)
        if week.done > aim:
            return ntr(
                "Movement on {n} of the last seven days",
                "Movement on {n} of the last seven days",
                week.done,
            ).format(n=week.done)
        return ntr(
            "Movement on {done} of {aim} day in the last week",
            "Movement on {done} of {aim} days in the last week",
            aim,
        ).format(done=week.done, aim=aim)

    def _lay_out(self) -> None:
        self._sums = Card()
        self._sums.box.addWidget(self._counts)
        self._sums.box.addWidget(self._week)
        lines = Card()
        lines.box.setContentsMargins(S, S, S, S)
        lines.box.addWidget(self._table, 1)
        lines.box.addWidget(self._empty)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        page = Page(letters=_LETTERS)
        page.box.setSpacing(M)
        page.box.addLayout(self._make_spans())
        page.box.addWidget(self._sums)
        page.box.addWidget(lines, 1)
        page.box.addLayout(self.keeping.buttons)
        page.box.addWidget(self.keeping)
        # Below a short window the card would open out of sight.
        show = partial(page.ensureWidgetVisible, self.keeping)
        self.keeping.opened.connect(lambda: QTimer.singleShot(0, self, show))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page)

    def _make_spans(self) -> ButtonRow:
        row = ButtonRow()
        group = QButtonGroup(self)
        for span in SPANS:
            chip = Chip(_span_words(span))
            chip.setChecked(span == self._span)
            self._chips[span] = chip
            chip.clicked.connect(lambda _=False, days=span: self.choose(days))
            group.addButton(chip)
            row.addWidget(chip)
        return row


def _span_words(span: int) -> str:
    if span == 1:
        return tr("Today")
    return ntr("Last {n} day", "Last {n} days", span).format(n=span)
