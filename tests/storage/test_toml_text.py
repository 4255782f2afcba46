"""Changing one value in a text, or saying that it takes more than that."""

from __future__ import annotations

import pytest

from desk_stretch.storage.toml_text import amended, comments, read


def test_the_same_words_inside_a_string_are_not_taken_for_the_value():
    text = '[breaks]\nnote = """\nwork_time = 1\n"""\nwork_time = 30\n'
    expected = {"breaks": {"note": "work_time = 1\n", "work_time": 40}}
    assert amended(text, "breaks", "work_time", 40, expected) is None


@pytest.mark.parametrize(
    ("text", "value", "changed"),
    [
        ("", 1, "[look]\na = 1\n"),
        ("x = 1", 1, "x = 1\n\n[look]\na = 1\n"),
        ("x = 1\n\n", 1, "x = 1\n\n[look]\na = 1\n"),
        ("[look]", True, "[look]\na = true"),
        ("[look]\n\n\n[other]\n", 'ü"', '[look]\na = "ü\\""\n\n\n[other]\n'),
        ("[look]\na = '#' # c\n", "x", '[look]\na = "x" # c\n'),
        ("[look]\na = '#' # c\n", None, "[look]\n"),
        ("[look]\na = [\n 1,\n 2] # c\nb = 2", [3], "[look]\na = [3]\nb = 2"),
        ("[look.deep]\nb = 2\n", 1, "[look.deep]\nb = 2\n\n[look]\na = 1\n"),
    ],
)
def test_only_the_lines_concerned_change(text, value, changed):
    assert amended(text, "look", "a", value, read(changed)) == changed


@pytest.mark.parametrize(
    "string",
    ['"#"', "'#'", '"\\"#"', "'\\'", '""', '"""#\n"#"""', '"""\\"""#"""', '""""#""""', '""""""',
     "'''#\n'#'''", "''''#''''", "''''''"],
)  # fmt: skip
def test_comments_are_told_from_strings(string):
    text = f"# one\r\n[a]#two\nb = [{string}, # one\n {string}]# 'three\nc = {string}"
    assert read(text)
    assert comments(text) == {"# one": 2, "#two": 1, "# 'three": 1}


def test_deep_nesting_is_an_error_of_the_text():
    with pytest.raises(ValueError, match="nested too deeply"):
        read("a = " + "[" * 5000)
    with pytest.raises(ValueError, match="nested too deeply"):
        read("a." * 15_000 + "a = 1")
    with pytest.raises(ValueError, match="a number without end"):
        read("a = 1e" + "9" * 5000)
