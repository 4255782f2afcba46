"""Disks that fill up, and systems that refuse one call: the k-th, for every k."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

_EVENTS = frozenset(
    ("open", "os.rename", "os.remove", "os.mkdir", "os.chmod", "os.link", "os.truncate")
)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
PAGE_KIB = 4
ROOMY_KIB = 8192


def can_mount() -> bool:
    """Whether this process may make a disk of its own."""
    return sys.platform == "linux" and os.geteuid() == 0 and not _mount("-t", "tmpfs", "none")


def _mount(*words: str, folder: Path | None = None) -> int:
    if folder is None:
        return 0
    line = ["mount", *words, str(folder)]
    return subprocess.run(line, check=False, capture_output=True).returncode


class Disk:
    """A small disk that a test fills and empties."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        done = _mount("-t", "tmpfs", "-o", f"size={ROOMY_KIB}k", "none", folder=folder)
        self.is_mounted = done == 0

    def leave(self, pages: int | None = None, files: int | None = None) -> None:
        """Leave room for so many pages, or so many files; None is plenty."""
        used = os.statvfs(self.folder)
        kib = ROOMY_KIB
        if pages is not None:
            kib = (used.f_blocks - used.f_bfree) * used.f_frsize // 1024 + pages * PAGE_KIB
        count = 100_000 if files is None else used.f_files - used.f_ffree + files
        options = f"remount,size={max(kib, 1)}k,nr_inodes={count}"
        assert _mount("-o", options, folder=self.folder) == 0

    def close(self) -> None:
        """Take it away, even if files are open."""
        subprocess.run(["umount", "-l", str(self.folder)], check=True)


@contextmanager
def disk(folder: Path) -> Iterator[Disk]:
    """Give a disk for a while."""
    made = Disk(folder)
    try:
        yield made
    finally:
        if made.is_mounted:
            made.close()


_now = SimpleNamespace(folder="", left=-1, error=0)


def _hook(event: str, words: tuple[object, ...]) -> None:
    if _now.left < 0 or event not in _EVENTS or not _concerns(event, words):
        return
    _refuse_in_turn()


def _concerns(event: str, words: tuple[object, ...]) -> bool:
    """Whether a call changes something in the folder; reading goes on."""
    path = words[0]
    if not isinstance(path, (str, Path)) or not str(path).startswith(_now.folder):
        return False
    if event != "open":
        return True
    mode, flags = words[1], words[2]
    writes = isinstance(mode, str) and any(letter in mode for letter in "wax+")
    return writes or (isinstance(flags, int) and bool(flags & _WRITES))


def _refuse_in_turn() -> None:
    _now.left -= 1
    if _now.left < 0:
        raise OSError(_now.error, os.strerror(_now.error))


_fsync = os.fsync


def _counted_fsync(descriptor: int) -> None:
    if _now.left >= 0:
        _refuse_in_turn()
    _fsync(descriptor)


@contextmanager
def refusing(folder: Path, number: int, error: int) -> Iterator[SimpleNamespace]:
    """Have the system refuse call *number* (from 0) that changes something in *folder*. What is
    given tells whether it came to that: ``left`` is below zero then."""
    if not getattr(_hook, "is_there", False):
        sys.addaudithook(_hook)
        _hook.is_there = True  # type: ignore[attr-defined]
    _now.folder, _now.left, _now.error = str(folder), number, error
    found = SimpleNamespace(came=False)
    os.fsync = _counted_fsync
    try:
        yield found
    finally:
        found.came = _now.left < 0
        _now.left = -1
        os.fsync = _fsync
