"""The shape of a named routine as it was written. Applying a person's choices: ``core.routine``."""

from __future__ import annotations

from dataclasses import dataclass

from desk_stretch.core.catalogue.exercise import Dose, Exercise, Form, Posture


@dataclass(frozen=True, slots=True)
class NamedStep:
    """A step as written. An *optional* one is left out, and not counted, unless asked for."""

    exercise: Exercise
    form: Form
    dose: Dose
    seconds: int
    optional: bool = False


@dataclass(frozen=True, slots=True)
class NamedRoutine:
    """A routine from a file. *source* is a document's number, or "own"."""

    id: str
    name: str
    posture: Posture
    total_seconds: int
    steps: tuple[NamedStep, ...]
    source: str = "own"
    note: str = ""
