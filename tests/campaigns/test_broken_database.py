"""A history file that is damaged, cut, foreign, locked or gone: the app always has a record to go
on with, tells what is wrong in a sentence, and deletes nothing."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime

import pytest

from desk_stretch.core.history.records import Outcome, PromptRecord
from desk_stretch.errors import StorageError
from desk_stretch.storage import opening
from desk_stretch.storage.migrations import MIGRATIONS
from desk_stretch.storage.opening import open_history, read_history
from tests.campaigns.fuzzing import is_a_sentence, within
from tests.storage.exchange_entries import SOME

LONG_AGO = "2000-01-01T00:00:00Z"
NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
ROW = PromptRecord("2026-03-02T11:00:00+01:00", "rest break", Outcome.MISSED, "new")
PAGE = 4096


@pytest.fixture
def sample(tmp_path):
    """A sound history of some pages; a few rows are only in its log."""
    path = tmp_path / "sample" / "history.sqlite"
    with closing(open_history(path, lambda: NOW).record) as record:
        for number in range(100):
            record.add_prompt(PromptRecord(ROW.at, "rest break", Outcome.MISSED, f"n {number}"))
        record.add_entries(SOME)
    return path


def tried(content, folder, log=b""):
    """Open a history of that content, write and read; tells whether it was set aside."""
    path = folder / "tried" / "history.sqlite"
    path.parent.mkdir()
    path.write_bytes(content)
    if log:
        path.with_name("history.sqlite-wal").write_bytes(log)
    with within(5.0):
        opened = open_history(path, lambda: NOW)
    with closing(opened.record) as record:
        assert all(map(is_a_sentence, opened.notices))
        record.add_prompt(ROW)
        record.save_state({"worked_s": 1.0})
        with suppress(StorageError):  # a letter inside a row is no damage that SQLite can see
            assert ROW in record.prompts(LONG_AGO)
    asides = [each for each in path.parent.iterdir() if ".sqlite.damaged-" in each.name]
    assert bool(asides) is bool(opened.notices)
    if asides:
        assert content in [each.read_bytes() for each in asides]
        assert not log or log in [each.read_bytes() for each in asides]
    with closing(open_history(path, lambda: NOW).record) as again:
        assert again.load_state() == {"worked_s": 1.0}
    shutil.rmtree(path.parent)
    return bool(asides)


def flips(sample, folder, count, seed):
    chance = random.Random(seed)
    whole = sample.read_bytes()
    found = 0
    for _ in range(count):
        content = bytearray(whole)
        for _ in range(chance.choice((1, 1, 1, 2, 8))):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        found += tried(bytes(content), folder)
    return found


def cuts(sample, folder, step, start=1):
    whole = sample.read_bytes()
    lengths = range(start, len(whole), step)
    assert all(tried(whole[:length], folder) for length in lengths), "each is noticed"
    return len(lengths)


def halves(sample, folder, fills):
    """Half a page, or a whole one, that was never written."""
    whole = sample.read_bytes()
    count = 0
    for fill in fills:
        for start in range(0, len(whole), PAGE // 2):
            for length in (PAGE // 2, PAGE):
                junk = (fill * (length // len(fill) + 1))[:length]
                tried((whole[:start] + junk + whole[start + length :])[: len(whole)], folder)
                count += 1
    return count


def newer(sample, folder, versions):
    for version in versions:
        path = folder / f"newer-{version}" / "history.sqlite"
        path.parent.mkdir()
        shutil.copy(sample, path)
        with closing(sqlite3.connect(path)) as db:
            db.execute(f"PRAGMA user_version = {version}")
        before = path.read_bytes()
        opened = open_history(path, lambda: NOW)
        with closing(opened.record) as record:
            record.add_prompt(ROW)
        (told,) = opened.notices
        assert "newer version" in told
        (aside,) = path.parent.glob("history.sqlite.newer-*")
        assert aside.read_bytes() == before
    return len(versions)


def locked(sample, folder, count, monkeypatch):
    """Another program holds it: nothing is moved, and later all is well."""
    monkeypatch.setattr(opening, "BUSY_S", 0.01)
    path = folder / "locked" / "history.sqlite"
    path.parent.mkdir()
    shutil.copy(sample, path)
    for number in range(count):
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("PRAGMA locking_mode = EXCLUSIVE")
            other.execute("BEGIN EXCLUSIVE")
            opened = open_history(path, lambda: NOW)
            assert len(opened.notices) == 1
            with closing(opened.record) as record:
                record.add_prompt(ROW)
            with pytest.raises(StorageError):
                read_history(path)
            other.execute("ROLLBACK")
        with closing(open_history(path, lambda: NOW).record) as record:
            record.add_prompt(ROW)
            assert len(record.prompts(LONG_AGO)) == 102 + number
    assert not list(path.parent.glob("*.damaged*"))
    return count


def deleted(folder, count, seed):
    """Somebody deletes it, or parts of it, or its folder, or puts another in its place."""
    chance = random.Random(seed)
    path = folder / "deleted" / "data" / "history.sqlite"
    for _ in range(count):
        opened = open_history(path, lambda: NOW)
        with closing(opened.record) as record:
            record.add_prompt(ROW)
            what = chance.choice(("file", "all", "folder", "moved", "replaced"))
            if what == "folder":
                shutil.rmtree(path.parent)
            elif what == "moved":
                path.rename(path.with_name("mine.sqlite"))
            elif what == "replaced":
                path.with_name("other").write_bytes(b"no database " * 100)
                path.with_name("other").replace(path)
            else:
                path.unlink()
                if what == "all":
                    for end in ("-wal", "-shm"):
                        path.with_name(path.name + end).unlink(missing_ok=True)
            told = []
            for _ in range(3):
                try:
                    record.add_prompt(ROW)
                except StorageError as error:
                    told.append(str(error))
                    assert is_a_sentence(told[-1])
            assert len(told) <= 1, "told once, and then it goes on"
            assert len(record.prompts(LONG_AGO)) >= 2
        opened = open_history(path, lambda: NOW)
        with closing(opened.record) as record:
            assert opened.notices == ()
            assert len(record.prompts(LONG_AGO)) >= 2, "what came after is kept"
        shutil.rmtree(path.parent)
    return count


def test_damage_of_every_kind(sample, tmp_path, monkeypatch):
    flips(sample, tmp_path, 10, seed=1)
    cuts(sample, tmp_path, 9001)
    newer(sample, tmp_path, [len(MIGRATIONS) + 1])
    locked(sample, tmp_path, 1, monkeypatch)
    deleted(tmp_path, 4, seed=1)


@pytest.mark.campaign
def test_thousands_of_broken_databases(sample, tmp_path, monkeypatch, proved):
    flips(sample, tmp_path, 5000, seed=2)
    proved("database: bits flipped", tries=5000)
    proved("database: cut at any length", tries=cuts(sample, tmp_path, 23))
    fills = [b"\0", b"\xff", b"junk", sample.read_bytes()[PAGE:]]
    proved("database: half a page or a page never written", tries=halves(sample, tmp_path, fills))
    versions = [*range(len(MIGRATIONS) + 1, 100), 2**31 - 1]
    proved("database: of a newer version", tries=newer(sample, tmp_path, versions))
    count = locked(sample, tmp_path, 100, monkeypatch)
    proved("database: locked by another process", tries=count)
    proved("database: deleted, moved or replaced while open", tries=deleted(tmp_path, 500, seed=2))
