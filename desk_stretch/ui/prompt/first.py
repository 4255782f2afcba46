"""The exercise that the prompt's Start begins with, as the card shows it. Not the asking."""

from __future__ import annotations

from typing import NamedTuple

from desk_stretch.core.figure.still import Still
from desk_stretch.core.routine.routine import Routine
from desk_stretch.core.session.rehearsal import main_still_of
from desk_stretch.core.session.timeline import sides_of
from desk_stretch.ui.engine_view import SettingsView
from desk_stretch.ui.figure.picture import Costume, Work, costume_of


class First(NamedTuple):
    """Its picture, what to draw where it has none, and who is in it."""

    still: Still | None
    work: Work
    who: Costume


def first_of(routine: Routine | None, settings: SettingsView) -> First | None:
    """Return the first exercise of a routine; None if there is no routine."""
    if routine is None:
        return None
    step = routine.steps[0]
    side = sides_of(step)[0]
    still = main_still_of(step.form, side, mirror=settings["look.figure_mirror"])
    return First(
        still, Work(step.form.postures[0], step.exercise.areas, side), costume_of(settings)
    )
