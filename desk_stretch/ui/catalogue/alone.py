"""The catalogue in a process of its own: its window, and settings kept without an engine."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.ports import Clock, Handle
from desk_stretch.core.settings.schema import Settings
from desk_stretch.core.stores import OwnStore
from desk_stretch.engine.commands import Command, OpenWindow, Quit, SetSettings, StartRoutine
from desk_stretch.engine.events import Event, QuitAsked, SettingsChanged
from desk_stretch.errors import CapabilityError
from desk_stretch.i18n import tr
from desk_stretch.ui import theme
from desk_stretch.ui.bridge import EndSignals, QtLoop, SlotExcepthook
from desk_stretch.ui.catalogue.window import CatalogueWindow
from desk_stretch.ui.engine_view import Listener
from desk_stretch.ui.languages import Speaker

Keep = Callable[[Mapping[str, Any]], None]


class _Subscription:
    def __init__(self, cancel: Callable[[], None]) -> None:
        self.cancel = cancel


class SettingsAlone:
    """Knows the settings and changes them; everything else that an engine does is not there."""

    def __init__(self, settings: Settings, keep: Keep) -> None:
        self.settings = settings
        self._keep = keep
        self.opens: Callable[[str, str], object] | None = None
        self._listeners: list[Listener] = []

    def do(self, command: Command) -> None:
        """Keep changed settings, open windows, tell of the end; nobody carries out the others."""
        if isinstance(command, Quit):
            self._announce(QuitAsked())
        if isinstance(command, OpenWindow) and self.opens is not None:
            self.opens(command.name, command.exercise)
        if isinstance(command, StartRoutine):
            raise CapabilityError(
                tr("The app is not running, so nothing was started."),
                tr("Start it with: desk-stretch start --routine {name}").format(
                    name=command.routine
                ),
            )
        if not isinstance(command, SetSettings):
            return
        changed = self.settings.with_values(command.values)
        self._keep(command.values)
        keys = changed.differing(self.settings)
        self.settings = changed
        self._announce(SettingsChanged(keys))

    def subscribe(self, listener: Listener) -> Handle:
        """Hear of changed settings, and of the end."""
        self._listeners.append(listener)
        return _Subscription(partial(self._listeners.remove, listener))

    def _announce(self, event: Event) -> None:
        for listener in tuple(self._listeners):
            listener(event)


def show_alone(
    application: QApplication,
    loop: QtLoop,
    exercise_id: str,
    clock: Clock,
    catalogue: Callable[[], Catalogue],
    view: SettingsAlone,
    store: OwnStore | None = None,
    name: str = "catalogue",
) -> int:
    """Show a window at an exercise or a routine, until the last is closed; return the exit code."""
    speaker = Speaker(application)
    speaker.follow(view.settings["look.language"])
    dressed = theme.apply(application, view.settings["look.theme"])
    signals = EndSignals(loop, lambda: _end(application, view))
    hook = sys.excepthook
    windows = _Windows(view, clock, catalogue, store)
    view.opens = windows.show
    application.setQuitOnLastWindowClosed(True)
    window = windows.show(name, exercise_id)
    SlotExcepthook(lambda sentence: _tell(window, sentence)).install()
    code = application.exec()
    windows.close()
    sys.excepthook = hook
    signals.cancel()
    dressed.leave()
    speaker.leave()
    return code


class _Windows:
    """The few windows that need no engine, made when they are asked for."""

    def __init__(
        self, view: SettingsAlone, clock: Clock, catalogue: Callable[[], Catalogue],
        store: OwnStore | None,
    ) -> None:  # fmt: skip
        self._made: dict[str, Any] = {}
        self._supplies = (view, clock, catalogue)
        self._store = store

    def show(self, name: str, exercise: str) -> QWidget:
        """Show a window at an exercise or a routine."""
        window = self._made.get(name) or self._made.setdefault(name, self._make(name))
        window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, True)
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        if exercise:
            window.show_exercise(exercise)
        window.activateWindow()
        shown: QWidget = window
        return shown

    def close(self) -> None:
        """Take them off the screen."""
        for window in self._made.values():
            window.hide()
            window.deleteLater()

    def _make(self, name: str) -> QWidget:
        if name == "catalogue" or self._store is None:
            return CatalogueWindow(*self._supplies)
        if name == "routines":
            from desk_stretch.ui.editing.routine_window import RoutineWindow

            return RoutineWindow(*self._supplies, self._store)
        from desk_stretch.ui.editing.exercise_window import ExerciseWindow

        return ExerciseWindow(*self._supplies, self._store)


def _end(application: QApplication, view: SettingsAlone) -> None:
    """End the loop once every window has heard of it, whatever one of them makes of that."""
    QTimer.singleShot(0, lambda: application.exit(0))
    view.do(Quit())


def _tell(window: QWidget, sentence: str) -> None:
    box = QMessageBox(QMessageBox.Icon.Information, window.windowTitle(), sentence, parent=window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setModal(False)
    box.show()
