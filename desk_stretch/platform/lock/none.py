"""No lock source: the clocks still show sleep, and a locked screen shows as absence of input."""

from __future__ import annotations

from collections.abc import Callable

from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import Host
from desk_stretch.platform.surroundings import Surroundings


class NoLock:
    """Never reports anything."""

    name = "none"

    def __init__(self, desk: Surroundings) -> None:
        pass

    @staticmethod
    def is_compatible(_host: Host) -> bool:
        return True

    def is_available(self) -> Answer:
        return Answer(True, tr("Nothing here tells when the screen is locked."))

    def start(self, on_lock: Callable[[bool], None], on_sleep: Callable[[bool], None]) -> None:
        pass

    def stop(self) -> None:
        pass
