"""The pauses to choose from: 30 minutes, 1 or 2 hours, until tomorrow. Each ends by itself."""

from __future__ import annotations

from datetime import time
from typing import NamedTuple

from desk_stretch.core.moment import MINUTE_S, Moment, local_wall, next_day
from desk_stretch.i18n import tr

_MORNING = time(0, 0)


class PauseChoice(NamedTuple):
    """A pause in words, and the wall time at which it ends."""

    text: str
    until: float


def pause_choices(now: Moment) -> tuple[PauseChoice, ...]:
    """Return the choices as of *now*, shortest first."""
    return (
        PauseChoice(tr("30 minutes"), now.wall + 30 * MINUTE_S),
        PauseChoice(tr("1 hour"), now.wall + 60 * MINUTE_S),
        PauseChoice(tr("2 hours"), now.wall + 120 * MINUTE_S),
        PauseChoice(tr("Until tomorrow"), until_tomorrow(now)),
    )


def until_tomorrow(now: Moment) -> float:
    """Return the wall time at which the local day after *now* begins."""
    return local_wall(next_day(now.day), _MORNING, now.zone)
