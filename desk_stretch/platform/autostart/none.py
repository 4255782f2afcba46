"""No autostart: the person starts the app."""

from __future__ import annotations

from desk_stretch.errors import CapabilityError
from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import Host
from desk_stretch.platform.surroundings import Surroundings


class NoAutostart:
    """Is always off."""

    name = "none"

    def __init__(self, desk: Surroundings) -> None:
        pass

    @staticmethod
    def is_compatible(_host: Host) -> bool:
        return True

    def is_available(self) -> Answer:
        return Answer(True, tr("The app cannot be started at login from here yet."))

    def is_on(self) -> bool:
        return False

    def switch(self, on: bool) -> None:
        if on:
            raise CapabilityError(
                tr("The app cannot be started at login from here yet."),
                tr("The settings of your desktop may offer it."),
            )
