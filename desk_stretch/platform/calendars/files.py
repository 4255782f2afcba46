"""The calendar files that a person names: which they are, if they changed, and reading them all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from desk_stretch.i18n import told, tr
from desk_stretch.platform.calendars.events import BadCalendar

T = TypeVar("T")
Marks = tuple[tuple[str, int, int], ...]


def files_of(named: Collection[str]) -> list[Path]:
    """Every file that is named, or lies in a named folder."""
    files: list[Path] = []
    for word in named:
        place = Path(word)
        with suppress(OSError, RuntimeError):  # nobody's home, or a folder that is not to be seen
            place = place.expanduser()
            if place.is_dir():
                files += sorted(place.glob("*.ics"))
                continue
        files.append(place)
    return files


def marks_of(files: Iterable[Path]) -> Marks:
    """What changes when one of them does; those that are not there have none."""
    return tuple(mark for file in files if (mark := _mark_of(file)) is not None)


def read_all(
    files: Collection[Path], read: Callable[[bytes], Iterable[T]]
) -> tuple[tuple[T, ...], str]:
    """What *read* finds in them, and sentences about what cannot be read (empty: all can).

    Each file for itself, so that one that is damaged spoils no other.
    """
    found: list[T] = []
    problems = [] if files else [tr("There is no calendar file at the place that is named.")]
    for file in files:
        try:
            found += read(_bytes_of(file))
        except (OSError, BadCalendar) as error:
            reason = getattr(error, "strerror", None) or str(error)
            problems.append(tr("A calendar file cannot be read ({reason}).").format(reason=reason))
    return tuple(found), told(dict.fromkeys(problems))


def _bytes_of(file: Path) -> bytes:
    """What is in it; a pipe is not waited for, since it may never end."""
    mode = file.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise OSError(errno.EOPNOTSUPP, os.strerror(errno.EOPNOTSUPP))
    return file.read_bytes()


def _mark_of(file: Path) -> tuple[str, int, int] | None:
    try:
        state = file.stat()
    except OSError:
        return None
    return str(file), state.st_mtime_ns, state.st_size
