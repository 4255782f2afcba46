"""The editor of the screen to appear on: the usual words, and the screens connected now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_stretch.i18n import tr
from desk_stretch.ui.screens import ScreenNews, connected
from desk_stretch.ui.settings.editors import ChoiceEditor

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desk_stretch.core.settings.places import Screen


class ScreenEditor(ChoiceEditor):
    """Follows screens that come and go. One that was chosen and is not there stays in the list."""

    def __init__(self, setting: Screen, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self._words = len(setting.values)
        self._chosen = setting.default
        ScreenNews(self).changed.connect(self._offer)

    def show_value(self, value: Any) -> None:
        self._chosen = value
        self._offer()

    def _offer(self) -> None:
        """List the screens below the words."""
        here = connected()
        while self._combo.count() > self._words:
            self._combo.removeItem(self._words)
        for name in here:
            self._combo.addItem(name, name)
        if self._combo.findData(self._chosen) < 0:
            away = tr("{screen} (not connected)").format(screen=self._chosen)
            self._combo.addItem(away, self._chosen)
        self._combo.updateGeometry()
        super().show_value(self._chosen)
