"""The exercise editor: the text, what is wrong with it in place, and the figure that it makes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.sets import EXERCISES
from desk_stretch.core.ports import Call, Clock
from desk_stretch.core.stores import OwnStore
from desk_stretch.i18n import tr
from desk_stretch.ui.catalogue.window import CatalogueView
from desk_stretch.ui.editing.choice import FileChoice
from desk_stretch.ui.editing.code import CodeField
from desk_stretch.ui.editing.columns import ROOM, Columns
from desk_stretch.ui.editing.editor import Editor
from desk_stretch.ui.editing.exercise_work import ExerciseWork
from desk_stretch.ui.editing.figure_page import FigurePage
from desk_stretch.ui.editing.problems import Problems
from desk_stretch.ui.figure.motion import motion_of
from desk_stretch.ui.figure.picture import costume_of
from desk_stretch.ui.tokens import S
from desk_stretch.ui.widgets.buttons import PrimaryButton, QuietButton
from desk_stretch.ui.widgets.card import Card
from desk_stretch.ui.widgets.labels import Caption

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

WAIT_MS = 300
"""After the last key, before the text is read."""


class ExerciseWindow(Editor):
    """Writes one exercise at a time. What has problems is kept only as a draft, if asked for."""

    def __init__(
        self, view: CatalogueView, clock: Clock, catalogue: Callable[[], Catalogue], store: OwnStore
    ) -> None:
        self._view, self._catalogue, self._store = view, catalogue, store
        self._work = ExerciseWork(catalogue, store)
        self._choice = FileChoice(tr("Exercise"), tr("A new exercise"))
        self._code = CodeField()
        self._problems = Problems()
        self._figure = FigurePage(clock)
        self._file = Caption()
        self._file.setContentsMargins(ROOM, 0, ROOM, 0)
        self._save_it = PrimaryButton(tr("Save"), "check")
        self._draft = QuietButton(tr("Save as a draft"))
        self._undo = QuietButton(tr("Undo"), "undo")
        self._back: Call | None = None
        buttons = [self._save_it, self._draft, self._undo]
        super().__init__(view, "exercise", tr("Exercise editor"), self._laid_out(), buttons)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._connect()
        self._show_work()

    @property
    def work(self) -> ExerciseWork:
        """What is being worked on."""
        return self._work

    def show_exercise(self, exercise_id: str) -> None:
        """Work on an exercise; on a copy of one that came with the app."""
        self.leave(lambda: self._open(exercise_id))

    def place(self) -> object:
        """Where the person is; nothing that is not saved is lost by a change of the language."""
        self.read_now()
        return self._work.place()

    def go_to_place(self, place: object) -> None:
        """Go there."""
        self._work.go_to_place(place)
        self._show_work()

    def read_now(self) -> None:
        """Read the text as it stands."""
        self._wait.stop()
        self._work.change(self._code.toPlainText())
        self._refresh()

    def save(self) -> bool:
        """Write the file; whether that was done."""
        self.read_now()
        if self._work.problems:
            self._foot.say(
                tr("It has problems. As a draft it is kept, but not offered."), wrong=True
            )
            return False
        return self._keep(tr("It is saved as {file}."))

    def is_changed(self) -> bool:
        self.read_now()
        return self._work.is_changed

    def discard(self) -> None:
        self._work.discard()
        self._show_work()

    def rescue(self) -> None:
        self._work.rescue()

    def save_draft(self) -> bool:
        """Write the file as it stands; the catalogue shows it with its problems."""
        self.read_now()
        return self._keep(tr("It is kept as the draft {file}; it is offered once it is in order."))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            settings = self._view.settings
            self._figure.preview.dress(motion_of(settings["look.motion"]), costume_of(settings))
            self._refresh()
            self._code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, words: str) -> bool:
        if not self.tried(self._write):
            return False
        self._back = None
        self._refresh()
        self._foot.say(words.format(file=f"{EXERCISES}/{self._work.id}.toml"))
        return True

    def _write(self) -> None:
        self._work.save()

    def _show_work(self) -> None:
        """Show the text of another file."""
        self._code.setPlainText(self._work.text)
        self._wait.stop()
        self._refresh()

    def _refresh(self) -> None:
        """Show what is known of the text; it is not touched."""
        work, catalogue = self._work, self._catalogue()
        own = self._store.own_ids(EXERCISES)
        named = {each.id: tr(each.name) for each in catalogue.exercises}
        broken = tr("{name} (has problems)")
        mine = [(name, named.get(name) or broken.format(name=name)) for name in own]
        ours = [(name, words) for name, words in named.items() if name not in own]
        self._choice.offer(mine, sorted(ours, key=lambda each: each[1].casefold()), work.id)
        self._choice.copy.setEnabled(bool(work.id))
        self._problems.show_problems(work.problems, work.text)
        self._code.underline(self._problems.spans)
        self._figure.show_stale(not work.is_shown and work.exercise is not None)
        if work.exercise is None:
            self._figure.show_nothing()
        elif work.is_shown:
            mirror = self._view.settings["look.figure_mirror"]
            self._figure.show_exercise(work.exercise, mirror=mirror)
        self._file.setText(f"{EXERCISES}/{work.id}.toml" if work.id else tr("Not saved yet"))
        self._save_it.setEnabled(not work.problems and (work.is_changed or not work.id))
        self._draft.setVisible(bool(work.problems))
        self._draft.setEnabled(work.is_changed or not work.id)
        self._undo.setEnabled(self._back is not None or self._code.document().isUndoAvailable())

    def _on_text(self) -> None:
        self._foot.say("")
        self._wait.start()

    def _open(self, exercise_id: str) -> None:
        opened = (lambda: self._work.open(exercise_id)) if exercise_id else self._work.begin
        if self.tried(opened):
            self._back = None
            self._foot.say("")
            self._show_work()

    def _copy(self) -> None:
        self._work.copy()
        self._show_work()

    def _delete(self) -> None:
        name = self._work.id

        def delete() -> None:
            self._back = self._work.delete()

        if self.tried(delete):
            self._show_work()
            self._foot.say(tr("“{name}” is deleted. Undo brings it back.").format(name=name))
            self._undo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_back(self) -> None:
        if self._back is None or self._code.document().isUndoAvailable():
            self._code.undo()
            return
        if self.tried(self._back):
            self._back = None
            self._foot.say("")
            self._show_work()

    def _connect(self) -> None:
        self._choice.chosen.connect(lambda name: self.leave(lambda: self._open(name)))
        self._choice.copy.clicked.connect(lambda: self.leave(self._copy))
        self._choice.delete.clicked.connect(lambda: self._delete())
        self._code.textChanged.connect(self._on_text)
        self._wait.timeout.connect(self.read_now)
        self._problems.chosen.connect(self._code.go_to)
        self._save_it.clicked.connect(lambda: self.save())
        self._draft.clicked.connect(lambda: self.save_draft())
        self._undo.clicked.connect(lambda: self._take_back())
        save = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        save.activated.connect(self.save)

    def _laid_out(self) -> Columns:
        columns = Columns(5, 4)
        columns.left.addWidget(self._choice)
        columns.left.addWidget(self._file)
        paper = Card()
        paper.box.setContentsMargins(S, S, S, S)
        paper.box.addWidget(self._code)
        columns.left.addWidget(paper, 1)
        columns.left.addWidget(self._problems)
        columns.right.addWidget(self._figure)
        columns.right.addStretch(1)
        return columns
