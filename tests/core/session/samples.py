"""Small exercises and routines, built by hand: no authored file is read."""

from __future__ import annotations

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
from desk_stretch.core.moment import Moment
from desk_stretch.core.routine.routine import Routine, Step

START = Phase(PhaseRole.START, "start", 2.0, "Sit tall.")
STRETCH = Phase(PhaseRole.WORK, "stretch", 2.5, "Let the {side} ear sink away from the {other}.")
LOW = Phase(PhaseRole.WORK, "low", 1.0, "Lower.")
REST = Phase(PhaseRole.REST, "middle", 1.5, "Come back to the middle.")


def exercise(
    name="Ear to shoulder", *, sides=Sides.BOTH, work=Work.HOLD, dose=None,
    phases=(START, STRETCH, REST), cautions=(),
):  # fmt: skip
    """One exercise with one form."""
    form = Form(
        "chair", (Posture.SITTING,), True, sides, work, dose or Dose(15.0), tuple(phases),
        cautions=tuple(cautions),
    )  # fmt: skip
    return Exercise(name.lower().replace(" ", "-"), name, f"{name}.", ("neck",), ("own",), (form,))


def step(seconds=20, side="both", cue_changes=(), **words):
    """One step of an exercise with its own dose."""
    made = exercise(**words)
    form = made.forms[0]
    return Step(made, form, form.dose, seconds, side, tuple(cue_changes))


def routine(*steps, id="sample"):
    """A routine of *steps*."""
    return Routine(id, "A sample", Posture.SITTING, tuple(steps))


def three_minutes():
    """Five steps that last 180 s: a hold, two sides, an effort, movements, a hold."""
    return routine(
        step(30, name="Tall seat", dose=Dose(25.0)),
        step(45, name="Ear to shoulder", sides=Sides.LEFT_RIGHT, dose=Dose(18.0)),
        step(36, name="Press", work=Work.EFFORT, dose=Dose(5.0, 3, 5.0), cautions=("isometric",)),
        step(39, name="Heel lift", work=Work.MOVE, phases=(START, STRETCH, LOW), dose=Dose(3.0, 5)),
        step(30, name="Far look", dose=Dose(12.0, 2, 1.0), phases=(START, STRETCH)),
    )


NOON = Moment(wall=1_700_000_000.0, steady=5_000.0, slept=100.0)


def at(seconds, slept=0.0):
    """The moment so many waking seconds after noon, *slept* of sleep before it."""
    moment = NOON.after(seconds + slept)
    return Moment(moment.wall, moment.steady, NOON.slept + slept)
