"""Running a program of the person's own: found on the path, in a process group of its own, with
nothing to read or write, and ended with all that it started when its time is up."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from desk_stretch.core.ports import Loop
from desk_stretch.core.settings.programs import LONGEST_S
from desk_stretch.i18n import tr


class GroupLauncher:
    """The ``Launcher`` with ``posix_spawn``. Not by subprocess: its objects collect their child
    themselves, and so does the loop."""

    def __init__(self, loop: Loop, longest_s: float = LONGEST_S) -> None:
        self._loop = loop
        self._longest_s = longest_s

    def lack(self, words: Sequence[str]) -> str:
        """Why this cannot be run, in a sentence; empty if it can."""
        return lack_of(words[0])

    def run(
        self, words: Sequence[str], told: Mapping[str, str], ended: Callable[[str], None]
    ) -> None:
        lack = lack_of(words[0])
        if lack:
            ended(lack)
            return
        try:
            pid = _spawn([str(_found(words[0])), *words[1:]], {**_own_environment(), **told})
        except (OSError, ValueError) as error:  # no program after all, or too many of them
            ended(_not_run(words[0], error))
            return
        _Running(self._loop, pid, self._longest_s, ended)


class _Running:
    """A program on its way; whichever comes first, its end or that of its time."""

    def __init__(
        self, loop: Loop, pid: int, longest_s: float, ended: Callable[[str], None]
    ) -> None:
        self._longest_s, self._told, self._is_late = longest_s, ended, False
        self._deadline = loop.wake_in(longest_s, partial(self._end, pid))
        loop.watch_child(pid, self._ended)

    def _end(self, pid: int) -> None:
        """The group still belongs to the program: nobody has collected it yet."""
        self._is_late = True
        if sys.platform != "win32":  # pragma: no branch - another system
            with suppress(OSError):  # it became somebody else's, as programs with more rights do
                os.killpg(pid, signal.SIGKILL)

    def _ended(self, status: int) -> None:
        self._deadline.cancel()
        if self._is_late:
            words = tr("It took longer than {seconds} s and was ended.")
            self._told(words.format(seconds=round(self._longest_s)))
        else:
            self._told(tr("It ended with the code {code}.").format(code=status) if status else "")


def lack_of(program: str) -> str:
    """Why a program cannot be run, in a sentence; empty if it can."""
    if sys.platform == "win32":
        return tr("Programs can be run on Linux and macOS.")
    found = _found(program)
    if found is None:
        return tr("The program {name} is not there.").format(name=program)
    if not found.is_file() or not os.access(found, os.X_OK):
        return tr("The file {name} is not a program that you may run.").format(name=program)
    return ""


def _found(program: str) -> Path | None:
    """Where a program is; a name without a folder is looked for as a shell does."""
    if os.sep in program:
        path = Path(os.path.expanduser(program))  # noqa: PTH111 - a home that is missing stays "~"
        return path if path.exists() else None
    on_path = shutil.which(program)
    return None if on_path is None else Path(on_path)


def _own_environment() -> dict[str, str]:
    """The environment as the person has it: a frozen app has put its own libraries into it."""
    given, bundle = dict(os.environ), getattr(sys, "_MEIPASS", "")
    if not bundle:
        return given
    before = {"LD_LIBRARY_PATH": given.pop("LD_LIBRARY_PATH_ORIG", "")}
    cleaned = {name: value for name, value in given.items() if bundle not in value}
    return cleaned | {name: value for name, value in before.items() if value}


def _spawn(command: list[str], environment: dict[str, str]) -> int:
    """Start it and return its id; its signals are as a shell would give them."""
    if sys.platform == "win32":  # pragma: no cover - another system; ``lack_of`` says so before
        raise OSError
    null = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    usual = [signal.SIGPIPE, signal.SIGXFSZ]  # Python ignores these, and children would too
    return os.posix_spawn(
        command[0], command, environment, file_actions=null, setpgroup=0, setsigdef=usual
    )


def _not_run(program: str, error: Exception) -> str:
    cause = getattr(error, "strerror", None) or str(error)
    return tr("{name} cannot be run ({cause}).").format(name=program, cause=cause)
