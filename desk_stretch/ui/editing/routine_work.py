"""The routine that is being worked on: its draft, the way back, and its file. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.naming import id_from
from desk_stretch.core.catalogue.routine_rules import read_routine
from desk_stretch.core.catalogue.rules import NAME_LENGTH, OWN
from desk_stretch.core.catalogue.sets import ROUTINES
from desk_stretch.core.catalogue.text import read_text
from desk_stretch.core.catalogue.writing import routine_text
from desk_stretch.core.ports import Call
from desk_stretch.core.routine.draft import Draft, wrong
from desk_stretch.core.stores import OwnStore
from desk_stretch.errors import BadDataError
from desk_stretch.i18n import tr

_MOST = 100


class RoutineWork:
    """*id* is empty for one that has no file yet. Every change can be taken back. A copy is kept
    of what somebody else wrote into the file before a save."""

    def __init__(self, catalogue: Callable[[], Catalogue], store: OwnStore) -> None:
        self._catalogue, self._store = catalogue, store
        self.id = ""
        self.draft = Draft()
        self._saved = Draft()
        self._seen: dict[str, str] = {}  # the text of each file when it was read or written
        self._earlier: list[tuple[str, Call]] = []

    @property
    def is_changed(self) -> bool:
        """Whether anything would be lost by going away."""
        return self.draft != self._saved

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._earlier)

    def place(self) -> object:
        """Where the person is, for ``go_to_place`` of another one of these."""
        return self.id, self.draft, self._saved, self._seen

    def go_to_place(self, place: object) -> None:
        """Go on there; the way back of changes is not kept."""
        if isinstance(place, tuple):
            self.id, self.draft, self._saved, self._seen = place
            self._earlier.clear()

    def begin(self, draft: Draft = Draft()) -> None:  # noqa: B008 - it never changes
        """Begin a routine that has no file yet."""
        self.id, self.draft, self._saved = "", draft, Draft()
        self._earlier.clear()

    def open(self, routine_id: str) -> None:
        """Work on a routine of the person's; a shipped one is worked on as a copy."""
        is_own = (ROUTINES, routine_id) in self._catalogue().own
        seen = self._store.text(ROUTINES, routine_id) if is_own else ""  # never newer than draft
        routine = self._catalogue().routine(routine_id)
        if routine is None:
            raise BadDataError(tr("There is no routine “{name}”.").format(name=routine_id))
        if is_own:
            self.id, self.draft = routine_id, Draft.of(routine)
            self._saved = self.draft
            self._seen[routine_id] = seen
            self._earlier.clear()
        else:
            self.begin(Draft.of(routine))
            self.copy()
            self._earlier.clear()

    def copy(self) -> None:
        """Go on with a copy, under another name; the file stays as it is."""
        name = tr("{name}, my way").format(name=tr(self.draft.name))[:NAME_LENGTH].strip()
        self.id, self._saved = "", Draft()
        self.draft = replace(self.draft, name=name, source=OWN, note="")
        self._earlier.clear()

    def change(self, draft: Draft, kind: str = "") -> None:
        """Go on with another draft; changes of one *kind* in a row are taken back as one."""
        if draft == self.draft:
            return
        before = self.draft
        if not (kind and self._earlier and self._earlier[-1][0] == kind):
            self._earlier = [*self._earlier[1 - _MOST :], (kind, lambda: self._go_back(before))]
        self.draft = draft

    def discard(self) -> None:
        """Go back to the file; without one, begin anew."""
        self.draft = self._saved
        self._earlier.clear()

    def undo(self) -> None:
        """Take the last change back."""
        if self._earlier:
            self._earlier.pop()[1]()

    def save(self) -> str:
        """Write the file, and return its id; BadDataError if it could not be read back."""
        taken = self._store.ids(ROUTINES)
        name = self.id or id_from(self.draft.name, taken, "routine")
        text = routine_text(self.draft.named(name))
        table, problems = read_text(text)
        if table is not None:
            problems = read_routine(name, table, self._catalogue())[1]
        if problems:
            told = "; ".join(f"{each.key}: {each.expected}" for each in problems)
            raise BadDataError(tr("It was not saved."), told)
        self._store.save(ROUTINES, name, text, anew=not self.id, seen=self._seen.get(self.id))
        self._seen[name] = text
        self.id, self._saved = name, self.draft
        return name

    def rescue(self) -> None:
        """Keep what is not saved as a routine beside the file, if it can be one."""
        name = tr("{name}, not saved").format(name=self.draft.name or tr("Routine"))
        draft = replace(self.draft, name=name[:NAME_LENGTH].strip())
        if not wrong(draft):
            self.id, self.draft = "", draft
            self.save()

    def delete(self) -> None:
        """Delete the file; to undo that brings it back."""
        was, draft, saved = self.id, self.draft, self._saved
        bring_back = self._store.remove(ROUTINES, was)

        def back() -> None:
            bring_back()
            self.id, self.draft, self._saved = was, draft, saved

        self.begin()
        self._earlier.append(("", back))

    def _go_back(self, before: Draft) -> None:
        self.draft = before
