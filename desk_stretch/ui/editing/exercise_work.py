"""The exercise that is being written: its text, what is wrong with it, and its file. No widgets."""

from __future__ import annotations

from collections.abc import Callable

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.checking import checked
from desk_stretch.core.catalogue.exercise import Exercise
from desk_stretch.core.catalogue.naming import id_from
from desk_stretch.core.catalogue.rules import NAME_LENGTH
from desk_stretch.core.catalogue.sets import EXERCISES
from desk_stretch.core.catalogue.table import Problem
from desk_stretch.core.catalogue.template import TEMPLATE
from desk_stretch.core.catalogue.text import read_text
from desk_stretch.core.catalogue.writing import with_name
from desk_stretch.core.ports import Call
from desk_stretch.core.stores import OwnStore
from desk_stretch.i18n import tr

_FIRST = "exercise"


class ExerciseWork:
    """*id* is empty for one that has no file yet. *exercise* is the last one that could be read.
    A copy is kept of what somebody else wrote into the file before a save."""

    def __init__(self, catalogue: Callable[[], Catalogue], store: OwnStore) -> None:
        self._catalogue, self._store = catalogue, store
        self.id = self._saved = ""
        self.begin()

    @property
    def is_changed(self) -> bool:
        """Whether anything would be lost by going away."""
        return self.text != self._saved

    def place(self) -> object:
        """Where the person is, for ``go_to_place`` of another one of these."""
        return self.id, self.text, self._saved

    def go_to_place(self, place: object) -> None:
        """Go on there."""
        if isinstance(place, tuple):
            self.id, text, self._saved = place
            self.change(text)

    def begin(self, text: str = TEMPLATE) -> None:
        """Begin an exercise that has no file yet; the template alone is nothing to lose."""
        self.id, self._saved = "", TEMPLATE
        self.exercise: Exercise | None = None
        self.change(text)

    def open(self, exercise_id: str) -> None:
        """Work on an exercise of the person's, in order or not; on a copy of a shipped one."""
        text = self._store.text(EXERCISES, exercise_id)
        if exercise_id not in self._store.own_ids(EXERCISES):
            self._begin_copy(text)
            return
        self.id, self._saved = exercise_id, text
        self.exercise = None
        self.change(text)

    def copy(self) -> None:
        """Go on with a copy, under another name; the file stays as it is."""
        self._begin_copy(self.text)

    def change(self, text: str) -> None:
        """Go on with another text, and find out what is wrong with it."""
        self.text = text
        self.problems: list[Problem] = []
        name = self.id or self._name_for(text)
        exercise, self.problems = checked(name, text, self._catalogue())
        self.is_shown = exercise is not None
        if exercise is not None:
            self.exercise = exercise

    def discard(self) -> None:
        """Go back to the file; without one, to the template."""
        self.exercise = None
        self.change(self._saved)

    def save(self) -> str:
        """Write the file, in order or as a draft, and return its id."""
        name = self.id or self._name_for(self.text)
        seen = self._saved if self.id else None
        self._store.save(EXERCISES, name, self.text, anew=not self.id, seen=seen)
        self.id, self._saved = name, self.text
        return name

    def rescue(self) -> None:
        """Keep what is not saved beside the file, in order or as a draft."""
        name = f"{self.id or self._name_for(self.text)}-not-saved"
        self.id = id_from(name, self._store.ids(EXERCISES), _FIRST)
        self._store.save(EXERCISES, self.id, self.text, anew=True)
        self._saved = self.text

    def delete(self) -> Call:
        """Delete the file; what is returned brings it back, and goes on with it."""
        was, text = self.id, self.text
        bring_back = self._store.remove(EXERCISES, was)

        def back() -> None:
            bring_back()
            self.open(was)
            self.change(text)

        self.begin()
        return back

    def _begin_copy(self, text: str) -> None:
        named = read_text(text)[0] or {}
        said = named.get("name")
        name = tr(said) if isinstance(said, str) else tr("Exercise")
        self.begin(with_name(text, tr("{name}, my way").format(name=name)[:NAME_LENGTH].strip()))

    def _name_for(self, text: str) -> str:
        """The id that a new file gets, by the name in its text."""
        said = (read_text(text)[0] or {}).get("name")
        taken = self._store.ids(EXERCISES)
        return id_from(said if isinstance(said, str) else "", taken, _FIRST)
