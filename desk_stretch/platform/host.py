"""The facts about this desktop that the mechanisms ask for, read once from the environment.

Only this module reads ``sys.platform`` and ``os.environ`` for such facts; it decides nothing.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

PROGRAM = "desk-stretch"
SHARED_DATA = "/usr/local/share:/usr/share"
SYSTEM_BUS = "unix:path=/var/run/dbus/system_bus_socket"


@dataclass(frozen=True, slots=True)
class Host:
    """What is known about the desktop. An empty text or None means: not told.

    *program* is the command that starts this app again, its first word an absolute path.
    *flatpak* is the app's name in a Flatpak sandbox. *speed* is ``DESK_STRETCH_SPEED`` as it was
    written. *root* is where /proc, /sys and /dev are. *qt_theme* and *gtk_theme* are what a person
    chose for the toolkits by hand; *theme_folders* is where GTK's themes are.
    """

    platform: str = "linux"
    display: str = ""
    wayland_display: str = ""
    desktop: str = ""
    session_bus: str = ""
    system_bus: str = SYSTEM_BUS
    session_id: str = ""
    runtime_folder: Path | None = None
    config_folder: Path = field(default_factory=lambda: Path.home() / ".config")
    time_zone: str | None = None
    program: tuple[str, ...] = (PROGRAM,)
    speed: str = ""
    root: Path = Path("/")
    flatpak: str = ""
    qt_theme: str = ""
    gtk_theme: str = ""
    theme_folders: tuple[Path, ...] = ()

    @property
    def is_freedesktop(self) -> bool:
        """Whether this is Linux or a BSD, where D-Bus, X11, Wayland and XDG files live."""
        return self.platform not in {"win32", "darwin"}

    @property
    def has_x11(self) -> bool:
        return self.is_freedesktop and bool(self.display)

    @property
    def has_wayland(self) -> bool:
        return self.is_freedesktop and bool(self.wayland_display)

    @property
    def has_session_bus(self) -> bool:
        return self.is_freedesktop and bool(self.session_bus)

    @property
    def no_screen(self) -> bool:
        """Whether no window can be shown here."""
        return self.is_freedesktop and not (self.display or self.wayland_display)


def this_host() -> Host:
    """Read the facts of this process."""
    return read_host(sys.platform, os.environ, sys.executable, sys.argv[0])


def read_host(
    platform: str, env: Mapping[str, str], python: str, called_as: str, root: Path = Path("/")
) -> Host:
    """Read the facts from an environment, an interpreter's path and the word that started us."""
    runtime = _folder(env, "XDG_RUNTIME_DIR")
    home = Path(env.get("HOME") or Path.home())
    flatpak = env.get("FLATPAK_ID", "") if (root / ".flatpak-info").exists() else ""
    frozen = getattr(sys, "frozen", False)
    return Host(
        platform=platform,
        display=env.get("DISPLAY", ""),
        wayland_display=env.get("WAYLAND_DISPLAY", ""),
        desktop=env.get("XDG_CURRENT_DESKTOP", ""),
        session_bus=env.get("DBUS_SESSION_BUS_ADDRESS") or _bus_in(runtime),
        system_bus=env.get("DBUS_SYSTEM_BUS_ADDRESS") or SYSTEM_BUS,
        session_id=env.get("XDG_SESSION_ID", ""),
        runtime_folder=runtime,
        config_folder=_folder(env, "XDG_CONFIG_HOME") or home / ".config",
        time_zone=env.get("TZ"),
        program=("flatpak", "run", flatpak)
        if flatpak
        else _program(python, called_as, frozen=frozen),
        flatpak=flatpak,
        speed=env.get("DESK_STRETCH_SPEED", ""),
        qt_theme=env.get("QT_QPA_PLATFORMTHEME", ""),
        gtk_theme=env.get("GTK_THEME", ""),
        theme_folders=_theme_folders(env, home),
    )


def _folder(env: Mapping[str, str], name: str) -> Path | None:
    """The folder of an XDG variable; blank and relative ones are ignored, as the spec says."""
    path = Path(env.get(name, "").strip())
    return path if path.is_absolute() else None


def _theme_folders(env: Mapping[str, str], home: Path) -> tuple[Path, ...]:
    """Where themes are, a person's own first."""
    own = _folder(env, "XDG_DATA_HOME") or home / ".local/share"
    shared = (env.get("XDG_DATA_DIRS") or SHARED_DATA).split(":")
    return (own / "themes", home / ".themes", *(Path(each) / "themes" for each in shared))


def _bus_in(runtime: Path | None) -> str:
    """The usual place of the session bus, for a session that does not name it."""
    socket = runtime / "bus" if runtime else None
    return f"unix:path={socket}" if socket and socket.exists() else ""


def _program(python: str, called_as: str, *, frozen: bool) -> tuple[str, ...]:
    if frozen:
        return (python,)
    if Path(called_as).name == PROGRAM and (found := shutil.which(called_as)):
        # Not resolved: a link that stays through an update is what should be started again.
        return (str(Path(found).absolute()),)
    beside = Path(python).parent / PROGRAM
    # shutil.which asks too whether it may be run.
    for place in (str(beside), PROGRAM):
        if installed := shutil.which(place):
            return (installed,)
    return (python, "-m", "desk_stretch.app")
