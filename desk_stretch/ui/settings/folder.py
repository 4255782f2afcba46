"""Editors of a line that may be empty, and of a folder, which can be chosen too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desk_stretch.core.settings.setting import Setting
from desk_stretch.i18n import tr
from desk_stretch.ui.choosing import open_dialog
from desk_stretch.ui.settings.editors import TextEditor
from desk_stretch.ui.tokens import S
from desk_stretch.ui.widgets.buttons import QuietButton

_LEAST = 90


class LineEditor(TextEditor):
    """A line; an empty field is none."""

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        self._line.setPlaceholderText(self.setting.display(""))
        self._shown = value
        self._line.setText(value)


class ProgramEditor(LineEditor):
    """A program with its words, as it would be typed."""

    is_wide = True

    def show_value(self, value: Any) -> None:
        super().show_value(self.setting.text(value) if value else "")


class FolderEditor(LineEditor):
    """A path, with a button to choose it."""

    is_wide = True

    def __init__(self, setting: Setting[Any], parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self.dialog: QFileDialog | None = None
        choose = QuietButton(tr("Choose…"))
        choose.setAccessibleName(tr("Choose: {setting}").format(setting=self.name()))
        choose.clicked.connect(self._ask)
        self._box.setMinimumWidth(_LEAST)  # beside a button in large letters, in a small window
        self._row.setSpacing(S)
        self._row.addWidget(choose)

    def _ask(self) -> None:
        """The system's own dialog; it does not hold the rest up."""
        dialog = QFileDialog(self, self.name())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setDirectory(str(Path(self._shown or "~").expanduser()))
        dialog.fileSelected.connect(lambda path: self.edited.emit(self.setting.check(path)))
        self.dialog = dialog
        open_dialog(dialog)
