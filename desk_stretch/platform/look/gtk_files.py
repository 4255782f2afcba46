"""GTK's own files, as far as they say something about the look: settings, and a theme's colours."""

from __future__ import annotations

import re
from pathlib import Path

from desk_stretch.platform.host import Host
from desk_stretch.platform.look.xsettings import PREFER_DARK

_LARGEST = 1_000_000
_TEXTS = {
    "gtk-font-name": "Gtk/FontName", "gtk-theme-name": "Net/ThemeName",
    "gtk-icon-theme-name": "Net/IconThemeName",
}  # fmt: skip
_YES = frozenset({"1", "true", "yes"})
#: Not compiled here: a start without such a theme has no use for it.
_BACKGROUND = (
    r"@define-color\s+theme_bg_color\s+(?:#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b|rgba?\(([^)]*)\))"
)
_VERSIONS = ("gtk-3.20", "gtk-3.0")
_MIDDLE = 0.5


def settings_in_files(host: Host) -> dict[str, int | str]:
    """Read ``gtk-3.0/settings.ini``, in the words of XSETTINGS."""
    found: dict[str, int | str] = {}
    text = _read(host.config_folder / "gtk-3.0/settings.ini")
    for line in text.splitlines():
        name, value = (part.strip() for part in line.partition("=")[::2])
        if name in _TEXTS and value:
            found[_TEXTS[name]] = value
        elif name == "gtk-application-prefer-dark-theme":
            found[PREFER_DARK] = int(value.lower() in _YES)
    return found


def chosen_by_hand(host: Host) -> dict[str, int | str]:
    """What ``GTK_THEME`` says, which goes before everything: ``Adwaita:dark``."""
    return {"Net/ThemeName": host.gtk_theme} if host.gtk_theme else {}


def is_dark_theme(name: str, host: Host) -> bool:
    """Whether a theme is dark: by its name, else by the colour that its windows have."""
    if "dark" in name.lower() or name.lower().endswith("inverse"):
        return True
    if not name or "/" in name:
        return False
    files = (
        folder / name / version / "gtk.css"
        for folder in host.theme_folders
        for version in _VERSIONS
    )
    css = next((text for text in map(_read, files) if text), "")
    colour = re.search(_BACKGROUND, css)
    return colour is not None and _brightness(*colour.groups()) < _MIDDLE


def _brightness(digits: str | None, numbers: str | None) -> float:
    """How bright a colour is for the eye, 0 to 1; what cannot be read is bright."""
    try:
        if digits:
            step = len(digits) // 3
            most = int("f" * step, 16)
            parts = [int(digits[at : at + step], 16) / most for at in range(0, 3 * step, step)]
        else:
            parts = [float(one) / 255 for one in (numbers or "").split(",")[:3]]
        red, green, blue = parts
    except ValueError:
        return 1.0
    return 0.3 * red + 0.59 * green + 0.11 * blue


def _read(file: Path) -> str:
    """A file as text; nothing if it cannot be read."""
    try:
        with file.open("rb") as stream:
            return stream.read(_LARGEST).decode("utf-8", "replace")
    except OSError:
        return ""
