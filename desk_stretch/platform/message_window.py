"""A window of Windows that is never shown and only gets messages. Qt's loop delivers them."""

from __future__ import annotations

import sys

if sys.platform == "win32":  # pragma: no cover - another system
    import ctypes
    from collections.abc import Callable
    from ctypes import wintypes

    _HWND_MESSAGE = -3

    user = ctypes.WinDLL("user32", use_last_error=True)
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
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

    user.DefWindowProcW.restype = ctypes.c_ssize_t
    user.DefWindowProcW.argtypes = [
        wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM,
    ]  # fmt: skip
    user.CreateWindowExW.restype = wintypes.HWND
    user.CreateWindowExW.argtypes = [
        wintypes.DWORD, wintypes.LPCWSTR, wintypes.LPCWSTR, wintypes.DWORD,
        ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_int,
        wintypes.HWND, wintypes.HANDLE, wintypes.HINSTANCE, wintypes.LPVOID,
    ]  # fmt: skip
    user.DestroyWindow.argtypes = [wintypes.HWND]
    kernel.GetModuleHandleW.restype = wintypes.HINSTANCE
    kernel.GetModuleHandleW.argtypes = [wintypes.LPCWSTR]

    class MessageWindow:
        """Hands every message on: its number and its two words. Raises OSError if it cannot be."""

        def __init__(self, take: Callable[[int, int, int], None]) -> None:
            self._take = take
            self._procedure = _Procedure(self._called)  # kept: Windows holds only its address
            instance = kernel.GetModuleHandleW(None)
            name = f"DeskStretch{id(self):x}"  # a class of windows can be registered once
            kind = _WindowClass(procedure=self._procedure, instance=instance, name=name)
            if not user.RegisterClassW(ctypes.byref(kind)):
                raise ctypes.WinError(ctypes.get_last_error())
            self.hwnd: int = user.CreateWindowExW(
                0, name, None, 0, 0, 0, 0, 0, _HWND_MESSAGE, None, instance, None
            )
            if not self.hwnd:
                raise ctypes.WinError(ctypes.get_last_error())

        def _called(self, hwnd: int, message: int, wparam: int, lparam: int) -> int:
            self._take(message, wparam, lparam)
            return int(user.DefWindowProcW(hwnd, message, wparam, lparam))
