"""Deleting days from the record: rows are marked, can be brought back, and are forgotten later.

A row belongs to the day that its time is written with: the one on the person's wall then.
Exercises that are left out are no part of a day and stay so.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desk_stretch.storage.rows import seconds

if TYPE_CHECKING:
    from sqlite3 import Connection

_DAYS = "removed IS NULL AND substr(at, 1, 10) BETWEEN :first AND :last"
_COUNT_DAYS = f"""
SELECT (SELECT count(*) FROM prompt WHERE {_DAYS})
  + (SELECT count(*) FROM session WHERE taken_back = 0 AND {_DAYS})
"""
# One delete or restore more of what is in the shared folder too; without one, nothing is.
_TURNED = """
INSERT INTO turn (id, n, told) SELECT DISTINCT shared, 2, 0 FROM {table}
WHERE shared IS NOT NULL AND {which} ON CONFLICT (id) DO UPDATE SET n = n + 1, told = 0
"""
_LAST = """
SELECT removed, count(*) FROM (
  SELECT removed FROM prompt WHERE removed IS NOT NULL UNION ALL
  SELECT removed FROM session WHERE removed IS NOT NULL AND taken_back = 0
) GROUP BY removed ORDER BY removed DESC LIMIT 1
"""
_FORGOTTEN = "(SELECT id FROM removal WHERE at_s < ?)"
_FORGET = (
    f"DELETE FROM step WHERE session IN (SELECT id FROM session WHERE removed IN {_FORGOTTEN})",
    f"DELETE FROM session WHERE removed IN {_FORGOTTEN}",
    f"DELETE FROM prompt WHERE removed IN {_FORGOTTEN}",
    "DELETE FROM removal WHERE at_s < ?",
)


def remove(db: Connection, first: date, last: date, at: str) -> int:
    """Mark what was recorded on these days, and return how many entries that are."""
    days = {"first": first.isoformat(), "last": last.isoformat()}
    with db:
        db.execute("BEGIN IMMEDIATE")
        count: int = db.execute(_COUNT_DAYS, days).fetchone()[0]
        if count:
            made = db.execute("INSERT INTO removal (at, at_s) VALUES (?, ?)", (at, seconds(at)))
            marked = {**days, "removal": made.lastrowid}
            for table in ("prompt", "session"):
                db.execute(f"UPDATE {table} SET removed = :removal WHERE {_DAYS}", marked)
                turned(db, table, "removed = ?", marked["removal"])
    return count


def last_removed(db: Connection) -> tuple[int, int]:
    """The id of the last delete that can be taken back, and how many entries it took; or 0, 0."""
    found = db.execute(_LAST).fetchone()
    return (found[0], found[1]) if found else (0, 0)


def bring_back(db: Connection) -> int:
    """Take the last delete back, and return how many entries that brings."""
    with db:
        db.execute("BEGIN IMMEDIATE")
        removal, count = last_removed(db)
        for table in ("prompt", "session"):
            turned(db, table, "removed = ?", removal)
            db.execute(f"UPDATE {table} SET removed = NULL WHERE removed = ?", (removal,))
        db.execute("DELETE FROM removal WHERE id = ?", (removal,))
    return count


def turned(db: Connection, table: str, which: str, value: object) -> None:
    """Note that these rows were deleted or came back, for the other computers."""
    db.execute(_TURNED.format(table=table, which=which), (value,))


def forget(db: Connection, before: str) -> None:
    """Delete what was marked before then; its place in the file is overwritten."""
    before_s = seconds(before)
    if not db.execute("SELECT 1 FROM removal WHERE at_s < ?", (before_s,)).fetchone():
        return
    db.execute("PRAGMA secure_delete = ON")
    with db:
        db.execute("BEGIN IMMEDIATE")
        for statement in _FORGET:
            db.execute(statement, (before_s,))
