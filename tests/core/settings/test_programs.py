"""Programs of the person's own: what a line may be, and which one runs when."""

from __future__ import annotations

import pytest

from desk_stretch.core.settings.programs import (
    LONGEST_WORD,
    MOST_WORDS,
    Occasion,
    key_of,
    told_to,
)
from desk_stretch.core.settings.schema import SCHEMA, Settings
from desk_stretch.errors import BadDataError, UsageError

DUE = SCHEMA["programs.due"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("playerctl pause", ("playerctl", "pause")),
        ("~/bin/x 'two words' \"\"", ("~/bin/x", "two words", "")),
        ("echo $HOME; rm -rf / | cat > x && y",
         ("echo", "$HOME;", "rm", "-rf", "/", "|", "cat", ">", "x", "&&", "y")),
        ("", ()),
        ("none", ()),
        ("NONE", ()),
    ],
)  # fmt: skip
def test_a_line_is_cut_into_words_and_no_shell_reads_it(line, words):
    assert DUE.parse(f" {line} ") == words
    assert DUE.check(list(words)) == words
    assert DUE.parse(DUE.text(words)) == words
    assert DUE.stored(words) == list(words)


def test_a_line_in_the_file_is_cut_as_well():
    assert DUE.check("playerctl pause") == ("playerctl", "pause")


def test_none_is_shown_as_none():
    assert DUE.text(()) == DUE.display(()) == "none"
    assert DUE.display(("a", "b c")) == "a 'b c'"


@pytest.mark.parametrize("line", ["'open", 'a "b', "''", "'' x"])
def test_what_is_no_program_is_refused(line):
    with pytest.raises(UsageError, match=r"programs.due takes a program and its words, or none"):
        DUE.parse(line)


@pytest.mark.parametrize(
    "value",
    [5, None, {"a": 1}, [1], [["a"]], ["a\nb"], ["a\0b"], ["x" * (LONGEST_WORD + 1)],
     ["a"] * (MOST_WORDS + 1), [""], "'"],
)  # fmt: skip
def test_what_is_no_list_of_words_is_refused(value):
    with pytest.raises(BadDataError, match=r"programs\.due"):
        DUE.check(value)


def test_as_many_words_as_may_be():
    assert len(DUE.check(["x" * LONGEST_WORD] * MOST_WORDS)) == MOST_WORDS


def test_nothing_is_named_at_first():
    programs = Settings().programs
    assert not programs.is_any()
    assert {programs.on(each) for each in Occasion} == {()}


@pytest.mark.parametrize("occasion", Occasion)
def test_every_occasion_has_its_setting(occasion):
    programs = Settings({key_of(occasion): ["x"]}).programs
    assert programs.is_any()
    assert programs.on(occasion) == ("x",)
    others = {each for each in Occasion if programs.on(each)}
    both = {Occasion.SNOOZED, Occasion.SKIPPED}
    assert others == (both if occasion in both else {occasion})


def test_a_program_is_told_four_things_and_no_more():
    assert told_to(Occasion.ENDED, "rest break", "neck", "completed") == {
        "DESK_STRETCH_EVENT": "ended",
        "DESK_STRETCH_REMINDER": "rest break",
        "DESK_STRETCH_ROUTINE": "neck",
        "DESK_STRETCH_OUTCOME": "completed",
    }
