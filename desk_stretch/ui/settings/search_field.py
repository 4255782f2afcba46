"""The field above the settings in which a person types what is looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desk_stretch.i18n import tr
from desk_stretch.ui.tokens import S
from desk_stretch.ui.widgets.fields import FieldBox
from desk_stretch.ui.widgets.icon import Icon
from desk_stretch.ui.widgets.icon_button import IconButton

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_LETTERS = 34


class _Line(QLineEdit):
    """A line that Escape empties, and that hands Enter and Down on to what was found."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)


class SearchField(QWidget):
    """A lens, the field, and a button that empties it while there is anything in it."""

    searched = Signal(str)
    entered = Signal()  # on to the first thing that was found

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = _Line()
        self._line.setPlaceholderText(tr("Search the settings"))
        self._line.setAccessibleName(tr("Search the settings"))
        self._line.setAccessibleDescription(tr("Shows the settings that go by these words."))
        self._line.textChanged.connect(self._on_changed)
        self._line.entered.connect(self.entered)
        self._empty = IconButton("close", tr("Empty the search"))
        self._empty.clicked.connect(self.clear)
        policy = self._empty.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._empty.setSizePolicy(policy)
        self._empty.hide()
        frame = FieldBox(self._line, _LETTERS)
        inside = frame.layout()
        if isinstance(inside, QHBoxLayout):
            inside.insertWidget(0, Icon("search"))
            inside.setSpacing(S)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(frame)
        row.addWidget(self._empty)
        self.setFocusProxy(self._line)

    @property
    def text(self) -> str:
        """What is looked for."""
        return self._line.text().strip()

    def clear(self) -> None:
        """Look for nothing; the keyboard stays here if it was here."""
        had_focus = self._empty.hasFocus()
        self._line.clear()
        if had_focus:
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Take the keyboard, so that what is typed replaces what stands here."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def _on_changed(self) -> None:
        self._empty.setVisible(bool(self._line.text()))
        self.searched.emit(self.text)
