"""What areas, postures and equipment are called for a person. Caution tags: ``cautions``."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.i18n import N_

AREA_LABELS: Final = MappingProxyType(
    {
        "neck": N_("Neck"),
        "shoulders": N_("Shoulders"),
        "upper-back": N_("Upper back"),
        "chest": N_("Chest"),
        "side": N_("Side"),
        "lower-back": N_("Lower back"),
        "wrists": N_("Wrists"),
        "hips": N_("Hips"),
        "legs": N_("Legs"),
        "eyes": N_("Eyes"),
    }
)

POSTURE_LABELS: Final = MappingProxyType(
    {
        Posture.SITTING: N_("Sitting"),
        Posture.STANDING: N_("Standing"),
        Posture.FLOOR: N_("Floor"),
    }
)

EQUIPMENT_LABELS: Final = MappingProxyType(
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
