"""The history window: a span of days in sums and charts, or line by line.

Charts are drawn from groups that the database makes; lines are read only when the list is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout

from desk_stretch.core.breaks.standing import MOST_DAYS, Share, thaw
from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.history.insight import DAY, WEEK, Insight, Span, insight
from desk_stretch.core.ports import Clock
from desk_stretch.core.stores import Archive
from desk_stretch.engine.events import Event, PromptClosed, SessionEnded
from desk_stretch.i18n import ntr, tr
from desk_stretch.ui.announce import announce
from desk_stretch.ui.engine_view import EngineView
from desk_stretch.ui.history.keeping import Keeping
from desk_stretch.ui.history.overview import Overview
from desk_stretch.ui.history.reading import read_days, span_words
from desk_stretch.ui.history.span_bar import SpanBar
from desk_stretch.ui.history.table import DaysTable
from desk_stretch.ui.history.telling import pictures
from desk_stretch.ui.tokens import M, S
from desk_stretch.ui.widgets.card import Card
from desk_stretch.ui.widgets.labels import Body
from desk_stretch.ui.widgets.page import Page
from desk_stretch.ui.widgets.window import Window

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

_LETTERS = 120
_STANDING = "standing"  # where the kept state has the time at the desk


class HistoryWindow(Window):
    """A day, or the last 7, 28 or 365 of them, and earlier ones."""

    def __init__(
        self, view: EngineView, clock: Clock, record: Archive, catalogue: Callable[[], Catalogue]
    ) -> None:
        super().__init__("history", tr("History"), letters=112, lines=44)
        self._view = view
        self._clock = clock
        self._record = record
        self._catalogue = catalogue
        self._days = WEEK
        self._last: date | None = None
        self._is_list = False
        self.bar = SpanBar(self.span, clock.now().day)
        self.bar.wished.connect(self.show_span)
        self.bar.turned.connect(self.show_list)
        self.overview = Overview(before=self.bar.now)
        self.overview.opened.connect(self._open_day)
        self._table = DaysTable()
        self._empty = Body(
            tr("Nothing in these days yet. Routines and natural breaks are listed here.")
        )
        self.keeping = Keeping(clock, record)
        self.keeping.changed.connect(self.refresh)
        self._lay_out()
        self._subscription = view.subscribe(self.hear)

    @property
    def span(self) -> Span:
        """The days that are shown; those up to today move on with it."""
        return Span(self._last or self._clock.now().day, self._days)

    def hear(self, event: Event) -> None:
        """Follow the engine while the window can be seen."""
        if self.isVisible() and isinstance(event, SessionEnded | PromptClosed):
            self.refresh()

    def on_escape(self) -> None:
        """Leave the choice of days first, then the window."""
        if not self.keeping.leave_range():
            super().on_escape()

    def show_span(self, span: Span) -> None:
        """Show other days, and tell which."""
        today = self._clock.now().day
        self._days = span.days
        self._last = span.last if span.last < today else None
        self.refresh()
        announce(self, span_words(self.span, today))

    def show_list(self, is_list: bool) -> None:
        """Show the lines, or the charts again."""
        self._is_list = is_list
        self.refresh()

    def refresh(self) -> None:
        """Read the span again, in the form that is shown."""
        self.bar.show_span(self.span, self._clock.now().day)
        self.overview.setVisible(not self._is_list)
        self._lines.setVisible(self._is_list)
        if self._is_list:
            self._read_lines()
        else:
            self._read_figures()

    def setVisible(self, visible: bool) -> None:
        """Read before it is shown: parts of a hidden window are laid out once, not one by one."""
        if visible and not self.isVisible():
            self.refresh()
        super().setVisible(visible)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.bar.chips[self._days].setFocus(Qt.FocusReason.OtherFocusReason)

    def _read_lines(self) -> None:
        days = read_days(
            self._record, self._clock.now(), self.span, self._catalogue, self._view.reminders()
        )
        self._table.show_days(days)
        self._table.setVisible(bool(days.lines))
        self._empty.setVisible(not days.lines)

    def _read_figures(self) -> None:
        span, today = self.span, self._clock.now().day
        found = insight(self._record.tally(span.first, span.last))
        week = ""
        if span.last == today:
            seven = Span(today, WEEK)
            is_read = span == seven
            week = self._week_words(
                found if is_read else insight(self._record.tally(seven.first, seven.last))
            )
        shown = [] if found.is_empty else pictures(found, span, today, self._desk_time(span))
        self.overview.show_figures(found.whole, week, shown)

    def _desk_time(self, span: Span) -> Share:
        """The time at the desk, of the days that it is kept for."""
        if span.days > MOST_DAYS:
            return Share()
        now, state = self._clock.now(), self._record.load_state() or {}
        kept = thaw(state.get(_STANDING), now).days
        shares = [share for day, share in kept if span.first <= day <= span.last]
        return Share(sum(one.sitting_s for one in shares), sum(one.standing_s for one in shares))

    def _week_words(self, week: Insight) -> str:
        """As in "3 of 5 days"; more days than aimed at are simply counted, none is not told."""
        aim = len(self._view.settings["hours.days"])
        done = sum(1 for figures in week.days.values() if figures.steps)
        if not done:
            return ""
        if done > aim:
            return ntr(
                "Movement on {n} of the last seven days",
                "Movement on {n} of the last seven days",
                done,
            ).format(n=done)
        return ntr(
            "Movement on {done} of {aim} day in the last week",
            "Movement on {done} of {aim} days in the last week",
            aim,
        ).format(done=done, aim=aim)

    def _open_day(self, day: date) -> None:
        """Show one day of a chart."""
        self.show_span(Span(day, DAY))
        self.bar.chips[DAY].setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._lines = Card()
        self._lines.box.setContentsMargins(S, S, S, S)
        self._lines.box.addWidget(self._table, 1)
        self._lines.box.addWidget(self._empty)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        page = Page(letters=_LETTERS)
        page.box.setSpacing(M)
        page.box.addLayout(self.bar)
        page.box.addWidget(self.overview, 1)
        page.box.addWidget(self._lines, 1)
        page.box.addLayout(self.keeping.buttons)
        page.box.addWidget(self.keeping)
        # Below a short window the card would open out of sight.
        show = partial(page.ensureWidgetVisible, self.keeping)
        self.keeping.opened.connect(lambda: QTimer.singleShot(0, self, show))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page)
