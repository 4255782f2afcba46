"""Reading a text within bounds, and finding the line that a problem is about."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.checking import checked
from desk_stretch.core.catalogue.table import Problem
from desk_stretch.core.catalogue.template import TEMPLATE
from desk_stretch.core.catalogue.text import LARGEST, MOST_DOTS, Places, read_bytes, read_text

TEXT = """\
name = "One"  # a comment
[form.chair]
desk = true
dose = { hold = 1, rest = 2 }
[[form.chair.phase]]
role = "start"
[[form.chair.phase]]
role = "work"
  cue = "Lean, twist lots"
[form.chair.phase.via]
left = "up"
[pose.start]
trunk = "lean left 95, nod"
figure.view = "front"
[step.1] # no list
"""


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("name", 0),
        ("form.chair.desk", 2),
        ("form.chair.dose.rest", 3),
        ("form.chair.phase", 4),
        ("form.chair.phase.1.role", 5),
        ("form.chair.phase.2.role", 7),
        ("form.chair.phase.2.via.left", 10),
        ("form.chair.phase.2.glow", 6),
        ("pose.start.figure.view", 13),
        ("form.chair.missing", 1),
        ("nowhere", None),
    ],
)
def test_a_key_has_its_line(key, line):
    assert Places(TEXT).line_of(Problem(key, "what is expected")) == line


def test_the_clause_is_found_else_the_line():
    places = Places(TEXT)
    line, column, length = places.span_of(Problem("pose.start.trunk", "“nod”: one of: …"))
    assert TEXT.split("\n")[line][column : column + length] == "nod"
    assert places.span_of(Problem("pose.start.trunk", "“gone”: one of: …")) == (12, 0, 27)
    assert places.span_of(Problem("form.chair.phase.2.cue", "a calm text")) == (8, 2, 24)
    assert places.span_of(Problem("nowhere", "anything")) is None


def test_the_clause_is_looked_for_in_the_value_and_not_in_the_key():
    places = Places('nod = "lean left 5, nod"')
    assert places.span_of(Problem("nod", "“nod”: one of: …")) == (0, 20, 3)
    assert Places('a="up a"').span_of(Problem("a", "“a”: one of: …")) == (0, 6, 1)


def test_a_line_with_nothing_in_it_can_be_underlined():
    for text in ("", "a"):
        assert Places(text).span_of(Problem("file", "valid TOML (at line 1)")) == (0, 0, 1)


def test_a_key_in_capitals_has_its_line():
    assert Places("a = 1\nXX = 2").line_of(Problem("XX", "another key")) == 1


def test_a_fault_of_the_syntax_has_its_line():
    [problem] = read_text("a = 1\nb = \n")[1]
    assert Places("a = 1\nb = \n").line_of(problem) == 1
    assert Places("a").line_of(Problem("file", "text in UTF-8")) is None
    assert Places("a").line_of(Problem("file", "valid TOML (at line 9, column 1)")) == 0


def test_what_would_keep_the_parser_busy_is_refused_before():
    """Twenty seconds without the bound."""
    table, [problem] = read_bytes(b"a." * 30_000 + b"a = 1")
    assert table is None
    assert "nested" in problem.expected
    assert read_text("a." * MOST_DOTS + "a = 1")[0]
    assert read_text("a." * (MOST_DOTS + 1) + "a = 1")[0] is None
    assert read_bytes(b"#" * (LARGEST + 1))[0] is None
    assert read_bytes(b"\xff")[0] is None
    assert read_text("a = " + "[" * 30_000)[0] is None


def test_the_longest_file_is_read():
    longest = "#" * (LARGEST - len(TEMPLATE) - 1) + "\n" + TEMPLATE
    assert len(longest.encode()) == LARGEST
    assert read_bytes(longest.encode())[1] == []
    assert checked("mine", longest, Catalogue())[1] == []
    assert read_bytes(longest.encode() + b"#")[0] is None
    assert checked("mine", longest + "#", Catalogue())[0] is None


def test_a_list_of_very_many_tables_is_refused():
    text = TEMPLATE + '[[form.chair.source_dose]]\nsource = "001-01"\nhold = 1\n' * 61
    problems = checked("mine", text, Catalogue())[1]
    assert problems == [Problem("form.chair.source_dose", "a list of at most 60 tables")]


def test_an_editor_is_told_everything_at_once():
    text = TEMPLATE.replace("hold = 15", "hold = 900").replace("lean left 15", "lean left 95")
    exercise, problems = checked("mine", text, Catalogue())
    assert exercise is None
    assert [each.key for each in problems] == ["form.chair.dose.hold", "pose.reach.trunk"]
    assert checked("mine", "é" * LARGEST, Catalogue())[1][0].expected == "a file of at most 64 KiB"
    assert checked("mine", "a = ", Catalogue())[0] is None


def test_the_template_is_in_order():
    exercise, problems = checked("mine", TEMPLATE, Catalogue())
    assert problems == []
    assert exercise.forms[0].staging is not None


@pytest.mark.parametrize(
    ("bad", "key"),
    [
        (TEMPLATE + "".join(f"[pose.a{n}]\n" for n in range(61)), "pose"),
        (TEMPLATE + "".join(f"[form.a{n}]\n" for n in range(61)), "form"),
        (TEMPLATE.replace("areas = [", "areas = [" + '"neck", ' * 61), "areas"),
    ],
)
def test_very_many_of_anything_are_refused_at_once(bad, key):
    assert key in {each.key for each in checked("mine", bad, Catalogue())[1]}


@given(st.text(max_size=300), st.text(max_size=20), st.text(max_size=20))
def test_places_take_any_text(text, key, expected):
    lines = text.split("\n")
    for each in (Problem(key, expected), Problem("file", "(at line 3, column 1)")):
        span = Places(text).span_of(each)
        assert span is None or (0 <= span[0] < len(lines) and span[1] >= 0 and span[2] >= 1)


@given(st.binary(max_size=400))
def test_reading_takes_any_bytes(content):
    table, problems = read_bytes(content)
    assert (table is None) == bool(problems)


_BITS = (
    "form", "chair", "phase", "pose", ".", "[", "]", "[[", "]]", "=", "{", "}", '"', "\n", " ",
    "1", "true", "hold", "'''", "-", "#", "reach",
)  # fmt: skip


@given(st.lists(st.sampled_from(_BITS), max_size=60).map("".join))
def test_any_text_is_checked_without_an_error(text):
    _, problems = checked("mine", text, Catalogue())
    assert problems
    assert all(each.line("x").isprintable() for each in problems)


_CHANGES = st.tuples(st.integers(0, len(TEMPLATE)), st.integers(0, 8), st.sampled_from(_BITS))


@settings(max_examples=50)
@given(st.lists(_CHANGES, min_size=1, max_size=6))
def test_a_damaged_template_is_checked_without_an_error(changes):
    text = TEMPLATE
    for at, gone, bit in changes:
        text = text[:at] + bit + text[at + gone :]
    exercise, problems = checked("mine", text, Catalogue())
    assert exercise is not None or problems
