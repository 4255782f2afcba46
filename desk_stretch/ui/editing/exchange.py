"""Taking a set of routines in from a file, after showing what it adds; and giving one out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.import_words import import_words
from desk_stretch.core.catalogue.sets import ENDING, Import
from desk_stretch.core.stores import OwnStore
from desk_stretch.engine.sets import carry_out, planned, routine_set
from desk_stretch.errors import DeskStretchError
from desk_stretch.i18n import ntr, tr
from desk_stretch.ui.catalogue.points import Points
from desk_stretch.ui.choosing import open_dialog
from desk_stretch.ui.tokens import S, TextRole
from desk_stretch.ui.widgets.button_row import ButtonRow
from desk_stretch.ui.widgets.buttons import PrimaryButton, QuietButton
from desk_stretch.ui.widgets.card import Card
from desk_stretch.ui.widgets.labels import Text

_FILES = f"*{ENDING}"


class SetExchange(Card):
    """Shows what a file adds; hidden else. *done*: something was added. *told*: say this."""

    done = Signal()
    told = Signal(str, bool)

    def __init__(self, catalogue: Callable[[], Catalogue], store: OwnStore) -> None:
        super().__init__()
        self._catalogue, self._store = catalogue, store
        self._plan: Import | None = None
        self.dialog: QFileDialog | None = None
        self._points = Points()
        self._add = PrimaryButton(tr("Add these"), "plus")
        self._not = QuietButton(tr("Add nothing"))
        self._add.clicked.connect(self._on_add)
        self._not.clicked.connect(self.hide)
        self.box.setSpacing(S)
        self.box.addWidget(Text(tr("This file holds"), TextRole.STRONG))
        self.box.addWidget(self._points)
        buttons = QVBoxLayout()
        buttons.addLayout(ButtonRow(self._add, self._not))
        self.box.addLayout(buttons)
        self.hide()

    def take_in(self) -> None:
        """Ask for a file, and show what it adds."""
        dialog = self._make_dialog(tr("Import routines"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.show_file)
        open_dialog(dialog)

    def show_file(self, path: str) -> None:
        """Show what a file adds; nothing is written yet."""
        try:
            self._plan = planned(path, self._store, self._catalogue())
        except DeskStretchError as error:
            self.hide()
            self.told.emit(str(error), True)
            return
        self._points.show_points(import_words(self._plan))
        self._add.setVisible(bool(self._plan.added))
        self._not.setText(tr("Add nothing") if self._plan.added else tr("Close"))
        self.show()
        (self._add if self._plan.added else self._not).setFocus()

    def give_out(self, routine: str) -> None:
        """Ask where to, and write a routine with its own exercises into one file."""
        dialog = self._make_dialog(tr("Export the routine"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ENDING)
        dialog.selectFile(f"{routine}{ENDING}")
        dialog.fileSelected.connect(
            lambda path: self.write(path if path.endswith(ENDING) else path + ENDING, routine)
        )
        open_dialog(dialog)

    def write(self, path: str, routine: str) -> None:
        """Write the file; the dialog has asked about one that is there."""
        try:
            text = routine_set([routine], self._catalogue(), self._store)
            self._store.write_set(path, text, overwrite=True)
        except DeskStretchError as error:
            self.told.emit(str(error), True)
        else:
            self.told.emit(tr("It was exported to {path}.").format(path=path), False)

    def _make_dialog(self, title: str) -> QFileDialog:
        # Of the window: this card is hidden as long as there is nothing to show.
        dialog = QFileDialog(self.window(), title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters([f"Desk Stretch ({_FILES})"])
        self.dialog = dialog
        return dialog

    def _on_add(self) -> None:
        if self._plan is None:
            return
        try:
            carry_out(self._plan, self._store)
        except DeskStretchError as error:
            self.told.emit(str(error), True)
            return
        count = len(self._plan.added)
        self._plan = None
        self.hide()
        self.told.emit(
            ntr("{n} file was added.", "{n} files were added.", count).format(n=count), False
        )
        self.done.emit()
