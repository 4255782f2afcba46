"""Readers of words that name something: a posture, a body area, a tag, a routine, a length."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desk_stretch.cli.words import one_of
from desk_stretch.i18n import N_

if TYPE_CHECKING:
    from desk_stretch.core.catalogue.catalogue import Catalogue
    from desk_stretch.core.catalogue.named import NamedRoutine


def posture(word: str) -> str:
    """Read a posture."""
    from desk_stretch.core.catalogue.exercise import Posture

    return one_of(N_("There is no posture “{word}”"), (p.value for p in Posture))(word)


def area(word: str) -> str:
    """Read a body area."""
    from desk_stretch.core.catalogue.exercise import AREAS

    return one_of(N_("There is no body area “{word}”"), AREAS)(word.replace(" ", "-"))


def equipment(word: str) -> str:
    """Read a piece of equipment."""
    from desk_stretch.core.catalogue.exercise import EQUIPMENT

    return one_of(N_("There is no equipment “{word}”"), EQUIPMENT)(word)


def tag(word: str) -> str:
    """Read a caution tag."""
    from desk_stretch.core.catalogue.cautions import CAUTIONS

    return one_of(N_("There is no caution tag “{word}”"), CAUTIONS)(word)


def exercise(catalogue: Catalogue) -> Callable[[str], str]:
    """Return a reader of an exercise's id."""
    return one_of(N_("There is no exercise “{word}”"), (e.id for e in catalogue.exercises))


def routine(catalogue: Catalogue, word: str) -> NamedRoutine:
    """Return the named routine of that id."""
    named = {each.id: each for each in catalogue.routines}
    return named[one_of(N_("There is no routine “{word}”"), named)(word)]


def seconds(word: str) -> int:
    """Read the length of a routine."""
    from desk_stretch.remote import spans

    return spans.routine_length("--seconds", spans.whole_number(word))
