"""Files of the whole record: CSV and JSON, which can be read back, and iCalendar, which cannot.
What Workrave has counted can be read too.

A session and its steps have the same number in the column *session* of a CSV file, so that its
rows may be sorted. Text that a spreadsheet would take for a formula has an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
import json
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from desk_stretch.core.history.exchange import (
    KEYS,
    Entry,
    Kind,
    Placed,
    Reading,
    WholeSession,
    plain,
    read,
)
from desk_stretch.core.history.import_workrave import HEAD, NAME, read_workrave
from desk_stretch.core.history.values import cell, from_cell
from desk_stretch.errors import BadDataError, StorageError
from desk_stretch.i18n import tr
from desk_stretch.storage.atomic import local_now, write_atomically
from desk_stretch.storage.paths import read_given, unwritable

MOST_BYTES = 128 * 1024 * 1024
MOST_ROWS = 1_000_000
FORMAT, VERSION = "desk-stretch history", 1
NUMBER = "session"
CALENDAR = "ics"
WORKRAVE = NAME.lower()
COLUMNS = ("kind", NUMBER, *dict.fromkeys(name for keys in KEYS.values() for name in keys))
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")


def form_of(path: Path, form: str | None = None) -> str:
    """The form that is asked for, else the one that the name ends with; BadDataError for none."""
    found = form or path.suffix.lower().removeprefix(".")
    if found not in FORMS:
        raise BadDataError(
            tr("The form of “{file}” is not known.").format(file=path.name),
            tr("The name ends with .csv, .json or .ics, or --format says which it is."),
        )
    return found


def write(
    path: Path, entries: Sequence[Entry], form: str | None = None, *, overwrite: bool = False
) -> int:
    """Write the file whole or not at all, and return how many entries are in it; StorageError if
    there is one and it is to stay."""
    form = form_of(path, form)
    if form == CALENDAR:
        entries = _sessions(entries)
    content = FORMS[form](entries)
    path = Path(os.path.realpath(path)) if overwrite else path
    try:
        write_atomically(path, content, fresh=not (overwrite and path.exists()))
    except FileExistsError as error:
        raise StorageError(
            tr("{file} is there already and stays as it is.").format(file=path),
            tr("Please choose another name."),
        ) from error
    except OSError as error:
        raise unwritable(path, error.strerror) from error
    return len(entries)


def read_file(path: Path, source: str = "") -> Reading:
    """What the file holds, and what in it cannot be read; BadDataError if it is no history.
    *source* names the app that wrote it (``workrave``); else the file itself tells."""
    raw = _bytes(path)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _no_history(path, tr("it is not written in UTF-8")) from error
    try:
        if source == WORKRAVE or text.startswith(HEAD):
            return read_workrave(text, local_now().date(), lambda wall: wall.astimezone())
        rows = _json_rows(text) if text.lstrip()[:1] in ("{", "[") else _csv_rows(text)
        return read(_bounded(rows))
    except (ValueError, RecursionError, csv.Error) as error:
        raise _no_history(path, str(error)) from error


def _bytes(path: Path) -> bytes:
    raw = read_given(path, MOST_BYTES)
    if len(raw) > MOST_BYTES:
        raise _no_history(path, tr("it is larger than 128 MB"))
    return raw


def _no_history(path: Path, cause: str) -> BadDataError:
    return BadDataError(
        tr("{file} cannot be imported: {cause}.").format(file=path, cause=cause),
        tr("Nothing was added."),
    )


def _bounded(rows: Iterable[Placed]) -> Iterator[Placed]:
    count = 0
    for row in rows:
        count += 1 + len(row.steps)
        if count > MOST_ROWS:
            raise ValueError(tr("it has more than {n} rows").format(n=MOST_ROWS))
        yield row


def _to_json(entries: Sequence[Entry]) -> bytes:
    """One record to a line: half as long as the usual indents, and still to be read."""
    head = json.dumps({"format": FORMAT, "version": VERSION})[:-1]
    lines = ",\n".join(json.dumps(plain(each), ensure_ascii=False) for each in entries)
    return f'{head}, "records": [\n{lines}\n]}}\n'.encode()


def _json_rows(text: str) -> Iterator[Placed]:
    whole = json.loads(text)
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise ValueError(tr("it is no history that Desk Stretch has written"))
    if whole.get("version") != VERSION or not isinstance(whole.get("records"), list):
        raise ValueError(tr("it was written by another version of Desk Stretch"))
    return (_json_row(number, row) for number, row in enumerate(whole["records"], 1))


def _json_row(number: int, row: object) -> Placed:
    where = tr("record {n}").format(n=number)
    steps = row.get("steps") if isinstance(row, dict) else None
    if not isinstance(steps, list):
        return Placed(where, row)
    named = tr("record {n}, step {step}")
    return Placed(
        where, row,
        [Placed(named.format(n=number, step=place), step) for place, step in enumerate(steps, 1)],
    )  # fmt: skip


def _to_csv(entries: Sequence[Entry]) -> bytes:
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, COLUMNS, restval="")
    writer.writeheader()
    for number, entry in enumerate(entries, 1):
        row = plain(entry)
        steps = row.pop("steps", None)
        if steps is not None:
            row[NUMBER] = number
        writer.writerow(_cells(row))
        writer.writerows(_cells({**step, NUMBER: number}) for step in steps or ())
    return table.getvalue().encode("utf-8")


def _cells(row: Mapping[str, Any]) -> dict[str, str]:
    return {name: _harmless(cell(value)) for name, value in row.items()}


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _csv_rows(text: str) -> list[Placed]:
    """The rows in the order of the file, each step with its session."""
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    if not {"kind", "at"} <= set(reader.fieldnames or ()):
        raise ValueError(tr("it is no history that Desk Stretch has written"))
    rows: list[Placed] = []
    steps: defaultdict[str, list[Placed]] = defaultdict(list)
    sessions: set[str] = set()
    for count, cells in enumerate(reader):
        if count == MOST_ROWS:
            raise ValueError(tr("it has more than {n} rows").format(n=MOST_ROWS))
        placed = _csv_row(tr("line {n}").format(n=reader.line_num), cells)
        number, kind = cells.get(NUMBER) or "", cells["kind"]
        if kind == Kind.STEP:
            steps[number].append(placed)
        elif kind == Kind.SESSION:
            if number in sessions:  # two files in one: whose are the steps?
                raise ValueError(tr("two sessions have the number {n}").format(n=number))
            sessions.add(number)
            rows.append(Placed(placed.where, placed.row, steps[number]))
        else:
            rows.append(placed)
    lost = (step for number, group in steps.items() if number not in sessions for step in group)
    return [*rows, *lost]


def _csv_row(where: str, cells: Mapping[str, str | None]) -> Placed:
    kind = cells["kind"]
    if kind is None or kind not in KEYS:
        return Placed(where, {"kind": kind})
    keys = KEYS[Kind(kind)]
    found = {name: text.removeprefix("'") for name in keys if (text := cells.get(name)) is not None}
    values = {name: from_cell(keys[name].shape, text) for name, text in found.items()}
    return Placed(where, {"kind": kind, **values})


def _to_calendar(entries: Sequence[Entry]) -> bytes:
    from desk_stretch.storage.exchange_calendar import calendar  # late: its library takes 100 ms

    return calendar(_sessions(entries))


def _sessions(entries: Iterable[Entry]) -> list[WholeSession]:
    return [each for each in entries if isinstance(each, WholeSession)]


FORMS: Mapping[str, Callable[[Sequence[Entry]], bytes]] = {
    "csv": _to_csv,
    "json": _to_json,
    CALENDAR: _to_calendar,
}
