"""Gives back to the system what an app that only waits does not need.

Where the C library or the kernel does not know how, that part is left out.
``docs/performance.md`` has what they give.
"""

from __future__ import annotations

import contextlib
import gc
import mmap
import re
import sys
from collections.abc import Iterator
from pathlib import Path

_MAPS = re.compile(r"^(?=[0-9a-f]+-[0-9a-f]+ )", re.MULTILINE)
_READ_ONLY_FILE = re.compile(r"([0-9a-f]+)-([0-9a-f]+) r-[x-]p \S+ \S+ [1-9]")
_NOTHING_WRITTEN = re.compile(r"^Anonymous:\s+0 kB$", re.MULTILINE)


def give_back() -> None:
    """Take apart what only knows each other, and return free memory, which glibc would keep.

    After some minutes of a routine's pictures that is more than all else that the app needs.
    """
    gc.collect()
    if sys.platform == "linux":
        import ctypes

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)


def unmap_files() -> None:
    """Let go of all pages of programs and libraries; each comes back when it is used again.

    Thousands are used by a start only. While they are mapped, the system takes them for needed.
    """
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError):  # a kernel that does not tell what is mapped
            advise = ctypes.CDLL(None).madvise
            advise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
            for begin, end in unwritten(Path("/proc/self/smaps").read_text("utf-8", "replace")):
                advise(begin, end - begin, mmap.MADV_DONTNEED)


def unwritten(smaps: str) -> Iterator[tuple[int, int]]:
    """Read from ``/proc/PID/smaps`` where files lie that cannot be and never were written."""
    for each in _MAPS.split(smaps):
        place = _READ_ONLY_FILE.match(each)
        if place and _NOTHING_WRITTEN.search(each):
            yield int(place[1], 16), int(place[2], 16)
