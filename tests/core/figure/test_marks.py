"""Arrows, presses and glowing areas as written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_stretch.core.figure.clauses import Unread, direction
from desk_stretch.core.figure.marks import arrow, glow, press
from desk_stretch.core.figure.staging import Arrow, Press
from tests.core.figure.test_clauses import complaint


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("crown@0.55", Arrow("crown", 0.55)),
        ("right.elbow", Arrow("right.elbow")),
        ("ring left.shoulder up back 0.4", Arrow("left.shoulder", 0.4, ("up", "back"))),
        ("ring left.shoulder up back", Arrow("left.shoulder", ring=("up", "back"))),
    ],
)
def test_an_arrow(text, expected):
    assert arrow(text) == expected


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "landmark"), ("crwn", "one of: crown"), ("crown@", "one number"),
        ("crown@9", "from 0 to 2"), ("elbow", "left.elbow right.elbow"),
        ("same.elbow", "one of: left.elbow"), ("ring crown up", "ring LANDMARK"),
        ("ring crown up baack", "one of: back"), ("ring crown up back far", "one number"),
        ("ring crwn up back", "landmark"),
    ],
)  # fmt: skip
def test_no_arrow(text, part):
    with pytest.raises(Unread, match=part):
        arrow(text)


def test_a_press():
    assert press("right.heel > down") == Press("right.heel", direction("down"))
    assert press("right.knee>out up20") == Press("right.knee", direction("out up20"))
    assert press("forehead > forward") == Press("forehead", direction("forward"))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("right.heel down", "LANDMARK > DIRECTION"), ("heel > down", "left.heel"),
        ("right.heel > ", "a direction"), ("right.heel > dwn", "one of: down"),
        ("forehead > out", "left or right"), ("forehead > up in20", "left or right"),
    ],
)  # fmt: skip
def test_no_press(text, part):
    with pytest.raises(Unread, match=part):
        press(text)


def test_an_area():
    assert glow("right.upper_trap") == "right.upper_trap"
    assert glow("upper_trap") == "upper_trap"


@pytest.mark.parametrize(
    ("text", "part"),
    [("uper_trap", "one of: upper_trap"), ("same.chest", "left.chest right.chest chest")],
)
def test_no_area(text, part):
    with pytest.raises(Unread, match=part):
        glow(text)


@given(st.text() | st.text("ring crown@0.5>upleft.bak"), st.sampled_from([arrow, press, glow]))
def test_no_text_is_too_wild(text, read):
    assert complaint(read, text).isprintable()
