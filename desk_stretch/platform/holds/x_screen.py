"""Which window an X server's window manager says is in use, and whether it fills the screen."""

from __future__ import annotations

import os
import struct
from typing import Self

from desk_stretch.platform.xcb import HEAD, XConnection, word

_ANY = 0
_LONGEST = 64  # values of a property


class XScreen(XConnection):
    """A connection to an X server for one look."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def is_managed(self) -> bool:
        """Whether somebody tells which window is in use."""
        return bool(self._values(self._root(), "_NET_SUPPORTING_WM_CHECK"))

    def is_full_screen(self) -> bool:
        """Whether the window in use is another program's and fills the screen."""
        window = next(iter(self._values(self._root(), "_NET_ACTIVE_WINDOW")), 0)
        if not window or os.getpid() in self._values(window, "_NET_WM_PID"):
            return False
        return self._atom("_NET_WM_STATE_FULLSCREEN") in self._values(window, "_NET_WM_STATE")

    def _values(self, window: int, name: str) -> tuple[int, ...]:
        """The numbers of a window's property; none if it has no such, or is gone."""
        wanted = (0, window, self._atom(name), _ANY, 0, _LONGEST)
        reply = self._answer(self._xcb.xcb_get_property, *wanted)
        if not reply or reply[1] != 32:
            return ()
        return struct.unpack_from(f"={word(reply, 16)}I", reply, HEAD)
