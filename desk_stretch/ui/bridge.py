"""Qt's event loop as the Loop port, the signals that end a program, and what slots let escape."""

from __future__ import annotations

import bisect
import logging
import math
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer, Signal

from desk_stretch.core.ports import Call, Handle
from desk_stretch.errors import DeskStretchError
from desk_stretch.i18n import tr

_LONGEST_MS = 2**31 - 1

log = logging.getLogger(__name__)


class QtLoop(QObject):
    """The Loop port on Qt. Everything but ``post`` belongs to the thread that made it."""

    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)
        self._wakes = _Wakes(self)

    def wake_in(self, seconds: float, call: Call) -> Handle:
        return _Wake(self._wakes, seconds, call)

    def watch(self, fd: int, call: Call) -> Handle:
        return _Watch(self, fd, call)

    def watch_child(self, pid: int, call: Callable[[int], None]) -> Handle:
        fd = _pidfd(pid)
        if fd is None:
            return _ChildThread(self, pid, call)
        return _Child(self, fd, pid, call)

    def post(self, call: Call) -> None:
        self._posted.emit(call)

    def _run(self, call: Call) -> None:
        call()


class _Wakes:
    """All wakes of a loop on one precise timer, in their order.

    Not a timer each: PySide keeps book of every object by its address, and what is made and
    deleted a thousand times a day is what such a book goes wrong about.
    """

    def __init__(self, loop: QtLoop) -> None:
        self._waiting: list[_Wake] = []
        self._timer = QTimer(loop)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        # A lambda, because PySide holds a plain object's method weakly.
        self._timer.timeout.connect(lambda: self._ring())

    def add(self, wake: _Wake) -> None:
        """Take it up; of two for one moment, the one that was asked for first comes first."""
        bisect.insort(self._waiting, wake, key=lambda each: each.due)
        self._arm()

    def forget(self, wake: _Wake) -> None:
        """Take it out, if it still waits."""
        if wake in self._waiting:
            self._waiting.remove(wake)
            self._arm()

    def _arm(self) -> None:
        """Wait for the first; what is longer than Qt's 24 days is armed again and again."""
        if self._waiting:
            left_ms = math.ceil((self._waiting[0].due - time.monotonic()) * 1000)
            self._timer.start(min(max(0, left_ms), _LONGEST_MS))
        else:
            self._timer.stop()

    def _ring(self) -> None:
        """Make one call; the timer stands for the next before it, whatever becomes of it."""
        first = self._waiting[0] if self._waiting else None
        is_due = first is not None and first.due <= time.monotonic()
        if is_due:
            del self._waiting[0]
        self._arm()
        if first is not None and is_due:
            first.call()


class _Wake:
    """One call at its time."""

    def __init__(self, wakes: _Wakes, seconds: float, call: Call) -> None:
        self.due = time.monotonic() + max(0.0, seconds)
        self.call = call
        self._wakes = wakes
        wakes.add(self)

    def cancel(self) -> None:
        self._wakes.forget(self)


class _Watch:
    """A readable file descriptor."""

    def __init__(self, loop: QtLoop, fd: int, call: Call) -> None:
        self._call = call
        self._notifier: QSocketNotifier | None = QSocketNotifier(
            fd, QSocketNotifier.Type.Read, loop
        )
        self._notifier.activated.connect(lambda: self._ready())  # strong, as for the wakes

    def cancel(self) -> None:
        notifier, self._notifier = self._notifier, None
        if notifier is not None:
            notifier.setEnabled(False)
            notifier.deleteLater()

    def _ready(self) -> None:
        if self._notifier is not None:
            self._call()


class _Child:
    """A child process by its process descriptor, which becomes readable when it ends."""

    def __init__(self, loop: QtLoop, fd: int, pid: int, call: Callable[[int], None]) -> None:
        self._fd = fd
        self._pid = pid
        self._call = call
        self._watch = _Watch(loop, fd, self._ended)
        self._open = True

    def cancel(self) -> None:
        self._watch.cancel()
        if self._open:
            self._open = False
            os.close(self._fd)

    def _ended(self) -> None:
        self.cancel()
        self._call(_exit_status(self._pid))


class _ChildThread:
    """A child process where there are no process descriptors: a thread waits for it."""

    def __init__(self, loop: QtLoop, pid: int, call: Callable[[int], None]) -> None:
        self._cancelled = False

        def wait() -> None:
            status = _exit_status(pid)
            loop.post(lambda: None if self._cancelled else call(status))

        threading.Thread(target=wait, daemon=True, name=f"child {pid}").start()

    def cancel(self) -> None:
        self._cancelled = True


def _pidfd(pid: int) -> int | None:
    if sys.platform == "linux":
        try:
            return os.pidfd_open(pid)
        except (AttributeError, OSError):  # an old kernel, or gone already
            return None
    return None


def _exit_status(pid: int) -> int:
    """Reap the child; 0 if somebody else has done so."""
    try:
        _, status = os.waitpid(pid, 0)
    except ChildProcessError:
        return 0
    return os.waitstatus_to_exitcode(status)


class EndSignals:
    """Calls once for each signal that asks us to end, at once, however deep Qt sleeps."""

    def __init__(self, loop: QtLoop, call: Call) -> None:
        self._call = call
        self._ours, theirs = socket.socketpair()
        self._theirs = theirs
        for end in (self._ours, theirs):
            end.setblocking(False)
        self._wakeup_before = signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
        self._before = {
            number: signal.signal(number, lambda _number, _frame: None) for number in _ending()
        }
        self._watch = loop.watch(self._ours.fileno(), self._arrived)

    def cancel(self) -> None:
        self._watch.cancel()
        signal.set_wakeup_fd(self._wakeup_before)
        for number, before in self._before.items():
            signal.signal(number, before)
        self._ours.close()
        self._theirs.close()

    def _arrived(self) -> None:
        numbers = self._ours.recv(64)
        if set(numbers) & set(self._before):
            self._call()


def _ending() -> list[signal.Signals]:
    """The signals that ask a program to end; a closed terminal counts, but not under ``nohup``."""
    numbers = [signal.SIGTERM, signal.SIGINT]
    if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        numbers.append(signal.SIGHUP)
    return numbers


class SlotExcepthook:
    """Hears of what a slot let escape: tells the person, and the app keeps running.

    A DeskStretchError is told in its own words each time; anything else is a fault of ours: it is
    logged with its traceback and told once.
    """

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._told = False

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, DeskStretchError):
            self._tell(str(error))
            return
        log.error("Something went wrong in a window", exc_info=(kind, error, trace))
        if not self._told:
            self._told = True
            self._tell(
                tr("Something in a window went wrong. Reminders keep running; details are logged.")
            )

    def install(self) -> None:
        """Take the place of ``sys.excepthook``, which PySide calls for slots."""
        sys.excepthook = self
