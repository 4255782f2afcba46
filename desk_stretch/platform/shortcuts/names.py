"""What others call a key: XKB's names, in the X server and in the portal, and Windows' numbers."""

from __future__ import annotations

from desk_stretch.core.settings.chord import Chord

_XKB = {
    "Space": "space", "Backspace": "BackSpace", "Ins": "Insert", "Del": "Delete",
    "PgUp": "Page_Up", "PgDown": "Page_Down", "ScrollLock": "Scroll_Lock",
}  # fmt: skip
_VIRTUAL = {
    "Backspace": 0x08, "Return": 0x0D, "Pause": 0x13, "Space": 0x20, "PgUp": 0x21, "PgDown": 0x22,
    "End": 0x23, "Home": 0x24, "Left": 0x25, "Up": 0x26, "Right": 0x27, "Down": 0x28,
    "Print": 0x2C, "Ins": 0x2D, "Del": 0x2E, "ScrollLock": 0x91,
    **{f"F{number}": 0x6F + number for number in range(1, 25)},
}  # fmt: skip
_BESIDE = (("ctrl", "CTRL"), ("alt", "ALT"), ("shift", "SHIFT"), ("meta", "LOGO"))


def xkb_name(chord: Chord) -> str:
    """The name of a chord's key as XKB has it; a sign that is no letter or digit by its number."""
    if not chord.is_sign:
        return _XKB.get(chord.key, chord.key)
    sign = chord.key.lower() if len(chord.key.lower()) == 1 else chord.key
    return sign if sign.isascii() and sign.isalnum() else f"U{ord(sign):04X}"


def trigger(chord: Chord) -> str:
    """A chord as the portal wants it: ``CTRL+ALT+s``."""
    return "+".join([*(word for name, word in _BESIDE if getattr(chord, name)), xkb_name(chord)])


def virtual_key(chord: Chord) -> int | None:
    """The number that Windows has for a key; None if that depends on the keyboard."""
    if chord.is_sign:
        return ord(chord.key) if chord.key.isascii() and chord.key.isalnum() else None
    return _VIRTUAL[chord.key]
