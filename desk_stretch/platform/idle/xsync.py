"""The X server's idle counter and its alarms, over libxcb and libxcb-sync by ctypes.

Plain calls of the SYNC extension; what they mean is said in ``x11``. Xlib is not used: it ends
the whole process when the X server goes.
"""

from __future__ import annotations

import ctypes
import struct
from ctypes import POINTER, c_char, c_char_p, c_int, c_uint, c_uint32, c_void_p
from sys import byteorder
from typing import Any, NamedTuple

from desk_stretch.errors import CapabilityError
from desk_stretch.i18n import tr

IDLE_COUNTER = b"IDLETIME"
#: The same for the core keyboard alone, which is device 3 on every server.
KEY_COUNTER = b"DEVICEIDLETIME 3"
_REPLY_HEAD = 32
_COUNTER = struct.Struct("=IiIH")  # counter, resolution (high, low), length of the name
_WHOLE = struct.Struct("=iI")  # a 64-bit value: high, low
_ALARM_EVENT = struct.Struct("=I")
# counter, kind of value, value, test, delta, events: all that an alarm has
_ALL_OF_AN_ALARM = 63
_ABSOLUTE, _RISING, _FALLING = 0, 0, 1


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", c_uint),)


class _Libraries(NamedTuple):
    xcb: ctypes.CDLL
    sync: ctypes.CDLL
    c: ctypes.CDLL


class XSync:
    """A connection to an X server that has an idle counter.

    Waiting for a reply also takes in events: whoever asks reads ``fired`` soon after.
    """

    def __init__(self, display: str) -> None:
        """Connect to *display*; raises CapabilityError if something is missing."""
        self._lib = _load()
        self._connection: int | None = self._lib.xcb.xcb_connect(display.encode(), None)
        try:
            self._first_event = self._begin(display)
            counters = self._find_counters()
            self._counter = counters[IDLE_COUNTER]
            self._key_counter = counters.get(KEY_COUNTER)
        except KeyError:
            self.close()
            raise CapabilityError(
                tr("The X server does not count the time since the last input.")
            ) from None
        except CapabilityError:
            self.close()
            raise

    @property
    def fd(self) -> int:
        return int(self._lib.xcb.xcb_get_file_descriptor(self._connection))

    @property
    def is_broken(self) -> bool:
        """Whether the X server is gone."""
        return bool(self._lib.xcb.xcb_connection_has_error(self._connection))

    def idle_ms(self) -> int | None:
        """Milliseconds since the last input; None if the server is gone."""
        return self._read_counter(self._counter)

    def key_ms(self) -> int | None:
        """Milliseconds since the last key; None if the server is gone, or does not tell."""
        return None if self._key_counter is None else self._read_counter(self._key_counter)

    def add_alarm(self, ms: int, *, rising: bool) -> int:
        """Have an event sent whenever the counter comes up to (down to) *ms*; returns its id."""
        alarm = int(self._lib.xcb.xcb_generate_id(self._connection))
        test = _RISING if rising else _FALLING
        values = (self._counter, _ABSOLUTE, ms >> 32, ms & 0xFFFFFFFF, test, 0, 0, 1)
        self._lib.sync.xcb_sync_create_alarm(
            self._connection, alarm, _ALL_OF_AN_ALARM, (c_uint32 * len(values))(*values)
        )
        self._lib.xcb.xcb_flush(self._connection)
        return alarm

    def drop_alarm(self, alarm: int) -> None:
        self._lib.sync.xcb_sync_destroy_alarm(self._connection, alarm)
        self._lib.xcb.xcb_flush(self._connection)

    def fired(self) -> list[int]:
        """Return the ids of the alarms that went off since the last time, in order."""
        alarms: list[int] = []
        while event := self._lib.xcb.xcb_poll_for_event(self._connection):
            raw = self._take(event, _REPLY_HEAD)
            if raw[0] & 0x7F == self._first_event + 1:
                alarms += _ALARM_EVENT.unpack_from(raw, 4)
        return alarms

    def close(self) -> None:
        """Give the connection back; the server drops its alarms. Harmless the second time."""
        if self._connection is not None:
            self._lib.xcb.xcb_disconnect(self._connection)
            self._connection = None

    # ------------------------------------------------------------ inside

    def _begin(self, display: str) -> int:
        """Agree on the extension's version and return the number of its first event."""
        if self.is_broken:
            raise CapabilityError(
                tr("The X server {display} does not answer.").format(display=display)
            )
        which = ctypes.addressof(c_char.in_dll(self._lib.sync, "xcb_sync_id"))
        extension = self._lib.xcb.xcb_get_extension_data(self._connection, which)
        # response type, pad, sequence, length, present, opcode, first event: not ours to free
        present, _, first_event = ctypes.string_at(extension, 11)[8:] if extension else (0, 0, 0)
        if not present or self._answer("initialize", 10, 3, 1) is None:
            raise CapabilityError(tr("The X server has no SYNC extension."))
        return int(first_event)

    def _find_counters(self) -> dict[bytes, int]:
        """The numbers of all counters by their names."""
        counters: dict[bytes, int] = {}
        reply = self._answer("list_system_counters", 0)
        left, at = (_word(reply, 8) if reply else 0), _REPLY_HEAD
        while reply and left:
            counter, _, _, length = _COUNTER.unpack_from(reply, at)
            at += _COUNTER.size
            counters[reply[at : at + length]] = int(counter)
            at += length + -(_COUNTER.size + length) % 4
            left -= 1
        return counters

    def _read_counter(self, counter: int) -> int | None:
        reply = self._answer("query_counter", 16, c_uint32(counter))
        return None if reply is None else _whole(reply, 8)

    def _answer(self, request: str, size: int, *words: Any) -> bytes | None:
        """Send a request and wait for its reply, of *size* bytes (0: as long as it says)."""
        cookie = getattr(self._lib.sync, f"xcb_sync_{request}")(self._connection, *words)
        reply = getattr(self._lib.sync, f"xcb_sync_{request}_reply")(self._connection, cookie, None)
        return self._take(reply, size) if reply else None

    def _take(self, pointer: int, size: int) -> bytes:
        """Copy what libxcb allocated for us, and give it back."""
        size = size or _REPLY_HEAD + 4 * _word(ctypes.string_at(pointer, 8), 4)
        raw = ctypes.string_at(pointer, size)
        self._lib.c.free(pointer)
        return raw


