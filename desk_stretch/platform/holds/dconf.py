"""Reads a switch from GNOME's settings file, which is a table in the GVDB format.

Only what is needed: no bloom filter, no hashing; the few hundred items are gone through. A key's
name is cut in parts, each item naming the one it goes on from.
"""

from __future__ import annotations

import struct
from pathlib import Path

_MAGIC = b"GVariant"
_ROOT = struct.Struct("<II")  # where the table begins and ends
_HEAD = struct.Struct("<II")  # words of the bloom filter, buckets
_ITEM = struct.Struct("<IIIHcxII")  # hash, parent, key's place and length, kind, value's edges
_NO_PARENT = 0xFFFFFFFF
_LONGEST_NAME = 64


def read_switch(file: Path, key: str) -> bool | None:
    """Return what *key* is set to; None if it is not set, no switch, or cannot be read."""
    try:
        raw = file.read_bytes()
        return _find(raw, key) if raw.startswith(_MAGIC) else None
    except (OSError, struct.error, IndexError, UnicodeDecodeError):
        return None


def _find(raw: bytes, key: str) -> bool | None:
    start, end = _ROOT.unpack_from(raw, 16)
    bloom, buckets = _HEAD.unpack_from(raw, start)
    first = start + _HEAD.size + 4 * ((bloom & 0x07FFFFFF) + buckets)
    items = list(_ITEM.iter_unpack(raw[first : end - (end - first) % _ITEM.size]))
    for index, item in enumerate(items):
        if item[4] == b"v" and _name(raw, items, index) == key:
            return _switch(raw[item[5] : item[6]])
    return None


def _name(raw: bytes, items: list[tuple[int, int, int, int, bytes, int, int]], index: int) -> str:
    """Put the name of an item together, from its end to its beginning."""
    parts: list[bytes] = []
    while index != _NO_PARENT and len(parts) < _LONGEST_NAME:
        _, parent, at, length, *_ = items[index]
        parts.append(raw[at : at + length])
        index = parent
    return b"".join(reversed(parts)).decode()


def _switch(value: bytes) -> bool | None:
    """A variant is its value, a zero byte, and the letter of its type."""
    return bool(value[0]) if value[1:] == b"\0b" else None
