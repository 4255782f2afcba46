"""The switch of Windows for animations inside windows."""

from __future__ import annotations

import sys

from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import Host
from desk_stretch.platform.surroundings import Surroundings

_GET_CLIENT_AREA_ANIMATION = 0x1042


class WindowsMotionWish:
    """Asks Windows each time."""

    name = "windows"

    def __init__(self, desk: Surroundings) -> None:
        pass

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.platform == "win32"

    def is_available(self) -> Answer:
        return Answer(True, tr("Windows is asked whether it shows animations."))

    def is_reduced(self) -> bool:
        if sys.platform == "win32":  # pragma: no cover - another system
            import ctypes

            shows = ctypes.c_int(1)
            ctypes.windll.user32.SystemParametersInfoW(
                _GET_CLIENT_AREA_ANIMATION, 0, ctypes.byref(shows), 0
            )
            return not shows.value
        return False
