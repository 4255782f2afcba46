"""Switches with a button that lets a person hear what they are about."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desk_stretch.core.settings.setting import Setting
from desk_stretch.engine.commands import TryOut
from desk_stretch.errors import DeskStretchError
from desk_stretch.i18n import tr
from desk_stretch.ui.announce import announce
from desk_stretch.ui.settings.changes import Changes
from desk_stretch.ui.settings.editors import SwitchEditor
from desk_stretch.ui.settings.row import Row
from desk_stretch.ui.tokens import S
from desk_stretch.ui.widgets.buttons import QuietButton

TRIED: Mapping[str, str] = MappingProxyType({"sound.step_cues": "sound", "sound.voice": "voice"})
"""What the button of each such switch asks of the engine."""


class TryEditor(SwitchEditor):
    """The switch, and *Try it* before it; that works switched off too."""

    tried = Signal()

    def __init__(self, setting: Setting[Any], parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        button = QuietButton(tr("Try it"))
        button.setAccessibleDescription(self.name())
        button.clicked.connect(self.tried)
        self._row.setSpacing(S)
        self._row.insertWidget(0, button)
        QWidget.setTabOrder(button, self._toggle)


def make_trying_row(setting: Setting[Any], changes: Changes) -> Row:
    """Return the row of such a switch; what cannot be heard is told in it."""
    editor = TryEditor(setting)
    row = Row(editor, changes, changes.managed)
    editor.tried.connect(lambda: _try(row, changes))
    return row


def _try(row: Row, changes: Changes) -> None:
    try:
        changes.try_out(TryOut(TRIED[row.key]))
    except DeskStretchError as error:
        row.show_note(str(error))
        announce(row, str(error))
