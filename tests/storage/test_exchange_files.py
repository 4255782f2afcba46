"""Files of the whole record: out and in again, twice, overlapping, damaged and meant to harm."""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import icalendar
import pytest
from hypothesis import given, settings

from desk_stretch.core.history.exchange import Imported, WholeSession, identity
from desk_stretch.errors import BadDataError, StorageError
from desk_stretch.resources import asset
from desk_stretch.storage import exchange_files, exchange_rows
from desk_stretch.storage.exchange_files import read_file
from desk_stretch.storage.history import MemoryRecord
from desk_stretch.storage.opening import change_history, open_history
from tests.storage.exchange_entries import (
    AT,
    ENTRIES,
    HURT,
    PROMPT,
    SESSION,
    SOME,
    STEP,
)

LONG_AGO = "2000-01-01T00:00:00Z"


@pytest.fixture
def record():
    found = MemoryRecord()
    yield found
    found.close()


@pytest.fixture(params=["csv", "json"])
def file(request, tmp_path):
    return tmp_path / f"history.{request.param}"


def written(path, text):
    path.write_text(text, "utf-8")
    return path


def as_json(tmp_path, *records):
    whole = {"format": "desk-stretch history", "version": 1, "records": list(records)}
    return written(tmp_path / "a.json", json.dumps(whole))


@pytest.mark.long
@pytest.mark.parametrize("form", ["csv", "json"])
@given(entries=ENTRIES)
@settings(deadline=None)
def test_out_and_in_is_the_same_history_and_twice_adds_nothing(form, entries):
    with tempfile.TemporaryDirectory() as folder, closing(MemoryRecord()) as first:
        path = Path(folder) / f"a.{form}"
        assert first.add_entries(entries).added == len(entries)
        assert first.export(str(path)) == len(entries)
        found = read_file(path)
        assert found.problems == ()
        with closing(MemoryRecord()) as second:
            assert second.add_entries(found.entries) == Imported(len(entries), 0)
            assert second.entries() == first.entries()
            assert second.add_entries(found.entries) == Imported(0, len(entries))
            assert second.entries() == first.entries()


def test_what_the_app_wrote_comes_back_as_it_was(record, file):
    session = record.begin_session(replace(SESSION, outcome=None, ended_at=None))
    record.add_step(replace(STEP, session=session))
    record.add_step(replace(HURT, session=session))
    record.end_session(session, SESSION.outcome, SESSION.done_s, SESSION.steps_done, AT)
    record.add_prompt(PROMPT)
    record.add_resting(SOME[2])
    record.begin_session(replace(SESSION, outcome=None))
    record.end_session(record.begin_session(SESSION), None, 0.0, 0, AT)
    assert record.export(str(file)) == 3, "neither what runs nor what was taken back"
    other = MemoryRecord()
    assert other.add_entries(read_file(file).entries) == Imported(3, 0)
    assert other.prompts(LONG_AGO) == record.prompts(LONG_AGO)
    assert other.resting(AT.replace("10:00", "11:00")) == [SOME[2]]
    (copy,) = other.sessions(LONG_AGO)
    assert replace(copy, id=session) == record.sessions(LONG_AGO)[0]
    assert [replace(step, session=session) for step in other.steps_of(copy.id)] == (
        record.steps_of(session)
    )
    assert other.recent_steps(LONG_AGO)
    other.close()


def test_files_that_overlap_add_each_entry_once(record, tmp_path):
    exchange_files.write(tmp_path / "a.csv", SOME[:3])
    exchange_files.write(tmp_path / "b.json", SOME[1:])
    assert record.add_entries(read_file(tmp_path / "a.csv").entries) == Imported(3, 0)
    assert record.add_entries(read_file(tmp_path / "b.json").entries) == Imported(1, 2)
    assert sorted(map(str, record.entries())) == sorted(map(str, SOME))


def test_two_that_are_the_same_are_two(record):
    assert record.add_entries([PROMPT, PROMPT]) == Imported(2, 0)
    assert record.add_entries([PROMPT, PROMPT, PROMPT]) == Imported(1, 2)


def test_a_table_may_be_sorted(record, tmp_path):
    entries = [WholeSession(SESSION, (STEP,)), WholeSession(replace(SESSION, routine="b"), (HURT,))]
    path = tmp_path / "a.csv"
    exchange_files.write(path, entries)
    head, *lines = path.read_text("utf-8").splitlines()
    written(path, "\n".join([head, *sorted(lines, reverse=True)]))
    assert set(map(identity, read_file(path).entries)) == set(map(identity, entries))


def test_no_cell_is_a_formula_for_a_spreadsheet(tmp_path):
    path = tmp_path / "a.csv"
    exchange_files.write(path, [replace(PROMPT, reason='=cmd|"/c x"', reminder="'tis")])
    text = path.read_text("utf-8")
    assert "'=cmd" in text
    assert "''tis" in text
    assert read_file(path).entries[0].reason == '=cmd|"/c x"'


