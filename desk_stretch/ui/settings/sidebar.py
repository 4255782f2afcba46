"""The list of groups beside the settings: one stop for Tab, arrows inside."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desk_stretch.i18n import tr
from desk_stretch.ui import theme
from desk_stretch.ui.tokens import TARGET_QUIET, M, S, TextRole
from desk_stretch.ui.widgets.buttons import paint_focus
from desk_stretch.ui.widgets.scroll import SlimBar

_ROOM = 4
_BAR = 3


class Sidebar(QListWidget):
    """The names of the groups; the chosen one is bold and carries a bar."""

    def __init__(self, titles: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Groups of settings"))
        self.setItemDelegate(_Entry(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimBar())
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.addItems(titles)
        self.setCurrentRow(0)

    def sizeHint(self) -> QSize:
        hint = self.sizeHintForColumn(0)
        return QSize(hint, super().sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt would choose the first one where none is, and so end a search that Tab passes."""
        row = self.currentRow()
        self.blockSignals(True)
        super().focusInEvent(event)
        self.blockSignals(False)
        self.mark(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.currentRow() < 0:  # while searching there is no entry to mark
            with QPainter(self.viewport()) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                inner = self.viewport().rect().toRectF().adjusted(_ROOM, _ROOM, -_ROOM, -_ROOM)
                paint_focus(painter, inner, theme.colours(self))

    def mark(self, row: int) -> None:
        """Show which one is open, -1 for none; this tells nobody."""
        self.blockSignals(True)
        self.setCurrentRow(row)
        self.blockSignals(False)
        self.viewport().update()


class _Entry(QStyledItemDelegate):
    """Draws one name."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        metrics = QFontMetrics(theme.font(TextRole.STRONG))
        width = metrics.horizontalAdvance(str(index.data())) + 2 * (M + _ROOM) + S
        return QSize(width, max(TARGET_QUIET, metrics.height() + 2 * S) + _ROOM)

    def paint(  # type: ignore[override]
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        view = option.widget
        roles = theme.colours(view)
        state = option.state
        box = QRectF(option.rect).adjusted(_ROOM, _ROOM / 2, -_ROOM, -_ROOM / 2)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(roles.sunken))
            painter.drawRoundedRect(box, 6, 6)
        if chosen:
            bar = QRectF(box.left(), box.top() + S, _BAR, box.height() - 2 * S)
            if view.isRightToLeft():
                bar.moveRight(box.right())
            painter.setBrush(QColor(roles.accent))
            painter.drawRoundedRect(bar, 1.5, 1.5)
        painter.setFont(theme.font(TextRole.STRONG if chosen else TextRole.BODY))
        painter.setPen(QColor(roles.text))
        words = box.adjusted(M, 0, -M, 0)
        start = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        flags = QStyle.visualAlignment(view.layoutDirection(), start)
        painter.drawText(words, flags, str(index.data()))
        if chosen and view.hasFocus():
            paint_focus(painter, box.adjusted(2, 2, -2, -2), roles, 4)
        painter.restore()
