"""Half a minute of a routine to try: one exercise that asks for no care and leaves no trace."""

from __future__ import annotations

from collections.abc import Iterator

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.exercise import Exercise, Form, Posture
from desk_stretch.core.routine.choices import Choices
from desk_stretch.core.routine.fit import fit
from desk_stretch.core.routine.routine import Routine, Step
from desk_stretch.ui.engine_view import SettingsView

SECONDS = 30

_FIRST = ("shoulder-rolls", "shoulder-blade-squeeze")  # tried before all others


def taste_of(catalogue: Catalogue, settings: SettingsView) -> Routine | None:
    """Return a routine of one step; None if what the person left out leaves nothing to try."""
    for posture in dict.fromkeys((Posture(settings["movement.posture"]), Posture.SITTING)):
        for exercise, form in _to_try(catalogue, posture, _choices(settings)):
            dose = fit(form, SECONDS)
            if dose is not None:
                step = Step(exercise, form, dose, SECONDS)
                return Routine("taste", exercise.name, posture, (step,))
    return None


def _to_try(
    catalogue: Catalogue, posture: Posture, choices: Choices
) -> Iterator[tuple[Exercise, Form]]:
    """What can be done as it is: figure and all, without gear and without a caution."""
    first = [each for name in _FIRST if (each := catalogue.exercise(name)) is not None]
    for exercise in (*first, *catalogue.exercises):
        for form in exercise.forms:
            plain = not form.cautions and not form.equipment and form.staging is not None
            if plain and choices.allows_in(posture, form, exercise):
                yield exercise, form


def _choices(settings: SettingsView) -> Choices:
    return Choices(
        without=frozenset(settings["movement.without"]),
        leave_out=frozenset(settings["movement.leave_out"]),
    )
