"""Text that fits a terminal: display width, wrapping, big digits. Nothing here writes anywhere."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from desk_stretch.cli.console import clean

# The ten digits side by side, as on an old clock: the countdown is read from two metres away.
_DIGITS = (
    "### ..# ### ### #.# ### ### ### ### ###",
    "#.# ..# ..# ..# #.# #.. #.. ..# #.# #.#",
    "#.# ..# ### ### ### ### ### ..# ### ###",
    "#.# ..# #.. ..# ..# ..# #.# ..# #.# ..#",
    "### ..# ### ### ..# ### ### ..# ### ###",
)
BIG_ROWS = len(_DIGITS)


@dataclass(frozen=True, slots=True)
class Look:
    """What a terminal can show. *has_color* may be False by the person's wish (``NO_COLOR``)."""

    columns: int = 80
    rows: int = 24
    has_color: bool = True
    is_unicode: bool = True


def width(text: str) -> int:
    """Return how many cells *text* takes."""
    return len(text) if text.isascii() else sum(_cells(char) for char in text)


def wrap(text: str, columns: int) -> list[str]:
    """Break *text* into lines of at most so many cells; a word that is too long is cut."""
    return flow(clean(text).split(), columns, gap=" ")


def flow(items: Iterable[str], columns: int, gap: str = "   ") -> list[str]:
    """Set *items* side by side into lines of at most so many cells; none is broken that fits."""
    lines: list[str] = []
    for item in items:
        if lines and width(lines[-1]) + width(gap) + width(item) <= columns:
            lines[-1] += gap + item
        else:
            lines += _pieces(item, columns)
    return lines


def cut(text: str, columns: int) -> str:
    """Return as much of *text* as fits into so many cells."""
    return (_pieces(clean(text), columns) or [""])[0]


def bar(share: float, columns: int, *, is_unicode: bool) -> str:
    """Return a progress bar, *share* (0..1) of it full."""
    full, empty = ("━", "─") if is_unicode else ("#", "-")
    count = round(min(1.0, max(0.0, share)) * columns)
    return full * count + empty * (columns - count)


def big(number: int, *, is_unicode: bool) -> list[str]:
    """Return *number* in digits five rows high, two cells to a dot."""
    dot = "██" if is_unicode else "##"
    rows = [
        "  ".join(row[4 * int(digit) : 4 * int(digit) + 3] for digit in str(number))
        for row in _DIGITS
    ]
    return [
        "".join(dot if cell == "#" else "  " if cell == "." else cell for cell in row).rstrip()
        for row in rows
    ]


def _pieces(word: str, columns: int) -> list[str]:
    if width(word) <= columns:
        return [word] if word else []
    pieces: list[str] = []
    for char in word:
        if pieces and width(pieces[-1]) + _cells(char) <= columns:
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def _cells(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
