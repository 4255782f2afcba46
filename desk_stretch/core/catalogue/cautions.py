"""The closed list of caution tags: what each one tells a person, and what choosing it does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from desk_stretch.core.catalogue.exercise import Form, Work
from desk_stretch.i18n import N_


class Effect(StrEnum):
    """What a tag does once a person has chosen it."""

    LEAVE_OUT = "leave out"
    CHANGE_CUE = "change the cue"


@dataclass(frozen=True, slots=True)
class Caution:
    """A tag in the person's words.

    *label* completes "leave out exercises with …"; *sentence* is shown while preparing a step
    with this tag; *changed_cue* is added to the cues once a tag that changes the cue is chosen.
    """

    tag: str
    label: str
    sentence: str
    changed_cue: str = ""

    @property
    def effect(self) -> Effect:
        """Leave the step out, unless there is another cue for it."""
        return Effect.CHANGE_CUE if self.changed_cue else Effect.LEAVE_OUT

    def concerns(self, form: Form) -> bool:
        """Whether choosing this tag changes anything for *form*.

        Loose joints concern every still stretch, so their tag need not stand in each file.
        """
        if self.tag == "hypermobile" and form.work is Work.HOLD:
            return True
        return self.tag in form.cautions


_ALL = (
    Caution(
        "neck-extension",
        N_("looking up"),
        N_("Look up only as far as is easy, or keep your eyes level."),
    ),
    Caution(
        "neck-side",
        N_("tilting the neck"),
        N_("Tilt slowly, and do not pull on the head."),
    ),
    Caution(
        "neck-turn",
        N_("turning the neck"),
        N_("Turn slowly; no full circles."),
    ),
    Caution(
        "neck-pressure",
        N_("pressing with the head or on the neck"),
        N_("Use light force only."),
    ),
    Caution(
        "breath-hold",
        N_("holding the breath"),
        N_("Leave this out with blood pressure, heart or eye pressure trouble, or if pregnant."),
    ),
    Caution(
        "isometric",
        N_("pressing without moving"),
        N_("Press lightly and keep breathing."),
    ),
    Caution(
        "spine-flexion",
        N_("rounding the back"),
        N_("Round the back only through an easy range."),
    ),
    Caution(
        "spine-twist",
        N_("turning the trunk"),
        N_("Turn only through an easy range."),
    ),
    Caution(
        "overhead",
        N_("arms overhead"),
        N_("Raise the arms only as far as is comfortable."),
    ),
    Caution(
        "prone",
        N_("lying on the front"),
        N_("Leave this out if pregnant: it is done lying on the front."),
    ),
    Caution(
        "supine",
        N_("lying on the back"),
        N_("Leave this out in later pregnancy: it is done lying on the back."),
    ),
    Caution(
        "legs-up",
        N_("legs up"),
        N_("With eye pressure or blood pressure trouble, ask a professional first."),
    ),
    Caution(
        "hip-rotation",
        N_("turning the hips in or across"),
        N_("Keep the feet parallel if a hip is sore or was replaced."),
    ),
    Caution(
        "wrist-load",
        N_("weight on the wrists"),
        N_("Leave this out if a wrist is sore."),
    ),
    Caution(
        "balance",
        N_("keeping balance"),
        N_("Stand close to something to hold; if unsteady, sit instead."),
    ),
    Caution(
        "hypermobile",
        N_("loose joints"),
        N_("Stop before the end of your range."),
        changed_cue=N_("Stop before the end of your range; feel less, not more."),
    ),
    Caution(
        "support",
        N_("needing something to hold"),
        N_("Use only what cannot roll or swing, and keep your feet flat."),
        changed_cue=N_("Keep hold of something that cannot move."),
    ),
)

CAUTIONS: Final = MappingProxyType({caution.tag: caution for caution in _ALL})
"""Every caution by its tag, in the order in which settings list them."""


def sentences(form: Form) -> tuple[str, ...]:
    """Return what to show while preparing *form*, in the author's English."""
    return tuple(CAUTIONS[tag].sentence for tag in form.cautions if tag in CAUTIONS)
