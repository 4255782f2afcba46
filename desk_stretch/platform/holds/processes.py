"""The person's own processes, as Linux lists them under /proc."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path


def own_processes(root: Path) -> Iterator[Path]:
    """Give the folder of every process of this person but our own."""
    if sys.platform == "win32":
        return
    try:
        listed = list(os.scandir(root / "proc"))
    except OSError:
        return
    for entry in listed:
        if entry.name.isdecimal() and entry.name != str(os.getpid()):
            try:
                is_own = entry.stat().st_uid == os.getuid()
            except OSError:  # it has ended
                continue
            if is_own:
                yield Path(entry.path)


def open_files(process: Path) -> Iterator[str]:
    """Give the path of every file that a process has open, as far as we may see them."""
    try:
        listed = list(os.scandir(process / "fd"))
    except OSError:
        return
    for entry in listed:
        try:
            yield os.readlink(entry.path)  # noqa: PTH115 - a Path for each would cost as much again
        except OSError:  # closed meanwhile
            continue


def names_of(process: Path) -> Iterator[str]:
    """Give the names that a program goes by, in small letters."""
    try:
        yield (process / "comm").read_text(errors="replace").strip().lower()
        words = (process / "cmdline").read_bytes().split(b"\0")
        yield Path(os.fsdecode(words[0])).name.lower()
        yield Path(os.readlink(process / "exe")).name.lower()  # noqa: PTH115 - may not exist
    except OSError:
        return
