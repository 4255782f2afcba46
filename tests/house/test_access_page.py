"""``docs/access.md`` names every check, and no test that is not there."""

from __future__ import annotations

import re
from functools import cache

import pytest

from desk_stretch import DESKTOP_ID
from desk_stretch.platform.host import PROGRAM
from desk_stretch.platform.notify.freedesktop import HINTS
from desk_stretch.storage.paths import APP
from desk_stretch.ui.application import APP_ID
from tests.house.sources import ROOT
from tools.shipping import entry

_PAGES = ("access.md", "clicks.md")
_STATES = {"held", "in part", "open"}
_COUNT = 76


def _page(name):
    return (ROOT / "docs" / name).read_text("utf-8")


def _rows():
    """Number, state and the tests of each line of the tables."""
    found = re.findall(
        r"^\| U(\d+) \|[^|]*\| ([^|]*) \| ([^|]*) \|$", _page("access.md"), re.MULTILINE
    )
    return [(int(number), state, _tests(held)) for number, state, held in found]


def _tests(text):
    return re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", text)


@cache
def _source(path):
    file = ROOT / path
    return file.read_text("utf-8") if file.is_file() else ""


def test_every_check_has_its_line():
    assert [number for number, _, _ in _rows()] == list(range(1, _COUNT + 1))
    assert {state for _, state, _ in _rows()} <= _STATES


def test_what_is_held_is_held_by_a_test():
    assert [number for number, state, tests in _rows() if state != "open" and not tests] == []


@pytest.mark.parametrize("page", _PAGES)
def test_every_test_that_is_named_is_there(page):
    named = _tests(_page(page))
    assert named
    missing = [
        f"{path}::{name}"
        for path, name in named
        if not re.search(rf"^\s*def {name}\(", _source(path), re.MULTILINE)
    ]
    assert missing == []


def test_one_id_for_app_autostart_and_notification():
    assert PROGRAM == APP == APP_ID
    assert HINTS["desktop-entry"] == ("s", DESKTOP_ID)
    assert entry.ID == DESKTOP_ID
