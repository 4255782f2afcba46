"""Writers that are ended by ``kill -9`` at a random moment, in processes of their own."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

LONGEST_S = 0.03

Writer = Callable[[], Iterator[int]]
"""Writes for ever; gives the number of each piece of work when it is done."""


def killed(writer: Writer, chance: random.Random, longest_s: float = LONGEST_S) -> int | None:
    """Have a new process write, kill it within *longest_s* of its begin, and return the number of
    the last piece of work that it called done; None if it had done none."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:  # pragma: no cover - another process
        os.close(reading)
        with suppress(BaseException):
            for number in writer():
                os.write(writing, f"{number}\n".encode())
        os._exit(3)
    os.close(writing)
    begun = time.monotonic()
    moment = begun + chance.uniform(0.0, longest_s)
    while time.monotonic() < moment:
        pass
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with closing(os.fdopen(reading, "rb")) as pipe:
        lines = pipe.read().splitlines(keepends=True)
    # 3 would be a writer that came to its end, which it cannot, or failed.
    assert os.WIFSIGNALED(status), f"the writer ended by itself: {status}"
    whole = [int(line) for line in lines if line.endswith(b"\n")]
    return whole[-1] if whole else None


def leftovers(folder: Path) -> list[str]:
    """The files that only a write in progress may have; they grow old, as after a while."""
    found = [path for path in folder.iterdir() if path.name.endswith(".tmp")]
    for path in found:
        os.utime(path, (0, 0))
    return [path.name for path in found]
