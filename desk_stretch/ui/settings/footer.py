"""The line below the settings: what was changed last, the way back, and the way on again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desk_stretch.errors import DeskStretchError
from desk_stretch.i18n import tr
from desk_stretch.ui import theme
from desk_stretch.ui.announce import announce
from desk_stretch.ui.settings.changes import Changes
from desk_stretch.ui.tokens import L, M, S, TextRole
from desk_stretch.ui.widgets.button_row import ButtonRow
from desk_stretch.ui.widgets.buttons import QuietButton
from desk_stretch.ui.widgets.labels import Body
from desk_stretch.ui.widgets.line import Line

_BESIDE_LETTERS = 72  # from this width on the words stand beside the buttons


class Footer(QWidget):
    """There once something was changed. Ctrl+Z and Ctrl+Shift+Z work in the whole *window*."""

    def __init__(self, changes: Changes, window: QWidget) -> None:
        super().__init__()
        self._changes = changes
        self.words = Body()
        self.undo_button = QuietButton(tr("Undo"), "undo")
        self.undo_button.clicked.connect(self.undo)
        self.redo_button = QuietButton(tr("Redo"))
        self.redo_button.clicked.connect(self.redo)
        self._box = QHBoxLayout()
        self._box.setContentsMargins(L, S, L, S)
        self._box.setSpacing(M)
        self._box.addWidget(self.words, 1)
        self._box.addLayout(ButtonRow(self.undo_button, self.redo_button))
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(Line())
        around.addLayout(self._box)
        keys = QKeySequence.StandardKey
        redo = [QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")]
        for key, do in ((QKeySequence.keyBindings(keys.Undo), self.undo), (redo, self.redo)):
            shortcut = QShortcut(window)
            shortcut.setKeys(key)
            shortcut.activated.connect(do)
        changes.changed.connect(self._refresh)
        self._refresh()

    def undo(self) -> None:
        """Take the last change back."""
        self._try(self._changes.undo)

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self._try(self._changes.redo)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letter = QFontMetrics(theme.font(TextRole.BODY)).averageCharWidth()
        beside = self.width() >= _BESIDE_LETTERS * letter
        along, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(along if beside else down)

    def _try(self, step: Callable[[], None]) -> None:
        """What cannot be done is said on the line."""
        try:
            step()
        except DeskStretchError as error:
            self.words.setText(str(error))
        announce(self, self.words.text())

    def _refresh(self) -> None:
        changes = self._changes
        had_focus = self.undo_button.hasFocus() or self.redo_button.hasFocus()
        self.words.setText(changes.line)
        self.setVisible(bool(changes.line))
        self.undo_button.setVisible(changes.can_undo)
        self.undo_button.setAccessibleName(changes.last_words())
        self.undo_button.setToolTip(changes.last_words())
        self.redo_button.setVisible(changes.can_redo)
        self.redo_button.setAccessibleName(changes.next_words())
        self.redo_button.setToolTip(changes.next_words())
        if had_focus and not (self.undo_button.hasFocus() or self.redo_button.hasFocus()):
            rest = self.redo_button if changes.can_redo else self.undo_button
            rest.setFocus(Qt.FocusReason.OtherFocusReason)