def _word(raw: bytes, at: int) -> int:
    return int.from_bytes(raw[at : at + 4], byteorder)


def _whole(raw: bytes, at: int) -> int:
    high, low = _WHOLE.unpack_from(raw, at)
    return int(high << 32 | low)


def _load() -> _Libraries:
    """Load the libraries and say what their functions take; raises CapabilityError."""
    try:
        xcb, sync = ctypes.CDLL("libxcb.so.1"), ctypes.CDLL("libxcb-sync.so.1")
        c = ctypes.CDLL(None)
    except OSError as error:
        raise CapabilityError(
            tr("A library is missing: {error}.").format(error=error),
            tr("On Debian: apt install libxcb1 libxcb-sync1."),
        ) from error
    it: Any = c_void_p  # a connection
    _declare(xcb, it, "xcb_connect", c_char_p, POINTER(c_int))
    _declare(xcb, c_int, "xcb_connection_has_error", it)
    _declare(xcb, c_int, "xcb_get_file_descriptor", it)
    _declare(xcb, c_void_p, "xcb_get_extension_data", it, c_void_p)
    _declare(xcb, c_uint32, "xcb_generate_id", it)
    _declare(xcb, c_int, "xcb_flush", it)
    _declare(xcb, c_void_p, "xcb_poll_for_event", it)
    _declare(xcb, None, "xcb_disconnect", it)
    _declare(sync, _Cookie, "xcb_sync_initialize", it, ctypes.c_uint8, ctypes.c_uint8)
    _declare(sync, _Cookie, "xcb_sync_list_system_counters", it)
    _declare(sync, _Cookie, "xcb_sync_query_counter", it, c_uint32)
    for request in ("initialize", "list_system_counters", "query_counter"):
        _declare(sync, c_void_p, f"xcb_sync_{request}_reply", it, _Cookie, c_void_p)
    _declare(sync, _Cookie, "xcb_sync_create_alarm", it, c_uint32, c_uint32, c_void_p)
    _declare(sync, _Cookie, "xcb_sync_destroy_alarm", it, c_uint32)
    _declare(c, None, "free", c_void_p)
    return _Libraries(xcb, sync, c)


def _declare(library: ctypes.CDLL, result: Any, name: str, *arguments: Any) -> None:
    function = getattr(library, name)
    function.restype, function.argtypes = result, arguments
