"""Idle on Windows: it tells when the last input came, and raw input reports the next one.

Raw input is asked for only while nobody is there, so that typing costs nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Protocol

from desk_stretch.core.ports import Handle
from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import Host
from desk_stretch.platform.idle.asked import AskedIdle
from desk_stretch.platform.surroundings import Surroundings

_TICKS = 1 << 32  # it begins anew every 49.7 days


class Input(Protocol):
    """What Windows tells of the input."""

    def ticks(self) -> tuple[int, int] | None:
        """Now and the last input, in the milliseconds that wrap; None if it does not tell."""

    def hear(self, call: Callable[[bool], None]) -> Handle | None:
        """Call at every input, True for a key; None if that cannot be had."""


class WindowsIdle(AskedIdle):
    """The idle source of Windows."""

    name = "windows"

    def __init__(self, desk: Surroundings, source: Input | None = None) -> None:
        super().__init__(desk)
        self._source = source or _this_windows()
        self._hearing: Handle | None = None
        self._key_tick: int | None = None

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.platform == "win32"

    def is_available(self) -> Answer:
        if self._source is None or self._source.ticks() is None:
            return Answer(False, tr("Windows does not tell when the last input came."))
        return Answer(True, tr("Windows tells when the last input came, and of the next."))

    def _silence_s(self) -> float | None:
        ticks = self._source.ticks() if self._source else None
        return None if ticks is None else (ticks[0] - ticks[1]) % _TICKS / 1000

    def _key_silence_s(self) -> float | None:
        ticks = self._source.ticks() if self._source else None
        if ticks is None or self._key_tick is None:
            return None
        return (ticks[0] - self._key_tick) % _TICKS / 1000

    def _await_input(self) -> None:
        if self._source is not None and self._hearing is None:
            self._hearing = self._source.hear(self._heard)

    def _await_no_input(self) -> None:
        if self._hearing is not None:
            self._hearing.cancel()
            self._hearing = None

    def _heard(self, is_key: bool) -> None:
        """Look from the loop: nothing may go wrong inside a message of Windows."""
        ticks = self._source.ticks() if self._source else None
        if is_key and ticks is not None:
            self._key_tick = ticks[0]
        self._loop.post(self._look)


def _this_windows() -> Input | None:
    if sys.platform == "win32":  # pragma: no cover - another system
        from desk_stretch.platform.idle.rawinput import WindowsInput

        return WindowsInput()
    return None
