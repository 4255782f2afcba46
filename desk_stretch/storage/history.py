"""The record on SQLite: every prompt, session and step, on the disk when a call returns.

What is taken back or deleted is marked, and gone for good a month later (``removal.py``).
Opening, damage and versions: opening.py; the record as a whole: ``exchange_rows.py``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from desk_stretch.core.history.records import (
    Outcome,
    PromptRecord,
    RestingExercise,
    SessionRecord,
    StepOutcome,
    StepRecord,
)
from desk_stretch.errors import StorageError
from desk_stretch.i18n import tr
from desk_stretch.storage import exchange_rows, removal, rows
from desk_stretch.storage.migrations import migrate
from desk_stretch.storage.tallies import DONE as _DONE
from desk_stretch.storage.tallies import SECONDS as _SECONDS

if TYPE_CHECKING:
    from datetime import date
    from sqlite3 import Connection, Row

    from desk_stretch.core.history.exchange import Brought, Entry, Imported
    from desk_stretch.core.history.tally import Tally

R = TypeVar("R")

_BEGIN = """
INSERT INTO session (at, at_s, routine, posture, asked, steps_total, steps_done, planned_s,
  done_s, outcome, ended_at, rehearsal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_END = """
UPDATE session SET outcome = ?, steps_done = ?, done_s = ?, ended_at = ?, taken_back = ?
WHERE id = ?
"""
_STEP = """
INSERT INTO step (session, place, at, at_s, exercise, form, side, seconds, outcome, areas)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_PROMPT = """
INSERT INTO prompt (at, at_s, reminder, outcome, reason, rehearsal) VALUES (?, ?, ?, ?, ?, ?)
"""
_REST = """
INSERT INTO resting (exercise, since, since_s, until, until_s, undone) VALUES (?, ?, ?, ?, ?, ?)
"""
_RESTING = """
SELECT exercise, since, max(until_s), until, undone FROM resting
WHERE undone = 0 AND since_s <= :at AND until_s > :at GROUP BY exercise ORDER BY until_s, exercise
"""
_PROMPTS = """
SELECT * FROM prompt WHERE removed IS NULL AND at_s >= ? AND at_s < ? ORDER BY at_s, id
"""
_RECENT = """
SELECT step.* FROM step JOIN session ON session.id = step.session
WHERE step.at_s >= ? AND step.outcome = ? AND NOT rehearsal AND removed IS NULL
ORDER BY step.at_s, step.id
"""
_STATE = "INSERT INTO state VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET json = excluded.json"

_LAST = "(SELECT at FROM step WHERE session = session.id ORDER BY id DESC LIMIT 1)"
_SESSIONS = f"""
SELECT id, at, routine, posture, asked, steps_total,
  iif(outcome IS NULL, {_DONE}, steps_done) AS steps_done, planned_s,
  iif(outcome IS NULL, {_SECONDS}, done_s) AS done_s, outcome, ended_at, rehearsal, computer
FROM session WHERE taken_back = 0 AND removed IS NULL AND at_s >= ? AND at_s < ?
ORDER BY at_s, id
"""
_ORPHANS = f"""
UPDATE session SET
  outcome = iif({_DONE} >= steps_total, :completed, :partial), steps_done = {_DONE},
  done_s = {_SECONDS}, ended_at = coalesce({_LAST}, at), taken_back = {_LAST} IS NULL
WHERE outcome IS NULL AND taken_back = 0
"""


class History:
    """The ``Record`` on an open database with the tables of this version."""

    def __init__(self, db: Connection) -> None:
        import sqlite3

        db.row_factory = sqlite3.Row
        db.execute("PRAGMA foreign_keys = ON")
        self._db = db

    def add_prompt(self, row: PromptRecord) -> None:
        at_s = rows.seconds(row.at)
        self._write(_PROMPT, (row.at, at_s, row.reminder, row.outcome, row.reason, row.rehearsal))

    def generation(self) -> int:
        return 0

    def begin_session(self, row: SessionRecord) -> int:
        return self._write(
            _BEGIN,
            (
                row.at, rows.seconds(row.at), row.routine, row.posture, row.asked,
                row.steps_total, row.steps_done, row.planned_s, row.done_s, row.outcome,
                row.ended_at, row.rehearsal,
            ),
        )  # fmt: skip

    def add_step(self, row: StepRecord) -> None:
        self._write(
            _STEP,
            (
                row.session, row.index, row.at, rows.seconds(row.at), row.exercise, row.form,
                row.side, row.seconds, row.outcome, json.dumps(row.areas),
            ),
        )  # fmt: skip

    def end_session(
        self, session: int, outcome: Outcome | None, done_s: float, steps_done: int, at: str
    ) -> None:
        """Without an outcome the row stays in the file, marked, and is never shown."""
        self._write(_END, (outcome, steps_done, done_s, at, outcome is None, session))

    def finish_orphans(self) -> None:
        """Give an outcome to the sessions that a crash left without one. Only for the process
        that writes: to any other, a running session looks the same."""
        self._write(_ORPHANS, {"completed": Outcome.COMPLETED, "partial": Outcome.PARTIAL})

    def add_resting(self, row: RestingExercise) -> None:
        since_s, until_s = rows.seconds(row.since), rows.seconds(row.until)
        self._write(_REST, (row.exercise, row.since, since_s, row.until, until_s, row.undone))

    def undo_resting(self, exercise: str) -> None:
        self._write("UPDATE resting SET undone = 1 WHERE exercise = ?", (exercise,))

    def resting(self, at: str) -> list[RestingExercise]:
        """Each exercise once, with the last of its dates, the soonest to come back first."""
        return self._read(rows.resting, _RESTING, {"at": rows.seconds(at)})

    def recent_steps(self, since: str) -> list[StepRecord]:
        """Only steps that were done, and none of a rehearsal: its days may be invented."""
        return self._read(rows.step, _RECENT, (rows.seconds(since), StepOutcome.DONE))

    def steps_of(self, session: int) -> list[StepRecord]:
        """The steps of one session, in the order in which they ended."""
        return self._read(rows.step, "SELECT * FROM step WHERE session = ? ORDER BY id", (session,))

    def sessions(self, since: str, before: str | None = None) -> list[SessionRecord]:
        return self._read(rows.session, _SESSIONS, rows.span(since, before))

    def prompts(self, since: str, before: str | None = None) -> list[PromptRecord]:
        return self._read(rows.prompt, _PROMPTS, rows.span(since, before))

    def tally(self, first: date, last: date) -> Tally:
        """The groups of these days, as they are written."""
        from desk_stretch.storage.tallies import tally  # late: only the history window asks

        with self._speaking():
            return tally(self._db, first, last)

    def computers(self) -> dict[str, str]:
        """The names of the computers whose rows are here, by id; none if it is this one alone."""
        return dict(self._read(tuple, "SELECT id, name FROM computer", ()))

    def save_state(self, state: Mapping[str, Any]) -> None:
        self._write(_STATE, (json.dumps(dict(state)),))

    def load_state(self) -> dict[str, Any] | None:
        """None too if somebody edited it into something else."""
        found = self._read(rows.state, "SELECT json FROM state", ())
        return found[0] if found else None

    def entries(self) -> list[Entry]:
        """Everything that has ended, in the order of time."""
        with self._speaking():
            return exchange_rows.entries(self._db)

    def add_entries(self, found: Sequence[Entry]) -> Imported:
        """Add what is not there yet, all or nothing."""
        with self._speaking():
            return exchange_rows.add(self._db, found)

    def bring_in(self, path: str) -> Brought:
        """Add what a file has; what it is, its content tells."""
        from desk_stretch.storage.exchange_files import read_file  # late: seldom used

        return read_file(Path(path)).brought(self.add_entries)

    def remove(self, first: date, last: date, at: str) -> int:
        """Delete the days from *first* to *last*, as they are written; tells how many entries."""
        with self._speaking():
            return removal.remove(self._db, first, last, at)

    def removed(self) -> int:
        """How many entries ``bring_back`` would bring back."""
        with self._speaking():
            return removal.last_removed(self._db)[1]

    def bring_back(self) -> int:
        """Take the last delete back; tells how many entries."""
        with self._speaking():
            return removal.bring_back(self._db)

    def forget(self, before: str) -> None:
        """Take what was deleted before then out of the file for good."""
        with self._speaking():
            removal.forget(self._db, before)

    def export(self, path: str, form: str | None = None, *, overwrite: bool = False) -> int:
        """Write everything into a file; tells how many entries. The ending tells the form."""
        from desk_stretch.storage.exchange_files import write  # late: seldom used

        return write(Path(path), self.entries(), form, overwrite=overwrite)

    def handed_over(self) -> Connection:
        """The bare database, for a record that goes on with it."""
        return self._db

    def close(self) -> None:
        """Give the file back; the record cannot be used any more."""
        self._db.close()

    def _write(self, sql: str, values: tuple[Any, ...] | dict[str, Any]) -> int:
        with self._speaking():
            return self._db.execute(sql, values).lastrowid or 0

    def _read(
        self, record: Callable[[Row], R], sql: str, values: tuple[Any, ...] | dict[str, Any]
    ) -> list[R]:
        with self._speaking():
            return [record(row) for row in self._db.execute(sql, values)]

    @contextmanager
    def _speaking(self) -> Iterator[None]:
        """Turn an error of the database into one with a sentence for the person."""
        import sqlite3

        try:
            yield
        except (sqlite3.Error, ValueError) as error:
            raise StorageError(
                tr("The history could not be read or written: {cause}.").format(
                    cause=rows.cause(error)
                ),
                tr("The app goes on; the rest of the history is unharmed."),
            ) from error


class MemoryRecord(History):
    """A record that lasts as long as the app runs: for a folder that cannot be written."""

    def __init__(self) -> None:
        import sqlite3

        db = sqlite3.connect(":memory:", isolation_level=None)
        migrate(db)
        super().__init__(db)
