"""``kill -9`` while something is written: what was acknowledged is there, and nothing is half."""

from __future__ import annotations

import itertools
import os
import random
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desk_stretch.core.catalogue.sets import ROUTINES
from desk_stretch.core.history.merge import Wish
from desk_stretch.core.history.records import Outcome, PromptRecord
from desk_stretch.resources import asset
from desk_stretch.storage.exchange_files import read_file, write
from desk_stretch.storage.migrations import MIGRATIONS, version_of
from desk_stretch.storage.opening import change_history, open_history
from desk_stretch.storage.own_files import OwnFiles
from desk_stretch.storage.reminders_file import RemindersFile
from desk_stretch.storage.settings_file import SettingsFile
from desk_stretch.storage.sharing import exchange
from tests.campaigns.killing import killed, leftovers
from tests.shipped import shipped_catalogue
from tests.storage.exchange_entries import SOME
from tests.storage.test_migrations import VERSION_1, VERSION_2

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes of one program")

LONG_AGO = "2000-01-01T00:00:00Z"
MINE = "# dear to me\n[breaks]\nwork_time = 45 # as ever\n\n[mine]\nshoe_size = 43.50\n"
NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
MARCH = datetime(2026, 3, 5, tzinfo=UTC)
CATALOGUE = shipped_catalogue()


def prompt(number):
    at = datetime.fromtimestamp(1_772_442_000 + number, UTC).isoformat()
    return PromptRecord(at, "rest break", Outcome.SKIPPED, f"number {number}")


def is_next(found, last, before):
    """Whether *found* is what was last called done, or what was begun after it."""
    done = before if last is None else last
    assert found in (done, done + 1), (found, last, before)
    return found


def settings(folder, times, chance):
    path = folder / "settings.toml"
    path.write_text(MINE, "utf-8")
    before = 20

    def writer():
        file = SettingsFile(path)
        values = file.load()
        for number in itertools.count(before + 1):
            file.save(
                {**values, "sound.volume": 1 + number % 38, "breaks.work_time": 51 + number % 39}
            )
            yield number

    for _ in range(times):
        last = killed(writer, chance)
        leftovers(folder)
        file = SettingsFile(path)
        found = file.load()
        assert file.notices == ()
        text = path.read_text("utf-8")
        assert all(line in text for line in ("# dear to me", "# as ever", "shoe_size = 43.50"))
        ends = [before if last is None else last]
        ends.append(ends[0] + 1)
        wanted = [(1 + number % 38, 51 + number % 39) for number in ends]
        got = (found.get("sound.volume"), found.get("breaks.work_time"))
        assert got in wanted or (last is None and got == (None, 45)), (got, wanted)
        before = 20 if got == (None, 45) else ends[wanted.index(got)]
    next(writer())
    assert leftovers(folder) == []


def reminders(folder, times, chance):
    path = folder / "reminders.toml"
    path.write_text("# mine\n[lunch-walk]\non = true # yes\n", "utf-8")
    before = None

    def writer():
        file = RemindersFile(path, lambda: CATALOGUE)
        file.load()
        for number in itertools.count(0 if before is None else before + 1):
            file.change("eye-rest", {"work": 15 + number % 30})
            yield number

    for _ in range(times):
        last = killed(writer, chance)
        leftovers(folder)
        file = RemindersFile(path, lambda: CATALOGUE)
        kept = {each.id: each for each in file.load()}
        assert file.notices == ()
        assert kept["lunch-walk"].on
        assert "# mine" in path.read_text("utf-8")
        done = before if last is None else last
        begun = 0 if done is None else done + 1
        text = path.read_text("utf-8")
        if f"work = {15 + begun % 30}\n" in text:
            before = begun
        else:
            assert done is None or f"work = {15 + done % 30}\n" in text
            before = done
    next(writer())
    assert leftovers(folder) == []


