"""What was done today, for the main window."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_stretch.core.history import stats
from desk_stretch.core.ports import Clock
from desk_stretch.core.stores import Record
from desk_stretch.i18n import tr
from desk_stretch.ui.history.counts import Counts
from desk_stretch.ui.history.reading import first_second
from desk_stretch.ui.tokens import S
from desk_stretch.ui.widgets.card import Card
from desk_stretch.ui.widgets.labels import Caption, Heading


class Today(QWidget):
    """The counts of today; a sentence while there are none."""

    def __init__(self, clock: Clock, record: Record, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._record = record
        self._counts = Counts()
        self._empty = Caption(tr("Nothing yet. Routines and natural breaks are counted here."))
        self._card = Card()
        self._card.box.addWidget(self._counts)
        self._card.box.addWidget(self._empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(S)
        box.addWidget(Heading(tr("Today")))
        box.addWidget(self._card)

    def add(self, part: QWidget) -> None:
        """Show something else of today below the counts."""
        self._card.box.addWidget(part)

    def refresh(self) -> None:
        """Read today's rows."""
        now = self._clock.now()
        since = first_second(now, 1)
        days = stats.days(self._record.sessions(since), self._record.prompts(since))
        today = [day for day in days if day.day == now.day]
        is_empty = not any(day.routines or day.natural for day in today)
        self._counts.show_days(today)
        self._counts.setVisible(not is_empty)
        self._empty.setVisible(is_empty)
