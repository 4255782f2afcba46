"""The form of one reminder: a row for each of its words, each change in force at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_stretch.core.breaks.reminder import Reminder
from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.i18n import tr
from desk_stretch.ui.settings.editors import TextEditor
from desk_stretch.ui.settings.reminder_fields import Field, WideLine, fields_of
from desk_stretch.ui.settings.row import Row
from desk_stretch.ui.settings.sections import make_editor
from desk_stretch.ui.tokens import L, M
from desk_stretch.ui.widgets.button_row import ButtonRow
from desk_stretch.ui.widgets.buttons import QuietButton

_GROUP = "reminder"


class WideEditor(TextEditor):
    """A line of text below its label, as wide as there is room."""

    is_wide = True


class _FieldRow(Row):
    """What was typed stays, also where the engine refuses it."""

    keeps = True


class ReminderForm(QWidget):
    """*make* changes keys of the reminder, and raises DeskStretchError if it cannot be done."""

    def __init__(
        self,
        reminder: Reminder,
        catalogue: Callable[[], Catalogue],
        make: Callable[[Mapping[str, Any]], None],
    ) -> None:
        super().__init__()
        self.id = reminder.id
        self._reminder = reminder
        self._make = make
        self._fields: dict[str, Field] = {}
        self._rows: dict[str, Row] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(L, 0, 0, M)
        self._box.setSpacing(0)
        self._more = QuietButton(tr("Hours, firmness and limits"))
        self._more.setCheckable(True)
        self._more.toggled.connect(lambda _: self._show_what_applies())
        fields = fields_of(reminder, catalogue())
        for more in (False, True):
            for name, field in fields.items():
                if field.more is more:
                    self._add(name, field, catalogue)
            if not more:
                self._box.addLayout(self._more_row())
        self._show_what_applies()

    @property
    def rows(self) -> list[Row]:
        """The rows that can be seen, in their order."""
        return [row for row in self._rows.values() if not row.isHidden()]

    def row(self, name: str) -> Row:
        """The row of one word of the reminder."""
        return self._rows[name]

    def value(self, key: str) -> Any:
        """The value of a row."""
        return self._fields[key].read(self._reminder)

    def is_default(self, _key: str) -> bool:
        """There is nothing to go back to but the last change."""
        return True

    def make(self, values: Mapping[str, Any]) -> None:
        """Change the reminder; raises DeskStretchError if that cannot be done."""
        changed: dict[str, Any] = {}
        for key, value in values.items():
            if value != self.value(key):
                changed |= self._fields[key].write(value, self._reminder)
        if changed:
            self._make(changed)

    def show_reminder(self, reminder: Reminder) -> None:
        """Show it as it is now; what was typed and is wrong stays."""
        if reminder == self._reminder:
            return
        before, self._reminder = self._reminder, reminder
        for field, row in zip(self._fields.values(), self._rows.values(), strict=True):
            if field.read(before) != field.read(reminder):
                row.refresh()
        self._show_what_applies()

    def focus_name(self) -> None:
        """Begin with the name, all of it chosen."""
        self._rows["name"].editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, name: str, field: Field, catalogue: Callable[[], Catalogue]) -> None:
        field.setting.group, field.setting.name = _GROUP, name
        self._fields[field.setting.key] = field
        is_wide = isinstance(field.setting, WideLine)
        editor = WideEditor(field.setting) if is_wide else make_editor(field.setting, catalogue)
        row = self._rows[name] = _FieldRow(editor, self)
        self._box.addWidget(row)

    def _more_row(self) -> QVBoxLayout:
        room = QVBoxLayout()
        room.setContentsMargins(L, M, L, M)
        room.addLayout(ButtonRow(self._more))
        return room

    def _show_what_applies(self) -> None:
        for field, row in zip(self._fields.values(), self._rows.values(), strict=True):
            wanted = self._more.isChecked() or not field.more
            row.setVisible(wanted and field.applies(self._reminder))
