"""What is wrong with the text: each problem with its line; choosing one leads there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_stretch.core.catalogue.table import Problem
from desk_stretch.core.catalogue.text import WHOLE_FILE, Places
from desk_stretch.i18n import ntr, tr
from desk_stretch.ui.editing.code import Span
from desk_stretch.ui.editing.columns import ROOM
from desk_stretch.ui.editing.rows import Row, RowList
from desk_stretch.ui.tokens import S, TextRole
from desk_stretch.ui.widgets.labels import Caption, Text

MOST_SHOWN = 50
_ROWS = 5


class Problems(QWidget):
    """A list that is hidden while nothing is wrong. *chosen*: lead to this place."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._spans: list[Span | None] = []
        self._title = Text("", TextRole.STRONG)
        self._list = RowList(tr("Problems"), _ROWS)
        self._whole = Caption()
        self._list.itemClicked.connect(lambda _: self._choose())
        self._list.itemActivated.connect(lambda _: self._choose())
        self._list.currentRowChanged.connect(self._on_row)
        box = QVBoxLayout(self)
        box.setContentsMargins(ROOM, 0, ROOM, 0)
        box.setSpacing(S)
        for each in (self._title, self._list, self._whole):
            box.addWidget(each)
        self.show_problems([], "")

    @property
    def spans(self) -> list[Span]:
        """The places of all that is shown."""
        return [each for each in self._spans if each is not None]

    def show_problems(self, problems: list[Problem], text: str) -> None:
        """Show the problems of a text, the first ones if there are very many."""
        places = Places(text) if problems else Places("")
        shown = problems[:MOST_SHOWN]
        self._spans = [places.span_of(each) for each in shown]
        self._problems = shown
        rows = [
            _row_of(each, span) for each, span in zip(shown, self._spans, strict=True)
        ]  # fmt: skip
        self._list.show_rows(rows)
        count = len(problems)
        self._title.setText(ntr("{n} problem", "{n} problems", count).format(n=count))
        self._whole.hide()
        self.setVisible(bool(problems))

    def _on_row(self, place: int) -> None:
        """A row may be too short for all that is expected."""
        if 0 <= place < len(self._problems):
            self._whole.setText(self._problems[place].expected)
            self._whole.show()

    def _choose(self) -> None:
        span = self._spans[self._list.currentRow()]
        if span is not None:
            self.chosen.emit(span)


def _row_of(problem: Problem, span: Span | None) -> Row:
    key = tr("The file") if problem.key == WHOLE_FILE else problem.key
    line = "" if span is None else str(span[0] + 1)
    expected = tr("expected: {what}").format(what=problem.expected)
    spoken = f"{key}: {expected}"
    if line:
        spoken = tr("Line {n}: {words}").format(n=line, words=spoken)
    return Row(key, expected, line, spoken=spoken)
