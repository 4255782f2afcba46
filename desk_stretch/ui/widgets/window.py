"""A normal window of ours: sized in letters and lines, closed by Escape, never ends the app."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desk_stretch.ui import theme
from desk_stretch.ui.tokens import TextRole

_LEAST = QSize(300, 320)
_SCREEN_SHARE = 0.92


class Window(QWidget):
    """*letters* wide and *lines* high at first, so that it grows with the person's text size."""

    def __init__(self, name: str, title: str, *, letters: int, lines: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setMinimumSize(_LEAST)
        self.resize(_size(letters, lines))
        leave = QShortcut(QKeySequence("Esc"), self)
        leave.activated.connect(self.on_escape)

    def on_escape(self) -> None:
        """What Escape does here: close."""
        self.close()


def _size(letters: int, lines: int) -> QSize:
    metrics = QFontMetrics(theme.font(TextRole.BODY))
    wanted = QSize(letters * metrics.averageCharWidth(), lines * metrics.lineSpacing())
    room = QGuiApplication.primaryScreen().availableSize() * _SCREEN_SHARE
    return wanted.boundedTo(room).expandedTo(_LEAST)
