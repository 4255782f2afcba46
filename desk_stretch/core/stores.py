"""What keeps the person's data, as the core and the engine see it; ``ports`` has the rest.

What a call has written is on the disk when it returns.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from desk_stretch.core.breaks.reminder import Reminder
    from desk_stretch.core.history.exchange import Brought
    from desk_stretch.core.history.records import (
        Outcome,
        PromptRecord,
        RestingExercise,
        SessionRecord,
        StepRecord,
    )
    from desk_stretch.core.history.tally import Tally
    from desk_stretch.core.ports import Call
    from desk_stretch.core.settings.managed import Managed


class Record(Protocol):
    """The person's history. Every write is on disk when the call returns."""

    def add_prompt(self, row: PromptRecord) -> None:
        """Keep a prompt's outcome, or a natural break."""

    def generation(self) -> int:
        """What changes when another history is in the place of this one: ids of before do not
        count in it."""

    def begin_session(self, row: SessionRecord) -> int:
        """Keep a session that starts now and return its id (the row's own id is ignored)."""

    def add_step(self, row: StepRecord) -> None:
        """Keep a step that has just ended."""

    def end_session(
        self, session: int, outcome: Outcome | None, done_s: float, steps_done: int, at: str
    ) -> None:
        """Complete a session's row; with outcome None the row is taken back (nothing was done)."""

    def add_resting(self, row: RestingExercise) -> None:
        """Leave an exercise out until ``row.until``."""

    def undo_resting(self, exercise: str) -> None:
        """Offer the exercise again at once."""

    def resting(self, at: str) -> list[RestingExercise]:
        """The exercises that are left out at that time."""

    def recent_steps(self, since: str) -> list[StepRecord]:
        """The finished steps since then, oldest first."""

    def sessions(self, since: str, before: str | None = None) -> list[SessionRecord]:
        """The sessions since then (and before another time), oldest first."""

    def prompts(self, since: str, before: str | None = None) -> list[PromptRecord]:
        """The prompts and natural breaks since then (and before another time), oldest first."""

    def save_state(self, state: Mapping[str, Any]) -> None:
        """Keep the planner's small state for the next start (JSON values only)."""

    def load_state(self) -> dict[str, Any] | None:
        """The state that was kept, or None."""


class Archive(Record, Protocol):
    """The record with what a person does to it as a whole, and what is drawn from it."""

    def tally(self, first: date, last: date) -> Tally:
        """The days from *first* to *last* in groups, however many rows they have."""

    def computers(self) -> dict[str, str]:
        """The names of the computers that share the record, by id; none if it is not shared."""

    def export(self, path: str, form: str | None = None, *, overwrite: bool = False) -> int:
        """Write everything into a file, by its ending ``csv``, ``json`` or ``ics``, and tell how
        many entries; raises StorageError or BadDataError."""

    def bring_in(self, path: str) -> Brought:
        """Add what a file has and the record has not; raises StorageError or BadDataError."""

    def remove(self, first: date, last: date, at: str) -> int:
        """Delete the days from *first* to *last*, and tell how many entries that were."""

    def removed(self) -> int:
        """How many entries ``bring_back`` would bring back."""

    def bring_back(self) -> int:
        """Take the last delete back, and tell how many entries that brings."""


class ReminderStore(Protocol):
    """The person's own reminders, the shipped templates among them."""

    @property
    def notices(self) -> tuple[str, ...]:
        """What was wrong at the last reading, one sentence or two each."""

    def load(self) -> tuple[Reminder, ...]:
        """Read all of them; one with problems is left out and told of in ``notices``."""

    def change(self, reminder: str, values: Mapping[str, Any] | None) -> None:
        """Write keys of one reminder, all or none; None takes it out, or back to its template.

        Raises BadDataError naming everything that is wrong, StorageError if nothing can be kept.
        """


class OwnStore(Protocol):
    """The texts of exercises and routines: the person's own, which can be written, and the shipped
    ones. *kind* is ``exercises`` or ``routines``; what cannot be done raises DeskStretchError."""

    def ids(self, kind: str) -> tuple[str, ...]:
        """The ids of the files that are there, readable or not, ours and the person's."""

    def own_ids(self, kind: str) -> tuple[str, ...]:
        """The ids of the person's files, readable or not."""

    def text(self, kind: str, name: str) -> str:
        """The text of one file."""

    def texts(self) -> dict[str, dict[str, str]]:
        """The texts of all files that can be read, by kind and id."""

    def save(
        self, kind: str, name: str, text: str, *, anew: bool = False, seen: str | None = None
    ) -> None:
        """Write one file of the person's; *anew*: only if there is none of that id. If it says
        something else by now than was *seen* in it, a copy of that is kept."""

    def remove(self, kind: str, name: str) -> Call:
        """Delete one file of the person's; what is returned brings it back."""

    def read_set(self, path: str) -> bytes:
        """The content of a file that somebody gave."""

    def write_set(self, path: str, text: str, *, overwrite: bool = False) -> None:
        """Write a set of routines and exercises into one file."""


class SettingsStore(Protocol):
    """The settings file: what differs from the defaults, as ``{"group.name": value}``."""

    def load(self) -> dict[str, Any]:
        """Every valid value in the file; damage was set aside and is told in ``notices``."""

    def save(self, values: Mapping[str, Any], *, reset: Collection[str] = ()) -> None:
        """Write the values atomically, keeping keys that this version does not know; *reset*
        takes keys out in any case, also one whose value in the file was refused."""

    @property
    def managed(self) -> Managed:
        """What the set-up of this computer presets and locks."""

    @property
    def notices(self) -> Sequence[str]:
        """Sentences for the person about what was wrong with the file."""
