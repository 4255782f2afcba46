"""Sitting and standing at work: which of them it is now, and what share of the day each had.

Nothing watches a person's posture: it is what they answered last. Time counts while they are
at the desk.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from desk_stretch.core.breaks.reading import Presence, Reading
from desk_stretch.core.moment import Moment

SITTING, STANDING = "sitting", "standing"
POSTURES = (SITTING, STANDING)
MOST_DAYS = 28


class Share(NamedTuple):
    """Seconds at the desk in each posture."""

    sitting_s: float = 0.0
    standing_s: float = 0.0

    @property
    def standing(self) -> float | None:
        """The share of standing, 0..1; None before anything was counted."""
        total_s = self.sitting_s + self.standing_s
        return self.standing_s / total_s if total_s > 0 else None


@dataclass(frozen=True, slots=True)
class Standing:
    """*moment* is that of the last look, *present* what it saw; *days* are those with desk time."""

    moment: Moment
    posture: str = SITTING
    present: bool = False
    days: tuple[tuple[date, Share], ...] = ()

    def looked(self, moment: Moment, reading: Reading) -> Standing:
        """Count the time since the last look, if the person was there."""
        seconds = moment.since(self.moment) - moment.slept_since(self.moment)
        days = self._counted(moment.day, seconds) if self.present and seconds > 0 else self.days
        present = reading.presence is Presence.ACTIVE
        return replace(self, moment=moment, present=present, days=days)

    def changed(self, posture: str) -> Standing:
        """The person now works in that posture."""
        return replace(self, posture=posture)

    def switched(self) -> Standing:
        """The person changed from one to the other."""
        return self.changed(SITTING if self.posture == STANDING else STANDING)

    def share(self, moment: Moment, days: int = 1) -> Share:
        """The seconds of so many days, today the last of them."""
        first = moment.day - timedelta(days=days - 1)
        found = [share for day, share in self.days if first <= day <= moment.day]
        return Share(sum(one.sitting_s for one in found), sum(one.standing_s for one in found))

    def frozen(self) -> dict[str, Any]:
        """What must outlive the process, as JSON."""
        days = [[day.isoformat(), *map(round, share)] for day, share in self.days]
        return {"posture": self.posture, "days": days}

    def _counted(self, day: date, seconds: float) -> tuple[tuple[date, Share], ...]:
        share = dict(self.days).get(day, Share())
        if self.posture == STANDING:
            share = share._replace(standing_s=share.standing_s + seconds)
        else:
            share = share._replace(sitting_s=share.sitting_s + seconds)
        rest = tuple(one for one in self.days if one[0] != day)
        return (*rest, (day, share))[-MOST_DAYS:]


def thaw(kept: Mapping[str, Any] | None, moment: Moment) -> Standing:
    """Return what was kept; anything unreadable is left out, never an error."""
    try:
        posture = (kept or {})["posture"]
        days = tuple(
            (date.fromisoformat(day), Share(float(sitting_s), float(standing_s)))
            for day, sitting_s, standing_s in (kept or {})["days"]
        )
    except (KeyError, TypeError, ValueError, OverflowError):
        return Standing(moment)
    return Standing(moment, posture if posture in POSTURES else SITTING, days=days[-MOST_DAYS:])
