"""Stills in the colours of the window: every choice of the settings has its palette."""

from __future__ import annotations

from itertools import product

import pytest

from desk_stretch.core.settings import wordlists
from desk_stretch.core.settings.schema import Settings
from desk_stretch.ui.figure import palette, picture
from desk_stretch.ui.figure.picture import Costume, costume_of, square_in, theme_word
from desk_stretch.ui.tokens import DARK, LIGHT, high_contrast

CONTRASTS = [
    high_contrast("#000000", "#ffffff", "#ffff00", "#000000"),
    high_contrast("#ffffff", "#000000", "#0000aa", "#ffffff"),
]


def test_the_choices_are_those_of_the_palettes():
    assert tuple(wordlists.CHARACTERS) == palette.CHARACTERS
    assert tuple(wordlists.SHIRTS) == palette.SHIRTS
    assert tuple(wordlists.SKINS) == picture._SKINS
    assert len(picture._SKINS) == palette.SKINS
    assert costume_of(Settings()) == Costume()


def test_every_theme_has_its_palette():
    words = [theme_word(roles) for roles in (LIGHT, DARK, *CONTRASTS)]
    assert words == ["light", "dark", "contrast", "contrast-light"]
    assert set(words) == set(palette.THEMES)


@pytest.mark.parametrize("roles", [LIGHT, DARK, *CONTRASTS])
def test_every_figure_can_be_dressed(qapp, roles):
    choices = product(wordlists.CHARACTERS, wordlists.SKINS, wordlists.SHIRTS)
    dresses = [Costume(*choice).dress(roles) for choice in choices]
    worn = {(d.character, d.skin.fill.color().name(), d.shirt.fill.color().name()) for d in dresses}
    assert len(worn) == len(dresses)


@pytest.mark.parametrize(("size", "corner"), [((100, 60), (20, 0)), ((61, 100), (0, 19))])
def test_the_square_lies_in_the_middle_on_whole_pixels(size, corner):
    box = square_in(*size)
    assert (box.x(), box.y()) == corner
    assert box.width() == box.height() == min(size)
