"""A routine of one step: a form with its own dose, to be looked at by itself."""

from __future__ import annotations

import math

from desk_stretch.core.catalogue.exercise import Dose, Exercise, Form
from desk_stretch.core.routine.fit import BEST_PREPARE_S, prepare_s
from desk_stretch.core.routine.routine import Routine, Step


def alone(
    exercise: Exercise, form: Form, side: str = "both", dose: Dose | None = None,
    cue_changes: tuple[str, ...] = (),
) -> Routine:  # fmt: skip
    """Return the routine of that form alone, with time enough to prepare.

    *side* ``"both"`` is everything that the form has to do; ``"left"`` or ``"right"`` is one of
    the sides that take turns. *dose* None is the form's own; *cue_changes* are the words that the
    person's cautions add.
    """
    taken = dose or form.dose
    seconds = math.ceil(BEST_PREPARE_S - prepare_s(Step(exercise, form, taken, 0, side)))
    step = Step(exercise, form, taken, seconds, side, cue_changes)
    return Routine("alone", exercise.name, form.postures[0], (step,))
