"""Sleep and lock as Windows tells them, by messages to a window that is never shown."""

from __future__ import annotations

import sys
from typing import ClassVar

from desk_stretch.i18n import tr
from desk_stretch.platform.lock.told import Change, Source, ToldLock

_WM_POWERBROADCAST, _WM_WTSSESSION_CHANGE = 0x0218, 0x02B1
MEANINGS = {
    (_WM_WTSSESSION_CHANGE, 7): (Change.LOCK, True),
    (_WM_WTSSESSION_CHANGE, 8): (Change.LOCK, False),
    (_WM_POWERBROADCAST, 0x04): (Change.SLEEP, True),
    (_WM_POWERBROADCAST, 0x12): (Change.SLEEP, False),
}
"""What a message with its first word means; all others mean nothing here."""


class WindowsLock(ToldLock):
    """The lock source of Windows."""

    name = "windows"
    platform: ClassVar[str] = "win32"

    def _told(self) -> str:
        return tr("Windows tells when the computer sleeps and the screen is locked.")

    @staticmethod
    def _this_system() -> Source | None:
        if sys.platform == "win32":  # pragma: no cover - another system
            return _SessionMessages()
        return None


if sys.platform == "win32":  # pragma: no cover - another system
    import ctypes
    from collections.abc import Callable
    from ctypes import wintypes

    class _SessionMessages:
        """The real ones. The window stays when nobody listens: its class cannot be taken back."""

        def __init__(self) -> None:
            self._window: _SessionWindow | None = None

        def hear(self, call: Callable[[Change, bool], None]) -> _SessionWindow | None:
            try:
                self._window = self._window or _SessionWindow()
            except OSError:
                return None
            self._window.call = call
            return self._window

    class _SessionWindow:
        """A window that is told of the session and of sleep; also the handle that ends it."""

        def __init__(self) -> None:
            from desk_stretch.platform.message_window import MessageWindow, user

            self.call: Callable[[Change, bool], None] | None = None
            self._window = MessageWindow(self._take)
            sessions = ctypes.WinDLL("wtsapi32", use_last_error=True)
            sessions.WTSRegisterSessionNotification.argtypes = [wintypes.HWND, wintypes.DWORD]
            if not sessions.WTSRegisterSessionNotification(self._window.hwnd, 0):  # this session
                raise ctypes.WinError(ctypes.get_last_error())
            # A window for messages alone gets no broadcasts: it has to ask for those of sleep.
            user.RegisterSuspendResumeNotification.argtypes = [wintypes.HANDLE, wintypes.DWORD]
            user.RegisterSuspendResumeNotification.restype = wintypes.HANDLE
            user.RegisterSuspendResumeNotification(self._window.hwnd, 0)  # to a window

        def cancel(self) -> None:
            self.call = None

        def _take(self, message: int, wparam: int, _lparam: int) -> None:
            meaning = MEANINGS.get((message, wparam))
            if meaning is not None and self.call is not None:
                self.call(*meaning)
