"""The values of the design language: spacing, sizes and colour roles, as plain data.

``docs/design.md`` says what each is for. Nothing here imports Qt; ``theme`` turns it into palettes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

# Spacing scale, in logical pixels.
XS, S, M, L, XL, XXL = 4, 8, 12, 16, 24, 32

RADIUS = 8
RADIUS_SMALL = 4
FOCUS_WIDTH = 2
FOCUS_GAP = 2
TARGET_MAIN = 44  # the least height of a main button
TARGET_QUIET = 34
TARGET_MIN = 24  # the least size of anything that can be clicked

ICON_SIZES = (16, 20, 22, 24, 32, 48)  # what trays ask for

FADE_S = 0.18  # the only movement of the windows themselves


class TextRole(Enum):
    """A place in the type scale: (size relative to the system font, bold)."""

    COUNTDOWN = (4.2, False)
    DISPLAY = (2.0, True)
    TITLE = (1.55, True)
    HEADING = (1.2, True)
    CUE = (1.3, False)
    BODY = (1.0, False)
    STRONG = (1.0, True)
    CAPTION = (0.9, False)

    @property
    def factor(self) -> float:
        """Size relative to the system font."""
        return self.value[0]

    @property
    def bold(self) -> bool:
        """Whether this role is set in bold."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Colours:
    """Every colour role. Pairs that carry text keep 4.5:1, shapes that carry meaning 3:1."""

    window: str  # behind everything
    surface: str  # cards and fields on the window
    sunken: str  # quiet buttons, wells
    text: str
    muted: str  # captions; still 4.5:1 on window, surface and sunken
    border: str  # decorative lines
    outline: str  # edges of controls, 3:1
    accent: str  # fill of the main button, links, selection
    accent_hover: str
    on_accent: str
    ring: str  # progress: ring and segments, 3:1
    track: str  # what the progress has not reached
    disc: str  # the figure's ground
    warm: str  # reserved: "feel it here"
    danger: str  # text and edge of what stops
    focus: str
    dark: bool = False
    contrast: bool = False


LIGHT = Colours(
    window="#f7f5f0",
    surface="#ffffff",
    sunken="#ece9e1",
    text="#1c272c",
    muted="#55626a",
    border="#dedad0",
    outline="#7a8283",
    accent="#17716f",
    accent_hover="#115d5b",
    on_accent="#ffffff",
    ring="#23898a",
    track="#d6e0dd",
    disc="#e4eeec",
    warm="#e6501f",
    danger="#a8281f",
    focus="#0f5453",
)

DARK = Colours(
    window="#171d22",
    surface="#20282e",
    sunken="#29323a",
    text="#e9eded",
    muted="#a5b2b7",
    border="#333e46",
    outline="#76868e",
    accent="#3ab0ac",
    accent_hover="#52c2be",
    on_accent="#06201f",
    ring="#3ab0ac",
    track="#2f3b43",
    disc="#222c33",
    warm="#ff7a45",
    danger="#f4968b",
    focus="#9be7e3",
    dark=True,
)


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb`` as WCAG defines it."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@lru_cache(maxsize=8)
def high_contrast(window: str, text: str, highlight: str, on_highlight: str) -> Colours:
    """Colours made of the system's own four; black and white where those are too weak."""
    dark = luminance(window) < luminance(text)
    if contrast(window, text) < 7.0:
        window, text = ("#000000", "#ffffff") if dark else ("#ffffff", "#000000")
    if contrast(window, highlight) < 3.0 or contrast(highlight, on_highlight) < 4.5:
        highlight, on_highlight = text, window
    return Colours(
        window=window,
        surface=window,
        sunken=window,
        text=text,
        muted=text,
        border=text,
        outline=text,
        accent=highlight,
        accent_hover=highlight,
        on_accent=on_highlight,
        ring=highlight,
        track=window,
        disc=window,
        warm="#ff8a4c" if dark else "#b83a0c",
        danger=text,
        focus=text,
        dark=dark,
        contrast=True,
    )
