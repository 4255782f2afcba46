"""Full screen: whether the window in use, if it is not ours, fills the screen."""

from __future__ import annotations

import sys

from desk_stretch.errors import CapabilityError
from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.holds.sense import Sense
from desk_stretch.platform.host import Host

_BUSY, _GAME, _PRESENTING = 2, 3, 4


class X11FullScreen(Sense):
    """What the window manager says of the window in use."""

    name = "x11"

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.is_freedesktop and not host.has_wayland

    def is_available(self) -> Answer:
        host = self._desk.host
        if not host.has_x11:
            return Answer(False, tr("There is no X server."))
        try:
            is_managed = self._look()[0]
        except CapabilityError as error:
            return Answer(False, str(error))
        if not is_managed:
            return Answer(False, tr("No window manager tells which window is in use."))
        return Answer(True, tr("The window manager tells."))

    def is_on(self) -> bool:
        if not self._desk.host.has_x11:
            return False
        try:
            return self._look()[1]
        except CapabilityError:
            return False

    def _look(self) -> tuple[bool, bool]:
        # Late: ctypes, and a library.
        from desk_stretch.platform.holds.x_screen import XScreen

        with XScreen(self._desk.host.display) as x:
            return x.is_managed(), x.is_full_screen()


class WindowsFullScreen(Sense):
    """Windows' own answer to whether a program should interrupt."""

    name = "windows"

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.platform == "win32"

    def is_available(self) -> Answer:
        return Answer(True, tr("Windows tells."))

    def is_on(self) -> bool:
        if sys.platform == "win32":  # pragma: no cover - another system
            from desk_stretch.platform.holds.windows_state import notification_state

            return notification_state() in (_BUSY, _GAME, _PRESENTING)
        return False
