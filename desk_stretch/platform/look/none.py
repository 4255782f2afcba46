"""The look as Qt learns it: nothing is added."""

from __future__ import annotations

from collections.abc import Callable

from desk_stretch.core.look import Look
from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import Host
from desk_stretch.platform.surroundings import Surroundings


class NoLook:
    """Says nothing."""

    name = "none"

    def __init__(self, desk: Surroundings) -> None:
        pass

    @staticmethod
    def is_compatible(_host: Host) -> bool:
        return True

    def is_available(self) -> Answer:
        return Answer(True, tr("Qt takes font and colours from the desktop itself."))

    def look(self) -> Look:
        return Look()

    def follow(self, on_change: Callable[[], None]) -> None:
        pass

    def chooser(self) -> None:
        return None

    def stop(self) -> None:
        pass
