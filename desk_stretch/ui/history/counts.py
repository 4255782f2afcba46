"""A row of numbers with their words: what was done in a span of days."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from desk_stretch.i18n import ntr, tr
from desk_stretch.ui.tokens import XL
from desk_stretch.ui.widgets.flow import Flow
from desk_stretch.ui.widgets.tile import Tile


class Summed(Protocol):
    """What days are added up from: a day of rows or of groups."""

    @property
    def routines(self) -> int:
        """Done, wholly or in part."""

    @property
    def steps(self) -> int:
        """Of these routines."""

    @property
    def seconds(self) -> float:
        """Of movement."""

    @property
    def natural(self) -> int:
        """Natural breaks."""


class Counts(QWidget):
    """Routines, steps, minutes of movement and natural breaks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles = [Tile() for _ in range(4)]
        row = Flow(self, spacing=XL)
        for tile in self._tiles:
            row.addWidget(tile)

    def show_days(self, days: Iterable[Summed]) -> None:
        """Add the days up."""
        summaries = list(days)
        routines = sum(day.routines for day in summaries)
        steps = sum(day.steps for day in summaries)
        minutes = round(sum(day.seconds for day in summaries) / 60)
        natural = sum(day.natural for day in summaries)
        counts = (
            (routines, ntr("routine", "routines", routines)),
            (steps, ntr("step", "steps", steps)),
            (minutes, ntr("minute of movement", "minutes of movement", minutes)),
            (natural, ntr("natural break", "natural breaks", natural)),
        )
        for tile, (number, word) in zip(self._tiles, counts, strict=True):
            tile.show_count(number, word)
        self.setAccessibleName(tr("What was done"))
