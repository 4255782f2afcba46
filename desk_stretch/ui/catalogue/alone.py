"""The catalogue in a process of its own: its window, and settings kept without an engine."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.ports import Clock, Handle
from desk_stretch.core.settings.schema import Settings
from desk_stretch.engine.commands import Command, SetSettings
from desk_stretch.engine.events import SettingsChanged
from desk_stretch.ui import theme
from desk_stretch.ui.bridge import EndSignals, QtLoop, SlotExcepthook
from desk_stretch.ui.catalogue.window import CatalogueWindow
from desk_stretch.ui.engine_view import Listener

Keep = Callable[[Mapping[str, Any]], None]


class _Subscription:
    def __init__(self, cancel: Callable[[], None]) -> None:
        self.cancel = cancel


class SettingsAlone:
    """Knows the settings and changes them; everything else that an engine does is not there."""

    def __init__(self, settings: Settings, keep: Keep) -> None:
        self.settings = settings
        self._keep = keep
        self._listeners: list[Listener] = []

    def do(self, command: Command) -> None:
        """Keep changed settings; other commands have nobody to carry them out."""
        if not isinstance(command, SetSettings):
            return
        changed = self.settings.with_values(command.values)
        self._keep(command.values)
        keys = changed.differing(self.settings)
        self.settings = changed
        for listener in tuple(self._listeners):
            listener(SettingsChanged(keys))

    def subscribe(self, listener: Listener) -> Handle:
        """Hear of changed settings."""
        self._listeners.append(listener)
        return _Subscription(partial(self._listeners.remove, listener))


def show_alone(
    application: QApplication,
    loop: QtLoop,
    exercise_id: str,
    clock: Clock,
    catalogue: Callable[[], Catalogue],
    view: SettingsAlone,
) -> int:
    """Show the window at an exercise until it is closed; return the exit code."""
    dressed = theme.apply(application, view.settings["look.theme"])
    signals = EndSignals(loop, application.quit)
    hook = sys.excepthook
    window = CatalogueWindow(view, clock, catalogue)
    SlotExcepthook(lambda sentence: _tell(window, sentence)).install()
    window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, True)
    application.setQuitOnLastWindowClosed(True)
    window.show()
    window.show_exercise(exercise_id)
    code = application.exec()
    window.close()
    sys.excepthook = hook
    signals.cancel()
    dressed.leave()
    return code


def _tell(window: CatalogueWindow, sentence: str) -> None:
    box = QMessageBox(QMessageBox.Icon.Information, window.windowTitle(), sentence, parent=window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setModal(False)
    box.show()
