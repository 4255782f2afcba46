"""The history out of and into files, and days out of it, on the command line."""

from __future__ import annotations

import json

import pytest

from desk_stretch.resources import asset
from desk_stretch.storage.opening import change_history, open_history
from desk_stretch.storage.paths import find_folders
from tests.storage.exchange_entries import SOME


@pytest.fixture
def kept():
    record = open_history(find_folders().history_file).record
    record.add_entries(SOME)
    yield record
    record.close()


def entries():
    record = change_history(find_folders().history_file)
    found = record.entries()
    record.close()
    return found


@pytest.mark.parametrize("form", ["csv", "json"])
def test_out_and_in_while_the_app_runs(desk_stretch, kept, tmp_path, monkeypatch, form):
    path = str(tmp_path / f"a.{form}")
    assert desk_stretch("history", "export", path).out == f"4 entries are in {path}.\n"
    said = desk_stretch("history", "import", path)
    assert said.out == "0 added, 4 were there already, 0 could not be read.\n"
    assert said.code == 0
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "elsewhere"))
    said = desk_stretch("history", "import", path)
    assert said.out == "4 added, 0 were there already, 0 could not be read.\n"
    assert entries() == SOME


def test_the_format_may_be_told(desk_stretch, kept, tmp_path):
    path = str(tmp_path / "history")
    assert desk_stretch("history", "export", path, "--format", "ics").out.startswith("2 entries")
    assert (tmp_path / "history").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_wrong_words(refused, tmp_path):
    assert ".ics" in refused(2, "history", "export", str(tmp_path / "a.txt"))
    assert "format “xml”" in refused(2, "history", "export", "a.csv", "--format", "xml")
    assert "2026-01-31" in refused(2, "history", "delete", "--from", "may", "--to", "2026-01-01")
    days = ("--from", "2026-01-02", "--to", "2026-01-01")
    assert refused(2, "history", "delete", *days) == "--to is not before --from."
    assert "--to" in refused(2, "history", "delete", "--from", "2026-01-02")
    assert not find_folders().history_file.exists()


def test_a_file_is_overwritten_only_when_asked(desk_stretch, refused, kept, tmp_path):
    path = tmp_path / "a.json"
    path.write_text("mine")
    assert "stays as it is" in refused(1, "history", "export", str(path))
    assert path.read_text() == "mine"
    assert desk_stretch("history", "export", str(path), "--overwrite").code == 0
    assert len(json.loads(path.read_text())["records"]) == 4


def test_an_empty_history_is_exported_without_making_one(desk_stretch, tmp_path):
    assert desk_stretch("history", "export", str(tmp_path / "a.csv")).code == 0
    assert not find_folders().history_file.exists()


def test_problems_are_named_and_the_rest_comes_in(desk_stretch, kept, tmp_path):
    path = tmp_path / "a.json"
    desk_stretch("history", "export", str(path))
    path.write_text(path.read_text().replace('"worked 50 min"', "5"))
    said = desk_stretch("history", "import", str(path))
    assert said.code == 1
    assert said.out == "0 added, 3 were there already, 1 could not be read.\n"
    assert said.err == "record 1: reason: a text is expected\n"


def test_what_is_no_history_adds_nothing(refused, tmp_path):
    (tmp_path / "a.json").write_text("{}")
    assert "Nothing was added." in refused(1, "history", "import", str(tmp_path / "a.json"))
    assert not find_folders().history_file.exists()


def test_days_go_and_come_back(desk_stretch, kept):
    days = ("--from", "2026-03-01", "--to", "2026-03-02")
    said = desk_stretch("history", "delete", *days)
    assert said.out.startswith("2 entries were deleted.\n")
    assert "history undelete" in said.out
    assert len(kept.entries()) == 2, "the running app sees it"
    assert desk_stretch("history", "delete", *days).out == "Nothing was recorded in these days.\n"
    assert desk_stretch("history", "undelete").out == "2 entries are back.\n"
    assert desk_stretch("history", "undelete").out == "There is nothing to bring back.\n"
    assert kept.entries() == SOME


def test_a_damaged_history_is_left_where_it_is(refused):
    file = find_folders().history_file
    file.parent.mkdir(parents=True)
    file.write_bytes(b"not a database at all, but long enough to look like one" * 30)
    assert "damaged" in refused(1, "history", "undelete")
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_a_file_of_workrave_comes_in_once(desk_stretch, refused, tmp_path):
    path = str(asset().parent / "tests" / "samples" / "workrave-historystats")
    said = desk_stretch("history", "import", path)
    assert said.out.splitlines()[-1] == "17 added, 0 were there already, 0 could not be read."
    assert "spread evenly" in said.out
    assert desk_stretch("history", "import", path, "--from", "workrave").out.endswith(
        "0 added, 17 were there already, 0 could not be read.\n"
    )
    assert "Workrave" in desk_stretch("history", "--days", "3660").out
    (tmp_path / "a.csv").write_text("kind,at\n")
    said = refused(1, "history", "import", str(tmp_path / "a.csv"), "--from", "workrave")
    assert "no history that Workrave has written" in said
    assert "source “x”" in refused(2, "history", "import", path, "--from", "x")
