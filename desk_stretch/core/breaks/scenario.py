"""A day as text: the notation of ``docs/scenarios.md`` read into lines, all problems at once.

What the lines do is in ``simulation``; other spellings of their words are in ``spellings``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import time

from desk_stretch.core.breaks.day_words import ScenarioProblem, calendar_day, duration
from desk_stretch.core.breaks.notation import apply_policy, reminder_policy
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.spellings import ACTIONS, EVENTS, HOLDS, SWITCHES, leading

_CLOCK = re.compile(r"([0-9]{1,2}):([0-5][0-9])(?::([0-5][0-9]))?")
_DATED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]\s*(?=[0-9>])")
_LENGTH = re.compile("(?:for )?[0-9]")
_HEADINGS = ("day", "zone", "policy", "reminder")
_TIMED = ("idle", "typing", "locked", "asleep", "restart")
_ANSWERS = ("snooze", "skip", "pause", "resume", "start", "leave")
_POSTURES = {f"in {posture}": "in" for posture in ("sitting", "standing", "floor")}
"""The planner asks for no posture; a day may name one all the same."""

_USUAL_PAUSE_S = 3600.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line that does or expects something.

    *clock* is the time of day, else *offset_s* counts from the line before; a heading has
    neither. *word* is what happens (``active``, ``hold on``, ``do snooze``, ``policy`` … or
    ``>``), *text* what follows it, *seconds* the duration, if one was given. *reminder* is the
    name of a reminder of one's own, or the one that an event is expected of.
    """

    number: int
    clock: time | None
    offset_s: float | None
    word: str
    text: str = ""
    seconds: float | None = None
    reminder: str = ""


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
        content = " ".join(raw.split("#", 1)[0].split())
        if not content:
            continue
        try:
            lines.extend(_lines(number, content))
        except ScenarioProblem as problem:
            problems.append((number, str(problem)))
    return Scenario(tuple(lines), tuple(problems))


def _lines(number: int, content: str) -> Iterator[Line]:
    """Read one line of the text: a heading, or a time and what happens then, or both."""
    if dated := _DATED.match(content):
        yield _heading(number, "day", dated[1])
        content = content[dated.end() :]
    first, _, rest = content.partition(" ")
    word, tail = _action(content)
    if word in _HEADINGS:
        yield _heading(number, word, tail)
    elif first.startswith(">"):
        yield _expected(Line(number, None, 0.0, ">"), content[1:])
    else:
        yield _timed(Line(number, *_when(first), ""), rest)


def _heading(number: int, word: str, rest: str) -> Line:
    """Check a line that has no time of its own."""
    if word == "policy":
        if not rest:
            raise ScenarioProblem("a policy needs a clause, as in 'policy work 45m'")
        apply_policy(Policy(), rest)
    elif word == "day":
        calendar_day(rest)
    elif word == "reminder":
        return _reminder(number, rest)
    elif not rest:
        raise ScenarioProblem("a zone needs a name, as in 'zone Europe/Berlin'")
    return Line(number, None, None, word, rest)


def _reminder(number: int, rest: str) -> Line:
    """Read a reminder of one's own: its name, a colon, and what it differs in."""
    if rest.lower() in ("on", "off"):
        return Line(number, None, None, "policy", f"reminders {rest}")
    name, colon, clauses = rest.partition(": ")
    name = name.removesuffix(":").strip().lower()
    if not name or not (colon or rest.endswith(":")):
        raise ScenarioProblem(
            "a reminder has a name, a colon and its numbers, as in 'reminder eyes: every 20m'"
        )
    reminder_policy(Policy(), name, (clauses,))
    return Line(number, None, None, "reminder", clauses, reminder=name)


def _timed(line: Line, action: str) -> Line:
    """Read what is expected, or what the person, the desktop or the clock does."""
    if action.startswith(">"):
        return _expected(replace(line, word=">"), action[1:])
    if not action:
        raise ScenarioProblem("after the time comes what happens, as in '09:00 active'")
    word, tail = _action(action)
    return _READERS.get(word, _hold)(replace(line, word=word), tail)


def _action(text: str) -> tuple[str, str]:
    """Split off what happens, in its usual word; what follows keeps its capitals."""
    usual, tail = leading(text, ACTIONS)
    word, _, more = usual.partition(" ")
    return word, f"{more} {tail}".strip()


def _person(line: Line, tail: str) -> Line:
    """Read what the person or the app does by itself, with how long it lasts."""
    return replace(line, seconds=_optional(tail.lower(), line.word, _TIMED))


