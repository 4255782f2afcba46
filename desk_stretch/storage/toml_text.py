"""Changing one value in the text of a TOML file, so that the person's comments survive.

No second parser: every candidate text is read back, and only one that says exactly what it is
expected to say is taken. Where there is none, the caller writes the whole file anew.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

_ONE_LINE = r"""(?:"[^"]*"|'[^']*'|[^#"'])*?"""
_STRING_OR_COMMENT = re.compile(
    r'''(?s)"""(?:\\.|[^\\])*?"{3,5}|'{3}.*?'{3,5}|"(?:\\.|[^"\\])*"|'[^']*'|(#[^\n]*)'''
)
_LONGEST_VALUE = 40
_MOST_DOTS = 2000
"""In one line; 2,000 words with a dot each may be a list, 15,000 take the parser five seconds."""

Document = dict[str, Any]


def read(text: str) -> Document:
    """Return the document of *text*; numbers with a point keep every digit. Raises ValueError."""
    refuse_depth(text)
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    except ArithmeticError:
        raise ValueError("a number without end") from None


def comments(text: str) -> Counter[str]:
    """Return every comment of a text that can be read, and how often it stands there."""
    found = (each[1] for each in _STRING_OR_COMMENT.finditer(text))
    return Counter(each.rstrip() for each in found if each)


def refuse_depth(text: str) -> None:
    """Raise ValueError for a text that would keep the parser busy for seconds."""
    if any(line.count(".") > _MOST_DOTS for line in text.split("\n")):
        raise ValueError("nested too deeply")


def amended(text: str, group: str, name: str, value: Any, expected: Document) -> str | None:
    """Return *text* with ``group.name`` set to *value* (None: taken out), or None if that
    takes more than changing a few lines. *expected* is the document that must result."""
    return _first(_candidates(text.split("\n"), group, name, value), expected)


def without(text: str, group: str, expected: Document) -> str | None:
    """Return *text* without the lines of a table, or None if that takes more than deleting them.
    Comments below the last of its lines stay: they may be about the next table."""
    lines = text.split("\n")
    start, end = _table(lines, group)
    inside = [n for n in range(start, end) if not re.match(r"\s*(#|$)", lines[n])]
    after = max(inside, default=-1) + 1
    is_gap_left = start == 0 or not lines[start - 1].strip()
    while is_gap_left and after < len(lines) - 1 and not lines[after].strip():
        after += 1
    return _first(iter([[*lines[:start], *lines[after:]]]), expected)


def _first(candidates: Iterator[list[str]], expected: Document) -> str | None:
    """The first text that says exactly what is expected."""
    for candidate in candidates:
        changed = "\n".join(candidate)
        try:
            if read(changed) == expected:
                return changed
        except ValueError:
            continue
    return None


def _candidates(lines: list[str], group: str, name: str, value: Any) -> Iterator[list[str]]:
    """Plausible texts: the value replaced, taken out, put at the end of its table, or a new one."""
    new = [] if value is None else [f"{name} = {json.dumps(value, ensure_ascii=False)}"]
    start, end = _table(lines, group)
    old = next((n for n in range(start, end) if re.match(rf"\s*{name}\s*=", lines[n])), None)
    if old is not None:
        comment = re.fullmatch(rf"\s*{name}\s*=({_ONE_LINE})(\s*#.*)", lines[old])
        if comment and new:
            yield [*lines[:old], new[0] + comment[2], *lines[old + 1 :]]
        for after in range(old + 1, min(end, old + _LONGEST_VALUE) + 1):
            yield [*lines[:old], *new, *lines[after:]]
    elif start < end:
        last = max(n for n in range(start, end) if lines[n].strip())
        yield [*lines[: last + 1], *new, *lines[last + 1 :]]
    else:
        head = lines[:-1] if lines[-1] == "" else lines
        gap = [""] if head and head[-1].strip() else []
        yield [*head, *gap, f"[{group}]", *new, ""]


def _table(lines: list[str], group: str) -> tuple[int, int]:
    """The lines from the header of the table to the next header; (0, 0) if there is none."""
    heads = [n for n, line in enumerate(lines) if re.match(r"\s*\[", line)]
    for at, after in pairwise([*heads, len(lines)]):
        if re.fullmatch(rf"\s*\[\s*{re.escape(group)}\s*\]\s*(#.*)?", lines[at]):
            return at, after
    return 0, 0
