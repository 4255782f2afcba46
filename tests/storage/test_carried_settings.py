"""Files with settings of other apps: known by their looks, and refused within bounds."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desk_stretch.errors import BadDataError, StorageError
from desk_stretch.resources import asset
from desk_stretch.storage import carried_settings
from desk_stretch.storage.carried_settings import MOST_BYTES, MOST_KEYS, keep_before, read_carried
from desk_stretch.storage.paths import find_folders

SAMPLES = asset().parent / "tests" / "samples"
NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "app"),
    [("safeeyes", "Safe Eyes"), ("stretchly", "Stretchly"), ("breaktimer", "BreakTimer")],
)
def test_a_file_is_known_by_its_looks(name, app):
    path = SAMPLES / f"{name}.json"
    assert read_carried(path).app == app
    assert read_carried(path, name) == read_carried(path)


def test_a_file_of_another_app_than_said_is_refused():
    with pytest.raises(BadDataError, match="one of Stretchly"):
        read_carried(SAMPLES / "safeeyes.json", "stretchly")


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\xff\xfe", b"null", b"[]", b"{}", b"[" * 200_000, b'{"a":' * 200_000,
        b'{"short_break_interval": 1' + b"0" * 5000 + b"}",
        json.dumps({"microbreakInterval": 1, "breakInterval": 1,
                    **{str(n): 0 for n in range(MOST_KEYS)}}).encode(),
        b" " * (MOST_BYTES + 1),
    ],
    ids=["empty", "bytes", "null", "list", "nothing", "deep", "deeper", "digits", "many", "large"],
)  # fmt: skip
def test_hostile_files_are_refused_with_a_sentence(tmp_path, content):
    path = tmp_path / "config.json"
    path.write_bytes(content)
    with pytest.raises(BadDataError, match=r"cannot be imported: .*Nothing was changed"):
        read_carried(path)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(BadDataError, match="There is no file"):
        read_carried(tmp_path)


def test_a_file_that_cannot_be_read(tmp_path, monkeypatch):
    path = tmp_path / "config.json"
    path.write_text("{}")

    def fail(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(StorageError, match="cannot be read: Permission denied"):
        read_carried(path)


def test_what_was_before_is_kept():
    folders = find_folders()
    assert keep_before(folders) == ()
    folders.config.mkdir(parents=True, exist_ok=True)
    folders.settings_file.write_text("[breaks]\nwork_time = 30\n")
    (copy,) = keep_before(folders, lambda: NOW)
    assert copy.name == "settings.toml.before-20260304-120000"
    assert copy.read_text() == folders.settings_file.read_text()


def test_a_copy_that_cannot_be_made_stops_it(monkeypatch):
    folders = find_folders()
    folders.config.mkdir(parents=True, exist_ok=True)
    folders.reminders_file.write_text("")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(carried_settings, "copy_aside", fail)
    with pytest.raises(StorageError, match="No space left"):
        keep_before(folders)
