"""The history of several computers: our rows into our file of the folder, the others' into rows.

``exchange`` is one round of that. It opens the database for itself, so that it can run in a thread
of its own: a folder on the network may take its time. What cannot be done is told in sentences; it
is done the next time.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desk_stretch.core.history.merge import LONGEST_NAME, Round, Wish
from desk_stretch.errors import StorageError
from desk_stretch.i18n import ntr, tr
from desk_stretch.storage import rows, sharing_folder, sharing_rows
from desk_stretch.storage.atomic import local_now
from desk_stretch.storage.opening import connected
from desk_stretch.storage.paths import made

if TYPE_CHECKING:
    from sqlite3 import Connection

    from desk_stretch.storage.sharing_rows import State

LOCK = "sharing.lock"
_KNOWN = 4


def exchange(history: Path, wish: Wish, now: Callable[[], datetime] = local_now) -> Round:
    """Do one round; another process of this computer that does one already is enough."""
    if not wish.folder and not history.exists():
        return Round()
    import sqlite3

    try:
        made(history.parent)
        with (
            sharing_folder.alone(history.with_name(LOCK)),
            closing(connected(history)) as db,
        ):
            return _round(db, wish, now().isoformat(timespec="seconds"))
    except sharing_folder.BusyError:
        return Round()
    except StorageError as error:
        return Round(told=(str(error),))
    except (sqlite3.Error, ValueError, OSError) as error:
        cause = (error.strerror or str(error)) if isinstance(error, OSError) else rows.cause(error)
        return Round(told=(_away(wish.folder, cause),))


def computer_name(name: str) -> str:
    """The name that this computer has for the others."""
    import platform

    name = name or platform.node() or tr("a computer")
    return "".join(one for one in name if one.isprintable())[:LONGEST_NAME]


def _round(db: Connection, wish: Wish, at: str) -> Round:
    state = sharing_rows.load(db)
    if not wish.folder:
        return _left(db, state)
    folder = Path(wish.folder).expanduser()
    if not folder.is_dir():
        return Round(told=(_away(wish.folder, tr("it is not there")),))
    told: list[str] = []
    try:
        _publish(db, state, folder, wish.name, at)
    except OSError as error:
        told.append(_away(wish.folder, error.strerror or str(error)))
    changed = _gather(db, state, folder, at, told)
    sharing_rows.save(db, state)
    return Round(changed, tuple(told))


def _left(db: Connection, state: State) -> Round:
    """Sharing was switched off: only what was done on this computer stays."""
    if not state.folder and not state.files:
        return Round()
    changed = sharing_rows.forget_others(db)
    state.folder, state.size, state.files = "", 0, {}
    sharing_rows.save(db, state)
    return Round(changed > 0)


def _publish(db: Connection, state: State, folder: Path, name: str, at: str) -> None:
    """Append what our file lacks; all of it, if that is another file than it was."""
    own = sharing_folder.own_file(folder, state.id)
    size = sharing_folder.size_of(own)
    if size and size != state.size:  # a copy of this computer wrote too, or a crash came between
        sharing_rows.take_in(db, state.id, sharing_folder.read(own).shared, at)
    is_another = state.folder != str(folder) or size is None or size < state.size
    if is_another:
        sharing_rows.tell_all_again(db)
        state.folder, state.size = str(folder), 0
        sharing_rows.save(db, state)
    head = sharing_rows.naming(db, state.id, computer_name(name), again=is_another)
    if head:
        state.size = sharing_folder.append(own, head)
    for lines, told in sharing_rows.untold(db, state.id):
        sharing_rows.give_ids(db, told)
        state.size = sharing_folder.append(own, lines)
        sharing_rows.mark_told(db, told)
        sharing_rows.save(db, state)


def _gather(db: Connection, state: State, folder: Path, at: str, told: list[str]) -> bool:
    """Read the files that are new or changed since the last time."""
    changed = 0
    try:
        present = sharing_folder.stamps(folder, sharing_folder.own_file(folder, state.id).name)
    except OSError as error:
        told.append(_away(str(folder), error.strerror or str(error)))
        return False
    for name, stamp in present.items():
        known = state.files.get(name, [])
        if known[:2] == stamp:
            continue
        try:
            start = _grown_from(folder / name, known)
            found = sharing_folder.read(folder / name, start)
        except OSError as error:
            told.append(
                tr("{path} cannot be read: {cause}.").format(
                    path=folder / name, cause=error.strerror
                )
            )
            continue
        taken = sharing_rows.take_in(db, state.id, found.shared, at)
        changed += taken.rows
        state.files[name] = [*stamp, found.end, found.mark]
        unread = found.unread + (state.told.get(name, 0) if start else 0)
        if unread > state.told.get(name, 0):
            told.append(_unread_words(name, unread))
        state.told[name] = unread
        if taken.lacks:
            state.files = {}
    return changed > 0


def _grown_from(path: Path, known: list[int]) -> int:
    """Where the new lines of a file begin; 0 if it did not only grow."""
    if len(known) < _KNOWN:
        return 0
    size, _, end, mark = known
    has_grown = path.stat().st_size >= size and sharing_folder.mark(path, end) == mark
    return end if has_grown else 0


def _away(folder: str, cause: str) -> str:
    if not folder:  # the last round, which is about the history alone
        return tr("The history could not be read or written: {cause}.").format(cause=cause)
    return tr(
        "The shared folder {folder} cannot be used now: {cause}. "
        "The history is kept here, and goes there when that is possible."
    ).format(folder=folder, cause=cause)


def _unread_words(name: str, count: int) -> str:
    return ntr(
        "In the shared {file} {n} line cannot be read; it stays there and is left out.",
        "In the shared {file} {n} lines cannot be read; they stay there and are left out.",
        count,
    ).format(file=name, n=count)
