"""Starting a program whose end the loop waits for."""

from __future__ import annotations

import os
import sys


def spawn(command: list[str]) -> int | None:
    """Start a program that reads and writes nothing, and return its id; None if it cannot be.

    Not by subprocess: its objects collect their child themselves, and so does the loop.
    """
    if sys.platform == "win32":
        return None
    null = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    try:
        return os.posix_spawn(command[0], command, os.environ, file_actions=null)
    except OSError:  # gone, or too many processes: a sound is not worth an error
        return None
