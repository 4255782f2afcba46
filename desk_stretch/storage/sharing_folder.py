"""The files in a folder that the person syncs: one of our own, only ever appended to, and those of
other computers, only ever read. Copies that a sync makes of a conflict are read like files.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from desk_stretch.core.history.merge import (
    LONGEST_LINE,
    Line,
    NotALine,
    Shared,
    gathered,
    understood,
    written,
)

PREFIX, ENDING = "desk-stretch-", ".jsonl"
MOST_BYTES = 128 * 1024 * 1024
MOST_FILES = 500
_MARKED = 4096


class BusyError(Exception):
    """Another process of this computer is at it."""


class Found(NamedTuple):
    """What a file says, how many of its lines cannot be read, where its last whole line ends, and
    a *mark* of what stands before that."""

    shared: Shared
    unread: int
    end: int
    mark: int


def own_file(folder: Path, computer: str) -> Path:
    """The file of a computer."""
    return folder / f"{PREFIX}{computer}{ENDING}"


def stamps(folder: Path, besides: str) -> dict[str, list[int]]:
    """Size and time of each file but one. Links are not followed. Raises OSError."""
    found: dict[str, list[int]] = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            is_ours = entry.name.startswith(PREFIX) and entry.name.endswith(ENDING)
            if not is_ours or entry.name == besides or not entry.is_file(follow_symlinks=False):
                continue
            stat = entry.stat(follow_symlinks=False)
            found[entry.name] = [stat.st_size, stat.st_mtime_ns]
            if len(found) >= MOST_FILES:
                break
    return found


def size_of(path: Path) -> int | None:
    """The bytes of a file, None if there is none. Raises OSError."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None


def read(path: Path, start: int = 0) -> Found:
    """Read a file line by line; one that cannot be read is counted and left where it is. The last
    one may be on its way still: it is not counted without its end. Raises OSError."""
    unread, end, place = 0, start, start

    def lines() -> Iterator[Line]:
        nonlocal unread, end, place
        for raw in _lines(path, start):
            is_ended = raw.endswith(b"\n")
            place += len(raw)
            end = place if is_ended else end
            try:
                yield understood(raw.rstrip(b"\n"))
            except NotALine:
                unread += is_ended and bool(raw.strip())

    shared = gathered(lines())
    return Found(shared, unread, end, mark(path, end))


def mark(path: Path, end: int) -> int:
    """A number for what stands before *end*: while it is the same, a file has only grown. Raises
    OSError."""
    with path.open("rb") as file:
        file.seek(max(0, end - _MARKED))
        return crc32(file.read(min(end, _MARKED)))


def append(path: Path, lines: Sequence[Line]) -> int:
    """Add lines at the end, on the disk when this returns; tells the size of the file then. What
    was written in part is taken back. Raises OSError."""
    content = b"".join(map(written, lines))
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(path, flags, 0o600), "r+b", buffering=0) as file:
        size = file.seek(0, os.SEEK_END)
        if size and not _ends_whole(file.fileno(), size):
            content = b"\n" + content
        try:
            _write(file.fileno(), content)
            os.fsync(file.fileno())
        except OSError:
            with suppress(OSError):
                file.truncate(size)
            raise
        return size + len(content)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Keep every other process of this computer out for as long; BusyError if one is at it. The
    system lets go of it when the process ends, however it ends."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(descriptor)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise BusyError from error


def _lines(path: Path, start: int) -> Iterator[bytes]:
    """The lines within bounds; of one that is longer the rest is a line too, and a damaged one."""
    left = MOST_BYTES - start
    with path.open("rb") as file:
        file.seek(start)
        while left > 0 and (raw := file.readline(LONGEST_LINE + 2)):
            left -= len(raw)
            yield raw


def _ends_whole(descriptor: int, size: int) -> bool:
    os.lseek(descriptor, size - 1, os.SEEK_SET)
    return os.read(descriptor, 1) == b"\n"


def _write(descriptor: int, content: bytes) -> None:
    while content:
        content = content[os.write(descriptor, content) :]
