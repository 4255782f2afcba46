"""The exercises that rest after "this hurts", each with its date and the way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.history.records import RestingExercise
from desk_stretch.core.ports import Clock
from desk_stretch.core.stores import Record
from desk_stretch.engine.commands import UndoHurt
from desk_stretch.i18n import tr
from desk_stretch.ui.engine_view import EngineView
from desk_stretch.ui.settings.sets import exercise_name
from desk_stretch.ui.tokens import L, M, S
from desk_stretch.ui.widgets.button_row import ButtonRow
from desk_stretch.ui.widgets.buttons import QuietButton
from desk_stretch.ui.widgets.labels import Body, Caption


class RestingList(QWidget):
    """What is left out for seven days, as it is now. *words* find it."""

    def __init__(
        self, view: EngineView, clock: Clock, record: Record, catalogue: Callable[[], Catalogue]
    ) -> None:
        super().__init__()
        self._view = view
        self._clock = clock
        self._record = record
        self._catalogue = catalogue
        self._shown: list[RestingExercise] | None = None
        self.words = tr("Resting after “This hurts”")
        self._rows = QWidget()
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(L, M, L, M)
        box.setSpacing(S)
        box.addWidget(Body(self.words))
        self._words = Caption()
        box.addWidget(self._words)
        self.refresh()

    def refresh(self) -> None:
        """Read the list again; rows are made anew only if it is another one."""
        rows = self._record.resting(self._clock.now().iso())
        if rows == self._shown:
            return
        self._shown = rows
        self._words.setText(
            tr("Each is offered again after seven days, or when you say so.")
            if rows
            else tr("None. An exercise that hurt is left out for seven days.")
        )
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = self._make_rows(rows)
        self._box.addWidget(self._rows)

    def _make_rows(self, rows: list[RestingExercise]) -> QWidget:
        widget = QWidget()
        box = QVBoxLayout(widget)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(S)
        for each in rows:
            box.addLayout(self._make_row(each))
        widget.setVisible(bool(rows))
        return widget

    def _make_row(self, each: RestingExercise) -> QHBoxLayout:
        name = exercise_name(self._catalogue(), each.exercise)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Body(name))
        words.addWidget(
            Caption(
                tr("Left out from {since} until {until}").format(
                    since=_date(each.since), until=_date(each.until)
                )
            )
        )
        again = QuietButton(tr("Offer again"))
        again.setAccessibleName(tr("Offer again: {exercise}").format(exercise=name))
        again.clicked.connect(lambda: self._offer(each.exercise))
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addLayout(ButtonRow(again))
        return row

    def _offer(self, exercise: str) -> None:
        self._view.do(UndoHurt(exercise))
        self.refresh()


def _date(at: str) -> str:
    """A recorded time as a date in the person's manner."""
    day = datetime.fromisoformat(at).date()
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)
