"""A line of the person's own, a folder and a screen: what they take."""

from __future__ import annotations

import pytest

from desk_stretch.core.settings.schema import SCHEMA
from desk_stretch.errors import BadDataError, UsageError

FOLDER, NAME = SCHEMA["sharing.folder"], SCHEMA["sharing.name"]
SCREEN = SCHEMA["prompt.screen"]


@pytest.mark.parametrize("path", ["/a/b", "~/Sync", "~", "C:\\Sync", "d:/Sync", "\\\\nas\\share"])
def test_a_whole_path_is_taken(path):
    assert FOLDER.parse(f" {path} ") == FOLDER.check(path) == path
    assert FOLDER.stored(path) == FOLDER.text(path) == FOLDER.display(path) == path


def test_a_folder_is_asked_for_with_an_example():
    assert FOLDER.takes() == "the whole path of a folder, as ~/Sync/desk-stretch, or none"
    assert NAME.takes() == "one line of at most 60 characters, or none"


@pytest.mark.parametrize("path", ["Sync", "./a", "~other/a", "../a"])
def test_another_path_is_not(path):
    with pytest.raises(UsageError, match="whole path"):
        FOLDER.parse(path)


@pytest.mark.parametrize("word", ["", "none", "NONE"])
def test_none_is_none(word):
    assert FOLDER.parse(word) == NAME.parse(word) == ""
    assert FOLDER.text("") == NAME.display("") == "none"


@pytest.mark.parametrize("value", [5, None, ["a"], "a\nb", "x" * 61])
def test_a_name_is_one_short_line(value):
    with pytest.raises(BadDataError, match="one line of at most 60"):
        NAME.check(value)


@pytest.mark.parametrize(
    ("typed", "value"),
    [("pointer", "pointer"), (" Main ", "main"), ("DELL U2720Q", "DELL U2720Q"), ("DP-1", "DP-1")],
)
def test_a_screen_is_a_word_or_its_name(typed, value):
    assert SCREEN.parse(typed) == SCREEN.check(value) == value
    assert SCREEN.stored(value) == SCREEN.text(value) == value


def test_a_screen_in_words():
    assert SCREEN.default == "pointer"
    assert SCREEN.display("main") == "The main screen"
    assert SCREEN.display("DP-1") == "DP-1"
    assert SCREEN.takes() == "pointer, main or the name of a screen"


@pytest.mark.parametrize("value", [5, None, ["a"], "", "  ", "a\nb", "x" * 61])
def test_what_names_no_screen(value):
    with pytest.raises(BadDataError, match="the name of a screen"):
        SCREEN.check(value)
