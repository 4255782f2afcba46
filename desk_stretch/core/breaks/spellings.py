"""Other spellings of the words of the scenario notation, each with its usual one.

Only words live here; what the usual ones mean is in ``scenario`` and ``docs/scenarios.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_MOST_WORDS = 4


def _by_spelling(usual: Mapping[str, str]) -> Mapping[str, str]:
    """Turn "usual: other, other" around: every spelling, the usual one too, with the usual one."""
    spellings = {
        spelling.strip(): word for word, others in usual.items() for spelling in others.split(",")
    }
    return MappingProxyType(dict(zip(usual, usual, strict=True)) | spellings)


HOLDS: Final = _by_spelling(
    {
        "call": "meeting, video call, phone call, in call, in a call, on a call, in a meeting",
        "microphone": "mic, microphone in use",
        "camera": "webcam, camera in use",
        "screen sharing": "screen share, screensharing, sharing",
        "full screen": "fullscreen",
        "do not disturb": "dnd",
        "presentation": "presenting, presentation mode",
        "media": "video, media playing",
        "program": "named program",
        "battery": "on battery",
        "monitor": "external monitor, unknown monitor",
        "calendar": "calendar busy, busy",
        "hold": "any hold",
    }
)
"""The names of the holds."""

SWITCHES: Final = _by_spelling(
    {
        "on": "begins, begin, starts, start, started",
        "off": "ends, end, stops, stop, ended, over, released, release",
    }
)

EVENTS: Final = _by_spelling(
    {
        "prompt": "prompted",
        "missed": "unanswered, snoozed out",
        "natural break": "natural",
        "held": "held back, hold",
        "withdrawn": "withdraw",
        "completed": "routine completed, complete",
        "partial": "routine partial",
        "nothing": "none",
    }
)
"""What a line with ``>`` can expect."""

ACTIONS: Final = _by_spelling(
    {
        "active": "working, works, work, back, is back, present, input, typing off, "
        "unlock, unlocks, unlocked, screen unlocked, wake, wakes, wake up, wakes up, "
        "awake, lid open, lid opened",
        "idle": "away, inactive, absent",
        "typing": "types, typing on",
        "locked": "lock, locks, lock screen, screen locked",
        "asleep": "sleep, sleeps, suspend, suspends, suspended, hibernate, lid closed",
        "restart": "restarts, restarted, app restart, do restart, login, log in, crash, kill",
        "end": "the end, end of day",
        "do snooze": "snooze, snoozes",
        "do skip": "skip, skips",
        "do pause": "pause, pauses",
        "do resume": "resume, resumes, unpause, do unpause, pause off, end pause",
        "do start": "start, starts, routine, start routine, do start routine, "
        "routine starts, routine start, routine on",
        "do leave": "leave, leaves, stop, do stop, do end, do abandon, abandon, leave routine, "
        "stop routine, end routine, routine ends, routine end, routine stops, routine off, "
        "do leave routine, do stop routine, do end routine",
        "policy": "settings, setting, set, change, settings set, set policy, do settings set",
        "clock": "set clock, clock set, clock to, clock set to, set clock to, wall clock",
        "zone": "timezone, time zone, tz",
        "day": "date",
        "policy reminders": "reminders",
        "hold do not disturb": "do not disturb",
    }
)
"""What happens, by its first words."""

POLICY_KEYS: Final = _by_spelling(
    {
        "work": "work time, worktime, every, each",
        "wall": "wall time, by the wall",
        "at": "times, fixed times",
        "firmness": "firm",
        "skips": "skip limit, skip budget",
        "break": "break length, rest break, routine, routine length",
        "snooze": "snooze time",
        "snoozes": "snooze limit",
        "cap": "daily cap",
        "typing": "typing pause",
        "wait": "typing wait, longest wait",
        "natural": "natural break, natural idle, idle",
        "locked": "lock, asleep, natural locked",
        "quiet": "quiet time",
        "prompt": "prompt life",
        "courtesy": "hold courtesy, courtesy delay",
        "hours": "working hours",
        "days": "working days",
        "off": "days off, day off, holidays, holiday",
        "reminders": "reminder",
        "keep": "keep and deliver",
        "freeze": "stand still",
        "anew": "start anew",
    }
)
"""What a clause of a policy line is about."""

SETTINGS: Final = MappingProxyType(
    {
        "breaks.enabled": ("reminders", ""),
        "breaks.work_time": ("work", "m"),
        "breaks.routine_length": ("break", "s"),
        "breaks.snooze": ("snooze", "m"),
        "breaks.snooze_limit": ("snoozes", ""),
        "breaks.daily_cap": ("cap", ""),
        "breaks.firmness": ("firmness", ""),
        "breaks.skip_limit": ("skips", ""),
        "breaks.typing_pause": ("typing", "s"),
        "breaks.typing_wait": ("wait", "s"),
        "breaks.natural_idle": ("natural", "m"),
        "breaks.natural_locked": ("locked", "m"),
        "breaks.quiet": ("quiet", "m"),
        "breaks.prompt_life": ("prompt", "s"),
        "hours.days": ("days", ""),
        "hours.ranges": ("hours", ""),
    }
)
"""The keys of the settings, each with its clause and the unit of a bare number."""


def leading(text: str, spellings: Mapping[str, str]) -> tuple[str, str]:
    """Split off the longest beginning, by whole words, that *spellings* knows: its usual word.

    Without one the first word is split off, in small letters. Capitals, a hyphen for a space and
    a colon after a word make no difference.
    """
    words = text.split()
    for count in range(min(len(words), _MOST_WORDS), 0, -1):
        plain = " ".join(words[:count]).lower().replace("-", " ").replace(":", "")
        usual = spellings.get(plain)
        if usual is not None:
            return usual, " ".join(words[count:])
    return "".join(words[:1]).lower().removesuffix(":"), " ".join(words[1:])
