"""No keys: the person binds our commands in the settings of the desktop."""

from __future__ import annotations

from collections.abc import Mapping

from desk_stretch.core.pressed import OnPress, OnTold
from desk_stretch.core.settings.chord import Chord
from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import Host
from desk_stretch.platform.surroundings import Surroundings


class NoShortcuts:
    """Hears nothing."""

    name = "none"

    def __init__(self, desk: Surroundings) -> None:
        pass

    @staticmethod
    def is_compatible(_host: Host) -> bool:
        return True

    def is_available(self) -> Answer:
        return Answer(True, tr("A program cannot have keys of its own here."))

    def bind(self, wanted: Mapping[str, Chord], on_press: OnPress, on_told: OnTold) -> None:
        pass

    def stop(self) -> None:
        pass
