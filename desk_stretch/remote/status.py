"""The engine's status as the JSON object that ``status --json`` prints (docs/cli.md)."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any

from desk_stretch.core.breaks.decision import Prompt
from desk_stretch.engine.events import ReminderStatus, Status


def status_json(status: Status, zone: tzinfo) -> dict[str, Any]:
    """Return *status* with its times as ISO 8601 in *zone* and its seconds whole."""
    return {
        "state": status.state,
        "reminder": status.reminder,
        "next_due": _iso(status.next_due, zone),
        "reason": status.sentence,
        "reason_code": status.reason.code.value,
        "pause_until": _iso(status.pause_until, zone),
        "meeting_until": _iso(status.meeting_until, zone),
        "holds": list(status.holds),
        "worked_seconds": round(status.worked_s),
        "work_seconds": round(status.work_s),
        "prompt": _prompt(status.prompt),
        "missed": status.missed,
        "skipped": status.skipped or None,
        "asked_today": status.asked_today,
        "daily_cap": status.daily_cap,
        "posture": status.posture,
        "standing_share": None if status.standing is None else round(status.standing, 2),
        "reminders": [_reminder(one, zone) for one in status.reminders],
        "speed": status.speed,
    }


def _reminder(one: ReminderStatus, zone: tzinfo) -> dict[str, Any]:
    return {
        "reminder": one.reminder,
        "state": one.state,
        "next_due": _iso(one.next_due, zone),
        "reason": one.sentence,
        "missed": one.missed,
        "asked_today": one.asked_today,
    }


def _prompt(prompt: Prompt | None) -> dict[str, Any] | None:
    if prompt is None:
        return None
    return {
        "reminder": prompt.reminder,
        "since": prompt.since.iso(),
        "snoozes_left": prompt.snoozes_left,
        "snoozes_allowed": prompt.snoozes_allowed,
    }


def _iso(wall: float | None, zone: tzinfo) -> str | None:
    if wall is None:
        return None
    return datetime.fromtimestamp(wall, zone).isoformat(timespec="seconds")
