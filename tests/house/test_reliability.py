"""The rows of ``docs/reliability.md``: added up, replaced by the next run, none without a test."""

from __future__ import annotations

import json
import re

from tests.house.sources import ROOT
from tools import reliability

_WHOSE = {"test": "test_plug", "path": "tests/x.py", "item": "test_plug[1]"}
_PLUG = {"fault": "plug", **_WHOSE}


def _line(**more):
    return {"tries": 10, "losses": 0, "seconds": 1.5, **_PLUG, **more}


def test_rows_of_one_fault_are_added_up():
    (row,) = reliability.added_up([_line(), _line(losses=1)], "2026-01-01")
    assert (row["tries"], row["losses"], row["seconds"]) == (20, 1, 3.0)
    assert row["failed"] is False


def test_a_test_that_failed_is_a_row_whatever_it_said_before():
    failed = {"failed": True, **_WHOSE}
    other = _line(fault="other", item="test_plug[2]")
    (silent,) = reliability.added_up([failed], "2026-01-01")
    spoken, sound = reliability.added_up([_line(), failed, other], "2026-01-01")
    assert sound["failed"] is False
    assert silent["fault"] == "`test_plug`"
    assert spoken["fault"] == "plug"
    for row in (silent, spoken):
        assert "failed" in reliability.table([row])


def test_a_run_replaces_the_rows_that_it_made_again():
    failed = {"failed": True, **_WHOSE}
    old = reliability.added_up([_line(fault="socket"), failed, _line()], "2026-01-01")
    silent = reliability.added_up([{**failed, "item": "x"}], "2026-01-01")
    new = reliability.added_up([_line()], "2026-02-02")
    rows = reliability.merged(old + silent, new)
    assert [(row["fault"], row["date"]) for row in rows] == [
        ("plug", "2026-02-02"),
        ("socket", "2026-01-01"),
    ]


def test_what_was_measured_is_replaced_with_its_row():
    (old,) = reliability.added_up([_line(measured="50 MB")], "2026-01-01")
    (new,) = reliability.added_up([_line(measured="51 MB")], "2026-02-02")
    rows = reliability.merged([old], [new])
    assert rows == [new]
    assert "| plug: 51 MB | 10 | 0 |" in reliability.table(rows)


def test_what_is_written_by_hand_stays():
    page = f"before\n{reliability.BEGIN}\nold\n{reliability.END}\nafter\n"
    rows = reliability.added_up([_line(tries=1000)], "2026-01-01")
    text = reliability.with_table(page, rows)
    assert text.startswith("before\n")
    assert text.endswith("\nafter\n")
    assert "| plug | 1,000 | 0 | 1.5 | 2026-01-01 | `test_plug` |" in text
    assert "old" not in text
    assert reliability.with_table(text, rows) == text


def test_the_table_is_what_the_rows_say():
    page = reliability.PAGE.read_text("utf-8")
    assert reliability.with_table(page, json.loads(reliability.KEPT.read_text("utf-8"))) == page


def test_every_test_that_the_page_names_is_there():
    named = set(re.findall(r"`(test_\w+)`", reliability.PAGE.read_text("utf-8")))
    sources = (path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    there = {name for text in sources for name in re.findall(r"def (test_\w+)", text)}
    assert named
    assert named - there == set()
