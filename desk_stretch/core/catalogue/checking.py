"""Everything that is wrong with the text of an exercise, whoever wrote it: file or editor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desk_stretch.core.catalogue.catalogue import Catalogue, swap_problems
from desk_stretch.core.catalogue.exercise import Exercise
from desk_stretch.core.catalogue.rules import read_anyhow
from desk_stretch.core.catalogue.staging_rules import staging_problems
from desk_stretch.core.catalogue.table import Problem
from desk_stretch.core.catalogue.text import LARGEST, read_text, unread
from desk_stretch.i18n import tr


def checked(name: str, text: str, around: Catalogue) -> tuple[Exercise | None, list[Problem]]:
    """Return the exercise of a text, None if it cannot be read, and every problem of it.

    An exercise that comes with problems can be done: its swap or its picture has a fault.
    """
    if len(text.encode("utf-8", "surrogatepass")) > LARGEST:
        return unread(tr("a file of at most 64 KiB"))
    table, problems = read_text(text)
    return (None, problems) if table is None else checked_table(name, table, around)


def checked_table(
    name: str, table: Mapping[str, Any], around: Catalogue
) -> tuple[Exercise | None, list[Problem]]:
    """Like ``checked``, of a text that was read."""
    exercise, problems = read_anyhow(name, table)
    further = swap_problems(exercise, around) + staging_problems(exercise)
    return (None if problems else exercise), problems + further
