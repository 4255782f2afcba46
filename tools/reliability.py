"""Puts what the campaigns proved into ``docs/reliability.md``, called by ``dev.py prove``.

The rows are kept in ``docs/reliability.json``. A run replaces the rows that it made again
and leaves the others, each with its date; what stands outside the marks is written by hand.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reliability.md"
KEPT = ROOT / "docs" / "reliability.json"
BEGIN, END = "<!-- campaigns: written by dev.py prove -->", "<!-- end of the campaigns -->"

Row = dict[str, Any]


def read_lines(path: Path) -> list[Row]:
    """Read what the tests of a run have written, one JSON object a line."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def added_up(lines: list[Row], date: str) -> list[Row]:
    """Make one row of each fault; a test that failed and said nothing else is a row as well."""
    rows: dict[tuple[str, str], Row] = {}
    failed = {line["item"] for line in lines if line.get("failed")}
    spoken = {line["item"] for line in lines if not line.get("failed")}
    for line in lines:
        if line.get("failed") and line["item"] in spoken:
            continue
        fault = line.get("fault", nameless(line["test"]))
        empty = {"tries": 0, "losses": 0, "seconds": 0.0, "failed": False}
        row = rows.setdefault((line["test"], fault), {"fault": fault, **empty})
        for name in ("tries", "losses", "seconds"):
            row[name] += line.get(name, 0)
        row |= {"test": line["test"], "path": line["path"], "date": date}
        row["measured"] = line.get("measured", "")
        row["failed"] |= line["item"] in failed
    return list(rows.values())


def nameless(test: str) -> str:
    """Stand in for the fault of a test that failed before it named one."""
    return f"`{test}`"


def merged(before: list[Row], new: list[Row]) -> list[Row]:
    """Replace the rows that were made again, and keep the others."""
    again = {(row["test"], row["fault"]) for row in new}
    again |= {(row["test"], nameless(row["test"])) for row in new}
    rows = [row for row in before if (row["test"], row["fault"]) not in again] + new
    return sorted(rows, key=lambda row: (row["path"], row["fault"]))


def table(rows: list[Row]) -> str:
    """Lay the rows out as Markdown."""
    lines = [
        "| fault | tries | losses | seconds | date | `python3 dev.py prove -k …` |",
        "|---|---:|---:|---:|---|---|",
    ]
    for row in rows:
        losses = "failed" if row["failed"] else f"{row['losses']:,}"
        figures = f"{row['tries']:,} | {losses} | {row['seconds']:,.1f}"
        fault = f"{row['fault']}: {row['measured']}" if row["measured"] else row["fault"]
        lines.append(f"| {fault} | {figures} | {row['date']} | `{row['test']}` |")
    return "\n".join(lines)


def with_table(page: str, rows: list[Row]) -> str:
    """Put the table between the marks."""
    head, rest = page.split(BEGIN)
    return f"{head}{BEGIN}\n\n{table(rows)}\n\n{END}{rest.split(END)[1]}"


def main(words: list[str]) -> int:
    """Take the rows of one run over."""
    today = dt.date.today().isoformat()
    before = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else []
    rows = merged(before, added_up(read_lines(Path(words[0])), today))
    text = json.dumps(rows, indent=1, ensure_ascii=False, sort_keys=True)
    KEPT.write_text(text + "\n", encoding="utf-8")
    PAGE.write_text(with_table(PAGE.read_text("utf-8"), rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
