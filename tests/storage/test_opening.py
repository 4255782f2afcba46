"""Opening the history: sound, damaged, newer, unwritable, or merely looked at."""

from __future__ import annotations

import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desk_stretch.core.history.merge import Wish
from desk_stretch.core.history.records import Outcome, PromptRecord, SessionRecord
from desk_stretch.errors import StorageError
from desk_stretch.storage import header, opening, rows
from desk_stretch.storage.header import DamagedError
from desk_stretch.storage.history import MemoryRecord
from desk_stretch.storage.migrations import MIGRATIONS, write_ahead
from desk_stretch.storage.opening import change_history, open_history, read_history
from desk_stretch.storage.sharing import exchange

LONG_AGO = "2000-01-01T00:00:00Z"
NOW = datetime(2026, 3, 2, 10, 0, 5).astimezone()
ROW = PromptRecord("2026-03-02T10:00:00+01:00", "rest break", Outcome.MISSED, "worked 50 min")


def now():
    return NOW


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "history.sqlite"


def filled(path, count=1):
    """Leave a sound database with so many rows."""
    record = open_history(path).record
    record._db.execute("BEGIN")
    for _ in range(count):
        record.add_prompt(ROW)
    record._db.execute("COMMIT")
    record.close()


def asides(path):
    return sorted(each.name for each in path.parent.iterdir() if ".sqlite." in each.name)


def test_a_fresh_one_is_private_durable_and_sound(path):
    opened = open_history(path, now)
    opened.record.add_prompt(ROW)
    assert opened.notices == ()
    for each in path.parent.iterdir():
        assert stat.S_IMODE(each.stat().st_mode) == 0o600
    asked = {
        name: opened.record._db.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    }
    assert asked == {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 1000,
    }  # fmt: skip
    opened.record.close()
    assert sorted(each.name for each in path.parent.iterdir()) == ["history.sqlite"]


@pytest.mark.parametrize(
    "content",
    [
        b"no database" * 100,
        b"SQLite format 3\0" + b"x" * 84,
        b"SQLite format 3\0\x10\x00",
        b"SQLite format 3\0\x10\x00\x02\x02\x00\x40\x20\x20" + b"x" * 76,
    ],
)
def test_a_damaged_one_is_set_aside(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    opened = open_history(path, now)
    opened.record.add_prompt(ROW)
    assert asides(path) == ["history.sqlite.damaged-20260302-100005"]
    aside = path.parent / asides(path)[0]
    assert aside.read_bytes() == content
    assert opened.notices == (
        f"The history was damaged. It is kept as {aside}, and a new one begins now.",
    )
    opened.record.close()
    again = open_history(path, now)
    assert (again.record.prompts(LONG_AGO), again.notices) == ([ROW], ())
    again.record.close()


def test_what_belongs_to_a_damaged_one_goes_along(path):
    path.parent.mkdir()
    for name in ("history.sqlite", "history.sqlite-wal", "history.sqlite-shm"):
        (path.parent / name).write_bytes(b"odd " * 50 + name.encode())
    open_history(path, now).record.close()
    base = "history.sqlite.damaged-20260302-100005"
    assert asides(path) == [base, f"{base}-shm", f"{base}-wal"]
    for name in asides(path):
        original = "history.sqlite" + name.removeprefix(base)
        assert (path.parent / name).read_bytes() == b"odd " * 50 + original.encode()


def test_rows_that_are_only_in_the_log_are_not_thrown_away_with_the_damage(path):
    filled(path)
    record = open_history(path).record
    record.add_prompt(ROW)
    log = path.with_name("history.sqlite-wal").read_bytes()
    assert log
    for content in (b"", b"\0" * 4096):
        folder = path.parent.parent / f"copy-{len(content)}"
        folder.mkdir()
        copy = folder / "history.sqlite"
        copy.write_bytes(content)
        copy.with_name("history.sqlite-wal").write_bytes(log)
        open_history(copy, now).record.close()
        assert asides(copy) == [
            "history.sqlite.damaged-20260302-100005",
            "history.sqlite.damaged-20260302-100005-wal",
        ]
        assert (folder / asides(copy)[1]).read_bytes() == log
    record.close()


@pytest.mark.parametrize("page", [1, 2, 3])
def test_damage_inside_is_found(path, page):
    filled(path)
    content = bytearray(path.read_bytes())
    content[page * 4096 + 3 : page * 4096 + 5] = b"\x00\x09"
    path.write_bytes(content)
    opened = open_history(path, now)
    opened.record.close()
    assert (path.parent / asides(path)[0]).read_bytes() == content
    assert len(opened.notices) == 1


def test_two_damaged_ones_in_a_second_are_both_kept(path):
    path.parent.mkdir()
    for number in range(2):
        path.write_bytes(b"odd" * 100 + str(number).encode())
        open_history(path, now).record.close()
    assert asides(path) == [
        "history.sqlite.damaged-20260302-100005",
        "history.sqlite.damaged-20260302-100005-2",
    ]


@given(offset=st.integers(0, 40_000), junk=st.binary(min_size=1, max_size=4096))
@example(offset=4024, junk=b" ")  # a letter of a column's name
@example(offset=1137, junk=b" ")  # a letter of the name of a table that a column refers to
@example(offset=1137, junk=b"\x80")
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25
)
def test_whatever_is_overwritten_the_app_goes_on_and_nothing_is_deleted(tmp_path, offset, junk):
    sample = tmp_path / "sample.sqlite"
    if not sample.exists():
        filled(sample, 300)
    folder = tmp_path / f"data-{len(list(tmp_path.iterdir()))}"
    folder.mkdir()
    path = folder / "history.sqlite"
    content = bytearray(sample.read_bytes())
    content[offset : offset + len(junk)] = junk
    path.write_bytes(content)
    opened = open_history(path, now)
    opened.record.add_prompt(ROW)
    with suppress(StorageError):  # a letter inside a row is no damage that SQLite can see
        opened.record.prompts(LONG_AGO)
    opened.record.close()
    if opened.notices:
        assert (folder / asides(path)[0]).read_bytes() == content
    shutil.rmtree(folder)


