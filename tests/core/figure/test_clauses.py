"""The smallest parts of the pose language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_stretch.core.figure.clauses import (
    DEGREES,
    Unread,
    direction,
    number,
    one_of,
    pairs,
    printable,
)
from desk_stretch.core.figure.pose import Direction
from tests.core.figure.test_directions import DIRECTIONS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("down", Direction("down")),
        ("down out10 forward5.5", Direction("down", (("out", 10), ("forward", 5.5)))),
        ("out up", Direction("out", (("up", DEGREES),))),
        ("world up", Direction("up", (), is_world=True)),
        ("  up   back20 ", Direction("up", (("back", 20),))),
    ],
)
def test_a_direction_is_read(text, expected):
    assert direction(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "a direction, as “out up20”"),
        ("world", "a direction, as “out up20”"),
        ("outt", "unknown direction “outt”; one of: out"),
        ("out20", "unknown direction “out20”; one of: out"),
        ("out up-20", "a direction, as “out up20”: a word, then words with their degrees"),
        ("out 20", "a direction, as “out up20”: a word, then words with their degrees"),
        ("out u20", "unknown direction “u”; one of: up"),
        ("out up181", "one number from 0 to 180"),
        ("down up20", "words that turn “down” aside first"),
        ("out left20", "words that turn “out” aside first"),
        ("world in out", "words that turn “in” aside first"),
    ],
)
def test_what_is_no_direction_is_told(text, expected):
    with pytest.raises(Unread) as told:
        direction(text)
    assert str(told.value) == expected


def complaint(read, text):
    """Return what is expected instead of a text, "" if it is fine."""
    try:
        read(text)
    except Unread as error:
        return str(error)
    return ""


def _text(way):
    turns = [f"{word}{degrees}" for word, degrees in way.turns]
    return " ".join(["world"] * way.is_world + [way.first, *turns])


@given(DIRECTIONS)
def test_a_direction_written_is_the_direction_read(way):
    text = _text(way)
    assert "aside" in complaint(direction, text) or direction(text) == way


@pytest.mark.parametrize("words", [["3"], ["-3"], ["0.5"], [".5"], ["-.5"], ["4."]])
def test_a_number_is_read(words):
    assert number(words, -4, 4) == float(words[0])


@pytest.mark.parametrize(
    "words", [[], ["4.1"], ["-5"], ["1", "2"], ["1e1"], ["nan"], ["inf"], ["+1"], ["٣"], ["."]]
)
def test_anything_else_is_no_number(words):
    with pytest.raises(Unread, match="one number from -4 to 4"):
        number(words, -4, 4)


def test_words_with_a_number_each():
    assert pairs(["out", "0.4", "ahead", "1"], ("out", "ahead"), -2, 2) == {"out": 0.4, "ahead": 1}
    assert pairs([], ("out",), 0, 1) == {}


@pytest.mark.parametrize("text", ["out", "out 1 out 1", "up 1", "out 3", "1 out", "out 1 ahead"])
def test_words_without_a_number_are_told(text):
    with pytest.raises(Unread):
        pairs(text.split(), ("out", "ahead"), 0, 2)


def test_the_nearest_words_are_offered_or_all():
    with pytest.raises(Unread, match=r"one of: temple$"):
        one_of("tempel", ("crown", "temple", "ear"), "landmark")
    with pytest.raises(Unread, match=r"one of: crown temple ear$"):
        one_of("zzz", ("crown", "temple", "ear"), "landmark")


@given(st.text())
def test_any_text_can_be_printed(text):
    assert printable(text).isprintable()
    assert len(printable(text)) <= 60


@given(st.text() | st.text("upoutdw inworldback0123456789.-", max_size=30))
def test_any_text_is_a_direction_or_told(text):
    assert complaint(direction, text).isprintable()
