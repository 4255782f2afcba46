"""Qt's application object, and the icon that is in the tray while the rest is still being read."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import NoReturn

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from desk_stretch import DESKTOP_ID
from desk_stretch.ui.bridge import QtLoop
from desk_stretch.ui.plain_import import restore_import
from desk_stretch.ui.tray_icon import Mark, draw_icon

APP_ID = "desk-stretch"


def make_application(words: Iterable[str] = ()) -> tuple[QApplication, QtLoop]:
    """Make the one application object and the loop on it. Needs a display. *words* are for Qt."""
    QApplication.setApplicationName(APP_ID)
    QApplication.setApplicationDisplayName("Desk Stretch")
    QApplication.setDesktopFileName(DESKTOP_ID)
    application = QApplication([APP_ID, *words])
    restore_import()
    application.setQuitOnLastWindowClosed(False)
    return application, QtLoop()


def leave(_application: QApplication, code: int) -> NoReturn:
    """End the process as it stands: all is written and let go, and no window is left.

    Python would take Qt's objects apart now, in whatever order; PySide 6.11 crashes at some of
    these ends (in ``releaseWrapper``). The application is still there, for the same reason.
    """
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):  # none, or a closed one
            stream.flush()
    os._exit(code)


class FirstIcon:
    """In the tray from the first tenths of a second on; ``Tray`` takes it over and fills its menu.

    Until then nobody hears a click on it, but the panel gets its answers.
    """

    def __init__(self, application: QApplication) -> None:
        """Put it into the tray."""
        self._application = application
        self.menu = QMenu()
        self.icon = QSystemTrayIcon(draw_icon(Mark.QUIET, 0.0))
        self.icon.setContextMenu(self.menu)
        self.icon.show()
        self.answer()

    def answer(self) -> None:
        """Let the panel have what it has asked for meanwhile."""
        self._application.processEvents(QEventLoop.ProcessEventsFlag.ExcludeSocketNotifiers)
