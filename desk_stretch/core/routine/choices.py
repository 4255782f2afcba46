"""What a person left out or allowed, and what that does to a form."""

from __future__ import annotations

from dataclasses import dataclass

from desk_stretch.core.catalogue.cautions import CAUTIONS, Effect
from desk_stretch.core.catalogue.exercise import DEFAULT_EQUIPMENT, Exercise, Form, Posture

BREATH_HOLD = "breath-hold"

_CHANGING = frozenset(each.tag for each in CAUTIONS.values() if each.effect is Effect.CHANGE_CUE)

WITH_THE_FLOOR = frozenset({"mat", "cushion"})
"""Who asks for the floor has something to lie on; it need not be ticked as equipment."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person allows. *without* are caution tags; *resting* are exercises that hurt lately.

    Exercises that hold the breath stay out until that was accepted once.
    """

    equipment: frozenset[str] = frozenset(DEFAULT_EQUIPMENT)
    without: frozenset[str] = frozenset()
    leave_out: frozenset[str] = frozenset()
    resting: frozenset[str] = frozenset()
    breath_holds_accepted: bool = False

    def allows(self, form: Form, exercise: Exercise) -> bool:
        """Whether this form of the exercise may be done."""
        if exercise.id in self.leave_out or exercise.id in self.resting:
            return False
        return self._has_equipment(form) and not self.leaves_out(form)

    def allows_in(self, posture: Posture, form: Form, exercise: Exercise) -> bool:
        """Whether this form may be done in a routine of that posture.

        At a desk a form that is not for the desk comes in only with gear that a person ticked.
        """
        if posture not in form.postures or not self.allows(form, exercise):
            return False
        has_gear = bool(set(form.equipment) - set(DEFAULT_EQUIPMENT))
        return posture is Posture.FLOOR or form.desk or has_gear

    def leaves_out(self, form: Form) -> bool:
        """Whether a caution keeps this form out."""
        left_out = self.without - _CHANGING
        if not self.breath_holds_accepted:
            left_out |= {BREATH_HOLD}
        return not left_out.isdisjoint(form.cautions)

    def cue_changes(self, form: Form) -> tuple[str, ...]:
        """Return the cues that chosen tags add to this form, in the author's English."""
        return tuple(
            caution.changed_cue
            for tag, caution in CAUTIONS.items()
            if tag in self.without & _CHANGING and caution.concerns(form)
        )

    def _has_equipment(self, form: Form) -> bool:
        implied = WITH_THE_FLOOR if Posture.FLOOR in form.postures else frozenset[str]()
        return set(form.equipment) <= self.equipment | implied