def test_nothing_is_added_if_the_database_fails_in_the_middle(tmp_path):
    path = tmp_path / "history.sqlite"
    record = change_history(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute(
            "CREATE TRIGGER no BEFORE INSERT ON prompt BEGIN SELECT raise(ABORT, 'no room'); END"
        )
    with pytest.raises(StorageError, match="no room"):
        record.add_entries([*SOME[1:], PROMPT])
    assert record.entries() == []
    record.add_entries(SOME[1:])
    assert len(record.entries()) == 3
    record.close()


def test_what_somebody_else_writes_meanwhile_is_seen(tmp_path, monkeypatch):
    path = tmp_path / "history.sqlite"
    ours, theirs = change_history(path), change_history(path)
    look = exchange_rows._missing
    looks = []

    def looking(db, found):
        looks.append(look(db, found))
        if len(looks) == 1:
            theirs.add_prompt(PROMPT)
        return looks[-1]

    monkeypatch.setattr(exchange_rows, "_missing", looking)
    assert ours.add_entries([PROMPT]) == Imported(0, 1)
    assert len(looks) == 2
    assert ours.prompts(LONG_AGO) == [PROMPT]
    ours.close()
    theirs.close()


def test_a_running_app_goes_on_beside_an_import(tmp_path):
    app = open_history(tmp_path / "history.sqlite").record
    session = app.begin_session(replace(SESSION, outcome=None, ended_at=None))
    beside = change_history(tmp_path / "history.sqlite")
    assert beside.add_entries(SOME) == Imported(4, 0)
    beside.close()
    app.add_step(replace(STEP, session=session))
    app.end_session(session, SESSION.outcome, 36.0, 1, AT)
    assert len(app.sessions(LONG_AGO)) == 3
    app.close()


# ---- the calendar


def test_a_calendar_has_an_event_for_each_session(record, tmp_path):
    record.add_entries(SOME)
    path = tmp_path / "a.ics"
    assert record.export(str(path)) == 2
    events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    first, second = sorted(events, key=lambda event: event["DTSTART"].dt)
    assert str(first["SUMMARY"]) == "Sitting, gentle"
    assert first["DTSTART"].to_ical() == b"20260302T090000Z"
    assert first["DTEND"].to_ical() == b"20260302T090300Z"
    assert str(first["DESCRIPTION"]).splitlines() == [
        "2 of 3 steps", "Neck rotation, left: 36 s, done", "gone: 4 s, left because it hurt",
    ]  # fmt: skip
    assert first["TRANSP"] == "TRANSPARENT"
    assert str(second["SUMMARY"]) == "Made for you (rehearsal)"
    assert str(second["DESCRIPTION"]) == "Completed"
    assert (second["DTEND"].dt - second["DTSTART"].dt).total_seconds() == 60
    again = tmp_path / "b.ics"
    record.export(str(again))
    assert again.read_bytes() == path.read_bytes(), "the same numbers each time"


def test_a_calendar_is_not_imported(record, tmp_path):
    record.export(str(tmp_path / "a.ics"))
    with pytest.raises(BadDataError, match="no history"):
        read_file(tmp_path / "a.ics")


# ---- writing


def test_a_file_that_is_there_stays(file):
    written(file, "mine")
    with pytest.raises(StorageError, match="stays as it is"):
        exchange_files.write(file, SOME)
    assert file.read_text("utf-8") == "mine"
    assert exchange_files.write(file, SOME, overwrite=True) == 4
    assert set(read_file(file).entries) == set(SOME)


def test_a_link_is_followed_when_asked_to_overwrite(tmp_path):
    written(tmp_path / "real.json", "old")
    (tmp_path / "a.json").symlink_to("real.json")
    exchange_files.write(tmp_path / "a.json", SOME, overwrite=True)
    assert (tmp_path / "a.json").is_symlink()
    assert len(read_file(tmp_path / "real.json").entries) == 4


def test_overwriting_what_is_not_there_writes_it_for_the_person_only(file):
    exchange_files.write(file, SOME, overwrite=True)
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_folder_that_is_none_is_told(tmp_path):
    with pytest.raises(StorageError, match="cannot be written"):
        exchange_files.write(tmp_path / "none" / "a.csv", SOME)


def test_a_write_that_fails_leaves_nothing(file, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match="No space left"):
        exchange_files.write(file, SOME)
    assert list(file.parent.iterdir()) == []


def test_the_form_is_that_of_the_name_unless_told(tmp_path):
    assert exchange_files.form_of(Path("a.CSV")) == "csv"
    assert exchange_files.form_of(Path("a.csv"), "ics") == "ics"
    with pytest.raises(BadDataError, match="not known"):
        exchange_files.form_of(Path("a.txt"))


# ---- files that are not as they should be


def test_each_problem_has_its_line(record, tmp_path):
    path = tmp_path / "a.csv"
    exchange_files.write(path, SOME)
    text = path.read_text("utf-8")
    text = text.replace(",skipped,", ",slept,").replace(",4.4,", ",long,")
    found = read_file(written(path, f"{text}walk,,{AT}\nprompt\n"))
    assert found.unread == 4
    assert found.problems == (
        "line 2: outcome: a known outcome is expected",
        "line 5: seconds: a number from 0 on is expected",
        "line 8: kind: session, step, prompt or resting is expected",
        "line 9: at: a time with offset is expected, as 2026-03-04T14:05:00+01:00",
    )
    assert record.add_entries(found.entries) == Imported(2, 0)


def test_each_problem_has_its_record(tmp_path):
    session = exchange_files.plain(WholeSession(SESSION, (STEP,)))
    session["steps"].append("walk")
    found = read_file(as_json(tmp_path, session, 5, exchange_files.plain(PROMPT)))
    assert found.entries == (PROMPT,)
    assert found.problems == (
        "record 1, step 2: step: keys with values are expected",
        "record 2: kind: session, step, prompt or resting is expected",
    )


def test_steps_that_nobody_owns_are_told(tmp_path):
    path = tmp_path / "a.csv"
    exchange_files.write(path, [WholeSession(SESSION, (STEP, HURT))])
    head, _, *steps = path.read_text("utf-8").splitlines()
    found = read_file(written(path, "\n".join([head, *steps])))
    assert found.entries == ()
    assert found.problems == tuple(
        f"line {line}: kind: a step goes with its session" for line in (2, 3)
    )


def test_two_tables_in_one_file_are_refused(tmp_path):
    path = tmp_path / "a.csv"
    exchange_files.write(path, SOME)
    with pytest.raises(BadDataError, match="two sessions have the number 2"):
        read_file(written(path, path.read_text("utf-8") * 2))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "a,b\n1,2\n",
        "kind;at\nprompt;x\n",
        'kind,at\nprompt,"open\n',
        f"kind,at\nprompt,{'x' * 140_000}\n",
        "{}",
        "[]",
        "{",
        "[" * 100_000,
        '{"format": "desk-stretch history", "version": 2, "records": []}',
        '{"format": "desk-stretch history", "version": 1, "records": 5}',
        '{"format": "desk-stretch history", "version": 1}',
        '{"format": "other", "version": 1, "records": []}',
        f'{{"format": {"9" * 5000}}}',
    ],
    ids=range(15),
)
def test_what_is_no_history_is_refused_whole(tmp_path, text):
    with pytest.raises(BadDataError, match=r"cannot be imported.*Nothing was added\."):
        read_file(written(tmp_path / "a", text))


