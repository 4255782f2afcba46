"""One history on several computers: real databases, a real folder, real processes."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk_stretch.core.history.exchange import WholeSession
from desk_stretch.core.history.insight import insight
from desk_stretch.core.history.merge import Round, Wish, record_id, understood
from desk_stretch.core.history.records import Outcome, PromptRecord
from desk_stretch.storage import opening, sharing, sharing_folder
from desk_stretch.storage.opening import change_history
from desk_stretch.storage.sharing import computer_name, exchange
from tests.storage.exchange_entries import PROMPT, REHEARSED, SESSION, STEP

LONG_AGO = "2000-01-01T00:00:00Z"
AT = "2026-03-02T12:00:00+01:00"
NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
WHOLE = WholeSession(SESSION, (STEP,))
DAY = date(2026, 3, 2)


def prompt(minute, outcome=Outcome.SKIPPED):
    return PromptRecord(f"2026-03-02T11:{minute:02}:00+01:00", "rest break", outcome, "why")


class Computer:
    """A history of its own, and the folder that it shares."""

    def __init__(self, home, folder, name):
        home.mkdir()
        self.path, self.folder, self.name = home / "history.sqlite", folder, name

    @contextmanager
    def record(self):
        with closing(change_history(self.path)) as record:
            yield record

    def add(self, *entries):
        with self.record() as record:
            record.add_entries(entries)

    def sync(self, folder=None):
        return exchange(self.path, Wish(str(folder or self.folder), self.name), lambda: NOW)

    def prompts(self):
        with self.record() as record:
            return record.prompts(LONG_AGO)

    def sessions(self):
        with self.record() as record:
            return record.sessions(LONG_AGO)

    def delete(self, day=DAY):
        with self.record() as record:
            return record.remove(day, day, AT)

    def bring_back(self):
        with self.record() as record:
            return record.bring_back()

    @property
    def file(self):
        (found,) = (
            each for each in self.folder.iterdir() if f'"name": "{self.name}"' in each.read_text()
        )
        return found


@pytest.fixture
def folder(tmp_path):
    found = tmp_path / "synced"
    found.mkdir()
    return found


@pytest.fixture
def desk(tmp_path, folder):
    return Computer(tmp_path / "desk", folder, "Desk")


@pytest.fixture
def laptop(tmp_path, folder):
    return Computer(tmp_path / "laptop", folder, "Laptop")


def test_each_sees_what_both_did(desk, laptop):
    desk.add(PROMPT, WHOLE)
    laptop.add(prompt(5))
    assert desk.sync() == Round()
    assert laptop.sync() == Round(changed=True)
    assert desk.sync() == Round(changed=True)
    assert desk.prompts() == laptop.prompts() == [PROMPT, prompt(5)]
    (here,), (there,) = desk.sessions(), laptop.sessions()
    assert replace(here, id=0) == replace(there, id=0) == SESSION
    with laptop.record() as record:
        assert [replace(one, session=0) for one in record.steps_of(there.id)] == [STEP]
        assert record.computers() == {there.computer: "Desk", **record.computers()}
        figures = insight(record.tally(DAY, DAY))
    assert figures.outcomes == {Outcome.PARTIAL: 1, Outcome.SKIPPED: 2}, "the charts count both"
    assert here.computer == ""
    assert [one.computer for one in laptop.prompts()] == [there.computer, ""]


def test_a_second_round_writes_and_reads_nothing(desk, laptop, monkeypatch):
    desk.add(PROMPT)
    laptop.add(prompt(5))
    for each in (desk, laptop, desk):
        each.sync()
    before = {each.name: each.read_bytes() for each in desk.folder.iterdir()}
    monkeypatch.setattr(sharing_folder, "read", lambda _: pytest.fail("read again"))
    assert desk.sync() == laptop.sync() == Round()
    assert {each.name: each.read_bytes() for each in desk.folder.iterdir()} == before


def test_our_file_only_grows(desk):
    desk.add(PROMPT)
    desk.sync()
    first = desk.file.read_bytes()
    desk.add(prompt(7))
    desk.delete()
    desk.bring_back()
    desk.sync()
    assert desk.file.read_bytes().startswith(first)
    assert desk.file.stat().st_mode & 0o777 == 0o600


def test_rehearsals_what_runs_and_what_rests_stay_at_home(desk, laptop):
    desk.add(WholeSession(REHEARSED), replace(PROMPT, rehearsal=True))
    with desk.record() as record:
        record.begin_session(replace(SESSION, outcome=None, ended_at=None))
    desk.sync()
    laptop.sync()
    assert desk.file.read_bytes().count(b"\n") == 1, "the name alone"


def test_a_delete_goes_round_and_can_be_taken_back_anywhere(desk, laptop):
    desk.add(PROMPT, WHOLE)
    laptop.add(prompt(5))
    for each in (desk, laptop, desk):
        each.sync()
    assert laptop.delete() == 3
    laptop.sync()
    assert desk.sync().changed
    assert (desk.prompts(), desk.sessions()) == ([], [])
    assert desk.bring_back() == 3
    desk.sync()
    laptop.sync()
    assert len(laptop.prompts()) == 2
    assert laptop.bring_back() == 0


def test_a_delete_before_the_first_round_tells_nobody(desk, laptop):
    desk.add(PROMPT)
    desk.delete()
    desk.sync()
    laptop.sync()
    assert b"record" not in desk.file.read_bytes()
    desk.bring_back()
    desk.sync()
    laptop.sync()
    assert laptop.prompts() == [PROMPT]


def test_two_that_are_the_same_are_one_and_turn_together(desk, laptop):
    desk.add(PROMPT, PROMPT)
    desk.sync()
    laptop.sync()
    assert laptop.prompts() == [PROMPT]
    assert desk.delete() == 2
    desk.sync()
    laptop.sync()
    assert laptop.prompts() == []


def test_what_both_have_is_not_counted_twice(desk, laptop):
    desk.add(PROMPT, WHOLE)
    desk.sync()
    laptop.sync()
    laptop.add(PROMPT, WHOLE)
    laptop.sync()
    assert len(laptop.prompts()) == len(laptop.sessions()) == 1
    third = Computer(laptop.path.parent.parent / "third", laptop.folder, "Third")
    third.add(PROMPT, WHOLE, prompt(5))
    third.sync()
    assert len(third.sessions()) == 1
    with third.record() as record:
        assert record.sessions(LONG_AGO)[0].computer == ""


def test_what_was_forgotten_comes_back_if_another_restores_it(desk, laptop):
    desk.add(PROMPT)
    desk.sync()
    laptop.sync()
    desk.delete()
    desk.sync()
    laptop.sync()
    with laptop.record() as record:
        record.forget("2026-04-01T00:00:00+00:00")
    with desk.record() as record:
        record.forget("2026-03-01T00:00:00+00:00")
    desk.bring_back()
    desk.sync()
    laptop.sync()
    laptop.sync()
    assert laptop.prompts() == [PROMPT]


def test_a_deleted_record_is_not_taken_in_by_a_new_computer(desk, laptop):
    desk.add(PROMPT)
    desk.sync()
    desk.delete()
    desk.sync()
    laptop.sync()
    assert laptop.prompts() == []
    desk.bring_back()
    desk.sync()
    laptop.sync()
    laptop.sync()
    assert laptop.prompts() == [PROMPT]


def test_what_was_deleted_and_is_imported_again_comes_back_everywhere(desk, laptop):
    desk.add(PROMPT)
    desk.sync()
    laptop.sync()
    desk.delete()
    desk.sync()
    laptop.sync()
    desk.add(PROMPT)
    desk.sync()
    laptop.sync()
    assert laptop.prompts() == [PROMPT]


@pytest.mark.parametrize(
    "name",
    [
        "{stem}.sync-conflict-20260302-101500-ABCDEFG.jsonl",
        "{stem} (conflicted copy 2026-03-02 101500).jsonl",
        "{stem} (Desk's conflicted copy 2026-03-02).jsonl",
    ],
)
def test_copies_of_a_conflict_are_read_like_files(desk, laptop, name):
    desk.add(PROMPT)
    desk.sync()
    stem = desk.file.stem
    desk.file.rename(desk.folder / name.format(stem=stem))
    laptop.sync()
    assert laptop.prompts() == [PROMPT]


def test_a_copy_of_our_own_file_brings_lost_rows_home(desk):
    desk.add(PROMPT)
    desk.sync()
    content = desk.file.read_bytes()
    with desk.record() as record:
        record._db.execute("DELETE FROM prompt")
    (desk.folder / "desk-stretch-copy.jsonl").write_bytes(content)
    desk.sync()
    assert desk.prompts() == [PROMPT]
    assert desk.prompts()[0].computer == ""


def test_a_file_that_somebody_else_wrote_to_is_read_before_it_grows(desk, laptop):
    desk.add(PROMPT)
    desk.sync()
    laptop.add(prompt(5))
    laptop.sync()
    with desk.file.open("ab") as file:
        file.write(laptop.file.read_bytes())
    desk.sync()
    assert len(desk.prompts()) == 2


def test_damaged_lines_are_told_once_and_left_where_they_are(desk, laptop):
    desk.add(PROMPT, prompt(5))
    desk.sync()
    raw = desk.file.read_bytes()
    lines = raw.splitlines(keepends=True)
    damaged = lines[0] + lines[1].replace(b"skipped", b"skimped") + b"\n" + lines[2] + lines[2][:50]
    desk.file.write_bytes(damaged)
    told = laptop.sync().told
    assert len(told) == 1
    assert "1 line cannot be read" in told[0]
    assert laptop.prompts() == [prompt(5)]
    assert laptop.sync().told == ()
    os.utime(desk.file, (1, 1))
    assert laptop.sync().told == (), "nothing more is wrong with it"
    assert desk.file.read_bytes() == damaged
    desk.file.write_bytes(damaged + b"\nanother\n")
    assert "3 lines cannot be read" in laptop.sync().told[0]


def test_a_line_that_is_too_long_is_told_once(desk, laptop, monkeypatch):
    desk.add(PROMPT)
    desk.sync()
    laptop.sync()
    monkeypatch.setattr(sharing_folder, "LONGEST_LINE", 1000)
    whole = desk.file.read_bytes() + b"x" * 2500
    desk.file.write_bytes(whole)
    assert laptop.sync().told == (), "it may be on its way still"
    desk.file.write_bytes(whole + b"\n")
    assert "1 line cannot be read" in laptop.sync().told[0]
    desk.file.write_bytes(whole + b"\n\n")
    assert laptop.sync().told == (), "nothing more is wrong with it"


def test_foreign_files_links_and_folders_are_left_alone(desk, folder, tmp_path):
    (tmp_path / "secret.jsonl").write_text("x\n")
    (folder / "desk-stretch-link.jsonl").symlink_to(tmp_path / "secret.jsonl")
    (folder / "desk-stretch-dir.jsonl").mkdir()
    (folder / "notes.txt").write_text("mine")
    (folder / ".syncthing.desk-stretch-aa.jsonl.tmp").write_text("on its way")
    (folder / "desk-stretch-empty.jsonl").write_text("")
    desk.add(PROMPT)
    assert desk.sync() == Round()


def test_a_name_of_our_file_that_is_a_link_is_not_followed(desk, folder, tmp_path):
    desk.add(PROMPT)
    desk.sync()
    target = tmp_path / "elsewhere"
    target.write_text("")
    name = desk.file
    name.unlink()
    name.symlink_to(target)
    assert "cannot be used now" in desk.sync().told[0]
    assert target.read_text() == ""


def test_a_folder_that_vanishes_loses_nothing(desk, laptop, folder):
    desk.add(PROMPT)
    laptop.add(prompt(5))
    for each in (desk, laptop, desk):
        each.sync()
    away = folder.with_name("away")
    folder.rename(away)
    desk.add(prompt(9))
    (told,) = desk.sync().told
    assert str(folder) in told
    assert "The history is kept here" in told
    assert desk.prompts() == [PROMPT, prompt(5), prompt(9)], "what was read before is still there"
    away.rename(folder)
    desk.sync()
    laptop.sync()
    assert len(laptop.prompts()) == 3


def test_a_folder_that_is_empty_is_filled_again(desk, laptop, folder):
    desk.add(PROMPT)
    desk.sync()
    laptop.sync()
    for each in folder.iterdir():
        each.unlink()
    desk.sync()
    assert laptop.sync() == Round()
    assert desk.file.read_bytes().count(b'"record"') == 1
    assert laptop.prompts() == [PROMPT]


def test_a_folder_that_cannot_be_written(desk, monkeypatch):
    desk.add(PROMPT)

    def fail(*_):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(sharing_folder, "append", fail)
    assert "Read-only file system" in desk.sync().told[0]
    monkeypatch.undo()
    assert desk.sync() == Round()
    assert b"record" in desk.file.read_bytes()


def test_a_record_that_another_file_has_is_read_anew_when_it_is_restored(desk, laptop, tmp_path):
    third = Computer(tmp_path / "third", desk.folder, "Third")
    desk.add(PROMPT)
    for each in (desk, laptop):
        each.sync()
    laptop.delete()
    laptop.sync()
    third.sync()
    assert third.prompts() == []
    laptop.bring_back()
    laptop.sync()
    third.sync()
    third.sync()
    assert third.prompts() == [PROMPT]


def test_a_disk_that_is_full_leaves_whole_lines(desk, laptop, monkeypatch):
    desk.add(PROMPT)
    desk.sync()
    desk.add(prompt(5))
    before = desk.file.read_bytes()
    write = os.write

    def full(descriptor, content):
        if len(content) > 100:
            return write(descriptor, content[:-50])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    assert "No space left on device" in desk.sync().told[0]
    monkeypatch.undo()
    assert desk.file.read_bytes() == before
    assert desk.sync() == Round()
    laptop.sync()
    assert laptop.prompts() == [PROMPT, prompt(5)]


def test_what_a_crash_left_half_is_ended_by_the_next_line(desk, laptop):
    desk.add(PROMPT)
    desk.sync()
    with desk.file.open("ab") as file:
        file.write(b'{"sum": "half')
    desk.add(prompt(5))
    desk.sync()
    assert laptop.sync().told != ()
    assert laptop.prompts() == [PROMPT, prompt(5)]


def test_a_file_that_was_cut_is_written_anew_behind_what_is_left(desk, laptop):
    desk.add(PROMPT, prompt(5))
    desk.sync()
    raw = desk.file.read_bytes()
    desk.file.write_bytes(raw[: len(raw) // 2])
    desk.sync()
    laptop.sync()
    assert laptop.prompts() == [PROMPT, prompt(5)]


def test_another_folder_gets_everything(desk, tmp_path):
    desk.add(PROMPT)
    desk.sync()
    other = tmp_path / "other"
    other.mkdir()
    desk.sync(other)
    (file,) = other.iterdir()
    assert file.read_bytes() == desk.file.read_bytes()


def test_switched_off_only_our_own_stays(desk, laptop):
    desk.add(PROMPT, WHOLE)
    laptop.add(prompt(5))
    for each in (desk, laptop):
        each.sync()
    assert exchange(laptop.path, Wish()) == Round(changed=True)
    assert laptop.prompts() == [prompt(5)]
    assert laptop.sessions() == []
    assert exchange(laptop.path, Wish()) == Round()
    laptop.sync()
    assert len(laptop.prompts()) == 2


def test_off_from_the_beginning_costs_nothing(desk):
    assert exchange(desk.path, Wish()) == Round()
    assert not desk.path.exists()
    desk.add(PROMPT)
    assert exchange(desk.path, Wish()) == Round()


def test_a_new_name_is_told(desk, laptop):
    desk.add(PROMPT)
    desk.sync()
    desk.name = "Standing desk"
    desk.sync()
    laptop.sync()
    with laptop.record() as record:
        assert "Standing desk" in record.computers().values()
        assert len(record.computers()) == 2


def test_the_name_is_that_of_the_system_or_the_person():
    assert computer_name("My\ndesk" + "x" * 90) == ("Mydesk" + "x" * 90)[:60]
    assert computer_name("") != ""


def test_a_second_process_of_this_computer_waits_for_the_next_round(desk):
    desk.add(PROMPT)
    with sharing_folder.alone(desk.path.with_name(sharing.LOCK)):
        assert desk.sync() == Round()
        assert list(desk.folder.iterdir()) == []
    desk.sync()
    assert desk.file.exists()


def test_a_history_that_is_damaged_is_told(desk):
    desk.path.write_bytes(b"no database" * 30)
    assert "damaged" in desk.sync().told[0]


def test_an_outcome_of_a_later_version_is_told(desk):
    desk.add(PROMPT)
    with desk.record() as record:
        record._db.execute("UPDATE prompt SET outcome = 'later'")
    assert "cannot be used now" in desk.sync().told[0]


def test_a_state_that_somebody_edited_begins_anew(desk):
    desk.add(PROMPT)
    with desk.record() as record:
        record._db.execute("INSERT INTO sharing VALUES (1, '[1]')")
    assert desk.sync() == Round()
    assert desk.file.exists()


def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_read(desk, laptop, monkeypatch):
    desk.add(PROMPT)
    desk.sync()

    def fail(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(sharing_folder, "read", fail)
    assert "cannot be read: Permission denied" in laptop_told(laptop)
    monkeypatch.undo()
    monkeypatch.setattr(sharing_folder, "stamps", fail)
    assert "cannot be used now: Permission denied" in laptop_told(laptop)


def test_a_history_that_is_locked_in_the_last_round_is_told_by_its_own_name(desk, monkeypatch):
    desk.add(PROMPT)
    desk.sync()
    monkeypatch.setattr(opening, "BUSY_S", 0.0)
    with closing(sqlite3.connect(desk.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        (told,) = exchange(desk.path, Wish("", ""), lambda: NOW).told
    assert told.startswith("The history could not be read or written: ")


def laptop_told(laptop):
    laptop.add(prompt(5))
    (told,) = laptop.sync().told
    return told


def test_files_and_lines_without_end_are_read_within_bounds(desk, laptop, monkeypatch):
    desk.add(PROMPT)
    desk.sync()
    monkeypatch.setattr(sharing_folder, "MOST_FILES", 1)
    for number in range(3):
        (desk.folder / f"desk-stretch-{number}.jsonl").write_bytes(b"x" * 10)
    laptop.sync()
    monkeypatch.setattr(sharing_folder, "MOST_FILES", 10)
    monkeypatch.setattr(sharing_folder, "MOST_BYTES", 5)
    assert laptop.sync().told == ()


def test_many_rows_go_in_batches(desk, laptop, monkeypatch):
    monkeypatch.setattr("desk_stretch.storage.sharing_rows.BATCH", 4)
    some = [prompt(minute) for minute in range(30)]
    desk.add(*some)
    desk.sync()
    laptop.sync()
    assert laptop.prompts() == some
    desk.delete()
    desk.sync()
    laptop.sync()
    assert laptop.prompts() == []


def test_of_a_file_that_grew_only_the_end_is_read(desk, laptop, monkeypatch):
    desk.add(PROMPT)
    desk.sync()
    laptop.sync()
    size = desk.file.stat().st_size
    desk.add(prompt(5))
    desk.sync()
    starts, read = [], sharing_folder.read
    monkeypatch.setattr(
        sharing_folder, "read", lambda path, start: starts.append(start) or read(path, start)
    )
    laptop.sync()
    assert laptop.prompts() == [PROMPT, prompt(5)]
    desk.file.write_bytes(b"x" * 9 + desk.file.read_bytes()[9:] + b"\n")
    laptop.sync()
    assert starts == [size, 0], "one that was changed before its end is read from the beginning"


_DEEDS = st.lists(
    st.tuples(
        st.integers(0, 1), st.sampled_from(["add", "delete", "back", "sync"]), st.integers(0, 5)
    ),
    max_size=14,
)


@pytest.mark.long
@given(_DEEDS, st.randoms(use_true_random=False))
@settings(max_examples=12)
def test_whatever_is_done_in_whatever_order_both_end_alike(deeds, chance):
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        (home / "synced").mkdir()
        both = [Computer(home / name, home / "synced", name) for name in ("a", "b")]
        for number, deed, minute in deeds:
            one = both[number]
            if deed == "add":
                one.add(prompt(minute))
            elif deed == "delete":
                one.delete()
            elif deed == "back":
                one.bring_back()
            else:
                one.sync()
        for one in both * 3:
            one.sync()
        for file in (home / "synced").iterdir():  # as a sync may leave it: in any order, twice
            lines = file.read_bytes().splitlines(keepends=True)
            chance.shuffle(lines)
            file.with_name(f"desk-stretch-copy-of-{file.name[13:]}").write_bytes(
                b"".join(lines * 2)
            )
        third = Computer(home / "c", home / "synced", "c")
        for one in (third, *both, third):
            one.sync()
        seen = [{record_id(one) for one in each.prompts()} for each in (*both, third)]
        assert seen[0] == seen[1] == seen[2]


_WRITER = """
import sys
from pathlib import Path
from desk_stretch.core.history.records import Outcome, PromptRecord
from desk_stretch.storage.opening import change_history
from desk_stretch.core.history.merge import Wish
from desk_stretch.storage.sharing import exchange
history, folder, name, who, count = Path(sys.argv[1]), *sys.argv[2:5], int(sys.argv[5])
for n in range(count):
    record = change_history(history)
    at = f"2026-03-02T{n // 60:02}:{n % 60:02}:00+01:00"
    record.add_prompt(PromptRecord(at, who, Outcome.SKIPPED, "why"))
    record.close()
    exchange(history, Wish(folder, name))
