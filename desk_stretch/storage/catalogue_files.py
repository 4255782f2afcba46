"""Reads the exercise and routine files (TOML, small, UTF-8) into a catalogue. Writes nothing.

A file with problems is left out and listed in ``Catalogue.broken``; it never stops the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from desk_stretch.core.catalogue.catalogue import BrokenFile, Catalogue, at_odds
from desk_stretch.core.catalogue.exercise import Exercise
from desk_stretch.core.catalogue.named import NamedRoutine
from desk_stretch.core.catalogue.routine_rules import read_routine
from desk_stretch.core.catalogue.rules import read_exercise
from desk_stretch.core.catalogue.table import Problem
from desk_stretch.core.catalogue.text import LARGEST, WHOLE_FILE, read_bytes, unread
from desk_stretch.i18n import tr
from desk_stretch.resources import asset


def read_toml(path: Path) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Return the tables of a file, or None with what is wrong with it."""
    try:
        if not path.is_file():
            return unread(tr("a file that is there"))
        with path.open("rb") as file:
            return read_bytes(file.read(LARGEST + 1))
    except OSError as error:
        return unread(tr("a file that can be read ({why})").format(why=error.strerror or error))


def read_exercise_file(path: Path) -> tuple[Exercise | None, list[Problem]]:
    """Return the exercise of a file, or None with every problem of the file."""
    table, problems = read_toml(path)
    return (None, problems) if table is None else read_exercise(path.stem, table)


def check_file(path: Path, catalogue: Catalogue) -> list[Problem]:
    """Return every problem of a file, its pictures and the catalogue around it considered."""
    # Only here: loading a catalogue leaves the pictures unread.
    from desk_stretch.core.catalogue.checking import checked_table

    table, problems = read_toml(path)
    return problems if table is None else checked_table(path.stem, table, catalogue)[1]


def load_catalogue(
    exercise_folders: Sequence[Path] | None = None, routine_folders: Sequence[Path] | None = None
) -> Catalogue:
    """Return the catalogue of these folders; None means the one that ships with the app."""
    exercises: dict[str, Exercise] = {}
    broken: list[BrokenFile] = []
    for path in _files(exercise_folders, "exercises"):
        exercise, problems = read_exercise_file(path)
        if exercise and exercise.id in exercises:
            problems = [Problem(WHOLE_FILE, tr("an id that no other file has"))]
        elif exercise:
            exercises[exercise.id] = exercise
        if problems:
            broken.append(BrokenFile(path.name, tuple(problems)))
    found = Catalogue(tuple(exercises.values()))
    broken.extend(at_odds(found.exercises, found))
    return _with_routines(found, _files(routine_folders, "routines"), broken)


def _with_routines(found: Catalogue, paths: Iterable[Path], broken: list[BrokenFile]) -> Catalogue:
    routines: dict[str, NamedRoutine] = {}
    for path in paths:
        table, problems = read_toml(path)
        if table is not None:
            routine, problems = read_routine(path.stem, table, found)
            if routine and routine.id in routines:
                problems = [Problem(WHOLE_FILE, tr("an id that no other file has"))]
            elif routine:
                routines[routine.id] = routine
        if problems:
            broken.append(BrokenFile(path.name, tuple(problems)))
    return replace(found, routines=tuple(routines.values()), broken=tuple(broken))


def _files(folders: Sequence[Path] | None, shipped: str) -> list[Path]:
    if folders is None:
        folders = (asset(shipped),)
    return [path for folder in folders for path in sorted(folder.glob("*.toml"))]
