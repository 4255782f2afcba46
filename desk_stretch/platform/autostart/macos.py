"""Autostart on macOS by a launch agent; System Settings › Login Items shows and may forbid it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from desk_stretch.i18n import tr
from desk_stretch.platform.autostart.replacing import keep_file
from desk_stretch.platform.autostart.xdg import BACKGROUND
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import PROGRAM, Host
from desk_stretch.platform.surroundings import Surroundings


class MacAutostart:
    """The person's own agent: there means on, gone means off."""

    name = "launch agent"

    def __init__(self, desk: Surroundings, home: Path | None = None) -> None:
        self._program = desk.host.program
        home = Path.home() if home is None else home
        self._file = home / "Library" / "LaunchAgents" / f"{PROGRAM}.plist"

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.platform == "darwin"

    def is_available(self) -> Answer:
        return Answer(True, tr("It is a file: {path}.").format(path=self._file))

    def is_on(self) -> bool:
        agent = _read(self._file)
        return agent is not None and agent.get("Disabled") is not True

    def switch(self, on: bool) -> None:
        import plistlib  # not before somebody asks: no other system needs it

        keep_file(self._file, plistlib.dumps(agent_of(self._program)) if on else None)


def agent_of(program: Sequence[str]) -> dict[str, Any]:
    """What launchd is told. With the bundle's name, Login Items shows the app's own icon."""
    agent: dict[str, Any] = {
        "Label": PROGRAM,
        "ProgramArguments": [*program, BACKGROUND],
        "RunAtLoad": True,
        "LimitLoadToSessionType": "Aqua",
        "ProcessType": "Interactive",
    }
    bundle = _read(Path(program[0]).parent.parent / "Info.plist")
    if bundle and "CFBundleIdentifier" in bundle:
        agent["AssociatedBundleIdentifiers"] = bundle["CFBundleIdentifier"]
    return agent


def _read(file: Path) -> dict[str, Any] | None:
    """A property list; None if there is none that can be read."""
    import plistlib
    from xml.parsers.expat import ExpatError

    try:
        content = plistlib.loads(file.read_bytes())
    except (OSError, ValueError, ExpatError):
        return None
    return content if isinstance(content, dict) else None
