"""Input as Windows tells it: the tick of the last one, and messages of raw input to a window of
ours that is never shown. Qt's loop delivers them. What they mean is said in ``windows``."""

from __future__ import annotations

import sys

if sys.platform == "win32":  # pragma: no cover - another system
    import ctypes
    from collections.abc import Callable
    from ctypes import wintypes

    _WM_INPUT = 0x00FF
    _HWND_MESSAGE = -3
    _RIDEV_REMOVE, _RIDEV_INPUTSINK = 0x00000001, 0x00000100
    _RID_HEADER = 0x10000005
    _GENERIC_DESKTOP, _MOUSE, _KEYBOARD = 1, 2, 6
    _TYPE_KEYBOARD = 1

    _user = ctypes.WinDLL("user32", use_last_error=True)
    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _Procedure = ctypes.WINFUNCTYPE(
        ctypes.c_ssize_t, wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM
    )

    class _LastInput(ctypes.Structure):
        _fields_ = (("size", wintypes.UINT), ("tick", wintypes.DWORD))

    class _Device(ctypes.Structure):
        _fields_ = (
            ("page", wintypes.USHORT), ("usage", wintypes.USHORT),
            ("flags", wintypes.DWORD), ("window", wintypes.HWND),
        )  # fmt: skip

    class _Header(ctypes.Structure):
        _fields_ = (
            ("type", wintypes.DWORD), ("size", wintypes.DWORD),
            ("device", wintypes.HANDLE), ("wparam", wintypes.WPARAM),
        )  # fmt: skip

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
    _user.DestroyWindow.argtypes = [wintypes.HWND]
    _user.RegisterRawInputDevices.argtypes = [
        ctypes.POINTER(_Device), wintypes.UINT, wintypes.UINT,
    ]  # fmt: skip
    _user.GetRawInputData.argtypes = [
        wintypes.HANDLE, wintypes.UINT, wintypes.LPVOID,
        ctypes.POINTER(wintypes.UINT), wintypes.UINT,
    ]  # fmt: skip
    _kernel.GetModuleHandleW.restype = wintypes.HINSTANCE
    _kernel.GetModuleHandleW.argtypes = [wintypes.LPCWSTR]
    _kernel.GetTickCount.restype = wintypes.DWORD

    class WindowsInput:
        """What Windows tells of the input."""

        def __init__(self) -> None:
            self._window: RawInputWindow | None = None

        def ticks(self) -> tuple[int, int] | None:
            last = _LastInput(ctypes.sizeof(_LastInput), 0)
            if not _user.GetLastInputInfo(ctypes.byref(last)):
                return None
            return int(_kernel.GetTickCount()), int(last.tick)

        def hear(self, call: Callable[[bool], None]) -> RawInputWindow | None:
            # A class of windows can be registered once: the window stays, and listens anew.
            try:
                self._window = self._window or RawInputWindow()
                self._window.listen(call)
            except OSError:
                return None
            return self._window

    class RawInputWindow:
        """A window for messages alone; also the handle that ends the listening."""

        def __init__(self) -> None:
            self._call: Callable[[bool], None] | None = None
            self._procedure = _Procedure(self._take)  # kept: Windows holds only its address
            instance = _kernel.GetModuleHandleW(None)
            name = f"DeskStretchInput{id(self):x}"
            kind = _WindowClass(procedure=self._procedure, instance=instance, name=name)
            if not _user.RegisterClassW(ctypes.byref(kind)):
                raise ctypes.WinError(ctypes.get_last_error())
            self._hwnd = _user.CreateWindowExW(
                0, name, None, 0, 0, 0, 0, 0, _HWND_MESSAGE, None, instance, None
            )
            if not self._hwnd:
                raise ctypes.WinError(ctypes.get_last_error())

        def listen(self, call: Callable[[bool], None]) -> None:
            self._register(_RIDEV_INPUTSINK, self._hwnd)
            self._call = call

        def cancel(self) -> None:
            self._call = None
            self._register(_RIDEV_REMOVE, None)

        def _register(self, flags: int, window: int | None) -> None:
            devices = (_Device * 2)(
                *(_Device(_GENERIC_DESKTOP, usage, flags, window) for usage in (_MOUSE, _KEYBOARD))
            )
            done = _user.RegisterRawInputDevices(devices, 2, ctypes.sizeof(_Device))
            if not done and flags != _RIDEV_REMOVE:
                raise ctypes.WinError(ctypes.get_last_error())

        def _take(self, hwnd: int, message: int, wparam: int, lparam: int) -> int:
            if message == _WM_INPUT and self._call is not None:
                header, size = _Header(), wintypes.UINT(ctypes.sizeof(_Header))
                read = _user.GetRawInputData(
                    lparam, _RID_HEADER, ctypes.byref(header), ctypes.byref(size), size.value
                )
                self._call(read == size.value and header.type == _TYPE_KEYBOARD)
            return int(_user.DefWindowProcW(hwnd, message, wparam, lparam))
