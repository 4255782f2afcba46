"""The diary as the JSON object that ``why --json`` prints (docs/cli.md)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desk_stretch.core.breaks.diary import Diary, Entry


def why_json(diary: Diary, names: Mapping[str, str]) -> dict[str, Any]:
    """Return every entry, the newest first, with its time as ISO 8601; *names* of reminders by
    their id."""
    return {"decisions": [_entry(entry, names) for entry in diary.newest_first]}


def _entry(entry: Entry, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "at": entry.moment.iso(),
        "event": entry.what,
        "silence": entry.is_silence,
        "reminder": entry.reminder,
        "name": names.get(entry.reminder, entry.reminder),
        "reason": entry.sentence,
        "reason_code": entry.reason.code.value,
        "names": list(entry.reason.names),
    }
