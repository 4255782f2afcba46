"""Which window an X server's window manager says is in use, and whether it fills the screen.

A connection for one look, over libxcb by ctypes. Xlib is not used: it ends the whole process when
the X server goes.
"""

from __future__ import annotations

import ctypes
import os
import struct
from ctypes import POINTER, c_char_p, c_int, c_uint, c_uint8, c_uint16, c_uint32, c_void_p
from typing import Any, NamedTuple, Self

from desk_stretch.errors import CapabilityError
from desk_stretch.i18n import tr

_ANY = 0
_LONGEST = 64  # values of a property
_REPLY_HEAD = 32
_WORD = struct.Struct("=I")


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", c_uint),)


class _Screens(ctypes.Structure):
    _fields_ = (("first", c_void_p), ("left", c_int), ("index", c_int))


class _Libraries(NamedTuple):
    xcb: ctypes.CDLL
    c: ctypes.CDLL


class XScreen:
    """An open connection to an X server."""

    def __init__(self, display: str) -> None:
        """Connect to *display*; raises CapabilityError."""
        self._lib = _load()
        self._connection: int | None = self._lib.xcb.xcb_connect(display.encode(), None)
        if self._lib.xcb.xcb_connection_has_error(self._connection):
            self._close()
            raise CapabilityError(
                tr("The X server {display} does not answer.").format(display=display)
            )
        setup = self._lib.xcb.xcb_get_setup(self._connection)
        screens = self._lib.xcb.xcb_setup_roots_iterator(setup)
        self._root = c_uint32.from_address(screens.first).value

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def is_managed(self) -> bool:
        """Whether somebody tells which window is in use."""
        return bool(self._values(self._root, "_NET_SUPPORTING_WM_CHECK"))

    def is_full_screen(self) -> bool:
        """Whether the window in use is another program's and fills the screen."""
        window = next(iter(self._values(self._root, "_NET_ACTIVE_WINDOW")), 0)
        if not window or os.getpid() in self._values(window, "_NET_WM_PID"):
            return False
        return self._atom("_NET_WM_STATE_FULLSCREEN") in self._values(window, "_NET_WM_STATE")

    def _values(self, window: int, name: str) -> tuple[int, ...]:
        """The numbers of a window's property; none if it has no such, or is gone."""
        xcb = self._lib.xcb
        cookie = xcb.xcb_get_property(
            self._connection, 0, window, self._atom(name), _ANY, 0, _LONGEST
        )
        reply = xcb.xcb_get_property_reply(self._connection, cookie, None)
        if not reply:
            return ()
        # response type, format, sequence, length, type, bytes after, count of values
        head = ctypes.string_at(reply, _REPLY_HEAD)
        count = _WORD.unpack_from(head, 16)[0] if head[1] == 32 else 0
        raw = ctypes.string_at(reply + _REPLY_HEAD, 4 * count)
        self._lib.c.free(reply)
        return struct.unpack(f"={count}I", raw)

    def _atom(self, name: str) -> int:
        xcb = self._lib.xcb
        cookie = xcb.xcb_intern_atom(self._connection, 0, len(name), name.encode())
        reply = xcb.xcb_intern_atom_reply(self._connection, cookie, None)
        if not reply:
            return 0
        atom = _WORD.unpack_from(ctypes.string_at(reply, 12), 8)[0]
        self._lib.c.free(reply)
        return int(atom)

    def _close(self) -> None:
        if self._connection is not None:
            self._lib.xcb.xcb_disconnect(self._connection)
            self._connection = None


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
    for function, result, arguments in (
        (xcb.xcb_connect, it, (c_char_p, POINTER(c_int))),
        (xcb.xcb_connection_has_error, c_int, (it,)),
        (xcb.xcb_get_setup, c_void_p, (it,)),
        (xcb.xcb_setup_roots_iterator, _Screens, (c_void_p,)),
        (xcb.xcb_intern_atom, _Cookie, (it, c_uint8, c_uint16, c_char_p)),
        (xcb.xcb_intern_atom_reply, c_void_p, (it, _Cookie, c_void_p)),
        (
            xcb.xcb_get_property,
            _Cookie,
            (it, c_uint8, c_uint32, c_uint32, c_uint32, c_uint32, c_uint32),
        ),
        (xcb.xcb_get_property_reply, c_void_p, (it, _Cookie, c_void_p)),
        (xcb.xcb_disconnect, None, (it,)),
        (c.free, None, (c_void_p,)),
    ):
        function.restype, function.argtypes = result, arguments
    return _Libraries(xcb, c)
