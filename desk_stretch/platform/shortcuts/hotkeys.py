"""Hot keys as Windows has them: messages to a window of ours that is never shown. Qt's loop
delivers them. What they mean is said in ``windows``."""

from __future__ import annotations

import sys

if sys.platform == "win32":  # pragma: no cover - another system
    import ctypes
    from collections.abc import Callable
    from ctypes import wintypes

    _WM_HOTKEY = 0x0312
    _HWND_MESSAGE = -3
    _NO_KEY = -1
    _SHIFTED = 0x100

    _user = ctypes.WinDLL("user32", use_last_error=True)
    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _Procedure = ctypes.WINFUNCTYPE(
        ctypes.c_ssize_t, wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM
    )

    class _WindowClass(ctypes.Structure):
        _fields_ = (
            ("style", wintypes.UINT), ("procedure", _Procedure), ("extra", ctypes.c_int),
            ("window_extra", ctypes.c_int), ("instance", wintypes.HINSTANCE),
            ("icon", wintypes.HANDLE), ("cursor", wintypes.HANDLE), ("brush", wintypes.HANDLE),
            ("menu", wintypes.LPCWSTR), ("name", wintypes.LPCWSTR),
        )  # fmt: skip

    _user.DefWindowProcW.restype = ctypes.c_ssize_t
    _user.DefWindowProcW.argtypes = [
        wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM,
    ]  # fmt: skip
    _user.CreateWindowExW.restype = wintypes.HWND
    _user.CreateWindowExW.argtypes = [
        wintypes.DWORD, wintypes.LPCWSTR, wintypes.LPCWSTR, wintypes.DWORD,
        ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_int,
        wintypes.HWND, wintypes.HANDLE, wintypes.HINSTANCE, wintypes.LPVOID,
    ]  # fmt: skip
    _user.RegisterHotKey.argtypes = [wintypes.HWND, ctypes.c_int, wintypes.UINT, wintypes.UINT]
    _user.UnregisterHotKey.argtypes = [wintypes.HWND, ctypes.c_int]
    _user.VkKeyScanW.restype = ctypes.c_short
    _user.VkKeyScanW.argtypes = [wintypes.WCHAR]
    _kernel.GetModuleHandleW.restype = wintypes.HINSTANCE
    _kernel.GetModuleHandleW.argtypes = [wintypes.LPCWSTR]

    class WindowsHotKeys:
        """What Windows does with keys. Registering a class of windows works once: it is kept."""

        def __init__(self) -> None:
            self._call: Callable[[int], None] | None = None
            self._procedure = _Procedure(self._take)  # kept: Windows holds only its address
            self._hwnd: int | None = None

        def key_of(self, sign: str) -> int | None:
            found = int(_user.VkKeyScanW(sign)) if ord(sign) <= 0xFFFF else _NO_KEY
            # AltGr, which is Ctrl with Alt, cannot be held beside itself.
            return None if found == _NO_KEY or found & ~0x1FF else found & (_SHIFTED | 0xFF)

        def register(self, number: int, held: int, key: int) -> int:
            if _user.RegisterHotKey(self._hwnd, number, held, key):
                return 0
            return ctypes.get_last_error() or _NO_KEY

        def unregister(self, number: int) -> None:
            _user.UnregisterHotKey(self._hwnd, number)

        def hear(self, call: Callable[[int], None] | None) -> bool:
            self._call = call
            if self._hwnd is None and call is not None:
                self._hwnd = self._make_window()
            return bool(self._hwnd)

        def _make_window(self) -> int | None:
            instance = _kernel.GetModuleHandleW(None)
            name = f"DeskStretchKeys{id(self):x}"
            kind = _WindowClass(procedure=self._procedure, instance=instance, name=name)
            if not _user.RegisterClassW(ctypes.byref(kind)):
                return None
            window: int | None = _user.CreateWindowExW(
                0, name, None, 0, 0, 0, 0, 0, _HWND_MESSAGE, None, instance, None
            )
            return window

        def _take(self, hwnd: int, message: int, wparam: int, lparam: int) -> int:
            if message == _WM_HOTKEY and self._call is not None:
                self._call(int(wparam))
            return int(_user.DefWindowProcW(hwnd, message, wparam, lparam))
