"""The desktop's look as the windows take it over: its font, dark or light, contrast, how fast the
cursor blinks; and its way to choose a file. Ports by the rules of ``ports.py``."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, Protocol

from desk_stretch.core.ports import Handle

#: How the words of a font's weight are written, and what they come to in CSS.
_WEIGHTS = {
    "thin": 100, "ultra-light": 200, "extra-light": 200, "light": 300, "semi-light": 300,
    "demi-light": 300, "book": 400, "normal": 400, "regular": 400, "roman": 400, "medium": 500,
    "semi-bold": 600, "demi-bold": 600, "bold": 700, "ultra-bold": 800, "extra-bold": 800,
    "heavy": 900, "black": 900, "ultra-black": 900, "extra-black": 900,
}  # fmt: skip
_SLANTS = frozenset({"italic", "oblique"})
_WIDTHS = {
    "ultra-condensed": 50, "extra-condensed": 62, "condensed": 75, "semi-condensed": 87,
    "semi-expanded": 112, "expanded": 125, "extra-expanded": 150, "ultra-expanded": 200,
}  # fmt: skip
_CAPITALS = frozenset({
    "small-caps", "all-small-caps", "petite-caps", "all-petite-caps", "unicase", "title-caps",
})  # fmt: skip
_SIZE = re.compile(r"(?a:(\d{1,4}(?:\.\d{1,6})?)(px|pt)?)")
_USUAL_WEIGHT, _ANY_WIDTH = 400, 0
LARGEST = 500.0


class Font(NamedTuple):
    """A font by its families, the first that is there; a *size* of 0 leaves it as it is."""

    families: tuple[str, ...] = ()
    size: float = 0.0
    in_pixels: bool = False
    weight: int = _USUAL_WEIGHT
    is_italic: bool = False
    width: int = _ANY_WIDTH


class Look(NamedTuple):
    """What the desktop wishes; None where it says nothing. *icons* is the name of a set of them,
    *text_scale* how many times larger text is wished than the font says."""

    font: Font | None = None
    is_dark: bool = False
    wants_contrast: bool = False
    blink_ms: int | None = None
    double_click_ms: int | None = None
    icons: str = ""
    text_scale: float = 1.0


class FileWish(NamedTuple):
    """What file is asked for. *parent* is the window's name for a portal, *filters* are a label
    and its patterns each; *is_folder* and *is_new* say what is chosen, else a file that is there.
    """

    title: str
    parent: str
    folder: str
    name: str = ""
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    is_folder: bool = False
    is_new: bool = False


class Chosen(NamedTuple):
    """What was answered: the address of a file (none: the person chose nothing), and the label of
    the filter that it was chosen under."""

    uri: str = ""
    label: str = ""


OnChosen = Callable[[Chosen | None], None]


class FileChooser(Protocol):
    """The desktop's own window to choose a file in."""

    def ask(self, wish: FileWish, on_chosen: OnChosen) -> Handle:
        """Ask; None is answered where the desktop has no such window. One question at a time: a
        new one closes the window of the one before, and so does the handle."""


class LookSource(Protocol):
    """Where the desktop's look is learnt, beside what the toolkit knows itself."""

    name: str

    def look(self) -> Look:
        """The look as it is now."""

    def follow(self, on_change: Callable[[], None]) -> None:
        """Call whenever the look may be another."""

    def chooser(self) -> FileChooser | None:
        """The desktop's window for files; None where the toolkit finds it by itself."""


def read_font(text: str) -> Font | None:
    """Read a font as GTK's settings write it (Pango's form); None if it says nothing.

    That is families, then words for the style, then a size: ``Noto Sans Bold 11``.
    """
    words = text.split()
    while words and words[-1][0] in "@#":  # variations and features, which Qt has no place for
        words.pop()
    size, in_pixels = 0.0, False
    if words and (found := _SIZE.fullmatch(words[-1])):
        size, in_pixels = float(found[1]), found[2] == "px"
        words.pop()
    weight, width, is_italic = _USUAL_WEIGHT, _ANY_WIDTH, False
    while words and (style := words[-1].lower()) in _STYLES:
        weight, width = _WEIGHTS.get(style, weight), _WIDTHS.get(style, width)
        is_italic |= style in _SLANTS
        words.pop()
    families = tuple(filter(None, (name.strip() for name in " ".join(words).split(","))))
    if not families and not size:
        return None
    return Font(families, min(size, LARGEST), in_pixels, weight, is_italic, width)


_STYLES = frozenset({*_WEIGHTS, *_SLANTS, *_WIDTHS, *_CAPITALS})
