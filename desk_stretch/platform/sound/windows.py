"""Sounds on Windows, by the standard library. Windows has no volume for a single sound."""

from __future__ import annotations

import sys

from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import Host
from desk_stretch.platform.surroundings import Surroundings
from desk_stretch.resources import asset


class WindowsSound:
    """Plays in the background; a new sound ends the last one."""

    name = "winsound"

    def __init__(self, desk: Surroundings) -> None:
        pass

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.platform == "win32"

    def is_available(self) -> Answer:
        return Answer(True, tr("Windows plays the sounds, at its own volume."))

    def play(self, sound: str, volume: int) -> None:
        if sys.platform == "win32":  # pragma: no cover - another system
            import winsound

            path = asset("sounds", f"{sound}.wav")
            if volume > 0 and path.exists():
                flags = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
                winsound.PlaySound(str(path), flags)
