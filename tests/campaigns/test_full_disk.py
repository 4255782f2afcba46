"""A disk that is full, a quota, a disk that fails: at every write. Nothing of the person's is lost,
what is told is a sentence, and it goes on when there is room again."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from desk_stretch.core.catalogue.sets import ROUTINES
from desk_stretch.core.history.merge import Wish
from desk_stretch.core.history.records import (
    Outcome,
    PromptRecord,
    SessionRecord,
    StepOutcome,
    StepRecord,
)
from desk_stretch.errors import DeskStretchError
from desk_stretch.resources import asset
from desk_stretch.storage.exchange_files import read_file, write
from desk_stretch.storage.opening import change_history, open_history, read_history
from desk_stretch.storage.own_files import OwnFiles
from desk_stretch.storage.reminders_file import RemindersFile
from desk_stretch.storage.settings_file import SettingsFile
from desk_stretch.storage.sharing import exchange
from tests.campaigns.disks import Disk, disk, refusing
from tests.campaigns.fuzzing import is_a_sentence
from tests.shipped import shipped_catalogue
from tests.storage.exchange_entries import SOME
from tests.storage.test_migrations import VERSION_1

LONG_AGO = "2000-01-01T00:00:00Z"
AT = "2026-03-02T10:00:00+01:00"
NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
MINE = "# dear to me\n[breaks]\nwork_time = 45 # as ever\n\n[mine]\nshoe_size = 43.50\n"
BY_HAND = 'breaks = {work_time = 45, "snooze" = 7} # dear to me\n'
CATALOGUE = shipped_catalogue()
ROUTINE = asset(ROUTINES, "sitting-gentle.toml").read_text("utf-8")
ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS, errno.EACCES)


class Trial:
    """Something that is written. ``act`` gives what it tells; an error of ours may escape it."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def prepare(self) -> None:
        """What is there before."""

    def act(self) -> Iterator[str]:
        """Write."""
        raise NotImplementedError

    def look(self, *, is_done: bool) -> None:
        """Nothing is lost; *is_done*: it was written, and nothing was told."""

    def texts(self) -> list[str]:
        """What is in the files of the home now, whatever they are called."""
        files = (path for path in self.home.rglob("*") if path.is_file())
        return [path.read_text("utf-8", "replace") for path in files]


class ASetting(Trial):
    text = MINE

    def prepare(self) -> None:
        self.path = self.home / "config" / "settings.toml"
        self.path.parent.mkdir()
        self.path.write_text(self.text, "utf-8")

    def act(self) -> Iterator[str]:
        file = SettingsFile(self.path, lambda: NOW)
        values = file.load()
        yield from (each for each in file.notices if "It is kept as" not in each)
        file.save({**values, "breaks.snooze": 9})

    def look(self, *, is_done: bool) -> None:
        assert any("dear to me" in text for text in self.texts())
        file = SettingsFile(self.path, lambda: NOW)
        found = file.load()
        assert file.notices == ()
        assert found["breaks.work_time"] == 45
        assert found.get("breaks.snooze") in ((9,) if is_done else (9, 7, None))


class ASettingArrangedByHand(ASetting):
    text = BY_HAND


class ADamagedSettingsFile(ASetting):
    text = "[breaks\ndear to me = = \n"

    def look(self, *, is_done: bool) -> None:
        assert self.text in self.texts()


class AReminder(Trial):
    def prepare(self) -> None:
        self.path = self.home / "reminders.toml"
        self.path.write_text("# dear to me\n[lunch-walk]\non = true\n", "utf-8")

    def act(self) -> Iterator[str]:
        file = RemindersFile(self.path, lambda: CATALOGUE, lambda: NOW)
        file.load()
        yield from file.notices
        file.change("eye-rest", {"on": True})
        file.change("lunch-walk", {"snooze": 5})

    def look(self, *, is_done: bool) -> None:
        file = RemindersFile(self.path, lambda: CATALOGUE, lambda: NOW)
        kept = {each.id: each for each in file.load()}
        assert file.notices == ()
        assert "# dear to me" in self.path.read_text("utf-8")
        assert kept["lunch-walk"].on
        assert kept["eye-rest"].on or not is_done


