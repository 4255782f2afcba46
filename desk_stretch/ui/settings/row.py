"""One setting on the page: label, help, editor, the way back to its default, and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QToolTip, QVBoxLayout, QWidget

from desk_stretch.core.settings.managed import UNMANAGED, Managed
from desk_stretch.core.settings.numbers import Number, Percent
from desk_stretch.core.settings.setting import Setting
from desk_stretch.core.settings.times import Ranges
from desk_stretch.errors import DeskStretchError
from desk_stretch.i18n import told, tr
from desk_stretch.ui import theme
from desk_stretch.ui.announce import announce
from desk_stretch.ui.settings.editors import Editor
from desk_stretch.ui.tokens import L, M, S, TextRole
from desk_stretch.ui.widgets.button_row import ButtonRow, Outdent
from desk_stretch.ui.widgets.icon_button import IconButton
from desk_stretch.ui.widgets.labels import Body, Caption, Problem

_BESIDE_LETTERS = 74  # from this width on the editor stands beside its label


class Changing(Protocol):
    """What a row reads its value from and sends a new one to."""

    def value(self, key: str) -> Any:
        """The value in force."""

    def is_default(self, key: str) -> bool:
        """Whether there is nothing to go back to."""

    def make(self, values: Mapping[str, Any]) -> None:
        """Change values; raises DeskStretchError if that cannot be done."""


class Row(QWidget):
    """A setting that can be changed, unless *managed* locks it. Its editor shows what is in force
    after every attempt; one that *keeps* what was typed lets it stand beside the words about what
    is wrong with it."""

    keeps = False

    def __init__(self, editor: Editor, changes: Changing, managed: Managed = UNMANAGED) -> None:
        super().__init__()
        self.editor = editor
        self.key = editor.setting.key
        self._changes = changes
        self._why_locked = managed.why_locked(self.key)
        self._wrong = Problem()
        self._wrong.hide()
        self._note = Caption()
        self._reset = self._make_lock() if self._why_locked else self._make_reset(managed)
        self._head = QHBoxLayout()
        self._head.setSpacing(S)
        self._lay_out(editor)
        editor.edited.connect(self._on_edited)
        editor.refused.connect(self.show_wrong)
        self.refresh()

    @property
    def is_wrong(self) -> bool:
        """Whether something was typed that cannot be used."""
        return bool(self._wrong.text())

    def refresh(self) -> None:
        """Show what is in force."""
        self.editor.show_value(self._changes.value(self.key))
        self._reset.setVisible(bool(self._why_locked) or not self._changes.is_default(self.key))
        self.show_wrong("")

    def show_note(self, text: str) -> None:
        """Say something about the setting that holds on this computer."""
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def show_wrong(self, text: str) -> None:
        """Say what is wrong beside the field; nothing clears it."""
        self._wrong.setText(text)
        self._wrong.setVisible(bool(text))
        self.editor.mark_wrong(bool(text))
        if text:
            announce(self, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letter = QFontMetrics(theme.font(TextRole.BODY)).averageCharWidth()
        beside = self.width() >= _BESIDE_LETTERS * letter
        along, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head.setDirection(along if beside else down)
        policy = self._reset.sizePolicy()
        policy.setRetainSizeWhenHidden(beside)  # so that the editors stand in one column
        self._reset.setSizePolicy(policy)

    def _lay_out(self, editor: Editor) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        label = Body(tr(editor.setting.label))
        label.setBuddy(editor)
        words.addWidget(label)
        help_text = _help_of(editor.setting)
        if help_text:
            words.addWidget(Caption(help_text))
        if self._why_locked:
            words.addWidget(Caption(tr("Locked: {reason}").format(reason=self._why_locked)))
            editor.field = self._reset
        self._note.hide()
        words.addWidget(self._note)
        words.insertStretch(0, 1)
        words.addStretch(1)
        self._head.addLayout(words, 1)
        field = ButtonRow(self._reset)
        box = QVBoxLayout(self)
        box.setContentsMargins(L, M, L, M)
        box.setSpacing(S)
        box.addLayout(self._head)
        self._head.addLayout(field)
        if editor.is_wide:
            wide = Outdent()
            wide.addWidget(editor)
            box.addLayout(wide)
        else:
            field.addWidget(editor)
        box.addWidget(self._wrong)

    def _make_reset(self, managed: Managed) -> IconButton:
        setting = self.editor.setting
        default = setting.display(managed.default(setting))
        words = tr("{setting}: back to {default}")
        button = IconButton("undo", words.format(setting=tr(setting.label), default=default))
        button.clicked.connect(self._on_reset)
        return button

    def _make_lock(self) -> IconButton:
        """In the place of the way back, so that the keyboard comes to a locked row as well."""
        setting = self.editor.setting
        value = setting.display(self._changes.value(self.key))
        words = tr("{setting}: {value}, locked").format(setting=tr(setting.label), value=value)
        button = IconButton("lock", words)
        button.setAccessibleDescription(self._why_locked)
        button.setToolTip(self._why_locked)
        button.clicked.connect(self._on_lock)
        return button

    def _on_lock(self) -> None:
        below = self._reset.mapToGlobal(self._reset.rect().bottomLeft())
        QToolTip.showText(below, self._why_locked, self._reset)
        announce(self, self._why_locked)

    def _on_edited(self, value: Any) -> None:
        self._try({self.key: value})

    def _on_reset(self) -> None:
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._try({self.key: None})

    def _try(self, values: dict[str, Any]) -> None:
        """Make a change; what cannot be done is told here, and the editor shows what is so."""
        try:
            self._changes.make(values)
        except DeskStretchError as error:
            if not self.keeps:
                self.refresh()
            self.show_wrong(str(error))
            return
        self.refresh()


def _help_of(setting: Setting[Any]) -> str:
    """The help sentence with the limits in words."""
    parts = [tr(setting.help_text)]
    if isinstance(setting, Number) and not isinstance(setting, Percent):
        parts.append(tr("From {limits}.").format(limits=setting.takes()))
    elif isinstance(setting, Ranges):
        parts.append(tr("Write {limits}.").format(limits=setting.takes()))
    return told(parts)
