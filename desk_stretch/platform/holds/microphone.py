"""The microphone, on Linux: whether a program listens. What is said is never read."""

from __future__ import annotations

from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.holds.pulse import Pulse, PulseError
from desk_stretch.platform.holds.sense import LATEST_S, Sense
from desk_stretch.platform.host import Host

_RUNNING = "state: RUNNING"


class PulseMicrophone(Sense):
    """PulseAudio, or PipeWire speaking its language."""

    name = "pulse"

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.is_freedesktop and host.runtime_folder is not None

    def is_available(self) -> Answer:
        return self._tells(within_s=0.5)

    def works_now(self) -> bool:
        return self._tells(LATEST_S).works

    def is_on(self) -> bool:
        try:
            return self._listeners(LATEST_S) > 0
        except PulseError:
            return False

    def _tells(self, within_s: float) -> Answer:
        try:
            self._listeners(within_s)
        except PulseError as error:
            return Answer(
                False, tr("The sound server does not answer ({error}).").format(error=error)
            )
        return Answer(True, tr("The sound server tells who listens."))

    def _listeners(self, within_s: float) -> int:
        host = self._desk.host
        if host.runtime_folder is None:
            return 0
        place = host.runtime_folder / "pulse" / "native"
        with Pulse(place, host.config_folder / "pulse" / "cookie", within_s) as server:
            return server.listeners()


class AlsaMicrophone(Sense):
    """The kernel's list of sound devices, for systems without a sound server."""

    name = "alsa"
    is_last_resort = True

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.platform == "linux"

    def is_available(self) -> Answer:
        if not any((self._desk.host.root / "proc" / "asound").glob("card*/pcm*c")):
            return Answer(False, tr("The kernel knows no microphone."))
        return Answer(True, tr("The kernel tells whether a microphone runs."))

    def is_on(self) -> bool:
        devices = (self._desk.host.root / "proc" / "asound").glob("card*/pcm*c/sub*/status")
        try:
            return any(_RUNNING in device.read_text() for device in devices)
        except OSError:
            return False
