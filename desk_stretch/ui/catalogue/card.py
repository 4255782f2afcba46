"""Paints a card of the catalogue: the picture, the name, and whether it is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desk_stretch.i18n import tr
from desk_stretch.ui import icons, theme
from desk_stretch.ui.tokens import RADIUS, Colours, M, S, TextRole
from desk_stretch.ui.widgets.buttons import paint_focus

if TYPE_CHECKING:
    from desk_stretch.ui.catalogue.shelf import Entry, Shelf

_ROOM = 4
_STATE = QStyle.StateFlag


class CardPainter(QStyledItemDelegate):
    """Draws the cards of a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__(shelf)
        self._shelf = shelf

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex) -> QSize:  # type: ignore[override]
        return self._shelf.gridSize()

    def paint(  # type: ignore[override]
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        from desk_stretch.ui.catalogue.shelf import EntryRole

        entry: Entry = index.data(EntryRole)
        roles = theme.colours(self._shelf)
        box = QRectF(option.rect).adjusted(_ROOM, _ROOM, -_ROOM, -_ROOM)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, box, option.state, roles)
        side = self._shelf.picture_side()
        place = QRectF(box.center().x() - side / 2, box.top() + S, side, side)
        self._paint_picture(painter, place, index, entry, roles)
        words = QRectF(box.left() + S, place.bottom(), box.width() - 2 * S, 0)
        words.setBottom(box.bottom() - 2)
        self._paint_words(painter, words, entry, roles)
        if entry.is_left_out:
            self._paint_mark(painter, box, roles)
        if option.state & _STATE.State_HasFocus and self._shelf.hasFocus():
            paint_focus(painter, box.adjusted(1, 1, -1, -1), roles)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, box: QRectF, state: QStyle.StateFlag, roles: Colours
    ) -> None:
        chosen, hovered = state & _STATE.State_Selected, state & _STATE.State_MouseOver
        edge = roles.accent if chosen else roles.outline if hovered else roles.border
        painter.setPen(QPen(QColor(edge), 2 if chosen else 1))
        painter.setBrush(QColor(roles.surface))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _paint_picture(
        self, painter: QPainter, place: QRectF, index: QModelIndex, entry: Entry, roles: Colours
    ) -> None:
        thumbs, seconds = self._shelf.thumbs, self._shelf.live_seconds(index)
        exercise, form = entry.exercise, entry.form
        if seconds is not None:
            still = thumbs.live(exercise, form, seconds)
            thumbs.draw(painter, place, exercise, form, still, roles)
            return
        ratio = self._shelf.devicePixelRatioF()
        pixmap = thumbs.picture(exercise, form, int(place.width()), ratio, roles)
        if pixmap is not None:
            painter.drawPixmap(place.topLeft(), pixmap)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(roles.disc))
        painter.drawEllipse(place.adjusted(S, S, -S, -S))

    def _paint_words(self, painter: QPainter, box: QRectF, entry: Entry, roles: Colours) -> None:
        painter.setFont(theme.font(TextRole.BODY))
        painter.setPen(QColor(roles.muted if entry.is_left_out else roles.text))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, int(flags | Qt.TextFlag.TextWordWrap), tr(entry.exercise.name))

    def _paint_mark(self, painter: QPainter, box: QRectF, roles: Colours) -> None:
        """A cross in the corner: the card says without colour that it is left out."""
        side = round(1.2 * self._shelf.fontMetrics().height())
        mark = icons.pixmap("close", side, roles.muted, self._shelf.devicePixelRatioF())
        left = box.left() + M if self._shelf.isRightToLeft() else box.right() - M - side
        painter.drawPixmap(round(left), round(box.top() + M), mark)
