"""The colours keep the contrast that the design language promises."""

from __future__ import annotations

import pytest

from desk_stretch.ui.tokens import DARK, LIGHT, contrast, high_contrast
from desk_stretch.ui.tray_icon import RING, TRACK

BACKGROUNDS = ("window", "surface", "sunken")
THEMES = {"light": LIGHT, "dark": DARK}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("background", BACKGROUNDS)
@pytest.mark.parametrize("text", ["text", "muted", "accent", "danger"])
def test_text_keeps_four_and_a_half(theme, background, text):
    roles = THEMES[theme]
    assert contrast(getattr(roles, background), getattr(roles, text)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("background", BACKGROUNDS)
@pytest.mark.parametrize("shape", ["outline", "ring", "focus"])
def test_shapes_keep_three(theme, background, shape):
    roles = THEMES[theme]
    assert contrast(getattr(roles, background), getattr(roles, shape)) >= 3.0


@pytest.mark.parametrize("theme", THEMES)
def test_the_pairs_that_meet_in_a_widget(theme):
    roles = THEMES[theme]
    assert contrast(roles.accent, roles.on_accent) >= 4.5
    assert contrast(roles.accent_hover, roles.on_accent) >= 4.5
    assert contrast(roles.ring, roles.track) >= 3.0
    assert contrast(roles.warm, roles.disc) >= 3.0


@pytest.mark.parametrize("panel", ["#ffffff", "#f2f2f2", "#2b2b2b", "#000000"])
@pytest.mark.parametrize("colour", [RING])
def test_the_tray_mark_is_read_on_light_and_dark_panels(panel, colour):
    assert contrast(panel, colour) >= 3.0


def test_the_tray_track_is_seen_on_light_and_dark_panels():
    assert min(contrast("#ffffff", TRACK), contrast("#2b2b2b", TRACK)) >= 3.0


def test_high_contrast_takes_the_systems_colours():
    roles = high_contrast("#000000", "#ffff00", "#00ffff", "#000000")
    assert (roles.window, roles.text, roles.accent) == ("#000000", "#ffff00", "#00ffff")
    assert roles.dark
    assert roles.contrast
    assert contrast(roles.window, roles.warm) >= 3.0


@pytest.mark.parametrize(
    ("window", "text", "expected"),
    [
        ("#808080", "#707070", ("#ffffff", "#000000")),
        ("#707070", "#808080", ("#000000", "#ffffff")),
    ],
)
def test_high_contrast_is_black_and_white_where_the_system_is_weak(window, text, expected):
    roles = high_contrast(window, text, window, text)
    assert (roles.window, roles.text) == expected
    assert contrast(roles.accent, roles.on_accent) == 21.0
