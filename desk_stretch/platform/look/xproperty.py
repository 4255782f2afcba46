"""The settings daemon's property on an X server, and word of its changes, over libxcb by ctypes.

Who owns the selection ``_XSETTINGS_S0`` is the daemon; it tells the root window when it comes.
Xlib is not used: it ends the whole process when the X server goes.
"""

from __future__ import annotations

import ctypes
import struct
from ctypes import POINTER, c_char_p, c_int, c_uint, c_uint8, c_uint16, c_uint32, c_void_p
from typing import Any, NamedTuple

from desk_stretch.errors import CapabilityError
from desk_stretch.i18n import tr

_HEAD = 32
_WORDS_AT_MOST = 65_536
_WORD = struct.Struct("=I")
_EVENT_MASK = 1 << 11
_STRUCTURE, _PROPERTY = 1 << 17, 1 << 22
_DESTROYED, _PROPERTY_CHANGED, _MESSAGE = 17, 28, 33
# Where an event says whom it is about.
_GONE, _CHANGED_ATOM, _MESSAGE_KIND, _MESSAGE_SELECTION = 8, 8, 8, 16


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", c_uint),)


class _Screens(ctypes.Structure):
    _fields_ = (("first", c_void_p), ("left", c_int), ("index", c_int))


class _Libraries(NamedTuple):
    xcb: ctypes.CDLL
    c: ctypes.CDLL


class XProperty:
    """A connection to an X server that watches the settings daemon's property."""

    def __init__(self, display: str) -> None:
        """Connect to *display*; raises CapabilityError."""
        self._lib = _load()
        number = c_int()
        self._connection: int | None = self._lib.xcb.xcb_connect(
            display.encode(), ctypes.byref(number)
        )
        if self.is_broken:
            self.close()
            raise CapabilityError(
                tr("The X server {display} does not answer.").format(display=display)
            )
        self._selection = self._atom(f"_XSETTINGS_S{number.value}")
        self._property = self._atom("_XSETTINGS_SETTINGS")
        self._manager = self._atom("MANAGER")
        self._owner = 0
        self._tell_of(self._root(number.value), _STRUCTURE)
        self._look_for_owner()

    @property
    def fd(self) -> int:
        return int(self._lib.xcb.xcb_get_file_descriptor(self._connection))

    @property
    def is_broken(self) -> bool:
        """Whether the X server is gone."""
        return bool(self._lib.xcb.xcb_connection_has_error(self._connection))

    def read(self) -> bytes:
        """The property as it is; nothing if there is no daemon. Events may come in along with it:
        ask ``has_changed`` afterwards."""
        if not self._owner:
            return b""
        reply = self._answer(
            "get_property", c_uint8(0), self._owner, self._property, self._property, 0,
            _WORDS_AT_MOST,
        )  # fmt: skip
        if len(reply) < _HEAD or reply[1] != 8:
            return b""
        length = _WORD.unpack_from(reply, 16)[0]
        return reply[_HEAD : _HEAD + length]

    def has_changed(self) -> bool:
        """Whether the property is another, or another daemon is there, since the last time."""
        changed = False
        while event := self._lib.xcb.xcb_poll_for_event(self._connection):
            changed |= self._heard(self._take(event, _HEAD))
        return changed

    def close(self) -> None:
        """Give the connection back. Harmless the second time."""
        if self._connection is not None:
            self._lib.xcb.xcb_disconnect(self._connection)
            self._connection = None

    # ------------------------------------------------------------ inside

    def _heard(self, raw: bytes) -> bool:
        kind = raw[0] & 0x7F
        if kind == _PROPERTY_CHANGED:
            return _word(raw, _CHANGED_ATOM) == self._property
        is_gone = kind == _DESTROYED and _word(raw, _GONE) == self._owner
        is_new = (
            kind == _MESSAGE
            and _word(raw, _MESSAGE_KIND) == self._manager
            and _word(raw, _MESSAGE_SELECTION) == self._selection
        )
        if is_gone or is_new:
            self._look_for_owner()
        return is_gone or is_new

    def _look_for_owner(self) -> None:
        reply = self._answer("get_selection_owner", self._selection)
        self._owner = _word(reply, 8) if reply else 0
        if self._owner:
            self._tell_of(self._owner, _STRUCTURE | _PROPERTY)

    def _tell_of(self, window: int, events: int) -> None:
        values = (c_uint32 * 1)(events)
        self._lib.xcb.xcb_change_window_attributes(self._connection, window, _EVENT_MASK, values)
        self._lib.xcb.xcb_flush(self._connection)

    def _root(self, number: int) -> int:
        screens = self._lib.xcb.xcb_setup_roots_iterator(
            self._lib.xcb.xcb_get_setup(self._connection)
        )
        for _ in range(number):
            self._lib.xcb.xcb_screen_next(ctypes.byref(screens))
        return c_uint32.from_address(screens.first).value

    def _atom(self, name: str) -> int:
        reply = self._answer("intern_atom", c_uint8(0), c_uint16(len(name)), name.encode())
        return _word(reply, 8) if reply else 0

    def _answer(self, request: str, *words: Any) -> bytes:
        """Send a request and wait for its reply; nothing if there is none."""
        cookie = getattr(self._lib.xcb, f"xcb_{request}")(self._connection, *words)
        reply = getattr(self._lib.xcb, f"xcb_{request}_reply")(self._connection, cookie, None)
        if not reply:
            return b""
        return self._take(reply, _HEAD + 4 * _word(ctypes.string_at(reply, 8), 4))

    def _take(self, pointer: int, size: int) -> bytes:
        """Copy what libxcb allocated for us, and give it back."""
        raw = ctypes.string_at(pointer, size)
        self._lib.c.free(pointer)
        return raw