def _as_heading(line: Line, tail: str) -> Line:
    """Read a change of the policy or the zone in the middle of the day."""
    return replace(_heading(line.number, line.word, tail), clock=line.clock, offset_s=line.offset_s)


def _answer(line: Line, tail: str) -> Line:
    """Read what the person answers."""
    name, rest = leading(tail.lower(), {})
    if name not in _ANSWERS:
        raise ScenarioProblem(f"'do' takes one of: {', '.join(_ANSWERS)}")
    line = replace(line, word=f"do {name}")
    if name == "pause":
        return _pause(line, rest)
    if name == "start":
        _, rest = leading(f"in {rest}", _POSTURES)
    if name == "snooze":
        rest = _minutes(rest.removeprefix("for "))
    return replace(line, seconds=_optional(rest, name, ("snooze", "start")))


def _pause(line: Line, tail: str) -> Line:
    """Read how long a pause lasts: a duration, ``until 14:00`` or ``until tomorrow``."""
    until = tail.removeprefix("--").removeprefix("until ").strip()
    if until == "tomorrow":
        return replace(line, text=until)
    if _CLOCK.fullmatch(until):
        clock, _ = _when(until)
        return replace(line, text=str(clock))
    length = tail.removeprefix("--").removeprefix("for ").strip()
    return replace(line, seconds=duration(_minutes(length)) if length else _USUAL_PAUSE_S)


def _minutes(text: str) -> str:
    """A bare number is minutes, as on the command line."""
    return f"{text}m" if text.isdigit() else text


def _clock(line: Line, tail: str) -> Line:
    """Read how the clock on the wall is set: by +1h or -30m, or to a time of day."""
    text = tail.lower().removeprefix("to ").replace("forward ", "+").replace("back ", "-")
    if text[:1] not in ("+", "-"):
        clock, _ = _when(text, "a clock is set by +1h or -30m, or to a time as 10:00")
        return replace(line, text=str(clock))
    seconds = duration(text[1:].strip())
    return replace(line, seconds=seconds if text[0] == "+" else -seconds)


def _hold(line: Line, tail: str) -> Line:
    """Read a hold that begins or ends: ``call on``, ``full screen off``, ``hold call 20m``."""
    action = tail if line.word == "hold" else f"{line.word} {tail}"
    name, rest = leading(action, HOLDS)
    if line.word == "hold" and name not in HOLDS:
        name, rest = "hold", action
    switch, length = leading(rest, SWITCHES)
    if switch not in SWITCHES:
        switch, length = "on", rest
    if name not in HOLDS or (length and not _LENGTH.match(length)):
        raise ScenarioProblem(
            f"'{f'{line.word} {tail}'.strip()}' is not known; expected one of: active, "
            f"{', '.join(_TIMED)}, end, do …, policy …, clock …, zone …, or a hold with on or off "
            f"({', '.join(dict.fromkeys(HOLDS.values()))})"
        )
    seconds = _optional(length, f"{name} {switch}", (f"{name} on",))
    return replace(line, word=f"hold {switch}", text=name, seconds=seconds)


def _expected(line: Line, text: str) -> Line:
    """Read an expected event, and whose it is, if that is said."""
    name, rest = leading(text, EVENTS)
    if name not in EVENTS or (name == "nothing" and rest):
        usual = ", ".join(dict.fromkeys(EVENTS.values()))
        raise ScenarioProblem(f"'> {text.strip()}' is not an event; expected one of: {usual}")
    return replace(line, text=name, reminder=rest.lower())


def _when(word: str, otherwise: str = "") -> tuple[time | None, float | None]:
    """Read a time of day or an offset."""
    if word.startswith("+"):
        return None, duration(word[1:])
    match = _CLOCK.fullmatch(word)
    if match is None or int(match[1]) > 23:
        raise ScenarioProblem(
            otherwise or f"'{word}' is not a time; expected HH:MM, HH:MM:SS or +299s"
        )
    return time(int(match[1]), int(match[2]), int(match[3] or 0)), None


def _optional(tail: str, word: str, timed: tuple[str, ...]) -> float | None:
    """Read the duration after a word that may have one."""
    if not tail:
        return None
    if word not in timed:
        raise ScenarioProblem(f"nothing comes after '{word}', but there is '{tail}'")
    return duration(tail.removeprefix("for "))


_READERS: dict[str, Callable[[Line, str], Line]] = {
    **dict.fromkeys(("active", "end", *_TIMED), _person),
    "do": _answer,
    "clock": _clock,
    "day": _as_heading,
    "policy": _as_heading,
    "reminder": _as_heading,
    "zone": _as_heading,
}
