"""The shape of a routine: ordered steps, each an exercise with its form, dose and seconds."""

from __future__ import annotations

from dataclasses import dataclass

from desk_stretch.core.catalogue.exercise import Dose, Exercise, Form, Posture


@dataclass(frozen=True, slots=True)
class Step:
    """An exercise with its dose. *seconds* is everything: prepare, work, switch, rest, release.

    *side* is ``"both"`` (both at once, or one after the other with equal time), ``"left"`` or
    ``"right"``. What the dose does not use of *seconds* is the time to prepare.
    """

    exercise: Exercise
    form: Form
    dose: Dose
    seconds: int
    side: str = "both"
    cue_changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Routine:
    """Steps that fill a break. *id* is ``"composed"`` for one that the composer made."""

    id: str
    name: str
    posture: Posture
    steps: tuple[Step, ...]
    seed: int | None = None

    @property
    def total_seconds(self) -> int:
        """The exact length: the sum of its steps."""
        return sum(step.seconds for step in self.steps)
