"""The span in sums and charts. Cards are made when there is something to show in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count, pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desk_stretch.core.history.insight import DayFigures
from desk_stretch.i18n import tr
from desk_stretch.ui import theme
from desk_stretch.ui.history.chart_card import ChartCard
from desk_stretch.ui.history.counts import Counts
from desk_stretch.ui.history.picture import Picture
from desk_stretch.ui.tokens import XXL, M, TextRole
from desk_stretch.ui.widgets.card import Card
from desk_stretch.ui.widgets.icon import Icon
from desk_stretch.ui.widgets.labels import Body, Caption

# The cards in their order. The days take the whole width; the areas are as high as two others.
_DAYS = ("days-bars", "days-month", "days-year")
_ORDER = (*_DAYS, "hours", "outcomes", "areas", "postures", "desk")
_TALL = "areas"
Place = tuple[int, int, int, int]

_COLUMN_LETTERS = 42
_ICON_SCALE = 3.0


class Overview(QWidget):
    """``opened`` with the day of a chart that is wished for. The keyboard comes from *before*."""

    opened = Signal(object)

    def __init__(self, before: QWidget) -> None:
        super().__init__()
        self._before = before
        self._counts = Counts()
        self._week = Caption()
        self.cards: dict[str, ChartCard] = {}
        self._columns = 0
        self._sums = Card()
        self._sums.box.addWidget(self._counts)
        self._sums.box.addWidget(self._week)
        self._empty = self._make_empty()
        self._grid = QGridLayout()
        self._grid.setSpacing(M)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(M)
        box.addWidget(self._sums)
        box.addWidget(self._empty)
        box.addLayout(self._grid)
        box.addStretch(1)

    def show_figures(self, whole: DayFigures, week: str, pictures: Iterable[Picture]) -> None:
        """Show these sums, the sentence about the week (if any) and the charts."""
        shown = {picture.name: picture for picture in pictures}
        has_sums = whole != DayFigures()
        self._counts.show_days([whole])
        self._counts.setVisible(has_sums)
        self._week.setText(week)
        self._week.setVisible(bool(week))
        self._sums.setVisible(has_sums or bool(week))
        self._empty.setVisible(not shown)
        for name, picture in shown.items():
            self._show_picture(name, picture)
        for name, card in self.cards.items():
            card.setVisible(name in shown)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """The least of one column; that of two would keep a narrowed window from becoming one."""
        shown = [self._sums, *(card for card in self.cards.values() if not card.isHidden())]
        widest = max(card.minimumSizeHint().width() for card in shown)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._wanted_columns() != self._columns:
            self._arrange()

    def _show_picture(self, name: str, picture: Picture) -> None:
        if name in self.cards:
            self.cards[name].show_picture(picture)
            return
        card = ChartCard(picture, self)
        card.opened.connect(self.opened)
        self.cards[name] = card

    def _arrange(self) -> None:
        """Put the cards into as many columns as fit, and the keyboard's way in their order."""
        self._columns = self._wanted_columns()
        while self._grid.count():
            self._grid.takeAt(0)
        shown = [name for name in _ORDER if name in self.cards and not self.cards[name].isHidden()]
        for name, place in zip(shown, places(shown, self._columns), strict=True):
            self._grid.addWidget(self.cards[name], *place)
        stops = [stop for name in shown for stop in self.cards[name].stops]
        for one, next_one in pairwise([self._before, *stops]):
            self.setTabOrder(one, next_one)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, self._columns - 1)

    def _wanted_columns(self) -> int:
        letter = QFontMetrics(theme.font(TextRole.BODY)).averageCharWidth()
        return 2 if self.width() >= 2 * _COLUMN_LETTERS * letter else 1

    def _make_empty(self) -> Card:
        card = Card()
        card.box.setContentsMargins(XXL, XXL, XXL, XXL)
        words = Body(tr("Nothing in these days yet. Routines and natural breaks are shown here."))
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        card.box.addWidget(Icon("history", _ICON_SCALE), 0, Qt.AlignmentFlag.AlignHCenter)
        card.box.addWidget(words)
        return card


def places(names: Sequence[str], columns: int) -> Iterator[Place]:
    """Row, column, rows and columns of each card: no holes, whichever of them there are."""
    taken: set[tuple[int, int]] = set()
    for name in names:
        free = ((row, column) for row in count() for column in range(columns))
        row, column = next(spot for spot in free if spot not in taken)
        wide = columns if name in _DAYS else 1
        below = names[names.index(name) + 1 :]
        high = 2 if name == _TALL and columns > 1 and len(below) > 1 else 1
        taken |= {(row + down, column + on) for down in range(high) for on in range(wide)}
        yield row, column, high, wide
