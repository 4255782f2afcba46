"""The person's own exercises and routines, laid beside the shipped ones and read within bounds.

Whoever asks for the catalogue gets the folders as they are now: a look at the names, sizes and
times tells whether anything has to be read again, so nobody waits or watches.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, Final, NamedTuple

from desk_stretch.core.catalogue.catalogue import BrokenFile, Catalogue
from desk_stretch.core.catalogue.routine_rules import read_routine
from desk_stretch.core.catalogue.rules import read_exercise
from desk_stretch.core.catalogue.sets import EXERCISES, KINDS, ROUTINES
from desk_stretch.core.catalogue.table import Problem, shown
from desk_stretch.core.catalogue.text import WHOLE_FILE
from desk_stretch.i18n import tr
from desk_stretch.storage import catalogue_files
from desk_stretch.storage.catalogue_files import read_toml

MOST_NAMES: Final = 2000
"""Entries of a folder that are looked at."""

MOST_FILES: Final = 200
MOST_BYTES: Final = 2 * 1024 * 1024
"""Of one folder; more than that would take seconds to read."""

Stamp = tuple[tuple[str, int, int, int], ...]


class _Found(NamedTuple):
    """A file in one of the folders."""

    path: Path
    size: int
    is_plain: bool


class OwnCatalogue:
    """Gives the shipped catalogue with the person's own files beside it."""

    def __init__(self, data: Path) -> None:
        """Look into the folders ``exercises`` and ``routines`` of *data*."""
        self._data = data
        self._stamp: tuple[Stamp, ...] | None = None
        self._shipped: Catalogue | None = None
        self._whole = Catalogue()

    def __call__(self) -> Catalogue:
        """Return the catalogue as it is now; the same one as long as no file has changed."""
        stamp = tuple(_stamp(self._data / kind) for kind in KINDS)
        if stamp != self._stamp:
            self._shipped = self._shipped or catalogue_files.load_catalogue()
            self._whole = read_own(self._shipped, self._data)
            self._stamp = stamp
        return self._whole


def whole_catalogue() -> Catalogue:
    """Return the catalogue with the files in the person's folder."""
    from desk_stretch.storage.paths import find_folders

    return _beside(find_folders().data)()


@cache
def _beside(data: Path) -> OwnCatalogue:
    return OwnCatalogue(data)


def read_own(shipped: Catalogue, data: Path) -> Catalogue:
    """Return the catalogue with the files of *data* beside the shipped ones."""
    reading = _Reading(shipped, data)
    reading.read_exercises()
    reading.read_routines()
    return reading.whole()


class _Reading:
    """Reads both folders; what has problems is kept with them."""

    def __init__(self, shipped: Catalogue, data: Path) -> None:
        self._shipped, self._data = shipped, data
        self._exercises = {each.id: each for each in shipped.exercises}
        self._routines = {each.id: each for each in shipped.routines}
        self._own: set[tuple[str, str]] = set()
        self._broken: list[BrokenFile] = []

    def read_exercises(self) -> None:
        """Read them, and then look at their swaps and pictures, with all the others around.

        One whose swap or picture has a fault is offered all the same, and told of.
        """
        from desk_stretch.core.catalogue.checking import checked_table  # only who has own files

        tables = list(self._tables(EXERCISES))
        for path, table in tables:
            exercise, _ = read_exercise(path.stem, table)
            if exercise and not self._is_taken(EXERCISES, path, exercise.id, self._exercises):
                self._exercises[exercise.id] = exercise
        around = self._catalogue()
        for path, table in tables:
            self._keep(EXERCISES, path, checked_table(path.stem, table, around)[1])

    def read_routines(self) -> None:
        """Read them, with every exercise that there is now."""
        around = self._catalogue()
        for path, table in self._tables(ROUTINES):
            routine, problems = read_routine(path.stem, table, around)
            if routine and not self._is_taken(ROUTINES, path, routine.id, self._routines):
                self._routines[routine.id] = routine
            self._keep(ROUTINES, path, problems)

    def whole(self) -> Catalogue:
        """Return everything that was read."""
        broken = (*self._shipped.broken, *self._broken)
        routines = tuple(self._routines.values())
        return replace(
            self._catalogue(), routines=routines, broken=broken, own=frozenset(self._own)
        )

    def _catalogue(self) -> Catalogue:
        return Catalogue(tuple(self._exercises.values()))

    def _is_taken(self, kind: str, path: Path, name: str, present: dict[str, Any]) -> bool:
        """The one that came with the app stays."""
        if name in present:
            expected = tr("another id; the app came with one of this id, and that one stays")
            self._keep(kind, path, [Problem(WHOLE_FILE, expected)])
            return True
        self._own.add((kind, name))
        return False

    def _keep(self, kind: str, path: Path, problems: list[Problem]) -> None:
        if problems:
            self._broken.append(BrokenFile(shown(path.name), tuple(problems), kind))

    def _tables(self, kind: str) -> Iterator[tuple[Path, dict[str, Any]]]:
        read = 0
        for number, (path, size, is_plain) in enumerate(_files(self._data / kind), start=1):
            read += size
            if number > MOST_FILES or read > MOST_BYTES:
                expected = tr("a folder of at most {files} files and 2 MiB; the rest is not read")
                problem = Problem(WHOLE_FILE, expected.format(files=MOST_FILES))
                self._keep(kind, path, [problem])
                return
            if not is_plain:
                self._keep(kind, path, [Problem(WHOLE_FILE, tr("a file of its own, not a link"))])
                continue
            table, problems = read_toml(path)
            self._keep(kind, path, problems)
            if table is not None:
                yield path, table


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """The files of ours in a folder, by name; a folder that cannot be read has none."""
    try:
        with os.scandir(folder) as entries:
            found = [each for each in islice(entries, MOST_NAMES) if each.name.endswith(".toml")]
    except OSError:
        return []
    return sorted(
        (each for each in found if not each.name.startswith(".")), key=lambda each: each.name
    )


def _files(folder: Path) -> list[_Found]:
    found = []
    for entry in _entries(folder):
        try:
            size = entry.stat(follow_symlinks=False).st_size
        except OSError:
            continue  # gone since
        found.append(_Found(Path(entry.path), size, entry.is_file(follow_symlinks=False)))
    return found


def _stamp(folder: Path) -> Stamp:
    stamps = []
    for entry in _entries(folder):
        try:
            stat = entry.stat(follow_symlinks=False)
        except OSError:
            continue
        stamps.append((entry.name, stat.st_mtime_ns, stat.st_size, stat.st_ino))
    return tuple(stamps)
