"""The groups that the database makes are those that plain code makes of its rows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk_stretch.core.history.insight import insight
from desk_stretch.core.history.records import Outcome, StepOutcome
from desk_stretch.core.history.tally import grouped
from desk_stretch.errors import StorageError
from desk_stretch.storage.history import MemoryRecord
from tests.core.history.samples import FIRST, LAST, prompts, sessions, steps

EVER = "1990-01-01T00:00:00+00:00"


@pytest.mark.long
@settings(max_examples=60)
@given(
    st.lists(st.tuples(sessions, st.lists(steps, max_size=4)), max_size=6),
    st.lists(prompts, max_size=12),
)
def test_the_database_groups_as_plain_code_does(some_sessions, some_prompts):
    record = MemoryRecord()
    for row, its_steps in some_sessions:
        session = record.begin_session(row)
        for step in its_steps:
            record.add_step(replace(step, session=session))
    for prompt in some_prompts:
        record.add_prompt(prompt)
    found = insight(record.tally(FIRST, LAST))
    known = record.sessions(EVER)
    all_steps = [step for row in known for step in record.steps_of(row.id)]
    wanted = insight(grouped(FIRST, LAST, known, record.prompts(EVER), all_steps))
    assert found.days.keys() == wanted.days.keys()
    for day, figures in found.days.items():
        assert figures.seconds == pytest.approx(wanted.days[day].seconds)
        assert replace(figures, seconds=0.0) == replace(wanted.days[day], seconds=0.0)
    assert found.hours == wanted.hours
    assert found.outcomes == wanted.outcomes
    assert found.areas == wanted.areas
    assert found.postures.keys() == wanted.postures.keys()
    record.close()


def test_what_is_deleted_is_in_no_group_and_comes_back():
    record = MemoryRecord()
    example = _session()
    session = record.begin_session(example)
    record.add_step(_step(session))
    record.end_session(session, Outcome.COMPLETED, 36.0, 1, example.at)
    before = record.tally(FIRST, LAST)
    assert before.routines
    assert before.worked
    record.remove(FIRST, LAST, example.at)
    assert not any((record.tally(FIRST, LAST).routines, record.tally(FIRST, LAST).worked))
    record.bring_back()
    assert record.tally(FIRST, LAST) == before
    record.close()


def test_rows_can_be_read_up_to_a_time():
    record = MemoryRecord()
    session = record.begin_session(_session())
    record.add_step(_step(session))
    at = _session().at
    assert record.sessions(EVER, at) == []
    assert len(record.sessions(EVER, "2026-03-02T10:00:01+01:00")) == 1
    assert record.prompts(EVER, at) == []
    record.close()


def test_an_outcome_that_there_is_not_is_told_in_a_sentence():
    record = MemoryRecord()
    session = record.begin_session(_session())
    record._db.execute("UPDATE session SET outcome = 'flown' WHERE id = ?", (session,))
    with pytest.raises(StorageError, match="could not be read"):
        record.tally(FIRST, LAST)
    record.close()


def _session():
    from desk_stretch.core.history.records import SessionRecord

    at = "2026-03-02T10:00:00+01:00"
    return SessionRecord(0, at, "sitting-gentle", "sitting", True, 1, 0, 36, 0.0, None)


def _step(session):
    from desk_stretch.core.history.records import StepRecord

    at, done = "2026-03-02T10:01:00+01:00", StepOutcome.DONE
    return StepRecord(session, 0, at, "cat-cow", "chair", "both", 36.0, done, ("neck",))
