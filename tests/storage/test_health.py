"""How a history is, by a look that changes nothing."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desk_stretch.storage.health import history_health
from desk_stretch.storage.migrations import MIGRATIONS

SAMPLES = Path(__file__).parents[1] / "samples" / "upgrade"


@pytest.fixture
def path(tmp_path):
    return Path(shutil.copy(SAMPLES / "1-first" / "history.sqlite", tmp_path))


def test_none_yet(tmp_path):
    assert history_health(tmp_path / "history.sqlite") == {"state": "none yet"}


def test_an_older_one_stays_as_it_is(path):
    before = path.read_bytes()
    assert history_health(path) == {
        "state": "sound", "tables": f"1 of {len(MIGRATIONS)}", "prompt": 4, "session": 1,
        "step": 5, "resting": 1, "kilobytes": 40,
    }  # fmt: skip
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == ["history.sqlite"]


def test_a_newer_one(path):
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")
    found = history_health(path)
    assert (found["state"], found["tables"]) == ("made by a newer version", 99)


def test_an_empty_one(tmp_path):
    (tmp_path / "x").touch()
    found = history_health(tmp_path / "x")
    assert found == {"state": "sound", "tables": f"0 of {len(MIGRATIONS)}", "kilobytes": 0}


def test_damage_within(path):
    with closing(sqlite3.connect(path)) as db:
        (page,) = db.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'step_by_time'"
        ).fetchone()
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : (page - 1) * 4096 + 100] = b"\xee" * 100
    path.write_bytes(content)
    assert history_health(path)["state"] in ("damaged", "cannot be read")


def test_no_database_at_all(tmp_path):
    (tmp_path / "x").write_text("nonsense " * 200)
    assert history_health(tmp_path / "x") == {"state": "cannot be read", "kind": "DatabaseError"}
