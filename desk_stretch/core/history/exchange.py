"""The record as plain rows for a file, and back: nothing is lost, nothing comes in twice.

A row has a *kind* and the keys of that kind in ``KEYS``; the steps of a session are rows inside
its row. What is read is checked as if somebody meant harm.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from desk_stretch.core.history.records import (
    PromptRecord,
    RestingExercise,
    SessionRecord,
    StepRecord,
)
from desk_stretch.core.history.values import NotInShape, Shape, as_json, expected, of_shape
from desk_stretch.i18n import tr

_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00Z")


class Kind(StrEnum):
    """What a row is about."""

    SESSION = "session"
    STEP = "step"
    PROMPT = "prompt"
    RESTING = "resting"


class Key(NamedTuple):
    """A key of a row: the attribute of the record that it stands for, and its shape."""

    attribute: str
    shape: Shape


KEYS: Mapping[Kind, Mapping[str, Key]] = {
    Kind.SESSION: {
        "at": Key("at", Shape.TIME),
        "ended_at": Key("ended_at", Shape.END),
        "outcome": Key("outcome", Shape.OUTCOME),
        "rehearsal": Key("rehearsal", Shape.FLAG),
        "routine": Key("routine", Shape.TEXT),
        "posture": Key("posture", Shape.TEXT),
        "asked": Key("asked", Shape.FLAG),
        "steps_done": Key("steps_done", Shape.COUNT),
        "steps_total": Key("steps_total", Shape.COUNT),
        "seconds": Key("done_s", Shape.LENGTH),
        "planned_seconds": Key("planned_s", Shape.COUNT),
    },
    Kind.STEP: {
        "at": Key("at", Shape.TIME),
        "outcome": Key("outcome", Shape.STEP_OUTCOME),
        "seconds": Key("seconds", Shape.LENGTH),
        "place": Key("index", Shape.COUNT),
        "exercise": Key("exercise", Shape.TEXT),
        "form": Key("form", Shape.TEXT),
        "side": Key("side", Shape.TEXT),
        "areas": Key("areas", Shape.AREAS),
    },
    Kind.PROMPT: {
        "at": Key("at", Shape.TIME),
        "outcome": Key("outcome", Shape.OUTCOME),
        "rehearsal": Key("rehearsal", Shape.FLAG),
        "reminder": Key("reminder", Shape.TEXT),
        "reason": Key("reason", Shape.TEXT),
    },
    Kind.RESTING: {
        "at": Key("since", Shape.TIME),
        "exercise": Key("exercise", Shape.TEXT),
        "until": Key("until", Shape.TIME),
        "undone": Key("undone", Shape.FLAG),
    },
}


@dataclass(frozen=True, slots=True)
class WholeSession:
    """A session that has ended, with its steps; the ids of the database are 0 in both."""

    session: SessionRecord
    steps: tuple[StepRecord, ...] = ()

    @classmethod
    def of(cls, session: SessionRecord, steps: Iterable[StepRecord]) -> WholeSession:
        """Put them together, without the ids that hold in one database only."""
        return cls(replace(session, id=0), tuple(replace(step, session=0) for step in steps))


Entry = WholeSession | PromptRecord | RestingExercise


@dataclass(frozen=True, slots=True)
class Placed:
    """A row, and *where* it stands in its file, in words."""

    where: str
    row: object
    steps: Sequence[Placed] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """How many entries came in, and how many were there already."""

    added: int
    known: int


@dataclass(frozen=True, slots=True)
class Brought:
    """What a file brought: entries *added*, *known* before, rows *unread*; *notes* about it."""

    added: int
    known: int
    unread: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be read, in the order of the file; *unread* rows could not, and *problems* says
    where and why, one line each. *notes* are sentences about the file of another app."""

    entries: tuple[Entry, ...]
    unread: int = 0
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def brought(self, add: Callable[[Sequence[Entry]], Imported]) -> Brought:
        """Add the entries, and tell what came of it."""
        done = add(self.entries)
        return Brought(done.added, done.known, self.unread, self.notes)


class _Unreadable(Exception):
    """Where, and what is expected there."""


def moment_of(entry: Entry) -> str:
    """When it began, as written."""
    if isinstance(entry, WholeSession):
        return entry.session.at
    return entry.at if isinstance(entry, PromptRecord) else entry.since


def seconds_of(entry: Entry) -> float:
    """When it began, to sort by."""
    return (datetime.fromisoformat(moment_of(entry)) - _EPOCH).total_seconds()


def identity(entry: Entry) -> Hashable:
    """What makes it the same as another: kind, start and everything in it.

    That an exercise was offered again later does not make it another one.
    """
    if isinstance(entry, RestingExercise):
        entry = replace(entry, undone=False)
    return type(entry).__name__, seconds_of(entry), entry


def plain(entry: Entry) -> dict[str, Any]:
    """The entry as a row of JSON values; a session has its *steps*."""
    if isinstance(entry, PromptRecord):
        return _row(Kind.PROMPT, entry)
    if isinstance(entry, RestingExercise):
        return _row(Kind.RESTING, entry)
    steps = [_row(Kind.STEP, step) for step in entry.steps]
    return {**_row(Kind.SESSION, entry.session), "steps": steps}


def read(rows: Iterable[Placed]) -> Reading:
    """Read the rows; one with a problem is left out, a session with any of its steps."""
    entries: list[Entry] = []
    problems: list[str] = []
    unread = 0
    for placed in rows:
        try:
            entries.append(_entry(placed))
        except _Unreadable as problem:
            problems.append(str(problem))
            unread += 1
    return Reading(tuple(entries), unread, tuple(problems))


def _row(kind: Kind, record: object) -> dict[str, Any]:
    values = ((name, getattr(record, key.attribute)) for name, key in KEYS[kind].items())
    return {"kind": str(kind)} | {name: as_json(value) for name, value in values}


def _entry(placed: Placed) -> Entry:
    row = placed.row
    kind = row.get("kind") if isinstance(row, Mapping) else None
    if kind == Kind.PROMPT:
        return PromptRecord(**_values(Kind.PROMPT, placed))
    if kind == Kind.RESTING:
        return RestingExercise(**_values(Kind.RESTING, placed))
    if kind == Kind.SESSION:
        session = SessionRecord(id=0, **_values(Kind.SESSION, placed))
        steps = (StepRecord(session=0, **_values(Kind.STEP, step)) for step in placed.steps)
        return WholeSession(session, tuple(steps))
    if kind == Kind.STEP:
        raise _problem(placed.where, "kind", tr("a step goes with its session"))
    raise _problem(placed.where, "kind", tr("session, step, prompt or resting is expected"))


def _values(kind: Kind, placed: Placed) -> dict[str, Any]:
    row = placed.row
    if not isinstance(row, Mapping):
        raise _problem(placed.where, kind, tr("keys with values are expected"))
    found = {}
    for name, key in KEYS[kind].items():
        if name not in row:
            raise _problem(placed.where, name, expected(key.shape))
        try:
            found[key.attribute] = of_shape(key.shape, row[name])
        except NotInShape as error:
            raise _problem(placed.where, name, str(error)) from error
    return found


def _problem(where: str, name: str, expected: str) -> _Unreadable:
    return _Unreadable(f"{where}: {name}: {expected}")
