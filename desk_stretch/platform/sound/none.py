"""No sound: everything that is heard is shown too."""

from __future__ import annotations

from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import Host
from desk_stretch.platform.surroundings import Surroundings


class NoSound:
    """Plays nothing."""

    name = "none"

    def __init__(self, desk: Surroundings) -> None:
        pass

    @staticmethod
    def is_compatible(_host: Host) -> bool:
        return True

    def is_available(self) -> Answer:
        return Answer(True, tr("Nothing here plays sounds; every cue is shown as well."))

    def play(self, sound: str, volume: int) -> None:
        pass
