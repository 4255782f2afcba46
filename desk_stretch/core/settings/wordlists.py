"""The closed lists behind some settings, each word with its label.

Equipment and caution tags belong to the catalogue, which the settings do not know; a test
holds both to the same words.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from desk_stretch.i18n import N_

POSTURES: Final = MappingProxyType(
    {"sitting": N_("Sitting"), "standing": N_("Standing"), "floor": N_("Floor")}
)

EQUIPMENT: Final = MappingProxyType(
    {
        "chair": N_("Chair"),
        "desk": N_("Desk"),
        "wall": N_("Wall"),
        "door-frame": N_("Door frame"),
        "mat": N_("Mat"),
        "cushion": N_("Cushion"),
        "soft-balls": N_("Two soft balls"),
        "fit-ball": N_("Fit ball"),
        "foam-roller": N_("Foam roller"),
        "band": N_("Band"),
        "dumbbell": N_("Dumbbell"),
        "rowing-machine": N_("Rowing machine"),
    }
)

CAUTIONS: Final = MappingProxyType(
    {
        "neck-extension": N_("looking up"),
        "neck-side": N_("tilting the neck"),
        "neck-turn": N_("turning the neck"),
        "neck-pressure": N_("pressing with the head or on the neck"),
        "breath-hold": N_("holding the breath"),
        "isometric": N_("pressing without moving"),
        "spine-flexion": N_("rounding the back"),
        "spine-twist": N_("turning the trunk"),
        "overhead": N_("arms overhead"),
        "prone": N_("lying on the front"),
        "supine": N_("lying on the back"),
        "legs-up": N_("legs up"),
        "hip-rotation": N_("turning the hips in or across"),
        "wrist-load": N_("weight on the wrists"),
        "balance": N_("keeping balance"),
        "hypermobile": N_("loose joints"),
        "support": N_("needing something to hold"),
    }
)

LANGUAGES: Final = MappingProxyType(
    {
        "system": N_("As the desktop"),
        "en": N_("English"),
        "en_XA": N_("English with accents, for testing"),
    }
)
