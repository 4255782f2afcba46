"""A named pipe of Windows: what the private socket and its lock are elsewhere.

Who makes its first instance is the one app of this desktop session; the kernel lets go of it when
the process ends. Written and typed, tried against a stand-in; nobody has run it on Windows yet.
"""

from __future__ import annotations

import sys
import threading
from typing import Protocol, Self

CHUNK = 65536


class Pipe(Protocol):
    """An instance for one caller at a time. Every call waits; all but the last two raise OSError
    when that was broken off."""

    def await_caller(self) -> None:
        """Wait until somebody is at the other end."""

    def read(self, size: int) -> bytes:
        """What has come; empty when nothing more will."""

    def write(self, data: bytes) -> None:
        """Say something, and wait until it was read."""

    def hang_up(self) -> None:
        """Let the caller go; the next one may come."""

    def break_off(self) -> None:
        """End what another thread waits for here."""


if sys.platform == "win32":
    import ctypes
    import getpass
    import os
    from ctypes import wintypes

    _BUSY, _CONNECTED, _BROKEN, _DENIED = 231, 535, 109, 5
    _DUPLEX, _FIRST, _REJECT_REMOTE, _MOST = 3, 0x0008_0000, 8, 8
    _READ_WRITE, _OPEN_EXISTING, _ANONYMOUS = 0xC000_0000, 3, 0x0010_0000
    _OWNER_ALONE = "D:P(A;;GA;;;OW)"
    _INVALID = ctypes.c_void_p(-1).value

    class _Attributes(ctypes.Structure):
        _fields_ = (
            ("nLength", wintypes.DWORD),
            ("lpSecurityDescriptor", wintypes.LPVOID),
            ("bInheritHandle", wintypes.BOOL),
        )

    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _advapi = ctypes.WinDLL("advapi32", use_last_error=True)
    for _name in ("CreateNamedPipeW", "CreateFileW"):
        getattr(_kernel, _name).restype = wintypes.HANDLE

    def own_name() -> str:
        """The pipe of this person in this desktop session."""
        session = wintypes.DWORD()
        _kernel.ProcessIdToSessionId(os.getpid(), ctypes.byref(session))
        return rf"\\.\pipe\desk-stretch-{session.value}-{getpass.getuser()}"

    def create(name: str, *, first: bool) -> Pipe:
        """Make an instance for the owner alone; FileExistsError if another has the *first*."""
        descriptor = wintypes.LPVOID()
        _checked(_advapi.ConvertStringSecurityDescriptorToSecurityDescriptorW(
            _OWNER_ALONE, 1, ctypes.byref(descriptor), None
        ))  # fmt: skip
        attributes = _Attributes(ctypes.sizeof(_Attributes), descriptor, False)
        handle = _kernel.CreateNamedPipeW(
            name, _DUPLEX | (_FIRST if first else 0), _REJECT_REMOTE, _MOST, CHUNK, CHUNK, 0,
            ctypes.byref(attributes),
        )  # fmt: skip
        error = ctypes.get_last_error()
        _kernel.LocalFree(descriptor)
        if handle == _INVALID:
            if first and error in (_DENIED, _BUSY):
                raise FileExistsError(name)
            raise ctypes.WinError(error)
        return _Instance(handle)

    def reach(name: str, timeout_s: float) -> PipeLine:
        """Connect to the running app; FileNotFoundError if there is none."""
        _kernel.WaitNamedPipeW(name, int(timeout_s * 1000))
        handle = _kernel.CreateFileW(
            name, _READ_WRITE, 0, None, _OPEN_EXISTING, _ANONYMOUS, None
        )  # fmt: skip
        if handle == _INVALID:
            raise ctypes.WinError(ctypes.get_last_error())
        return PipeLine(handle)

    def _checked(worked: int) -> None:
        if not worked:
            raise ctypes.WinError(ctypes.get_last_error())

    class _Handle:
        """An open end."""

        def __init__(self, handle: int) -> None:
            self._handle = wintypes.HANDLE(handle)

        def read(self, size: int) -> bytes:
            buffer = ctypes.create_string_buffer(size)
            count = wintypes.DWORD()
            if not _kernel.ReadFile(self._handle, buffer, size, ctypes.byref(count), None):
                error = ctypes.get_last_error()
                if error == _BROKEN:
                    return b""
                raise ctypes.WinError(error)
            return buffer.raw[: count.value]

        def write(self, data: bytes) -> None:
            count = wintypes.DWORD()
            _checked(
                _kernel.WriteFile(self._handle, data, len(data), ctypes.byref(count), None)
            )  # fmt: skip

        def break_off(self) -> None:
            _kernel.CancelIoEx(self._handle, None)

    class _Instance(_Handle):
        """The app's end."""

        def await_caller(self) -> None:
            if not _kernel.ConnectNamedPipe(self._handle, None):
                error = ctypes.get_last_error()
                if error != _CONNECTED:
                    raise ctypes.WinError(error)

        def write(self, data: bytes) -> None:
            super().write(data)
            _checked(_kernel.FlushFileBuffers(self._handle))

        def hang_up(self) -> None:
            _kernel.DisconnectNamedPipe(self._handle)

    class PipeLine(_Handle):
        """A caller's end, with the words of a socket."""

        _timeout_s = 2.0

        def settimeout(self, seconds: float) -> None:
            self._timeout_s = seconds

        def sendall(self, data: bytes) -> None:
            self.write(data)

        def recv(self, size: int) -> bytes:
            """Wait so long as was set; OSError then."""
            late = threading.Timer(self._timeout_s, self.break_off)
            late.start()
            try:
                return self.read(size)
            finally:
                late.cancel()

        def close(self) -> None:
            _kernel.CloseHandle(self._handle)

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            self.close()
