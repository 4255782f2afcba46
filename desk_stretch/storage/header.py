"""The head of the history's file, looked at before SQLite sees it, and whether that may be done.

A process has one set of locks on a file: closing any handle of it drops them all. So a file that
SQLite has open here is not opened beside it, or other processes would take the log away under us.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from threading import Lock

_BYTES = 100
_MAGIC = b"SQLite format 3\0"
_LEAST_PAGE = 512
_FRACTIONS = bytes((64, 32, 32))

Identity = tuple[int, int]

_held: Counter[Identity] = Counter()
_turn = Lock()


class DamagedError(Exception):
    """The file is not a sound database of ours."""


def identity(path: Path) -> Identity | None:
    """What stays the same of a file as long as nobody puts another one in its place."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def look(path: Path) -> None:
    """Refuse a ruined head with DamagedError; a file that is held here has been looked at."""
    with _turn:
        file = identity(path)
        if file is None or not _held[file]:
            _look(path)


def hold(path: Path) -> Identity | None:
    """Look at the file, and never again until it is let go of."""
    with _turn:
        file = identity(path)
        if file is not None:
            if not _held[file]:
                _look(path)
            _held[file] += 1
        return file


def let_go(file: Identity | None) -> None:
    """The connection that held it is closed."""
    with _turn:
        if file is not None and _held[file]:
            _held[file] -= 1


def _look(path: Path) -> None:
    """Refuse what SQLite would refuse, before SQLite sees it: opening a file with a ruined
    header throws the log beside it away, and the last rows with it."""
    try:
        with path.open("rb") as file:
            head = file.read(_BYTES)
            size = os.fstat(file.fileno()).st_size
        wal = path.with_name(f"{path.name}-wal")
        has_log = wal.exists() and wal.stat().st_size > 0
    except OSError:
        return  # SQLite finds the words for that
    page_size = int.from_bytes(head[16:18])
    # A log may still have to write the last page; without one, half a page was cut off.
    is_lost = has_log if not head else not has_log and size % max(page_size, _LEAST_PAGE) > 0
    is_sound = (
        len(head) == _BYTES
        and head.startswith(_MAGIC)
        and (page_size == 1 or (page_size >= _LEAST_PAGE and page_size.bit_count() == 1))
        and head[18] in (1, 2)
        and head[19] in (1, 2)
        and head[21:24] == _FRACTIONS
    )
    if is_lost or (head and not is_sound):
        raise DamagedError
