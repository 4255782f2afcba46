"""The person's own part of the catalogue: the way to the editors, and files with problems."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_stretch.core.catalogue.catalogue import BrokenFile, Catalogue
from desk_stretch.core.catalogue.exercise import Exercise
from desk_stretch.core.catalogue.sets import EXERCISES
from desk_stretch.engine.commands import Command, OpenWindow
from desk_stretch.i18n import ntr, tr
from desk_stretch.ui.catalogue.points import Points
from desk_stretch.ui.tokens import M, S, TextRole
from desk_stretch.ui.widgets.button_row import ButtonRow
from desk_stretch.ui.widgets.buttons import QuietButton
from desk_stretch.ui.widgets.card import Card
from desk_stretch.ui.widgets.labels import Caption, Text

MOST_PROBLEMS = 20


class Doing(Protocol):
    """What the part knows of the engine."""

    def do(self, command: Command) -> None:
        """Carry a command out."""


class OwnPart(QWidget):
    """Buttons to the editors, and below them a card for each file that has problems."""

    def __init__(self, view: Doing) -> None:
        super().__init__()
        self._view = view
        self._cards: list[QWidget] = []
        new = QuietButton(tr("New exercise…"), "plus")
        routines = QuietButton(tr("Routines…"), "routines")
        new.clicked.connect(lambda: view.do(OpenWindow("exercise")))
        routines.clicked.connect(lambda: view.do(OpenWindow("routines")))
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(M)
        self._box.addLayout(ButtonRow(new, routines))

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """Show the files of the person's that have problems."""
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = [self._card(each) for each in catalogue.broken if each.kind]
        for card in self._cards:
            self._box.addWidget(card)

    def _card(self, broken: BrokenFile) -> QWidget:
        card = Card()
        card.box.setSpacing(S)
        card.box.addWidget(Text(f"{broken.kind}/{broken.file}", TextRole.STRONG))
        points = Points()
        points.show_points(
            [f"{each.key}: {each.expected}" for each in broken.problems[:MOST_PROBLEMS]]
        )
        count = len(broken.problems)
        words = ntr("{n} problem. The rest goes on.", "{n} problems. The rest goes on.", count)
        card.box.addWidget(Caption(words.format(n=count)))
        card.box.addWidget(points)
        if broken.kind == EXERCISES:
            edit = QuietButton(tr("Edit…"), "edit")
            edit.setAccessibleName(tr("Edit {file}").format(file=broken.file))
            edit.clicked.connect(lambda: self._view.do(OpenWindow("exercise", broken.id)))
            buttons = QVBoxLayout()
            buttons.addLayout(ButtonRow(edit))
            card.box.addLayout(buttons)
        return card


def edit_words(exercise: Exercise, catalogue: Catalogue) -> str:
    """Return what the button says that leads from an exercise to its text."""
    is_own = (EXERCISES, exercise.id) in catalogue.own
    return tr("Edit…") if is_own else tr("Edit a copy…")
