"""Own exercises and routines on the command line."""

from __future__ import annotations

import pytest

from desk_stretch.core.catalogue.template import TEMPLATE
from desk_stretch.storage.own_files import OwnFiles
from tests.storage.test_own_catalogue import ROUTINE


@pytest.fixture
def store(own_home):
    return OwnFiles(own_home / ".local/share/desk-stretch")


@pytest.fixture
def mine(store):
    store.save("exercises", "reach", TEMPLATE)
    store.save("routines", "mine", ROUTINE)
    return store


def test_own_ones_are_listed_with_the_others(desk_stretch, mine):
    assert "reach" in desk_stretch("exercises").out
    assert "mine" in desk_stretch("routines").out


def test_check_looks_at_all_own_files(desk_stretch, store):
    assert desk_stretch("exercises", "check").out.startswith("There are no exercises")
    store.save("exercises", "reach", TEMPLATE)
    assert desk_stretch("exercises", "check").out == "The file is in order.\n"
    store.save("exercises", "bad", TEMPLATE.replace("hold = 15", "hold = 900"))
    store.save("routines", "worse", "[")
    told = desk_stretch("exercises", "check")
    assert told.code == 1
    assert "exercises/bad.toml: form.chair.dose.hold: a number from 0.5 to 120" in told.err
    assert "routines/worse.toml: file: valid TOML" in told.err


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (["routines", "edit"], ("show", "routines", "")),
        (["routines", "edit", "sitting-gentle"], ("show", "routines", "sitting-gentle")),
        (["exercises", "edit"], ("show", "exercise", "")),
        (["exercises", "edit", "cat-cow"], ("show", "exercise", "cat-cow")),
    ],
)
def test_the_editors_open_without_the_app(desk_stretch, front, words, asked):
    front.code = 3
    assert desk_stretch(*words).code == 3
    assert front.asked == [asked]


def test_a_draft_can_be_edited_too(desk_stretch, front, store):
    store.save("exercises", "draft", "[")
    assert desk_stretch("exercises", "edit", "draft").code == 0
    assert desk_stretch("exercises", "edit", "drift").code == 2
    assert desk_stretch("routines", "edit", "drift").code == 2
    assert front.asked == [("show", "exercise", "draft")]


def test_without_a_display_the_folder_is_named(desk_stretch, front):
    front.display = False
    told = desk_stretch("exercises", "edit")
    assert told.code == 1
    assert "plain text" in told.err


def test_the_running_app_opens_its_own_editor(desk_stretch, front, monkeypatch):
    from desk_stretch.remote import client

    asked = []
    monkeypatch.setattr(client, "ask", lambda *words: asked.append(words))
    assert desk_stretch("exercises", "edit", "cat-cow").code == 0
    assert desk_stretch("routines", "edit").code == 0
    assert asked == [
        ("open", {"name": "exercise", "exercise": "cat-cow"}),
        ("open", {"name": "routines"}),
    ]
    assert front.asked == []


def test_a_set_is_given_out_and_taken_in(desk_stretch, mine, tmp_path):
    path = str(tmp_path / "mine.deskstretch")
    assert desk_stretch("routines", "export", path).out == f"1 routine is in {path}.\n"
    assert desk_stretch("routines", "export", path).code == 1
    mine.remove("exercises", "reach")
    mine.remove("routines", "mine")
    looked = desk_stretch("routines", "import", path, "--look")
    assert looked.out.splitlines() == [
        "The exercise “Reach to one side”, new here.", "The routine “Mine”, new here.",
    ]  # fmt: skip
    assert mine.own_ids("routines") == ()
    assert desk_stretch("routines", "import", path).out.endswith("2 files were added.\n")
    assert mine.own_ids("routines") == ("mine",)
    assert "mine is here already." in desk_stretch("routines", "import", path).out


def test_what_is_wrong_with_a_set_is_told(desk_stretch, store, tmp_path):
    path = tmp_path / "bad.deskstretch"
    path.write_bytes(b"PK\x03\x04")
    assert "cannot be imported" in desk_stretch("routines", "import", str(path)).err
    path.write_text("format = 1\n[routines.mine]\ntext = '['\n")
    told = desk_stretch("routines", "import", str(path))
    assert told.code == 1
    assert "mine is left out: file: valid TOML" in told.out
    unknown = desk_stretch("routines", "export", str(tmp_path / "x.deskstretch"), "nothing")
    assert "There is no routine “nothing” of your own." in unknown.err
    assert not (tmp_path / "x.deskstretch").exists()
