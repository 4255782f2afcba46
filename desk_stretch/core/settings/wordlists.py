"""The closed lists behind some settings, each word with its label.

Equipment and caution tags belong to the catalogue, which the settings do not know; a test
holds both to the same words. The looks of the figure belong to its palettes, likewise.
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
        "ar": "العربية",
        "de": "Deutsch",
        "en": "English",
        "es": "Español",
        "fr": "Français",
        "ja": "日本語",
        "pl": "Polski",
        "pt_BR": "Português (Brasil)",
        "zh_CN": "简体中文",
        "en_XA": N_("English with accents, for testing"),
        "ar_XB": N_("English from right to left, for testing"),
    }
)

SCREENS: Final = MappingProxyType(
    {"pointer": N_("Where the pointer is"), "main": N_("The main screen")}
)
"""Beside these a screen can be named."""

MOTIONS: Final = MappingProxyType(
    {
        "auto": N_("As the desktop"),
        "full": N_("Moving"),
        "reduced": N_("Poses that fade"),
        "still": N_("Still pictures"),
    }
)

HOLD_MODES: Final = MappingProxyType(
    {
        "off": N_("Do not wait"),
        "keep": N_("Keep the break until then"),
        "freeze": N_("Stop the clock as well"),
        "anew": N_("Start anew afterwards"),
    }
)

FIRMNESS: Final = MappingProxyType(
    {
        "gentle": N_("Gentle: it asks once"),
        "steady": N_("Steady: it asks again after the snooze time"),
        "strict": N_("Strict: it asks until the break was taken"),
    }
)

CHARACTERS: Final = MappingProxyType(
    {"sam": N_("Sam, short hair"), "alex": N_("Alex, hair in a bun")}
)

SKINS: Final = MappingProxyType(
    {"fair": N_("Fair"), "beige": N_("Beige"), "brown": N_("Brown"), "deep": N_("Deep brown")}
)
"""From the lightest on, as the palettes of the figure have them."""

SHIRTS: Final = MappingProxyType(
    {"teal": N_("Teal"), "plum": N_("Plum"), "moss": N_("Moss green"), "sky": N_("Sky blue")}
)

VOICE_PACES: Final = MappingProxyType(
    {"slow": N_("Slow"), "usual": N_("As usual"), "quick": N_("Quick")}
)
