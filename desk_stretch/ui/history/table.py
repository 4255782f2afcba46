"""Days and their lines as a tree of two levels, made for keyboards and screen readers."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyle,
    QTreeView,
    QWidget,
)

from desk_stretch.i18n import N_, tr
from desk_stretch.ui import theme
from desk_stretch.ui.history.reading import DayLines, Days, day_sum, day_words, time_words
from desk_stretch.ui.history.row_focus import CalmRows
from desk_stretch.ui.tokens import XS, L, S, TextRole
from desk_stretch.ui.widgets.fields import RoomyRows
from desk_stretch.ui.widgets.scroll import SlimBar

HEADINGS = (N_("When"), N_("What"), N_("Result"), N_("Length"))
_LEAST_LINES = 8
_NARROW_LETTERS = 56
_DAY = 0  # the internal id of a day; a line has the row of its day plus one

Index = QModelIndex | QPersistentModelIndex


class DaysModel(QAbstractItemModel):
    """The lines that were read, newest day first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._days: Days | None = None

    def show_days(self, days: Days) -> None:
        """Show other days."""
        self.beginResetModel()
        self._days = days
        self.endResetModel()

    @property
    def lines(self) -> tuple[DayLines, ...]:
        """The days that are shown."""
        return self._days.lines if self._days is not None else ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self.lines)
        is_day = parent.internalId() == _DAY and parent.column() == 0
        return len(self.lines[parent.row()].entries) if is_day else 0

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(HEADINGS)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _DAY)

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]
        if not child.isValid() or child.internalId() == _DAY:
            return QModelIndex()
        return self.createIndex(child.internalId() - 1, 0, _DAY)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._days is None:
            return None
        is_day = index.internalId() == _DAY
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = self._day_text(index) if is_day else self._line_text(index)
            return text if role == Qt.ItemDataRole.DisplayRole or text else None
        if role == Qt.ItemDataRole.FontRole:
            return theme.font(TextRole.STRONG) if is_day else QFont(theme.font(TextRole.BODY))
        return None

    def headerData(
        self, section: int, _orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        return tr(HEADINGS[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def _day_text(self, index: Index) -> str:
        assert self._days is not None
        day = self.lines[index.row()]
        if index.column() > 0:
            return ""
        return f"{day_words(day.day, self._days.today)} · {day_sum(day)}"

    def _line_text(self, index: Index) -> str:
        entry = self.lines[index.internalId() - 1].entries[index.row()]
        texts = (time_words(entry.at), entry.what, entry.result, entry.detail)
        return texts[index.column()]


class FlatHeader(QHeaderView):
    """The headings in the quiet colour over a thin line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName(tr("Headings"))
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def sizeHint(self) -> QSize:
        height = QFontMetrics(theme.font(TextRole.CAPTION)).height() + 2 * S
        return QSize(super().sizeHint().width(), height)

    def _alignment(self, section: int) -> Qt.AlignmentFlag:
        """As the cells below, where the model says how they stand."""
        role = Qt.ItemDataRole.TextAlignmentRole
        wanted = self.model().headerData(section, self.orientation(), role)
        return self.defaultAlignment() if wanted is None else Qt.AlignmentFlag(wanted)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        roles = theme.colours(self)
        text = str(self.model().headerData(section, self.orientation()))
        painter.save()
        painter.fillRect(rect, QColor(roles.surface))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(roles.border))
        painter.setFont(theme.font(TextRole.CAPTION))
        painter.setPen(QColor(roles.muted))
        painter.drawText(
            rect.adjusted(XS, 0, -XS, 0),
            QStyle.visualAlignment(self.layoutDirection(), self._alignment(section)),
            text,
        )
        painter.restore()


class DaysTable(CalmRows, QTreeView):
    """The table; every day is open at first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = DaysModel(self)
        self.setModel(self._model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(RoomyRows(self))
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(tr("Days and what was done on them"))
        self.setExpandsOnDoubleClick(False)
        self.setHeader(FlatHeader(self))
        self.setVerticalScrollBar(SlimBar())
        line = QFontMetrics(theme.font(TextRole.BODY)).height() + 2 * S
        self.setMinimumHeight(_LEAST_LINES * line)
        self.setIndentation(L)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the least important column out where there is no room for it."""
        letter = QFontMetrics(theme.font(TextRole.BODY)).averageCharWidth()
        self.setColumnHidden(len(HEADINGS) - 1, self.width() < _NARROW_LETTERS * letter)
        super().resizeEvent(event)

    def show_days(self, days: Days) -> None:
        """Show these days, all open, the newest one first."""
        self._model.show_days(days)
        self.expandAll()
        for row in range(self._model.rowCount()):
            self.setFirstColumnSpanned(row, QModelIndex(), True)
        first = self._model.index(0, 0)
        if first.isValid():
            self.setCurrentIndex(first)
