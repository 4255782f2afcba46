"""A day as text: the notation of ``docs/scenarios.md`` read into lines, all problems at once.

What the lines do is in ``simulation``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time

from desk_stretch.core.breaks.notation import ScenarioProblem, apply_policy, calendar_day, duration
from desk_stretch.core.breaks.policy import Policy

_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?")

EVENTS = (
    "prompt", "missed", "natural break", "held", "withdrawn", "completed", "partial", "nothing",
)  # fmt: skip
_PERSON = ("active", "idle", "typing", "locked", "asleep", "restart", "end")
_SAME = {"unlocked": "active", "awake": "active", "unlock": "active", "lock": "locked"}
"""Other words for the same: whoever unlocks or wakes the computer is there."""
_TIMED = ("typing", "locked", "asleep", "restart")
_ANSWERS = ("snooze", "skip", "pause", "resume", "start", "leave")

HOLDS = (
    "call", "microphone", "camera", "screen sharing", "full screen", "do not disturb",
    "presentation", "media", "program", "battery", "monitor", "calendar", "hold",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One line that does or expects something.

    *clock* is the time of day, else *offset_s* counts from the line before; a heading has
    neither. *word* is what happens (``active``, ``hold on``, ``do snooze``, ``policy`` … or
    ``>``), *text* what follows it, *seconds* the duration, if one was given.
    """

    number: int
    clock: time | None
    offset_s: float | None
    word: str
    text: str = ""
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """A whole day as it was read."""

    lines: tuple[Line, ...]
    problems: tuple[tuple[int, str], ...]

    @property
    def expects(self) -> bool:
        """Whether any line starts with ``>``; otherwise the file is a preview."""
        return any(line.word == ">" for line in self.lines)


def parse(text: str) -> Scenario:
    """Read the notation. Problems are (line number, what is expected)."""
    lines: list[Line] = []
    problems: list[tuple[int, str]] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        content = raw.split("#", 1)[0].strip()
        if not content:
            continue
        try:
            lines.append(_line(number, content))
        except ScenarioProblem as problem:
            problems.append((number, str(problem)))
    return Scenario(tuple(lines), tuple(problems))


def _line(number: int, content: str) -> Line:
    """Read one line: a heading, or a time and what happens then."""
    first, *others = content.split(None, 1)
    rest = others[0] if others else ""
    if first in ("day", "zone", "policy"):
        return _heading(number, first, rest)
    if first == ">":
        line, action = Line(number, None, 0.0, ""), content
    else:
        line, action = Line(number, *_when(first), ""), rest
    if action.startswith(">"):
        return replace(line, word=">", text=_expected(action[1:]))
    return _happening(line, " ".join(action.split()).lower(), rest)


def _heading(number: int, word: str, rest: str) -> Line:
    """Check a line that has no time of its own."""
    if word == "policy":
        apply_policy(Policy(), rest)
    elif word == "day":
        calendar_day(rest)
    elif not rest:
        raise ScenarioProblem("a zone needs a name, as in 'zone Europe/Berlin'")
    return Line(number, None, None, word, rest)


def _happening(line: Line, action: str, raw: str) -> Line:
    """Read what the person, the desktop or the clock does."""
    words = action.split()
    if not words:
        raise ScenarioProblem("after the time comes what happens, as in '09:00 active'")
    head, tail = _SAME.get(words[0], words[0]), " ".join(words[1:])
    if head in _PERSON:
        return replace(line, word=head, seconds=_optional(tail, head, _TIMED))
    if head == "do":
        return _answer(line, words[1:])
    if head in ("policy", "settings", "set"):
        apply_policy(Policy(), tail)
        return replace(line, word="policy", text=tail)
    if head == "clock":
        return replace(line, word="clock", seconds=_signed(tail))
    if head == "zone":
        return replace(line, word="zone", text=raw.split(None, 1)[-1])
    return _hold(line, words)


def _answer(line: Line, words: list[str]) -> Line:
    """Read a ``do`` line."""
    name = words[0] if words else ""
    tail = " ".join(words[1:])
    if name not in _ANSWERS:
        raise ScenarioProblem(f"'do' takes one of: {', '.join(_ANSWERS)}")
    if name == "pause":
        return _pause(replace(line, word="do pause"), tail)
    return replace(line, word=f"do {name}", seconds=_optional(tail, name, ("snooze",)))


def _pause(line: Line, tail: str) -> Line:
    """Read how long a pause lasts: a duration, ``until 14:00`` or ``until tomorrow``."""
    until = tail.removeprefix("until ").strip()
    if until == "tomorrow" or _CLOCK.fullmatch(until):
        return replace(line, text=until)
    return replace(line, seconds=duration(tail.removeprefix("for ").strip()))


def _hold(line: Line, words: list[str]) -> Line:
    """Read a hold that begins or ends: ``call on``, ``hold full screen off``."""
    switch = words[-1]
    name = " ".join(words[1:-1] if words[0] == "hold" and len(words) > 2 else words[:-1])
    name = name.replace("-", " ").replace("fullscreen", "full screen")
    if switch not in ("on", "off") or name not in HOLDS:
        raise ScenarioProblem(
            f"'{' '.join(words)}' is not known; expected one of: {', '.join(_PERSON)}, do …, "
            f"policy …, clock …, zone …, or a hold with on or off ({', '.join(HOLDS)})"
        )
    return replace(line, word=f"hold {switch}", text=name)


def _expected(text: str) -> str:
    """Check the name of an expected event."""
    name = " ".join(text.split()).lower()
    if name not in EVENTS:
        raise ScenarioProblem(f"'> {name}' is not an event; expected one of: {', '.join(EVENTS)}")
    return name


def _when(word: str) -> tuple[time | None, float | None]:
    """Read a time of day or an offset."""
    if word.startswith("+"):
        return None, duration(word[1:])
    match = _CLOCK.fullmatch(word)
    if match is None or int(match[1]) > 23:
        raise ScenarioProblem(f"'{word}' is not a time; expected HH:MM, HH:MM:SS or +299s")
    return time(int(match[1]), int(match[2]), int(match[3] or 0)), None


def _signed(text: str) -> float:
    """Read a duration with a sign, for a clock that is set."""
    if text[:1] not in ("+", "-"):
        raise ScenarioProblem("a clock is set by +1h or -30m")
    seconds = duration(text[1:].strip())
    return seconds if text[0] == "+" else -seconds


def _optional(tail: str, word: str, timed: tuple[str, ...]) -> float | None:
    """Read the duration after a word that may have one."""
    if not tail:
        return None
    if word not in timed:
        raise ScenarioProblem(f"nothing comes after '{word}', but there is '{tail}'")
    return duration(tail)
