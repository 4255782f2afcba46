"""Input as Windows tells it: the tick of the last one, and messages of raw input to a window of
ours that is never shown. Qt's loop delivers them. What they mean is said in ``windows``."""

from __future__ import annotations

import sys

if sys.platform == "win32":  # pragma: no cover - another system
    import ctypes
    from collections.abc import Callable
    from ctypes import wintypes

    from desk_stretch.platform.message_window import MessageWindow, kernel, user

    _WM_INPUT = 0x00FF
    _RIDEV_REMOVE, _RIDEV_INPUTSINK = 0x00000001, 0x00000100
    _RID_HEADER = 0x10000005
    _GENERIC_DESKTOP, _MOUSE, _KEYBOARD = 1, 2, 6
    _TYPE_KEYBOARD = 1

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

    user.RegisterRawInputDevices.argtypes = [
        ctypes.POINTER(_Device), wintypes.UINT, wintypes.UINT,
    ]  # fmt: skip
    user.GetRawInputData.argtypes = [
        wintypes.HANDLE, wintypes.UINT, wintypes.LPVOID,
        ctypes.POINTER(wintypes.UINT), wintypes.UINT,
    ]  # fmt: skip
    kernel.GetTickCount.restype = wintypes.DWORD

    class WindowsInput:
        """What Windows tells of the input."""

        def __init__(self) -> None:
            self._window: RawInputWindow | None = None

        def ticks(self) -> tuple[int, int] | None:
            last = _LastInput(ctypes.sizeof(_LastInput), 0)
            if not user.GetLastInputInfo(ctypes.byref(last)):
                return None
            return int(kernel.GetTickCount()), int(last.tick)

        def hear(self, call: Callable[[bool], None]) -> RawInputWindow | None:
            # The window stays, and listens anew.
            try:
                self._window = self._window or RawInputWindow()
                self._window.listen(call)
            except OSError:
                return None
            return self._window

    class RawInputWindow:
        """The window that raw input goes to; also the handle that ends the listening."""

        def __init__(self) -> None:
            self._call: Callable[[bool], None] | None = None
            self._window = MessageWindow(self._take)

        def listen(self, call: Callable[[bool], None]) -> None:
            self._register(_RIDEV_INPUTSINK, self._window.hwnd)
            self._call = call

        def cancel(self) -> None:
            self._call = None
            self._register(_RIDEV_REMOVE, None)

        def _register(self, flags: int, window: int | None) -> None:
            devices = (_Device * 2)(
                *(_Device(_GENERIC_DESKTOP, usage, flags, window) for usage in (_MOUSE, _KEYBOARD))
            )
            done = user.RegisterRawInputDevices(devices, 2, ctypes.sizeof(_Device))
            if not done and flags != _RIDEV_REMOVE:
                raise ctypes.WinError(ctypes.get_last_error())

        def _take(self, message: int, _wparam: int, lparam: int) -> None:
            if message == _WM_INPUT and self._call is not None:
                header, size = _Header(), wintypes.UINT(ctypes.sizeof(_Header))
                read = user.GetRawInputData(
                    lparam, _RID_HEADER, ctypes.byref(header), ctypes.byref(size), size.value
                )
                self._call(read == size.value and header.type == _TYPE_KEYBOARD)
