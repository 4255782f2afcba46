"""Small texts: sides, ids, sentences of an import, and what TOML needs written specially."""

from __future__ import annotations

import tomllib

import pytest

from desk_stretch.core.catalogue.catalogue import BrokenFile, Catalogue
from desk_stretch.core.catalogue.checking import checked
from desk_stretch.core.catalogue.import_words import import_words
from desk_stretch.core.catalogue.naming import id_from
from desk_stretch.core.catalogue.rules import read_exercise
from desk_stretch.core.catalogue.sets import EXERCISES, KINDS, Import, read_set, set_text
from desk_stretch.core.catalogue.sided import sided
from desk_stretch.core.catalogue.table import Problem
from desk_stretch.core.catalogue.text import Places
from desk_stretch.core.catalogue.writing import quoted


@pytest.mark.parametrize(
    ("side", "text"),
    [
        ("left", "Dein linkes Ohr, der rechte Arm."),
        ("right", "Dein rechtes Ohr, der linke Arm."),
    ],
)
def test_a_language_that_bends_its_words_writes_both(side, text):
    cue = "Dein {side:linkes|rechtes} Ohr, der {other:linke|rechte} Arm."
    assert sided(cue, side) == text


def test_both_sides_have_no_other_one():
    assert sided("Turn {side}, then {other}.", "both") == "Turn both, then both."
    assert sided("Hebe {side:den linken|den rechten} Arm.", "both") == "Hebe both Arm."


def test_a_language_that_does_not_bend_them_has_one_word():
    assert sided("Turn {side}, then {other}.", "left") == "Turn left, then right."
    assert sided("Turn {side}, then {other}.", "right") == "Turn right, then left."


def test_a_broken_file_has_the_id_of_its_name():
    assert BrokenFile("ear-to-shoulder.toml", ()).id == "ear-to-shoulder"


@pytest.mark.parametrize(
    ("name", "taken", "made"),
    [
        ("Ear to shoulder!", (), "ear-to-shoulder"),
        ("  Café – crème  ", (), "cafe-creme"),
        ("Roll", ("roll", "roll-2"), "roll-3"),
        ("伸び", (), "mine"),
        ("伸び", ("mine",), "mine-2"),
        ("a" * 36 + " b", (), "a" * 36),
        ("a" * 35 + " b", (), "a" * 35),
    ],
)
def test_an_id_is_like_the_name(name, taken, made):
    assert id_from(name, taken, "mine") == made


def test_what_an_import_leaves_out_is_told_with_its_problems():
    problems = tuple(Problem(f"key{n}", f"a number below {n}") for n in range(1, 8))
    assert import_words(Import((), (), {"reach": problems})) == [
        "reach is left out: key1: a number below 1; key2: a number below 2; "
        "key3: a number below 3; key4: a number below 4; key5: a number below 5"
    ]


@pytest.mark.parametrize("text", ["a\x7fb", 'say "so"', "back\\slash", "line\nbreak", "tab\t"])
def test_what_is_quoted_is_one_line_that_toml_reads_back(text):
    line = f"text = {quoted(text)}"
    assert len(line.splitlines()) == 1
    assert "\x7f" not in line
    assert tomllib.loads(line) == {"text": text}


def test_what_is_quoted_can_be_read_by_a_person():
    assert quoted("Nacken – für 首 🙂") == '"Nacken – für 首 🙂"'


@pytest.mark.parametrize(
    "text", ["'''", "it ends with '", "back\\slash, \"quotes\" and '''", "''' C:\\new\\table"]
)
def test_a_set_keeps_a_text_that_toml_has_to_escape(text):
    texts = {kind: {} for kind in KINDS} | {EXERCISES: {"reach": text}}
    assert read_set(set_text(texts).encode())[EXERCISES] == {"reach": text}


def test_a_header_may_have_blanks_around_its_dots():
    places = Places("[ form . chair ]\ndesk = true\n[[ form . chair . phase ]]\nrole . of = 1")
    keys = ("form.chair.desk", "form.chair.phase", "form.chair.phase.1.role.of")
    assert [places.line_of(Problem(key, "x")) for key in keys] == [1, 2, 3]


def test_half_a_letter_is_a_problem_and_no_fault():
    made, problems = checked("reach", 'name = "\ud800"', Catalogue(()))
    assert made is None
    assert problems


def test_a_key_that_nobody_knows_is_named_as_it_is_written(rolls):
    _, problems = read_exercise("shoulder-rolls", rolls | {"X.": 1, "Xylophone": 2})
    assert {"X", "Xylophone"} <= {each.key for each in problems}