@pytest.mark.parametrize("length", [9000, -1])
def test_a_truncated_one_is_set_aside(path, length):
    filled(path, 300)
    content = path.read_bytes()[:length]
    path.write_bytes(content)
    opened = open_history(path, now)
    opened.record.close()
    assert (path.parent / asides(path)[0]).read_bytes() == content
    assert len(opened.notices) == 1


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TABLE prompt (mine TEXT)",
        "CREATE TABLE mine (id INTEGER); PRAGMA user_version = 1",
        f"CREATE TABLE mine (id INTEGER); PRAGMA user_version = {len(MIGRATIONS)}",
    ],
)
def test_a_database_of_something_else_is_set_aside(path, sql):
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as db:
        db.executescript(sql)
    opened = open_history(path, now)
    opened.record.add_prompt(ROW)
    opened.record.close()
    assert len(opened.notices) == 1
    with closing(sqlite3.connect(path.parent / asides(path)[0])) as db:
        assert db.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (1,)


def test_a_newer_one_is_set_aside_whole(path):
    filled(path)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("PRAGMA user_version = 99")
    opened = open_history(path, now)
    assert opened.record.prompts(LONG_AGO) == []
    opened.record.close()
    (aside,) = asides(path)
    assert aside == "history.sqlite.newer-20260302-100005"
    assert "newer version of the app. It is kept as" in opened.notices[0]
    with closing(sqlite3.connect(path.parent / aside)) as db:
        assert db.execute("SELECT count(*) FROM prompt").fetchone() == (1,)
        assert db.execute("PRAGMA user_version").fetchone() == (99,)


def goes_on_in_memory(opened):
    """Whether the record works, and the person was told once."""
    opened.record.add_prompt(ROW)
    assert opened.record.prompts(LONG_AGO) == [ROW]
    opened.record.close()
    assert len(opened.notices) == 1
    assert opened.notices[0].endswith("What you do until the app is closed is not kept.")
    return isinstance(opened.record, MemoryRecord)


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "taken").write_text("mine")
    assert goes_on_in_memory(open_history(tmp_path / "taken" / "history.sqlite", now))
    assert (tmp_path / "taken").read_text() == "mine"


