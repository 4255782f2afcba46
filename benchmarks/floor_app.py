"""The plain floor program: a bare PySide6 tray with an APScheduler job and a break window.

Written the obvious way, without any of the techniques that keep an app small: what the named parts
cost before a feature is written. It does nothing useful, and nothing measures it but ``beside``.
"""

from __future__ import annotations

import signal
import socket
import sys

from apscheduler.schedulers.qt import QtScheduler
from PySide6.QtCore import QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QSystemTrayIcon, QVBoxLayout, QWidget

BREAK_EVERY_S = 1200


class Break(QWidget):
    """A window that counts a minute down."""

    def __init__(self) -> None:
        """Make it, as such programs do, at the start."""
        super().__init__(None, Qt.WindowType.WindowStaysOnTopHint)
        self._left = QLabel("")
        layout = QVBoxLayout(self)
        layout.addWidget(QLabel("Stand up and reach for the ceiling"))
        layout.addWidget(self._left)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self._seconds = 0

    def begin(self) -> None:
        """Show it."""
        self._seconds = 60
        self._timer.start(1000)
        self.showFullScreen()

    def _step(self) -> None:
        self._seconds -= 1
        self._left.setText(str(self._seconds))
        if self._seconds <= 0:
            self._timer.stop()
            self.hide()


def icon() -> QIcon:
    """A green disc."""
    pixmap = QPixmap(32, 32)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setBrush(QColor("#2e7d32"))
        painter.drawEllipse(2, 2, 28, 28)
    return QIcon(pixmap)


def main() -> int:
    """Run until a signal ends it."""
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    window = Break()
    menu = QMenu()
    menu.addAction("Take a break").triggered.connect(window.begin)
    menu.addAction("Quit").triggered.connect(app.quit)
    tray = QSystemTrayIcon(icon())
    tray.setToolTip("floor")
    tray.setContextMenu(menu)
    tray.show()
    scheduler = QtScheduler()
    scheduler.add_job(window.begin, "interval", seconds=BREAK_EVERY_S)
    scheduler.start()
    ours, theirs = socket.socketpair()
    theirs.setblocking(False)
    signal.set_wakeup_fd(theirs.fileno())
    signal.signal(signal.SIGTERM, lambda *_: None)
    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(app.quit)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
