"""Grabbing keys of an X server, over libxcb by ctypes; what a key is called, libxkbcommon knows.

What the grabs are for is said in ``x11``. Xlib is not used: it ends the whole process when the X
server goes.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Iterator
from ctypes import POINTER, c_char_p, c_int, c_uint, c_uint8, c_uint16, c_uint32, c_void_p
from itertools import combinations
from typing import Any, NamedTuple

from desk_stretch.core.settings.chord import Chord
from desk_stretch.errors import CapabilityError
from desk_stretch.i18n import tr
from desk_stretch.platform.shortcuts.names import xkb_name

_HEAD = 32
_KEY_PRESS, _MAPPING_CHANGED = 2, 34
_SHIFT, _CAPS_LOCK, _CTRL = 1, 2, 4
_USUAL_ALT, _USUAL_META = 8, 64
_ASYNC = 1
_STATE = struct.Struct("=H")
_WORD = struct.Struct("=I")


class Place(NamedTuple):
    """A key of the keyboard by its number, and the mask of what is held beside it."""

    code: int
    held: int


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", c_uint),)


class _Screens(ctypes.Structure):
    _fields_ = (("first", c_void_p), ("left", c_int), ("index", c_int))


class _Libraries(NamedTuple):
    xcb: ctypes.CDLL
    xkb: ctypes.CDLL
    c: ctypes.CDLL


class XKeys:
    """A connection to an X server, for keys. Waiting for a reply also takes in events: whoever
    grabs reads ``heard`` soon after."""

    def __init__(self, display: str) -> None:
        """Connect to *display*; raises CapabilityError."""
        self._lib = _load()
        self._connection: int | None = self._lib.xcb.xcb_connect(display.encode(), None)
        if self.is_broken:
            self.close()
            raise CapabilityError(
                tr("The X server {display} does not answer.").format(display=display)
            )
        setup = self._lib.xcb.xcb_get_setup(self._connection)
        screens = self._lib.xcb.xcb_setup_roots_iterator(setup)
        self._root = c_uint32.from_address(screens.first).value
        self._lowest, self._highest = ctypes.string_at(setup, 36)[34:]
        self._signs: tuple[tuple[int, ...], ...] = ()
        self._alt, self._meta = _USUAL_ALT, _USUAL_META
        self._locks: tuple[int, ...] = (_CAPS_LOCK,)

    @property
    def fd(self) -> int:
        return int(self._lib.xcb.xcb_get_file_descriptor(self._connection))

    @property
    def is_broken(self) -> bool:
        """Whether the X server is gone."""
        return bool(self._lib.xcb.xcb_connection_has_error(self._connection))

    def look(self) -> None:
        """Read which key writes what, and which are held or locked beside others."""
        count = self._highest - self._lowest + 1
        raw = self._answer("get_keyboard_mapping", c_uint8(self._lowest), c_uint8(count))
        width = raw[1] if raw else 0
        signs = struct.unpack_from(f"={count * width}I", raw, _HEAD) if width else ()
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
            self._lib.xcb.xcb_grab_key_checked(
                self._connection, 0, self._root, place.held | lock, place.code, _ASYNC, _ASYNC
            )
            for lock in self._each_lock()
        ]
        errors = [self._lib.xcb.xcb_request_check(self._connection, one) for one in cookies]
        for error in filter(None, errors):
            self._lib.c.free(error)
        if any(errors):
            self.release(place)
        return not any(errors)

    def release(self, place: Place) -> None:
        """Give a key back; what others have of it stays theirs."""
        for lock in self._each_lock():
            self._lib.xcb.xcb_ungrab_key(
                self._connection, place.code, self._root, place.held | lock
            )
        self._lib.xcb.xcb_flush(self._connection)

    def heard(self) -> tuple[list[Place], bool]:
        """The keys that were pressed since the last time, and whether the layout is another."""
        pressed: list[Place] = []
        is_other_layout = False
        told = _SHIFT | _CTRL | self._alt | self._meta
        while event := self._lib.xcb.xcb_poll_for_event(self._connection):
            raw = self._take(event, _HEAD)
            if raw[0] & 0x7F == _KEY_PRESS:
                pressed.append(Place(raw[1], _STATE.unpack_from(raw, 28)[0] & told))
            is_other_layout |= raw[0] & 0x7F == _MAPPING_CHANGED
        return pressed, is_other_layout

    def close(self) -> None:
        """Give the connection back, and with it every key. Harmless the second time."""
        if self._connection is not None:
            self._lib.xcb.xcb_disconnect(self._connection)
            self._connection = None

    # ------------------------------------------------------------ inside

    def _sign(self, name: str) -> int:
        """XKB's number of a name; 0 if there is none."""
        if name[0] == "U" and len(name) > 4:
            return int(self._lib.xkb.xkb_utf32_to_keysym(int(name[1:], 16)))
        return int(self._lib.xkb.xkb_keysym_from_name(name.encode(), 0))

    def _masks(self) -> Iterator[tuple[int, int]]:
        """Each sign that is held or locked beside others, with its mask."""
        raw = self._answer("get_modifier_mapping")
        width = raw[1] if raw else 0
        for at, code in enumerate(raw[_HEAD : _HEAD + 8 * width]):
            if code:
                for sign in self._signs[code - self._lowest]:
                    yield sign, 1 << at // width

    def _each_lock(self) -> Iterator[int]:
        for count in range(len(self._locks) + 1):
            yield from map(sum, combinations(self._locks, count))

    def _answer(self, request: str, *words: Any) -> bytes:
        """Send a request and wait for its reply; nothing if the server is gone."""
        cookie = getattr(self._lib.xcb, f"xcb_{request}")(self._connection, *words)
        reply = getattr(self._lib.xcb, f"xcb_{request}_reply")(self._connection, cookie, None)
        if not reply:
            return b""
        length = _WORD.unpack_from(ctypes.string_at(reply, 8), 4)[0]
        return self._take(reply, _HEAD + 4 * length)

    def _take(self, pointer: int, size: int) -> bytes:
        """Copy what libxcb allocated for us, and give it back."""
        raw = ctypes.string_at(pointer, size)
        self._lib.c.free(pointer)
        return raw


