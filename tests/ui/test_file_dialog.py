"""Qt's own dialog for files, dressed as the rest of the app."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QHeaderView, QToolButton, QTreeView

from desk_stretch.ui.widgets.file_dialog import dress


@pytest.fixture
def places(monkeypatch, tmp_path):
    """A home with one folder of those that are offered."""
    (tmp_path / "Documents").mkdir()
    monkeypatch.setattr(
        QStandardPaths, "writableLocation", lambda place: str(tmp_path / place.name[:-8])
    )
    return tmp_path


@pytest.fixture
def dialog(qtbot, places):
    dialog = QFileDialog(None, "Import settings", str(places))
    qtbot.addWidget(dialog)
    dress(dialog)
    return dialog


def test_places_that_are_there_are_offered(dialog, places):
    urls = [url.toLocalFile() for url in dialog.sidebarUrls()]
    assert urls == [str(places / "Documents"), "/"]


def test_there_is_room_for_names_and_dates(dialog):
    dialog.show()
    header = dialog.findChild(QTreeView, "treeView").header()
    assert header.sectionResizeMode(0) is QHeaderView.ResizeMode.Stretch
    room = dialog.screen().availableSize()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
    assert not dialog.findChild(QToolButton, "listModeButton").isVisible()


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_the_buttons_have_our_pictures(qtbot, places, direction):
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setLayoutDirection(direction)
    dress(dialog)
    names = ("backButton", "forwardButton", "toParentButton")
    back, forward, up = (
        dialog.findChild(QToolButton, name).icon().pixmap(16, 16).toImage() for name in names
    )
    assert back != forward
    assert up not in (back, forward)
