"""The settings window: one page at a time, a list of them beside it where there is room, and a
search through all of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType
from typing import cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QFontMetrics,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.ports import Clock
from desk_stretch.core.settings.holding import setting_key
from desk_stretch.core.stores import Record
from desk_stretch.engine.events import (
    Event,
    RemindersChanged,
    SessionEnded,
    SettingsChanged,
    StatusChanged,
)
from desk_stretch.i18n import tr
from desk_stretch.ui import theme
from desk_stretch.ui.engine_view import EngineView
from desk_stretch.ui.settings.beside import add_privacy, add_reset
from desk_stretch.ui.settings.book import Book
from desk_stretch.ui.settings.changes import Changes, Steps
from desk_stretch.ui.settings.footer import Footer
from desk_stretch.ui.settings.header import Header
from desk_stretch.ui.settings.preview import Preview
from desk_stretch.ui.settings.reminders import RemindersSection
from desk_stretch.ui.settings.resting import RestingList
from desk_stretch.ui.settings.row import Row
from desk_stretch.ui.settings.sections import Section, sections
from desk_stretch.ui.settings.sidebar import Sidebar
from desk_stretch.ui.tokens import L, S, TextRole
from desk_stretch.ui.widgets.line import Line
from desk_stretch.ui.widgets.note import Note
from desk_stretch.ui.widgets.window import Window

_FIRST_NUMBER, _BESIDE_RESTING, _PRIVACY = "breaks.enabled", "movement.leave_out", "privacy"
_PROGRAMS = "programs."
_TOLD_BY = {
    "breaks.natural_idle": "idle", "breaks.natural_locked": "lock", "sound.step_cues": "sound",
}  # fmt: skip
_SIDEBAR_LETTERS, _SIDEBAR_LINES = 84, 30  # from this size on the list of pages is shown


class SettingsWindow(Window):
    """Every change is in force at once; what cannot be used keeps the window open, once."""

    def __init__(
        self,
        view: EngineView,
        clock: Clock,
        record: Record,
        catalogue: Callable[[], Catalogue],
        holds: Callable[[], Mapping[str, tuple[bool, str]]] = dict,
        missing: Mapping[str, str] = MappingProxyType({}),
        templates: Collection[str] = (),
        folders: Sequence[tuple[str, str]] = (),
        lacks: Callable[[], dict[str, str]] = dict,
    ) -> None:
        super().__init__("settings", tr("Settings"), letters=128, lines=54)
        self._view, self._holds, self._lacks = view, holds, lacks
        self._missing = {key: missing.get(name, "") for key, name in _TOLD_BY.items()}
        self._changes, self._why, self._warned = Changes(view, self), Note(), False
        self._parts = sections(self._changes, catalogue)
        self._reminders = RemindersSection(view, clock, self._changes, catalogue, templates)
        self._reminders.numbers_asked.connect(lambda: self.go_to(_FIRST_NUMBER))
        self._reminders.opened.connect(self._show_form)
        self._resting = RestingList(view, clock, record, catalogue)
        self._part_of(_BESIDE_RESTING).add(self._resting, self._resting.words)
        add_privacy(next(e for e in self._parts if e.page == _PRIVACY), view, folders)
        add_reset(self._parts[-1], self._changes)
        self._header, self._sidebar = Header(), Sidebar(Header.titles())
        first, *rest = self._parts
        self._page = Book(_around(self._why), [first, self._reminders, *rest], self._changes)
        self._preview = Preview(view, lambda: self.rows, lambda: self._reminders.form)
        self._footer = Footer(self._changes, self)
        self._lay_out()
        self._connect()
        self._subscription = view.subscribe(self.hear)

    @property
    def rows(self) -> list[Row]:
        """Every row, in the order of the pages; of the reminders those of the open form."""
        return [*self._reminders.rows, *(row for part in self._parts for row in part.rows)]

    def row(self, key: str) -> Row:
        """The row of one setting."""
        return next(row for row in self.rows if row.key == key)

    def turn_to(self, page: str) -> None:
        """Show a page, whatever was searched before."""
        self._header.search.clear()
        self._page.turn_to(page)

    def go_to(self, key: str) -> None:
        """Show the row of one setting, with the keyboard in it."""
        self.turn_to(self._part_of(key).page)
        self._page.settle()
        row = self.row(key)
        self._page.scroll_to(self._part_of(key))
        self._page.ensureWidgetVisible(row)
        row.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def hear(self, event: Event) -> None:
        """Follow the engine."""
        if isinstance(event, SettingsChanged):
            for row in self.rows:
                if row.key in event.keys:
                    row.refresh()
            if any(key.startswith(_PROGRAMS) for key in event.keys):
                show_abilities(self.rows, self._holds(), self._missing | self._lacks())
            self._reminders.refresh_next()
            self._page.refresh()
        elif isinstance(event, RemindersChanged):
            self._reminders.refresh()
            self._page.refresh()
        elif isinstance(event, StatusChanged):
            self._why.setText(event.status.sentence)
            self._reminders.refresh_next()
        elif isinstance(event, SessionEnded):
            self._resting.refresh()

    def place(self) -> object:
        """The page that is shown, and the way back of changes."""
        return self._page.page, self._changes.steps

    def go_to_place(self, place: object) -> None:
        """Show that page; what was changed can still be taken back."""
        page, steps = cast("tuple[str, Steps]", place)
        self._changes.take_over(steps)
        self.turn_to(page)

    def undo(self) -> None:
        """Take the last change back."""
        self._footer.undo()

    def on_escape(self) -> None:
        """Give a field that cannot be used its value back; else leave a search, a form, or all."""
        wrong = [row for row in self.rows if row.is_wrong]
        for row in wrong:
            row.refresh()
        if wrong:
            return
        if self._page.query:
            self._leave_search()
        elif not self._reminders.close_form():
            self.close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if event.spontaneous():  # back from the taskbar; what was being typed stays
            return
        self._warned = False
        show_abilities(self.rows, self._holds(), self._missing | self._lacks())
        self._why.setText(self._view.status().sentence)
        self._resting.refresh()
        self._reminders.refresh()
        for row in self.rows:
            row.refresh()
        self._page.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Use what was typed. What cannot be used is shown, and the next closing closes."""
        for row in self.rows:
            row.editor.commit()
        wrong = next((row for row in self.rows if row.is_wrong), None)
        if wrong is not None and not self._warned:
            self._warned = True
            if not wrong.isVisible():
                is_form = wrong in self._reminders.rows
                self.turn_to((self._reminders if is_form else self._part_of(wrong.key)).page)
                self._page.settle()
            wrong.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self._page.ensureWidgetVisible(wrong)
            event.ignore()
            return
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        metrics = QFontMetrics(theme.font(TextRole.BODY))
        is_wide = self.width() >= _SIDEBAR_LETTERS * metrics.averageCharWidth()
        is_wide = is_wide and self.height() >= _SIDEBAR_LINES * metrics.lineSpacing()
        self._side.setVisible(is_wide)
        self._header.show_pages(not is_wide)
        self._preview.fit(self.height(), wanted=self._page.moves_day)

    def _connect(self) -> None:
        self._preview.watch(self._page)
        self._sidebar.currentRowChanged.connect(self._turn_to_row)
        self._header.page_chosen.connect(self._turn_to_row)
        self._header.search.searched.connect(self._page.search)
        self._header.search.entered.connect(self._enter_found)
        self._page.turned.connect(self._mark_page)
        self._page.left.connect(self._leave_search)
        for key, do in (
            (QKeySequence(QKeySequence.StandardKey.Find), self._header.search.begin),
            (QKeySequence("Ctrl+PgUp"), lambda: self._turn_to_row(self._header.beside(-1))),
            (QKeySequence("Ctrl+PgDown"), lambda: self._turn_to_row(self._header.beside(1))),
        ):
            QShortcut(key, self).activated.connect(do)

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        self._sidebar.setFixedWidth(self._sidebar.sizeHint().width() + S)
        self._side = _around(self._sidebar, L, L, 0, L)
        middle.addWidget(self._side)
        middle.addWidget(self._page, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._header)
        box.addWidget(Line())
        box.addLayout(middle, 1)
        box.addWidget(self._preview)
        box.addWidget(self._footer)

    def _part_of(self, key: str) -> Section:
        return next(part for part in self._parts if any(row.key == key for row in part.rows))

    def _turn_to_row(self, index: int) -> None:
        self.turn_to(Header.NAMES[index])

    def _mark_page(self, name: str) -> None:
        self._preview.fit(self.height(), wanted=self._page.moves_day)
        index = Header.NAMES.index(name) if name else -1
        self._sidebar.mark(index)
        self._header.mark(Header.NAMES.index(self._page.page))

    def _leave_search(self) -> None:
        self._header.search.clear()
        self._header.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter_found(self) -> None:
        """Go on to the first row that can be seen."""
        shown = next((row for row in self.rows if row.isVisible()), None)
        if shown is not None:
            shown.editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_form(self, row: QWidget) -> None:
        """Scroll so that a form begins at the top of the page; once it has its place."""
        self._preview.watch(row)
        QTimer.singleShot(0, lambda: self._page.scroll_to(row))


def show_abilities(
    rows: list[Row], holds: Mapping[str, tuple[bool, str]], missing: Mapping[str, str]
) -> None:
    """Say of each hold whether it can be noticed on this desktop, and what else cannot."""
    known = {setting_key(name): ability for name, ability in holds.items()}
    for row in rows:
        works, why = known.get(row.key, (True, ""))
        words = tr("Works here. {why}") if works else tr("Not available here. {why}")
        row.show_note(words.format(why=why) if why else missing.get(row.key, ""))


def _around(widget: QWidget, *margins: int) -> QWidget:
    """A place for *widget* that can be hidden, whether it hides itself or not."""
    place = QWidget()
    box = QVBoxLayout(place)
    box.setContentsMargins(*(margins or (0, 0, 0, 0)))
    box.addWidget(widget)
    return place
