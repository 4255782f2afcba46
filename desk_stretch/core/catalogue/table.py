"""Reads an authored table key by key and keeps every problem, so that all are told at once.

A value that is wrong comes back as something harmless; whoever reads looks at the problems
before using any of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from desk_stretch.i18n import tr

MOST_TABLES = 60
"""Of one list or table, and words of a list; the longest of ours has twelve."""

Check = Callable[[str], str | None]
"""Returns what is expected instead of a text, or None if the text is fine."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a file: the dotted key (lists count from 1) and what is expected there."""

    key: str
    expected: str

    def line(self, file: str) -> str:
        """Return the one line that the command line prints."""
        return f"{file}: {self.key}: {self.expected}"


def shown(value: object) -> str:
    """Return an author's word as it can be printed on one line, shortened."""
    text = str(value)
    text = text if text.isprintable() else ascii(text)
    return text if len(text) <= 40 else text[:39] + "…"


_WORD = re.compile(r"[a-z][a-z0-9]*")


def one_word(word: str) -> str | None:
    """Check the name of a pose."""
    return None if _WORD.fullmatch(word) else tr("the name of a pose: one lower-case word")


class Table:
    """A table of a file. Every key is asked for once; ``close`` reports the ones nobody knows."""

    def __init__(self, values: Mapping[str, Any], problems: list[Problem], key: str = "") -> None:
        """Read *values*, found at the dotted *key*, adding to *problems*."""
        self.key = key
        self._values = values
        self._problems = problems
        self._known: set[str] = set()

    def problem(self, key: str, expected: str) -> None:
        """Keep a problem at *key* of this table."""
        self._problems.append(Problem(f"{self.key}.{shown(key)}".strip("."), expected))

    def is_fine(self) -> bool:
        """Whether no problem was found in this table so far."""
        return not any(each.key.startswith(f"{self.key}.") for each in self._problems)

    def has(self, key: str) -> bool:
        """Whether the file says anything at *key*."""
        return key in self._values

    def unread(self, keys: Iterable[str]) -> dict[str, Any]:
        """Return what the file says at some keys, as it is, for a reader of its own."""
        found = {key: self._values[key] for key in keys if key in self._values}
        self._known.update(found)
        return found

    def whole_table(self) -> dict[str, Any]:
        """Return all that the file says here, as it is, for a reader of its own."""
        return self.unread(self._values)

    def _take(self, key: str, kind: type | tuple[type, ...], expected: str, missing: Any) -> Any:
        """Return the value if it is of that kind. *missing* None: the key is required."""
        self._known.add(key)
        if key not in self._values and missing is not None:
            return missing
        value = self._values.get(key)
        wrong_bool = isinstance(value, bool) and kind is not bool
        if isinstance(value, kind) and not wrong_bool:
            return value
        self.problem(key, expected)
        return None

    def text(
        self, key: str, longest: int, *, required: bool = True, check: Check | None = None
    ) -> str:
        """Return one line of text, without blanks around it."""
        expected = tr("one line of text, at most {longest} characters").format(longest=longest)
        value: str | None = self._take(key, str, expected, None if required else "")
        if value is None or (value == "" and not required):
            return ""
        if not value.strip() or value != value.strip() or not value.isprintable():
            self.problem(key, tr("one line of text, with no blanks around it"))
        elif len(value) > longest:
            self.problem(key, expected)
        elif check is not None and (better := check(value)) is not None:
            self.problem(key, better)
        return value

    def flag(self, key: str) -> bool:
        """Return true or false."""
        return bool(self._take(key, bool, tr("true or false"), None))

    def choice(self, key: str, allowed: Iterable[str]) -> str | None:
        """Return one of the *allowed* words, or None after a problem."""
        names = tuple(allowed)
        expected = tr("one of: {words}").format(words=" ".join(names))
        value: str | None = self._take(key, str, expected, None)
        if value is None or value in names:
            return value
        self.problem(key, expected)
        return None

    def words(
        self, key: str, *, required: bool, allowed: Iterable[str] = (), check: Check | None = None
    ) -> tuple[str, ...]:
        """Return a list of different words, each *allowed* or passed by *check*."""
        names = tuple(allowed)
        expected = tr("a list of words")
        if names:
            expected = tr("a list of: {words}").format(words=" ".join(names))
        values: list[Any] | None = self._take(key, list, expected, None if required else [])
        if values is None:
            return ()
        if len(values) > MOST_TABLES:
            self.problem(key, tr("a list of at most {most} words").format(most=MOST_TABLES))
            return ()
        words = tuple(value for value in values if isinstance(value, str))
        if len(words) < len(values) or (required and not words):
            self.problem(key, expected)
        self._check_words(key, words, names, check)
        return words

    def _check_words(
        self, key: str, words: tuple[str, ...], names: tuple[str, ...], check: Check | None
    ) -> None:
        for word in words:
            if names and word not in names:
                self.problem(
                    key,
                    tr("not “{word}” but some of: {words}").format(
                        word=shown(word), words=" ".join(names)
                    ),
                )
            elif check is not None and (better := check(word)) is not None:
                self.problem(key, better)
        if len(set(words)) < len(words):
            self.problem(key, tr("each word once"))

    def number(self, key: str, low: float, high: float, missing: float | None = None) -> float:
        """Return a number within the limits; *missing* None: the key is required."""
        expected = tr("a number from {low:g} to {high:g}").format(low=low, high=high)
        value: float | None = self._take(key, (int, float), expected, missing)
        if value is None:
            return low
        if key in self._values and not low <= value <= high:
            self.problem(key, expected)
            return low
        return float(value)

    def whole(self, key: str, low: int, high: int, missing: int | None = None) -> int:
        """Return a whole number within the limits; *missing* None: the key is required."""
        expected = tr("a whole number from {low} to {high}").format(low=low, high=high)
        value: int | None = self._take(key, int, expected, missing)
        if value is None:
            return low
        if key in self._values and not low <= value <= high:
            self.problem(key, expected)
            return low
        return value

    def table(self, key: str) -> Table | None:
        """Return the table at *key*, or None after a problem."""
        value: Mapping[str, Any] | None = self._take(key, Mapping, tr("a table"), None)
        if value is None:
            return None
        return Table(value, self._problems, f"{self.key}.{shown(key)}".strip("."))

    def tables(self, key: str, *, required: bool = True) -> list[Table]:
        """Return the list of tables at *key*."""
        expected = tr("a list of tables, at least one")
        values: list[Any] | None = self._take(key, list, expected, None if required else [])
        if values is None:
            return []
        if (required and not values) or not all(isinstance(value, Mapping) for value in values):
            self.problem(key, expected)
            return []
        if len(values) > MOST_TABLES:
            self.problem(key, tr("a list of at most {most} tables").format(most=MOST_TABLES))
            return []
        name = f"{self.key}.{key}".strip(".")
        return [Table(v, self._problems, f"{name}.{i}") for i, v in enumerate(values, start=1)]

    def named_tables(self) -> list[tuple[str, Table]]:
        """Return every table in this one with its name, in the order of the file."""
        if len(self._values) > MOST_TABLES:
            self._problems.append(
                Problem(self.key, tr("at most {most} tables").format(most=MOST_TABLES))
            )
        named = [(key, self.table(key)) for key in islice(self._values, MOST_TABLES)]
        return [(key, table) for key, table in named if table is not None]

    def close(self) -> None:
        """Report the keys that nobody asked for."""
        for key in self._values:
            if key not in self._known:
                self.problem(key, tr("a key that is known; this one is not"))
