"""The tables of the history, version by version; the number is kept in ``user_version``.

To change them: add one tuple of statements at the end of ``MIGRATIONS``, never touch an older
one, and add a sample of the older version to the tests.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection

# Every ``at`` is kept twice: as written, with its offset, and as seconds since 1970 to sort by.
_FIRST = (
    """
    CREATE TABLE prompt (
      id INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      at_s REAL NOT NULL,
      reminder TEXT NOT NULL,
      outcome TEXT NOT NULL,
      reason TEXT NOT NULL,
      rehearsal INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX prompt_by_time ON prompt (at_s)",
    """
    CREATE TABLE session (
      id INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      at_s REAL NOT NULL,
      routine TEXT NOT NULL,
      posture TEXT NOT NULL,
      asked INTEGER NOT NULL,
      steps_total INTEGER NOT NULL,
      steps_done INTEGER NOT NULL,
      planned_s INTEGER NOT NULL,
      done_s REAL NOT NULL,
      outcome TEXT,
      ended_at TEXT,
      rehearsal INTEGER NOT NULL,
      taken_back INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    "CREATE INDEX session_by_time ON session (at_s)",
    """
    CREATE TABLE step (
      id INTEGER PRIMARY KEY,
      session INTEGER NOT NULL REFERENCES session (id),
      place INTEGER NOT NULL,
      at TEXT NOT NULL,
      at_s REAL NOT NULL,
      exercise TEXT NOT NULL,
      form TEXT NOT NULL,
      side TEXT NOT NULL,
      seconds REAL NOT NULL,
      outcome TEXT NOT NULL,
      areas TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX step_by_session ON step (session)",
    "CREATE INDEX step_by_time ON step (at_s)",
    """
    CREATE TABLE resting (
      id INTEGER PRIMARY KEY,
      exercise TEXT NOT NULL,
      since TEXT NOT NULL,
      since_s REAL NOT NULL,
      until TEXT NOT NULL,
      until_s REAL NOT NULL,
      undone INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE state (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      json TEXT NOT NULL
    ) STRICT
    """,
)

# What the person deletes is marked with the delete that took it, so that it can be taken back.
_REMOVAL = (
    """
    CREATE TABLE removal (
      id INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      at_s REAL NOT NULL
    ) STRICT
    """,
    "ALTER TABLE prompt ADD COLUMN removed INTEGER REFERENCES removal (id)",
    "ALTER TABLE session ADD COLUMN removed INTEGER REFERENCES removal (id)",
    "CREATE INDEX prompt_by_removal ON prompt (removed) WHERE removed IS NOT NULL",
    "CREATE INDEX session_by_removal ON session (removed) WHERE removed IS NOT NULL",
)

# A record may have come from another computer (its id; empty for this one). *shared* is the id
# that the record has in the shared folder, *told* whether it is there; a turn counts the deletes
# and restores of one (core/history/merge.py).
_SHARING = (
    *(
        f"ALTER TABLE {table} ADD COLUMN {column}"
        for table in ("prompt", "session")
        for column in (
            "computer TEXT NOT NULL DEFAULT ''",
            "shared TEXT",
            "told INTEGER NOT NULL DEFAULT 0",
        )
    ),
    "CREATE INDEX prompt_by_shared ON prompt (shared) WHERE shared IS NOT NULL",
    "CREATE INDEX session_by_shared ON session (shared) WHERE shared IS NOT NULL",
    """
    CREATE TABLE turn (
      id TEXT PRIMARY KEY,
      n INTEGER NOT NULL,
      told INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE computer (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      n INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE sharing (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      json TEXT NOT NULL
    ) STRICT
    """,
)

TABLES = ("prompt", "session", "step", "resting", "state", "removal", "turn", "computer", "sharing")

MIGRATIONS: tuple[tuple[str, ...], ...] = (_FIRST, _REMOVAL, _SHARING)


class NewerError(Exception):
    """The database was written by a newer version of the app."""


def version_of(db: Connection) -> int:
    """The version of the tables; 0 before there are any."""
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    return version


def refuse_newer(db: Connection) -> None:
    """Raise NewerError if the tables are past this version; nothing is changed."""
    _is_current(db, len(MIGRATIONS))


def migrate(db: Connection, migrations: tuple[tuple[str, ...], ...] = MIGRATIONS) -> None:
    """Bring the tables to this version, all or nothing; NewerError if they are past it."""
    if _is_current(db, len(migrations)):
        return
    with db:
        db.execute("BEGIN IMMEDIATE")
        if not _is_current(db, len(migrations)):  # another process may have come first
            for statement in chain.from_iterable(migrations[version_of(db) :]):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {len(migrations)}")


def _is_current(db: Connection, version: int) -> bool:
    if version_of(db) > version:
        raise NewerError
    return version_of(db) == version


def write_ahead(db: Connection) -> None:
    """Keep a log beside the file. SQLite waits for nobody when it changes that, and does when a
    transaction begins: so whoever opens the same new file at the same instant is waited for."""
    import sqlite3

    try:
        db.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError:
        db.execute("BEGIN IMMEDIATE")
        db.execute("COMMIT")
        db.execute("PRAGMA journal_mode = WAL")
