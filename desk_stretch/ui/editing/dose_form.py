"""How the chosen step is done: its form, how long, how often, and whether it is always done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QVBoxLayout, QWidget

from desk_stretch.core.catalogue.exercise import Dose, Work
from desk_stretch.core.catalogue.named import NamedStep
from desk_stretch.core.catalogue.rules import HOLD_S, REPETITIONS, REST_S
from desk_stretch.i18n import N_, tr
from desk_stretch.ui.catalogue.words import form_words
from desk_stretch.ui.editing.columns import ROOM
from desk_stretch.ui.tokens import M
from desk_stretch.ui.widgets.fields import Combo, FieldBox
from desk_stretch.ui.widgets.flow import Flow
from desk_stretch.ui.widgets.labels import Caption
from desk_stretch.ui.widgets.toggle import Toggle

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

_HOLD_WORDS = {
    Work.HOLD: N_("Seconds held"),
    Work.EFFORT: N_("Seconds of push"),
    Work.MOVE: N_("Seconds each"),
}


class NumberField(QDoubleSpinBox):
    """A number within its limits, told when typing is done; scrolling past does not change it."""

    def __init__(self, low: float, high: float, decimals: int = 0) -> None:
        super().__init__()
        self.setRange(low, high)
        self.setDecimals(decimals)
        self.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.setKeyboardTracking(False)

    def textFromValue(self, value: float) -> str:
        return f"{value:g}"

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class DoseForm(QWidget):
    """The fields of one step; each change is told at once."""

    dosed = Signal(object)
    formed = Signal(object)
    asked_for = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._step: NamedStep | None = None
        self._form = Combo()
        self._hold = NumberField(*HOLD_S, decimals=1)
        self._repetitions = NumberField(*REPETITIONS)
        self._rest = NumberField(*REST_S, decimals=1)
        self._optional = Toggle(tr("Only if asked for"))
        self._hold_label = Caption()
        self._row = Flow(self, spacing=M)
        self._add(Caption(tr("How it is done")), self._form)
        self._add(self._hold_label, FieldBox(self._hold, 6))
        self._add(Caption(tr("How often")), FieldBox(self._repetitions, 6))
        self._add(Caption(tr("Seconds of rest")), FieldBox(self._rest, 6))
        self._add(Caption(tr("Only if asked for")), self._optional)
        self._form.setAccessibleName(tr("How it is done"))
        self._repetitions.setAccessibleName(tr("How often"))
        self._rest.setAccessibleName(tr("Seconds of rest"))
        self._numbers = (self._hold, self._repetitions, self._rest)
        for field in self._numbers:
            field.valueChanged.connect(self._on_dose)
        self._form.activated.connect(self._on_form)
        self._optional.clicked.connect(self._on_optional)

    def show_step(self, step: NamedStep | None) -> None:
        """Show the fields of a step; without one there are none."""
        self._step = step
        self.setVisible(step is not None)
        if step is None:
            return
        forms = form_words(step.exercise)
        if [self._form.itemText(n) for n in range(self._form.count())] != forms:
            self._form.clear()
            self._form.addItems(forms)
            self._form.updateGeometry()
        self._form.setCurrentIndex(step.exercise.forms.index(step.form))
        self._form.setEnabled(len(forms) > 1)
        words = tr(_HOLD_WORDS[step.form.work])
        self._hold_label.setText(words)
        self._hold.setAccessibleName(words)
        dose = step.dose
        for field, value in (
            (self._hold, dose.hold_s),
            (self._repetitions, dose.repetitions),
            (self._rest, dose.rest_s),
        ):
            field.blockSignals(True)
            field.setValue(value)
            field.blockSignals(False)
        self._optional.setChecked(step.optional)

    def commit(self) -> None:
        """Use a number that is still being typed."""
        for field in self._numbers:
            field.interpretText()

    def _add(self, label: QWidget, field: QWidget) -> None:
        """Put a field below its words; the pairs flow, so that they fit at any width."""
        pair = QWidget()
        label.setContentsMargins(ROOM, 0, 0, 0)
        box = QVBoxLayout(pair)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(label)
        box.addWidget(field, 0, Qt.AlignmentFlag.AlignLeading)
        box.addStretch(1)
        self._row.addWidget(pair)

    def _on_dose(self) -> None:
        if self._step is not None:
            repetitions = int(self._repetitions.value())
            self.dosed.emit(Dose(self._hold.value(), repetitions, self._rest.value()))

    def _on_form(self, place: int) -> None:
        if self._step is not None:
            self.formed.emit(self._step.exercise.forms[place])

    def _on_optional(self, is_on: bool) -> None:
        if self._step is not None:
            self.asked_for.emit(is_on)
