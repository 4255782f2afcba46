"""Idle on macOS, which tells when the last input came, and when the last key.

To be told of the next input would need the person's leave to watch all input; that is not asked
for, so a return is noticed by looks, at the latest after a minute.
"""

from __future__ import annotations

import sys
from typing import Protocol

from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import Host
from desk_stretch.platform.idle.asked import AskedIdle
from desk_stretch.platform.surroundings import Surroundings

ANY_INPUT = 0xFFFFFFFF
KEY_DOWN = 10
_HARDWARE = 1  # not what programs pretend


class EventSource(Protocol):
    """What CoreGraphics tells."""

    def seconds_since(self, kind: int) -> float:
        """Seconds since the last event of that kind."""


class MacIdle(AskedIdle):
    """The idle source of macOS."""

    name = "macos"

    def __init__(self, desk: Surroundings, source: EventSource | None = None) -> None:
        super().__init__(desk)
        self._source = source or _core_graphics()

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.platform == "darwin"

    def is_available(self) -> Answer:
        if self._source is None:
            return Answer(False, tr("CoreGraphics cannot be reached."))
        return Answer(True, tr("macOS is asked when the last input came."))

    def _silence_s(self) -> float | None:
        return self._ask(ANY_INPUT)

    def _key_silence_s(self) -> float | None:
        return self._ask(KEY_DOWN)

    def _await_input(self) -> None:
        pass  # nobody tells; the looks find it

    def _await_no_input(self) -> None:
        pass

    def _ask(self, kind: int) -> float | None:
        return None if self._source is None else max(0.0, self._source.seconds_since(kind))


def _core_graphics() -> EventSource | None:
    if sys.platform == "darwin":  # pragma: no cover - another system
        try:
            return _CoreGraphics()
        except OSError:
            return None
    return None


if sys.platform == "darwin":  # pragma: no cover - another system

    class _CoreGraphics:
        """The real one, by ctypes."""

        def __init__(self) -> None:
            import ctypes

            frameworks = "/System/Library/Frameworks"
            library = ctypes.CDLL(f"{frameworks}/ApplicationServices.framework/ApplicationServices")
            self._ask = library.CGEventSourceSecondsSinceLastEventType
            self._ask.argtypes = [ctypes.c_int32, ctypes.c_uint32]
            self._ask.restype = ctypes.c_double

        def seconds_since(self, kind: int) -> float:
            return float(self._ask(_HARDWARE, kind))
