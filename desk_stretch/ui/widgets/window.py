"""A normal window of ours: sized in letters and lines, closed by Escape, never ends the app."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from desk_stretch.ui import screens, theme
from desk_stretch.ui.tokens import TextRole

_LEAST = QSize(300, 320)
_SCREEN_SHARE = 0.92
_FRAMED_AFTER_MS = 150


class Window(QWidget):
    """*letters* wide and *lines* high at first, so that it grows with the person's text size."""

    def __init__(self, name: str, title: str, *, letters: int, lines: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setMinimumSize(_LEAST)
        self.resize(_size(letters, lines))
        screens.Berth(self, QGuiApplication.primaryScreen)
        leave = QShortcut(QKeySequence("Esc"), self)
        leave.activated.connect(self.on_escape)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():  # once the window manager has put its frame around it
            QTimer.singleShot(_FRAMED_AFTER_MS, self, self.keep_in_sight)

    def keep_in_sight(self) -> None:
        """Lie with the frame within what panels leave of the screen, where windows may move."""
        screens.keep_in_sight(self, self.screen())

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Tab may come into a page from outside it, or go round: scroll to where it is then. A
        page of Qt follows the keyboard only from one place within it to another."""
        has_moved = super().focusNextPrevChild(onward)
        if has_moved:
            bring_into_sight(self.focusWidget())
        return has_moved

    def on_escape(self) -> None:
        """What Escape does here: close."""
        self.close()


def bring_into_sight(part: QWidget) -> None:
    """Scroll the pages around it until it can be seen."""
    around: QWidget | None = part.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(part)
        around = around.parentWidget()


def _size(letters: int, lines: int) -> QSize:
    metrics = QFontMetrics(theme.font(TextRole.BODY))
    wanted = QSize(letters * metrics.averageCharWidth(), lines * metrics.lineSpacing())
    room = QGuiApplication.primaryScreen().availableSize() * _SCREEN_SHARE
    return wanted.boundedTo(room).expandedTo(_LEAST)