class ARoutineOfOnesOwn(Trial):
    def prepare(self) -> None:
        OwnFiles(self.home).save(ROUTINES, "mine", f"# one\n{ROUTINE}")

    def act(self) -> Iterator[str]:
        files = OwnFiles(self.home, lambda: NOW)
        files.save(ROUTINES, "mine", f"# two\n{ROUTINE}")
        files.save(ROUTINES, "other", f"# other\n{ROUTINE}", anew="other" not in files.own_ids(
            ROUTINES))  # fmt: skip
        files.remove(ROUTINES, "mine")()
        yield from ()

    def look(self, *, is_done: bool) -> None:
        texts = self.texts()
        assert all(text.endswith(ROUTINE) for text in texts if text)
        assert any(text.startswith(("# one", "# two")) for text in texts)
        if is_done:
            assert {text[:5] for text in texts} == {"# oth", "# two"}
            assert OwnFiles(self.home).own_ids(ROUTINES) == ("mine", "other")


class AnExport(Trial):
    def prepare(self) -> None:
        write(self.home / "old.json", SOME[:1])

    def act(self) -> Iterator[str]:
        new = self.home / "new.csv"
        write(new, SOME, overwrite=new.exists())
        write(self.home / "old.json", SOME, overwrite=True)
        yield from ()

    def look(self, *, is_done: bool) -> None:
        counts = {path.name: len(read_file(path).entries) for path in self.home.iterdir()}
        assert counts.get("new.csv", 4) == 4
        assert counts["old.json"] in ((4,) if is_done else (1, 4))
        assert set(counts) <= {"new.csv", "old.json"}


class Records(Trial):
    """What a day leaves in the history, each row acknowledged or told of."""

    def prepare(self) -> None:
        self.path = self.home / "data" / "history.sqlite"
        self.done: list[str] = []
        with closing(open_history(self.path, lambda: NOW).record) as record:
            record.add_prompt(PromptRecord(AT, "rest break", Outcome.SKIPPED, "before"))

    def act(self) -> Iterator[str]:
        opened = open_history(self.path, lambda: NOW)
        yield from opened.notices
        is_kept = not opened.notices
        with closing(opened.record) as record:
            for number in range(12):
                reason = f"number {number} {'of a long day ' * 60}"
                record.add_prompt(PromptRecord(AT, "rest break", Outcome.SKIPPED, reason))
                self.done += [reason] if is_kept else []
            session = record.begin_session(
                SessionRecord(0, AT, "sitting-gentle", "sitting", True, 5, 0, 180, 0.0, None)
            )
            for place in range(5):
                record.add_step(StepRecord(
                    session, place, AT, "chin-tuck", "chair", "both", 36.0, StepOutcome.DONE, (),
                ))  # fmt: skip
            record.end_session(session, Outcome.COMPLETED, 180.0, 5, AT)
            record.save_state({"worked_s": 12.5})

    def look(self, *, is_done: bool) -> None:
        assert [path.name for path in self.path.parent.iterdir() if "damaged" in path.name] == []
        with closing(read_history(self.path)) as record:
            reasons = [row.reason for row in record.prompts(LONG_AGO)]
            assert "before" in reasons
            assert set(self.done) <= set(reasons)
            assert not is_done or [row.steps_done for row in record.sessions(LONG_AGO)][-1] == 5
            assert record._db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


class AMigration(Records):
    def prepare(self) -> None:
        self.done = []
        self.path = self.home / "data" / "history.sqlite"
        self.path.parent.mkdir()
        with closing(sqlite3.connect(self.path)) as db:
            db.executescript(VERSION_1.replace("worked 50 min", "before"))


class AnImportAndADelete(Records):
    def act(self) -> Iterator[str]:
        with closing(change_history(self.path)) as record:
            record.add_entries(SOME)
            record.remove(date(2026, 3, 2), date(2026, 3, 2), AT)
            record.bring_back()
        yield from ()

    def look(self, *, is_done: bool) -> None:
        with closing(change_history(self.path)) as record:
            while record.removed():
                record.bring_back()
        super().look(is_done=False)
        with closing(read_history(self.path)) as record:
            assert len(record.entries()) in ((5,) if is_done else (1, 5)), "all or nothing"


class ADamagedHistory(Trial):
    def prepare(self) -> None:
        self.path = self.home / "history.sqlite"
        self.path.write_text("dear to me " * 1000, "utf-8")
        self.path.with_name("history.sqlite-wal").write_text("my log " * 1000, "utf-8")

    def act(self) -> Iterator[str]:
        opened = open_history(self.path, lambda: NOW)
        opened.record.add_prompt(PromptRecord(AT, "rest break", Outcome.SKIPPED, "after"))
        opened.record.close()
        yield from (
            [] if any("new one begins" in each for each in opened.notices) else (opened.notices)
        )

    def look(self, *, is_done: bool) -> None:
        texts = self.texts()
        assert "dear to me " * 1000 in texts
        assert "my log " * 1000 in texts