def _load() -> _Libraries:
    """Load the libraries and say what their functions take; raises CapabilityError."""
    try:
        xcb, xkb = ctypes.CDLL("libxcb.so.1"), ctypes.CDLL("libxkbcommon.so.0")
        c = ctypes.CDLL(None)
    except OSError as error:
        raise CapabilityError(
            tr("A library is missing: {error}.").format(error=error),
            tr("On Debian: apt install libxcb1 libxkbcommon0."),
        ) from error
    it: Any = c_void_p  # a connection
    grab = (it, c_uint8, c_uint32, c_uint16, c_uint8, c_uint8, c_uint8)
    for function, result, arguments in (
        (xcb.xcb_connect, it, (c_char_p, POINTER(c_int))),
        (xcb.xcb_connection_has_error, c_int, (it,)),
        (xcb.xcb_get_file_descriptor, c_int, (it,)),
        (xcb.xcb_get_setup, c_void_p, (it,)),
        (xcb.xcb_setup_roots_iterator, _Screens, (c_void_p,)),
        (xcb.xcb_get_keyboard_mapping, _Cookie, (it, c_uint8, c_uint8)),
        (xcb.xcb_get_keyboard_mapping_reply, c_void_p, (it, _Cookie, c_void_p)),
        (xcb.xcb_get_modifier_mapping, _Cookie, (it,)),
        (xcb.xcb_get_modifier_mapping_reply, c_void_p, (it, _Cookie, c_void_p)),
        (xcb.xcb_grab_key_checked, _Cookie, grab),
        (xcb.xcb_request_check, c_void_p, (it, _Cookie)),
        (xcb.xcb_ungrab_key, _Cookie, (it, c_uint8, c_uint32, c_uint16)),
        (xcb.xcb_poll_for_event, c_void_p, (it,)),
        (xcb.xcb_flush, c_int, (it,)),
        (xcb.xcb_disconnect, None, (it,)),
        (xkb.xkb_utf32_to_keysym, c_uint32, (c_uint32,)),
        (xkb.xkb_keysym_from_name, c_uint32, (c_char_p, c_int)),
        (c.free, None, (c_void_p,)),
    ):
        function.restype, function.argtypes = result, arguments
    return _Libraries(xcb, xkb, c)
