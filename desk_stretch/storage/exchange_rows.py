"""The record as a whole, out of the database and into it; ids never leave it."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from desk_stretch.core.history.exchange import (
    Entry,
    Imported,
    WholeSession,
    identity,
    seconds_of,
)
from desk_stretch.core.history.records import PromptRecord, StepRecord
from desk_stretch.storage import rows
from desk_stretch.storage.removal import turned

if TYPE_CHECKING:
    from sqlite3 import Connection

Place = tuple[str, int]
"""A table, and the id of a row in it."""

# What runs, or was cut off, is not told: it would be another entry once it has ended.
_ENDED = "taken_back = 0 AND outcome IS NOT NULL"
_SEEN, _HIDDEN = "removed IS NULL", "removed IS NOT NULL"
_SESSION = """
INSERT INTO session (id, at, at_s, routine, posture, asked, steps_total, steps_done, planned_s,
  done_s, outcome, ended_at, rehearsal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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


def entries(db: Connection) -> list[Entry]:
    """Everything that can be seen and has ended, in the order of time."""
    return sorted((entry for _, entry in _all(db)), key=seconds_of)


def add(db: Connection, found: Sequence[Entry]) -> Imported:
    """Add what is not there yet, all or nothing; what was deleted comes back in its place."""
    version = _version(db)
    wanted = _missing(db, found)  # before the lock: it may take seconds, and the app writes too
    inserts = _inserts(db, wanted.fresh)
    with db:
        db.execute("BEGIN IMMEDIATE")
        if _version(db) != version:  # somebody wrote meanwhile
            wanted = _missing(db, found)
            inserts = _inserts(db, wanted.fresh)
        for table, row in wanted.hidden:
            turned(db, table, "id = ?", row)
            db.execute(f"UPDATE {table} SET removed = NULL WHERE id = ?", (row,))
        for statement, values in inserts.items():
            db.executemany(statement, values)
    added = len(wanted.hidden) + len(wanted.fresh)
    return Imported(added, len(found) - added)


def insert(db: Connection, entry: Entry) -> Place:
    """Add one entry, whatever is there; inside a transaction."""
    for statement, values in _inserts(db, [entry]).items():
        db.executemany(statement, values)
    table = "session" if isinstance(entry, WholeSession) else "prompt"
    return table, db.execute(f"SELECT max(id) FROM {table}").fetchone()[0]


class _Missing(NamedTuple):
    """What is to be shown again, and what is to be inserted."""

    hidden: list[Place]
    fresh: list[Entry]


def _missing(db: Connection, found: Iterable[Entry]) -> _Missing:
    there = Counter(identity(entry) for _, entry in _all(db))
    deleted: defaultdict[Hashable, list[Place]] = defaultdict(list)
    for place, entry in _marked(db, _HIDDEN):
        deleted[identity(entry)].append(place)
    missing = _Missing([], [])
    for entry in found:
        same = identity(entry)
        if there[same]:
            there[same] -= 1  # two that are the same in the file are two
        elif deleted[same]:
            missing.hidden.append(deleted[same].pop())
        else:
            missing.fresh.append(entry)
    return missing


def _version(db: Connection) -> int:
    """Another number after another process wrote."""
    version: int = db.execute("PRAGMA data_version").fetchone()[0]
    return version


def _all(db: Connection) -> Iterator[tuple[Place, Entry]]:
    yield from _marked(db, _SEEN)
    for row in db.execute("SELECT * FROM resting ORDER BY id"):
        yield ("resting", row["id"]), rows.resting(row)


def _marked(db: Connection, mark: str) -> Iterator[tuple[Place, Entry]]:
    """The sessions and prompts with that mark."""
    steps: defaultdict[int, list[StepRecord]] = defaultdict(list)
    of_them = f"SELECT id FROM session WHERE {_ENDED} AND {mark}"
    for row in db.execute(f"SELECT * FROM step WHERE session IN ({of_them}) ORDER BY id"):
        steps[row["session"]].append(rows.step(row))
    for row in db.execute(f"SELECT * FROM session WHERE {_ENDED} AND {mark} ORDER BY id"):
        yield ("session", row["id"]), WholeSession.of(rows.session(row), steps[row["id"]])
    for row in db.execute(f"SELECT * FROM prompt WHERE {mark} ORDER BY id"):
        yield ("prompt", row["id"]), rows.prompt(row)


def _inserts(db: Connection, fresh: Iterable[Entry]) -> dict[str, list[tuple[Any, ...]]]:
    """The values for each statement, a session before its steps."""
    following: int = db.execute("SELECT coalesce(max(id), 0) + 1 FROM session").fetchone()[0]
    found: dict[str, list[tuple[Any, ...]]] = {_SESSION: [], _STEP: [], _PROMPT: [], _REST: []}
    for entry in fresh:
        if isinstance(entry, WholeSession):
            found[_SESSION].append(_session_values(following, entry))
            found[_STEP] += [_step_values(following, step) for step in entry.steps]
            following += 1
        elif isinstance(entry, PromptRecord):
            at_s = rows.seconds(entry.at)
            found[_PROMPT].append(
                (entry.at, at_s, entry.reminder, entry.outcome, entry.reason, entry.rehearsal)
            )
        else:
            since_s, until_s = rows.seconds(entry.since), rows.seconds(entry.until)
            found[_REST].append(
                (entry.exercise, entry.since, since_s, entry.until, until_s, entry.undone)
            )
    return found


def _session_values(number: int, whole: WholeSession) -> tuple[Any, ...]:
    row = whole.session
    return (
        number, row.at, rows.seconds(row.at), row.routine, row.posture, row.asked, row.steps_total,
        row.steps_done, row.planned_s, row.done_s, row.outcome, row.ended_at, row.rehearsal,
    )  # fmt: skip


def _step_values(session: int, row: StepRecord) -> tuple[Any, ...]:
    return (
        session, row.index, row.at, rows.seconds(row.at), row.exercise, row.form, row.side,
        row.seconds, row.outcome, json.dumps(row.areas),
    )  # fmt: skip
