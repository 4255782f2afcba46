"""The page of reminders: the rest break, the person's own and the templates, and one more."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_stretch.core.breaks.policy import REST_BREAK
from desk_stretch.core.breaks.reminder import Reminder
from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.ports import Clock
from desk_stretch.core.settings.pages import PAGES
from desk_stretch.core.settings.search import found
from desk_stretch.errors import DeskStretchError
from desk_stretch.i18n import N_, tr
from desk_stretch.ui.announce import announce
from desk_stretch.ui.engine_view import EngineView
from desk_stretch.ui.settings.changes import Changes
from desk_stretch.ui.settings.reminder_row import ReminderRow, WordsRow
from desk_stretch.ui.settings.reminder_values import first_values, free_id
from desk_stretch.ui.settings.reminder_words import next_words, rest_break_words
from desk_stretch.ui.settings.row import Row
from desk_stretch.ui.settings.tab_order import put_in_order
from desk_stretch.ui.tokens import L, M, S
from desk_stretch.ui.widgets.button_row import ButtonRow
from desk_stretch.ui.widgets.buttons import QuietButton
from desk_stretch.ui.widgets.card import Card
from desk_stretch.ui.widgets.labels import Caption, Heading, Problem
from desk_stretch.ui.widgets.line import Line

if TYPE_CHECKING:
    from desk_stretch.ui.settings.reminder_form import ReminderForm

_ALSO = N_("alarm timer schedule own custom eye rest water walk")
"""What else people call reminders; searched, never shown."""


class RemindersSection(QWidget):
    """A heading and a card of reminders; at most one of their forms is open."""

    numbers_asked = Signal()  # of the rest break
    opened = Signal(object)  # the row whose form opened

    def __init__(
        self,
        view: EngineView,
        clock: Clock,
        changes: Changes,
        catalogue: Callable[[], Catalogue],
        templates: Collection[str] = (),
    ) -> None:
        super().__init__()
        self.page = PAGES[0].name
        self.title = tr("Reminders")
        self.setAccessibleName(self.title)
        self._view, self._clock = view, clock
        self._changes = changes
        self._catalogue = catalogue
        self._templates = templates
        self._each: dict[str, tuple[ReminderRow, Line]] = {}
        numbers = QuietButton(tr("Edit"))
        numbers.setAccessibleName(tr("The numbers of the rest break"))
        numbers.clicked.connect(self.numbers_asked)
        self._rest = WordsRow(numbers)
        self._add = QuietButton(tr("Add a reminder"), "plus")
        self._add.clicked.connect(self.add)
        self._wrong = Problem()
        self._wrong.hide()
        self._lay_out()
        self.refresh()

    @property
    def form(self) -> ReminderForm | None:
        """The form that is open."""
        return next((row.form for row in self.reminders if row.form is not None), None)

    @property
    def rows(self) -> list[Row]:
        """The rows of the form that is open."""
        return [] if self.form is None else self.form.rows

    @property
    def reminders(self) -> list[ReminderRow]:
        """A row for each reminder but the rest break, in their order."""
        return [row for row, _ in self._each.values()]

    def reminder(self, reminder: str) -> ReminderRow:
        """The row of one reminder."""
        return self._each[reminder][0]

    def refresh(self) -> None:
        """Show the reminders as they are now; rows that stay keep what is typed in them."""
        wanted = {each.id: each for each in self._view.reminders()}
        for gone in [each for each in self._each if each not in wanted]:
            self._take_out(gone)
        for place, (name, reminder) in enumerate(wanted.items()):
            if name in self._each:
                self.reminder(name).show_reminder(reminder)
            else:
                self._put_in(reminder, place)
        self.refresh_next()

    def show_matches(self, query: str) -> int:
        """Show the reminders that *query* finds, or without one all; how many there are."""
        own = f"{self.title} {tr(PAGES[0].title)} {tr(_ALSO)}"
        count = 0
        for each, line in [(self._rest, self._line), *self._each.values()]:
            wanted = found(query, f"{each.said} {own}")
            each.setVisible(wanted)
            line.setVisible(wanted)
            count += wanted
        self._last.setVisible(found(query, f"{self._add.text()} {own}"))
        place = tr("{page} · {part}").format(page=tr(PAGES[0].title), part=self.title)
        self._heading.setText(place if query else self.title)
        return count

    def refresh_next(self) -> None:
        """Say when each asks next."""
        now = self._clock.now()
        each = {one.reminder: one for one in self._view.status().reminders}
        self._rest.show_words(tr("Rest break"), rest_break_words(self._view.settings))
        self._rest.show_next(next_words(each.get(REST_BREAK), now))
        for row in self.reminders:
            row.show_next(next_words(each.get(row.id), now))

    def add(self) -> None:
        """Make a reminder that can be used as it is, and open its form at the name."""
        name = free_id([each.id for each in self._view.reminders()])
        try:
            self._changes.make_reminder(name, first_values())
        except DeskStretchError as error:
            self._wrong.setText(str(error))
            self._wrong.show()
            announce(self, str(error))
            return
        self._wrong.hide()
        self.refresh()
        self.open(name)

    def open(self, reminder: str) -> None:
        """Open the form of one reminder, with the keyboard at its name."""
        row = self.reminder(reminder)
        row.open(True)
        if row.form is not None:
            row.form.focus_name()

    def close_form(self) -> bool:
        """Close the form that is open; whether there was one."""
        is_open = [row for row in self.reminders if row.form is not None]
        for row in is_open:
            row.open(False)
        return bool(is_open)

    def _lay_out(self) -> None:
        self._card = Card()
        self._card.box.setContentsMargins(1, 0, 1, 0)
        self._card.box.setSpacing(0)
        self._card.box.addWidget(self._rest)
        self._line = Line()
        self._card.box.addWidget(self._line)
        self._last = QWidget()
        last = QVBoxLayout(self._last)
        last.setContentsMargins(L, M, L, M)
        last.setSpacing(S)
        last.addLayout(ButtonRow(self._add))
        last.addWidget(self._wrong)
        last.addWidget(
            Caption(tr("A short break that is due goes along with a longer one near it."))
        )
        self._card.box.addWidget(self._last)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(S)
        self._heading = Heading(self.title)
        box.addWidget(self._heading)
        box.addWidget(self._card)

    def _put_in(self, reminder: Reminder, place: int) -> None:
        row = ReminderRow(
            reminder,
            self._catalogue,
            self._changes.make_reminder,
            stays=reminder.id in self._templates,
        )
        row.opened.connect(lambda: self._on_opened(row))
        line = Line()
        at = 2 + 2 * place
        self._card.box.insertWidget(at, row)
        self._card.box.insertWidget(at + 1, line)
        row.show()
        line.show()
        above: list[WordsRow] = [self._rest, *self.reminders]
        put_in_order(above[place], row)
        each = list(self._each.items())
        each.insert(place, (reminder.id, (row, line)))
        self._each = dict(each)
        self._stand_in_order()

    def _stand_in_order(self) -> None:
        """A screen reader reads from the lowest to the topmost, the last one made being on top."""
        for at in range(self._card.box.count()):
            item = self._card.box.itemAt(at)
            part = None if item is None else item.widget()
            if part is not None:
                part.raise_()

    def _take_out(self, reminder: str) -> None:
        row, line = self._each.pop(reminder)
        if row.isAncestorOf(self.focusWidget()):
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        for gone in (row, line):
            gone.hide()
            gone.deleteLater()

    def _on_opened(self, opened: ReminderRow) -> None:
        for row in self.reminders:
            if row is not opened:
                row.open(False)
        self.opened.emit(opened)
