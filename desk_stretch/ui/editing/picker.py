"""Every exercise, by posture, body area and words; Enter or a double click adds one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.exercise import Exercise, Form
from desk_stretch.core.routine.fit import usual_seconds
from desk_stretch.i18n import ntr, tr
from desk_stretch.ui import texts
from desk_stretch.ui.catalogue.filters import Filters
from desk_stretch.ui.catalogue.words import place_words
from desk_stretch.ui.editing.columns import ROOM
from desk_stretch.ui.editing.rows import Row, RowList
from desk_stretch.ui.tokens import S
from desk_stretch.ui.widgets.button_row import ButtonRow, Outdent
from desk_stretch.ui.widgets.buttons import QuietButton
from desk_stretch.ui.widgets.fields import FieldBox
from desk_stretch.ui.widgets.labels import Caption, Heading

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ROWS = 7


class Picker(QWidget):
    """*picked*: add this exercise in this form. *looked_at*: it is the current one."""

    picked = Signal(object, object)
    looked_at = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._catalogue = Catalogue()
        self._found: list[tuple[Exercise, Form]] = []
        self._words = QLineEdit()
        self._words.setPlaceholderText(tr("Search exercises"))
        self._words.setAccessibleName(tr("Search exercises"))
        self._words.setClearButtonEnabled(True)
        self._filters = Filters()
        self._count = Caption()
        self._list = _PickList()
        self._add = QuietButton(tr("Add to the routine"), "plus")
        self._lay_out()
        self._words.textChanged.connect(self._refresh)
        self._filters.changed.connect(self._refresh)
        self._list.currentRowChanged.connect(self._on_row)
        self._list.itemDoubleClicked.connect(lambda _: self._pick())
        self._list.entered_by_key.connect(self._pick)
        self._add.clicked.connect(lambda: self._pick())

    def offer(self, catalogue: Catalogue) -> None:
        """Offer the exercises of a catalogue; the filters stay."""
        if catalogue is self._catalogue:
            return
        self._catalogue = catalogue
        self._filters.offer(catalogue)
        self._refresh()

    def _refresh(self) -> None:
        wanted = self._words.text().casefold().split()
        current = self._current()
        self._found = [
            (exercise, form)
            for exercise in sorted(self._catalogue.exercises, key=lambda e: tr(e.name).casefold())
            if (form := self._filters.form_of(exercise)) is not None
            and all(word in _searched(exercise) for word in wanted)
        ]
        rows = [
            Row(tr(exercise.name), place_words(exercise), after=_seconds(form))
            for exercise, form in self._found
        ]
        places = [exercise for exercise, _ in self._found]
        place = places.index(current[0]) if current and current[0] in places else -1
        self._list.show_rows(rows, place)
        self._list.setVisible(bool(rows))
        count = len(rows)
        self._count.setText(
            ntr("{n} exercise", "{n} exercises", count).format(n=count)
            if rows
            else tr("No exercise is for all of that. Take a choice back.")
        )
        self._add.setEnabled(place >= 0)

    def _current(self) -> tuple[Exercise, Form] | None:
        place = self._list.currentRow()
        return self._found[place] if 0 <= place < len(self._found) else None

    def _on_row(self, _place: int) -> None:
        found = self._current()
        self._add.setEnabled(found is not None)
        if found is not None:
            self.looked_at.emit(*found)

    def _pick(self) -> None:
        found = self._current()
        if found is not None:
            self.picked.emit(*found)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(ROOM, 0, ROOM, 0)
        box.setSpacing(S)
        box.addWidget(Heading(tr("Add an exercise")))
        for each in (FieldBox(self._words, 30), self._filters):
            row = Outdent()
            row.addWidget(each, 1)
            box.addLayout(row)
        box.addWidget(self._count)
        row = Outdent()
        row.addWidget(self._list)
        box.addLayout(row)
        box.addLayout(ButtonRow(self._add))


class _PickList(RowList):
    entered_by_key = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Exercises"), _ROWS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.entered_by_key.emit()
        else:
            super().keyPressEvent(event)


def _searched(exercise: Exercise) -> str:
    words = (exercise.id, tr(exercise.name), tr(exercise.summary), texts.area_words(exercise.areas))
    return " ".join(words).casefold()


def _seconds(form: Form) -> str:
    return tr("{seconds} s").format(seconds=usual_seconds(form))
