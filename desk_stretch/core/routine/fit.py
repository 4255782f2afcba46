"""Fits a form into a number of seconds: exact arithmetic, and the choice of a dose.

A step is prepare, work on each side, the switch between sides, and release; ``catalogue.doses``
has the sums. Prepare is whatever the dose leaves over.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from desk_stretch.core.catalogue.doses import (
    LEAST_PREPARE_S,
    MOST_PREPARE_S,
    SWITCH_S,
    busy_s,
    work_s,
)
from desk_stretch.core.catalogue.exercise import Dose, Form, Work
from desk_stretch.core.routine.routine import Step

EASY_PREPARE_S = 8.0
BEST_PREPARE_S = 5.0
LEAST_STEP = 15

_HOLD_S = (10, 30)
_HOLD_REPETITIONS = 6
_EFFORT_S = 5.0
_EFFORT_REPETITIONS = 24
_PACE_S = (1.5, 30.0)
_MOVE_REPETITIONS = 120


def prepare_s(step: Step) -> float:
    """Seconds of *step* that its dose leaves to prepare."""
    busy = busy_s(step.form, step.dose)
    if step.side != "both" and step.form.side_count == 2:
        busy -= work_s(step.form, step.dose) + SWITCH_S
    return step.seconds - busy


def usual_seconds(form: Form) -> int:
    """Whole seconds of a step with the form's own dose, with time enough to prepare."""
    return math.ceil(busy_s(form, form.dose) + BEST_PREPARE_S)


def fit(form: Form, seconds: int) -> Dose | None:
    """Return the dose with which *form* fills so many seconds, or None if none does.

    The form's own dose is taken where it may be composed and leaves an easy time to prepare;
    else the repetitions stay as near to it as they can, and prepare comes near to 5 s.
    """
    fitting = [dose for dose in _doses(form, seconds) if _leaves_prepare(form, dose, seconds)]
    return min(fitting, key=lambda dose: _strain(form, dose, seconds), default=None)


def lengths(form: Form, seconds: range, most_prepare_s: float = MOST_PREPARE_S) -> list[int]:
    """Return those of *seconds* that *form* can fill exactly, ascending."""
    fillable: set[int] = set()
    for dose in _doses(form, seconds[-1]):
        busy = busy_s(form, dose)
        first = max(LEAST_STEP, math.ceil(busy + LEAST_PREPARE_S))
        fillable.update(range(first, math.floor(busy + most_prepare_s) + 1))
    return sorted(fillable & set(seconds))


def _leaves_prepare(form: Form, dose: Dose, seconds: int) -> bool:
    prepare = seconds - busy_s(form, dose)
    return seconds >= LEAST_STEP and LEAST_PREPARE_S <= prepare <= MOST_PREPARE_S


def _strain(form: Form, dose: Dose, seconds: int) -> tuple[bool, bool, int, float, float]:
    """How far a dose is from what one would like; the smallest is taken."""
    prepare = seconds - busy_s(form, dose)
    changed_s = abs(dose.hold_s - form.dose.hold_s)
    added = abs(dose.repetitions - form.dose.repetitions)
    is_own = not changed_s and not added
    return prepare > EASY_PREPARE_S, not is_own, added, abs(prepare - BEST_PREPARE_S), changed_s


def _doses(form: Form, seconds: int) -> Iterator[Dose]:
    """Every dose that the composer may use, as far as it can fit into *seconds*."""
    most_s = seconds - LEAST_PREPARE_S
    for hold_s in _holds(form):
        for repetitions in range(1, _most_repetitions(form) + 1):
            dose = Dose(hold_s, repetitions, _rest_s(form))
            if busy_s(form, dose) > most_s:
                break
            yield dose


def _holds(form: Form) -> tuple[float, ...]:
    if form.work is Work.EFFORT:
        return (_EFFORT_S,)
    if form.work is Work.HOLD:
        return tuple(float(hold) for hold in range(_HOLD_S[0], _HOLD_S[1] + 1))
    low, high = _PACE_S
    return (form.dose.hold_s,) if low <= form.dose.hold_s <= high else ()


def _most_repetitions(form: Form) -> int:
    return {
        Work.HOLD: _HOLD_REPETITIONS,
        Work.EFFORT: _EFFORT_REPETITIONS,
        Work.MOVE: _MOVE_REPETITIONS,
    }[form.work]


def _rest_s(form: Form) -> float:
    """An effort is as long off as on; another angle of it, where there are several, is the off."""
    if form.work is Work.EFFORT:
        return 0.0 if len(form.work_phases) > 1 else _EFFORT_S
    return form.dose.rest_s
