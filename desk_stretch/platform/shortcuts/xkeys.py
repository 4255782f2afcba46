"""Grabbing keys of an X server; what a key is called, libxkbcommon knows.

What the grabs are for is said in ``x11``.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Iterator
from ctypes import c_char_p, c_int, c_uint8, c_uint16, c_uint32, c_void_p
from itertools import combinations
from typing import NamedTuple

from desk_stretch.core.settings.chord import Chord
from desk_stretch.i18n import tr
from desk_stretch.platform.shortcuts.names import xkb_name
from desk_stretch.platform.xcb import (
    HEAD,
    Cookie,
    XConnection,
    declare,
    declare_request,
    library,
)

_KEY_PRESS, _MAPPING_CHANGED = 2, 34
_SHIFT, _CAPS_LOCK, _CTRL = 1, 2, 4
_USUAL_ALT, _USUAL_META = 8, 64
_ASYNC = 1
_STATE = struct.Struct("=H")


class Place(NamedTuple):
    """A key of the keyboard by its number, and the mask of what is held beside it."""

    code: int
    held: int


class XKeys(XConnection):
    """A connection to an X server, for keys: whoever grabs reads ``heard`` soon after."""

    def __init__(self, display: str) -> None:
        """Connect to *display*; raises CapabilityError."""
        hint = tr("On Debian: apt install libxcb1 libxkbcommon0.")
        self._xkb = library("libxkbcommon.so.0", hint)
        super().__init__(display)
        self._declare()
        self._screen = self._root()
        self._lowest, self._highest = ctypes.string_at(self._setup(), 36)[34:]
        self._signs: tuple[tuple[int, ...], ...] = ()
        self._alt, self._meta = _USUAL_ALT, _USUAL_META
        self._locks: tuple[int, ...] = (_CAPS_LOCK,)

    def look(self) -> None:
        """Read which key writes what, and which are held or locked beside others."""
        count = self._highest - self._lowest + 1
        raw = self._answer(self._xcb.xcb_get_keyboard_mapping, self._lowest, count)
        width = raw[1] if raw else 0
        signs = struct.unpack_from(f"={count * width}I", raw, HEAD) if width else ()
        self._signs = tuple(signs[at : at + width] for at in range(0, len(signs), width or 1))
        masks = dict(self._masks())
        self._alt = masks.get(self._sign("Alt_L")) or _USUAL_ALT
        self._meta = masks.get(self._sign("Super_L")) or _USUAL_META
        locks = {masks.get(self._sign(name), 0) for name in ("Num_Lock", "Scroll_Lock")}
        self._locks = tuple(locks - {0} | {_CAPS_LOCK})

    def find(self, chord: Chord) -> Place | None:
        """Where a chord is on the keyboard as it is now; None if it is nowhere."""
        masks = (self._meta, _CTRL, self._alt, _SHIFT)
        held = sum(mask for mask, is_held in zip(masks, chord[1:], strict=True) if is_held)
        wanted = self._sign(xkb_name(chord))
        found = [
            (column, code)
            for code, signs in enumerate(self._signs, self._lowest)
            for column, sign in enumerate(signs)
            if wanted and sign == wanted
        ]
        if not found:
            return None
        column, code = min(found, key=lambda each: (each[0] % 2, each))
        return Place(code, held | (_SHIFT if column % 2 else 0))

    def grab(self, place: Place) -> bool:
        """Take a key, with every lock on or off; False if another program has it."""
        cookies = [
            self._xcb.xcb_grab_key_checked(
                self._connection, 0, self._screen, place.held | lock, place.code, _ASYNC, _ASYNC
            )
            for lock in self._each_lock()
        ]
        errors = [self._xcb.xcb_request_check(self._connection, one) for one in cookies]
        for error in filter(None, errors):
            self._c.free(error)
        if any(errors):
            self.release(place)
        return not any(errors)

    def release(self, place: Place) -> None:
        """Give a key back; what others have of it stays theirs."""
        for lock in self._each_lock():
            self._xcb.xcb_ungrab_key(self._connection, place.code, self._screen, place.held | lock)
        self._flush()

    def heard(self) -> tuple[list[Place], bool]:
        """The keys that were pressed since the last time, and whether the layout is another."""
        pressed: list[Place] = []
        is_other_layout = False
        told = _SHIFT | _CTRL | self._alt | self._meta
        for raw in self._events():
            if raw[0] & 0x7F == _KEY_PRESS:
                pressed.append(Place(raw[1], _STATE.unpack_from(raw, 28)[0] & told))
            is_other_layout |= raw[0] & 0x7F == _MAPPING_CHANGED
        return pressed, is_other_layout

    # ------------------------------------------------------------ inside

    def _sign(self, name: str) -> int:
        """XKB's number of a name; 0 if there is none."""
        if name[0] == "U" and len(name) > 4:
            return int(self._xkb.xkb_utf32_to_keysym(int(name[1:], 16)))
        return int(self._xkb.xkb_keysym_from_name(name.encode(), 0))

    def _masks(self) -> Iterator[tuple[int, int]]:
        """Each sign that is held or locked beside others, with its mask."""
        raw = self._answer(self._xcb.xcb_get_modifier_mapping)
        width = raw[1] if raw else 0
        for at, code in enumerate(raw[HEAD : HEAD + 8 * width]):
            if code:
                for sign in self._signs[code - self._lowest]:
                    yield sign, 1 << at // width

    def _each_lock(self) -> Iterator[int]:
        for count in range(len(self._locks) + 1):
            yield from map(sum, combinations(self._locks, count))

    def _declare(self) -> None:
        """Say what the functions take that only keys need."""
        xcb, xkb = self._xcb, self._xkb
        declare_request(xcb, "xcb_get_keyboard_mapping", c_uint8, c_uint8)
        declare_request(xcb, "xcb_get_modifier_mapping")
        grab = (c_uint8, c_uint32, c_uint16, c_uint8, c_uint8, c_uint8)
        declare_request(xcb, "xcb_grab_key_checked", *grab, has_reply=False)
        declare_request(xcb, "xcb_ungrab_key", c_uint8, c_uint32, c_uint16, has_reply=False)
        declare(xcb.xcb_request_check, c_void_p, c_void_p, Cookie)
        declare(xkb.xkb_utf32_to_keysym, c_uint32, c_uint32)
        declare(xkb.xkb_keysym_from_name, c_uint32, c_char_p, c_int)