"""


def _write_at_once(*words):
    writers = [subprocess.Popen([sys.executable, "-c", _WRITER, *map(str, each)]) for each in words]
    assert [each.wait(timeout=120) for each in writers] == [0] * len(writers)


def test_two_processes_of_two_computers_write_at_once(desk, laptop, folder):
    _write_at_once((desk.path, folder, "Desk", "a", 12), (laptop.path, folder, "Laptop", "b", 12))
    for each in (desk, laptop, desk):
        assert each.sync().told == ()
    assert len(desk.prompts()) == len(laptop.prompts()) == 24


def test_two_processes_of_one_computer_write_at_once(desk, laptop, folder):
    _write_at_once((desk.path, folder, "Desk", "a", 12), (desk.path, folder, "Desk", "b", 12))
    desk.sync()
    lines = [understood(raw) for raw in desk.file.read_bytes().splitlines()]
    assert len(lines) == len(set(map(repr, lines))), "no line twice, and none torn"
    laptop.sync()
    assert len(laptop.prompts()) == 24


def test_a_process_that_ends_between_the_folder_and_its_note_doubles_nothing(
    desk, laptop, monkeypatch
):
    class Ended(BaseException):
        """As a process that is killed: nothing after it is done."""

    def end(*_):
        raise Ended

    desk.add(PROMPT, WHOLE)
    with monkeypatch.context() as patch:
        patch.setattr(sharing.sharing_rows, "mark_told", end)
        with pytest.raises(Ended):
            desk.sync()
    for each in (desk, laptop, desk):
        assert each.sync().told == ()
    assert desk.prompts() == [PROMPT]
    assert len(desk.sessions()) == len(laptop.sessions()) == 1
