"""Between the rows of the database and the records of the core."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from desk_stretch.core.history.records import (
    Outcome,
    PromptRecord,
    RestingExercise,
    SessionRecord,
    StepOutcome,
    StepRecord,
)
from desk_stretch.i18n import tr

if TYPE_CHECKING:
    from sqlite3 import Row

# The primary result codes of SQLite (https://sqlite.org/rescode.html) that are no damage.
BUSY, LOCKED, READ_ONLY, IO_ERROR, FULL, CANNOT_OPEN = 5, 6, 8, 10, 13, 14
PERMISSION, NO_MEMORY, NO_ACCESS = 3, 7, 23
SURROUNDINGS = frozenset(
    (BUSY, LOCKED, READ_ONLY, IO_ERROR, FULL, CANNOT_OPEN, PERMISSION, NO_MEMORY, NO_ACCESS)
)


def code(error: Exception) -> int | None:
    """The primary result code of an error of the database, None for any other error."""
    extended: int | None = getattr(error, "sqlite_errorcode", None)
    return None if extended is None else extended & 0xFF


def cause(error: Exception) -> str:
    """What went wrong, in few words."""
    match code(error):
        case 5 | 6:
            return tr("another program is using it")
        case 13:
            return tr("the disk is full")
        case 3 | 8 | 14 | 23:
            return tr("the file or its folder cannot be written")
    return str(error)


def seconds(at: str) -> float:
    """Seconds since 1970 of an ISO 8601 time; ValueError if it has no offset."""
    moment = datetime.fromisoformat(at)
    if moment.tzinfo is None:
        raise ValueError(f"{at} has no offset")
    return moment.timestamp()


def span(since: str, before: str | None) -> tuple[float, float]:
    """The seconds from the first time on and before the second one; None is for ever."""
    return seconds(since), float("inf") if before is None else seconds(before)


def prompt(row: Row) -> PromptRecord:
    """Raises ValueError for an outcome that there is not."""
    outcome = Outcome(row["outcome"])
    return PromptRecord(
        row["at"], row["reminder"], outcome, row["reason"], bool(row["rehearsal"]), row["computer"]
    )


def session(row: Row) -> SessionRecord:
    """Raises ValueError for an outcome that there is not."""
    return SessionRecord(
        id=row["id"],
        at=row["at"],
        routine=row["routine"],
        posture=row["posture"],
        asked=bool(row["asked"]),
        steps_total=row["steps_total"],
        steps_done=row["steps_done"],
        planned_s=row["planned_s"],
        done_s=row["done_s"],
        outcome=None if row["outcome"] is None else Outcome(row["outcome"]),
        ended_at=row["ended_at"],
        rehearsal=bool(row["rehearsal"]),
        computer=row["computer"],
    )


def step(row: Row) -> StepRecord:
    """Raises ValueError for an outcome that there is not."""
    return StepRecord(
        session=row["session"],
        index=row["place"],
        at=row["at"],
        exercise=row["exercise"],
        form=row["form"],
        side=row["side"],
        seconds=row["seconds"],
        outcome=StepOutcome(row["outcome"]),
        areas=tuple(json.loads(row["areas"])),
    )


def resting(row: Row) -> RestingExercise:
    """One exercise that is left out."""
    return RestingExercise(row["exercise"], row["since"], row["until"], bool(row["undone"]))


def state(row: Row) -> dict[str, Any] | None:
    """The planner's state; None for anything that it cannot have written."""
    try:
        kept = json.loads(row["json"])
    except ValueError:
        return None
    return kept if isinstance(kept, dict) else None
