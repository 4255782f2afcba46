"""The records of several computers as a set that is the same in whatever order it is read.

A line has a checksum. It is a record, a turn of one, or the name of a computer. A turn counts
deletes and restores, so an even one means that the record is gone. Joining takes the union of the
records, and the higher turn of each.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from desk_stretch.core.history.exchange import Entry, Placed, WholeSession, plain, read
from desk_stretch.core.history.records import PromptRecord
from desk_stretch.core.history.values import LARGEST

LONGEST_LINE = 512 * 1024
LONGEST_NAME = 60
_HEAD, _AFTER = b'{"sum": "', b'", '
_SUM = 16
_REST = len(_HEAD) + _SUM + len(_AFTER)
_ID_BYTES = 16
_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person wishes: a folder (empty for none), and the name of this computer (empty for
    the one that the system has)."""

    folder: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """What came of reading and writing once: whether rows *changed*, and what the person is
    *told*."""

    changed: bool = False
    told: tuple[str, ...] = ()


class NotALine(Exception):
    """A line is damaged, foreign, or of a later version."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A record, and the id of the computer that wrote it."""

    id: str
    computer: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Turn:
    """How often a record was deleted or restored; 1 is one that was only ever written."""

    id: str
    n: int


@dataclass(frozen=True, slots=True)
class Named:
    """What the person calls a computer; the highest *n* is the last word."""

    computer: str
    name: str
    n: int


Line = Kept | Turn | Named


@dataclass(frozen=True, slots=True)
class Shared:
    """What some lines say together."""

    records: Mapping[str, Kept] = field(default_factory=dict)
    turns: Mapping[str, int] = field(default_factory=dict)
    names: Mapping[str, Named] = field(default_factory=dict)

    def joined(self, other: Shared) -> Shared:
        """Both together; the same whichever comes first."""
        lines: list[Line] = []
        for one in (self, other):
            lines += [*one.records.values(), *one.names.values()]
            lines += [Turn(*pair) for pair in one.turns.items()]
        return gathered(lines)

    def present(self) -> tuple[Kept, ...]:
        """The records that are not gone."""
        return tuple(one for one in self.records.values() if not is_gone(self.turns.get(one.id, 1)))


def is_gone(turn: int) -> bool:
    """Whether a record with that turn is deleted."""
    return turn % 2 == 0


def gathered(lines: Iterable[Line]) -> Shared:
    """Join lines one by one."""
    records: dict[str, Kept] = {}
    turns: dict[str, int] = {}
    names: dict[str, Named] = {}
    for line in lines:
        if isinstance(line, Turn):
            turns[line.id] = max(line.n, turns.get(line.id, line.n))
        elif isinstance(line, Named):
            known = names.get(line.computer, line)
            names[line.computer] = max(line, known, key=lambda one: (one.n, one.name))
        else:
            known_one = records.get(line.id, line)
            records[line.id] = line if line == known_one else min(line, known_one, key=_content)
    return Shared(records, turns, names)


def record_id(entry: WholeSession | PromptRecord) -> str:
    """The id of a record: the same on every computer and in every later version."""
    if isinstance(entry, WholeSession):
        row = entry.session
        words = ("session", row.at, row.routine, str(row.steps_total))
    else:
        words = ("prompt", entry.at, entry.reminder, str(entry.outcome))
    return blake2b("\x1f".join(words).encode(), digest_size=_ID_BYTES).hexdigest()


def written(line: Line) -> bytes:
    """The line for a file, with its end."""
    rest = json.dumps(_values(line), ensure_ascii=True).encode()[1:]
    return _HEAD + _sum(rest) + _AFTER + rest + b"\n"


def understood(raw: bytes) -> Line:
    """Read a line without its end; NotALine if it is not one, or not whole."""
    rest = raw[_REST:]
    is_whole = raw == _HEAD + _sum(rest) + _AFTER + rest
    if not is_whole or len(raw) > LONGEST_LINE:
        raise NotALine
    try:
        values = json.loads(raw)
        return _line(values)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise NotALine from error


def _values(line: Line) -> dict[str, Any]:
    if isinstance(line, Turn):
        return {"turn": line.n, "id": line.id}
    if isinstance(line, Named):
        return {"name": line.name, "by": line.computer, "n": line.n}
    return {"id": line.id, "by": line.computer, "record": plain(line.entry)}


def _line(values: Any) -> Line:
    if "turn" in values:
        return Turn(_hex(values["id"]), _count(values["turn"]))
    if "name" in values:
        name = values["name"]
        if not isinstance(name, str) or not name.isprintable() or len(name) > LONGEST_NAME:
            raise ValueError
        return Named(_hex(values["by"]), name, _count(values["n"]))
    row = values["record"]
    steps = [Placed("", step) for step in row.get("steps", ())] if isinstance(row, dict) else ()
    (entry,) = read([Placed("", row, steps)]).entries
    kept = Kept(values["id"], _hex(values["by"]), entry)
    if isinstance(entry, WholeSession):
        is_ours = entry.session.outcome is not None and kept.id == record_id(entry)
    else:
        is_ours = isinstance(entry, PromptRecord) and kept.id == record_id(entry)
    if not is_ours:
        raise ValueError
    return kept


def _hex(value: Any) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= 2 * _ID_BYTES or set(value) - _HEX:
        raise ValueError
    return value


def _count(value: Any) -> int:
    if type(value) is not int or not 1 <= value <= LARGEST:
        raise ValueError
    return value


def _content(kept: Kept) -> bytes:
    return written(kept)


def _sum(rest: bytes) -> bytes:
    return blake2b(rest, digest_size=_SUM // 2).hexdigest().encode()