def test_a_folder_in_the_place_of_the_file(path):
    path.mkdir(parents=True)
    assert goes_on_in_memory(open_history(path, now))
    assert path.is_dir()


def test_a_file_that_cannot_be_moved(path, monkeypatch):
    def refuse(*words):
        raise PermissionError(13, "Permission denied")

    path.parent.mkdir()
    path.write_bytes(b"odd" * 100)
    monkeypatch.setattr(opening, "set_aside", refuse)
    assert goes_on_in_memory(open_history(path, now))
    assert path.read_bytes() == b"odd" * 100


@pytest.mark.parametrize("mode", ["EXCLUSIVE", "IMMEDIATE"])
def test_a_file_that_another_program_holds_is_not_moved(path, monkeypatch, mode):
    monkeypatch.setattr(opening, "BUSY_S", 0.01)
    filled(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        if mode == "EXCLUSIVE":
            other.execute("PRAGMA journal_mode = DELETE")
        other.execute(f"BEGIN {mode}")
        opened = open_history(path, now)
        assert "another program is using it" in opened.notices[0]
        assert goes_on_in_memory(opened)
        other.execute("ROLLBACK")
    assert asides(path) == []
    record = open_history(path, now).record
    assert record.prompts(LONG_AGO) == [ROW]
    record.close()


def test_a_link_is_followed(tmp_path, path):
    real = tmp_path / "elsewhere.sqlite"
    path.parent.mkdir()
    path.symlink_to(real)
    filled(path)
    assert path.is_symlink()
    assert real.stat().st_size > 0
    real.write_bytes(b"odd" * 100)
    open_history(path, now).record.close()
    assert path.is_symlink()
    assert (tmp_path / "elsewhere.sqlite.damaged-20260302-100005").exists()


# ---------------------------------------------------------------- to look only


def test_looking_at_nothing_creates_nothing(path):
    record = read_history(path)
    assert record.prompts(LONG_AGO) == []
    record.close()
    assert not path.parent.exists()


def test_looking_beside_the_app_changes_nothing(path):
    writer = open_history(path).record
    writer.add_prompt(ROW)
    session = writer._db.execute(
        "INSERT INTO session (at, at_s, routine, posture, asked, steps_total, steps_done, "
        "planned_s, done_s, rehearsal) VALUES (?, 0, 'r', 'sitting', 1, 3, 0, 180, 0, 0)",
        (ROW.at,),
    ).lastrowid
    reader = read_history(path)
    assert reader.prompts(LONG_AGO) == [ROW]
    with pytest.raises(StorageError, match="cannot be written"):
        reader.add_prompt(ROW)
    reader.close()
    assert (
        writer._db.execute("SELECT outcome FROM session WHERE id = ?", (session,)).fetchone()[0]
        is None
    )
    writer.close()


def test_looking_at_damage_moves_nothing(path):
    path.parent.mkdir()
    path.write_bytes(b"odd" * 100)
    with pytest.raises(StorageError, match=r"is damaged\. It is set aside, not deleted, when"):
        read_history(path)
    assert path.read_bytes() == b"odd" * 100
    assert asides(path) == []


def test_looking_at_a_newer_one_says_so(path):
    filled(path)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(StorageError, match=r"newer version of the app\. Please use that version"):
        read_history(path)


def test_looking_at_a_folder_says_so(path):
    path.mkdir(parents=True)
    with pytest.raises(StorageError, match="cannot be opened: the file or its folder"):
        read_history(path)


# ---------------------------------------------------------------- words for causes


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (5, "another program is using it"),
        (6 | 1 << 8, "another program is using it"),
        (13, "the disk is full"),
        (8 | 3 << 8, "the file or its folder cannot be written"),
        (1, "no such table"),
    ],
)
def test_causes_are_told_in_words(code, words):
    error = sqlite3.OperationalError("no such table")
    error.sqlite_errorcode = code
    assert rows.cause(error) == words


def test_other_errors_have_no_code():
    assert rows.code(ValueError("x")) is None


def test_a_full_disk_is_told(path, monkeypatch):
    record = open_history(path).record
    record._db.execute("PRAGMA max_page_count = 1")
    with pytest.raises(StorageError, match="the disk is full"):
        record.add_prompt(replace(ROW, reason="x" * 100_000))
    record.close()


