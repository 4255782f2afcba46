"""Nobody says anything about movement: it is as the person chose."""

from __future__ import annotations

from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import Host
from desk_stretch.platform.surroundings import Surroundings


class NoMotionWish:
    """Asks for nothing."""

    name = "none"

    def __init__(self, desk: Surroundings) -> None:
        pass

    @staticmethod
    def is_compatible(_host: Host) -> bool:
        return True

    def is_available(self) -> Answer:
        return Answer(True, tr("The desktop does not say; the setting decides."))

    def is_reduced(self) -> bool:
        return False
