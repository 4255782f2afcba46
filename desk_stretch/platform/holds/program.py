"""Programs that the person named, on Linux: whether one of them is running."""

from __future__ import annotations

from collections.abc import Collection

from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.holds.processes import names_of, own_processes
from desk_stretch.platform.holds.sense import Sense
from desk_stretch.platform.host import Host
from desk_stretch.platform.surroundings import Surroundings


class LinuxPrograms(Sense):
    """Looks through the person's processes."""

    name = "processes"

    def __init__(self, desk: Surroundings) -> None:
        super().__init__(desk)
        self._wanted: frozenset[str] = frozenset()

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.platform == "linux"

    def is_available(self) -> Answer:
        if not (self._desk.host.root / "proc" / "self").exists():
            return Answer(False, tr("The list of processes cannot be read."))
        return Answer(True, tr("The programs that are running can be seen."))

    def heed(self, words: Collection[str]) -> None:
        self._wanted = frozenset(word.lower() for word in words)

    def is_on(self) -> bool:
        if not self._wanted:
            return False
        processes = own_processes(self._desk.host.root)
        return any(name in self._wanted for process in processes for name in names_of(process))
