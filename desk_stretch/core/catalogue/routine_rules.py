"""What a routine file must keep. Reading one reports all of its problems at once."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.doses import LEAST_PREPARE_S, MOST_PREPARE_S, busy_s
from desk_stretch.core.catalogue.exercise import Dose, Exercise, Form, Posture
from desk_stretch.core.catalogue.named import NamedRoutine, NamedStep
from desk_stretch.core.catalogue.rules import (
    HOLD_S,
    NAME_LENGTH,
    NOTE_LENGTH,
    OWN,
    REPETITIONS,
    REST_S,
    id_problem,
    plain,
    unclaimed,
)
from desk_stretch.core.catalogue.table import Problem, Table
from desk_stretch.i18n import tr

STEP_SECONDS = (15, 300)
TOTAL_SECONDS = (15, 3600)

_DOCUMENT = re.compile(r"\d{3}")


def read_routine(
    routine_id: str, table: Mapping[str, Any], catalogue: Catalogue
) -> tuple[NamedRoutine | None, list[Problem]]:
    """Return the routine that a file holds, or None with every problem of the file."""
    problems: list[Problem] = []
    if wrong := id_problem(routine_id):
        problems.append(wrong)
    top = Table(table, problems)
    name = top.text("name", NAME_LENGTH, check=plain)
    posture = top.choice("posture", Posture)
    total = top.whole("total", *TOTAL_SECONDS)
    source = top.text("source", NAME_LENGTH, check=_document)
    note = top.text("note", NOTE_LENGTH, required=False, check=unclaimed)
    steps = [_step(each, catalogue) for each in top.tables("step")]
    top.close()
    if not problems:
        _check_total(top, total, [step for step in steps if step])
    if problems or posture is None:
        return None, problems
    whole = tuple(step for step in steps if step)
    return NamedRoutine(routine_id, name, Posture(posture), total, whole, source, note), []


def _document(word: str) -> str | None:
    if word == OWN or _DOCUMENT.fullmatch(word):
        return None
    return tr("the number of a document such as 004, or “own”")


def _check_total(top: Table, total: int, steps: list[NamedStep]) -> None:
    added = sum(step.seconds for step in steps if not step.optional)
    if added != total:
        top.problem("total", tr("{seconds}, the sum of the steps").format(seconds=added))


def _step(table: Table, catalogue: Catalogue) -> NamedStep | None:
    exercise_id = table.text("exercise", NAME_LENGTH)
    form_id = table.text("form", NAME_LENGTH)
    seconds = table.whole("seconds", *STEP_SECONDS)
    optional = table.has("optional") and table.flag("optional")
    exercise, form = _find(table, exercise_id, form_id, catalogue)
    dose = _dose(table, form)
    table.close()
    if exercise is None or form is None or dose is None or not table.is_fine():
        return None
    _check_seconds(table, form, dose, seconds)
    return NamedStep(exercise, form, dose, seconds, optional)


def _find(
    table: Table, exercise_id: str, form_id: str, catalogue: Catalogue
) -> tuple[Exercise | None, Form | None]:
    exercise = catalogue.exercise(exercise_id)
    if exercise is None:
        if exercise_id:
            table.problem("exercise", tr("the id of an exercise that is there"))
        return None, None
    form = exercise.form(form_id)
    if form is None and form_id:
        known = " ".join(form.id for form in exercise.forms)
        table.problem("form", tr("one of: {words}").format(words=known))
    return exercise, form


def _dose(table: Table, form: Form | None) -> Dose | None:
    """Return the form's own dose with whatever the step says otherwise."""
    own = form.dose if form else Dose(HOLD_S[0])
    if not table.has("dose"):
        return own
    dose = table.table("dose")
    if dose is None:
        return None
    read = Dose(
        hold_s=dose.number("hold", *HOLD_S, missing=own.hold_s),
        repetitions=dose.whole("repetitions", *REPETITIONS, missing=own.repetitions),
        rest_s=dose.number("rest", *REST_S, missing=own.rest_s),
    )
    dose.close()
    return read


def _check_seconds(table: Table, form: Form, dose: Dose, seconds: int) -> None:
    busy = busy_s(form, dose)
    if not LEAST_PREPARE_S <= seconds - busy <= MOST_PREPARE_S:
        least = math.ceil(busy + LEAST_PREPARE_S)
        most = math.floor(busy + MOST_PREPARE_S)
        table.problem(
            "seconds",
            tr("{least} to {most}, which leaves 3 to 10 to prepare").format(least=least, most=most),
        )