class ASharedFolder(Trial):
    def prepare(self) -> None:
        self.paths = [self.home / name / "history.sqlite" for name in ("one", "two")]
        (self.home / "shared").mkdir()
        self.done: list[str] = []

    def act(self) -> Iterator[str]:
        for path in self.paths:
            reason = f"{path.parent.name} {len(self.done)} {'of a long day ' * 60}"
            with closing(change_history(path)) as record:
                record.add_entries([PromptRecord(AT, reason, Outcome.SKIPPED, reason)])
            self.done.append(reason)
        for path in (*self.paths, *self.paths):
            wish = Wish(str(self.home / "shared"), path.parent.name)
            yield from exchange(path, wish, lambda: NOW).told

    def look(self, *, is_done: bool) -> None:
        found = []
        for path in self.paths:
            with closing(read_history(path)) as record:
                found.append(sorted(row.reason for row in record.prompts(LONG_AGO)))
        assert set(self.done) <= {reason for each in found for reason in each}
        if is_done:
            assert found[0] == found[1] == sorted(set(found[0])), "once, on both"


TRIALS = (
    ASetting, ASettingArrangedByHand, ADamagedSettingsFile, AReminder, ARoutineOfOnesOwn, AnExport,
    Records, AMigration, AnImportAndADelete, ADamagedHistory, ASharedFolder,
)  # fmt: skip


def acted(trial: Trial) -> bool:
    """Let it write; whether it did. What it tells is a sentence in any case."""
    told = []
    try:
        told += trial.act()
    except DeskStretchError as error:
        told.append(str(error))
    assert all(map(is_a_sentence, told)), told
    return not told


def acted_again(trial: Trial) -> None:
    """There is room again: it goes on as if nothing had been."""
    assert acted(trial)
    trial.look(is_done=True)


def full_at(make: type[Trial], found: Disk, **room: int) -> bool:
    """Try with so much room on a disk; whether that was enough."""
    for each in found.folder.iterdir():
        shutil.rmtree(each)
    found.leave()
    home = found.folder / "home"
    home.mkdir()
    trial = make(home)
    trial.prepare()
    found.leave(**room)
    is_done = acted(trial)
    found.leave()
    trial.look(is_done=is_done)
    acted_again(trial)
    return is_done


def fill_up(make: type[Trial], folder: Path, step: int = 1) -> int:
    """Every size of disk up to one that is large enough; tells how many were tried."""
    tries = 0
    with disk(folder) as found:
        for what in ("pages", "files"):
            enough = 0
            for room in range(0, 400, step):
                tries += 1
                enough = enough + 1 if full_at(make, found, **{what: room}) else 0
                if enough == 3:
                    break
            assert enough, f"{room} {what} are not enough"
    return tries


def refuse_each(make: type[Trial], folder: Path, errors: tuple[int, ...]) -> int:
    """Every call that changes something fails once, with each error; tells how many were tried."""
    tries = 0
    for error in errors:
        for number in range(500):
            home = folder / f"home-{error}-{number}"
            home.mkdir()
            trial = make(home)
            trial.prepare()
            with refusing(home, number, error) as refused:
                is_done = acted(trial)
            if not refused.came:
                break
            tries += 1
            trial.look(is_done=is_done)
            acted_again(trial)
            shutil.rmtree(home)
    return tries


needs_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("umount"),
    reason="only root makes a disk of its own",
)


@pytest.mark.parametrize("make", TRIALS)
def test_a_call_that_is_refused_loses_nothing(make, tmp_path):
    assert refuse_each(make, tmp_path, ERRORS[:1]) > 0


@pytest.mark.campaign
@pytest.mark.parametrize("make", TRIALS)
def test_every_call_is_refused_with_every_error(make, tmp_path, proved):
    proved("disk full, quota, failing, read-only: each call that writes a file",
           tries=refuse_each(make, tmp_path, ERRORS))  # fmt: skip


@needs_root
@pytest.mark.campaign
@pytest.mark.parametrize("make", TRIALS)
def test_a_disk_that_is_full_at_every_page(make, tmp_path, proved):
    tries = fill_up(make, tmp_path / "disk")
    proved("disk full at every page and every file (real disk, SQLite's pages too)", tries=tries)
