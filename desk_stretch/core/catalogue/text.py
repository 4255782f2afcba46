"""The text of an exercise or routine file: read within bounds, and where in it a key stands.

A text is refused before it is parsed if reading it would take more than a moment: a key of 30,000
dots, which is a file of 64 KiB, keeps the parser busy for twenty seconds.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any, Final

from desk_stretch.core.catalogue.table import Problem
from desk_stretch.i18n import tr

LARGEST: Final = 64 * 1024
"""Bytes; the longest file of ours has a tenth of that."""

MOST_DOTS: Final = 100
"""In one line."""

WHOLE_FILE: Final = "file"
"""The key of a problem that concerns no single key."""

_HEAD = re.compile(r"\s*(\[\[?)\s*([^\]\"']+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+(?:\s*\.\s*[A-Za-z0-9_-]+)*)\s*=")
_AT_LINE = re.compile(r"at line (\d+)")


def read_bytes(content: bytes) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Return the tables of a file's content, or None with what is wrong with it."""
    if len(content) > LARGEST:
        return unread(tr("a file of at most 64 KiB"))
    try:
        return read_text(content.decode("utf-8").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        return unread(tr("text in UTF-8 (byte {place} is not)").format(place=error.start))


def read_text(text: str) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Return the tables of a text of whatever length, or None with what is wrong with it."""
    if any(line.count(".") > MOST_DOTS for line in text.split("\n")):
        return unread(_deep())
    try:
        return tomllib.loads(text), []
    except RecursionError:
        return unread(_deep())
    except ValueError as error:
        return unread(tr("valid TOML ({why})").format(why=" ".join(str(error).split())))


def _deep() -> str:
    return tr("lists and tables that are not nested so deeply")


def unread(expected: str) -> tuple[None, list[Problem]]:
    """Return what stands for a file that cannot be read at all."""
    return None, [Problem(WHOLE_FILE, expected)]


class Places:
    """Where the keys of a text stand; made once for each text."""

    def __init__(self, text: str) -> None:
        """Note the line of each key."""
        self._lines = text.split("\n")
        self._first: dict[str, int] = {}
        for key, line in _keys(self._lines):
            self._first.setdefault(key, line)

    def line_of(self, problem: Problem) -> int | None:
        """Return the line (from 0) of a problem: of its key, else of the table around it."""
        if problem.key == WHOLE_FILE:
            found = _AT_LINE.search(problem.expected)
            return min(int(found[1]), len(self._lines)) - 1 if found else None
        parts = problem.key.split(".")
        while parts:
            if (line := self._first.get(".".join(parts))) is not None:
                return line
            parts.pop()
        return None

    def span_of(self, problem: Problem) -> tuple[int, int, int] | None:
        """Return line, column and length of what to underline: the clause, else the line."""
        line = self.line_of(problem)
        if line is None:
            return None
        text = self._lines[line]
        clause = re.match("“(.+?)”: ", problem.expected)
        at = text.find(clause[1], text.find("=") + 1) if clause else -1
        if clause and at >= 0:
            return line, at, len(clause[1])
        start = len(text) - len(text.lstrip())
        return line, start, max(1, len(text.rstrip()) - start)


def _keys(lines: list[str]) -> Iterator[tuple[str, int]]:
    """Every key with its line, as problems name it: lists of tables count from 1.

    One in a table on one line has the line of that table.
    """
    table = ""
    counts: dict[str, int] = {}
    for number, line in enumerate(lines):
        if head := _HEAD.fullmatch(line):
            table = _numbered(re.sub(r"\s*\.\s*", ".", head[2]), counts)
            if head[1] == "[[":
                counts[table] = counts.get(table, 0) + 1
                yield table, number
                table = f"{table}.{counts[table]}"
            yield table, number
        elif key := _KEY.match(line):
            dotted = re.sub(r"\s*\.\s*", ".", key[1])
            yield f"{table}.{dotted}".strip("."), number


def _numbered(head: str, counts: dict[str, int]) -> str:
    """Return a header's key with the numbers of the lists that it goes through."""
    parts = head.split(".")
    key = parts[0]
    for part in parts[1:]:
        if key in counts:
            key = f"{key}.{counts[key]}"
        key = f"{key}.{part}"
    return key
