"""Autostart by a file in ``$XDG_CONFIG_HOME/autostart``, as the freedesktop specs describe it."""

from __future__ import annotations

from collections.abc import Sequence

from desk_stretch.i18n import tr
from desk_stretch.platform.autostart.replacing import keep_file
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import PROGRAM, Host
from desk_stretch.platform.surroundings import Surroundings

BACKGROUND = "--background"
GROUP = "[Desktop Entry]"
_RESERVED = frozenset(" \t\n\"'\\><~|&;$*?#()`")
_TO_ESCAPE = str.maketrans({sign: f"\\{sign}" for sign in '"`$\\'})
_AS_TEXT = str.maketrans({"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"})


class XdgAutostart:
    """The person's own autostart file: there means on, gone means off."""

    name = "xdg"

    def __init__(self, desk: Surroundings) -> None:
        self._program = desk.host.program
        self._file = desk.host.config_folder / "autostart" / f"{PROGRAM}.desktop"

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.is_freedesktop and not host.flatpak

    def is_available(self) -> Answer:
        return Answer(True, tr("It is a file: {path}.").format(path=self._file))

    def is_on(self) -> bool:
        try:
            entry = _read(self._file.read_text(encoding="utf-8", errors="replace"))
        except OSError:
            return False
        is_hidden = entry.get("Hidden") == "true"
        return not is_hidden and entry.get("X-GNOME-Autostart-enabled") != "false"

    def switch(self, on: bool) -> None:
        keep_file(self._file, desktop_entry(self._program).encode() if on else None)


def desktop_entry(program: Sequence[str]) -> str:
    """Return the file's text for a program and its first words."""
    command = " ".join(_quoted(word) for word in (*program, BACKGROUND))
    lines = (
        GROUP,
        "Type=Application",
        "Name=Desk Stretch",
        f"Exec={command.translate(_AS_TEXT)}",
        f"TryExec={program[0].translate(_AS_TEXT)}",
        f"Icon={PROGRAM}",
        "Terminal=false",
        "X-GNOME-Autostart-enabled=true",
    )
    return "\n".join((*lines, ""))


def _quoted(word: str) -> str:
    """Quote one word for Exec; a percent sign would else begin a field code."""
    word = word.replace("%", "%%")
    return f'"{word.translate(_TO_ESCAPE)}"' if _RESERVED & set(word) or not word else word


def _read(text: str) -> dict[str, str]:
    """The keys of the main group."""
    entry: dict[str, str] = {}
    group = ""
    for line in (line.strip() for line in text.splitlines()):
        if line.startswith("["):
            group = line
        elif group == GROUP and "=" in line and not line.startswith("#"):
            key, _, word = line.partition("=")
            entry.setdefault(key.strip(), word.strip())
    return entry
