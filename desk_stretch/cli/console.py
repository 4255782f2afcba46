"""Lines to a person and JSON to a program: the only place of the command line that prints.

Whatever is printed may come from a file or from another process, so nothing in it reaches the
terminal as a control sequence.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TextIO

from desk_stretch.errors import StorageError
from desk_stretch.i18n import tr, width

# Spaces that do not break, and the joiners that some scripts need, are harmless.
_HARMLESS = frozenset("\u00a0\u202f\u200c\u200d")


def clean(text: str) -> str:
    """Return *text* as one line, its control characters written out as escapes."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or char in _HARMLESS else _escape(char) for char in text
    )


def say(line: str = "") -> None:
    """Print a line."""
    try:
        print(clean(line))
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _lost(error) from error


def say_all(text: str) -> None:
    """Print a text of several lines."""
    for line in text.splitlines():
        say(line)


def say_json(value: Any) -> None:
    """Print *value* as JSON; plain ASCII, so that no terminal or encoding can spoil it."""
    import json

    for line in json.dumps(value, indent=2).splitlines():
        say(line)


def say_table(rows: Iterable[Sequence[str]]) -> None:
    """Print rows with their columns aligned."""
    for line in table(rows):
        say(line)


def table(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Lines of rows whose columns are aligned."""
    lines = [[clean(cell) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = (cell + " " * (room - width(cell)) for cell, room in zip(line, widths, strict=True))
        yield "  ".join(cells).rstrip()


def complain(sentence: object) -> None:
    """Print a sentence on standard error, if there is one."""
    with contextlib.suppress(OSError):
        print(clean(str(sentence)), file=sys.stderr, flush=True)


def prepare() -> None:
    """Let no character be unprintable, whatever the encoding of the terminal."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def finish() -> None:
    """Send out what is still in the buffer."""
    stream: TextIO | None = sys.stdout
    if stream is None:
        return
    try:
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _lost(error) from error


def abandon() -> None:
    """Nobody reads any more: let the interpreter's own last flush go nowhere, silently."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        lost = sys.stdout.fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, lost)
        os.close(nowhere)


class OutputLost(StorageError):
    """What was to be printed could not be written."""


def _lost(error: OSError) -> OutputLost:
    return OutputLost(
        tr("The output cannot be written ({reason}).").format(reason=error.strerror or error)
    )


def _escape(char: str) -> str:
    return char.encode("unicode_escape", "backslashreplace").decode("ascii")
