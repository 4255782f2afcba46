"""Opening the history: damage and newer versions are set aside, and the app goes on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from desk_stretch.errors import StorageError
from desk_stretch.i18n import N_, told, tr
from desk_stretch.storage import header, rows
from desk_stretch.storage.atomic import local_now, set_aside
from desk_stretch.storage.header import DamagedError, identity
from desk_stretch.storage.history import History, MemoryRecord
from desk_stretch.storage.migrations import TABLES, NewerError, migrate, refuse_newer, write_ahead
from desk_stretch.storage.paths import made, unwritable

if TYPE_CHECKING:
    from sqlite3 import Connection

BUSY_S = 1.0
"""How long a call waits for another process; the one writer never waits in daily use."""

KEPT_AFTER_DELETE = timedelta(days=30)
"""How long what was deleted can be brought back; the first start after that forgets it."""

_COMPANIONS = ("-wal", "-shm", "-journal")
_DAMAGED = N_("The history was damaged. It is kept as {file}, and a new one begins now.")
_NEWER = N_(
    "The history was made by a newer version of the app. It is kept as {file}, "
    "and a new one begins now."
)


@dataclass(frozen=True, slots=True)
class Opened:
    """The record to go on with, and what the person is told about it."""

    record: History
    notices: tuple[str, ...] = ()


def open_history(
    path: Path, now: Callable[[], datetime] = local_now, *, beside: bool = False
) -> Opened:
    """Open the record to write it; there is always one to go on with.

    *beside*: another process may be writing too, so a session without an end is left to it.
    """
    path = Path(os.path.realpath(path))  # what belongs to a database lies beside the real file
    try:
        made(path.parent)
        return Opened(_open_to_write(path, now, beside=beside))
    except NewerError:
        return _begin_anew(path, "newer", _NEWER, now)
    except DamagedError:
        return _begin_anew(path, "damaged", _DAMAGED, now)
    except (StorageError, OSError) as error:
        return Opened(MemoryRecord(), (_not_kept(error),))


def read_history(path: Path) -> History:
    """Open the record to look at it, beside the app or without it; StorageError if that
    cannot be done. Nothing is moved, and no row is changed."""
    if not path.exists():
        return MemoryRecord()
    db = _looked_at(path)
    db.execute("PRAGMA query_only = ON")
    return History(db)


def change_history(path: Path) -> History:
    """Open the record to import or delete, beside the app or without it; StorageError if that
    cannot be done. Nothing is moved."""
    return History(connected(path))


def connected(path: Path) -> Connection:
    """The bare database of the record, for who works on its rows beside the app; StorageError if
    it cannot be had."""
    import sqlite3

    made(path.parent)
    try:
        path.touch(mode=0o600)
    except OSError as error:
        raise unwritable(path, error.strerror) from error
    db = _looked_at(path)
    db.row_factory = sqlite3.Row
    return db


def _looked_at(path: Path) -> Connection:
    """The database with the words for a person if it cannot be had."""
    try:
        return _connected(path)
    except DamagedError as error:
        raise StorageError(
            tr("The history {file} is damaged.").format(file=path),
            tr("It is set aside, not deleted, when the app starts next."),
        ) from error
    except NewerError as error:
        raise StorageError(
            tr("The history {file} was made by a newer version of the app.").format(file=path),
            tr("Please use that version to read it."),
        ) from error


def _open_to_write(path: Path, now: Callable[[], datetime], *, beside: bool = False) -> History:
    if not path.exists():
        path.touch(mode=0o600)
    history = KeptHistory(path, now)
    if beside:
        return history
    try:
        history.finish_orphans()
        history.forget((now() - KEPT_AFTER_DELETE).isoformat())
    except StorageError:
        history.close()
        raise
    return history


class KeptHistory(History):
    """A record that is open for days. If its file is deleted or replaced meanwhile, it goes on in
    the one that is there then; a disk that is away keeps its file, and so do we."""

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        self._path, self._now, self._generation = path, now, 0
        self._file = self._held = header.hold(path)
        with ExitStack() as undo:
            undo.callback(header.let_go, self._file)
            super().__init__(_connected(path))
            undo.pop_all()
        self._device = path.stat().st_dev

    def generation(self) -> int:
        """How many files were opened in the place of the first one."""
        with self._speaking():
            return self._generation

    def close(self) -> None:
        super().close()
        held, self._held = self._held, None
        header.let_go(held)

    @contextmanager
    def _speaking(self) -> Iterator[None]:
        if identity(self._path) != self._file and not self._is_disk_away():
            self._go_on_in_a_new_file()
        with super()._speaking():
            yield

    def _is_disk_away(self) -> bool:
        """Whether the nearest folder that there is lies on another disk than the file did."""
        nearest = next(each for each in self._path.parents if each.exists())
        return nearest.stat().st_dev != self._device

    def _go_on_in_a_new_file(self) -> None:
        import sqlite3

        with suppress(sqlite3.Error):  # into our file, wherever it is: the new one is not to get it
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.close()
        opened = open_history(self._path, self._now)
        self._db = opened.record.handed_over()
        self._file = self._held = identity(self._path)
        self._generation += 1
        if opened.notices:
            raise StorageError(told(opened.notices))


def _begin_anew(path: Path, word: str, notice: str, now: Callable[[], datetime]) -> Opened:
    try:
        aside = set_aside(path, word, now(), _COMPANIONS)
        told = tr(notice).format(file=aside)
        return Opened(_open_to_write(path, now), (told,))
    except (StorageError, OSError) as error:
        return Opened(MemoryRecord(), (_not_kept(error),))


def _not_kept(error: Exception) -> str:
    return tr("{problem} What you do until the app is closed is not kept.").format(problem=error)


def _connected(path: Path) -> Connection:
    """A sound database with the tables of this version; else DamagedError, NewerError, or
    StorageError where the surroundings are at fault and not the file."""
    import sqlite3

    db: Connection | None = None
    try:
        header.look(path)
        db = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=BUSY_S, isolation_level=None
        )
        _prepare(db)
    except (sqlite3.Error, UnicodeDecodeError, DamagedError, NewerError) as error:
        if db is not None:
            with suppress(sqlite3.Error):
                db.close()
        if rows.code(error) in rows.SURROUNDINGS:
            raise StorageError(
                tr("The history {file} cannot be opened: {cause}.").format(
                    file=path, cause=rows.cause(error)
                )
            ) from error
        if isinstance(error, NewerError):
            raise
        raise DamagedError from error
    return db


def _prepare(db: Connection) -> None:
    refuse_newer(db)  # before the first word that changes the file
    write_ahead(db)
    db.execute("PRAGMA synchronous = FULL")
    is_sound = _passes(db, "integrity_check")
    if not is_sound and not _passes(db, "quick_check"):  # all but the indexes
        raise DamagedError
    migrate(db)
    if _tables(db) != _wanted_tables():
        raise DamagedError
    if not is_sound:
        _make_indexes_anew(db)


def _passes(db: Connection, check: str) -> bool:
    """Whether the database stands a check of SQLite's own."""
    import sqlite3

    try:
        found: str = db.execute(f"PRAGMA {check}(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        if rows.code(error) in rows.SURROUNDINGS:
            raise
        return False
    return found == "ok"


def _make_indexes_anew(db: Connection) -> None:
    """Damage in an index hides rows that are there; what is damaged elsewhere stays as it is."""
    db.execute("BEGIN IMMEDIATE")
    db.execute("REINDEX")
    is_sound = _passes(db, "integrity_check")
    db.execute("COMMIT" if is_sound else "ROLLBACK")
    if not is_sound:
        raise DamagedError


def _tables(db: Connection) -> set[tuple[str, ...]]:
    """The columns as the database itself describes them, and what they refer to; no check of
    SQLite's reads these."""
    return {
        (table, *found)
        for table in TABLES
        for each in (
            'SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)',
            'SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)',
        )
        for found in db.execute(each, (table,))
    }


def _wanted_tables() -> set[tuple[str, ...]]:
    """The tables of this version, which every migration must lead to."""
    import sqlite3

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migrate(fresh)
        return _tables(fresh)
