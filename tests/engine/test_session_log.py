"""The writing of one session into a real history, through what becomes of the file meanwhile."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desk_stretch.core.history.records import Outcome, StepOutcome
from desk_stretch.core.moment import Moment
from desk_stretch.core.session.session import Session
from desk_stretch.core.session.snapshot import Action
from desk_stretch.engine.session_log import SessionLog
from desk_stretch.errors import StorageError
from desk_stretch.storage import opening
from desk_stretch.storage.history import History, MemoryRecord
from desk_stretch.storage.opening import open_history, read_history
from tests.core.session.samples import NOON, three_minutes

LONG_AGO = "1970-01-01T00:00:00Z"
AFTER = 181


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.sqlite"


@pytest.fixture
def record(path: Path) -> Iterator[History]:
    with closing(open_history(path).record) as record:
        yield record


@pytest.fixture
def quickly_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A locked history says so at once."""
    monkeypatch.setattr(opening, "BUSY_S", 0.0)


class Run:
    """A session of five steps that is written as it goes."""

    def __init__(self, record: History, begun: Moment = NOON) -> None:
        self.begun = begun
        self.session = Session.begin(three_minutes(), begun)
        self.log = SessionLog(record, begun, 1.0)

    def until(self, second: float, since: float = 0.0) -> None:
        """Look every second, as the engine does at least."""
        for each in range(int(since), int(second) + 1):
            self.look(each)

    def look(self, second: float) -> None:
        now = self.begun.after(second)
        self.session = self.session.at(now)
        self.log.follow(self.session, now)

    def hurts(self, second: float) -> None:
        now = self.begun.after(second)
        self.session = self.session.do(Action.HURTS, now)
        self.log.follow(self.session, now)


def told(record: History) -> list[tuple[Outcome | None, int, float]]:
    return [(row.outcome, row.steps_done, row.done_s) for row in record.sessions(LONG_AGO)]


def test_each_step_is_written_when_it_ends(record: History) -> None:
    run = Run(record)
    run.until(29)
    assert record.sessions(LONG_AGO) == []
    run.until(31, 29)
    (row,) = record.sessions(LONG_AGO)
    assert len(record.steps_of(row.id)) == 1
    run.until(AFTER, 31)
    assert told(record) == [(Outcome.COMPLETED, 5, 180.0)]
    assert run.log.problem is None


def test_a_history_that_was_locked_for_a_step_has_it_in_the_end(
    quickly_busy: None, path: Path, record: History
) -> None:
    run = Run(record)
    run.until(60)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        run.until(76, 60)
        assert run.log.problem is not None
        other.execute("ROLLBACK")
    run.until(AFTER, 76)
    assert run.log.problem is None
    assert told(record) == [(Outcome.COMPLETED, 5, 180.0)]
    (row,) = record.sessions(LONG_AGO)
    assert [step.index for step in record.steps_of(row.id)] == [0, 1, 2, 3, 4]


def test_what_stays_locked_is_a_problem_in_the_end(
    quickly_busy: None, path: Path, record: History
) -> None:
    run = Run(record)
    run.until(60)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        run.until(AFTER, 60)
        assert isinstance(run.log.problem, StorageError)
        other.execute("ROLLBACK")
    run.look(AFTER + 1)  # over is over
    (row,) = record.sessions(LONG_AGO)
    assert row.outcome is None


def test_a_locked_history_is_asked_once_for_each_step(
    record: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def full(_row: object) -> None:
        asked.append(1)
        raise StorageError("The disk is full.")

    monkeypatch.setattr(record, "add_step", full)
    Run(record).until(AFTER)
    assert len(asked) == 5


def test_what_hurts_is_written_once_though_its_step_was_refused(
    record: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_row: object) -> None:
        raise StorageError("The disk is full.")

    run = Run(record)
    run.until(10)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(record, "add_step", full)
        run.hurts(11)
    run.until(AFTER + 5, 12)
    (row,) = record.sessions(LONG_AGO)
    steps = record.steps_of(row.id)
    assert [step.index for step in steps] == [0, 1, 2, 3, 4]
    assert steps[0].outcome is StepOutcome.HURT
    assert [each.exercise for each in record.resting(NOON.after(60).iso())] == ["tall-seat"]


def test_a_history_that_is_exchanged_keeps_its_rows_and_gets_the_whole_routine(
    path: Path, tmp_path: Path
) -> None:
    yesterday = NOON.after(-86_400)
    with closing(open_history(path).record) as record:
        Run(record, yesterday).until(AFTER)
    backup = path.rename(tmp_path / "backup")
    with closing(open_history(path).record) as record:
        run = Run(record)
        run.until(60)
        backup.replace(path)
        run.until(AFTER, 60)
        assert run.log.problem is None
    with closing(read_history(path)) as kept:
        assert told(kept) == [(Outcome.COMPLETED, 5, 180.0)] * 2
        before, now = kept.sessions(LONG_AGO)
        assert (before.at, now.at) == (yesterday.iso(), NOON.iso())
        assert [len(kept.steps_of(each.id)) for each in (before, now)] == [5, 5]


def test_a_damaged_file_in_its_place_is_told_and_the_routine_is_kept(path: Path) -> None:
    with closing(open_history(path).record) as record:
        run = Run(record)
        run.until(60)
        path.with_name("other").write_bytes(b"no database " * 100)
        path.with_name("other").replace(path)
        run.until(AFTER, 60)
        assert "was damaged" in str(run.log.problem)
    with closing(read_history(path)) as kept:
        assert told(kept) == [(Outcome.COMPLETED, 5, 180.0)]


def test_a_record_in_memory_is_always_the_same_one() -> None:
    with closing(MemoryRecord()) as record:
        Run(record).until(AFTER)
        assert told(record) == [(Outcome.COMPLETED, 5, 180.0)]
