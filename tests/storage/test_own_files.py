"""Writing, deleting and bringing back the person's own files, and giving out sets."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from desk_stretch.core.catalogue.sets import LARGEST_SET
from desk_stretch.core.catalogue.template import TEMPLATE
from desk_stretch.errors import BadDataError, StorageError
from desk_stretch.storage import own_files
from desk_stretch.storage.late import LateOwn
from desk_stretch.storage.own_files import OwnFiles

NOW = datetime(2026, 11, 21, 10, 40).astimezone()


@pytest.fixture
def store(tmp_path):
    return OwnFiles(tmp_path / "data", lambda: NOW)


def test_a_file_is_written_and_read(store, tmp_path):
    store.save("exercises", "reach", TEMPLATE, anew=True)
    path = tmp_path / "data/exercises/reach.toml"
    assert path.read_text() == TEMPLATE
    assert path.stat().st_mode & 0o777 == 0o600
    assert store.text("exercises", "reach") == TEMPLATE
    assert store.own_ids("exercises") == ("reach",)
    assert "reach" in store.ids("exercises")
    assert "cat-cow" in store.ids("exercises")
    assert store.texts()["exercises"]["reach"] == TEMPLATE
    store.save("exercises", "reach", "other")
    assert path.read_text() == "other"


def test_shipped_texts_can_be_read(store):
    assert 'name = "' in store.text("exercises", "cat-cow")
    assert "sitting-gentle" in store.texts()["routines"]


@pytest.mark.parametrize("name", ["../x", "a/b", "/etc/passwd", "", "A", "a.b", "a\0b"])
def test_a_name_that_leads_elsewhere_is_refused(store, name, tmp_path):
    for call in (store.text, store.remove, lambda kind, id_: store.save(kind, id_, "x")):
        with pytest.raises(BadDataError, match="is no id"):
            call("exercises", name)
    with pytest.raises(BadDataError, match="is no id"):
        store.save("../elsewhere", "fine", "x")
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten_that_is_to_be_new(store, tmp_path):
    store.save("routines", "mine", "first", anew=True)
    with pytest.raises(StorageError, match="is there already"):
        store.save("routines", "mine", "second", anew=True)
    assert store.text("routines", "mine") == "first"
    (tmp_path / "data/routines/link.toml").symlink_to(tmp_path / "outside.toml")
    with pytest.raises(StorageError, match="is there already"):
        store.save("routines", "link", "text", anew=True)
    store.save("routines", "link", "text")
    assert not (tmp_path / "outside.toml").exists()


def test_what_somebody_else_wrote_meanwhile_is_copied_aside(store, tmp_path):
    folder = tmp_path / "data/exercises"
    store.save("exercises", "reach", "first")
    store.save("exercises", "reach", "second\n", seen="first")
    (folder / "reach.toml").write_bytes(b"second\r\n")
    store.save("exercises", "reach", "third", seen="second\n")
    assert len(list(folder.iterdir())) == 1, "nobody else wrote"
    (folder / "reach.toml").write_bytes(b"theirs \xff")
    with pytest.raises(BadDataError):
        store.save("exercises", "reach", "x" * 70_000, seen="third")
    assert len(list(folder.iterdir())) == 1, "nothing was replaced"
    store.save("exercises", "reach", "fourth", seen="third")
    assert store.text("exercises", "reach") == "fourth"
    assert (folder / "reach.toml.before-20261121-104000").read_bytes() == b"theirs \xff"
    assert store.own_ids("exercises") == ("reach",)


def test_of_a_file_that_is_gone_or_a_link_no_copy_is_needed(store, tmp_path):
    folder = tmp_path / "data/exercises"
    store.save("exercises", "gone", "mine", seen="first")
    (folder / "link.toml").symlink_to("gone.toml")
    store.save("exercises", "link", "other", seen="first")
    assert sorted(each.name for each in folder.iterdir()) == ["gone.toml", "link.toml"]
    assert store.text("exercises", "gone") == "mine"


def test_without_the_copy_nothing_is_replaced(store, monkeypatch):
    store.save("exercises", "reach", "theirs")

    def refuse(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(own_files, "copy_aside", refuse)
    with pytest.raises(StorageError, match="No space left"):
        store.save("exercises", "reach", "mine", seen="first")
    assert store.text("exercises", "reach") == "theirs"


def test_what_is_too_long_or_too_many_is_refused(store, monkeypatch):
    with pytest.raises(BadDataError, match="longer than 64 KiB"):
        store.save("exercises", "long", "x" * 70_000)
    monkeypatch.setattr(own_files, "MOST_FILES", 1)
    store.save("exercises", "one", "x")
    store.save("exercises", "one", "y")
    with pytest.raises(StorageError, match="more are not read"):
        store.save("exercises", "two", "x")


def test_a_file_that_is_deleted_can_be_brought_back(store, tmp_path):
    store.save("exercises", "reach", TEMPLATE)
    bring_back = store.remove("exercises", "reach")
    assert store.own_ids("exercises") == ()
    [aside] = (tmp_path / "data/exercises").iterdir()
    assert aside.read_text() == TEMPLATE
    bring_back()
    assert store.text("exercises", "reach") == TEMPLATE
    with pytest.raises(StorageError, match="is there already"):
        bring_back()
    bring_back = store.remove("exercises", "reach")
    for each in aside.parent.iterdir():
        each.unlink()
    with pytest.raises(StorageError, match="cannot be written"):
        bring_back()


def test_what_is_not_there_cannot_be_deleted(store):
    with pytest.raises(StorageError, match="cannot be written"):
        store.remove("exercises", "nothing")


@pytest.mark.parametrize(
    ("content", "match"),
    [(b"x" * 70_000, "longer than 64 KiB"), (b"\xff", "not text in UTF-8"), (None, "no file")],
)
def test_a_file_that_cannot_be_read_is_told(store, tmp_path, content, match):
    folder = tmp_path / "data/exercises"
    folder.mkdir(parents=True)
    if content is not None:
        (folder / "bad.toml").write_bytes(content)
    with pytest.raises(BadDataError, match=match):
        store.text("exercises", "bad")
    assert "bad" not in store.texts()["exercises"]


def test_a_link_is_not_read(store, tmp_path):
    folder = tmp_path / "data/exercises"
    folder.mkdir(parents=True)
    (folder / "link.toml").symlink_to("/etc/passwd")
    with pytest.raises(BadDataError, match="of its own"):
        store.text("exercises", "link")


def test_the_system_may_refuse(store, tmp_path, monkeypatch):
    store.save("exercises", "reach", TEMPLATE)
    (tmp_path / "x.deskstretch").write_bytes(b"x")

    def refuse(*_args, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(own_files, "write_atomically", refuse)
    for call in (
        lambda: store.text("exercises", "reach"),
        lambda: store.read_set(str(tmp_path / "x.deskstretch")),
        lambda: store.save("exercises", "other", "x"),
        lambda: store.write_set(str(tmp_path / "y.deskstretch"), "x"),
    ):
        with pytest.raises(StorageError, match="Permission denied"):
            call()


def test_a_set_is_written_and_read(store, tmp_path):
    path = str(tmp_path / "mine.deskstretch")
    store.write_set(path, "one")
    assert store.read_set(path) == b"one"
    with pytest.raises(StorageError, match="is there already"):
        store.write_set(path, "two")
    store.write_set(path, "two", overwrite=True)
    assert store.read_set(path) == b"two"
    with pytest.raises(BadDataError, match="There is no file"):
        store.read_set(str(tmp_path))


def test_a_huge_set_is_read_up_to_a_bound(store, tmp_path):
    path = tmp_path / "huge.deskstretch"
    with path.open("wb") as file:
        file.truncate(10**9)
    assert len(store.read_set(str(path))) == LARGEST_SET + 1


def test_nothing_of_it_is_imported_before_an_editor_opens(tmp_path):
    program = (
        "import sys, pathlib\n"
        "import desk_stretch.ui.front, desk_stretch.ui.windows\n"
        "from desk_stretch.storage.late import LateOwn\n"
        "own = LateOwn(pathlib.Path(sys.argv[1]))\n"
        "print([n for n in sys.modules if 'editing' in n or n.endswith('own_files')])\n"
        "print(own().own_ids('exercises'))\n"
    )
    words = [sys.executable, "-c", program, str(tmp_path)]
    told = subprocess.run(words, capture_output=True, text=True, check=True)
    assert told.stdout.splitlines() == ["[]", "()"]


def test_the_late_one_is_the_same(store, tmp_path):
    store.save("exercises", "reach", TEMPLATE)
    assert LateOwn(tmp_path / "data")().own_ids("exercises") == ("reach",)
