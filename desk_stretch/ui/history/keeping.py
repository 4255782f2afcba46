"""Under the list: the record into a file, and days out of it, with the way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import PurePath
from typing import TypeVar

from PySide6.QtCore import QDate, QLocale, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desk_stretch.core.history.exchange import Brought
from desk_stretch.core.ports import Clock
from desk_stretch.core.stores import Archive
from desk_stretch.errors import DeskStretchError
from desk_stretch.i18n import N_, ntr, tr
from desk_stretch.ui.announce import announce
from desk_stretch.ui.choosing import open_dialog
from desk_stretch.ui.history.range_card import RangeCard
from desk_stretch.ui.tokens import M
from desk_stretch.ui.widgets.button_row import ButtonRow
from desk_stretch.ui.widgets.buttons import LinkButton, QuietButton
from desk_stretch.ui.widgets.labels import Caption

R = TypeVar("R")
FORMS = (
    ("csv", N_("Table (CSV), can be imported")),
    ("json", N_("JSON, can be imported")),
    ("ics", N_("Calendar (iCalendar), routines only")),
)


class Keeping(QWidget):
    """What *Export…*, *Import…* and *Delete…* (in ``buttons``, which stand above it) show and tell.

    ``changed`` after rows went or came back, ``opened`` when it asks for days.
    """

    changed = Signal()
    opened = Signal()

    def __init__(self, clock: Clock, record: Archive) -> None:
        super().__init__()
        self._clock = clock
        self._record = record
        self.dialog: QFileDialog | None = None
        self.range = RangeCard()
        self.range.wished.connect(self._delete)
        self.range.left.connect(self._close_range)
        self._export_button = QuietButton(tr("Export…"))
        self._export_button.clicked.connect(self._ask_for_file)
        self._import_button = QuietButton(tr("Import…"))
        self._import_button.clicked.connect(self._ask_what_to_import)
        self._delete_button = QuietButton(tr("Delete…"))
        self._delete_button.clicked.connect(self.open_range)
        self._undo = LinkButton(tr("Undo the last delete"))
        self._undo.clicked.connect(self._bring_back)
        self._line = Caption()
        self.buttons = ButtonRow(
            self._export_button, self._import_button, self._delete_button, self._undo
        )
        self._lay_out()

    def line(self) -> str:
        """What is told of the last deed."""
        return self._line.text()

    def tell(self, text: str) -> None:
        """Say something about the record."""
        self._say(text)

    def leave_range(self) -> bool:
        """Put the choice of days away; False if there was none."""
        is_open = self.range.isVisible()
        if is_open:
            self._close_range()
        return is_open

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(M)
        box.addWidget(self._line)
        box.addWidget(self.range)
        for each in (self, self._line, self._undo, self.range):
            each.hide()

    def open_range(self) -> None:
        """Ask which days are to go; today is offered."""
        today = self._clock.now().day
        self._say("")
        self._undo.setVisible(self._removed() > 0)
        self.show()
        self.range.open_at(QDate(today.year, today.month, today.day))
        self.opened.emit()

    def _close_range(self) -> None:
        self.range.hide()
        self._undo.hide()
        self._say("")
        self._delete_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _delete(self, first: QDate, last: QDate) -> None:
        now = self._clock.now()
        span = _day(first), _day(last)
        count = self._tried(lambda: self._record.remove(*span, now.iso()))
        if count is None:
            return
        if not count:
            self._say(tr("Nothing was recorded in these days."))
            return
        self.range.hide()
        self._say(_deleted_words(first, last))
        self._undo.show()
        self._undo.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _bring_back(self) -> None:
        count = self._tried(self._record.bring_back)
        if count is None:
            return
        self._close_range()
        self._say(ntr("{n} entry is back.", "{n} entries are back.", count).format(n=count))
        self.changed.emit()

    def _removed(self) -> int:
        return self._tried(self._record.removed) or 0

    def _ask_for_file(self) -> None:
        """The system's own dialog; it does not hold the rest up."""
        dialog = QFileDialog(self, tr("Export the history"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"{tr(words)} (*.{ending})" for ending, words in FORMS])
        dialog.setDefaultSuffix(FORMS[0][0])
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(_ending(chosen)))
        folders = QStandardPaths.StandardLocation
        dialog.setDirectory(QStandardPaths.writableLocation(folders.DocumentsLocation))
        dialog.selectFile(f"desk-stretch-{self._clock.now().day.isoformat()}")
        dialog.fileSelected.connect(lambda path: self._export(path, dialog.selectedNameFilter()))
        self.dialog = dialog
        open_dialog(dialog)

    def _export(self, path: str, chosen: str) -> None:
        """The dialog asked about a file of that name, unless the ending was still to come."""
        is_whole = PurePath(path).suffix.lower()[1:] in dict(FORMS)
        target = path if is_whole else f"{path}.{_ending(chosen)}"
        count = self._tried(lambda: self._record.export(target, overwrite=is_whole))
        if count is not None:
            text = ntr("{n} entry is in {file}.", "{n} entries are in {file}.", count)
            self._say(text.format(n=count, file=target))

    def _ask_what_to_import(self) -> None:
        """Choose a file of our own, or of Workrave, in the system's dialog."""
        dialog = QFileDialog(self, tr("Import into the history"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [tr("History (*.csv *.json historystats todaystats)"), tr("All files (*)")]
        )
        dialog.fileSelected.connect(self._import)
        self.dialog = dialog
        open_dialog(dialog)

    def _import(self, path: str) -> None:
        done = self._tried(lambda: self._record.bring_in(path))
        if done is not None:
            self._say(brought_words(done))
            self.changed.emit()

    def _tried(self, deed: Callable[[], R]) -> R | None:
        """What the deed returns; None, and the reason below, if it could not be done."""
        try:
            return deed()
        except DeskStretchError as error:
            self._say(str(error))
            return None

    def _say(self, text: str) -> None:
        self._line.setText(text)
        self._line.setVisible(bool(text))
        self.setVisible(bool(text) or not self.range.isHidden())
        if text:
            announce(self, text)


def brought_words(done: Brought) -> str:
    """What an import came to."""
    known = ntr("{n} was there already", "{n} were there already", done.known)
    told = tr("{added} added, {known}, {unread} could not be read.").format(
        added=done.added, known=known.format(n=done.known), unread=done.unread
    )
    return " ".join((told, *done.notes))


def _ending(chosen: str) -> str:
    """The ending that a filter of the dialog stands for."""
    return next((ending for ending, _ in FORMS if f"*.{ending})" in chosen), FORMS[0][0])


def _day(shown: QDate) -> date:
    return date(shown.year(), shown.month(), shown.day())


def _deleted_words(first: QDate, last: QDate) -> str:
    short = QLocale.FormatType.ShortFormat
    days = [QLocale().toString(day, short) for day in (first, last)]
    if first == last:
        return tr("{day} is deleted, and can be brought back for 30 days.").format(day=days[0])
    return tr("{first} to {last} is deleted, and can be brought back for 30 days.").format(
        first=days[0], last=days[1]
    )
