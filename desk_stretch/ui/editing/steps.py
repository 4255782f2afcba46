"""The steps of a routine in their order, which a pointer or the keyboard changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView

from desk_stretch.core.catalogue.named import NamedStep
from desk_stretch.core.routine.draft import Draft
from desk_stretch.i18n import tr
from desk_stretch.ui.catalogue.words import form_words, posture_words
from desk_stretch.ui.editing.rows import Row, RowList

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_WAYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class StepList(RowList):
    """*moved*: a step, and the place that it is to go to. *removed*: take the step out."""

    moved = Signal(int, int)
    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__(tr("Steps"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.model().rowsMoved.connect(self._on_moved)

    def show_draft(self, draft: Draft, current: int) -> None:
        """Show the steps of a draft."""
        rows = [row_of(number, step) for number, step in enumerate(draft.steps, start=1)]
        self.show_rows(rows, current)
        self.setVisible(bool(rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the step, Delete takes it out."""
        place = self.currentRow()
        way = _WAYS.get(Qt.Key(event.key())) if event.key() in _WAYS else None
        if way is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if place >= 0 and 0 <= place + way < self.count():
                self.moved.emit(place, place + way)
        elif event.key() == Qt.Key.Key_Delete and place >= 0:
            self.removed.emit(place)
        else:
            super().keyPressEvent(event)

    def _on_moved(self, _parent: object, start: int, _end: int, _to: object, before: int) -> None:
        """The list has moved a row already; the draft is what says so from now on."""
        if not self.signalsBlocked():
            self.moved.emit(start, before - 1 if before > start else before)


def row_of(number: int, step: NamedStep) -> Row:
    """Return what the row of a step says."""
    name, seconds = tr(step.exercise.name), tr("{seconds} s").format(seconds=step.seconds)
    below = f"{_dose_words(step)} · {_form_name(step)}"
    if step.optional:
        below = tr("{words} · only if asked for").format(words=below)
    spoken = tr("Step {n}: {name}, {seconds}, {words}").format(
        n=number, name=name, seconds=seconds, words=below
    )
    return Row(name, below, str(number), seconds, spoken)


def _dose_words(step: NamedStep) -> str:
    """``2 × 15 s`` for each side, in the shortest way."""
    hold = tr("{seconds} s").format(seconds=f"{step.dose.hold_s:g}")
    if step.dose.repetitions == 1:
        return hold
    return tr("{n} × {time}").format(n=step.dose.repetitions, time=hold)


def _form_name(step: NamedStep) -> str:
    if step.form in step.exercise.forms:
        return form_words(step.exercise)[step.exercise.forms.index(step.form)]
    return posture_words(step.form.postures)
