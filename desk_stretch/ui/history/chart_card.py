"""A card with one chart: its heading, its sentence, the picture, and the same as a table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desk_stretch.i18n import tr
from desk_stretch.ui.history.bars import Bars, Lanes
from desk_stretch.ui.history.calendar import Month, Year
from desk_stretch.ui.history.chart import ROOM, Chart
from desk_stretch.ui.history.chart_table import PictureTable
from desk_stretch.ui.history.picture import Form, Picture
from desk_stretch.ui.tokens import XS, L, M
from desk_stretch.ui.widgets.buttons import LinkButton
from desk_stretch.ui.widgets.card import Card
from desk_stretch.ui.widgets.labels import Caption, Heading

CHARTS: dict[Form, type[Chart]] = {
    Form.BARS: Bars,
    Form.LANES: Lanes,
    Form.MONTH: Month,
    Form.YEAR: Year,
}


class ChartCard(Card):
    """``opened`` with the day that is wished for, in either form."""

    opened = Signal(object)

    def __init__(self, picture: Picture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self._heading = Heading()
        self._words = Caption()
        self.toggle = LinkButton("")
        policy = self.toggle.sizePolicy()  # its words wrap where a long language needs it
        policy.setHorizontalPolicy(QSizePolicy.Policy.Maximum)
        self.toggle.setSizePolicy(policy)
        self.toggle.clicked.connect(lambda: self.set_table(is_on=not self.is_table))
        self.chart = CHARTS[picture.form](picture)
        self.chart.opened.connect(self.opened)
        self.table: PictureTable | None = None
        self._lay_out()
        self.show_picture(picture)

    @property
    def is_table(self) -> bool:
        """Whether the table is shown instead of the chart."""
        return self.table is not None and not self.table.isHidden()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard comes to, in its order."""
        return (self.toggle, self.chart, *([self.table] if self.table is not None else []))

    def show_picture(self, picture: Picture) -> None:
        """Show another picture of the same form."""
        self._picture = picture
        self._heading.setText(picture.title)
        self._words.setText(picture.caption)
        self._words.setVisible(bool(picture.caption))
        self.chart.show_picture(picture)
        if self.table is not None:
            self.table.show_picture(picture)
        self._name_toggle()

    def set_table(self, *, is_on: bool) -> None:
        """Show the table, or the chart again. The table is made when it is first asked for."""
        if self.table is None:
            self.table = PictureTable(self._picture)
            self.table.opened.connect(self.opened)
            self.box.insertWidget(self.box.indexOf(self.chart) + 1, self.table)
            self.setTabOrder(self.chart, self.table)
        self.table.setVisible(is_on)
        self.chart.setVisible(not is_on)
        self._name_toggle()

    def _lay_out(self) -> None:
        """The chart keeps room for the focus ring, the link for its own: words line up."""
        self.box.setContentsMargins(L - ROOM, M, L - ROOM, L)
        self.box.setSpacing(XS)
        self._heading.setContentsMargins(ROOM, 0, 0, 0)
        self._words.setContentsMargins(ROOM, 0, ROOM, 0)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._heading, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(head)
        self.box.addWidget(self._words)
        self.box.addWidget(self.chart)
        self.box.addStretch(1)

    def _name_toggle(self) -> None:
        words = tr("Show as chart") if self.is_table else tr("Show as table")
        self.toggle.setText(words)
        named = tr("{name}: {number}").format(name=self._picture.title, number=words)
        self.toggle.setAccessibleName(named)
