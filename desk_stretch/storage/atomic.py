"""Writing a file whole or not at all, and setting one aside without overwriting another."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from glob import escape
from itertools import count
from pathlib import Path
from time import time

_LEFT_S = 60.0
"""A write takes moments: what is older was left by a process that was killed."""


def local_now() -> datetime:
    """The present local time, for the names of files that are set aside."""
    return datetime.now().astimezone()


def write_atomically(path: Path, content: bytes, *, fresh: bool = False) -> None:
    """Replace *path* by *content*: after a crash there is the old file or the new one.

    The file keeps its permissions; a new one is the person's only. *fresh*: FileExistsError if
    there is one already. Raises OSError.
    """
    mode = path.stat().st_mode & 0o777 if path.exists() and not fresh else 0o600
    begun = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    begun.unlink(missing_ok=True)  # of a process that was killed and had our number
    # Nobody else's file or link may stand in its place: an export goes to a folder of any kind.
    descriptor = os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        begun.chmod(mode)
        if fresh:
            _take_free_name(begun, path)
        else:
            begun.replace(path)
    except OSError:
        begun.unlink(missing_ok=True)
        raise
    _sweep(path)
    _settle(path.parent)


def _take_free_name(begun: Path, path: Path) -> None:
    """Give a whole file the name that nothing may have yet."""
    try:
        os.link(begun, path)
    except FileExistsError:
        raise
    except (OSError, AttributeError):  # not every file system knows links
        path.touch(mode=0o600, exist_ok=False)
        try:
            begun.replace(path)
        except OSError:
            path.unlink()
            raise
    else:
        begun.unlink()


def _sweep(path: Path) -> None:
    """Remove what a process that was killed in the middle of writing this file left beside it."""
    with suppress(OSError):
        for begun in path.parent.glob(f".{escape(path.name)}.*.tmp"):
            if time() - begun.stat().st_mtime > _LEFT_S:
                begun.unlink()


def set_aside(path: Path, word: str, now: datetime, companions: tuple[str, ...] = ()) -> Path:
    """Rename *path* to ``<name>.<word>-<date>-<time>`` (numbered if need be) and return that.

    Files named *path* plus one of *companions* go along, first. Raises OSError.
    """
    aside = _reserved(path, word, now, companions)
    moved = []
    try:
        for end in companions:
            if _beside(path, end).exists():
                _beside(path, end).rename(_beside(aside, end))
                moved.append(end)
        path.replace(aside)
    except OSError:
        for end in moved:  # the log of a database is worth nothing without it, and it without
            with suppress(OSError):
                _beside(aside, end).rename(_beside(path, end))
        aside.unlink()
        raise
    _settle(path.parent)
    return aside


def copy_aside(path: Path, word: str, now: datetime) -> Path:
    """Like ``set_aside``, but *path* stays where it is."""
    content = path.read_bytes()
    aside = _reserved(path, word, now)
    try:
        write_atomically(aside, content)
    except OSError:
        aside.unlink()
        raise
    return aside


def _reserved(path: Path, word: str, now: datetime, companions: tuple[str, ...] = ()) -> Path:
    """Take a name that is free, by an empty file of that name."""
    base = f"{path.name}.{word}-{now:%Y%m%d-%H%M%S}"
    names = (base if number == 1 else f"{base}-{number}" for number in count(1))
    return next(aside for name in names if _take(aside := path.with_name(name), companions))


def _take(aside: Path, companions: tuple[str, ...]) -> bool:
    """Create an empty file of that name; False if there is something of that name already."""
    if any(_beside(aside, end).exists() for end in companions):
        return False
    try:
        aside.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        return False
    return True


def _beside(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)


def _settle(folder: Path) -> None:
    """Bring the folder's list of names to the disk, where the system can do that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
