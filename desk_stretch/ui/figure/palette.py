"""Every colour of a picture, made once per theme, character, skin and shirt. No shapes here.

The numbers are in ``assets/figure/palettes.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from PySide6.QtGui import QBrush, QColor

from desk_stretch.resources import asset

THEMES = ("light", "dark", "contrast", "contrast-light")
CHARACTERS = ("sam", "alex")
SKINS = 4
SHIRTS = ("teal", "plum", "moss", "sky")


class Tone(NamedTuple):
    """The colours of one material: contour *line*, *shade* side, *fill*, and *dark* openings."""

    line: QBrush
    shade: QBrush
    fill: QBrush
    dark: QBrush


@dataclass(frozen=True, slots=True)
class Look:
    """The shape of a character. *style* is ``short`` or ``bun``; the rest are factors.

    *sleeve* is how far a sleeve reaches down the upper arm, 0..1.
    """

    style: str
    hip: float
    waist: float
    chest: float
    sleeve: float


@dataclass(frozen=True, slots=True, eq=False)
class Dress:
    """All colours of a picture, and the look of who is in it. *line_width* is in heads."""

    theme: str
    character: str
    look: Look
    line_width: float
    background: QBrush
    disc: QBrush
    floor: QBrush
    shadow: QBrush  # lets the ground through
    skin: Tone
    hair: Tone
    lips: QBrush
    cheek: QBrush
    eye: QBrush
    eye_white: QBrush
    shirt: Tone
    yoke: QBrush  # a veil over the back of the shirt, and creases
    trim: Tone  # collar and hem
    trousers: Tone
    shoe: Tone
    sole: Tone
    chair: Tone
    metal: Tone
    wood: Tone
    wall: Tone
    mat: Tone
    cushion: Tone
    ball: Tone
    roller: Tone
    band: Tone
    desk: Tone
    dumbbell: Tone
    muscle: QColor
    muscle_core: QColor
    arrow: QBrush
    arrow_halo: QBrush

    @property
    def is_flat(self) -> bool:
        """Whether shades, cheeks and other soft things are left out, for contrast."""
        return self.theme.startswith("contrast")


@cache
def dress_of(theme: str, character: str, skin: int, shirt: str) -> Dress:
    """Return the dress for one of THEMES, CHARACTERS, a skin 0..3 and one of SHIRTS."""
    book = _book()
    page = book[theme]
    is_dark = theme in {"dark", "contrast"}
    who = book["characters"][character]
    skins = book["skins_dark" if is_dark else "skins"]
    colours = dict(page)
    colours["skin"] = skins[skin]
    colours["hair"] = who["hair"][is_dark]
    colours["shirt"] = book["shirts"][shirt][is_dark]
    colours["trim"] = mixed(colours["shirt"], page["line_cool"], 0.26)
    tones: dict[str, Any] = {name: _tone(colours, name, book["warm"]) for name in _TONES}
    brushes: dict[str, Any] = {name: QBrush(QColor(colours[name])) for name in _BRUSHES}
    red = mixed(colours["skin"], "#b03a2e", 0.45)
    return Dress(
        theme=theme,
        character=character,
        look=Look(**{key: who[key] for key in ("style", "hip", "waist", "chest", "sleeve")}),
        line_width=page["line_width"],
        lips=QBrush(QColor(red)),
        cheek=QBrush(QColor(mixed(colours["skin"], "#e0604c", 0.26))),
        yoke=_veil(page["line_cool"], 90 if theme.startswith("contrast") else 34),
        shadow=_veil(page["shadow"], page["shadow_alpha"]),
        **brushes,
        **tones,
        muscle=QColor(colours["muscle"]),
        muscle_core=QColor(colours["muscle_core"]),
    )


_TONES = (
    "skin", "hair", "shirt", "trim", "trousers", "shoe", "sole", "chair", "metal", "wood",
    "wall", "mat", "cushion", "ball", "roller", "band", "desk", "dumbbell",
)  # fmt: skip
_BRUSHES = ("background", "disc", "floor", "eye", "eye_white", "arrow", "arrow_halo")


@cache
def _book() -> Mapping[str, Any]:
    with asset("figure", "palettes.toml").open("rb") as file:
        return tomllib.load(file)


def mixed(one: str, other: str, share: float) -> str:
    """Return a colour that has come *share* of the way to another."""
    a, b = QColor(one), QColor(other)
    parts = zip((a.red(), a.green(), a.blue()), (b.red(), b.green(), b.blue()), strict=True)
    return QColor(*(round(x + (y - x) * share) for x, y in parts)).name()


def _veil(ink: str, alpha: int) -> QBrush:
    colour = QColor(ink)
    colour.setAlpha(alpha)
    return QBrush(colour)


def _tone(colours: Mapping[str, Any], name: str, warm: list[str]) -> Tone:
    base = colours[name]
    ink = colours["line_warm" if name in warm else "line_cool"]
    if QColor(ink).lightness() >= QColor(base).lightness() - 12:  # dark hair: darker still
        ink = mixed(ink, "#000000", 0.75)
    line = colours.get("line") or mixed(base, ink, colours["line_mix"])
    shade = mixed(base, ink, colours["shade_mix"])
    dark = mixed(base, ink, 0.38)
    return Tone(*(QBrush(QColor(each)) for each in (line, shade, base, dark)))
