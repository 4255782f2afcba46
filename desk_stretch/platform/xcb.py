"""A connection to an X server, over libxcb by ctypes; what is asked of it is in the subclasses.

Xlib is not used: it ends the whole process when the X server goes.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Iterator
from ctypes import POINTER, c_char_p, c_int, c_uint, c_uint8, c_uint16, c_uint32, c_void_p
from typing import Any

from desk_stretch.errors import CapabilityError
from desk_stretch.i18n import tr

HEAD = 32
"""The bytes of every event, and of every reply before its list."""

_WORD = struct.Struct("=I")


class Cookie(ctypes.Structure):
    """What a request gives, to fetch its reply with."""

    _fields_ = (("sequence", c_uint),)


class _Screens(ctypes.Structure):
    _fields_ = (("first", c_void_p), ("left", c_int), ("index", c_int))


class XConnection:
    """Open until it is closed, or the server is gone.

    Waiting for a reply also takes in events: whoever asks looks at the events soon after.
    """

    def __init__(self, display: str) -> None:
        """Connect to *display*; raises CapabilityError."""
        self._xcb = library("libxcb.so.1", tr("On Debian: apt install libxcb1."))
        self._c = ctypes.CDLL(None)
        _declare_all(self._xcb, self._c)
        number = c_int()
        self._connection: int | None = self._xcb.xcb_connect(display.encode(), ctypes.byref(number))
        self._number = number.value
        if self.is_broken:
            self.close()
            raise CapabilityError(
                tr("The X server {display} does not answer.").format(display=display)
            )

    @property
    def fd(self) -> int:
        return int(self._xcb.xcb_get_file_descriptor(self._connection))

    @property
    def is_broken(self) -> bool:
        """Whether the X server is gone."""
        return bool(self._xcb.xcb_connection_has_error(self._connection))

    def close(self) -> None:
        """Give the connection back, and with it all that it holds. Harmless the second time."""
        if self._connection is not None:
            self._xcb.xcb_disconnect(self._connection)
            self._connection = None

    def _setup(self) -> int:
        """Where what the server told of itself stands."""
        return int(self._xcb.xcb_get_setup(self._connection))

    def _root(self) -> int:
        """The root window of our screen."""
        screens = self._xcb.xcb_setup_roots_iterator(self._setup())
        for _ in range(self._number):
            self._xcb.xcb_screen_next(ctypes.byref(screens))
        return c_uint32.from_address(screens.first).value

    def _atom(self, name: str) -> int:
        reply = self._answer(self._xcb.xcb_intern_atom, 0, len(name), name.encode())
        return word(reply, 8) if reply else 0

    def _answer(self, request: Any, *words: Any) -> bytes:
        """Send a request and wait for its reply; nothing if it has none, or the server is gone."""
        cookie = request(self._connection, *words)
        reply = request.reply(self._connection, cookie, None)
        if not reply:
            return b""
        return self._take(reply, HEAD + 4 * word(ctypes.string_at(reply, 8), 4))

    def _events(self) -> Iterator[bytes]:
        """What came since the last time, in order."""
        while event := self._xcb.xcb_poll_for_event(self._connection):
            yield self._take(event, HEAD)

    def _flush(self) -> None:
        self._xcb.xcb_flush(self._connection)

    def _take(self, pointer: int, size: int) -> bytes:
        """Copy what libxcb allocated for us, and give it back."""
        raw = ctypes.string_at(pointer, size)
        self._c.free(pointer)
        return raw


def word(raw: bytes, at: int) -> int:
    """The 32-bit number at that byte."""
    return int(_WORD.unpack_from(raw, at)[0])


def library(name: str, hint: str) -> ctypes.CDLL:
    """Load a library; raises CapabilityError with the *hint*."""
    try:
        return ctypes.CDLL(name)
    except OSError as error:
        raise CapabilityError(
            tr("A library is missing: {error}.").format(error=error), hint
        ) from error


def declare(function: Any, result: Any, *arguments: Any) -> None:
    """Say what a function gives and takes."""
    function.restype, function.argtypes = result, arguments


def declare_request(owner: ctypes.CDLL, name: str, *arguments: Any, has_reply: bool = True) -> None:
    """Say what a request takes beside the connection; its reply is ``reply`` of the function."""
    request = getattr(owner, name)
    declare(request, Cookie, c_void_p, *arguments)
    if has_reply:
        request.reply = getattr(owner, f"{name}_reply")
        declare(request.reply, c_void_p, c_void_p, Cookie, c_void_p)


def _declare_all(xcb: ctypes.CDLL, c: ctypes.CDLL) -> None:
    connection = c_void_p
    declare(xcb.xcb_connect, c_void_p, c_char_p, POINTER(c_int))
    declare(xcb.xcb_connection_has_error, c_int, connection)
    declare(xcb.xcb_get_file_descriptor, c_int, connection)
    declare(xcb.xcb_get_setup, c_void_p, connection)
    declare(xcb.xcb_setup_roots_iterator, _Screens, c_void_p)
    declare(xcb.xcb_screen_next, None, POINTER(_Screens))
    declare(xcb.xcb_poll_for_event, c_void_p, connection)
    declare(xcb.xcb_flush, c_int, connection)
    declare(xcb.xcb_disconnect, None, connection)
    declare(c.free, None, c_void_p)
    declare_request(xcb, "xcb_intern_atom", c_uint8, c_uint16, c_char_p)
    property_of = (c_uint8, c_uint32, c_uint32, c_uint32, c_uint32, c_uint32)
    declare_request(xcb, "xcb_get_property", *property_of)
