"""No sound: everything that is heard is shown too."""

from __future__ import annotations

from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import Host
from desk_stretch.platform.sound.programs import PROGRAMS
from desk_stretch.platform.surroundings import Surroundings


class NoSound:
    """Plays nothing."""

    name = "none"

    def __init__(self, desk: Surroundings) -> None:
        self._host = desk.host

    @staticmethod
    def is_compatible(_host: Host) -> bool:
        return True

    def is_available(self) -> Answer:
        missing = tr("No program that plays sounds is installed: {names}.")
        names = ", ".join(program.name for program in PROGRAMS if program.is_compatible(self._host))
        found = missing.format(names=names) if names else tr("Nothing here plays sounds.")
        return Answer(True, found + " " + tr("Every cue is shown as well."))

    def play(self, sound: str, volume: int) -> None:
        pass
