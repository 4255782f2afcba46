"""The routine that is worked on: its name, its steps in order, the dose of one, what to look at."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desk_stretch.core.catalogue.exercise import Dose, Exercise, Form
from desk_stretch.core.catalogue.labels import POSTURE_LABELS
from desk_stretch.core.catalogue.rules import NAME_LENGTH
from desk_stretch.core.routine.draft import Draft, remarks
from desk_stretch.i18n import ntr, tr
from desk_stretch.ui.announce import announce
from desk_stretch.ui.catalogue.points import Points
from desk_stretch.ui.editing.columns import ROOM
from desk_stretch.ui.editing.dose_form import DoseForm
from desk_stretch.ui.editing.steps import StepList
from desk_stretch.ui.tokens import M, S, TextRole
from desk_stretch.ui.widgets.button_row import ButtonRow, Outdent
from desk_stretch.ui.widgets.buttons import QuietButton
from desk_stretch.ui.widgets.card import Card
from desk_stretch.ui.widgets.fields import FieldBox
from desk_stretch.ui.widgets.labels import Caption, Heading, Text


class RoutinePage(QWidget):
    """*changed*: another draft, and the kind of change. *looked_at*: a step is the current one."""

    changed = Signal(object, str)
    looked_at = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._draft = Draft()
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the routine"))
        self.name.setPlaceholderText(tr("Name of the routine"))
        self.name.setMaxLength(NAME_LENGTH)
        self._total = Heading()
        self._steps = StepList()
        self._none = Caption(tr("No step yet. Choose an exercise and add it."))
        self._up = QuietButton(tr("Up"))
        self._down = QuietButton(tr("Down"))
        self._out = QuietButton(tr("Take out"), "minus")
        for button, keys in ((self._up, "Alt+Up"), (self._down, "Alt+Down"), (self._out, "Del")):
            button.setToolTip(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))
        self._dose = DoseForm()
        self._step_card = Card()
        self._step_name = Text("", TextRole.STRONG)
        self._remarks = Points()
        self._remark_card = Card()
        self._lay_out()
        self.name.textEdited.connect(self._on_name)
        self._steps.moved.connect(self.move_step)
        self._steps.removed.connect(self._remove)
        self._steps.currentRowChanged.connect(self._on_row)
        self._up.clicked.connect(lambda: self._step_by(-1))
        self._down.clicked.connect(lambda: self._step_by(1))
        self._out.clicked.connect(lambda: self._remove(self._steps.currentRow()))
        self._dose.dosed.connect(self._on_dose)
        self._dose.formed.connect(self._on_form)
        self._dose.asked_for.connect(self._on_optional)

    @property
    def current(self) -> int:
        """The place of the chosen step, -1 if there is none."""
        return self._steps.currentRow()

    @property
    def total(self) -> str:
        """The length, as it is shown."""
        return self._total.text()

    def show_draft(
        self, draft: Draft, left_out: Collection[str], current: int | None = None
    ) -> None:
        """Show a draft; *current* is the step that is chosen then."""
        self._draft = draft
        place = self.current if current is None else current
        place = min(place, len(draft.steps) - 1)
        if self.name.text() != draft.name:
            self.name.setText(draft.name)
        self._steps.show_draft(draft, place)
        self._none.setVisible(not draft.steps)
        words = time_words(draft.total_seconds)
        if draft.steps:
            posture = tr(POSTURE_LABELS[draft.posture])
            words = tr("{time} · {posture}").format(time=words, posture=posture)
        self._total.setText(words)
        found = remarks(draft, left_out)
        self._remarks.show_points(found)
        self._remark_card.setVisible(bool(found))
        self._on_row(place)

    def commit(self) -> None:
        """Use what is still being typed."""
        self._dose.commit()

    def add(self, exercise: Exercise, form: Form) -> None:
        """Add an exercise after the chosen step, and choose it."""
        place = self.current + 1 if self.current >= 0 else len(self._draft.steps)
        self._change(self._draft.adding(exercise, form, place - 1), place)
        announce(self, tr("Step {n}: {name}").format(n=place + 1, name=tr(exercise.name)))

    def move_step(self, place: int, to: int) -> None:
        """Put a step at another place, and tell where it is."""
        name = tr(self._draft.steps[place].exercise.name)
        self._change(self._draft.moved(place, to), to)
        announce(self, tr("Step {n}: {name}").format(n=to + 1, name=name))

    def _change(self, draft: Draft, current: int, kind: str = "") -> None:
        self._draft = draft
        self._steps.show_draft(draft, min(current, len(draft.steps) - 1))
        self.changed.emit(draft, kind)

    def _on_name(self, name: str) -> None:
        self._change(replace(self._draft, name=name), self.current, "name")

    def _step_by(self, way: int) -> None:
        if 0 <= self.current + way < len(self._draft.steps):
            self.move_step(self.current, self.current + way)

    def _remove(self, place: int) -> None:
        if 0 <= place < len(self._draft.steps):
            self._change(self._draft.without(place), place)

    def _on_dose(self, dose: Dose) -> None:
        self._change(self._draft.dosed(self.current, dose), self.current, f"dose {self.current}")

    def _on_form(self, form: Form) -> None:
        self._change(self._draft.formed(self.current, form), self.current)

    def _on_optional(self, is_on: bool) -> None:
        self._change(self._draft.asked_for(self.current, is_on), self.current)

    def _on_row(self, place: int) -> None:
        steps = self._draft.steps
        step = steps[place] if 0 <= place < len(steps) else None
        self._step_card.setVisible(step is not None)
        self._up.setEnabled(place > 0)
        self._down.setEnabled(0 <= place < len(steps) - 1)
        self._out.setEnabled(step is not None)
        self._dose.show_step(step)
        if step is not None:
            self._step_name.setText(
                tr("Step {n}: {name}").format(n=place + 1, name=tr(step.exercise.name))
            )
            self.looked_at.emit(step.exercise, step.form)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(ROOM, 0, ROOM, 0)
        box.setSpacing(M)
        name = Outdent()
        name.addWidget(FieldBox(self.name, 30), 1)
        box.addLayout(name)
        box.addWidget(self._total)
        self._remark_card.box.setSpacing(S)
        self._remark_card.box.addWidget(Text(tr("Worth a second look"), TextRole.STRONG))
        self._remark_card.box.addWidget(self._remarks)
        box.addWidget(self._remark_card)
        box.addWidget(self._none)
        steps = Outdent()
        steps.addWidget(self._steps)
        box.addLayout(steps)
        box.addLayout(ButtonRow(self._up, self._down, self._out))
        self._step_card.box.addWidget(self._step_name)
        self._step_card.box.addWidget(self._dose)
        box.addWidget(self._step_card)
        box.addStretch(1)


def time_words(seconds: int) -> str:
    """Return a length as ``3 min 20 s``."""
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return ntr("{n} second", "{n} seconds", rest).format(n=rest)
    if not rest:
        return ntr("{n} minute", "{n} minutes", minutes).format(n=minutes)
    return tr("{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)
