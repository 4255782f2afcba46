"""The history database as one of several: what other computers are to be told, and what they told.

The one truth of a record is its row here; the files of the folder are made from rows and read into
rows. So nothing is lost while the folder is away, and what is shown never waits for it.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from desk_stretch.core.history.exchange import WholeSession
from desk_stretch.core.history.merge import (
    Kept,
    Line,
    Named,
    Shared,
    Turn,
    is_gone,
    record_id,
)
from desk_stretch.storage import rows
from desk_stretch.storage.exchange_rows import insert

if TYPE_CHECKING:
    from sqlite3 import Connection

    from desk_stretch.core.history.records import PromptRecord

BATCH = 500
"""Lines to a transaction: the app beside it waits for no longer than that."""

_OWN = "computer = '' AND NOT rehearsal AND (removed IS NULL OR shared IS NOT NULL)"
_UNTOLD = {
    "prompt": f"SELECT * FROM prompt WHERE told = 0 AND id > ? AND {_OWN} ORDER BY id LIMIT ?",
    "session": f"""
      SELECT * FROM session WHERE told = 0 AND id > ? AND {_OWN}
        AND outcome IS NOT NULL AND NOT taken_back ORDER BY id LIMIT ?
    """,
}
_HIGHER = """
INSERT INTO turn (id, n, told) VALUES (?, ?, 1)
ON CONFLICT (id) DO UPDATE SET n = excluded.n, told = 1 WHERE excluded.n > n
"""
_NAMED = """
INSERT INTO computer (id, name, n) VALUES (?, ?, ?)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, n = excluded.n WHERE excluded.n > n
"""
TABLES = ("prompt", "session")


@dataclass(slots=True)
class State:
    """What this computer knows of the folder: its own *id* there, which *folder* that was, how
    many bytes its file has, what of other files was read (by name: size, time, and where and
    after what the last whole line ends), and for how
    many lines of a file the person was told that they cannot be read."""

    id: str = ""
    folder: str = ""
    size: int = 0
    files: dict[str, list[int]] = field(default_factory=dict)
    told: dict[str, int] = field(default_factory=dict)


class TakenIn(NamedTuple):
    """How many *rows* changed, and whether one was restored that is forgotten here: then all files
    are to be read anew."""

    rows: int
    lacks: bool


def load(db: Connection) -> State:
    """The state as it was kept; a new id for a computer that has none."""
    found = db.execute("SELECT json FROM sharing").fetchone()
    state = State()
    with suppress(ValueError, TypeError):
        state = State(**json.loads(found["json"])) if found else state
    if not state.id:
        state.id = secrets.token_hex(8)
        save(db, state)
    return state


def save(db: Connection, state: State) -> None:
    """Keep the state."""
    db.execute(
        "INSERT INTO sharing VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET json = excluded.json",
        (json.dumps(asdict(state)),),
    )


def tell_all_again(db: Connection) -> None:
    """The folder, or our file in it, is not the one that was written."""
    with db:
        db.execute("BEGIN IMMEDIATE")
        for table in (*TABLES, "turn"):
            db.execute(f"UPDATE {table} SET told = 0")


def naming(db: Connection, own: str, name: str, *, again: bool) -> list[Line]:
    """The line with the name of this computer, if it is to be told."""
    found = db.execute("SELECT name, n FROM computer WHERE id = ?", (own,)).fetchone()
    if found is not None and found["name"] == name:
        return [Named(own, name, found["n"])] if again else []
    line = Named(own, name, found["n"] + 1 if found else 1)
    db.execute(_NAMED, (line.computer, line.name, line.n))
    return [line]


def untold(db: Connection, own: str) -> Iterator[tuple[list[Line], list[tuple[str, int, str]]]]:
    """What the folder has not got yet, batch by batch, and the rows that it is made from."""
    reached = dict.fromkeys(TABLES, 0)
    while lines_and_rows := _batch(db, own, reached):
        yield lines_and_rows


def give_ids(db: Connection, told: Sequence[tuple[str, int, str]]) -> None:
    """Write down the ids of these rows, before the folder has them: if the process ends between,
    what comes home from our own file is known to be here."""
    with db:
        db.execute("BEGIN IMMEDIATE")
        for table, number, shared in told:
            if table != "turn":
                db.execute(f"UPDATE {table} SET shared = ? WHERE id = ?", (shared, number))
                _drop_copies(db, table, shared)


def mark_told(db: Connection, told: Sequence[tuple[str, int, str]]) -> None:
    """These rows are in the folder now, on its disk."""
    with db:
        db.execute("BEGIN IMMEDIATE")
        for table, number, shared in told:
            if table == "turn":  # one that was turned again meanwhile is not told yet
                db.execute("UPDATE turn SET told = 1 WHERE id = ? AND n = ?", (shared, number))
            else:
                db.execute(f"UPDATE {table} SET told = 1 WHERE id = ?", (number,))


def take_in(db: Connection, own: str, found: Shared, at: str) -> TakenIn:
    """Bring what other computers wrote into the rows."""
    before = db.total_changes
    for line in found.names.values():
        if line.computer != own:
            db.execute(_NAMED, (line.computer, line.name, line.n))
    turned = [Turn(*pair) for pair in found.turns.items() if pair[1] > _turn(db, pair[0])]
    for some in _batches(turned):
        with db:
            db.execute("BEGIN IMMEDIATE")
            db.executemany(_HIGHER, [(one.id, one.n) for one in some])
    for records in _batches(list(found.records.values())):
        with db:
            db.execute("BEGIN IMMEDIATE")
            for kept in records:
                _take(db, own, kept)
    if turned:
        _apply(db, [one.id for one in turned], at)
    lacks = any(not is_gone(one.n) and not _places(db, one.id) for one in turned)
    return TakenIn(db.total_changes - before, lacks)


def forget_others(db: Connection) -> int:
    """Take the rows of other computers out; their own files have them."""
    with db:
        db.execute("BEGIN IMMEDIATE")
        of_others = "SELECT id FROM session WHERE computer <> ''"
        db.execute(f"DELETE FROM step WHERE session IN ({of_others})")
        return sum(
            db.execute(f"DELETE FROM {table} WHERE computer <> ''").rowcount for table in TABLES
        )


def _batch(
    db: Connection, own: str, reached: dict[str, int]
) -> tuple[list[Line], list[tuple[str, int, str]]] | None:
    lines: list[Line] = []
    told: list[tuple[str, int, str]] = []
    for table, query in _UNTOLD.items():
        for row in db.execute(query, (reached[table], BATCH)).fetchall():
            reached[table] = row["id"]
            entry: WholeSession | PromptRecord
            if table == "prompt":
                entry = rows.prompt(row)
            else:
                steps = db.execute("SELECT * FROM step WHERE session = ? ORDER BY id", (row["id"],))
                entry = WholeSession.of(rows.session(row), map(rows.step, steps))
            known = row["shared"] or record_id(entry)
            lines.append(Kept(known, own, entry))
            told.append((table, row["id"], known))
    for row in db.execute("SELECT id, n FROM turn WHERE told = 0 LIMIT ?", (BATCH,)).fetchall():
        lines.append(Turn(row["id"], row["n"]))
        told.append(("turn", row["n"], row["id"]))
    return (lines, told) if told else None


def _drop_copies(db: Connection, table: str, shared: str) -> None:
    """What this computer has itself (an import, for one) is not there a second time."""
    which = f"SELECT id FROM {table} WHERE shared = ? AND computer <> ''"
    if table == "session":
        db.execute(f"DELETE FROM step WHERE session IN ({which})", (shared,))
    db.execute(f"DELETE FROM {table} WHERE shared = ? AND computer <> ''", (shared,))


def _take(db: Connection, own: str, kept: Kept) -> None:
    """A record that is not here yet and not gone; one of our own comes home."""
    if is_gone(_turn(db, kept.id)) or _places(db, kept.id):
        return
    table, number = insert(db, kept.entry)
    computer = "" if kept.computer == own else kept.computer
    db.execute(
        f"UPDATE {table} SET computer = ?, shared = ?, told = 1 WHERE id = ?",
        (computer, kept.id, number),
    )


def _apply(db: Connection, turned: Sequence[str], at: str) -> None:
    """Hide what was deleted elsewhere, as a delete that can be taken back here; show the rest."""
    with db:
        db.execute("BEGIN IMMEDIATE")
        values = (at, rows.seconds(at))
        removal = db.execute("INSERT INTO removal (at, at_s) VALUES (?, ?)", values).lastrowid
        hidden = 0
        for one in turned:
            gone = is_gone(_turn(db, one))
            for table, number in _places(db, one):
                change = f"UPDATE {table} SET removed = ? WHERE id = ? AND removed IS NULL"
                if gone:
                    hidden += db.execute(change, (removal, number)).rowcount
                else:
                    db.execute(f"UPDATE {table} SET removed = NULL WHERE id = ?", (number,))
        if not hidden:
            db.execute("DELETE FROM removal WHERE id = ?", (removal,))


def _places(db: Connection, shared: str) -> list[tuple[str, int]]:
    """The rows of a record."""
    return [
        (table, row["id"])
        for table in TABLES
        for row in db.execute(f"SELECT id FROM {table} WHERE shared = ?", (shared,))
    ]


def _turn(db: Connection, shared: str) -> int:
    found = db.execute("SELECT n FROM turn WHERE id = ?", (shared,)).fetchone()
    return found["n"] if found else 1


def _batches(found: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (found[start : start + BATCH] for start in range(0, len(found), BATCH))
