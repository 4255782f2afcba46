"""Free memory goes back to the system, and so do the pages of files that only the start needed."""

from __future__ import annotations

import ctypes
import mmap
import os
import platform
import re
import sys
from pathlib import Path

import pytest

from desk_stretch.ui.memory import give_back, unmap_files, unwritten
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


SMAPS = """\
7f1000000000-7f1000004000 r--p 00000000 08:01 131 /usr/lib/libQt6Gui.so.6
Rss:                  16 kB
Anonymous:             0 kB
7f1000004000-7f1000008000 r-xp 00004000 08:01 131 /usr/lib/libQt6Gui.so.6
Rss:                  16 kB
Anonymous:             0 kB
7f1000008000-7f100000c000 r--p 00008000 08:01 131 /usr/lib/libQt6Gui.so.6
Rss:                  16 kB
Anonymous:             4 kB
7f100000c000-7f1000010000 rw-p 0000c000 08:01 131 /usr/lib/libQt6Gui.so.6
Anonymous:             0 kB
7f1000010000-7f1000014000 r--s 00000000 08:01 132 /var/cache/fontconfig/a
Anonymous:             0 kB
7f1000014000-7f1000018000 r--p 00000000 00:00 0 [vvar]
Anonymous:             0 kB
"""


def test_only_files_that_nobody_can_have_written_to_are_unmapped():
    """What the linker or a debugger changed in memory is nowhere else."""
    assert list(unwritten(SMAPS)) == [
        (0x7F1000000000, 0x7F1000004000),
        (0x7F1000004000, 0x7F1000008000),
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep other books")
def test_what_is_unmapped_comes_back_when_it_is_used(tmp_path):
    file = tmp_path / "library"
    file.write_bytes(b"code" * 100_000)
    with file.open("rb") as opened:
        mapped = mmap.mmap(opened.fileno(), 0, flags=mmap.MAP_PRIVATE, prot=mmap.PROT_READ)
    assert mapped[:4] == b"code"
    assert mapped[-4:] == b"code"
    assert kept_kb(file) > 0
    unmap_files()
    assert kept_kb(file) == 0
    assert mapped[-4:] == b"code"


def kept_kb(file):
    """How much of a file the process has in its memory."""
    place = Path("/proc/self/smaps").read_text("utf-8").split(str(file))[1]
    return int(re.search(r"Rss:\s+(\d+)", place)[1])
