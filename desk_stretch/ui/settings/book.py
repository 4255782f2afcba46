"""The settings to leaf through: the parts of one page at a time, or what a search found in all."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk_stretch.core.settings.pages import PAGES
from desk_stretch.i18n import ntr, tr
from desk_stretch.ui.announce import announce
from desk_stretch.ui.settings.changes import Changes
from desk_stretch.ui.settings.row import Row
from desk_stretch.ui.settings.sections import Section
from desk_stretch.ui.tokens import XL, M, S, TextRole
from desk_stretch.ui.widgets.button_row import ButtonRow
from desk_stretch.ui.widgets.buttons import QuietButton
from desk_stretch.ui.widgets.labels import Body, Caption, Heading
from desk_stretch.ui.widgets.page import Page

if TYPE_CHECKING:
    from desk_stretch.ui.settings.reminders import RemindersSection

_PAGES = {page.name: page for page in PAGES}
_OF_THE_DAY = ("when", "what", "asking")


Leaf: TypeAlias = "Section | RemindersSection"


class Book(Page):
    """*above* stands before the first page; *leaves* are the parts, in the order of the pages."""

    turned = Signal(str)  # the name of the page that is shown now; empty while searching
    left = Signal()  # a search that found nothing is to be given up

    def __init__(self, above: QWidget, leaves: list[Leaf], changes: Changes) -> None:
        super().__init__()
        self.leaves = leaves
        self.page = PAGES[0].name
        self.query = ""
        self._above = above
        self._changes = changes
        self._title = Heading(role=TextRole.TITLE)
        self._about = Caption()
        self._reset = QuietButton(tr("Reset this page"), "undo")
        self._reset.clicked.connect(self._reset_page)
        self._nothing = self._make_nothing()
        self._lay_out()
        self.refresh()

    @property
    def moves_day(self) -> bool:
        """Whether what is shown may change what is still to come today."""
        return bool(self.query) or self.page in _OF_THE_DAY

    @property
    def rows(self) -> list[Row]:
        """The rows of settings of the page that is shown."""
        sections = (each for each in self.leaves if isinstance(each, Section))
        return [row for each in sections if each.page == self.page for row in each.rows]

    def turn_to(self, name: str) -> None:
        """Show a page from its beginning, and end a search."""
        self.page, self.query = name, ""
        self.refresh()
        self.verticalScrollBar().setValue(0)
        self.turned.emit(name)

    def search(self, query: str) -> None:
        """Show what goes by these words in all pages; without any, the page of before."""
        if query == self.query:
            return
        if not query:
            self.turn_to(self.page)
            return
        self.query = query
        self.refresh()
        self.verticalScrollBar().setValue(0)
        self.turned.emit("")
        announce(self, self._title.text())

    def refresh(self) -> None:
        """Show what is to be seen now."""
        count = 0
        for each in self.leaves:
            here = bool(self.query) or each.page == self.page
            shown = each.show_matches(self.query) if here else 0
            each.setVisible(bool(shown))
            count += shown
        self._above.setVisible(not self.query and self.page == PAGES[0].name)
        self._nothing.setVisible(not count)
        self._words(count)
        self.refresh_reset()

    def scroll_to(self, part: QWidget) -> None:
        """Let *part* begin at the top of what is seen."""
        column = self.widget()
        if column is not None:
            self.verticalScrollBar().setValue(part.mapTo(column, QPoint(0, 0)).y() - M)

    def settle(self) -> None:
        """Let a page that was just turned to find its places."""
        column = self.widget()
        layout = column.layout() if column is not None else None
        if column is not None and layout is not None:
            layout.activate()
            column.adjustSize()

    def refresh_reset(self) -> None:
        """Offer the way back to the defaults while anything on the page differs."""
        differs = any(not self._changes.is_default(row.key) for row in self.rows)
        self._reset.setVisible(differs and not self.query)

    def _words(self, count: int) -> None:
        page = _PAGES[self.page]
        self._title.setText(tr(page.title))
        self._about.setText(tr(page.about))
        self._reset.setAccessibleName(tr("Reset this page: {page}").format(page=tr(page.title)))
        if self.query:
            words = ntr("{n} thing found", "{n} things found", count).format(n=count)
            self._title.setText(words if count else tr("Nothing found"))
            self._about.setText("")
            self._looked_for.setText(tr("Nothing here goes by “{words}”.").format(words=self.query))
        self._about.setVisible(bool(self._about.text()))

    def _make_nothing(self) -> QWidget:
        self._looked_for = Body()
        hint = tr("One plain word finds most, as “lunch”, “sound” or “dark”.")
        back = QuietButton(tr("Show all settings"))
        back.clicked.connect(self.left)
        widget = QWidget()
        box = QVBoxLayout(widget)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(S)
        box.addWidget(self._looked_for)
        box.addWidget(Caption(hint))
        box.addSpacing(S)
        box.addLayout(ButtonRow(back))
        return widget

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._about)
        head = QHBoxLayout()
        head.setSpacing(M)
        head.addLayout(words, 1)
        head.addLayout(ButtonRow(self._reset))
        self.box.setSpacing(XL)
        self.box.addLayout(head)
        self.box.addWidget(self._above)
        self.box.addWidget(self._nothing)
        for each in self.leaves:
            self.box.addWidget(each)
        self.box.addStretch(1)

    def _reset_page(self) -> None:
        title = _PAGES[self.page].title
        keys = [row.key for row in self.rows]
        self._changes.reset_several(keys, lambda: tr("page “{page}” reset").format(page=tr(title)))
