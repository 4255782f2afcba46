"""A list whose rows have a name, a quiet line below it, and something short before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desk_stretch.ui import theme
from desk_stretch.ui.tokens import RADIUS, XS, Colours, M, S, TextRole
from desk_stretch.ui.widgets.buttons import paint_focus
from desk_stretch.ui.widgets.scroll import SlimBar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

RowRole = Qt.ItemDataRole.UserRole
_ROOM = 4
_STATE = QStyle.StateFlag
_ROWS_HIGH = 1000


class Row(NamedTuple):
    """What a row says. *spoken* is what a screen reader says in place of all of it."""

    name: str
    below: str = ""
    before: str = ""
    after: str = ""
    spoken: str = ""


class RowList(QListWidget):
    """Rows, of which one is the current one. It is as high as its rows, at most *most* of them."""

    def __init__(self, name: str, most: int = _ROWS_HIGH, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self.setAccessibleName(name)
        self.setItemDelegate(_RowPainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimBar())
        self.viewport().setAutoFillBackground(False)

    def show_rows(self, rows: list[Row], current: int = -1) -> None:
        """Show other rows, with one of them as the current one."""
        self.blockSignals(True)
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        while self.count() < len(rows):
            self.addItem(QListWidgetItem())
        for place, row in enumerate(rows):
            item = self.item(place)
            item.setData(RowRole, row)
            item.setText(row.name)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken or row.name)
        self.setCurrentRow(current)
        self.blockSignals(False)
        self.fit()

    def row_height(self) -> int:
        """How high one row is."""
        body = QFontMetrics(theme.font(TextRole.BODY)).lineSpacing()
        below = QFontMetrics(theme.font(TextRole.CAPTION)).lineSpacing()
        return body + below + 2 * S + 2 * _ROOM

    def fit(self) -> None:
        """Be as high as the rows."""
        shown = max(1, min(self._most, self.count()))
        self.setFixedHeight(shown * self.row_height() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class _RowPainter(QStyledItemDelegate):
    def __init__(self, rows: RowList) -> None:
        super().__init__(rows)
        self._rows = rows

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(10, self._rows.row_height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: Row = index.data(RowRole)
        roles = theme.colours(self._rows)
        state: QStyle.StateFlag = option.state
        box = QRectF(option.rect).adjusted(_ROOM, 2, -_ROOM, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, hovered = state & _STATE.State_Selected, state & _STATE.State_MouseOver
        edge = roles.accent if chosen else roles.outline if hovered else roles.border
        painter.setPen(QPen(QColor(edge), 2 if chosen else 1))
        painter.setBrush(QColor(roles.surface))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        self._paint_words(painter, box.adjusted(M, S - 2, -M, 2 - S), row, roles)
        if state & _STATE.State_HasFocus and self._rows.hasFocus():
            paint_focus(painter, box.adjusted(2, 2, -2, -2), roles)
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRectF, row: Row, roles: Colours) -> None:
        right = self._rows.isRightToLeft()  # a painter would turn left and right around once more
        start = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        end = Qt.AlignmentFlag.AlignLeft if right else Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        body = QFontMetrics(theme.font(TextRole.BODY))
        before = body.horizontalAdvance("00") + M if row.before else 0
        after = body.horizontalAdvance(row.after) + M if row.after else 0
        painter.setFont(theme.font(TextRole.BODY))
        painter.setPen(QColor(roles.muted))
        painter.drawText(box, int(start | middle), row.before)
        painter.setPen(QColor(roles.text))
        painter.drawText(box, int(end | middle), row.after)
        words = box.adjusted(after, 0, -before, 0) if right else box.adjusted(before, 0, -after, 0)
        name = QRectF(words.left(), words.top(), words.width(), words.height() / 2)
        self._line(painter, name, row.name, int(start | middle))
        painter.setFont(theme.font(TextRole.CAPTION))
        painter.setPen(QColor(roles.muted))
        self._line(painter, name.translated(0, name.height()), row.below, int(start | middle))

    def _line(self, painter: QPainter, box: QRectF, text: str, flags: int) -> None:
        width = round(box.width()) - XS
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(box, flags, elided)
