"""One history on several computers, on the command line."""

from __future__ import annotations

import pytest

from desk_stretch.core.history.merge import Round, Wish
from desk_stretch.storage import sharing
from desk_stretch.storage.opening import change_history
from desk_stretch.storage.sharing import exchange
from tests.storage.exchange_entries import PROMPT, SOME


@pytest.fixture
def folder(tmp_path):
    found = tmp_path / "synced"
    found.mkdir()
    return found


@pytest.fixture
def other(tmp_path, folder):
    path = tmp_path / "laptop" / "history.sqlite"
    record = change_history(path)
    record.add_entries([PROMPT])
    yield record
    record.close()


def sync(tmp_path, folder):
    exchange(tmp_path / "laptop" / "history.sqlite", Wish(str(folder), "Laptop"))


def test_the_history_names_the_computer(desk_stretch, folder, other, tmp_path):
    sync(tmp_path, folder)
    desk_stretch("settings", "set", "sharing.folder", str(folder))
    said = desk_stretch("history", "--days", "3660")
    assert said.out.split()[-1] == "Laptop"
    (entry,) = desk_stretch("history", "--days", "3660", "--json").json
    assert entry["computer"] == "Laptop"


def test_what_is_deleted_imported_and_exported_goes_round(desk_stretch, folder, other, tmp_path):
    sync(tmp_path, folder)
    desk_stretch("settings", "set", "sharing.folder", str(folder))
    path = str(tmp_path / "a.json")
    assert desk_stretch("history", "export", path).out == f"1 entry is in {path}.\n"
    desk_stretch("history", "delete", "--from", "2026-03-02", "--to", "2026-03-02")
    sync(tmp_path, folder)
    assert other.entries() == []
    desk_stretch("history", "undelete")
    sync(tmp_path, folder)
    assert other.entries() == [PROMPT]
    record = change_history(tmp_path / "third" / "history.sqlite")
    record.add_entries(SOME)
    record.export(path, overwrite=True)
    record.close()
    desk_stretch("history", "import", path)
    sync(tmp_path, folder)
    assert len(other.entries()) == 2, "neither what rests nor the rehearsal"


def test_a_folder_that_is_away_is_told_and_the_history_shown(desk_stretch, folder):
    desk_stretch("settings", "set", "sharing.folder", str(folder / "away"))
    said = desk_stretch("history")
    assert said.code == 0
    assert said.err.startswith(f"The shared folder {folder / 'away'} cannot be used now")


@pytest.mark.parametrize(
    "words", [("reset", "sharing.folder"), ("set", "sharing.folder", ""), ("reset",)]
)
def test_switched_off_what_came_from_the_others_goes(desk_stretch, folder, other, tmp_path, words):
    sync(tmp_path, folder)
    desk_stretch("settings", "set", "sharing.folder", str(folder))
    assert len(desk_stretch("history", "--days", "3660", "--json").json) == 1
    assert desk_stretch("settings", *words).err == ""
    assert desk_stretch("history", "--days", "3660", "--json").json == []
    assert other.entries() == [PROMPT]


def test_a_last_round_that_cannot_be_done_is_told(desk_stretch, monkeypatch):
    monkeypatch.setattr(sharing, "exchange", lambda *_: Round(told=("It is damaged.",)))
    said = desk_stretch("settings", "reset", "sharing.folder")
    assert (said.code, said.err) == (0, "It is damaged.\n")


def test_a_folder_is_a_whole_path(refused):
    assert "whole path" in refused(2, "settings", "set", "sharing.folder", "Sync")
