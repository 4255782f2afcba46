"""The rows of the keys that work in every program: a field that takes down what is pressed, and
what became of it. Where no program can have keys, each row shows a command to bind instead."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QKeySequenceEdit, QLineEdit, QVBoxLayout, QWidget

from desk_stretch.core.pressed import WENT_WRONG, Told
from desk_stretch.core.settings.keys import Shortcut
from desk_stretch.errors import BadDataError
from desk_stretch.i18n import tr
from desk_stretch.ui.announce import announce
from desk_stretch.ui.settings.changes import Changes
from desk_stretch.ui.settings.editors import Editor
from desk_stretch.ui.settings.row import Row
from desk_stretch.ui.tokens import XS
from desk_stretch.ui.widgets.button_row import Outdent
from desk_stretch.ui.widgets.buttons import QuietButton
from desk_stretch.ui.widgets.fields import FieldBox
from desk_stretch.ui.widgets.labels import Caption, Problem

if TYPE_CHECKING:
    from desk_stretch.engine.shortcuts import ShortcutWatch
    from desk_stretch.ui.settings.window import SettingsWindow

_FIELD_LETTERS, _COMMAND_LETTERS = 18, 40
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_LEAVING = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAKING_OUT = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_PORTABLE = QKeySequence.SequenceFormat.PortableText
_WORDS = {"start": "start", "snooze": "snooze", "pause": "pause --toggle"}


def _is_alone(event: QEvent, keys: tuple[Qt.Key, ...]) -> bool:
    """Whether it is one of these keys with nothing held beside it."""
    if not isinstance(event, QKeyEvent) or event.key() not in keys:
        return False
    return event.modifiers() in (Qt.KeyboardModifier.NoModifier, _KEYPAD)


def _is_back(event: QEvent) -> bool:
    """Whether it is Shift+Tab, by either of its names."""
    if not isinstance(event, QKeyEvent):
        return False
    is_shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_Backtab or (event.key() == Qt.Key.Key_Tab and is_shifted)


class KeyEditor(Editor):
    """Qt's field that takes down one key with what is held beside it, as this desktop writes it.
    Tab and Escape go on as everywhere; Delete and Backspace alone take the key out."""

    recording = Signal(bool)

    def __init__(self, setting: Shortcut, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self.keys = QKeySequenceEdit()
        self.keys.setMaximumSequenceLength(1)
        self.keys.editingFinished.connect(self._on_finished)
        # A filter, since Qt's field sends events still while it is being deleted.
        self.keys.installEventFilter(self)
        self._shown = ""
        self._box = FieldBox(self.keys, _FIELD_LETTERS)
        self._row.addWidget(self._box)
        self.describe(self.keys)
        for line in self.keys.findChildren(QLineEdit):
            # Else its policy would be the field's. None is what Qt takes for no proxy.
            line.setFocusProxy(None)  # type: ignore[arg-type]
            line.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.describe(line)
        self.field = self.keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.recording.emit(event.type() == QEvent.Type.FocusIn)
        elif _is_back(event):
            if event.type() == QEvent.Type.KeyPress:  # Qt's field would keep it
                self.focusNextPrevChild(False)
            return True
        elif _is_alone(event, _LEAVING):
            event.ignore()
            return True  # the window's own
        elif event.type() == QEvent.Type.KeyPress and _is_alone(event, _TAKING_OUT):
            self.keys.clear()
            self._on_finished()
            return True
        return super().eventFilter(watched, event)

    def show_value(self, value: Any) -> None:
        self._shown = value
        self.keys.setKeySequence(QKeySequence(value, _PORTABLE))
        words = tr("Takes {limits}").format(limits=self.setting.takes())
        self.keys.setAccessibleDescription(f"{value}. {words}" if value else words)

    def mark_wrong(self, wrong: bool) -> None:
        self._box.mark_wrong(wrong)

    def _on_finished(self) -> None:
        pressed = self.keys.keySequence().toString(_PORTABLE)
        if pressed == self._shown:
            self.refused.emit("")
            return
        try:
            self.edited.emit(self.setting.check(pressed))
        except BadDataError:
            self.refused.emit(self.refusal(pressed))


class CommandOffer(QWidget):
    """A command to copy."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setReadOnly(True)
        self.line.setAccessibleName(name)
        self.copy = QuietButton(tr("Copy"), "copy")
        self.copy.setAccessibleName(tr("Copy: {setting}").format(setting=name))
        self.copy.clicked.connect(self._copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(FieldBox(self.line, _COMMAND_LETTERS), 1)
        row.addWidget(self.copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.line.text())
        announce(self, tr("Copied"))


class KeyRow(Row):
    """The row of one key."""

    is_offering = False

    def __init__(self, editor: KeyEditor, changes: Changes) -> None:
        super().__init__(editor, changes, changes.managed)
        self.keys = editor.keys
        self.recording = editor.recording
        self.name = editor.setting.name
        self._told, self._problem = Caption(), Problem()
        self.offer = CommandOffer(editor.name())
        below = QVBoxLayout()
        below.setSpacing(XS)
        for each in (self._told, self._problem):
            each.hide()
            below.addWidget(each)
        self.offer.hide()
        self.offer.setParent(self)
        self._below = below
        box = self.layout()
        assert isinstance(box, QVBoxLayout)  # a row stands so
        box.addLayout(below)

    def refresh(self) -> None:
        super().refresh()
        if self.is_offering:
            self._reset.hide()

    def show_told(self, told: Told | None) -> None:
        """Say what became of the key."""
        sentence = told.sentence if told is not None else ""
        is_wrong = told is not None and told.fate in WENT_WRONG
        before = self._problem.text() or self._told.text()
        for label, text in (
            (self._problem, sentence if is_wrong else ""),
            (self._told, "" if is_wrong else sentence),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        if sentence and sentence != before:
            announce(self, sentence)

    def show_command(self, command: str, about: str) -> None:
        """Offer a command in the place of the field; *about* says what for."""
        if command and not self.is_offering:
            wide = Outdent()  # not before: around something hidden it takes room
            wide.addWidget(self.offer)
            self._below.addLayout(wide)
        self.is_offering = bool(command)
        self.editor.setVisible(not command)
        self.editor.field = self.offer.line if command else self.keys
        self.offer.line.setText(command)
        self.offer.setVisible(bool(command))
        if command:
            self._told.setText(about)
            self._told.setVisible(bool(about))
        self.refresh()


class KeyFollower(QObject):
    """Belongs to the window, and keeps its rows to what is known of the keys."""

    def __init__(self, window: SettingsWindow, watch: ShortcutWatch) -> None:
        super().__init__(window)
        self._watch = watch
        self.rows = window.findChildren(KeyRow)
        for row in self.rows:
            row.recording.connect(self._record)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and not event.spontaneous():
            self._watch.hearer = self.refresh
            QTimer.singleShot(0, self, self.refresh)  # the desktop may take its time
        elif event.type() == QEvent.Type.Hide and not event.spontaneous():
            if self._watch.hearer == self.refresh:
                self._watch.hearer = None
            self._watch.is_recording = False
        return False

    def refresh(self) -> None:
        """Show what is known now."""
        can_bind = self._watch.can_bind
        about = tr("Programs get no keys here; the settings of your desktop can run a command.")
        for row in self.rows:
            words = shlex.join(self._watch.program) + f" {_WORDS[row.name]}"
            row.show_command("" if can_bind else words, about if row is self.rows[0] else "")
            if can_bind:
                row.show_told(self._watch.told.get(row.name))

    def _record(self, is_recording: bool) -> None:
        self._watch.is_recording = is_recording


def make_key_row(setting: Shortcut, changes: Changes) -> Row:
    """Return the row of a key."""
    return KeyRow(KeyEditor(setting), changes)
