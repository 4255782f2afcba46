"""``KEY=VALUE`` words of a reminder, read as its file would have them.

What cannot be read is passed on as it was typed: the rules of the file tell what is expected,
of every key at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from desk_stretch.core.settings.durations import seconds_of, whole
from desk_stretch.core.settings.schema import SCHEMA
from desk_stretch.core.settings.words import OFF, ON
from desk_stretch.errors import UsageError
from desk_stretch.i18n import tr


def read(words: Iterable[str]) -> dict[str, Any]:
    """Return the values by key; None for a key without one. UsageError for any other word."""
    values: dict[str, Any] = {}
    for word in words:
        key, sign, text = word.partition("=")
        if not sign or not key:
            raise UsageError(
                tr("“{word}” is not written as KEY=VALUE, as work=25.").format(word=word)
            )
        if key in values:
            raise UsageError(tr("{key} is named twice.").format(key=key))
        values[key] = _READERS.get(key, str)(text) if text else None
    return values


def _switch(text: str) -> Any:
    return (ON | OFF).get(text.casefold(), text)


def _count(text: str) -> Any:
    number = whole(text)
    return text if number is None else number


def _seconds(text: str) -> Any:
    seconds = seconds_of(text)
    return _count(text) if seconds is None else seconds


def _minutes(text: str) -> Any:
    seconds = seconds_of(text)
    if seconds is None:
        return _count(text)
    return text if seconds % 60 else seconds // 60


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split(",")]


def _as_setting(key: str) -> Callable[[str], Any]:
    """Return a reader that takes what a setting takes, as mon-fri for mon,tue,wed,thu,fri."""

    def stored(text: str) -> Any:
        setting = SCHEMA[key]
        try:
            return setting.stored(setting.parse(text))
        except UsageError:
            return _list(text)

    return stored


_READERS: Mapping[str, Callable[[str], Any]] = {
    "on": _switch,
    "switch": _switch,
    "work": _minutes,
    "wall": _minutes,
    "snooze": _minutes,
    "seconds": _seconds,
    "snoozes": _count,
    "cap": _count,
    "skips": _count,
    "at": _list,
    "weekdays": _as_setting("hours.days"),
    "days": _as_setting("hours.days"),
    "hours": _as_setting("hours.ranges"),
}
