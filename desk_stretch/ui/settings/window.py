"""The settings window: all groups on one page, a list of them beside it where there is room."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType

from PySide6.QtCore import QPoint, Qt, QTimer
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
from desk_stretch.core.ports import Clock, Record
from desk_stretch.core.settings.holding import setting_key
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
from desk_stretch.ui.settings.changes import Changes
from desk_stretch.ui.settings.preview import Preview
from desk_stretch.ui.settings.reminders import RemindersSection
from desk_stretch.ui.settings.resting import RestingList
from desk_stretch.ui.settings.row import Row
from desk_stretch.ui.settings.sections import Section, sections
from desk_stretch.ui.settings.sidebar import Sidebar
from desk_stretch.ui.tokens import XL, L, M, S, TextRole
from desk_stretch.ui.widgets.button_row import ButtonRow
from desk_stretch.ui.widgets.buttons import QuietButton
from desk_stretch.ui.widgets.line import Line
from desk_stretch.ui.widgets.note import Note
from desk_stretch.ui.widgets.page import Page
from desk_stretch.ui.widgets.window import Window

_BREAKS, _MOVEMENT = "breaks", "movement"
_TOLD_BY = {"breaks.natural_idle": "idle", "breaks.natural_locked": "lock"}
_SIDEBAR_LETTERS = 96  # from this width on the list of groups is shown
_PREVIEW_LINES = 24  # from this height on the day is shown below the page


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
    ) -> None:
        super().__init__("settings", tr("Settings"), letters=128, lines=54)
        self._view = view
        self._holds = holds
        self._missing = {key: missing.get(name, "") for key, name in _TOLD_BY.items()}
        self._warned = False
        self._is_going = False
        self._changes = Changes(view, self)
        self._changes.changed.connect(self._show_undo)
        self._why = Note()
        groups = sections(self._changes, catalogue)
        self._reminders = RemindersSection(view, clock, self._changes, catalogue, templates)
        self._reminders.numbers_asked.connect(self._go_to_numbers)
        self._reminders.opened.connect(self._show_form)
        self._sections: list[Section | RemindersSection] = [self._reminders, *groups]
        self._resting = RestingList(view, clock, record, catalogue)
        next(each for each in groups if each.name == _MOVEMENT).add(self._resting)
        self._sidebar = Sidebar([section.title for section in self._sections])
        self._preview = Preview(view, lambda: self.rows, lambda: self._reminders.form)
        self._lay_out()
        self._preview.watch(self._page)
        self._sidebar.currentRowChanged.connect(self._go_to)
        self._page.verticalScrollBar().valueChanged.connect(self._follow_scroll)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self.undo)
        self._subscription = view.subscribe(self.hear)
        self._show_undo()

    @property
    def rows(self) -> list[Row]:
        """Every row, in the order of the page; of the reminders those of the open form."""
        return [row for section in self._sections for row in section.rows]

    def row(self, key: str) -> Row:
        """The row of one setting."""
        return next(row for row in self.rows if row.key == key)

    def hear(self, event: Event) -> None:
        """Follow the engine."""
        if isinstance(event, SettingsChanged):
            for row in self.rows:
                if row.key in event.keys:
                    row.refresh()
            self._reminders.refresh_next()
        elif isinstance(event, RemindersChanged):
            self._reminders.refresh()
        elif isinstance(event, StatusChanged):
            self._why.setText(event.status.sentence)
            self._reminders.refresh_next()
        elif isinstance(event, SessionEnded):
            self._resting.refresh()

    def undo(self) -> None:
        """Take the last change back."""
        self._changes.undo()

    def on_escape(self) -> None:
        """Give a field that cannot be used its value back; else close an open form, or all."""
        wrong = [row for row in self.rows if row.is_wrong]
        for row in wrong:
            row.refresh()
        if not wrong and not self._reminders.close_form():
            self.close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if event.spontaneous():  # back from the taskbar; what was being typed stays
            return
        self._warned = False
        self._show_abilities()
        self._why.setText(self._view.status().sentence)
        self._resting.refresh()
        self._reminders.refresh()
        for row in self.rows:
            row.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Use what was typed. What cannot be used is shown, and the next closing closes."""
        for row in self.rows:
            row.editor.commit()
        wrong = next((row for row in self.rows if row.is_wrong), None)
        if wrong is not None and not self._warned:
            self._warned = True
            wrong.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self._page.ensureWidgetVisible(wrong)
            event.ignore()
            return
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        metrics = QFontMetrics(theme.font(TextRole.BODY))
        self._side.setVisible(self.width() >= _SIDEBAR_LETTERS * metrics.averageCharWidth())
        self._preview.setVisible(self.height() >= _PREVIEW_LINES * metrics.lineSpacing())

    def _show_abilities(self) -> None:
        """Say of each hold whether it can be noticed on this desktop, and what else cannot."""
        found = {setting_key(name): ability for name, ability in self._holds().items()}
        for row in self.rows:
            works, why = found.get(row.key, (True, ""))
            words = tr("Works here. {why}") if works else tr("Not available here. {why}")
            row.show_note(words.format(why=why) if why else self._missing.get(row.key, ""))

    def _lay_out(self) -> None:
        self._page = Page()
        self._page.box.setSpacing(XL)
        self._page.box.addWidget(self._why)
        for section in self._sections:
            self._page.box.addWidget(section)
        self._page.box.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(L, XL, 0, L)
        side.addWidget(self._sidebar)
        self._sidebar.setFixedWidth(self._sidebar.sizeHint().width() + S)
        middle.addWidget(self._side)
        middle.addWidget(self._page, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(middle, 1)
        box.addWidget(self._preview)
        box.addWidget(Line())
        box.addWidget(self._make_footer())

    def _make_footer(self) -> QWidget:
        self._undo = QuietButton("", "undo")
        self._undo.clicked.connect(self.undo)
        self._reset = QuietButton(tr("Reset all settings"))
        self._reset.clicked.connect(self._changes.reset_all)
        footer = QWidget()
        row = QHBoxLayout(footer)
        row.setContentsMargins(L, S, L, S)
        row.addLayout(ButtonRow(self._undo, self._reset))
        return footer

    def _show_undo(self) -> None:
        had_focus = self._undo.hasFocus()
        self._undo.setVisible(self._changes.can_undo)
        self._undo.setText(self._changes.last_words())
        self._undo.updateGeometry()
        if had_focus and not self._changes.can_undo:
            self._reset.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to(self, index: int) -> None:
        """Show a group that was chosen in the list."""
        self._is_going = True
        self._page.verticalScrollBar().setValue(self._sections[index].y() - M)
        self._is_going = False

    def _go_to_numbers(self) -> None:
        """Show the numbers of the rest break, with the keyboard at the first of them."""
        breaks = next(each for each in self._sections if each.name == _BREAKS)
        self._go_to(self._sections.index(breaks))
        breaks.rows[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_form(self, row: QWidget) -> None:
        """Scroll so that a form begins at the top of the page; once it has its place."""
        self._preview.watch(row)
        QTimer.singleShot(0, lambda: self._scroll_to(row))

    def _scroll_to(self, row: QWidget) -> None:
        place = row.mapTo(self._reminders, QPoint(0, 0)).y()
        self._page.verticalScrollBar().setValue(self._reminders.y() + place - M)

    def _follow_scroll(self, value: int) -> None:
        """Mark the group that is at the top of the page."""
        if self._is_going:
            return
        passed = [index for index, each in enumerate(self._sections) if each.y() <= value + 2 * XL]
        self._sidebar.blockSignals(True)
        self._sidebar.setCurrentRow(passed[-1] if passed else 0)
        self._sidebar.blockSignals(False)
