"""The record: what is written is there, in order, and nothing is deleted."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import desk_stretch
from desk_stretch.core.history.records import (
    Outcome,
    PromptRecord,
    RestingExercise,
    SessionRecord,
    StepOutcome,
    StepRecord,
)
from desk_stretch.errors import StorageError
from desk_stretch.storage.history import MemoryRecord
from desk_stretch.storage.opening import open_history

LONG_AGO = "2000-01-01T00:00:00Z"
AT = "2026-03-02T10:00:00+01:00"
END = "2026-03-02T10:03:00+01:00"
SESSION = SessionRecord(0, AT, "sitting-gentle", "sitting", True, 3, 0, 180, 0.0, None)
STEP = StepRecord(
    1, 0, "2026-03-02T10:00:36+01:00", "chin-tuck", "chair", "both", 36.0, StepOutcome.DONE,
    ("neck", "upper-back"),
)  # fmt: skip


@pytest.fixture(params=["file", "memory"])
def record(request, tmp_path):
    """Give the record on a file, and its stand-in for folders that cannot be written."""
    on_file = request.param == "file"
    found = open_history(tmp_path / "history.sqlite").record if on_file else MemoryRecord()
    yield found
    found.close()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "history.sqlite"


def begun(record, steps=0, **words):
    """Begin a session and end so many of its steps."""
    session = record.begin_session(replace(SESSION, **words))
    for index in range(steps):
        record.add_step(replace(STEP, session=session, index=index))
    return session


def test_an_empty_record(record):
    assert record.sessions(LONG_AGO) == record.prompts(LONG_AGO) == []
    assert record.recent_steps(LONG_AGO) == record.resting(AT) == record.steps_of(1) == []
    assert record.load_state() is None


@given(
    outcome=st.sampled_from(Outcome),
    words=st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    rehearsal=st.booleans(),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_prompts_come_back_as_they_were(record, outcome, words, rehearsal):
    row = PromptRecord(AT, words, outcome, words, rehearsal)
    record.add_prompt(row)
    assert record.prompts(AT)[-1] == row


def test_a_session_from_begin_to_end(record):
    session = begun(record, steps=3)
    running = replace(SESSION, id=session, steps_done=3, done_s=108.0)
    assert record.sessions(AT) == [running]
    record.end_session(session, Outcome.COMPLETED, 180.0, 3, END)
    ended = replace(running, done_s=180.0, outcome=Outcome.COMPLETED, ended_at=END)
    assert record.sessions(AT) == [ended]
    assert record.steps_of(session) == [
        replace(STEP, session=session, index=index) for index in range(3)
    ]


def test_a_step_done_twice_is_one_step(record):
    session = begun(record, steps=2)
    record.add_step(replace(STEP, session=session, index=1))
    record.add_step(replace(STEP, session=session, index=2, outcome=StepOutcome.HURT))
    assert record.sessions(AT)[0].steps_done == 2
    assert len(record.steps_of(session)) == 4


def test_a_session_taken_back_is_marked_and_never_shown(path):
    record = open_history(path).record
    record.end_session(begun(record), None, 0.0, 0, END)
    assert record.sessions(LONG_AGO) == []
    record.close()
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT routine, taken_back FROM session").fetchall() == [
            ("sitting-gentle", 1)
        ]


def test_a_crash_leaves_sessions_as_far_as_they_came(path):
    record = open_history(path).record
    left = begun(record, steps=2)
    whole = begun(record, steps=3)
    begun(record)
    skipped = begun(record)
    record.add_step(replace(STEP, session=skipped, outcome=StepOutcome.SKIPPED, seconds=4.0))
    ended = begun(record, steps=1)
    record.end_session(ended, Outcome.PARTIAL, 40.0, 1, END)
    record.close()
    record = open_history(path).record
    assert [
        (row.id, row.outcome, row.steps_done, row.done_s, row.ended_at)
        for row in record.sessions(AT)
    ] == [
        (left, Outcome.PARTIAL, 2, 72.0, STEP.at),
        (whole, Outcome.COMPLETED, 3, 108.0, STEP.at),
        (skipped, Outcome.PARTIAL, 0, 4.0, STEP.at),
        (ended, Outcome.PARTIAL, 1, 40.0, END),
    ]
    record.close()


def test_time_is_compared_across_offsets(record):
    east = PromptRecord("2026-03-02T10:30:00+02:00", "east", Outcome.MISSED, "")
    west = PromptRecord("2026-03-02T09:00:00Z", "west", Outcome.MISSED, "")
    record.add_prompt(west)
    record.add_prompt(east)
    assert record.prompts(LONG_AGO) == [east, west]
    assert record.prompts("2026-03-02T10:00:00+01:00") == [west]
    with pytest.raises(ValueError, match="no offset"):
        record.add_prompt(replace(east, at="2026-03-02T10:30:00"))


def test_recent_steps_are_done_and_real(record):
    session = begun(record)
    late = replace(STEP, session=session, at="2026-03-02T11:00:00+01:00", exercise="late")
    record.add_step(late)
    record.add_step(replace(STEP, session=session))
    record.add_step(replace(STEP, session=session, outcome=StepOutcome.SKIPPED))
    begun(record, steps=2, rehearsal=True)
    assert record.recent_steps(AT) == [replace(STEP, session=session), late]
    assert record.recent_steps("2026-03-02T10:30:00+01:00") == [late]
    assert record.sessions(AT)[1].rehearsal


def test_resting_exercises(record):
    first = RestingExercise("a", AT, "2026-03-09T10:00:00+01:00")
    again = RestingExercise("a", "2026-03-04T10:00:00+01:00", "2026-03-11T10:00:00+01:00")
    other = RestingExercise("b", AT, "2026-03-09T09:00:00+01:00")
    for row in (first, other, again):
        record.add_resting(row)
    assert record.resting("2026-03-01T10:00:00+01:00") == []
    assert record.resting(AT) == [other, first]
    assert record.resting("2026-03-05T10:00:00+01:00") == [other, again]
    assert record.resting("2026-03-09T10:00:00+01:00") == [again]
    record.undo_resting("a")
    assert record.resting("2026-03-05T10:00:00+01:00") == [other]
    record.add_resting(replace(again, since="2026-03-05T11:00:00+01:00"))
    assert len(record.resting("2026-03-05T12:00:00+01:00")) == 2


def test_the_state_is_replaced(record):
    record.save_state({"a": [1, None]})
    record.save_state({"b": 2.5})
    assert record.load_state() == {"b": 2.5}


@pytest.mark.parametrize("text", ["{", "[1]", "null"])
def test_a_state_edited_by_hand_is_none(path, text):
    record = open_history(path).record
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("INSERT INTO state VALUES (1, ?)", (text,))
    assert record.load_state() is None
    record.close()


def test_a_row_that_nobody_can_have_written_is_told(path):
    record = open_history(path).record
    record.add_prompt(PromptRecord(AT, "rest break", Outcome.MISSED, ""))
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE prompt SET outcome = 'odd'")
    with pytest.raises(StorageError, match="could not be read or written: 'odd'"):
        record.prompts(LONG_AGO)
    record.close()


def test_a_step_of_no_session_is_refused(record):
    with pytest.raises(StorageError, match="FOREIGN KEY"):
        record.add_step(STEP)


def test_another_program_that_holds_the_file_is_told_and_then_all_is_well(path, monkeypatch):
    monkeypatch.setattr("desk_stretch.storage.opening.BUSY_S", 0.01)
    record = open_history(path).record
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="another program is using it"):
            begun(record)
        assert record.sessions(LONG_AGO) == []
        other.execute("ROLLBACK")
    assert begun(record) == 1
    record.close()


def test_a_closed_record_says_so(record):
    record.close()
    with pytest.raises(StorageError, match="closed"):
        record.sessions(LONG_AGO)


WRITER = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from desk_stretch.core.history.records import Outcome, PromptRecord
from desk_stretch.storage.opening import open_history
opened = open_history(Path(sys.argv[2]))
for number in range(100):
    opened.record.add_prompt(
        PromptRecord("2026-03-02T10:00:00Z", sys.argv[3], Outcome.MISSED, str(number))
    )
sys.exit(len(opened.notices))
"""


def test_two_processes_write_at_the_same_time(path):
    root = Path(desk_stretch.__file__).parent.parent
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(root), str(path), name])
        for name in ("one", "two")
    ]
    assert [writer.wait(30) for writer in writers] == [0, 0]
    record = open_history(path).record
    rows = record.prompts(LONG_AGO)
    record.close()
    for name in ("one", "two"):
        assert [row.reason for row in rows if row.reminder == name] == [
            str(number) for number in range(100)
        ]
