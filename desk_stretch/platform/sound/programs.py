"""Sounds played by a program of the desktop, as a child process that nobody waits for."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from abc import ABC, abstractmethod
from functools import partial
from pathlib import Path
from typing import ClassVar

from desk_stretch.core.ports import Handle
from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import Host
from desk_stretch.platform.spawning import spawn
from desk_stretch.platform.surroundings import Surroundings
from desk_stretch.resources import asset

#: A sound server that hangs must not collect our children: more than these are not started …
MOST_AT_ONCE = 3
#: … and none lives longer than this; our longest sound is shorter than two seconds.
LONGEST_S = 10.0


class _Program(ABC):
    """A program that plays one file and ends."""

    name: str
    _platforms: ClassVar[frozenset[str]] = frozenset({"linux"})

    def __init__(self, desk: Surroundings) -> None:
        self._loop = desk.loop
        self._deadlines: dict[int, Handle] = {}

    @classmethod
    def is_compatible(cls, host: Host) -> bool:
        return host.platform in cls._platforms

    def is_available(self) -> Answer:
        path = shutil.which(self.name)
        if path is None:
            return Answer(False, tr("The program {name} is not there.").format(name=self.name))
        return Answer(True, tr("It plays with {path}.").format(path=path))

    @abstractmethod
    def words(self, sound: Path, volume: int) -> list[str]:
        """What the program is told after its name, at 1..100 percent."""

    def play(self, sound: str, volume: int) -> None:
        program, path = shutil.which(self.name), asset("sounds", f"{sound}.wav")
        is_full = len(self._deadlines) >= MOST_AT_ONCE
        if volume > 0 and program and path.exists() and not is_full:
            self._start([program, *self.words(path, min(volume, 100))])

    def _start(self, command: list[str]) -> None:
        pid = spawn(command)
        if pid is not None:
            self._deadlines[pid] = self._loop.wake_in(LONGEST_S, partial(_end, pid))
            self._loop.watch_child(pid, partial(self._ended, pid))

    def _ended(self, pid: int, _status: int) -> None:
        self._deadlines.pop(pid).cancel()


def _end(pid: int) -> None:
    if sys.platform != "win32":  # pragma: no branch - another system
        os.kill(pid, signal.SIGKILL)


class PwPlay(_Program):
    name = "pw-play"

    def words(self, sound: Path, volume: int) -> list[str]:
        return [f"--volume={volume / 100:.2f}", str(sound)]


class Paplay(_Program):
    name = "paplay"

    def words(self, sound: Path, volume: int) -> list[str]:
        return [f"--volume={round(volume / 100 * 65536)}", str(sound)]


class Aplay(_Program):
    name = "aplay"

    def words(self, sound: Path, volume: int) -> list[str]:  # noqa: ARG002 - it has none
        return ["--quiet", str(sound)]


class Afplay(_Program):
    name = "afplay"
    _platforms = frozenset({"darwin"})

    def words(self, sound: Path, volume: int) -> list[str]:
        return ["--volume", f"{volume / 100:.2f}", str(sound)]


PROGRAMS: tuple[type[_Program], ...] = (PwPlay, Paplay, Aplay, Afplay)
