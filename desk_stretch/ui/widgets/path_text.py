"""Text with a path in it: it wraps within the path, and what is copied of it is the plain path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QClipboard, QGuiApplication, QKeySequence

from desk_stretch.ui.tokens import Colours, TextRole
from desk_stretch.ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent

_BREAK = "\u200b"  # no letter, and a line may end there


class PathText(Text):
    """Can be selected and copied: by Ctrl+C, by the menu, and on X11 by selecting alone."""

    def __init__(self, text: str, role: TextRole = TextRole.BODY) -> None:
        for separator in "/\\":
            text = text.replace(separator, separator + _BREAK)
        super().__init__(text, role)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def colour_of(self, roles: Colours) -> str:
        return roles.muted if self._role is TextRole.CAPTION else roles.text

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._select()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._select()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        super().contextMenuEvent(event)
        for name, do in (("edit-copy", self._copy), ("select-all", self._select)):
            for action in self.findChildren(QAction, name):
                action.triggered.connect(do)  # after Qt's own

    def _copy(self) -> None:
        self._give(QClipboard.Mode.Clipboard)

    def _select(self) -> None:
        """What is selected is pasted by the middle button on X11 and some Wayland desktops."""
        if QGuiApplication.clipboard().supportsSelection():
            self._give(QClipboard.Mode.Selection)

    def _give(self, mode: QClipboard.Mode) -> None:
        if self.hasSelectedText():
            plain = self.selectedText().replace(_BREAK, "")
            QGuiApplication.clipboard().setText(plain, mode)
