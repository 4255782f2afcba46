"""Dialogs for files, as the desktop's own window and as Qt's."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from desk_stretch.core.look import Chosen
from desk_stretch.ui import choosing, desktop_look


class Desktop:
    """A desktop with a window for files, that a test answers for."""

    def __init__(self):
        self.wishes = []
        self.answer = None
        self.cancelled = 0

    def ask(self, wish, on_chosen):
        self.wishes.append(wish)
        self.answer = on_chosen
        return self

    def cancel(self):
        self.cancelled += 1

    def chooser(self):
        return self


@pytest.fixture
def desktop(monkeypatch):
    desktop = Desktop()
    monkeypatch.setattr(desktop_look, "_source", desktop)
    monkeypatch.setattr(desktop_look, "_chooser", None)
    return desktop


@pytest.fixture
def opened(monkeypatch):
    """The dialogs of Qt that were opened."""
    opened = []
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: opened.append(dialog))
    return opened


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def dialog(window, tmp_path):
    dialog = QFileDialog(window, "Import settings", str(tmp_path))
    dialog.setNameFilters(["Settings (*.json *.toml)", "All files (*)"])
    dialog.chosen = []
    dialog.fileSelected.connect(dialog.chosen.append)
    return dialog


def test_without_a_window_of_the_desktop_qt_asks(monkeypatch, dialog, opened):
    monkeypatch.setattr(desktop_look, "_source", None)
    monkeypatch.setattr(desktop_look, "_chooser", None)
    choosing.open_dialog(dialog)
    assert opened == [dialog]


def test_a_chosen_file_is_told_as_the_dialog_would(qapp, dialog, opened, desktop, tmp_path):
    choosing.open_dialog(dialog)
    (wish,) = desktop.wishes
    assert wish.title == "Import settings"
    assert wish.folder == str(tmp_path)
    assert wish.filters == (("Settings", ("*.json", "*.toml")), ("All files", ("*",)))
    assert (wish.parent, wish.name, wish.is_new, wish.is_folder) == ("", "", False, False)
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    desktop.answer(Chosen(Path("/a b.txt").as_uri(), "All files"))
    assert dialog.chosen == ["/a b.txt"]
    assert dialog.selectedNameFilter() == "All files (*)"
    qapp.sendPostedEvents(None, 52)  # DeferredDelete
    assert gone
    assert opened == []


@pytest.mark.parametrize("answer", [Chosen(), Chosen("sftp://there/a.txt")])
def test_nothing_chosen_tells_nothing(dialog, opened, desktop, answer):
    choosing.open_dialog(dialog)
    desktop.answer(answer)
    assert (dialog.chosen, opened) == ([], [])


def test_where_the_desktop_fails_qt_asks_after_all(dialog, opened, desktop):
    choosing.open_dialog(dialog)
    desktop.answer(None)
    assert opened == [dialog]


def test_a_window_that_goes_takes_the_question_along(qapp, dialog, desktop):
    choosing.open_dialog(dialog)
    dialog.deleteLater()
    qapp.sendPostedEvents(dialog, 52)
    assert desktop.cancelled == 1
    desktop.answer(Chosen(Path("/a.txt").as_uri()))


def test_a_new_file_has_a_name_and_a_folder_no_filters(dialog, desktop):
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile("mine.csv")
    wish = choosing.wish_of(dialog)
    assert (wish.name, wish.is_new) == ("mine.csv", True)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    assert choosing.wish_of(dialog)._replace(folder="") == wish._replace(
        folder="", name="", filters=(), is_folder=True, is_new=False
    )


def test_the_parent_is_named_as_on_x11(dialog, desktop, monkeypatch):
    dialog.parentWidget().show()
    assert choosing.wish_of(dialog).parent == ""
    monkeypatch.setattr(choosing.QGuiApplication, "platformName", lambda: "xcb")
    number = int(dialog.parentWidget().winId())
    assert choosing.wish_of(dialog).parent == f"x11:{number:x}"
    assert choosing.wish_of(QFileDialog()).parent == ""
