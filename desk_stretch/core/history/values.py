"""The values of the record's rows in a file: each in its shape, read as if it meant harm."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from desk_stretch.core.history.records import Outcome, StepOutcome
from desk_stretch.i18n import tr

MOST_LETTERS = 10_000
MOST_AREAS = 100
LARGEST = 1_000_000_000
AREA_MARK = ";"
_YEARS = range(1970, 9999)
_FLAGS = {"true": True, "false": False}


class NotInShape(Exception):
    """The value is not what its key takes; the text says what is expected."""


class Shape(StrEnum):
    """What stands under a key."""

    TEXT = "text"
    TIME = "time"
    END = "end"
    FLAG = "flag"
    COUNT = "count"
    LENGTH = "length"
    AREAS = "areas"
    OUTCOME = "outcome"
    STEP_OUTCOME = "step outcome"


def as_json(value: Any) -> Any:
    """The value of a record as JSON has it."""
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, StrEnum) else value


def of_shape(shape: Shape, value: Any) -> Any:
    """The value as a record has it; NotInShape says what is expected instead."""
    try:
        return _READERS[shape](value)
    except (ValueError, TypeError, AttributeError) as error:
        raise NotInShape(expected(shape)) from error


def expected(shape: Shape) -> str:
    """What is expected of a value, in words."""
    return {
        Shape.TEXT: tr("a text is expected"),
        Shape.TIME: tr("a time with offset is expected, as 2026-03-04T14:05:00+01:00"),
        Shape.FLAG: tr("true or false is expected"),
        Shape.COUNT: tr("a whole number from 0 on is expected"),
        Shape.LENGTH: tr("a number from 0 on is expected"),
        Shape.AREAS: tr("a list of body areas is expected"),
    }.get(_SAID_LIKE.get(shape, shape), tr("a known outcome is expected"))


def cell(value: object) -> str:
    """The value of a key as the text of a table's cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return AREA_MARK.join(value) if isinstance(value, list) else str(value)


def from_cell(shape: Shape, text: str) -> Any:
    """The value that a cell stands for; text that stands for none stays as it is."""
    try:
        return _FROM_CELL.get(shape, str)(text)
    except (ValueError, KeyError):
        return text


_FROM_CELL: Mapping[Shape, Callable[[str], Any]] = {
    Shape.FLAG: lambda text: _FLAGS[text.strip().lower()],
    Shape.COUNT: int,
    Shape.LENGTH: float,
    Shape.END: lambda text: text or None,
    Shape.AREAS: lambda text: text.split(AREA_MARK) if text else [],
}


def _text(value: Any) -> str:
    value.encode("utf-8")  # half a character is none, and the database takes none
    if len(value) > MOST_LETTERS:
        raise ValueError
    return str(value)


def _time(value: Any) -> str:
    moment = datetime.fromisoformat(_text(value))
    is_plain = moment.date().isoformat() == value[:10]  # 2026-W10-1 is a day too
    if moment.tzinfo is None or moment.year not in _YEARS or not is_plain:
        raise ValueError
    return str(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST:
        raise ValueError
    return value


def _length(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError
    if not 0 <= value <= LARGEST:
        raise ValueError
    return float(value)


def _areas(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > MOST_AREAS:
        raise TypeError
    areas = tuple(_text(area) for area in value)
    if any(not area or AREA_MARK in area for area in areas):
        raise ValueError
    return areas


_READERS: Mapping[Shape, Callable[[Any], Any]] = {
    Shape.TEXT: _text,
    Shape.TIME: _time,
    Shape.END: lambda value: None if value is None else _time(value),
    Shape.FLAG: _flag,
    Shape.COUNT: _count,
    Shape.LENGTH: _length,
    Shape.AREAS: _areas,
    Shape.OUTCOME: Outcome,
    Shape.STEP_OUTCOME: StepOutcome,
}

_SAID_LIKE = {Shape.END: Shape.TIME}
