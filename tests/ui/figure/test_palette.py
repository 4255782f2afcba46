"""The colours: every combination exists, they stand apart, and warm red is kept for the muscle."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtGui import QColor

from desk_stretch.ui.figure.palette import (
    CHARACTERS,
    SHIRTS,
    SKINS,
    THEMES,
    Tone,
    dress_of,
    mixed,
)  # fmt: skip
from desk_stretch.ui.tokens import contrast

PLAIN = ("light", "dark")
HIGH = ("contrast", "contrast-light")


def _tones(dress):
    pairs = ((name, getattr(dress, name)) for name in dress.__slots__)
    return {name: tone for name, tone in pairs if isinstance(tone, Tone)}


@pytest.mark.parametrize("choice", [*product(THEMES, CHARACTERS, range(SKINS), SHIRTS)])
def test_every_choice_has_a_dress(choice):
    dress = dress_of(*choice)
    assert (dress.theme, dress.character) == choice[:2]
    assert all(brush.color().isValid() for tone in _tones(dress).values() for brush in tone)
    assert dress is dress_of(*choice)


@pytest.mark.parametrize("theme", PLAIN)
def test_clothes_stand_out_from_the_ground(theme):
    for character, skin, shirt in product(CHARACTERS, range(SKINS), SHIRTS):
        dress = dress_of(theme, character, skin, shirt)
        ground = dress.disc.color().name()
        for tone in (dress.shirt, dress.trousers, dress.skin):
            assert contrast(tone.fill.color().name(), ground) > 1.35


@pytest.mark.parametrize("theme", HIGH)
def test_in_high_contrast_the_lines_are_strong(theme):
    dress = dress_of(theme, "sam", 1, "teal")
    ground = dress.background.color().name()
    for tone in _tones(dress).values():
        assert contrast(tone.line.color().name(), ground) > 15
        assert tone.shade.color() == tone.fill.color()
    assert dress.is_flat
    assert dress.line_width > dress_of("light", "sam", 1, "teal").line_width


@pytest.mark.parametrize("theme", PLAIN)
def test_shades_are_darker_and_lines_darker_still(theme):
    dress = dress_of(theme, "alex", 1, "sky")
    for name, tone in _tones(dress).items():
        line, shade, fill, dark = (brush.color().lightness() for brush in tone)
        assert fill > shade > line, name
        assert shade > dark, name


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_but_the_muscle_is_warm_red(theme):
    for shirt, character in product(SHIRTS, CHARACTERS):
        dress = dress_of(theme, character, 1, shirt)
        for name, tone in _tones(dress).items():
            colour = tone.fill.color()
            is_warm = colour.hue() < 32 or colour.hue() > 335
            assert not (is_warm and colour.saturation() > 170 and colour.value() > 150), name


def test_characters_look_different():
    sam, alex = (dress_of("light", who, 1, "teal").look for who in CHARACTERS)
    assert sam.style != alex.style
    assert sam.waist > alex.waist


def test_mixing():
    assert mixed("#000000", "#ffffff", 0.5) == QColor(128, 128, 128).name()
    assert mixed("#102030", "#ffffff", 0.0) == "#102030"
