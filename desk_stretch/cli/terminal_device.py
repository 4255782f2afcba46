"""The terminal itself: its modes and how they are given back, its size, its keys."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib.util import find_spec
from typing import Self, TextIO

from desk_stretch.cli.terminal_text import Look

_OPEN = "\x1b[?1049h\x1b[?25l"  # the other screen, no cursor
_CLOSE = "\x1b[?25h\x1b[?1049l"
_HOME, _REST_OF_LINE, _REST_OF_SCREEN = "\x1b[H", "\x1b[K", "\x1b[J"

_USUAL_SIZE = (80, 24)


class Device:
    """Standard input and output. In a ``with``, what was changed is always given back."""

    def __init__(self, stdin: TextIO, out: TextIO, environ: Mapping[str, str]) -> None:
        self._stdin = stdin
        self._out = out
        self._give_back: Callable[[], None] | None = None
        self._is_open = False
        is_terminal = _is_terminal(stdin) and _is_terminal(out)
        self.has_keys = is_terminal and find_spec("termios") is not None
        self.has_screen = self.has_keys and environ.get("TERM", "dumb") not in ("dumb", "")
        self._has_color = self.has_screen and not environ.get("NO_COLOR")

    def __enter__(self) -> Self:
        if self.has_keys:
            self._give_back = _cbreak(self.fd)
        return self

    def __exit__(self, *_error: object) -> None:
        self.close_screen()
        if self._give_back is not None:
            self._give_back()
            self._give_back = None

    @property
    def fd(self) -> int:
        """What to watch for keys."""
        return self._stdin.fileno()

    @property
    def look(self) -> Look:
        """What can be shown at this moment."""
        columns, rows = self._size()
        encoding = (self._out.encoding or "").lower().replace("-", "")
        return Look(columns, rows, self._has_color, encoding.startswith("utf"))

    def open_screen(self) -> None:
        """Turn to a page of our own."""
        self._is_open = True
        self._write(_OPEN)

    def close_screen(self) -> None:
        """Turn back to what was there before."""
        if self._is_open:
            self._is_open = False
            with suppress(OSError):  # whoever closed the terminal needs no page back
                self._write(_CLOSE)

    def paint(self, lines: list[str]) -> None:
        """Show *lines* in place of what the page showed."""
        text = "\r\n".join(line + _REST_OF_LINE for line in lines)
        self._write(_HOME + text + _REST_OF_SCREEN)

    def say(self, line: str) -> None:
        """Print a line."""
        self._write(f"{line}\n")

    def keys(self) -> str | None:
        """Return the keys that were pressed; None if the terminal is gone.

        A key that sends several characters (an arrow, say) is none of ours.
        """
        try:
            pressed = os.read(self.fd, 256)
        except OSError:
            return None
        if not pressed:
            return None
        return "" if pressed.startswith(b"\x1b") else pressed.decode("utf-8", "replace")

    def suspend(self) -> None:
        """Give everything back, stop as Ctrl-Z asks, and take it again when continued."""
        if sys.platform == "win32":
            return
        was_open = self._is_open
        self.__exit__()
        os.kill(os.getpid(), signal.SIGSTOP)
        self.__enter__()
        if was_open:
            self.open_screen()

    def _size(self) -> tuple[int, int]:
        try:
            columns, rows = os.get_terminal_size(self._out.fileno())
        except (OSError, ValueError):
            return _USUAL_SIZE
        return (columns, rows) if columns and rows else _USUAL_SIZE

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except (AttributeError, ValueError):  # none at all, or closed
        return False


def _cbreak(fd: int) -> Callable[[], None]:
    """Let each key arrive by itself and unseen; return what undoes it."""
    if sys.platform == "win32":
        return lambda: None
    import termios
    import tty

    former = termios.tcgetattr(fd)
    # Without waiting for the output to drain, which may be never; what was typed before is lost,
    # so that nobody accepts anything unseen.
    tty.setcbreak(fd, termios.TCSANOW)
    termios.tcflush(fd, termios.TCIFLUSH)

    def give_back() -> None:
        with suppress(termios.error, OSError):  # the terminal may be gone by now
            termios.tcsetattr(fd, termios.TCSANOW, former)

    return give_back
