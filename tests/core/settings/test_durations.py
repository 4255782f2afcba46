"""Lengths of time as typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_stretch.core.settings.durations import seconds_of, whole


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("90s", 90), ("90 sec", 90), ("1 second", 1), ("50m", 3000), ("50 min", 3000),
        ("1 minute", 60), ("1h", 3600), ("1h30", 5400), ("1h 30m", 5400), ("2 hours", 7200),
        ("1h30s", 3630), ("1m30s", 90), ("1H5M", 3900), ("  5m ", 300), ("0s", 0),
    ],
)  # fmt: skip
def test_units_are_read(text, seconds):
    assert seconds_of(text) == seconds


@pytest.mark.parametrize(
    "text", ["", " ", "50", "-5m", "1.5h", "5 10", "soon", "5x", "m", "h", "30s1h", "٥m"]
)
def test_anything_else_is_none(text):
    assert seconds_of(text) is None


@given(st.integers(0, 99), st.integers(0, 59), st.integers(0, 59))
def test_what_is_written_is_read(hours, minutes, seconds):
    expected = hours * 3600 + minutes * 60 + seconds
    assert seconds_of(f"{hours}h{minutes}m{seconds}s") == expected


@given(st.text())
def test_no_text_is_too_odd(text):
    found = seconds_of(text)
    assert found is None or found >= 0
    assert whole(text) is None or int(text) == whole(text)
