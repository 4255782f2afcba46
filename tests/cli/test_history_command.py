"""The history on the command line, from a database as the app writes it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from desk_stretch.core.history.records import (
    Outcome,
    PromptRecord,
    SessionRecord,
    StepOutcome,
    StepRecord,
)
from desk_stretch.storage.opening import open_history
from desk_stretch.storage.paths import find_folders

TODAY = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)


def at(days_ago, hour):
    return (TODAY - timedelta(days=days_ago) + timedelta(hours=hour)).isoformat(timespec="seconds")


@pytest.fixture
def record():
    opened = open_history(find_folders().history_file)
    assert opened.notices == ()
    record = opened.record
    record.add_prompt(PromptRecord(at(40, 9), "rest break", Outcome.MISSED, "old"))
    record.add_prompt(PromptRecord(at(2, 9), "rest break", Outcome.SKIPPED, "50 minutes"))
    session = record.begin_session(
        SessionRecord(0, at(0, 0), "sitting-classic", "sitting", True, 5, 0, 180, 0.0, None)
    )
    record.add_step(
        StepRecord(session, 0, at(0, 0), "heel-press-three-angles", "chair", "both", 36.04,
                   StepOutcome.DONE, ("legs",))
    )  # fmt: skip
    record.end_session(session, Outcome.PARTIAL, 36.0, 1, at(0, 0))
    record.add_prompt(
        PromptRecord(at(0, 0.5), "rest break", Outcome.NATURAL, "away", rehearsal=True)
    )
    yield record
    record.close()


def test_json(desk_stretch, record):
    found = desk_stretch("history", "--json").json
    assert [each["kind"] for each in found] == ["prompt", "session", "natural"]
    assert found[0]["outcome"] == "skipped"
    assert found[1]["outcome"] == "partial"
    assert (found[1]["steps_done"], found[1]["steps_total"]) == (1, 5)
    assert found[1]["steps"] == [
        {
            "at": at(0, 0), "exercise": "heel-press-three-angles", "form": "chair",
            "side": "both", "seconds": 36.0, "outcome": "done",
        }
    ]  # fmt: skip
    assert found[2]["rehearsal"] is True


def test_days(desk_stretch, record):
    assert len(desk_stretch("history", "--days", "1", "--json").json) == 2
    assert len(desk_stretch("history", "--days", "2", "--json").json) == 2
    assert len(desk_stretch("history", "--days", "3", "--json").json) == 3
    assert len(desk_stretch("history", "--days", "41", "--json").json) == 4


def test_in_words(desk_stretch, record):
    lines = desk_stretch("history").out.splitlines()
    assert len(lines) == 3
    assert "skipped" in lines[0]
    assert "sitting-classic" in lines[1]
    assert lines[1].endswith("1 of 5 steps")
    assert "natural (rehearsal)" in lines[2]


def test_nothing_yet(desk_stretch):
    assert desk_stretch("history").out == "Nothing was recorded in these days.\n"
    assert desk_stretch("history", "--json").json == []
    assert not find_folders().history_file.exists(), "looking creates nothing"


def test_a_damaged_database_is_told(refused):
    file = find_folders().history_file
    file.parent.mkdir(parents=True)
    file.write_bytes(b"not a database at all, but long enough to look like one" * 30)
    assert "damaged" in refused(1, "history")
    assert file.exists()
