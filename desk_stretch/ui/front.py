"""The windows as a whole: which one opens when, and the tray beside them. Nothing is built before
it is first needed; what is resident is the tray icon.
"""

from __future__ import annotations

import logging
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from desk_stretch.core.ports import Handle, Notifier, ThroughIcon
from desk_stretch.engine.commands import Quit, StartRoutine
from desk_stretch.engine.events import (
    Event,
    Noticed,
    QuitAsked,
    SessionBegun,
    SettingsChanged,
    WindowAsked,
)
from desk_stretch.ui import theme
from desk_stretch.ui.application import FirstIcon
from desk_stretch.ui.bridge import EndSignals, QtLoop, SlotExcepthook
from desk_stretch.ui.languages import Speaker
from desk_stretch.ui.open_windows import OpenWindows
from desk_stretch.ui.prompt.asker import Asker
from desk_stretch.ui.session.ready import make_ready_at_rest
from desk_stretch.ui.tray import Tray
from desk_stretch.ui.windows import Supplies

TRAY_WATCHER = "org.kde.StatusNotifierWatcher"

_LOG = logging.getLogger(__name__)


@runtime_checkable
class Opening(Protocol):
    """A window that knows itself how to come up (the routine window: without the keyboard
    if the person is typing elsewhere)."""

    def open(self) -> None:
        """Show what is going on."""


@runtime_checkable
class Browsing(Protocol):
    """A window that can be opened at an exercise."""

    def show_exercise(self, exercise_id: str) -> None:
        """Show that exercise."""


class WindowFront:
    """Owns every window; listens to the engine and shows what it announces."""

    def __init__(
        self, application: QApplication, loop: QtLoop, supplies: Supplies, notifier: Notifier,
        first: FirstIcon | None = None,
    ) -> None:  # fmt: skip
        """Put the icon into the tray, or take the *first* one over, and begin to listen."""
        view = supplies.view
        self._application = application
        self._supplies = supplies
        self._view = view
        self._windows = OpenWindows(supplies)
        self._told: dict[int, QWidget] = {}
        self._hosts: Handle | None = None
        SlotExcepthook(self.tell).install()
        if supplies.shortcuts is not None:
            supplies.shortcuts.tell = self.tell
        self._signals = EndSignals(loop, lambda: view.do(Quit()))
        self._speaker = Speaker(application)
        self._speaker.follow(view.settings["look.language"])
        self._theme = theme.apply(application, view.settings["look.theme"])
        self._asker = Asker(view, notifier, has_tray=Tray.is_available)
        self._tray = Tray(view, supplies.clock, supplies.record, first)
        self._tray.show()
        if isinstance(notifier, ThroughIcon):
            from desk_stretch.ui.tray_messages import TrayMessages  # Windows and macOS only

            TrayMessages(self._tray.icon, notifier)
        self._subscription = view.subscribe(self.hear)

    def open(self, *, background: bool, welcomed: bool, start: dict[str, Any] | None) -> None:
        """Show what this start of the app calls for."""
        make_ready_at_rest(self._view, self._supplies.clock)
        if start is not None:
            self._view.do(StartRoutine(**start))
        elif background:
            return
        elif not welcomed:
            self._show("welcome")
        elif not Tray.is_available():
            self._show("main")

    def watch_tray_hosts(self, bus: Any) -> None:
        """Make the icon anew with every tray host that comes up on the bus, or leaves it: one of
        the classic kind may be there still, or come."""
        knew = had_tray = Tray.is_available()
        before: str | None = None

        def owned(owner: str) -> None:
            nonlocal knew, before
            is_here = bool(owner)
            is_another = is_here and bool(before) and owner != before  # knows no icon yet
            # What is heard first is no change, but for a host that came while we started.
            if is_another or (is_here != knew and not (before is None and had_tray)):
                self._tray.make_anew()
            knew, before = is_here, owner

        self._hosts = bus.watch_name(TRAY_WATCHER, owned)

    def hear(self, event: Event) -> None:
        """Follow the engine."""
        if isinstance(event, SessionBegun):
            self._show("session")
        elif isinstance(event, WindowAsked):
            self._show(event.name, event.exercise)
        elif isinstance(event, Noticed):
            self.tell(event.sentence)
        elif isinstance(event, SettingsChanged):
            if "look.theme" in event.keys:
                self._theme.choose(self._view.settings["look.theme"])
            if "look.language" in event.keys:
                # Not now: the window that it was chosen in is still busy telling of it.
                QTimer.singleShot(0, self._speak_anew)
        elif isinstance(event, QuitAsked):
            # Not now: others hear of it after this, and keep what is not saved.
            QTimer.singleShot(0, self._end)

    def tell(self, sentence: str) -> None:
        """Tell the person that something went wrong, without taking the keyboard."""
        _LOG.info("%s", sentence)
        box = QMessageBox(QMessageBox.Icon.Information, "Desk Stretch", sentence)
        box.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        box.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        box.setModal(False)
        name = id(box)
        self._told[name] = box
        report = self._supplies.report()
        if report:
            from desk_stretch.ui.report import offer_report  # after a fault only

            offer_report(box, report, lambda window: self._told.update({0: window}))
        # Let go of later: Qt is still inside the box when it says that it is finished.
        box.finished.connect(lambda _: QTimer.singleShot(0, lambda: self._told.pop(name, None)))
        box.show()

    def close(self) -> None:
        """Take everything off the screen, in reverse order."""
        self._subscription.cancel()
        if self._supplies.sharer is not None:
            self._supplies.sharer.close()
        if self._supplies.shortcuts is not None:
            self._supplies.shortcuts.close()
        if self._hosts is not None:
            self._hosts.cancel()
        self._windows.close()
        for box in tuple(self._told.values()):
            box.close()
        self._asker.close()
        self._tray.close()
        self._signals.cancel()
        self._theme.leave()
        self._speaker.leave()

    def _end(self) -> None:
        """End the loop; Qt's own ``quit`` would let a window that wants to stay forbid it."""
        self._windows.close()  # here, what was typed into the settings still has an engine
        self._application.exit(0)

    def _speak_anew(self) -> None:
        """Everything in the language that is chosen now, where it stands."""
        self._speaker.follow(self._view.settings["look.language"])
        self._tray.refresh()
        self._asker.speak_anew()
        self._windows.make_anew()

    def _show(self, name: str, exercise: str = "") -> None:
        """Open a window, or raise it if it is open; it is built when it is first asked for."""
        window = self._windows.get(name)
        if isinstance(window, Opening):
            window.open()
            return
        if exercise and isinstance(window, Browsing):
            window.show_exercise(exercise)
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
