"""A stand-in for a desktop's settings daemon on X11: owns the selection, keeps the property."""

from __future__ import annotations

import struct
from ctypes import c_char_p, c_int16, c_uint8, c_uint16, c_uint32, c_void_p
from typing import Any

from desk_stretch.platform.look.xproperty import XProperty

_CLIENT_MESSAGE, _STRUCTURE = 33, 1 << 17


def settings_of(values: dict[str, int | str | bytes], order: str = "<", count: int = -1) -> bytes:
    """Write settings in the form of XSETTINGS; bytes stand for a colour."""
    head = struct.pack(f"{order}B3xII", order == ">", 0, len(values) if count < 0 else count)
    return head + b"".join(_setting(name, value, order) for name, value in values.items())


def _setting(name: str, value: int | str | bytes, order: str) -> bytes:
    kind = {int: 0, str: 1, bytes: 2}[type(value)]
    raw = name.encode()
    head = struct.pack(f"{order}BxH", kind, len(raw)) + _filled(raw) + struct.pack(f"{order}I", 7)
    if isinstance(value, int):
        return head + struct.pack(f"{order}i", value)
    if isinstance(value, str):
        text = value.encode()
        return head + struct.pack(f"{order}I", len(text)) + _filled(text)
    return head + value


def _filled(raw: bytes) -> bytes:
    return raw + b"\0" * (-len(raw) % 4)


class SettingsDaemon(XProperty):
    """Takes the selection with its first settings, and gives it back when it is closed."""

    def __init__(self, display: str, values: dict[str, int | str | bytes]) -> None:
        super().__init__(display)
        xcb: Any = self._xcb
        it = c_void_p
        xcb.xcb_create_window.argtypes = (
            it, c_uint8, c_uint32, c_uint32, *2 * (c_int16,), *3 * (c_uint16,), c_uint16, c_uint32,
            c_uint32, c_void_p,
        )  # fmt: skip
        xcb.xcb_change_property.argtypes = (
            it, c_uint8, c_uint32, c_uint32, c_uint32, c_uint8, c_uint32, c_char_p,
        )  # fmt: skip
        xcb.xcb_set_selection_owner.argtypes = (it, c_uint32, c_uint32, c_uint32)
        xcb.xcb_send_event.argtypes = (it, c_uint8, c_uint32, c_uint32, c_char_p)
        xcb.xcb_generate_id.argtypes = (it,)
        xcb.xcb_generate_id.restype = c_uint32
        self._window = xcb.xcb_generate_id(self._connection)
        root = self._root()
        xcb.xcb_create_window(self._connection, 0, self._window, root, 0, 0, 1, 1, 0, 2, 0, 0, None)
        xcb.xcb_set_selection_owner(self._connection, self._window, self._selection, 0)
        self.set(values)
        data = (0, self._selection, self._window, 0, 0)
        message = struct.pack("=BBHII5I", _CLIENT_MESSAGE, 32, 0, root, self._manager, *data)
        xcb.xcb_send_event(self._connection, 0, root, _STRUCTURE, message)
        self._wait()

    def set(self, values: dict[str, int | str | bytes]) -> None:
        """Say other settings."""
        self.set_raw(settings_of(values))

    def set_raw(self, raw: bytes, bits: int = 8) -> None:
        """Put anything into the property."""
        self._xcb.xcb_change_property(
            self._connection, 0, self._window, self._property, self._property, bits,
            len(raw) * 8 // bits, raw,
        )  # fmt: skip
        self._wait()

    def touch(self) -> None:
        """Change another property of the same window."""
        self._xcb.xcb_change_property(
            self._connection, 0, self._window, self._manager, self._property, 8, 1, b"x"
        )
        self._wait()

    def _wait(self) -> None:
        """The server has done everything when it answers."""
        assert self._atom("MANAGER") == self._manager
