"""Where the folders are, and how they are made."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from desk_stretch.errors import StorageError
from desk_stretch.storage.paths import find_folders, made, made_private


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_the_folders_follow_the_environment_and_looking_creates_nothing(own_home):
    before = sorted(own_home.rglob("*"))
    folders = find_folders()
    assert folders.config == own_home / ".config/desk-stretch"
    assert folders.settings_file == own_home / ".config/desk-stretch/settings.toml"
    assert folders.history_file == own_home / ".local/share/desk-stretch/history.sqlite"
    assert folders.state == own_home / ".local/state/desk-stretch"
    assert folders.runtime == own_home / "run/desk-stretch"
    assert sorted(own_home.rglob("*")) == before


@pytest.mark.parametrize("value", ["", "relative/folder"])
def test_blank_and_relative_values_do_not_count(own_home, monkeypatch, value):
    for name in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "RUNTIME_DIR"):
        monkeypatch.setenv(f"XDG_{name}", value)
    folders = find_folders()
    assert folders.config == own_home / ".config/desk-stretch"
    assert folders.data == own_home / ".local/share/desk-stretch"
    assert folders.runtime == own_home / ".local/state/desk-stretch/run"


def test_a_missing_runtime_folder_is_replaced_by_a_private_one(own_home, monkeypatch):
    fallback = own_home / ".local/state/desk-stretch/run"
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(own_home / "nowhere"))
    assert find_folders().runtime == fallback
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert find_folders().runtime == fallback
    assert mode(made_private(fallback)) == 0o700


def test_a_runtime_folder_that_cannot_be_written_is_not_taken(own_home, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: path != own_home / "run")
    assert find_folders().runtime == own_home / ".local/state/desk-stretch/run"


def test_the_runtime_folder_of_somebody_else_is_not_taken(own_home, monkeypatch):
    real = Path.stat

    def stat_of_other(path, **words):
        found = real(path, **words)
        if path != own_home / "run":
            return found
        return os.stat_result([*found[:4], found.st_uid + 1, *found[5:10]])

    monkeypatch.setattr(Path, "stat", stat_of_other)
    assert find_folders().runtime == own_home / ".local/state/desk-stretch/run"


def test_folders_are_made_private_with_their_parents(tmp_path):
    folder = made(tmp_path / "new" / "sub" / "desk-stretch")
    assert folder.is_dir()
    assert [mode(path) for path in (folder, folder.parent, folder.parent.parent)] == [0o700] * 3
    assert made(folder) == folder


def test_a_folder_that_was_there_keeps_its_mode(tmp_path):
    tmp_path.chmod(0o755)
    assert mode(made(tmp_path)) == 0o755
    assert mode(made_private(tmp_path)) == 0o700


def test_a_file_in_the_way_is_told(tmp_path):
    (tmp_path / "taken").write_text("mine")
    for folder in (tmp_path / "taken", tmp_path / "taken" / "sub"):
        with pytest.raises(StorageError, match=r"taken.* cannot be written: .*check who owns it"):
            made(folder)
    assert (tmp_path / "taken").read_text() == "mine"


def test_a_folder_without_permission_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(StorageError, match="permission denied"):
        made(tmp_path)


def test_a_folder_that_cannot_be_closed_is_told(tmp_path, monkeypatch):
    def refuse(path, mode):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "chmod", refuse)
    with pytest.raises(StorageError, match="Operation not permitted"):
        made_private(tmp_path)


def test_a_person_is_told_where_what_is(own_home):
    folders = find_folders()
    places = dict(folders.told())
    assert places["Settings"] == str(folders.config)
    assert str(folders.data) in places.values()
