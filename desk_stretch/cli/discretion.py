"""What may stand in a page that is pasted in public: no name, no folder, no word of a person."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path
from typing import Any

from desk_stretch.core.settings.keys import Shortcut
from desk_stretch.core.settings.numbers import Number
from desk_stretch.core.settings.schema import Settings
from desk_stretch.core.settings.setting import Setting
from desk_stretch.core.settings.times import Days, Ranges
from desk_stretch.core.settings.words import Choice, Switch
from desk_stretch.i18n import tr

HIDDEN = "…"
_TELLING = (Switch, Choice, Number, Days, Ranges, Shortcut)
_USUAL = {
    "~", "/", ".config", ".local", ".cache", "share", "state", "run", "user", "home", "etc", "xdg",
    "usr", "lib", "opt", "var", "tmp", "Library", "Application Support", "Preferences", "AppData",
    "Local", "Roaming", "desk-stretch", "policy.toml",
}  # fmt: skip
_LEAST = 3  # letters: a shorter word of the person's stands in words of ours too


def told(setting: Setting[Any], value: Any) -> str:
    """A setting as it may be told: a line of the person's own, or a list, is only counted."""
    if isinstance(setting, _TELLING):
        return setting.text(value)
    is_one = isinstance(value, str) or setting.group == "programs"
    return tr("{n} named").format(n=1 if is_one else len(value))


def words_of(settings: Settings) -> set[str]:
    """The words in the settings that are the person's own."""
    found: set[str] = set()
    for key, value in settings.changed.items():
        if not isinstance(settings.setting(key), _TELLING):
            found.update([value] if isinstance(value, str) else map(str, value))
    return found


def public(value: Any, home: str, own: Collection[str]) -> Any:
    """Return JSON values with the home folder as ``~``, and what is the person's own hidden."""
    if isinstance(value, dict):
        return {key: public(each, home, own) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [public(each, home, own) for each in value]
    return _hidden(_short(value, home), own) if isinstance(value, str) else value


def place(path: Path, home: str) -> str:
    """Where a folder is, if that is where such a folder usually is; the rest is hidden."""
    short = Path(_short(str(path), home))
    parts = [each if each in _USUAL or each.isdecimal() else HIDDEN for each in short.parts]
    return str(Path(*parts))


def unusual(paths: Collection[Path], home: str) -> set[str]:
    """Those of the folders that are not where such folders are, as they stand in a sentence."""
    return {_short(str(each), home) for each in paths if HIDDEN in place(each, home)}


def _short(text: str, home: str) -> str:
    return text.replace(home, "~") if len(home) > 1 else text


def _hidden(text: str, own: Collection[str]) -> str:
    """Hide the person's own words, the longest first, where they stand as words."""
    for word in sorted(own, key=len, reverse=True):
        if len(word) >= _LEAST:
            text = re.sub(rf"(?<![\w-]){re.escape(word)}(?![\w-])", HIDDEN, text)
    return text
