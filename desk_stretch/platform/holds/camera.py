"""The camera, on Linux: whether a process of this person has a video device open."""

from __future__ import annotations

from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.holds.processes import open_files, own_processes
from desk_stretch.platform.holds.sense import Sense
from desk_stretch.platform.host import Host

_DEVICE = "/dev/video"


class VideoDevices(Sense):
    """Looks through the open files; only if there is a camera at all."""

    name = "video devices"

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.platform == "linux"

    def is_available(self) -> Answer:
        if not (self._desk.host.root / "proc" / "self").exists():
            return Answer(False, tr("The list of processes cannot be read."))
        if not self._has_camera():
            return Answer(True, tr("No camera is attached now; one that comes is seen."))
        return Answer(True, tr("Which programs have a camera open can be seen."))

    def is_on(self) -> bool:
        if not self._has_camera():
            return False
        return any(
            file.startswith(_DEVICE)
            for process in own_processes(self._desk.host.root)
            for file in open_files(process)
        )

    def _has_camera(self) -> bool:
        return any((self._desk.host.root / "dev").glob("video*"))
