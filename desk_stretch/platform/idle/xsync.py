"""The X server's idle counter and its alarms, over libxcb-sync by ctypes.

Plain calls of the SYNC extension; what they mean is said in ``x11``.
"""

from __future__ import annotations

import ctypes
import struct
from ctypes import c_char, c_uint8, c_uint32, c_void_p

from desk_stretch.errors import CapabilityError
from desk_stretch.i18n import tr
from desk_stretch.platform.xcb import HEAD, XConnection, declare, declare_request, library, word

IDLE_COUNTER = b"IDLETIME"
#: The same for the core keyboard alone, which is device 3 on every server.
KEY_COUNTER = b"DEVICEIDLETIME 3"
_COUNTER = struct.Struct("=IiIH")  # counter, resolution (high, low), length of the name
_WHOLE = struct.Struct("=iI")  # a 64-bit value: high, low
_ALARM_EVENT = struct.Struct("=I")
# counter, kind of value, value, test, delta, events: all that an alarm has
_ALL_OF_AN_ALARM = 63
_ABSOLUTE, _RISING, _FALLING = 0, 0, 1


class XSync(XConnection):
    """A connection to an X server that has an idle counter: whoever asks reads ``fired`` soon
    after."""

    def __init__(self, display: str) -> None:
        """Connect to *display*; raises CapabilityError if something is missing."""
        hint = tr("On Debian: apt install libxcb1 libxcb-sync1.")
        self._sync = library("libxcb-sync.so.1", hint)
        super().__init__(display)
        self._declare()
        try:
            self._first_event = self._begin()
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

    def idle_ms(self) -> int | None:
        """Milliseconds since the last input; None if the server is gone."""
        return self._read_counter(self._counter)

    def key_ms(self) -> int | None:
        """Milliseconds since the last key; None if the server is gone, or does not tell."""
        return None if self._key_counter is None else self._read_counter(self._key_counter)

    def add_alarm(self, ms: int, *, rising: bool) -> int:
        """Have an event sent whenever the counter comes up to (down to) *ms*; returns its id."""
        alarm = int(self._xcb.xcb_generate_id(self._connection))
        test = _RISING if rising else _FALLING
        values = (self._counter, _ABSOLUTE, ms >> 32, ms & 0xFFFFFFFF, test, 0, 0, 1)
        self._sync.xcb_sync_create_alarm(
            self._connection, alarm, _ALL_OF_AN_ALARM, (c_uint32 * len(values))(*values)
        )
        self._flush()
        return alarm

    def drop_alarm(self, alarm: int) -> None:
        self._sync.xcb_sync_destroy_alarm(self._connection, alarm)
        self._flush()

    def fired(self) -> list[int]:
        """Return the ids of the alarms that went off since the last time, in order."""
        alarms: list[int] = []
        for raw in self._events():
            if raw[0] & 0x7F == self._first_event + 1:
                alarms += _ALARM_EVENT.unpack_from(raw, 4)
        return alarms

    # ------------------------------------------------------------ inside

    def _begin(self) -> int:
        """Agree on the extension's version and return the number of its first event."""
        which = ctypes.addressof(c_char.in_dll(self._sync, "xcb_sync_id"))
        extension = self._xcb.xcb_get_extension_data(self._connection, which)
        # response type, pad, sequence, length, present, opcode, first event: not ours to free
        present, _, first_event = ctypes.string_at(extension, 11)[8:] if extension else (0, 0, 0)
        if not present or not self._answer(self._sync.xcb_sync_initialize, 3, 1):
            raise CapabilityError(tr("The X server has no SYNC extension."))
        return int(first_event)

    def _find_counters(self) -> dict[bytes, int]:
        """The numbers of all counters by their names."""
        counters: dict[bytes, int] = {}
        reply = self._answer(self._sync.xcb_sync_list_system_counters)
        left, at = (word(reply, 8) if reply else 0), HEAD
        while reply and left:
            counter, _, _, length = _COUNTER.unpack_from(reply, at)
            at += _COUNTER.size
            counters[reply[at : at + length]] = int(counter)
            at += length + -(_COUNTER.size + length) % 4
            left -= 1
        return counters

    def _read_counter(self, counter: int) -> int | None:
        reply = self._answer(self._sync.xcb_sync_query_counter, counter)
        return _whole(reply, 8) if reply else None

    def _declare(self) -> None:
        """Say what the functions take that only the counter needs."""
        xcb, sync = self._xcb, self._sync
        declare(xcb.xcb_get_extension_data, c_void_p, c_void_p, c_void_p)
        declare(xcb.xcb_generate_id, c_uint32, c_void_p)
        declare_request(sync, "xcb_sync_initialize", c_uint8, c_uint8)
        declare_request(sync, "xcb_sync_list_system_counters")
        declare_request(sync, "xcb_sync_query_counter", c_uint32)
        alarm = (c_uint32, c_uint32, c_void_p)
        declare_request(sync, "xcb_sync_create_alarm", *alarm, has_reply=False)
        declare_request(sync, "xcb_sync_destroy_alarm", c_uint32, has_reply=False)


def _whole(raw: bytes, at: int) -> int:
    high, low = _WHOLE.unpack_from(raw, at)
    return int(high << 32 | low)
