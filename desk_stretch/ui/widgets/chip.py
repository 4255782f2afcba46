"""A word that can be chosen or not: a rounded button that carries a tick while it is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_stretch.ui.tokens import Colours, M
from desk_stretch.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Chip(Button):
    """Stays pressed while chosen; its tick says so without colour."""

    padding = M

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self.setCheckable(True)
        self.toggled.connect(self._on_toggled)

    def fill(self, roles: Colours) -> str | None:
        return roles.disc if self.isChecked() else roles.surface

    def edge(self, roles: Colours) -> str | None:
        if self.isChecked():
            return roles.accent
        return roles.outline if roles.contrast or self.underMouse() else roles.border

    def ink(self, roles: Colours) -> str:
        return roles.text

    def _on_toggled(self, is_on: bool) -> None:
        self.set_icon("check" if is_on else "")
