"""The smallest parts of the pose language: clauses, numbers, directions, names.

What cannot be read raises ``Unread`` with what is expected; ``language`` adds where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from desk_stretch.core.figure.directions import WORDS, axis
from desk_stretch.core.figure.geometry import across, length
from desk_stretch.core.figure.pose import Direction
from desk_stretch.i18n import tr

DEGREES = 45.0
"""How far a word turns a direction if it has no number."""

WORLD = "world"

_NUMBER = re.compile(r"-?(?:\d{1,4}(?:\.\d{0,6})?|\.\d{1,6})", re.ASCII)
_TURN = re.compile(r"([a-z]+)(\d{1,3}(?:\.\d{1,6})?)?", re.ASCII)

Values = dict[str, Any]
"""What clauses say: new values of fields, by name."""


class Unread(ValueError):
    """A text that cannot be read. Its message is what is expected instead."""


class Fault(NamedTuple):
    """What is wrong in a file: the dotted key, and the clause with what is expected there."""

    key: str
    expected: str


def printable(text: object) -> str:
    """Return an author's text as it can be printed on one line, shortened."""
    line = str(text)
    line = line if line.isprintable() else ascii(line)
    return line if len(line) <= 60 else line[:59] + "…"


def quoted(text: object) -> str:
    """Return an author's text in quotes, printable."""
    return f"“{printable(text)}”"


def read_clauses(
    text: object, key: str, read: Callable[[list[str]], Values], faults: list[Fault]
) -> Values:
    """Return the values that the clauses say; *read* is given the words of each.

    What it cannot read is a fault, and so is a value that an earlier clause has said.
    """
    if not isinstance(text, str) or not text.strip():
        faults.append(Fault(key, tr("a text in quotes, with one clause or more")))
        return {}
    values: Values = {}
    for clause in text.split(","):
        try:
            found = read(_words(clause))
            if found.keys() & values.keys():
                raise Unread(tr("nothing that an earlier clause has said"))  # noqa: TRY301
            values |= found
        except Unread as error:
            faults.append(Fault(key, f"{quoted(clause.strip())}: {error}"))
    return values


def _words(clause: str) -> list[str]:
    words = clause.split()
    if not words:
        raise Unread(tr("a clause between two commas"))
    return words


def number(words: list[str], low: float, high: float) -> float:
    """Return the one number that *words* are."""
    value = float(words[0]) if len(words) == 1 and _NUMBER.fullmatch(words[0]) else None
    if value is None or not low <= value <= high:
        raise Unread(tr("one number from {low:g} to {high:g}").format(low=low, high=high))
    return value


def pairs(words: list[str], known: Iterable[str], low: float, high: float) -> dict[str, float]:
    """Return the numbers by the words before them: "out 0.4 ahead 1"."""
    names = tuple(known)
    values: dict[str, float] = {}
    for place in range(0, len(words), 2):
        word, rest = words[place], words[place + 1 : place + 2]
        if word not in names or word in values:
            raise Unread(_each_once(names))
        values[word] = number(rest, low, high)
    return values


def _each_once(names: tuple[str, ...]) -> str:
    return tr("words with a number each, once: {words}").format(words=" ".join(names))


def one_of(word: str, known: Iterable[str], what: str) -> str:
    """Return the word if it is known, else say which one may be meant; *what* names its kind."""
    names = tuple(known)
    if word in names:
        return word
    from difflib import get_close_matches

    near = get_close_matches(word, names, n=3, cutoff=0.6) or names
    raise Unread(
        tr("unknown {what} {word}; one of: {words}").format(
            what=what, word=quoted(word), words=" ".join(near)
        )
    )


@lru_cache(maxsize=512)
def direction(text: str) -> Direction:
    """Return the direction that a text names.

    >>> direction("out up20")
    Direction(first='out', turns=(('up', 20.0),), is_world=False)
    """
    words = text.split()
    is_world = words[:1] == [WORLD]
    if is_world:
        words = words[1:]
    if not words:
        raise Unread(tr("a direction, as “out up20”"))
    first = one_of(words[0], WORDS, tr("direction"))
    turns = tuple(_turn(word) for word in words[1:])
    if turns and not _can_turn(first, turns[0][0]):
        raise Unread(tr("words that turn “{first}” aside first").format(first=first))
    return Direction(first, turns, is_world)


def _turn(text: str) -> tuple[str, float]:
    found = _TURN.fullmatch(text)
    if found is None:
        raise Unread(tr("a direction, as “out up20”: a word, then words with their degrees"))
    word, degrees = found.groups()
    one_of(word, WORDS, tr("direction"))
    return word, DEGREES if degrees is None else number([degrees], 0, 180)


def _can_turn(first: str, word: str) -> bool:
    """Whether *word* lies aside of *first*; along the same line there is no way to turn."""
    return length(across(axis(word, "left"), axis(first, "left"))) > 0
