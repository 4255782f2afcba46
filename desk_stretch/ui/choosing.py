"""Opening a dialog for files: as the desktop's own window where that is not Qt's matter, else as
Qt's dialog. The dialog tells of the file with ``fileSelected`` either way."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from desk_stretch.core.look import Chosen, FileWish
from desk_stretch.ui import desktop_look

_PARENT_UNDER = {"xcb": "x11:{:x}"}


def open_dialog(dialog: QFileDialog) -> None:
    """Open a dialog that is ready but was not shown; it does not hold the rest up."""
    desktop = desktop_look.chooser()
    if desktop is None:
        dialog.open()
        return

    def chosen(answer: Chosen | None) -> None:
        if isValid(dialog):
            _tell(dialog, answer)

    asking = desktop.ask(wish_of(dialog), chosen)
    dialog.destroyed.connect(lambda: asking.cancel())  # harmless once it is answered


def wish_of(dialog: QFileDialog) -> FileWish:
    """What a dialog asks for, in plain words."""
    is_new = dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    is_folder = dialog.fileMode() is QFileDialog.FileMode.Directory
    named = dialog.selectedFiles()
    return FileWish(
        dialog.windowTitle(),
        _parent_of(dialog),
        dialog.directory().absolutePath(),
        named[0].rpartition("/")[2] if is_new and named else "",
        () if is_folder else tuple(_filter_of(each) for each in dialog.nameFilters()),
        is_folder,
        is_new,
    )


def _tell(dialog: QFileDialog, answer: Chosen | None) -> None:
    if answer is None:
        from desk_stretch.ui.widgets.file_dialog import dress

        dress(dialog)
        dialog.open()
        return
    file = QUrl(answer.uri).toLocalFile()
    if file:
        matching = (one for one in dialog.nameFilters() if _filter_of(one)[0] == answer.label)
        dialog.selectNameFilter(next(matching, dialog.nameFilters()[0]))
        dialog.fileSelected.emit(file)
    dialog.deleteLater()


def _parent_of(dialog: QFileDialog) -> str:
    """The window that the dialog belongs to, as a portal names it."""
    parent = dialog.parentWidget()
    window = parent.window().windowHandle() if parent is not None else None
    form = _PARENT_UNDER.get(QGuiApplication.platformName(), "")
    return form.format(int(window.winId())) if window is not None else ""


def _filter_of(words: str) -> tuple[str, tuple[str, ...]]:
    """A filter's label and patterns, from Qt's form: ``Settings (*.json)``."""
    label, _, patterns = words.rpartition("(")
    return label.strip(), tuple(patterns.rstrip(") ").split())
