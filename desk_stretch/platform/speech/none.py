"""No voice: every word is shown too."""

from __future__ import annotations

from desk_stretch.core.heard import Manner
from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import Host
from desk_stretch.platform.surroundings import Surroundings


class NoSpeech:
    """Says nothing, and what is missing."""

    name = "none"

    def __init__(self, desk: Surroundings) -> None:
        self._host = desk.host

    @staticmethod
    def is_compatible(_host: Host) -> bool:
        return True

    def is_available(self) -> Answer:
        if self._host.is_freedesktop:
            missing = tr("Neither speech-dispatcher nor espeak-ng is installed.")
        else:
            missing = tr("Nothing here can speak.")
        return Answer(True, missing + " " + tr("Every word is shown as well."))

    def say(self, words: str, manner: Manner) -> None:
        pass

    def hush(self) -> None:
        pass

    def rest(self) -> None:
        pass

    def lack(self, _language: str) -> str:
        return self.is_available().why
