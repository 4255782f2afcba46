"""The table behind a chart: the same items in words and numbers."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHeaderView, QTableView, QWidget

from desk_stretch.ui import theme
from desk_stretch.ui.history.picture import Picture
from desk_stretch.ui.history.row_focus import CalmRows
from desk_stretch.ui.history.table import FlatHeader
from desk_stretch.ui.tokens import S, TextRole
from desk_stretch.ui.widgets.fields import RoomyRows
from desk_stretch.ui.widgets.scroll import SlimBar

_MOST_LINES = 12

Index = QModelIndex | QPersistentModelIndex


class PictureModel(QAbstractTableModel):
    """The cells of a picture's items."""

    def __init__(self, picture: Picture, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.picture = picture

    def show_picture(self, picture: Picture) -> None:
        """Show another one."""
        self.beginResetModel()
        self.picture = picture
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.picture.items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.picture.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self.picture.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.cells[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() > 0:
            return int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        is_heading = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole and is_heading:
            return self.picture.headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section > 0:
            return int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        return None


class PictureTable(CalmRows, QTableView):
    """As high as its lines, up to a dozen; ``opened`` with the day of an activated line."""

    opened = Signal(object)

    def __init__(self, picture: Picture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = PictureModel(picture, self)
        self.setModel(self._model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setItemDelegate(RoomyRows(self))
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setWordWrap(False)
        self.setHorizontalHeader(FlatHeader(self))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.setVerticalScrollBar(SlimBar())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(self._open)
        self.show_picture(picture)

    def show_picture(self, picture: Picture) -> None:
        """Show another one, from its first line on."""
        self._model.show_picture(picture)
        self.setAccessibleName(picture.title)
        self.setAccessibleDescription(picture.words)
        if picture.items:
            self.setCurrentIndex(self._model.index(0, 0))
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._fit()
        return super().event(event)

    def _open(self, index: QModelIndex) -> None:
        day = self._model.picture.items[index.row()].day
        if day is not None:
            self.opened.emit(day)

    def _fit(self) -> None:
        line = QFontMetrics(theme.font(TextRole.BODY)).height() + 2 * S
        self.verticalHeader().setDefaultSectionSize(line)
        lines = min(_MOST_LINES, self._model.rowCount())
        self.setFixedHeight(lines * line + self.horizontalHeader().sizeHint().height())
