"""Editors of settings that are sets: days of the week, words of a list, exercises."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.settings.setting import Setting
from desk_stretch.core.settings.times import DAY_LABELS, Days
from desk_stretch.core.settings.words import Names
from desk_stretch.i18n import N_, ntr, tr
from desk_stretch.ui.languages import first_day_of_week
from desk_stretch.ui.settings.editors import Editor
from desk_stretch.ui.settings.tab_order import put_in_order
from desk_stretch.ui.tokens import FOCUS_GAP, FOCUS_WIDTH, S
from desk_stretch.ui.widgets.buttons import QuietButton
from desk_stretch.ui.widgets.chip import Chip
from desk_stretch.ui.widgets.flow import Flow
from desk_stretch.ui.widgets.labels import Body

_ROOM = FOCUS_GAP + FOCUS_WIDTH
_LONG_DAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"),
    N_("Sunday"),
)  # fmt: skip


class ChipsEditor(Editor):
    """Every member of the set as a word to choose or not."""

    is_wide = True

    def __init__(self, setting: Setting[Any], words: Mapping[Any, str]) -> None:
        super().__init__(setting)
        self._chips: dict[Any, Chip] = {}
        self._value: frozenset[Any] = frozenset()
        flow = Flow(spacing=0)
        for member, word in words.items():
            chip = self._chips[member] = Chip(word)
            chip.clicked.connect(self._on_clicked)
            flow.addWidget(chip)
        self._row.addLayout(flow, 1)
        if self._chips:
            self.field = next(iter(self._chips.values()))

    def show_value(self, value: Any) -> None:
        self._value = frozenset(value)
        for member, chip in self._chips.items():
            chip.setChecked(member in value)

    def chip(self, member: Any) -> Chip:
        """The button of one member."""
        return self._chips[member]

    def _on_clicked(self) -> None:
        """Tell of the chosen ones; what has no chip stays as it is."""
        chosen = {member for member, chip in self._chips.items() if chip.isChecked()}
        self.edited.emit((self._value - self._chips.keys()) | chosen)


class DaysEditor(ChipsEditor):
    """The days of the week, of which one stays."""

    def __init__(self, setting: Days) -> None:
        first = first_day_of_week()
        days = [*range(first, 7), *range(first)]
        super().__init__(setting, {day: tr(DAY_LABELS[day]) for day in days})
        for day, label in enumerate(_LONG_DAYS):
            self.chip(day).setAccessibleName(tr(label))

    def _on_clicked(self) -> None:
        if any(chip.isChecked() for chip in self._chips.values()):
            super()._on_clicked()
            return
        self.show_value(self._value)
        self.refused.emit(tr("At least one day stays. To switch reminders off, see Breaks."))


class ExercisesEditor(Editor):
    """The exercises left out, by name; all others appear when they are asked for."""

    is_wide = True

    def __init__(self, setting: Names, catalogue: Callable[[], Catalogue]) -> None:
        super().__init__(setting)
        self._catalogue = catalogue
        self._value: frozenset[str] = frozenset()
        self._words = Body()
        self._open = QuietButton(tr("Choose exercises…"))
        self._open.setCheckable(True)
        self._open.setAccessibleDescription(self.name())
        self._open.toggled.connect(self._on_open)
        self._offered: dict[str, str] = {}
        self._list: ChipsEditor | None = None
        self._box = QVBoxLayout()
        self._box.setSpacing(S)
        self._words.setContentsMargins(_ROOM, 0, _ROOM, 0)
        self._box.addWidget(self._words)
        self._box.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeading)
        self._row.addLayout(self._box, 1)
        self.field = self._open

    def show_value(self, value: Any) -> None:
        self._value = value
        self._words.setText(_listed(self._names(value)))
        if self._open.isChecked() and not value <= self._offered.keys():
            self._offer()
        if self._list is not None:
            self._list.show_value(value)

    def _names(self, ids: Iterable[str]) -> list[str]:
        return sorted(exercise_name(self._catalogue(), each) for each in ids)

    def _on_open(self, is_open: bool) -> None:
        if is_open:
            self._offer()
        if self._list is not None:
            self._list.setVisible(is_open)
        self._open.setText(tr("Close the list") if is_open else tr("Choose exercises…"))

    def _offer(self) -> None:
        """Make the list, or make it anew when there are other exercises by now."""
        ids = {each.id for each in self._catalogue().exercises} | self._value
        names = {each: exercise_name(self._catalogue(), each) for each in ids}
        if names == self._offered:
            return
        if self._list is not None:
            if self._list.isAncestorOf(self.focusWidget()):
                self._open.setFocus(Qt.FocusReason.OtherFocusReason)
            self._list.hide()
            self._list.deleteLater()
        self._offered = names
        chips = ChipsEditor(self.setting, dict(sorted(names.items(), key=lambda pair: pair[1])))
        chips.show_value(self._value)
        chips.edited.connect(self.edited)
        self._box.addWidget(chips)
        put_in_order(self._open, chips)
        self._list = chips


def exercise_name(catalogue: Catalogue, exercise_id: str) -> str:
    """The name of an exercise; the id itself where the catalogue has no such exercise."""
    exercise = catalogue.exercise(exercise_id)
    return exercise_id if exercise is None else tr(exercise.name)


def _listed(names: list[str]) -> str:
    if not names:
        return tr("None is left out.")
    count = ntr("{n} exercise:", "{n} exercises:", len(names)).format(n=len(names))
    return f"{count} {', '.join(names)}"
