"""Above the settings: the search, and the choice of the page where there is no list beside it."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desk_stretch.core.settings.pages import PAGES
from desk_stretch.i18n import tr
from desk_stretch.ui.settings.search_field import SearchField
from desk_stretch.ui.tokens import L, S
from desk_stretch.ui.widgets.button_row import ButtonRow
from desk_stretch.ui.widgets.fields import Combo


class Header(QWidget):
    """Both in a row, or below each other where the row ends."""

    NAMES: ClassVar = tuple(page.name for page in PAGES)
    page_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchField()
        self._pages = Combo()
        self._pages.addItems(self.titles())
        self._pages.setAccessibleName(tr("Page"))
        label = QLabel(tr("Page"), self)  # tells screen readers the name on Linux
        label.setBuddy(self._pages)
        label.hide()
        self._pages.activated.connect(self.page_chosen)
        box = QVBoxLayout(self)
        box.setContentsMargins(L, S, L, S)
        box.addLayout(ButtonRow(self.search, self._pages))

    @staticmethod
    def titles() -> list[str]:
        """What the pages are called, in their order."""
        return [tr(page.title) for page in PAGES]

    def show_pages(self, wanted: bool) -> None:
        """Offer the choice of the page, or not."""
        self._pages.setVisible(wanted)

    def beside(self, steps: int) -> int:
        """The page so many steps on, round and round."""
        return (self._pages.currentIndex() + steps) % len(self.NAMES)

    def mark(self, index: int) -> None:
        """Show which page is open."""
        self._pages.setCurrentIndex(index)
