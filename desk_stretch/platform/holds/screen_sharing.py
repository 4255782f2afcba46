"""Screen sharing: whether a program takes moving pictures through PipeWire, as on Wayland."""

from __future__ import annotations

from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.holds.pipewire import PipeWireError, media_classes
from desk_stretch.platform.holds.sense import LATEST_S, Sense
from desk_stretch.platform.host import Host

_TAKES_PICTURES = "Stream/Input/Video"


class PipeWireSharing(Sense):
    """PipeWire's list of streams. On X11 programs read the screen without asking anybody."""

    name = "pipewire"

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.is_freedesktop and host.runtime_folder is not None

    def is_available(self) -> Answer:
        if not self._desk.host.has_wayland:
            return Answer(False, tr("Without Wayland, programs read the screen unseen."))
        try:
            self._classes(0.5)
        except PipeWireError as error:
            return Answer(False, tr("PipeWire does not answer ({error}).").format(error=error))
        return Answer(True, tr("PipeWire tells who takes pictures."))

    def is_on(self) -> bool:
        if not self._desk.host.has_wayland:
            return False
        try:
            return _TAKES_PICTURES in self._classes(LATEST_S)
        except PipeWireError:
            return False

    def _classes(self, within_s: float) -> list[str]:
        folder = self._desk.host.runtime_folder
        return [] if folder is None else media_classes(folder / "pipewire-0", within_s)
