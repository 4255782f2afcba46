"""Trying one reader of files with very many of them: what it may do, and how long it may take."""

from __future__ import annotations

import signal
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

LONGEST_S = 5.0
"""Of this process's own time, for one file: whoever waits longer takes it for hung."""

Check = Callable[[bytes, Path], None]
_SHOWN = 5


class Hung(BaseException):
    """It took too long; no handler of the reader's may catch it."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise ``Hung`` if the process works longer than that on it. Sleep is not counted."""

    def ring(*_: object) -> None:
        raise Hung

    before = signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def losses(check: Check, contents: Iterable[bytes], folder: Path) -> list[str]:
    """Check each file in an empty *folder*; tells of those that failed, with what was in them."""
    failed = []
    for content in contents:
        try:
            with within(LONGEST_S):
                check(content, folder)
        except (Exception, Hung):
            if len(failed) < _SHOWN:
                print(f"--- {content[:1500]!r}\n{traceback.format_exc(limit=-4)}")
            failed.append(repr(content[:200]))
        for each in folder.iterdir():
            each.unlink()
    return failed


def is_a_sentence(text: str) -> bool:
    """Whether a person can be shown that: one line, nothing a terminal obeys, no Python in it."""
    raw = ("Traceback", "Error(", "NoneType", "object at 0x")
    return text.isprintable() and bool(text.strip()) and not any(word in text for word in raw)