def _word(raw: bytes, at: int) -> int:
    return int(_WORD.unpack_from(raw, at)[0])


def _load() -> _Libraries:
    """Load the libraries and say what their functions take; raises CapabilityError."""
    try:
        xcb, c = ctypes.CDLL("libxcb.so.1"), ctypes.CDLL(None)
    except OSError as error:
        raise CapabilityError(
            tr("A library is missing: {error}.").format(error=error),
            tr("On Debian: apt install libxcb1."),
        ) from error
    it: Any = c_void_p  # a connection
    window = c_uint32
    for function, result, arguments in (
        (xcb.xcb_connect, it, (c_char_p, POINTER(c_int))),
        (xcb.xcb_connection_has_error, c_int, (it,)),
        (xcb.xcb_get_file_descriptor, c_int, (it,)),
        (xcb.xcb_get_setup, c_void_p, (it,)),
        (xcb.xcb_setup_roots_iterator, _Screens, (c_void_p,)),
        (xcb.xcb_screen_next, None, (POINTER(_Screens),)),
        (xcb.xcb_intern_atom, _Cookie, (it, c_uint8, c_uint16, c_char_p)),
        (xcb.xcb_intern_atom_reply, c_void_p, (it, _Cookie, c_void_p)),
        (xcb.xcb_get_selection_owner, _Cookie, (it, c_uint32)),
        (xcb.xcb_get_selection_owner_reply, c_void_p, (it, _Cookie, c_void_p)),
        (xcb.xcb_change_window_attributes, _Cookie, (it, window, c_uint32, c_void_p)),
        (xcb.xcb_get_property, _Cookie, (it, c_uint8, window, *3 * (c_uint32,), c_uint32)),
        (xcb.xcb_get_property_reply, c_void_p, (it, _Cookie, c_void_p)),
        (xcb.xcb_poll_for_event, c_void_p, (it,)),
        (xcb.xcb_flush, c_int, (it,)),
        (xcb.xcb_disconnect, None, (it,)),
        (c.free, None, (c_void_p,)),
    ):
        function.restype, function.argtypes = result, arguments
    return _Libraries(xcb, c)
