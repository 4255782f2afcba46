"""The settings daemon's property on an X server, and word of its changes.

Who owns the selection ``_XSETTINGS_S0`` is the daemon; it tells the root window when it comes.
"""

from __future__ import annotations

from ctypes import c_uint32, c_void_p

from desk_stretch.platform.xcb import HEAD, XConnection, declare_request, word

_WORDS_AT_MOST = 65_536
_EVENT_MASK = 1 << 11
_STRUCTURE, _PROPERTY = 1 << 17, 1 << 22
_DESTROYED, _PROPERTY_CHANGED, _MESSAGE = 17, 28, 33
# Where an event says whom it is about.
_GONE, _CHANGED_ATOM, _MESSAGE_KIND, _MESSAGE_SELECTION = 8, 8, 8, 16


class XProperty(XConnection):
    """A connection to an X server that watches the settings daemon's property."""

    def __init__(self, display: str) -> None:
        """Connect to *display*; raises CapabilityError."""
        super().__init__(display)
        declare_request(self._xcb, "xcb_get_selection_owner", c_uint32)
        attributes = (c_uint32, c_uint32, c_void_p)
        declare_request(self._xcb, "xcb_change_window_attributes", *attributes, has_reply=False)
        self._selection = self._atom(f"_XSETTINGS_S{self._number}")
        self._property = self._atom("_XSETTINGS_SETTINGS")
        self._manager = self._atom("MANAGER")
        self._owner = 0
        self._tell_of(self._root(), _STRUCTURE)
        self._look_for_owner()

    def read(self) -> bytes:
        """The property as it is; nothing if there is no daemon. Events may come in along with it:
        ask ``has_changed`` afterwards."""
        if not self._owner:
            return b""
        reply = self._answer(
            self._xcb.xcb_get_property, 0, self._owner, self._property, self._property, 0,
            _WORDS_AT_MOST,
        )  # fmt: skip
        if not reply or reply[1] != 8:
            return b""
        return reply[HEAD : HEAD + word(reply, 16)]

    def has_changed(self) -> bool:
        """Whether the property is another, or another daemon is there, since the last time."""
        changed = False
        for event in self._events():
            changed |= self._heard(event)
        return changed

    # ------------------------------------------------------------ inside

    def _heard(self, raw: bytes) -> bool:
        kind = raw[0] & 0x7F
        if kind == _PROPERTY_CHANGED:
            return word(raw, _CHANGED_ATOM) == self._property
        is_gone = kind == _DESTROYED and word(raw, _GONE) == self._owner
        is_new = (
            kind == _MESSAGE
            and word(raw, _MESSAGE_KIND) == self._manager
            and word(raw, _MESSAGE_SELECTION) == self._selection
        )
        if is_gone or is_new:
            self._look_for_owner()
        return is_gone or is_new

    def _look_for_owner(self) -> None:
        reply = self._answer(self._xcb.xcb_get_selection_owner, self._selection)
        self._owner = word(reply, 8) if reply else 0
        if self._owner:
            self._tell_of(self._owner, _STRUCTURE | _PROPERTY)

    def _tell_of(self, window: int, events: int) -> None:
        values = (c_uint32 * 1)(events)
        self._xcb.xcb_change_window_attributes(self._connection, window, _EVENT_MASK, values)
        self._flush()
