"""Starting a named routine: what was written, with the person's choices applied to it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from types import MappingProxyType
from typing import Final

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.exercise import Exercise, Form, Posture
from desk_stretch.core.catalogue.named import NamedRoutine, NamedStep
from desk_stretch.core.routine.brief import Recent
from desk_stretch.core.routine.choices import Choices
from desk_stretch.core.routine.fit import fit
from desk_stretch.core.routine.routine import Routine, Step
from desk_stretch.errors import BadDataError
from desk_stretch.i18n import tr

DEFAULT_ROUTINES: Final = MappingProxyType(
    {
        Posture.SITTING: "sitting-gentle",
        Posture.STANDING: "standing-gentle",
        Posture.FLOOR: "lying-classic",
    }
)
"""The routine to begin with in each posture."""


def as_written(named: NamedRoutine, *, optional: bool = False) -> Routine:
    """Return the routine step by step as its source has it; *optional* steps only if asked for."""
    steps = tuple(
        Step(each.exercise, each.form, each.dose, each.seconds)
        for each in named.steps
        if optional or not each.optional
    )
    return Routine(named.id, named.name, named.posture, steps)


def apply(
    named: NamedRoutine,
    choices: Choices,
    catalogue: Catalogue,
    recent: Recent = (),
    *,
    optional: bool = False,
) -> Routine:
    """Return the routine with every step that a person left out replaced, its length kept.

    A step gives way to its own swap, else to an exercise of the same posture and length that
    shares most of its areas and was done longest ago. Raises BadDataError, naming what to relax,
    if there is none.
    """
    written = [each for each in named.steps if optional or not each.optional]
    taken = {each.exercise.id for each in written}
    steps = []
    for each in written:
        step = _kept(each, choices) or _replaced(each, named, choices, catalogue, taken, recent)
        taken.add(step.exercise.id)
        steps.append(step)
    return Routine(named.id, named.name, named.posture, tuple(steps))


def _kept(written: NamedStep, choices: Choices) -> Step | None:
    if not choices.allows(written.form, written.exercise):
        return None
    changes = choices.cue_changes(written.form)
    return Step(written.exercise, written.form, written.dose, written.seconds, cue_changes=changes)


def _replaced(
    written: NamedStep,
    named: NamedRoutine,
    choices: Choices,
    catalogue: Catalogue,
    taken: Collection[str],
    recent: Recent,
) -> Step:
    """A swap that changes the posture waits until nothing else shares an area."""
    posture = _posture(written, named)
    swap = _swap(written, choices, catalogue, taken)
    if swap and posture in swap.form.postures:
        return swap
    distance = _distance(written, taken, recent)
    best = min(_fitting(posture, written.seconds, choices, catalogue), key=distance, default=None)
    if swap and not (best and set(best.exercise.areas) & set(written.exercise.areas)):
        return swap
    if best:
        return best
    raise BadDataError(
        tr("{routine}: nothing that is left can take the place of {exercise}.").format(
            routine=tr(named.name), exercise=tr(written.exercise.name)
        ),
        tr("Leave out fewer exercises or cautions, or choose another routine."),
    )


def _swap(
    written: NamedStep, choices: Choices, catalogue: Catalogue, taken: Collection[str]
) -> Step | None:
    """The swap that the author names, unless the routine already has that exercise."""
    found = catalogue.form(written.form.swap)
    if found is None or (found[0] is not written.exercise and found[0].id in taken):
        return None
    return _fitted(*found, written.seconds, choices)


def _distance(
    written: NamedStep, taken: Collection[str], recent: Recent
) -> Callable[[Step], tuple[bool, int, bool, int, str]]:
    """How far a step is from the written one; ties go to the one done longest ago."""
    last_done = {done[0]: place for place, done in enumerate(recent)}
    areas = written.exercise.areas

    def distance(step: Step) -> tuple[bool, int, bool, int, str]:
        theirs, name = step.exercise.areas, step.exercise.id
        shared = len(set(theirs) & set(areas))
        return name in taken, -shared, theirs[0] != areas[0], last_done.get(name, -1), name

    return distance


def _fitting(
    posture: Posture, seconds: int, choices: Choices, catalogue: Catalogue
) -> Iterator[Step]:
    """Every form that may be done in that posture and can last so many seconds."""
    for exercise in catalogue.exercises:
        for form in exercise.forms:
            if choices.allows_in(posture, form, exercise) and (
                step := _fitted(exercise, form, seconds, choices)
            ):
                yield step


def _fitted(exercise: Exercise, form: Form, seconds: int, choices: Choices) -> Step | None:
    dose = fit(form, seconds) if choices.allows(form, exercise) else None
    if dose is None:
        return None
    return Step(exercise, form, dose, seconds, cue_changes=choices.cue_changes(form))


def _posture(written: NamedStep, named: NamedRoutine) -> Posture:
    """The routine's posture, unless the step itself leaves it."""
    return named.posture if named.posture in written.form.postures else written.form.postures[0]
