"""Deleting days: out of sight at once, back when asked, gone for good a month later."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from desk_stretch.core.history.exchange import Imported, WholeSession
from desk_stretch.errors import StorageError
from desk_stretch.storage.history import MemoryRecord
from desk_stretch.storage.opening import KEPT_AFTER_DELETE, change_history, open_history
from tests.storage.exchange_entries import AT, PROMPT, SESSION, SOME, STEP

LONG_AGO = "2000-01-01T00:00:00Z"
NOW = "2026-03-05T12:00:00+01:00"
SECOND, THIRD = date(2026, 3, 2), date(2026, 3, 3)


@pytest.fixture
def record():
    found = MemoryRecord()
    found.add_entries(SOME)
    yield found
    found.close()


def test_the_days_go_and_come_back(record):
    before = record.entries()
    assert record.removed() == 0
    assert record.remove(SECOND, SECOND, NOW) == 2
    assert record.prompts(LONG_AGO) == record.recent_steps(LONG_AGO) == []
    assert [row.routine for row in record.sessions(LONG_AGO)] == ["composed"]
    assert record.resting(AT.replace("10:00", "11:00")) == [SOME[2]], "it still hurts"
    assert record.entries() == SOME[2:]
    assert record.removed() == 2
    assert record.bring_back() == 2
    assert record.entries() == before
    assert record.bring_back() == record.removed() == 0


def test_each_further_undo_takes_the_delete_before_back(record):
    assert record.remove(SECOND, SECOND, NOW) == 2
    assert record.remove(SECOND, THIRD, NOW) == 1
    assert record.remove(SECOND, THIRD, NOW) == 0
    assert [record.bring_back() for _ in range(3)] == [1, 2, 0]


def test_a_day_is_that_of_the_wall_then(record):
    record.add_prompt(replace(PROMPT, at="2026-03-04T00:30:00+13:00"))
    assert record.remove(THIRD, THIRD, NOW) == 1
    assert record.remove(date(2026, 3, 4), date(2026, 3, 4), NOW) == 1


def test_what_was_taken_back_goes_along_uncounted(record):
    record.end_session(record.begin_session(SESSION), None, 0.0, 0, AT)
    assert record.remove(SECOND, SECOND, NOW) == 2
    assert record.bring_back() == 2
    assert len(record.sessions(LONG_AGO)) == 2


def test_an_import_brings_back_what_was_deleted(record):
    record.remove(SECOND, SECOND, NOW)
    assert record.add_entries(SOME) == Imported(2, 2)
    assert record.removed() == record.bring_back() == 0
    assert record.add_entries(SOME) == Imported(0, 4)
    assert len(record.sessions(LONG_AGO)) == 2


def test_a_month_later_a_start_forgets_them(tmp_path):
    path = tmp_path / "history.sqlite"
    record = open_history(path).record
    record.add_entries([*SOME, replace(PROMPT, at="2026-03-04T10:00:00Z", reason="SECRET")])
    record.add_entries([WholeSession(SESSION, (replace(STEP, exercise="SECRET"),))])
    record.remove(SECOND, date(2026, 3, 4), NOW)
    record.close()
    just_before = datetime.fromisoformat(NOW) + KEPT_AFTER_DELETE
    open_history(path, lambda: just_before).record.close()
    with closing(change_history(path)) as record:
        assert record.removed() == 5
    open_history(path, lambda: just_before + timedelta(seconds=1), beside=True).record.close()
    with closing(change_history(path)) as record:
        assert record.removed() == 5, "only the app itself forgets"
    open_history(path, lambda: just_before + timedelta(seconds=1)).record.close()
    with closing(change_history(path)) as record:
        assert record.removed() == record.bring_back() == 0
        assert record.entries() == [SOME[2]]
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT count(*) FROM step").fetchone() == (0,)
        assert db.execute("SELECT count(*) FROM removal").fetchone() == (0,)
    left = b"".join(each.read_bytes() for each in tmp_path.iterdir())
    assert b"SECRET" not in left


def test_an_import_needs_a_place_to_write(tmp_path):
    (tmp_path / "history.sqlite").mkdir()
    with pytest.raises(StorageError):
        change_history(tmp_path / "history.sqlite")


def test_a_file_that_cannot_be_made_is_told(tmp_path, monkeypatch):
    path = tmp_path / "history.sqlite"

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(type(path), "touch", full)
    with pytest.raises(StorageError, match="No space left"):
        change_history(path)
