"""Fonts as GTK's settings write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_stretch.core.look import LARGEST, Font, read_font


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("Sans 10", Font(("Sans",), 10)),
        ("Noto Sans Bold 11", Font(("Noto Sans",), 11, weight=700)),
        (
            "Cantarell Extra-Bold Italic 11.5",
            Font(("Cantarell",), 11.5, weight=800, is_italic=True),
        ),
        ("Ubuntu, Noto Sans, Semi-Condensed 11", Font(("Ubuntu", "Noto Sans"), 11, width=87)),
        ("DejaVu Sans Mono 14px", Font(("DejaVu Sans Mono",), 14, in_pixels=True)),
        ("Inter Small-Caps 12pt", Font(("Inter",), 12)),
        ("Inter 12 @wght=300", Font(("Inter",), 12)),
        ("Inter  Oblique", Font(("Inter",), 0, is_italic=True)),
        ("11", Font((), 11)),
        ("Bold 11", Font((), 11, weight=700)),
        ("Source Sans 3 10", Font(("Source Sans 3",), 10)),
        ("Sans 9999", Font(("Sans",), LARGEST)),
        ("Sans 12345", Font(("Sans 12345",), 0)),
    ],
)
def test_what_a_font_says(text, font):
    assert read_font(text) == font


@pytest.mark.parametrize("text", ["", "   ", ",", "Bold", "@wght=1"])
def test_what_says_nothing(text):
    assert read_font(text) is None


_FAMILY = st.from_regex(r"[A-Z][a-z]{1,8}( [A-Z][a-z]{1,8})?", fullmatch=True).filter(
    lambda name: read_font(name) == Font((name,))
)


@given(
    st.lists(_FAMILY, min_size=1, max_size=3),
    st.integers(1, 400),
    st.sampled_from([("", 400), ("Bold ", 700), ("Light ", 300)]),
    st.booleans(),
)
def test_what_is_written_is_read(families, size, weight, is_italic):
    words, number = weight
    text = f"{', '.join(families)} {words}{'Italic ' if is_italic else ''}{size}"
    assert read_font(text) == Font(tuple(families), size, False, number, is_italic)


@given(st.text(max_size=80))
def test_any_text_is_read_or_says_nothing(text):
    font = read_font(text)
    assert font is None or 0 <= font.size <= LARGEST
