"""The keys of the routine window that mean an action wherever the keyboard is. Space is not one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from desk_stretch.core.session.snapshot import Action

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LETTERS = {"S": Action.SLOWER, "P": Action.SELF_PACED, "H": Action.HURTS, "X": Action.ALARM}


class Keys:
    """Arrows go back and on, letters act (with Ctrl always), Escape closes the window."""

    def __init__(self, window: QWidget, page: QWidget, act: Callable[[Action], None]) -> None:
        """*page* shows the routine; its keys mean nothing while another page is there."""
        self._page, self._act = page, act
        self._letters: list[QShortcut] = []
        back, onward = ("Left", "Right") if not window.isRightToLeft() else ("Right", "Left")
        for keys, action in ((back, Action.BACK), (onward, Action.NEXT)):
            self._key(keys, action)
        for letter, action in _LETTERS.items():
            self._key(f"Ctrl+{letter}", action)
            self._letters.append(self._key(letter, action))
        leave = QShortcut(QKeySequence("Esc"), window)
        leave.activated.connect(window.close)

    def switch_letters(self, *, on: bool) -> None:
        """Let letters act without Ctrl, or not."""
        for shortcut in self._letters:
            shortcut.setEnabled(on)

    def _key(self, keys: str, action: Action) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self._page)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(lambda: self._act(action))
        return shortcut
