"""The catalogue window: all exercises as cards, and beside them all about the chosen one.

In a narrow window there is one of the two at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.ports import Clock, Handle
from desk_stretch.engine.commands import Command, OpenWindow, SetSettings
from desk_stretch.engine.events import Event, SettingsChanged
from desk_stretch.i18n import ntr, tr
from desk_stretch.ui import theme
from desk_stretch.ui.announce import announce
from desk_stretch.ui.catalogue.details import Details
from desk_stretch.ui.catalogue.filters import Filters
from desk_stretch.ui.catalogue.own import OwnPart, edit_words
from desk_stretch.ui.catalogue.shelf import Entry, Shelf
from desk_stretch.ui.catalogue.thumbs import Thumbs
from desk_stretch.ui.engine_view import Listener, SettingsView
from desk_stretch.ui.figure.motion import Motion, motion_of
from desk_stretch.ui.figure.picture import costume_of
from desk_stretch.ui.tokens import M, TextRole
from desk_stretch.ui.widgets.button_row import Outdent
from desk_stretch.ui.widgets.labels import Body, Caption
from desk_stretch.ui.widgets.page import Page
from desk_stretch.ui.widgets.window import Window

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

LEAVE_OUT = "movement.leave_out"
_WIDE_LETTERS = 100
_LOOKS = "look."


class CatalogueView(Protocol):
    """What the window knows of the engine; without a running app something smaller stands in."""

    @property
    def settings(self) -> SettingsView:
        """The settings in force now."""

    def do(self, command: Command) -> None:
        """Carry a command out; raises DeskStretchError if it cannot be done."""

    def subscribe(self, listener: Listener) -> Handle:
        """Hear every event from now on, until the handle is cancelled."""


class CatalogueWindow(Window):
    """Every exercise, by posture and body area."""

    def __init__(
        self, view: CatalogueView, clock: Clock, catalogue: Callable[[], Catalogue]
    ) -> None:
        super().__init__("catalogue", tr("Exercises"), letters=150, lines=48)
        self._view = view
        self._read = catalogue
        self._catalogue = catalogue()
        self._is_open = False  # whether a narrow window shows the details
        mirror = view.settings["look.figure_mirror"]
        self._thumbs = Thumbs(costume_of(view.settings), mirror=mirror, parent=self)
        self._filters = Filters()
        self._filters.offer(self._catalogue)
        self._shelf = Shelf(self._thumbs)
        self._count = Caption()
        self._nothing = Body(tr("No exercise is for all of that. Take a choice back."))
        self._details = Details(clock)
        self._own = OwnPart(view)
        self._lay_out()
        self._own.show_catalogue(self._catalogue)
        self._details.edit_asked.connect(lambda name: view.do(OpenWindow("exercise", name)))
        self._filters.changed.connect(self._on_filter)
        self._shelf.chosen.connect(self._on_chosen)
        self._shelf.opened.connect(self._on_opened)
        self._list.verticalScrollBar().rangeChanged.connect(self._show_current)
        self._details.left.connect(self._close_details)
        self._details.switched.connect(self._on_switched)
        self._subscription = view.subscribe(self.hear)
        self._follow_looks()
        self.refresh()

    def hear(self, event: Event) -> None:
        """Follow the settings."""
        if not isinstance(event, SettingsChanged):
            return
        if any(key.startswith(_LOOKS) for key in event.keys):
            self._follow_looks()
        if LEAVE_OUT in event.keys:
            self.refresh()

    def reload(self) -> None:
        """Look whether files were added or changed since."""
        now = self._read()
        if now is self._catalogue:
            return
        self._catalogue = now
        self._filters.offer(now)
        self._thumbs.forget()
        self._own.show_catalogue(now)
        self.refresh()
        entry = self._shelf.current_entry()
        if entry is not None:
            self._show(entry)

    def refresh(self) -> None:
        """Show what the filters let through, and what is left out now."""
        left_out = self._view.settings[LEAVE_OUT]
        entries = [
            Entry(exercise, form, exercise.id in left_out)
            for exercise in self._catalogue.exercises
            if (form := self._filters.form_of(exercise)) is not None
        ]
        self._shelf.show_entries(entries)
        self._count.setText(self._count_words(len(entries)))
        self._nothing.setVisible(not entries)
        self._shelf.setVisible(bool(entries))
        shown = self._details.exercise
        if shown is not None:
            self._details.show_left_out(shown.id in left_out)
        elif entries:
            self._shelf.choose(entries[0].exercise.id)

    def show_exercise(self, exercise_id: str) -> None:
        """Open at an exercise; what a filter hides comes back. An unknown one opens nothing."""
        if self._catalogue.exercise(exercise_id) is None:
            return
        if not self._shelf.choose(exercise_id):
            self._filters.clear()
            self._shelf.choose(exercise_id)
        entry = self._shelf.current_entry()
        if entry is not None:
            self._on_opened(entry)

    def on_escape(self) -> None:
        """In a narrow window first back to the cards; else close."""
        if self._is_open and not self._is_wide():
            self._close_details()
        else:
            self.close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.reload()
            self._follow_looks()
            self._fit()
            self._shelf.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _count_words(self, count: int) -> str:
        whole = len(self._catalogue.exercises)
        if count == whole:
            return ntr("{n} exercise", "{n} exercises", count).format(n=count)
        return tr("{n} of {whole} exercises").format(n=count, whole=whole)

    def _follow_looks(self) -> None:
        settings = self._view.settings
        who, mirror = costume_of(settings), settings["look.figure_mirror"]
        motion = motion_of(settings["look.motion"])
        self._thumbs.dress(who, mirror=mirror)
        self._shelf.moves = motion is Motion.FULL
        self._details.stage.dress(motion, who)
        self._details.show_mirrored(mirror)

    def _on_filter(self) -> None:
        self.refresh()
        announce(self, self._count.text())

    def _on_chosen(self, entry: Entry) -> None:
        self._show_current()
        self._show(entry)

    def _show_current(self) -> None:
        """Scroll to the chosen card; to the first one there is no need to."""
        if self._shelf.currentIndex().row() < 1:
            return
        rect = self._shelf.visualRect(self._shelf.currentIndex())
        middle = self._shelf.y() + rect.center().y()
        self._list.ensureVisible(0, middle, 0, rect.height() // 2 + M)

    def _show(self, entry: Entry) -> None:
        self._details.show_exercise(entry.exercise, entry.form, left_out=entry.is_left_out)
        self._details.show_editable(edit_words(entry.exercise, self._catalogue))

    def _on_opened(self, entry: Entry) -> None:
        if self._details.exercise is not entry.exercise:
            self._show(entry)
        if not self._is_wide():
            self._is_open = True
            self._fit()
            self._details.back.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, tr(entry.exercise.name))

    def _close_details(self) -> None:
        self._is_open = False
        self._fit()
        self._shelf.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_switched(self, exercise_id: str, is_out: bool) -> None:
        left_out = set(self._view.settings[LEAVE_OUT]) - {exercise_id}
        if is_out:
            left_out.add(exercise_id)
        self._view.do(SetSettings({LEAVE_OUT: sorted(left_out)}))

    def _is_wide(self) -> bool:
        letter = QFontMetrics(theme.font(TextRole.BODY)).averageCharWidth()
        return self.width() >= _WIDE_LETTERS * letter

    def _fit(self) -> None:
        wide = self._is_wide()
        self._list.setVisible(wide or not self._is_open)
        self._details.setVisible(wide or self._is_open)
        self._details.back.setVisible(not wide)

    def _lay_out(self) -> None:
        self._list = Page(letters=400)
        box = self._list.box
        box.setSpacing(M)
        box.addLayout(_outdented(self._filters))
        box.addWidget(self._count)
        box.addWidget(self._nothing)
        box.addLayout(_outdented(self._shelf))
        box.addWidget(self._own)
        box.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list, 11)
        row.addWidget(self._details, 10)


def _outdented(widget: QWidget) -> Outdent:
    """Line faces up with the text; the room for the focus ring reaches into the margin."""
    row = Outdent()
    row.addWidget(widget)
    return row
