"""The editor of the monitors that are known: their names, and a button for those connected now."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_stretch.core.settings.holding import CONNECTED, KnownMonitors
from desk_stretch.i18n import tr
from desk_stretch.ui.settings.editors import TextEditor
from desk_stretch.ui.tokens import S
from desk_stretch.ui.widgets.buttons import QuietButton


class MonitorsEditor(TextEditor):
    """The engine puts names in place of the word for what is connected."""

    is_wide = True

    def __init__(self, setting: KnownMonitors, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self._value: tuple[str, ...] = ()
        self._add = QuietButton(tr("Add those connected now"))
        self._add.setAccessibleDescription(self.name())
        self._add.clicked.connect(lambda: self.edited.emit((*self._value, CONNECTED)))
        below = QVBoxLayout()
        below.setSpacing(S)
        self._row.removeWidget(self._box)
        below.addWidget(self._box)
        below.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeading)
        self._row.addLayout(below, 1)

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        self._value = value
        self._add.setVisible(CONNECTED not in value)
