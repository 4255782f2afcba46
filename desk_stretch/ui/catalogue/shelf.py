"""The exercises as cards with a small picture: a list for keyboards, pointers and screen readers.

It is as high as its cards need; the page around it scrolls.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QElapsedTimer,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from desk_stretch.core.catalogue.exercise import Exercise, Form
from desk_stretch.i18n import tr
from desk_stretch.ui import theme
from desk_stretch.ui.catalogue.thumbs import Thumbs
from desk_stretch.ui.catalogue.words import place_words
from desk_stretch.ui.tokens import TextRole

FRAME_MS = 50  # a hovered picture moves at 20 frames a second
REST_AFTER_S = 20.0  # a picture that nobody has turned to for so long is still
_CARD_LETTERS = 19
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

Index = QModelIndex | QPersistentModelIndex
EntryRole = Qt.ItemDataRole.UserRole


class Entry(NamedTuple):
    """A card: the exercise, the form in its picture, and whether it is left out of routines."""

    exercise: Exercise
    form: Form
    is_left_out: bool = False


class ShelfModel(QAbstractListModel):
    """The cards that the filters let through."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The cards in order."""
        return self._entries

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other cards; the same exercises in the same order keep the place in the list."""
        is_same = [e.exercise.id for e in entries] == [e.exercise.id for e in self._entries]
        if is_same:
            self._entries = tuple(entries)
            self.dataChanged.emit(self.index(0), self.index(max(0, len(entries) - 1)))
            return
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == EntryRole:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(entry.exercise.name)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            words = place_words(entry.exercise)
            return tr("{words} · left out").format(words=words) if entry.is_left_out else words
        return None

    def row_of(self, exercise_id: str) -> int | None:
        """Return the row of an exercise, None if it is not shown."""
        ids = [entry.exercise.id for entry in self._entries]
        return ids.index(exercise_id) if exercise_id in ids else None


class Shelf(QListView):
    """The cards. *chosen*: another card is the current one; *entered*: Enter or a click on it."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, thumbs: Thumbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from desk_stretch.ui.catalogue.card import CardPainter

        self.thumbs = thumbs
        self.moves = True
        self._model = ShelfModel(self)
        self._hovered = QPersistentModelIndex()
        self._since = QElapsedTimer()
        self._frame = QTimer(self)
        self._frame.setInterval(FRAME_MS)
        self._frame.timeout.connect(self._next_frame)
        self.setModel(self._model)
        self.setItemDelegate(CardPainter(self))
        self.setAccessibleName(tr("Exercises"))
        self._dress_view()
        thumbs.painted.connect(self.viewport().update)
        self.entered.connect(self._on_entered)
        self.viewportEntered.connect(self._follow)
        self.clicked.connect(lambda index: self.opened.emit(index.data(EntryRole)))
        self.selectionModel().currentChanged.connect(self._on_current)

    @property
    def entries(self) -> ShelfModel:
        """The model."""
        return self._model

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these cards; the current exercise stays the current one if it is among them."""
        current = self.current_entry()
        self._model.show_entries(entries)
        row = self._model.row_of(current.exercise.id) if current else None
        if row is not None:
            self.setCurrentIndex(self._model.index(row))
        self._fit()

    def current_entry(self) -> Entry | None:
        """Return the card that is chosen."""
        entry: Entry | None = self.currentIndex().data(EntryRole)
        return entry

    def choose(self, exercise_id: str) -> bool:
        """Choose the card of an exercise; False if it is not here."""
        row = self._model.row_of(exercise_id)
        if row is not None:
            self.setCurrentIndex(self._model.index(row))
        return row is not None

    def live_seconds(self, index: Index) -> float | None:
        """Return the second of the movement that a card shows now; None for one that is still."""
        if not self._frame.isActive() or index.row() != self._live_row():
            return None
        return self._since.elapsed() / 1000

    def picture_side(self) -> int:
        """Return how wide and high a card's picture is."""
        return min(self.gridSize().width(), self._least_card()) - 20

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._frame.stop()
        self.thumbs.rest()

    def leaveEvent(self, event: Any) -> None:
        super().leaveEvent(event)
        self._follow()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.entries:
            self.setCurrentIndex(self._model.index(0))
        self._follow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the card; what goes no further is left to the window."""
        entry = self.current_entry()
        if event.key() in (*_ENTER, Qt.Key.Key_Space) and entry is not None:
            self.opened.emit(entry)
            return
        super().keyPressEvent(event)

    def _dress_view(self) -> None:
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def _least_card(self) -> int:
        return _CARD_LETTERS * QFontMetrics(theme.font(TextRole.BODY)).averageCharWidth() + 20

    def _fit(self) -> None:
        """As many cards in a row as there is room for, all equally wide; as high as all rows."""
        width = max(2, self.viewport().width()) - 1  # Qt fills a row only if some room is left
        columns = max(1, width // self._least_card())
        line = QFontMetrics(theme.font(TextRole.BODY)).lineSpacing()
        card = QSize(width // columns, 0)
        self.setGridSize(card)
        card.setHeight(self.picture_side() + 2 * line + 30)
        self.setGridSize(card)
        rows = -(-len(self._model.entries) // columns)
        self.setFixedHeight(max(1, rows) * card.height() + 2)

    def _on_entered(self, index: QModelIndex) -> None:
        self._hovered = QPersistentModelIndex(index)
        self._follow(keep=True)

    def _on_current(self, index: QModelIndex, _earlier: QModelIndex) -> None:
        self._follow(keep=True)
        if index.isValid():
            self.chosen.emit(index.data(EntryRole))

    def _follow(self, *, keep: bool = False) -> None:
        """Let the picture under the pointer, else the one with the keyboard, move."""
        if not keep:
            self._hovered = QPersistentModelIndex()
        self.viewport().update()
        if self.moves and self._live_row() >= 0 and self.isVisible():
            self._since.start()
            self._frame.start()
        else:
            self._frame.stop()

    def _live_row(self) -> int:
        if self._hovered.isValid():
            return self._hovered.row()
        return self.currentIndex().row() if self.hasFocus() else -1

    def _next_frame(self) -> None:
        if self._since.elapsed() / 1000 > REST_AFTER_S:
            self._frame.stop()
        self.viewport().update(self.visualRect(self._model.index(self._live_row())))