def test_bytes_that_are_no_text_are_refused(tmp_path):
    (tmp_path / "a").write_bytes(b"kind,at\n\xff\xfe")
    with pytest.raises(BadDataError, match="UTF-8"):
        read_file(tmp_path / "a")


def test_what_is_no_file_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for name in ("none", ".", "pipe", "a\0b"):
        with pytest.raises(BadDataError, match="no file"):
            read_file(tmp_path / name)


def test_a_file_that_may_not_be_read_is_told(tmp_path, monkeypatch):
    def forbidden(*_, **__):
        raise PermissionError(13, "Permission denied")

    path = written(tmp_path / "a", "")
    monkeypatch.setattr(Path, "open", forbidden)
    with pytest.raises(StorageError, match="Permission denied"):
        read_file(path)


def test_a_huge_file_is_refused(file, monkeypatch):
    exchange_files.write(file, SOME)
    monkeypatch.setattr(exchange_files, "MOST_BYTES", 100)
    with pytest.raises(BadDataError, match="larger than 128 MB"):
        read_file(file)


@pytest.mark.parametrize("most", [1, 5])
def test_too_many_rows_are_refused(file, monkeypatch, most):
    exchange_files.write(file, SOME)
    monkeypatch.setattr(exchange_files, "MOST_ROWS", most)
    with pytest.raises(BadDataError, match=f"more than {most} rows"):
        read_file(file)
    monkeypatch.setattr(exchange_files, "MOST_ROWS", 6)
    assert len(read_file(file).entries) == 4


def test_a_file_of_workrave_is_brought_in_by_the_record(record):
    path = str(asset().parent / "tests" / "samples" / "workrave-historystats")
    first, second = record.bring_in(path), record.bring_in(path)
    assert (first.added, first.known, first.unread) == (17, 0, 0)
    assert (second.added, second.known) == (0, 17)
    assert first.notes != ()
