"""Free memory goes back to the system, where the C library has to be asked for it."""

from __future__ import annotations

import ctypes
import os
import platform
import sys

import pytest

from desk_stretch.ui.memory import give_back
from tests.desktop.footprint import Footprint

PIECE, PIECES = 60_000, 500


def memory_kb():
    return Footprint.of(os.getpid()).memory_kb


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library gives it back")
def test_what_was_freed_below_something_that_stays_is_given_back():
    pieces = [b"%d" % number * PIECE for number in range(10, 10 + PIECES)]
    stays = pieces.pop()
    pieces.clear()
    before = memory_kb()
    give_back()
    assert before - memory_kb() > PIECE * PIECES / 1024
    assert stays


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_without_such_a_c_library_nothing_is_asked(monkeypatch, system):
    monkeypatch.setattr(sys, "platform", system)
    asked = []
    monkeypatch.setattr(ctypes, "CDLL", lambda name: asked.append(name) or object())
    give_back()
    assert asked == ([None] if system == "linux" else [])
