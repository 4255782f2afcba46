"""The shape of an exercise: what a file in ``assets/exercises`` becomes once it was read.

The words are the author's English; whoever shows them passes them through ``i18n.tr``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from desk_stretch.core.catalogue.script import Marks, Script

if TYPE_CHECKING:
    from desk_stretch.core.figure.staging import Showing, Staging


class Posture(StrEnum):
    """How the body is held while a form is done."""

    SITTING = "sitting"
    STANDING = "standing"
    FLOOR = "floor"


class Sides(StrEnum):
    """Whether a form works both sides at once, or one after the other."""

    BOTH = "both"
    LEFT_RIGHT = "left-right"


class PhaseRole(StrEnum):
    """What a phase of an exercise is for; the dose says how long and how often."""

    START = "start"
    WORK = "work"
    REST = "rest"


class Work(StrEnum):
    """The way in which a form's work is dosed."""

    HOLD = "hold"
    EFFORT = "effort"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class Dose:
    """How long and how often, per side.

    *hold_s* is the time in each work phase of one repetition, easing in included; *rest_s* the
    time between repetitions; *repetitions* how often all work phases are gone through.
    With ``Work.MOVE``, *hold_s* is the time of each work phase of one repetition (the pace).
    *source* is ``""`` for ours, else the document and number, as ``"002-05"``; in a source's own
    dose 0 means that the source does not say.
    """

    hold_s: float
    repetitions: int = 1
    rest_s: float = 0.0
    source: str = ""


@dataclass(frozen=True, slots=True)
class Phase:
    """One station of the movement: the pose to move into, the seconds that takes, and the cue."""

    role: PhaseRole
    pose: str
    move_s: float
    cue: str
    marks: Marks = field(default=Marks(), repr=False)

    @property
    def showing(self) -> Showing:
        """What the phase shows besides its pose; read when it is first asked for."""
        return self.marks.read[0]


@dataclass(frozen=True, slots=True)
class Form:
    """One way to do an exercise."""

    id: str
    postures: tuple[Posture, ...]
    desk: bool
    sides: Sides
    work: Work
    dose: Dose
    phases: tuple[Phase, ...]
    equipment: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    source_doses: tuple[Dose, ...] = ()
    breathing: str = ""
    swap: str = ""
    note: str = ""
    script: Script = field(default=Script(), repr=False)

    @property
    def staging(self) -> Staging | None:
        """How the form is drawn, or None: a still picture of the posture has to do.

        Read when it is first asked for.
        """
        return self.script.read[0]

    @property
    def side_count(self) -> int:
        """2 where the sides take turns, else 1."""
        return 2 if self.sides is Sides.LEFT_RIGHT else 1

    @property
    def work_phases(self) -> tuple[Phase, ...]:
        """The phases that one repetition goes through, in order."""
        return tuple(p for p in self.phases if p.role is PhaseRole.WORK)


@dataclass(frozen=True, slots=True)
class Exercise:
    """One stretch or movement, with every way to do it. The first form is the default one."""

    id: str
    name: str
    summary: str
    areas: tuple[str, ...]
    sources: tuple[str, ...]
    forms: tuple[Form, ...]
    note: str = ""
    own: bool = field(default=False)

    def form(self, form_id: str) -> Form | None:
        """Return the form of that id, or None."""
        return next((f for f in self.forms if f.id == form_id), None)

    @property
    def postures(self) -> tuple[Posture, ...]:
        """Every posture that some form allows, each once, in the order of ``Posture``."""
        return tuple(p for p in Posture if any(p in f.postures for f in self.forms))


AREAS = (
    "neck", "shoulders", "upper-back", "chest", "side",
    "lower-back", "wrists", "hips", "legs", "eyes",
)  # fmt: skip

EQUIPMENT = (
    "chair", "desk", "wall", "door-frame", "mat", "cushion", "soft-balls", "fit-ball",
    "foam-roller", "band", "dumbbell", "rowing-machine",
)  # fmt: skip

DEFAULT_EQUIPMENT = ("chair", "desk", "wall")
