"""Forms made by hand, and the catalogue that ships."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.exercise import (
    Dose,
    Exercise,
    Form,
    Phase,
    PhaseRole,
    Posture,
    Sides,
    Work,
)
from tests.shipped import shipped_catalogue

MakeForm = Callable[..., Form]
MakeExercise = Callable[..., Exercise]


@pytest.fixture(scope="session")
def make_form() -> MakeForm:
    """Make a form; everything has a default."""

    def make(
        work: Work = Work.HOLD,
        dose: Dose | None = None,
        *,
        stations: int = 1,
        sides: Sides = Sides.BOTH,
        postures: tuple[Posture, ...] = (Posture.SITTING,),
        form_id: str = "chair",
        **others: object,
    ) -> Form:
        start = Phase(PhaseRole.START, "start", 1.0, "Begin.")
        worked = Phase(PhaseRole.WORK, "work", 1.0, "Work.")
        return Form(
            id=form_id,
            postures=postures,
            desk=others.pop("desk", Posture.FLOOR not in postures),
            sides=sides,
            work=work,
            dose=dose or Dose(15.0),
            phases=(start, *[worked] * stations),
            **others,
        )

    return make


@pytest.fixture(scope="session")
def make_exercise() -> MakeExercise:
    """Make an exercise of these forms."""

    def make(exercise_id: str, *forms: Form, areas: tuple[str, ...] = ("neck",)) -> Exercise:
        return Exercise(exercise_id, exercise_id.title(), "Move.", areas, (), forms, own=True)

    return make


@pytest.fixture(scope="session")
def shipped() -> Catalogue:
    """The catalogue that ships."""
    return shipped_catalogue()
