"""The private local socket and the lock beside it: where they are, who holds them, who calls.

Nothing here knows what is said over the socket, and nothing here imports Qt.
"""

from __future__ import annotations

import errno
import os
import socket
import struct
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol, Self

from desk_stretch.errors import CapabilityError, RemoteError
from desk_stretch.i18n import tr

APP = "desk-stretch"
SOCKET = "app.sock"
LOCK = "app.lock"

_BACKLOG = 64
_UCRED = "iII"  # pid, uid, gid; a directory's users may have a uid of 2**31 or more
_LONGEST_ADDRESS = 100  # sun_path holds 108 bytes on Linux and 104 on macOS


def runtime_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of the socket: below $XDG_RUNTIME_DIR, or a fallback that is ours alone.

    A process without the variable (cron, a bare ssh) finds the same folder as one that has it.
    """
    if sys.platform == "win32":
        return Path(environ.get("LOCALAPPDATA", str(Path.home()))) / APP / "run"
    usual = Path(f"/run/user/{os.getuid()}")
    for base in (environ.get("XDG_RUNTIME_DIR", ""), str(usual)):
        if base.startswith("/") and _is_ours(Path(base)):
            return Path(base) / APP
    state = environ.get("XDG_STATE_HOME", "")
    base_of_state = Path(state) if state.startswith("/") else Path.home() / ".local" / "state"
    return base_of_state / APP / "run"


def make_private(folder: Path) -> None:
    """Create *folder* for the person alone; raises RemoteError if it cannot be trusted."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _is_ours(folder):
            folder.chmod(0o700)
            return
    except OSError as error:
        raise RemoteError(
            tr("The run-time folder {folder} cannot be used ({reason}).").format(
                folder=folder, reason=error.strerror
            ),
            tr("Set XDG_RUNTIME_DIR to a folder of your own."),
        ) from error
    raise RemoteError(
        tr("The run-time folder {folder} belongs to somebody else.").format(folder=folder),
        tr("Set XDG_RUNTIME_DIR to a folder of your own."),
    )


def take_lock(folder: Path) -> int | None:
    """Return the descriptor that holds the lock for as long as it is open, None if taken.

    The kernel lets go of it when the process ends, however it ends.
    """
    if sys.platform == "win32":
        raise _not_here()
    import fcntl

    descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    os.truncate(descriptor, 0)
    os.write(descriptor, f"{os.getpid()}\n".encode())
    return descriptor


def listen(folder: Path) -> socket.socket:
    """Return the listening socket. Only for the holder of the lock: a socket left over goes."""
    if sys.platform == "win32":
        raise _not_here()
    path = folder / SOCKET
    path.unlink(missing_ok=True)
    listener = socket.socket(socket.AF_UNIX)
    with _Address(path) as address:
        listener.bind(address)
    path.chmod(0o600)
    listener.listen(_BACKLOG)
    listener.setblocking(False)
    return listener


class Line(Protocol):
    """A caller's connection: a socket, or what is used as one."""

    def settimeout(self, seconds: float) -> None:
        """How long to wait for what comes."""

    def sendall(self, data: bytes) -> None:
        """Say something."""

    def recv(self, size: int) -> bytes:
        """What has come; empty at the end."""

    def __enter__(self) -> Self:
        """Use it."""

    def __exit__(self, *_: object) -> None:
        """Close it."""


def connect(folder: Path, timeout_s: float) -> Line:
    """Return a line to the running app; raises OSError if there is none."""
    if sys.platform == "win32":
        from desk_stretch.platform import named_pipe

        return named_pipe.reach(named_pipe.own_name(), timeout_s)
    caller = socket.socket(socket.AF_UNIX)
    caller.settimeout(timeout_s)
    try:
        with _Address(folder / SOCKET) as address:
            caller.connect(address)
        if not is_same_person(caller):
            raise PermissionError(errno.EACCES, "another user's socket")
    except OSError:
        caller.close()
        raise
    return caller


def is_same_person(caller: socket.socket) -> bool:
    """Whether the process at the other end runs as the same user as this one.

    Asked by both ends: where a run-time folder is open to all, anybody may have been there first.
    """
    if sys.platform == "linux":
        size = struct.calcsize(_UCRED)
        credentials = caller.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size)
        return bool(struct.unpack(_UCRED, credentials)[1] == os.getuid())
    if sys.platform == "darwin":
        # struct xucred: version, uid, …; SOL_LOCAL is 0 and LOCAL_PEERCRED is 1
        return bool(struct.unpack_from("=II", caller.getsockopt(0, 1, 76))[1] == os.getuid())
    return False  # pragma: no cover - another system


def _is_ours(folder: Path) -> bool:
    if sys.platform == "win32":
        return True
    try:
        state = folder.lstat()
    except OSError:
        return False
    return folder.is_dir() and not folder.is_symlink() and state.st_uid == os.getuid()


def _not_here() -> CapabilityError:  # pragma: no cover - another system
    return CapabilityError(tr("The running app cannot be reached on this system yet."))


class _Address:
    """A socket's path as the system call takes it: long ones go through an open folder."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._folder: int | None = None

    def __enter__(self) -> str:
        if len(os.fsencode(self._path)) <= _LONGEST_ADDRESS:
            return str(self._path)
        self._folder = os.open(self._path.parent, os.O_RDONLY)
        return f"/proc/self/fd/{self._folder}/{self._path.name}"

    def __exit__(self, *_: object) -> None:
        if self._folder is not None:
            os.close(self._folder)
