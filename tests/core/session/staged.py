"""A small exercise with poses, and routines of it, for tests of what is acted out."""

from __future__ import annotations

from desk_stretch.core.catalogue.exercise import Dose, Exercise, Posture
from desk_stretch.core.catalogue.rules import read_exercise
from desk_stretch.core.routine.routine import Routine, Step

_PHASES = [
    {"role": "start", "pose": "start", "move": 1.5, "cue": "Sit tall."},
    {
        "role": "work", "pose": "stretch", "move": 2.0, "cue": "Bend to the {side}.",
        "glow": ["left.oblique"], "arrows": ["crown@0.5"],
    },
    {"role": "rest", "pose": "start", "move": 1.5, "cue": "Come back."},
]  # fmt: skip


def exercise(name="bend", *, view="front", base="sit", sides="left-right", phases=None, **more):
    """One exercise with one drawn form, leaning to the side that the cue names."""
    table = {
        "name": name.title(), "summary": "Bend.", "areas": ["side"], "sources": ["own"],
        "figure": {"base": base, "view": view},
        "pose": {"stretch": {"trunk": "lean right 25"}, "high": {"arms": "straight up"}},
        "form": {"chair": {
            "postures": ["sitting"], "desk": True, "sides": sides, "work": "hold",
            "dose": {"hold": 8}, "phase": phases or _PHASES, **more,
        }},
    }  # fmt: skip
    made, problems = read_exercise(name, table)
    assert made is not None, problems
    return made


def undrawn(made: Exercise) -> Exercise:
    """The same without a picture."""
    table = {
        "name": made.name, "summary": "Bend.", "areas": ["side"], "sources": ["own"],
        "form": {"chair": {
            "postures": ["sitting"], "desk": True, "sides": "left-right", "work": "hold",
            "dose": {"hold": 8}, "phase": [
                {key: each[key] for key in ("role", "pose", "move", "cue")} for each in _PHASES
            ],
        }},
    }  # fmt: skip
    plain, problems = read_exercise(made.id, table)
    assert plain is not None, problems
    return plain


def routine(*exercises: Exercise, seconds=28, side="both", dose=None) -> Routine:
    """One step of each exercise."""
    steps = tuple(
        Step(made, made.forms[0], dose or Dose(8.0), seconds, side, ()) for made in exercises
    )
    return Routine("sample", "A sample", Posture.SITTING, steps)