def test_beside_another_process_a_running_session_is_left_alone(path):
    begun = SessionRecord(
        0, "2026-03-02T10:00:00+01:00", "sitting-gentle", "sitting", False, 5, 0, 180, 0.0, None
    )
    app = open_history(path).record
    app.begin_session(begun)
    with closing(open_history(path, beside=True).record) as terminal:
        (running,) = terminal.sessions(LONG_AGO)
        assert running.outcome is None
    app.close()


def test_a_file_that_is_deleted_while_it_is_open_begins_anew(path):
    record = open_history(path, now).record
    record.add_prompt(ROW)
    shutil.rmtree(path.parent)
    assert record.prompts(LONG_AGO) == []
    record.add_prompt(ROW)
    record.close()
    with closing(read_history(path)) as kept:
        assert kept.prompts(LONG_AGO) == [ROW]


def test_another_file_in_its_place_is_told_if_it_is_damaged(path):
    record = open_history(path, now).record
    path.with_name("other").write_bytes(b"no database " * 100)
    path.with_name("other").replace(path)
    with pytest.raises(StorageError, match="The history was damaged"):
        record.add_prompt(ROW)
    record.add_prompt(ROW)
    record.close()
    with closing(read_history(path)) as kept:
        assert kept.prompts(LONG_AGO) == [ROW]


def test_a_disk_that_is_away_keeps_its_file(path, monkeypatch):
    record = open_history(path, now).record
    record.add_prompt(ROW)
    aside = path.with_name("away")
    path.rename(aside)
    monkeypatch.setattr(record, "_device", -1)  # what is in that place now is on another disk
    record.add_prompt(ROW)
    assert len(record.prompts(LONG_AGO)) == 2
    assert not path.exists()
    record.close()


def locks_on(path):
    """What the kernel knows of locks on the file."""
    number = f":{path.stat().st_ino}"
    return [line for line in Path("/proc/locks").read_text().splitlines()
            if line.split()[5].endswith(number)]  # fmt: skip


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="needs Linux's /proc/locks")
def test_who_looks_beside_it_in_the_same_process_leaves_its_lock(path):
    record = open_history(path, now).record
    before = locks_on(path)
    with closing(change_history(path)) as beside:
        beside.add_prompt(ROW)
    assert before
    assert locks_on(path) == before
    record.close()


def test_another_process_leaves_the_log_of_an_app_that_shares(path, tmp_path):
    record = open_history(path, now).record
    record.add_prompt(ROW)
    (tmp_path / "shared").mkdir()
    exchange(path, Wish(str(tmp_path / "shared"), "here"), now)
    for _ in range(2):
        record.add_prompt(ROW)
        assert rows_seen_by_another_process(path) == len(record.prompts(LONG_AGO))
    record.close()
    assert rows_seen_by_another_process(path) == 3


def rows_seen_by_another_process(path):
    code = (
        "import sys; from pathlib import Path; from desk_stretch.storage.opening import"
        " read_history; record = read_history(Path(sys.argv[1]));"
        " print(len(record.prompts('2000-01-01T00:00:00Z'))); record.close()"
    )
    words = [sys.executable, "-c", code, str(path)]
    return int(subprocess.run(words, check=True, capture_output=True, text=True).stdout)


def backup_of(path, count):
    """Put a history with so many rows beside the place."""
    filled(path, count)
    return path.rename(path.with_name("backup"))


def test_a_backup_that_is_put_in_its_place_is_gone_on_with(path):
    backup = backup_of(path, 400)
    record = open_history(path, now).record
    for _ in range(5):
        record.add_prompt(replace(ROW, reminder="before"))
    backup.replace(path)
    record.add_prompt(replace(ROW, reminder="after"))
    assert [row.reminder for row in record.prompts(LONG_AGO)] == ["rest break"] * 400 + ["after"]
    record.close()
    assert asides(path) == []
    assert rows_seen_by_another_process(path) == 401


