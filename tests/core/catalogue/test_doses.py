"""How long the work of a dose lasts, with its rests, and a step with its two sides."""

from __future__ import annotations

import pytest

from desk_stretch.core.catalogue.doses import busy_s, work_s
from desk_stretch.core.catalogue.exercise import Dose, Sides, Work
from tests.core.session.samples import LOW, START, STRETCH, exercise


def form(work, *, angles=1, sides=Sides.BOTH):
    phases = (START, *(STRETCH, LOW)[:angles])
    return exercise(work=work, phases=phases, sides=sides).forms[0]


@pytest.mark.parametrize(
    ("work", "angles", "dose", "seconds"),
    [
        (Work.HOLD, 1, Dose(15), 15),
        (Work.HOLD, 1, Dose(15, 3, 2), 15 + 2 + 15 + 2 + 15),
        (Work.HOLD, 2, Dose(15, 2, 4), 30 + 4 + 30),
        (Work.MOVE, 2, Dose(3, 4), 4 * 6),
        (Work.MOVE, 1, Dose(3, 2, 5), 3 + 5 + 3),
        (Work.EFFORT, 1, Dose(5, 2, 5), 5 + 5 + 5 + 5),
    ],
)
def test_there_is_a_rest_between_repetitions_and_after_the_last_effort(work, angles, dose, seconds):
    assert work_s(form(work, angles=angles), dose) == seconds


def test_two_sides_take_twice_as_long_and_two_seconds_to_change():
    dose = Dose(10, 2, 5)
    assert busy_s(form(Work.HOLD), dose) == 25 + 1
    assert busy_s(form(Work.HOLD, sides=Sides.LEFT_RIGHT), dose) == 25 + 2 + 25 + 1
