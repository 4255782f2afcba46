"""Whole files or none, and nothing overwritten."""

from __future__ import annotations

import os
import stat
from datetime import datetime
from pathlib import Path

import pytest

from desk_stretch.storage.atomic import copy_aside, local_now, set_aside, write_atomically

NOW = datetime(2026, 3, 2, 10, 0, 5).astimezone()


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_local_now_has_an_offset():
    assert local_now().tzinfo is not None


def test_a_new_file_is_private_and_an_old_one_keeps_its_mode(tmp_path):
    path = tmp_path / "a"
    write_atomically(path, b"one")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    write_atomically(path, b"two")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"two", 0o644)
    assert names(tmp_path) == ["a"]


def test_a_write_that_cannot_be_finished_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


def test_set_aside_never_overwrites(tmp_path):
    for text in ("one", "two", "three"):
        (tmp_path / "a").write_text(text)
        set_aside(tmp_path / "a", "damaged", NOW)
    assert {name: (tmp_path / name).read_text() for name in names(tmp_path)} == {
        "a.damaged-20260302-100005": "one",
        "a.damaged-20260302-100005-2": "two",
        "a.damaged-20260302-100005-3": "three",
    }


def test_companions_go_along_under_the_same_name(tmp_path):
    (tmp_path / "a").write_text("main")
    (tmp_path / "a-wal").write_text("wal")
    (tmp_path / "a.damaged-20260302-100005-wal").write_text("older")
    aside = set_aside(tmp_path / "a", "damaged", NOW, ("-wal", "-shm"))
    assert aside.name == "a.damaged-20260302-100005-2"
    assert {name: (tmp_path / name).read_text() for name in names(tmp_path)} == {
        "a.damaged-20260302-100005-2": "main",
        "a.damaged-20260302-100005-2-wal": "wal",
        "a.damaged-20260302-100005-wal": "older",
    }


def test_set_aside_leaves_no_empty_name_behind(tmp_path):
    with pytest.raises(FileNotFoundError):
        set_aside(tmp_path / "missing", "damaged", NOW)
    assert names(tmp_path) == []


def test_copy_aside_leaves_the_file(tmp_path):
    (tmp_path / "a").write_text("text")
    aside = copy_aside(tmp_path / "a", "before", NOW)
    assert (tmp_path / "a").read_text() == aside.read_text() == "text"
    assert aside.name == "a.before-20260302-100005"


def test_a_system_that_cannot_settle_folders_is_no_obstacle(tmp_path, monkeypatch):
    real = os.open

    def no_folders(path, flags, mode=0o777):
        if Path(path).is_dir():
            raise PermissionError(13, "Permission denied")
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", no_folders)
    write_atomically(tmp_path / "a", b"text")
    assert (tmp_path / "a").read_bytes() == b"text"


def test_a_fresh_file_overwrites_nothing(tmp_path):
    path = tmp_path / "a"
    write_atomically(path, b"one", fresh=True)
    with pytest.raises(FileExistsError):
        write_atomically(path, b"two", fresh=True)
    assert path.read_bytes() == b"one"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert names(tmp_path) == ["a"]


def test_a_file_system_without_links_has_fresh_files_too(tmp_path, monkeypatch):
    def unknown(*_):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", unknown)
    path = tmp_path / "a"
    write_atomically(path, b"one", fresh=True)
    with pytest.raises(FileExistsError):
        write_atomically(path, b"two", fresh=True)
    assert (path.read_bytes(), names(tmp_path)) == (b"one", ["a"])
    monkeypatch.setattr(Path, "replace", unknown)
    with pytest.raises(PermissionError):
        write_atomically(tmp_path / "b", b"one", fresh=True)
    assert names(tmp_path) == ["a"]


def test_a_link_in_the_place_of_the_half_file_is_not_written_through(tmp_path):
    victim = tmp_path / "victim"
    victim.write_bytes(b"kept")
    (tmp_path / f".a.{os.getpid()}.tmp").symlink_to(victim)
    write_atomically(tmp_path / "a", b"text")
    assert (victim.read_bytes(), (tmp_path / "a").read_bytes()) == (b"kept", b"text")
    assert not (tmp_path / "a").is_symlink()
    assert names(tmp_path) == ["a", "victim"]


def test_what_a_killed_process_left_is_swept_up_after_a_while(tmp_path):
    old, young, other = (tmp_path / f".{name}.tmp" for name in ("[a].12", "[a].13", "b.12"))
    for path in (old, young, other):
        path.write_bytes(b"half")
    for path in (old, other):
        os.utime(path, (0, 0))
    write_atomically(tmp_path / "[a]", b"text")
    assert names(tmp_path) == [".[a].13.tmp", ".b.12.tmp", "[a]"]


def test_what_cannot_be_set_aside_whole_stays_together(tmp_path, monkeypatch):
    for name in ("a", "a-wal", "a-shm"):
        (tmp_path / name).write_text(name)

    def refuse(*_):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="Input/output"):
        set_aside(tmp_path / "a", "damaged", NOW, ("-wal", "-shm"))
    assert {name: (tmp_path / name).read_text() for name in names(tmp_path)} == {
        "a": "a", "a-wal": "a-wal", "a-shm": "a-shm",
    }  # fmt: skip


def test_a_copy_that_cannot_be_written_leaves_no_empty_name_behind(tmp_path, monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device")

    (tmp_path / "a").write_text("text")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        copy_aside(tmp_path / "a", "before", NOW)
    assert names(tmp_path) == ["a"]