def test_one_that_is_moved_away_takes_its_last_rows_along(path):
    record = open_history(path, now).record
    for _ in range(5):
        record.add_prompt(ROW)
    moved = path.rename(path.with_name("moved"))
    record.add_prompt(ROW)
    assert len(record.prompts(LONG_AGO)) == 1
    record.close()
    with closing(read_history(moved)) as kept:
        assert len(kept.prompts(LONG_AGO)) == 5


def test_one_that_is_deleted_is_no_damage(path):
    record = open_history(path, now).record
    record.add_prompt(ROW)
    path.unlink()
    record.add_prompt(ROW)
    assert len(record.prompts(LONG_AGO)) == 1
    record.close()
    assert asides(path) == []


def test_each_file_in_its_place_is_another_generation(path):
    record = open_history(path, now).record
    before = record.generation()
    record.add_prompt(ROW)
    assert record.generation() == before
    path.unlink()
    assert record.generation() != before
    record.close()


def test_a_file_is_looked_at_again_when_the_last_who_holds_it_is_gone(path):
    filled(path)
    held = [header.hold(path), header.hold(path)]
    path.write_bytes(b"no database " * 100)
    header.look(path)
    for file in held:
        header.let_go(file)
    with pytest.raises(DamagedError):
        header.look(path)
    with pytest.raises(DamagedError):
        header.hold(path)
    header.let_go(held[0])  # once more does nothing
    with pytest.raises(DamagedError):
        header.look(path)
    assert header.hold(path.with_name("nowhere")) is None
    header.let_go(None)


def test_what_cannot_be_opened_is_not_held(path):
    filled(path)
    spoil_the_tables(path)
    record = open_history(path, now).record
    assert asides(path) != []
    record.close()
    assert not +header._held


def spoil_the_tables(path):
    """Leave a sound database that is not ours."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("DROP TABLE step")


def damaged_index(path, sql):
    """Spoil a sound history, as a bit in an index or a table does."""
    filled(path, 300)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA writable_schema = ON")
        for statement in sql:
            db.execute(statement)
        db.commit()


HIDE = (
    # Made with another rule than the one that is written down: rows are missing from it then.
    "UPDATE sqlite_master SET sql = sql || ' WHERE at_s < 0' WHERE name = 'prompt_by_time'",
    "PRAGMA writable_schema = RESET",
    "REINDEX prompt_by_time",
    "PRAGMA writable_schema = ON",
    "UPDATE sqlite_master SET sql = replace(sql, ' WHERE at_s < 0', '') "
    "WHERE name = 'prompt_by_time'",
)


def test_rows_that_a_damaged_index_hides_are_seen_again(path):
    damaged_index(path, HIDE)
    opened = open_history(path, now)
    assert opened.notices == ()
    assert len(opened.record.prompts(LONG_AGO)) == 300
    opened.record.close()


def test_what_new_indexes_do_not_mend_is_damage(path, monkeypatch):
    filled(path, 3)
    content = path.read_bytes()
    answers = iter([False, True, False, True])
    monkeypatch.setattr(opening, "_passes", lambda db, check: next(answers))
    opened = open_history(path, now)
    opened.record.close()
    assert "The history was damaged" in opened.notices[0]
    assert (path.parent / asides(path)[0]).read_bytes() == content


@pytest.mark.parametrize(("code", "is_told"), [(sqlite3.SQLITE_BUSY, True), (11, False)])
def test_a_check_that_cannot_be_made_is_damage_unless_somebody_is_in_the_way(code, is_told):
    class Refusing:
        def execute(self, _):
            error = sqlite3.DatabaseError("no")
            error.sqlite_errorcode = code
            raise error

    if is_told:
        with pytest.raises(sqlite3.DatabaseError):
            opening._passes(Refusing(), "integrity_check")
    else:
        assert not opening._passes(Refusing(), "integrity_check")


def test_who_opens_the_same_new_file_at_the_same_instant_is_waited_for():
    said = []

    class Busy:
        def execute(self, words):
            said.append(words)
            if len(said) == 1:
                raise sqlite3.OperationalError("database is locked")

    write_ahead(Busy())
    log = "PRAGMA journal_mode = WAL"
    assert said == [log, "BEGIN IMMEDIATE", "COMMIT", log]
