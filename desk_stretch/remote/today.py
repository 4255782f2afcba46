"""The rest of the day as the JSON object that ``today --json`` prints (docs/cli.md)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from desk_stretch.core.breaks.forecast import Forecast, SpanKind


def today_json(found: Forecast, names: Mapping[str, str]) -> dict[str, Any]:
    """Return every prompt to come, with its time as ISO 8601; *names* of reminders by their id."""

    def iso(wall: float) -> str:
        return datetime.fromtimestamp(wall, found.moment.zone).isoformat(timespec="seconds")

    def ends(kind: SpanKind) -> list[str]:
        return [iso(span.end) for span in found.spans if span.kind is kind]

    return {
        "now": found.moment.iso(),
        "until": iso(found.end),
        "coming": [
            {
                "at": iso(one.at),
                "reminder": one.reminder,
                "name": names.get(one.reminder, one.reminder),
                "seconds": round(one.seconds),
                "reason_code": one.reason.code.value,
            }
            for one in found.coming
        ],
        "hours": [
            {"from": iso(span.begin), "to": iso(span.end)}
            for span in found.spans
            if span.kind is SpanKind.HOURS
        ],
        "pause_until": next(iter(ends(SpanKind.PAUSE)), None),
        "meeting_until": next(iter(ends(SpanKind.MEETING)), None),
    }
