"""A meeting that the person told of: a hold with an end, known to the plan and to nobody else."""

from __future__ import annotations

from dataclasses import replace

from desk_stretch.core.breaks.plan import Plan
from desk_stretch.core.breaks.reading import Reading
from desk_stretch.core.moment import Moment

MEETING = "call"
"""The name of the hold, as for any call."""


def with_meeting(plan: Plan, moment: Moment, reading: Reading) -> Reading:
    """Add a meeting that is going on to what holds."""
    if not plan.in_meeting(moment):
        return reading
    return replace(reading, holds=reading.holds | {MEETING})
