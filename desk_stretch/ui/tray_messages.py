"""Lends the icon in the tray to a notifier that has none of its own (Windows, macOS)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from desk_stretch.core.ports import ThroughIcon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon

_SHOWN_MS = 10_000
_TAKES_BACK = "windows"
"""The one of Qt's platforms where an empty message takes the last one away; elsewhere it shows."""


class TrayMessages(QObject):
    """Shows messages at the icon, and tells the notifier when one is clicked."""

    def __init__(self, icon: QSystemTrayIcon, notifier: ThroughIcon) -> None:
        super().__init__(icon)
        self._icon = icon
        icon.messageClicked.connect(lambda: notifier.clicked())
        notifier.lend(self._show)

    def _show(self, title: str, body: str) -> None:
        if title or QGuiApplication.platformName() == _TAKES_BACK:
            self._icon.showMessage(title, body, self._icon.icon(), _SHOWN_MS)
