"""Reading a table key by key: what lies exactly on a limit is right, what lies beyond is told."""

from __future__ import annotations

import pytest

from desk_stretch.core.catalogue.table import MOST_TABLES, Table, shown


def told(values, read, key=""):
    """What is told of *values* by a reader, and what it gave."""
    problems = []
    value = read(Table(values, problems, key))
    return value, [(each.key, each.expected) for each in problems]


@pytest.mark.parametrize(
    ("length", "problems"),
    [(40, []), (41, [("name", "one line of text, at most 40 characters")])],
)
def test_a_text_has_its_length(length, problems):
    assert told({"name": "x" * length}, lambda table: table.text("name", 40))[1] == problems


@pytest.mark.parametrize(
    ("value", "is_right"), [(0.4, False), (0.5, True), (120, True), (120.5, False)]
)
def test_a_number_lies_within_its_limits(value, is_right):
    number, problems = told({"hold": value}, lambda table: table.number("hold", 0.5, 120))
    assert (number, problems) == (
        (value, []) if is_right else (0.5, [("hold", "a number from 0.5 to 120")])
    )


@pytest.mark.parametrize(("value", "is_right"), [(0, False), (1, True), (60, True), (61, False)])
def test_a_whole_number_lies_within_its_limits(value, is_right):
    number, problems = told({"n": value}, lambda table: table.whole("n", 1, 60))
    assert (number, problems) == (
        (value, []) if is_right else (1, [("n", "a whole number from 1 to 60")])
    )


@pytest.mark.parametrize(("more", "problems"), [(0, []), (1, ["list"])])
def test_a_list_and_a_table_have_an_end(more, problems):
    many = range(MOST_TABLES + more)
    words = {"list": [f"word{n}" for n in many]}
    lists = {"list": [{} for _ in many]}
    tables = {f"table{n}": {} for n in many}
    assert [key for key, _ in told(words, lambda t: t.words("list", required=True))[1]] == problems
    assert [key for key, _ in told(lists, lambda t: t.tables("list"))[1]] == problems
    assert [key for key, _ in told(tables, Table.named_tables, "list")[1]] == problems
    assert len(told(tables, Table.named_tables)[0]) == MOST_TABLES


def test_a_table_within_has_its_whole_key():
    def read(table):
        table.table("X").table("Y").problem("Z", "something else")
        table.tables("X.")[0].problem("Z", "something else")

    _, problems = told({"X": {"Y": {}}, "X.": [{}]}, read)
    assert [key for key, _ in problems] == ["X.Y.Z", "X.1.Z"]


@pytest.mark.parametrize(
    ("word", "text"), [("x" * 40, "x" * 40), ("x" * 41, "x" * 39 + "…"), ("a\nb", "'a\\nb'")]
)
def test_a_long_word_is_shortened(word, text):
    assert shown(word) == text
