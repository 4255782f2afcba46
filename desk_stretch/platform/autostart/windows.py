"""Autostart by an entry of the registry, which Windows' own list of startup apps shows.

That list keeps its own switch beside the entry. What the person has switched off there stays off:
we read it and say so, and never turn it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from desk_stretch.errors import CapabilityError, StorageError
from desk_stretch.i18n import tr
from desk_stretch.platform.autostart.xdg import BACKGROUND
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import Host
from desk_stretch.platform.surroundings import Surroundings

NAME = "Desk Stretch"
"""The installer writes its entry under the same name."""
_WINDOWS = "Software\\Microsoft\\Windows\\CurrentVersion"
RUN = f"{_WINDOWS}\\Run"
APPROVED = f"{_WINDOWS}\\Explorer\\StartupApproved\\Run"
_SWITCHED_OFF = 1  # of the first byte; the rest is when that was


class Registry(Protocol):
    """The person's own part of the registry. Every method raises OSError."""

    def read(self, key: str, name: str) -> str | bytes | None:
        """The value, None if there is none."""

    def write(self, key: str, name: str, text: str) -> None:
        """Make the value, and its key where there is none."""

    def delete(self, key: str, name: str) -> None:
        """Take the value away, if it is there."""


class WindowsAutostart:
    """The person's own entry: there means on, unless Windows' list says otherwise."""

    name = "registry"

    def __init__(self, desk: Surroundings, registry: Registry | None = None) -> None:
        self._program = desk.host.program
        self._registry = _this_registry() if registry is None else registry

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.platform == "win32"

    def is_available(self) -> Answer:
        if self._registry is None:
            return Answer(False, tr("The app cannot be started at login from here yet."))
        if self._is_switched_off():
            return Answer(True, _switched_off())
        return Answer(True, tr("It is an entry of the registry: {path}.").format(path=_PLACE))

    def is_on(self) -> bool:
        return self._read(RUN) is not None and not self._is_switched_off()

    def switch(self, on: bool) -> None:
        if self._registry is None:
            return
        try:
            if on:
                self._registry.write(RUN, NAME, command_line(self._program))
            else:
                self._registry.delete(RUN, NAME)
        except OSError as error:
            raise StorageError(
                tr("The registry entry {path} cannot be changed: {reason}.").format(
                    path=_PLACE, reason=error.strerror
                )
            ) from error
        if on and self._is_switched_off():  # after the entry is there: else the list has no line
            hint = tr("Switch it on there: Settings, Apps, Startup.")
            raise CapabilityError(_switched_off(), hint)

    def _is_switched_off(self) -> bool:
        said = self._read(APPROVED)
        return isinstance(said, bytes) and bool(said[:1]) and bool(said[0] & _SWITCHED_OFF)

    def _read(self, key: str) -> str | bytes | None:
        try:
            return None if self._registry is None else self._registry.read(key, NAME)
        except OSError:
            return None


_PLACE = f"HKEY_CURRENT_USER\\{RUN}\\{NAME}"


def _switched_off() -> str:
    return tr("Start at login is switched off in Windows' own list of startup apps.")


def command_line(program: Sequence[str]) -> str:
    """Return the entry's text, for the program that opens no console where there is one."""
    from subprocess import list2cmdline  # not before somebody asks

    first = Path(program[0])
    twin, python = first.with_stem(f"{first.stem}w"), first.with_name("pythonw.exe")
    words = list(program)
    if twin.exists():
        words[0] = str(twin)
    elif len(words) == 1 and python.exists():
        words = [str(python), "-m", "desk_stretch.app"]
    return list2cmdline([*words, BACKGROUND])


def _this_registry() -> Registry | None:
    if sys.platform == "win32":  # pragma: no cover - another system
        return _CurrentUser()
    return None


if sys.platform == "win32":  # pragma: no cover - another system
    import winreg
    from contextlib import suppress

    class _CurrentUser:
        """The real one."""

        def read(self, key: str, name: str) -> str | bytes | None:
            with (
                suppress(FileNotFoundError),
                winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened,
            ):
                value = winreg.QueryValueEx(opened, name)[0]
                return value if isinstance(value, str | bytes) else None
            return None

        def write(self, key: str, name: str, text: str) -> None:
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, text)

        def delete(self, key: str, name: str) -> None:
            with (
                suppress(FileNotFoundError),
                winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_SET_VALUE) as opened,
            ):
                winreg.DeleteValue(opened, name)
