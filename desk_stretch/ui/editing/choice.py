"""Which file is worked on: a choice of the person's own and the shipped ones, and its buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_stretch.i18n import tr
from desk_stretch.ui.editing.columns import ROOM
from desk_stretch.ui.tokens import S
from desk_stretch.ui.widgets.button_row import ButtonRow, Outdent
from desk_stretch.ui.widgets.buttons import QuietButton
from desk_stretch.ui.widgets.fields import Combo

NEW = ""

Named = Sequence[tuple[str, str]]
"""Ids and what they are called."""


class FileChoice(QWidget):
    """*chosen*: the id of another one, empty for a new one. *new* is what that is called."""

    chosen = Signal(str)

    def __init__(self, name: str, new: str, *others: QuietButton) -> None:
        super().__init__()
        self._new = new
        self._combo = Combo()
        self._combo.setAccessibleName(name)
        self._current = NEW
        self.copy = QuietButton(tr("Make a copy"), "copy")
        self.delete = QuietButton(tr("Delete"))
        self._combo.activated.connect(self._on_activated)
        box = QVBoxLayout(self)
        box.setContentsMargins(ROOM, 0, ROOM, 0)
        box.setSpacing(S)
        row = Outdent()
        row.addWidget(self._combo, 1)
        box.addLayout(row)
        box.addLayout(ButtonRow(self.copy, self.delete, *others))

    def offer(self, own: Named, shipped: Named, current: str) -> None:
        """Offer the person's own first, then copies of the others; *current* is worked on."""
        self._current = current
        self._combo.clear()
        self._combo.addItem(self._new, NEW)
        for name, words in own:
            self._combo.addItem(words, name)
        self._combo.insertSeparator(self._combo.count())
        for name, words in shipped:
            self._combo.addItem(tr("A copy of: {name}").format(name=words), name)
        self._show_current()
        self.delete.setEnabled(current != NEW)
        self.copy.setEnabled(current != NEW)

    def _show_current(self) -> None:
        self._combo.setCurrentIndex(max(0, self._combo.findData(self._current)))

    def _on_activated(self, place: int) -> None:
        """The choice stays at what is worked on until that is another one."""
        wanted = self._combo.itemData(place)
        self._show_current()
        self.chosen.emit(wanted)
