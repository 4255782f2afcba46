"""The pages of the schema: one section for each group, with a row for each of its settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.settings.group import Group
from desk_stretch.core.settings.holding import KnownMonitors
from desk_stretch.core.settings.schema import Settings
from desk_stretch.core.settings.setting import Setting
from desk_stretch.core.settings.times import Days
from desk_stretch.core.settings.words import Names
from desk_stretch.i18n import tr
from desk_stretch.ui.settings.changes import Changes
from desk_stretch.ui.settings.editors import Editor, LockedValue, editor_for
from desk_stretch.ui.settings.monitors import MonitorsEditor
from desk_stretch.ui.settings.row import Row
from desk_stretch.ui.settings.sets import ChipsEditor, DaysEditor, ExercisesEditor
from desk_stretch.ui.tokens import S
from desk_stretch.ui.widgets.card import Card
from desk_stretch.ui.widgets.labels import Heading
from desk_stretch.ui.widgets.line import Line


class Section(QWidget):
    """A heading and a card of rows."""

    def __init__(self, name: str, group: type[Group], rows: list[Row]) -> None:
        super().__init__()
        self.name = name
        self.title = tr(group.label)
        self.rows = rows
        self.setAccessibleName(self.title)
        self._card = Card()
        self._card.box.setContentsMargins(1, 0, 1, 0)
        self._card.box.setSpacing(0)
        for row in rows:
            self.add(row)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(S)
        box.addWidget(Heading(self.title))
        box.addWidget(self._card)

    def add(self, widget: QWidget) -> None:
        """Put something at the end of the card."""
        if self._card.box.count():
            self._card.box.addWidget(Line())
        self._card.box.addWidget(widget)


def sections(changes: Changes, catalogue: Callable[[], Catalogue]) -> list[Section]:
    """Make a section for every group that has something to show."""
    made = []
    for name, group in Settings.groups.items():
        shown = [setting for setting in group.declared() if not setting.hidden]
        rows = [make_row(setting, changes, catalogue) for setting in shown]
        if rows:
            made.append(Section(name, group, rows))
    return made


def make_row(setting: Setting[Any], changes: Changes, catalogue: Callable[[], Catalogue]) -> Row:
    """Return the row of one setting; of one that is locked it only tells."""
    if setting.key in changes.managed.locked:
        return Row(LockedValue(setting, changes.value(setting.key)), changes, changes.managed)
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
    if isinstance(setting, KnownMonitors):
        return MonitorsEditor(setting)
    return editor_for(setting)
