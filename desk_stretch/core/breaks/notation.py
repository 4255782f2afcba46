"""The small words of the scenario notation: durations, days, and the numbers of the policy.

The lines that they stand in are read by ``scenario``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from desk_stretch.core.breaks.hours import ANY_TIME, DAY_MINUTES, Hours
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.spellings import POLICY_KEYS, SETTINGS, leading

_UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_PART = re.compile(
    r"(\d{1,9}(?:\.\d{1,6})?) ?(s|m|h|d)(?:ecs?|econds?|ins?|inutes?|ours?|ays?)?(?![a-z]) ?",
    re.ASCII,
)
_DURATION = re.compile(rf"(?:{_PART.pattern.replace('(?![a-z])', '')})+", re.ASCII)
_LONGEST_S = 366 * 86400.0
_YEARS = range(2000, 2100)
_RANGE = re.compile(r"(\d{1,2}):(\d\d)-(\d{1,2}):(\d\d)", re.ASCII)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_INNER_COMMA = re.compile(rf"\s*,\s*(?=\d|(?:{'|'.join(_WEEKDAYS)})\b)")


class ScenarioProblem(ValueError):
    """What is wrong with one line, as a sentence."""
