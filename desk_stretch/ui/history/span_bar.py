"""Above the history: how long a span, which one, and whether as charts or as a list."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout

from desk_stretch.core.history.insight import DAY, MONTH, WEEK, YEAR, Span
from desk_stretch.i18n import N_, tr
from desk_stretch.ui.history.reading import span_words
from desk_stretch.ui.tokens import XL, M, S
from desk_stretch.ui.widgets.button_row import ButtonRow
from desk_stretch.ui.widgets.buttons import LinkButton
from desk_stretch.ui.widgets.chip import Chip
from desk_stretch.ui.widgets.flow import Flow
from desk_stretch.ui.widgets.icon_button import IconButton
from desk_stretch.ui.widgets.labels import Heading

SPANS = {DAY: N_("Day"), WEEK: N_("Week"), MONTH: N_("Month"), YEAR: N_("Year")}
FORMS = (N_("Charts"), N_("List"))


class SpanBar(QVBoxLayout):
    """``wished`` with a span, ``turned`` with whether the list is wished for."""

    wished = Signal(object)
    turned = Signal(bool)

    def __init__(self, span: Span, today: date) -> None:
        super().__init__()
        self._span, self._today = span, today
        self.chips = {days: Chip(tr(words)) for days, words in SPANS.items()}
        self.forms = [Chip(tr(words)) for words in FORMS]
        self.earlier = IconButton("earlier", tr("Earlier"))
        self.later = IconButton("later", tr("Later"))
        self.now = LinkButton(tr("Back to today"))
        self._title = Heading()
        self._group(*self.chips.values())
        self._group(*self.forms)
        for days, chip in self.chips.items():
            chip.clicked.connect(lambda _=False, days=days: self._wish(Span(self._span.last, days)))
        self.earlier.clicked.connect(lambda: self._wish(self._span.earlier()))
        self.later.clicked.connect(lambda: self._wish(self._span.later(self._today)))
        self.now.clicked.connect(lambda: self._wish(Span(self._today, self._span.days)))
        for place, chip in enumerate(self.forms):
            chip.clicked.connect(lambda _=False, is_list=bool(place): self.turned.emit(is_list))
        self.forms[0].setChecked(True)
        self._lay_out()
        self.show_span(span, today)

    def show_span(self, span: Span, today: date) -> None:
        """Name the span; what would lead nowhere is not there."""
        self._span, self._today = span, today
        self.chips[span.days].setChecked(True)
        self._title.setText(span_words(span, today))
        is_now = span.last >= today
        if is_now and (self.later.hasFocus() or self.now.hasFocus()):
            self.earlier.setFocus(Qt.FocusReason.OtherFocusReason)
        self.later.setVisible(not is_now)
        self.now.setVisible(not is_now)

    def _wish(self, span: Span) -> None:
        self.wished.emit(span)

    def _group(self, *chips: Chip) -> None:
        group = QButtonGroup(self)
        for chip in chips:
            group.addButton(chip)

    def _lay_out(self) -> None:
        self._title.setWordWrap(False)
        self._title.setContentsMargins(S, 0, S, 0)
        chips = Flow(spacing=XL)
        chips.addItem(ButtonRow(*self.chips.values()))
        chips.addItem(ButtonRow(*self.forms))
        self.setSpacing(M)
        self.addLayout(chips)
        self.addLayout(ButtonRow(self.earlier, self._title, self.later, self.now))
