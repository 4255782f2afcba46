"""Sets of routines, out of the person's folder and into it; nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Iterable

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.sets import (
    EXERCISES,
    KINDS,
    ROUTINES,
    Addition,
    Import,
    Texts,
    plan_import,
    read_set,
    set_text,
)
from desk_stretch.core.stores import OwnStore
from desk_stretch.errors import BadDataError, DeskStretchError
from desk_stretch.i18n import tr


def routine_set(routines: Iterable[str], catalogue: Catalogue, store: OwnStore) -> str:
    """Return the set of some routines of the person's, with every exercise of theirs in it."""
    texts: Texts = {kind: {} for kind in KINDS}
    for name in routines:
        routine = catalogue.routine(name)
        if routine is None or (ROUTINES, name) not in catalogue.own:
            raise BadDataError(
                tr("There is no routine “{name}” of your own.").format(name=name),
                tr("Your own ones: {names}.").format(names=", ".join(own_routines(catalogue))),
            )
        texts[ROUTINES][name] = store.text(ROUTINES, name)
        for step in routine.steps:
            if (EXERCISES, step.exercise.id) in catalogue.own:
                texts[EXERCISES][step.exercise.id] = store.text(EXERCISES, step.exercise.id)
    text = set_text(texts)
    read_set(text.encode())  # what could not be taken in again is not given out
    return text


def own_routines(catalogue: Catalogue) -> list[str]:
    """Return the ids of the person's own routines."""
    return sorted(name for kind, name in catalogue.own if kind == ROUTINES)


def planned(path: str, store: OwnStore, catalogue: Catalogue) -> Import:
    """Return what the file would add; nothing is written."""
    taken = {kind: store.ids(kind) for kind in KINDS}
    return plan_import(read_set(store.read_set(path)), catalogue, store.texts(), taken)


def carry_out(plan: Import, store: OwnStore) -> None:
    """Write everything that the plan adds, or nothing."""
    written: list[Addition] = []
    try:
        for each in plan.added:
            store.save(each.kind, each.id, each.text, anew=True)
            written.append(each)
    except DeskStretchError:
        for each in written:
            store.remove(each.kind, each.id)
        raise