def routines(folder, times, chance):
    """A routine of the person's, saved again and again, deleted and brought back in between."""
    text = asset(ROUTINES, "sitting-gentle.toml").read_text("utf-8")
    files = OwnFiles(folder)
    files.save(ROUTINES, "mine", f"# 0\n{text}")

    def writer():
        for number in itertools.count(1):
            if number % 3:
                files.save(ROUTINES, "mine", f"# {number}\n{text}")
            else:
                files.remove(ROUTINES, "mine")()
            yield number

    for _ in range(times):
        killed(writer, chance)
        leftovers(folder / ROUTINES)
        kept = [path for path in (folder / ROUTINES).iterdir() if ".tmp" not in path.name]
        whole = [path for path in kept if path.read_text("utf-8").endswith(text)]
        assert whole, "the routine, or what was set aside of it"
        assert [path for path in kept if path not in whole and path.stat().st_size] == []
        if not (folder / ROUTINES / "mine.toml").exists():
            files.save(ROUTINES, "mine", f"# 0\n{text}")
    next(writer())
    assert leftovers(folder / ROUTINES) == []


def migrations(folder, times, chance):
    path = folder / "history.sqlite"

    def writer():
        open_history(path, lambda: MARCH)
        yield 1
        yield from itertools.repeat(1)

    for number in range(times):
        for each in folder.iterdir():
            each.unlink()
        with closing(sqlite3.connect(path)) as db:
            db.executescript((VERSION_1, VERSION_2)[number % 2])
            db.execute("PRAGMA journal_mode = WAL")
        last = killed(writer, chance)
        with closing(sqlite3.connect(path)) as db:
            assert version_of(db) in (1, 2, len(MIGRATIONS))
            assert last is None or version_of(db) == len(MIGRATIONS)
        opened = open_history(path, lambda: MARCH)
        with closing(opened.record) as record:
            assert opened.notices == ()
            assert [row.steps_done for row in record.sessions(LONG_AGO)] == [5]
            assert len(record.prompts(LONG_AGO)) == 1 - number % 2
            assert record.removed() == number % 2
            assert record.load_state() == {"worked_s": 12.5}
            assert record._db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def exports(folder, times, chance):
    def writer():
        for number in itertools.count(1):
            entries = [replace(SOME[0], reason=f"number {number}" * 500), *SOME]
            form = ("csv", "json")[number % 2]
            write(folder / f"new-{number}-{chance.random()}.{form}", entries)
            write(folder / f"again.{form}", entries, overwrite=True)
            yield number

    for _ in range(times):
        killed(writer, chance)
        for path in folder.iterdir():
            if path.suffix != ".tmp":
                found = read_file(path)
                assert (len(found.entries), found.problems) == (len(SOME) + 1, ()), path
                if path.stem != "again":
                    path.unlink()


def sharing(folder, times, chance):
    """Two computers and a folder; the one that is killed loses nothing, and the other sees it."""
    both = folder / "shared"
    homes = [folder / name for name in ("one", "two")]
    for each in (both, *homes):
        each.mkdir()
    paths = [home / "history.sqlite" for home in homes]
    before = 0

    def once(path, name):
        return exchange(path, Wish(str(both), name), lambda: NOW)

    def writer():
        for number in itertools.count(before + 1):
            with closing(change_history(paths[0])) as record:
                record.add_entries([prompt(number)])
            once(paths[0], "one")
            yield number

    for _ in range(times):
        last = killed(writer, chance, 0.06)
        assert [told for path in paths for told in once(path, path.parent.name).told] == []
        rows = []
        for path in paths:
            with closing(change_history(path)) as record:
                rows.append([row.reason for row in record.prompts(LONG_AGO)])
        assert rows[0] == rows[1]
        before = is_next(len(rows[0]), last, before)
        if before > 400:
            for each in (both, *homes):
                shutil.rmtree(each)
                each.mkdir()
            before = 0


KINDS = {
    "settings": (settings, 400), "reminders": (reminders, 200), "routines": (routines, 200),
    "migrations": (migrations, 400), "exports": (exports, 300), "sharing": (sharing, 300),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_kill_loses_nothing(kind, tmp_path):
    KINDS[kind][0](tmp_path, 5, random.Random(1))


@pytest.mark.campaign
@pytest.mark.parametrize("kind", KINDS)
def test_hundreds_of_kills_lose_nothing(kind, tmp_path, proved):
    trial, times = KINDS[kind]
    trial(tmp_path, times, random.Random(2))
    proved(f"kill -9 while writing: {kind}", tries=times)
