"""The routine editor: the person's routines, the steps of one, and every exercise to add.

What is not saved is asked about before it is left.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.exercise import Exercise, Form
from desk_stretch.core.catalogue.sets import ROUTINES
from desk_stretch.core.ports import Clock
from desk_stretch.core.routine.draft import Draft, wrong
from desk_stretch.core.stores import OwnStore
from desk_stretch.engine.commands import StartRoutine
from desk_stretch.i18n import tr
from desk_stretch.ui.catalogue.window import LEAVE_OUT, CatalogueView
from desk_stretch.ui.catalogue.words import side_to_show
from desk_stretch.ui.editing.choice import FileChoice
from desk_stretch.ui.editing.columns import ROOM, Columns
from desk_stretch.ui.editing.editor import Editor
from desk_stretch.ui.editing.exchange import SetExchange
from desk_stretch.ui.editing.picker import Picker
from desk_stretch.ui.editing.preview import Preview
from desk_stretch.ui.editing.routine_page import RoutinePage
from desk_stretch.ui.editing.routine_work import RoutineWork
from desk_stretch.ui.figure.motion import motion_of
from desk_stretch.ui.figure.picture import costume_of
from desk_stretch.ui.widgets.buttons import PrimaryButton, QuietButton
from desk_stretch.ui.widgets.labels import Heading

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent


class RoutineWindow(Editor):
    """Puts routines together, and keeps them as files of the person's."""

    def __init__(
        self, view: CatalogueView, clock: Clock, catalogue: Callable[[], Catalogue], store: OwnStore
    ) -> None:
        self._view, self._catalogue = view, catalogue
        self._work = RoutineWork(catalogue, store)
        self._take_in = QuietButton(tr("Import…"))
        self._give_out = QuietButton(tr("Export…"))
        self._choice = FileChoice(tr("Routine"), tr("A new routine"), self._take_in, self._give_out)
        self._exchange = SetExchange(catalogue, store)
        self._page = RoutinePage()
        self._preview = Preview(clock)
        self._shown = Heading()
        self._shown.setContentsMargins(ROOM, 0, ROOM, 0)
        self._picker = Picker()
        self._start = PrimaryButton(tr("Start it now"), "play")
        self._save_it = QuietButton(tr("Save"), "check")
        self._undo = QuietButton(tr("Undo"), "undo")
        buttons = [self._start, self._save_it, self._undo]
        super().__init__(view, "routines", tr("Routines"), self._laid_out(), buttons)
        self._connect()
        self.refresh()

    @property
    def work(self) -> RoutineWork:
        """What is being worked on."""
        return self._work

    @property
    def page(self) -> RoutinePage:
        """The routine as it is shown."""
        return self._page

    def show_exercise(self, routine_id: str) -> None:
        """Work on a routine; on a copy of one that came with the app."""
        self.leave(lambda: self._open(routine_id))

    def place(self) -> object:
        """Where the person is; nothing that is not saved is lost by a change of the language."""
        self._page.commit()
        return self._work.place()

    def go_to_place(self, place: object) -> None:
        """Go there."""
        self._work.go_to_place(place)
        self.refresh(0)

    def refresh(self, current: int | None = None) -> None:
        """Show everything anew; *current* is the step that is chosen then."""
        catalogue = self._catalogue()
        work = self._work
        self._offer(catalogue)
        self._picker.offer(catalogue)
        self._page.show_draft(work.draft, self._view.settings[LEAVE_OUT], current)
        if not work.draft.steps:
            self._preview.hide()
            self._shown.hide()
        self._start.setEnabled(not wrong(work.draft))
        self._start.setText(tr("Save and start") if work.is_changed else tr("Start it now"))
        self._save_it.setEnabled(work.is_changed)
        self._undo.setEnabled(work.can_undo)

    def save(self) -> bool:
        """Write the file; whether that was done."""
        self._page.commit()
        problems = wrong(self._work.draft)
        if problems:
            self._foot.say(" ".join(problems), wrong=True)
            return False
        if not self.tried(self._write):
            return False
        self.refresh()
        self._foot.say(tr("It is saved."))
        return True

    def is_changed(self) -> bool:
        self._page.commit()
        return self._work.is_changed

    def discard(self) -> None:
        self._work.discard()
        self.refresh()

    def rescue(self) -> None:
        self._work.rescue()

    def start(self) -> None:
        """Save, and begin the routine."""
        if self.is_changed() and not self.save():
            return
        self.tried(lambda: self._view.do(StartRoutine(routine=self._work.id)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            settings = self._view.settings
            self._preview.dress(motion_of(settings["look.motion"]), costume_of(settings))
            self.refresh()

    def _on_changed(self, draft: Draft, kind: str) -> None:
        self._work.change(draft, kind)
        self._foot.say("")
        self.refresh()

    def _open(self, routine_id: str) -> None:
        opened = (lambda: self._work.open(routine_id)) if routine_id else self._work.begin
        if self.tried(opened):
            self._foot.say("")
            self.refresh(0)

    def _take_back(self) -> None:
        if self.tried(self._work.undo):
            self._foot.say("")
            self.refresh()

    def _delete(self) -> None:
        name = self._work.draft.name
        if self.tried(self._work.delete):
            self.refresh()
            self._foot.say(tr("“{name}” is deleted. Undo brings it back.").format(name=name))
            self._undo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self) -> None:
        self._work.save()

    def _copy(self) -> None:
        self._work.copy()
        self.refresh()
        self._page.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._page.name.selectAll()

    def _offer(self, catalogue: Catalogue) -> None:
        own = [(ROUTINES, each.id) in catalogue.own for each in catalogue.routines]
        named = [(each.id, tr(each.name)) for each in catalogue.routines]
        mine = [each for each, is_own in zip(named, own, strict=True) if is_own]
        ours = [each for each, is_own in zip(named, own, strict=True) if not is_own]
        self._choice.offer(mine, ours, self._work.id)
        self._give_out.setEnabled(bool(self._work.id))

    def _look_at(self, exercise: Exercise, form: Form) -> None:
        self._shown.setText(tr(exercise.name))
        mirror = self._view.settings["look.figure_mirror"]
        self._preview.play(exercise, form, side_to_show(form), mirror=mirror)
        self._preview.show()
        self._shown.show()

    def _connect(self) -> None:
        self._choice.chosen.connect(lambda name: self.leave(lambda: self._open(name)))
        self._choice.copy.clicked.connect(lambda: self.leave(self._copy))
        self._choice.delete.clicked.connect(lambda: self._delete())
        self._take_in.clicked.connect(lambda: self._exchange.take_in())
        self._give_out.clicked.connect(lambda: self._exchange.give_out(self._work.id))
        self._exchange.done.connect(lambda: self.refresh())
        self._exchange.told.connect(lambda text, bad: self._foot.say(text, wrong=bad))
        self._page.changed.connect(self._on_changed)
        for each in (self._page, self._picker):
            each.looked_at.connect(self._look_at)
        self._picker.picked.connect(self._page.add)
        self._start.clicked.connect(lambda: self.start())
        self._save_it.clicked.connect(lambda: self.save())
        self._undo.clicked.connect(lambda: self._take_back())
        for keys, call in (
            (QKeySequence.StandardKey.Save, self.save),
            (QKeySequence.StandardKey.Undo, self._take_back),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(call)

    def _laid_out(self) -> Columns:
        columns = Columns()
        columns.left.addWidget(self._choice)
        columns.left.addWidget(self._exchange)
        columns.left.addWidget(self._page)
        columns.left.addStretch(1)
        columns.right.addWidget(self._shown)
        columns.right.addWidget(self._preview)
        columns.right.addWidget(self._picker)
        columns.right.addStretch(1)
        return columns
