"""Full screen on Wayland compositors that list their windows (sway, Hyprland, labwc, Xfce …).

Plasma and GNOME tell no program of the others' windows.
"""

from __future__ import annotations

import selectors
import struct
import time
from dataclasses import dataclass

from desk_stretch import DESKTOP_ID
from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.holds.sense import LATEST_S, Sense
from desk_stretch.platform.host import Host
from desk_stretch.platform.wayland import Told, Wayland, socket_path, text_at

_LIST = "zwlr_foreign_toplevel_manager_v1"
_SINCE = 2  # the version from which on full screen is told
_DISPLAY, _DISPLAY_SYNC = 1, 0
_NEW_WINDOW = 0
_APP_ID, _STATE = 1, 4
_ACTIVE, _FULL_SCREEN = 2, 3


@dataclass(slots=True)
class _Window:
    app: str = ""
    states: tuple[int, ...] = ()


class WaylandFullScreen(Sense):
    """The compositor's list of windows, asked for at each look: a few hundred bytes."""

    name = "wayland"

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.has_wayland

    def is_available(self) -> Answer:
        try:
            windows = self._windows(0.4)
        except (OSError, struct.error) as error:
            why = tr("The compositor does not answer ({error}).").format(error=error)
            return Answer(False, why)
        if windows is None:
            return Answer(False, tr("This compositor tells no program of the others' windows."))
        return Answer(True, tr("The compositor lists its windows."))

    def is_on(self) -> bool:
        try:
            windows = self._windows(LATEST_S) or []
        except (OSError, struct.error):
            return False
        return any(
            {_ACTIVE, _FULL_SCREEN} <= set(window.states) and window.app != DESKTOP_ID
            for window in windows
        )

    def _windows(self, within_s: float) -> list[_Window] | None:
        """Every window; None if they are not told here."""
        host = self._desk.host
        deadline = time.monotonic() + within_s
        compositor = Wayland(socket_path(host.wayland_display, host.runtime_folder), within_s)
        try:
            offer = compositor.offer(_LIST)
            if offer is None or offer.version < _SINCE:
                return None
            listing = compositor.bind(offer, _SINCE)
            asked = compositor.new_id()
            compositor.send(_DISPLAY, _DISPLAY_SYNC, asked)
            windows: dict[int, _Window] = {}
            while not _take(windows, _wait(compositor, deadline), listing, asked):
                pass
            return list(windows.values())
        finally:
            compositor.close()


def _wait(compositor: Wayland, deadline: float) -> list[Told]:
    with selectors.DefaultSelector() as selector:
        selector.register(compositor.fd, selectors.EVENT_READ)
        if not selector.select(max(0.0, deadline - time.monotonic())):
            raise TimeoutError
    return compositor.receive()


def _take(windows: dict[int, _Window], events: list[Told], listing: int, asked: int) -> bool:
    """Note what is told; returns whether everything is."""
    for told in events:
        if told.about == asked:
            return True
        if told.about == listing and told.opcode == _NEW_WINDOW:
            windows[struct.unpack_from("=I", told.words)[0]] = _Window()
        elif (window := windows.get(told.about)) is not None:
            if told.opcode == _APP_ID:
                window.app = text_at(told.words, 0)[0]
            elif told.opcode == _STATE:
                size = struct.unpack_from("=I", told.words)[0]
                window.states = struct.unpack_from(f"={size // 4}I", told.words, 4)
    return False
