"""The tables, version by version. The samples are SQL as the versions wrote it: never edit one."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from desk_stretch.core.history.records import (
    Outcome,
    PromptRecord,
    RestingExercise,
    SessionRecord,
    StepOutcome,
    StepRecord,
)
from desk_stretch.storage.migrations import MIGRATIONS, TABLES, NewerError, migrate, version_of
from desk_stretch.storage.opening import change_history, open_history

LONG_AGO = "2000-01-01T00:00:00Z"
VERSION_1 = """
CREATE TABLE prompt (id INTEGER PRIMARY KEY, at TEXT NOT NULL, at_s REAL NOT NULL,
  reminder TEXT NOT NULL, outcome TEXT NOT NULL, reason TEXT NOT NULL,
  rehearsal INTEGER NOT NULL) STRICT;
CREATE INDEX prompt_by_time ON prompt (at_s);
CREATE TABLE session (id INTEGER PRIMARY KEY, at TEXT NOT NULL, at_s REAL NOT NULL,
  routine TEXT NOT NULL, posture TEXT NOT NULL, asked INTEGER NOT NULL,
  steps_total INTEGER NOT NULL, steps_done INTEGER NOT NULL, planned_s INTEGER NOT NULL,
  done_s REAL NOT NULL, outcome TEXT, ended_at TEXT, rehearsal INTEGER NOT NULL,
  taken_back INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX session_by_time ON session (at_s);
CREATE TABLE step (id INTEGER PRIMARY KEY, session INTEGER NOT NULL REFERENCES session (id),
  place INTEGER NOT NULL, at TEXT NOT NULL, at_s REAL NOT NULL, exercise TEXT NOT NULL,
  form TEXT NOT NULL, side TEXT NOT NULL, seconds REAL NOT NULL, outcome TEXT NOT NULL,
  areas TEXT NOT NULL) STRICT;
CREATE INDEX step_by_session ON step (session);
CREATE INDEX step_by_time ON step (at_s);
CREATE TABLE resting (id INTEGER PRIMARY KEY, exercise TEXT NOT NULL, since TEXT NOT NULL,
  since_s REAL NOT NULL, until TEXT NOT NULL, until_s REAL NOT NULL,
  undone INTEGER NOT NULL) STRICT;
CREATE TABLE state (id INTEGER PRIMARY KEY CHECK (id = 1), json TEXT NOT NULL) STRICT;
INSERT INTO prompt VALUES (1, '2026-03-02T10:00:00+01:00', 1772442000.0, 'rest break',
  'snoozed out', 'worked 50 min', 0);
INSERT INTO session VALUES (7, '2026-03-02T10:00:10+01:00', 1772442010.0, 'sitting-gentle',
  'sitting', 1, 5, 5, 180, 180.0, 'completed', '2026-03-02T10:03:10+01:00', 0, 0);
INSERT INTO step VALUES (1, 7, 0, '2026-03-02T10:00:46+01:00', 1772442046.0, 'chin-tuck',
  'chair', 'both', 36.0, 'done', '["neck"]');
INSERT INTO resting VALUES (1, 'side-bend', '2026-03-02T10:02:00+01:00', 1772442120.0,
  '2026-03-09T10:02:00+01:00', 1773046920.0, 0);
INSERT INTO state VALUES (1, '{"worked_s": 12.5}');
PRAGMA user_version = 1;
"""

VERSION_2 = VERSION_1.replace(
    "PRAGMA user_version = 1;",
    """
CREATE TABLE removal (id INTEGER PRIMARY KEY, at TEXT NOT NULL, at_s REAL NOT NULL) STRICT;
ALTER TABLE prompt ADD COLUMN removed INTEGER REFERENCES removal (id);
ALTER TABLE session ADD COLUMN removed INTEGER REFERENCES removal (id);
CREATE INDEX prompt_by_removal ON prompt (removed) WHERE removed IS NOT NULL;
CREATE INDEX session_by_removal ON session (removed) WHERE removed IS NOT NULL;
INSERT INTO removal VALUES (1, '2026-03-03T10:00:00+01:00', 1772528400.0);
UPDATE prompt SET removed = 1;
PRAGMA user_version = 2;
""",
)


def test_a_database_of_version_2_opens_and_gives_back_what_was_deleted(tmp_path):
    path = tmp_path / "history.sqlite"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(VERSION_2)
    with closing(change_history(path)) as record:
        assert (record.prompts(LONG_AGO), record.removed()) == ([], 1)
        assert [row.computer for row in record.sessions(LONG_AGO)] == [""]
        assert record.bring_back() == 1
        assert len(record.prompts(LONG_AGO)) == 1
        assert record.computers() == {}


def test_a_database_of_version_1_opens(tmp_path):
    path = tmp_path / "history.sqlite"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(VERSION_1)
    opened = open_history(path)
    record = opened.record
    assert opened.notices == ()
    assert record.prompts(LONG_AGO) == [
        PromptRecord(
            "2026-03-02T10:00:00+01:00", "rest break", Outcome.SNOOZED_OUT, "worked 50 min"
        )
    ]
    assert record.sessions(LONG_AGO) == [
        SessionRecord(
            7, "2026-03-02T10:00:10+01:00", "sitting-gentle", "sitting", True, 5, 5, 180, 180.0,
            Outcome.COMPLETED, "2026-03-02T10:03:10+01:00",
        )
    ]  # fmt: skip
    step = StepRecord(
        7, 0, "2026-03-02T10:00:46+01:00", "chin-tuck", "chair", "both", 36.0, StepOutcome.DONE,
        ("neck",),
    )  # fmt: skip
    assert record.recent_steps(LONG_AGO) == record.steps_of(7) == [step]
    assert record.resting("2026-03-03T00:00:00Z") == [
        RestingExercise("side-bend", "2026-03-02T10:02:00+01:00", "2026-03-09T10:02:00+01:00")
    ]
    assert record.load_state() == {"worked_s": 12.5}
    record.close()


@pytest.fixture
def db():
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
        yield memory


def tables(db):
    return {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}


def test_a_fresh_database_gets_all_tables(db):
    migrate(db)
    assert tables(db) == set(TABLES)
    assert version_of(db) == len(MIGRATIONS)
    migrate(db)


def test_each_version_is_made_from_the_one_before(db):
    migrate(db, MIGRATIONS)
    migrate(db, (*MIGRATIONS, ("CREATE TABLE more (id INTEGER) STRICT",)))
    assert "more" in tables(db)
    assert version_of(db) == len(MIGRATIONS) + 1


def test_a_step_that_cannot_be_made_leaves_everything_as_it_was(db):
    migrate(db)
    with pytest.raises(sqlite3.OperationalError):
        migrate(db, (*MIGRATIONS, ("CREATE TABLE more (id INTEGER)", "no sql")))
    assert tables(db) == set(TABLES)
    assert version_of(db) == len(MIGRATIONS)


def test_a_newer_database_is_left_alone(db):
    db.execute("PRAGMA user_version = 99")
    with pytest.raises(NewerError):
        migrate(db)
    assert tables(db) == set()


def test_another_process_may_come_first(tmp_path):
    path = tmp_path / "both.sqlite"
    first = sqlite3.connect(path, isolation_level=None)
    second = sqlite3.connect(path, isolation_level=None)

    class Late:
        """Looks at the version, and lets the other one migrate before it goes on."""

        def execute(self, sql):
            if sql == "BEGIN IMMEDIATE":
                migrate(first)
            return second.execute(sql)

        __enter__ = second.__enter__
        __exit__ = second.__exit__

    with closing(first), closing(second):
        migrate(Late())
        assert version_of(second) == len(MIGRATIONS)
        assert not second.in_transaction
