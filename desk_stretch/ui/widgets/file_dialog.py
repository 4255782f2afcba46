"""Qt's own dialog for files as the rest of the app looks, where the desktop has none for us."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QIcon, QTransform
from PySide6.QtWidgets import QFileDialog, QHeaderView, QToolButton, QTreeView

from desk_stretch.ui.icons import pixmap
from desk_stretch.ui.theme import colours

_ICON = 16
_WIDTH, _HEIGHT = 130, 36  # in letters and lines
_MOST_OF_THE_SCREEN = 0.9
#: Each button's picture; the one to the folder above points up, which is back turned by a quarter.
_ICONS = {
    "backButton": "earlier", "forwardButton": "later", "toParentButton": "earlier",
    "newFolderButton": "plus",
}  # fmt: skip
_UP, _QUARTER = "toParentButton", 90
#: Of two ways to show a folder the one with dates is enough.
_LEFT_OUT = ("listModeButton", "detailModeButton")
_PLACES = (
    QStandardPaths.StandardLocation.HomeLocation,
    QStandardPaths.StandardLocation.DesktopLocation,
    QStandardPaths.StandardLocation.DocumentsLocation,
    QStandardPaths.StandardLocation.DownloadLocation,
)


def dress(dialog: QFileDialog) -> None:
    """Give it the usual places, our icons, room for names and dates."""
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setViewMode(QFileDialog.ViewMode.Detail)
    places = dict.fromkeys(QStandardPaths.writableLocation(place) for place in _PLACES)
    there = [QUrl.fromLocalFile(place) for place in places if place and Path(place).is_dir()]
    dialog.setSidebarUrls([*there, QUrl.fromLocalFile("/")])
    _draw_icons(dialog)
    for name in _LEFT_OUT:
        if button := dialog.findChild(QToolButton, name):
            button.hide()
    tree = dialog.findChild(QTreeView, "treeView")
    if tree is not None:
        modes = QHeaderView.ResizeMode
        tree.header().setSectionResizeMode(modes.ResizeToContents)
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(0, modes.Stretch)
    letters = dialog.fontMetrics()
    room = dialog.screen().availableSize() * _MOST_OF_THE_SCREEN
    dialog.resize(
        min(_WIDTH * letters.averageCharWidth(), room.width()),
        min(_HEIGHT * letters.lineSpacing(), room.height()),
    )


def _draw_icons(dialog: QFileDialog) -> None:
    ink = colours(dialog).text
    ratio = dialog.devicePixelRatioF()
    for name, icon in _ICONS.items():
        if button := dialog.findChild(QToolButton, name):
            turned = dialog.isRightToLeft() and name != _UP
            picture = pixmap(icon, _ICON, ink, ratio, mirrored=turned)
            if name == _UP:
                picture = picture.transformed(QTransform().rotate(_QUARTER))
            button.setIcon(QIcon(picture))
