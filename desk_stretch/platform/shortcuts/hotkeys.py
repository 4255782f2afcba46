"""Hot keys as Windows has them: messages to a window of ours that is never shown. Qt's loop
delivers them. What they mean is said in ``windows``."""

from __future__ import annotations

import sys

if sys.platform == "win32":  # pragma: no cover - another system
    import ctypes
    from collections.abc import Callable
    from ctypes import wintypes

    from desk_stretch.platform.message_window import MessageWindow, user

    _WM_HOTKEY = 0x0312
    _NO_KEY = -1
    _SHIFTED = 0x100

    user.RegisterHotKey.argtypes = [wintypes.HWND, ctypes.c_int, wintypes.UINT, wintypes.UINT]
    user.UnregisterHotKey.argtypes = [wintypes.HWND, ctypes.c_int]
    user.VkKeyScanW.restype = ctypes.c_short
    user.VkKeyScanW.argtypes = [wintypes.WCHAR]

    class WindowsHotKeys:
        """What Windows does with keys. The window stays when nobody listens."""

        def __init__(self) -> None:
            self._call: Callable[[int], None] | None = None
            self._window: MessageWindow | None = None

        def key_of(self, sign: str) -> int | None:
            found = int(user.VkKeyScanW(sign)) if ord(sign) <= 0xFFFF else _NO_KEY
            # AltGr, which is Ctrl with Alt, cannot be held beside itself.
            return None if found == _NO_KEY or found & ~0x1FF else found & (_SHIFTED | 0xFF)

        def register(self, number: int, held: int, key: int) -> int:
            if self._window is not None and user.RegisterHotKey(
                self._window.hwnd, number, held, key
            ):
                return 0
            return ctypes.get_last_error() or _NO_KEY

        def unregister(self, number: int) -> None:
            if self._window is not None:
                user.UnregisterHotKey(self._window.hwnd, number)

        def hear(self, call: Callable[[int], None] | None) -> bool:
            self._call = call
            if self._window is None and call is not None:
                try:
                    self._window = MessageWindow(self._take)
                except OSError:
                    return False
            return self._window is not None

        def _take(self, message: int, wparam: int, _lparam: int) -> None:
            if message == _WM_HOTKEY and self._call is not None:
                self._call(wparam)
