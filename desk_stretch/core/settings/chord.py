"""A key with those held down beside it, as people write it: ``Ctrl+Alt+S``.

The names are Qt's in English. What a keyboard, a desktop or Windows calls the same key is known to
who speaks to them.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final, NamedTuple

from desk_stretch.errors import BadDataError
from desk_stretch.i18n import tr

#: Keys that write nothing. The first of them mean something in every program.
EDITING: Final = (
    "Space", "Return", "Backspace", "Ins", "Del", "Home", "End", "PgUp", "PgDown", "Left", "Up",
    "Right", "Down",
)  # fmt: skip
ALONE: Final = ("Pause", "Print", "ScrollLock", *(f"F{number}" for number in range(1, 25)))

_BESIDE = ("meta", "ctrl", "alt", "shift")  # in Qt's order
_ALIASES = {
    "control": "ctrl", "strg": "ctrl", "super": "meta", "win": "meta", "windows": "meta",
    "option": "alt", "insert": "Ins", "delete": "Del", "pageup": "PgUp", "pagedown": "PgDown",
    "enter": "Return",
}  # fmt: skip
_NAMED: Final = MappingProxyType({name.casefold(): name for name in (*EDITING, *ALONE)})
_LONGEST = 60


class Chord(NamedTuple):
    """A key and what is held beside it. *key* is a sign, in capitals, or the name of a key."""

    key: str
    meta: bool = False
    ctrl: bool = False
    alt: bool = False
    shift: bool = False

    @property
    def is_sign(self) -> bool:
        """Whether the key writes something."""
        return len(self.key) == 1

    def __str__(self) -> str:
        beside = zip(_BESIDE, self[1:], strict=True)
        return "+".join([*(word.title() for word, is_held in beside if is_held), self.key])


def read_chord(text: str) -> Chord:
    """Read ``ctrl+alt+s``; BadDataError says what is wrong with it."""
    compact = "".join(text.split())
    if compact == "+" or compact.endswith("++"):  # the key of that name
        beside, key = compact.split("+")[:-2], "+"
    else:
        *beside, key = compact.split("+")
    held = {_ALIASES.get(word.casefold(), word.casefold()) for word in beside}
    name = _key(key)
    if len(text) > _LONGEST or not name or not held <= set(_BESIDE):
        raise BadDataError(tr("“{value}” is no key.").format(value=text[:_LONGEST]))
    chord = Chord(name, *(word in held for word in _BESIDE))
    if name not in ALONE and not (chord.meta or chord.ctrl or chord.alt):
        raise BadDataError(
            tr("“{value}” would be missing in every other program.").format(value=str(chord))
        )
    return chord


def _key(word: str) -> str:
    """The one way to write a key; empty if there is none of that name."""
    word = _ALIASES.get(word.casefold(), word)
    if len(word) != 1:
        return _NAMED.get(word.casefold(), "")
    capital = word.upper()
    one = capital if len(capital) == 1 else word
    return one if one.isprintable() and not one.isspace() else ""
