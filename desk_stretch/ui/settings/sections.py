"""The parts of the pages: a heading and a card, with a row for each setting that stands there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.settings.holding import KnownMonitors
from desk_stretch.core.settings.keys import Shortcut
from desk_stretch.core.settings.pages import MATTERS_WITH, PAGES, placed
from desk_stretch.core.settings.places import Folder, OwnLine, Screen
from desk_stretch.core.settings.programs import ProgramLine
from desk_stretch.core.settings.schema import SCHEMA
from desk_stretch.core.settings.search import found, words_of
from desk_stretch.core.settings.setting import Setting
from desk_stretch.core.settings.times import Days
from desk_stretch.core.settings.words import Names
from desk_stretch.i18n import tr
from desk_stretch.ui.settings.changes import Changes
from desk_stretch.ui.settings.editors import Editor, LockedValue, editor_for
from desk_stretch.ui.settings.folder import FolderEditor, LineEditor, ProgramEditor
from desk_stretch.ui.settings.keys import make_key_row
from desk_stretch.ui.settings.monitors import MonitorsEditor
from desk_stretch.ui.settings.row import Row
from desk_stretch.ui.settings.screen import ScreenEditor
from desk_stretch.ui.settings.sets import ChipsEditor, DaysEditor, ExercisesEditor
from desk_stretch.ui.settings.trying import TRIED, make_trying_row
from desk_stretch.ui.tokens import S
from desk_stretch.ui.widgets.card import Card
from desk_stretch.ui.widgets.labels import Heading
from desk_stretch.ui.widgets.line import Line


@dataclass(frozen=True, slots=True)
class _Entry:
    """Something in the card, the line above it, what finds it, and whether it says anything."""

    widget: QWidget
    line: Line | None
    words: str
    matters: Callable[[], bool]


class Section(QWidget):
    """A heading and a card. *page* is the name of its page, *title* its own heading; both have
    words of a person, and *place* says both."""

    def __init__(self, page: str, page_title: str, title: str, rows: list[Row]) -> None:
        super().__init__()
        self.page = page
        self.title = title
        self.place = (
            tr("{page} · {part}").format(page=page_title, part=title) if title else page_title
        )
        self.rows = rows
        self.setAccessibleName(self.place)
        self._heading = Heading(title)
        self._entries: list[_Entry] = []
        self._card = Card()
        self._card.box.setContentsMargins(1, 0, 1, 0)
        self._card.box.setSpacing(0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(S)
        box.addWidget(self._heading)
        box.addWidget(self._card)

    def add(
        self, widget: QWidget, words: str = "", matters: Callable[[], bool] = lambda: True
    ) -> None:
        """Put something at the end of the card. *words* find it; nothing shows it while it does
        not matter, but a search does."""
        line = Line() if self._entries else None
        if line is not None:
            self._card.box.addWidget(line)
        self._card.box.addWidget(widget)
        self._entries.append(_Entry(widget, line, f"{words} {self.place}", matters))

    def show_matches(self, query: str) -> int:
        """Show only what *query* finds, or without one all that matters; how much that is."""
        above = False
        count = 0
        for each in self._entries:
            wanted = found(query, each.words) if query else each.matters()
            each.widget.setVisible(wanted)
            if each.line is not None:
                each.line.setVisible(wanted and above)
            above = above or wanted
            count += wanted
        self._heading.setText(self.place if query else self.title)
        self._heading.setVisible(bool(self._heading.text()))
        return count


def sections(changes: Changes, catalogue: Callable[[], Catalogue]) -> list[Section]:
    """Make every part of every page, in their order."""
    each_place = placed(SCHEMA)
    made = []
    for page in PAGES:
        for number, part in enumerate(page.parts):
            settings = each_place[page.name, number]
            rows = [make_row(setting, changes, catalogue) for setting in settings]
            section = Section(page.name, tr(page.title), tr(part.title), rows)
            for setting, row in zip(settings, rows, strict=True):
                section.add(row, words_of(setting), _mattering(setting.key, changes))
            made.append(section)
    return made


def make_row(setting: Setting[Any], changes: Changes, catalogue: Callable[[], Catalogue]) -> Row:
    """Return the row of one setting; of one that is locked it only tells."""
    if setting.key in changes.managed.locked:
        return Row(LockedValue(setting, changes.value(setting.key)), changes, changes.managed)
    if setting.key in TRIED:
        return make_trying_row(setting, changes)
    if isinstance(setting, Shortcut):
        return make_key_row(setting, changes)
    return Row(make_editor(setting, catalogue), changes, changes.managed)


def make_editor(setting: Setting[Any], catalogue: Callable[[], Catalogue]) -> Editor:
    """Return the editor for one setting."""
    if isinstance(setting, Days):
        return DaysEditor(setting)
    if isinstance(setting, Names) and setting.words is None:
        return ExercisesEditor(setting, catalogue)
    if isinstance(setting, Names):
        words = setting.words or {}
        return ChipsEditor(setting, {word: tr(label) for word, label in words.items()})
    if isinstance(setting, Folder):
        return FolderEditor(setting)
    if isinstance(setting, OwnLine):
        return LineEditor(setting)
    if isinstance(setting, ProgramLine):
        return ProgramEditor(setting)
    if isinstance(setting, KnownMonitors):
        return MonitorsEditor(setting)
    if isinstance(setting, Screen):
        return ScreenEditor(setting)
    return editor_for(setting)


def _mattering(key: str, changes: Changes) -> Callable[[], bool]:
    """Whether a setting says anything now: the one that it goes with is not off."""
    other = MATTERS_WITH.get(key)
    return lambda: other is None or changes.value(other) not in ("off", False)
