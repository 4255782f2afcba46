"""Lock as macOS tells it to everybody. Sleep is left to the clocks: who asks to be told of it has
to allow it each time, and one that does not answer keeps the computer awake for half a minute.
"""

from __future__ import annotations

import sys
from typing import ClassVar

from desk_stretch.i18n import tr
from desk_stretch.platform.lock.told import Change, Source, ToldLock

MEANINGS = {"com.apple.screenIsLocked": True, "com.apple.screenIsUnlocked": False}


class MacLock(ToldLock):
    """The lock source of macOS."""

    name = "macos"
    platform: ClassVar[str] = "darwin"

    def _told(self) -> str:
        return tr("macOS tells when the screen is locked; sleep shows in the clocks.")

    @staticmethod
    def _this_system() -> Source | None:
        if sys.platform == "darwin":  # pragma: no cover - another system
            try:
                return _DistributedCenter()
            except OSError:
                return None
        return None


if sys.platform == "darwin":  # pragma: no cover - another system
    import ctypes
    from collections.abc import Callable
    from functools import partial

    _UTF_8 = 0x08000100
    _AT_ONCE = 4
    _Called = ctypes.CFUNCTYPE(None, *[ctypes.c_void_p] * 5)

    class _DistributedCenter:
        """The real one, by ctypes; the run loop of the main thread, which is Qt's, delivers."""

        def __init__(self) -> None:
            frameworks = "/System/Library/Frameworks"
            core = ctypes.CDLL(f"{frameworks}/CoreFoundation.framework/CoreFoundation")
            core.CFNotificationCenterGetDistributedCenter.restype = ctypes.c_void_p
            core.CFStringCreateWithCString.restype = ctypes.c_void_p
            core.CFStringCreateWithCString.argtypes = [
                ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint32,
            ]  # fmt: skip
            core.CFNotificationCenterAddObserver.argtypes = [
                ctypes.c_void_p, ctypes.c_void_p, _Called, ctypes.c_void_p, ctypes.c_void_p,
                ctypes.c_long,
            ]  # fmt: skip
            core.CFNotificationCenterRemoveEveryObserver.argtypes = [ctypes.c_void_p] * 2
            self._core = core
            self._center = core.CFNotificationCenterGetDistributedCenter()
            self._calls: list[object] = []  # kept: macOS holds only their addresses

        def hear(self, call: Callable[[Change, bool], None]) -> _DistributedCenter:
            for observer, (name, is_locked) in enumerate(MEANINGS.items(), 1):
                called = _Called(partial(_pass_on, call, is_locked))
                text = self._core.CFStringCreateWithCString(None, name.encode(), _UTF_8)
                self._core.CFNotificationCenterAddObserver(
                    self._center, observer, called, text, None, _AT_ONCE
                )
                self._calls.append(called)
            return self

        def cancel(self) -> None:
            for observer in range(1, len(MEANINGS) + 1):
                self._core.CFNotificationCenterRemoveEveryObserver(self._center, observer)

    def _pass_on(call: Callable[[Change, bool], None], is_locked: bool, *_: object) -> None:
        call(Change.LOCK, is_locked)
