"""The arithmetic of a dose: how many seconds a form takes with it.

Whoever chooses a dose for a length is ``core.routine.fit``.
"""

from __future__ import annotations

from desk_stretch.core.catalogue.exercise import Dose, Form, Work

SWITCH_S = 2.0
"""Seconds to change sides."""

RELEASE_S = 1.0
"""Seconds to let go at the end of a step."""

LEAST_PREPARE_S = 3.0
MOST_PREPARE_S = 10.0


def work_s(form: Form, dose: Dose) -> float:
    """Seconds of work on one side, the rests between repetitions included.

    An effort also rests after its last repetition: as long off as on, every time.
    """
    rests = dose.repetitions if form.work is Work.EFFORT else dose.repetitions - 1
    return dose.repetitions * len(form.work_phases) * dose.hold_s + rests * dose.rest_s


def busy_s(form: Form, dose: Dose) -> float:
    """Seconds of everything but prepare: work on each side, switch and release."""
    switch_s = SWITCH_S * (form.side_count - 1)
    return form.side_count * work_s(form, dose) + switch_s + RELEASE_S
