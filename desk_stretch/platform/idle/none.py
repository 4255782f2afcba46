"""No idle source: the person is taken as present, so work time is the time on the clock."""

from __future__ import annotations

from desk_stretch.core.ports import Call
from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import Host
from desk_stretch.platform.surroundings import Surroundings


class NoIdle:
    """Never reports anything."""

    name = "none"

    def __init__(self, desk: Surroundings) -> None:
        pass

    @staticmethod
    def is_compatible(_host: Host) -> bool:
        return True

    def is_available(self) -> Answer:
        why = tr("Nothing here tells when you are away, so every minute counts as work time.")
        return Answer(True, why)

    def start(self, threshold_s: float, on_idle: Call, on_active: Call) -> None:
        pass

    def since_input(self) -> float | None:
        return None

    def since_key(self) -> float | None:
        return None

    def stop(self) -> None:
        pass
