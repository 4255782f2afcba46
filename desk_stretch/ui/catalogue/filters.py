"""Chips for postures and body areas; none chosen lets everything through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.exercise import AREAS, Exercise, Form, Posture
from desk_stretch.core.catalogue.labels import AREA_LABELS, POSTURE_LABELS
from desk_stretch.i18n import tr
from desk_stretch.ui.tokens import S
from desk_stretch.ui.widgets.chip import Chip
from desk_stretch.ui.widgets.flow import Flow

_Word = TypeVar("_Word", bound=str)


class Filters(QWidget):
    """Which exercises are shown. *changed*: a chip was pressed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(S)
        self._postures = {each: Chip(tr(POSTURE_LABELS[each])) for each in Posture}
        self._areas = {each: Chip(tr(AREA_LABELS[each])) for each in AREAS}
        box.addLayout(self._row(self._postures.values(), tr("Posture: {name}")))
        box.addLayout(self._row(self._areas.values(), tr("Body area: {name}")))

    def clear(self) -> None:
        """Let everything through."""
        for chip in (*self._postures.values(), *self._areas.values()):
            chip.setChecked(False)
        self.changed.emit()

    def offer(self, catalogue: Catalogue) -> None:
        """Show only the areas that there is an exercise for."""
        for area, chip in self._areas.items():
            chip.setVisible(bool(catalogue.in_area(area)))

    def form_of(self, exercise: Exercise) -> Form | None:
        """Return the form to show of an exercise; None if the exercise is not wanted."""
        areas = _chosen(self._areas)
        if areas and areas.isdisjoint(exercise.areas):
            return None
        postures = _chosen(self._postures)
        fitting = (form for form in exercise.forms if not postures or postures & set(form.postures))
        return next(fitting, None)

    def _row(self, chips: Iterable[Chip], words: str) -> Flow:
        row = Flow(spacing=0)
        for chip in chips:
            chip.setAccessibleName(words.format(name=chip.text()))
            chip.clicked.connect(self.changed)
            row.addWidget(chip)
        return row


def _chosen(chips: Mapping[_Word, Chip]) -> set[_Word]:
    return {each for each, chip in chips.items() if chip.isChecked()}
