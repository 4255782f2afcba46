"""The Loop port for a program without a toolkit: one thread, ``selectors``, no polling.

Signals come in as calls of the loop, so that a callback never runs in the middle of another.
"""

from __future__ import annotations

import heapq
import itertools
import os
import selectors
import signal
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from types import FrameType
from typing import Any

from desk_stretch.core.ports import Call, Handle

#: What a child's status is when somebody else has already collected it.
STATUS_UNKNOWN = 255


class SelectorLoop:
    """An event loop on one selector; ``close`` gives back all that it took.

    An error raised by a call comes out of ``run``.
    """

    def __init__(self, steady: Callable[[], float] = time.monotonic) -> None:
        self._steady = steady
        self._selector = selectors.DefaultSelector()
        self._timers: list[tuple[float, int, _Promise]] = []
        self._order = itertools.count()
        self._posted: deque[Call] = deque()
        self._is_running = False
        self._former_signals: dict[int, Any] = {}
        self._former_wakeup = -1
        self._bell, self._ringer = socket.socketpair()
        for end in (self._bell, self._ringer):
            end.setblocking(False)
        self.watch(self._bell.fileno(), self._silence)

    def wake_in(self, seconds: float, call: Call) -> Handle:
        promise = _Promise(call)
        at = self._steady() + max(0.0, seconds)
        heapq.heappush(self._timers, (at, next(self._order), promise))
        return promise

    def watch(self, fd: int, call: Call) -> Handle:
        return self._watch(fd, call, lambda: None)

    def watch_child(self, pid: int, call: Callable[[int], None]) -> Handle:
        fd = _pidfd(pid)
        if fd is None:
            return self._wait_in_thread(pid, call)

        def ended() -> None:
            watching.cancel()
            call(_exit_status(pid))

        watching = self._watch(fd, ended, lambda: os.close(fd))
        return watching

    def post(self, call: Call) -> None:
        self._posted.append(call)
        self._ring()

    def on_signal(self, number: int, call: Call) -> None:
        """Call at the next turn after the signal, instead of what it did. Main thread only."""
        if not self._former_signals:
            self._former_wakeup = signal.set_wakeup_fd(
                self._ringer.fileno(), warn_on_full_buffer=False
            )

        def caught(_number: int, _frame: FrameType | None) -> None:
            self._posted.append(call)

        former = signal.signal(number, caught)
        self._former_signals.setdefault(number, former)

    def run(self) -> None:
        """Turn until ``stop`` is called."""
        self._is_running = True
        while self._is_running:
            self._turn()

    def stop(self) -> None:
        """Make ``run`` return after this turn."""
        self._is_running = False

    def close(self) -> None:
        """Give the signals back to whoever had them, and close the selector."""
        for number, former in self._former_signals.items():
            signal.signal(number, former)
        if self._former_signals:
            signal.set_wakeup_fd(self._former_wakeup)
            self._former_signals.clear()
        for key in tuple(self._selector.get_map().values()):
            key.data.cancel()
        self._selector.close()
        self._bell.close()
        self._ringer.close()

    def _watch(self, fd: int, call: Call, then: Call) -> Handle:
        def forget() -> None:
            self._selector.unregister(fd)
            then()

        promise = _Promise(call, forget)
        self._selector.register(fd, selectors.EVENT_READ, promise)
        return promise

    def _turn(self) -> None:
        ready = [key.data for key, _mask in self._selector.select(self._patience())]
        for promise in (*self._all_posted(), *self._all_due(), *ready):
            promise.keep()

    def _patience(self) -> float | None:
        while self._timers and self._timers[0][2].is_cancelled:
            heapq.heappop(self._timers)
        if self._posted:
            return 0.0
        return max(0.0, self._timers[0][0] - self._steady()) if self._timers else None

    def _all_posted(self) -> Iterator[_Promise]:
        while self._posted:
            yield _Promise(self._posted.popleft())

    def _all_due(self) -> Iterator[_Promise]:
        now = self._steady()
        while self._timers and self._timers[0][0] <= now:
            yield heapq.heappop(self._timers)[2]

    def _ring(self) -> None:
        with suppress(OSError):  # rung so often that it will be heard anyway, or closed
            self._ringer.send(b"\0")

    def _silence(self) -> None:
        self._bell.recv(4096)  # what is left over rings again at the next turn

    def _wait_in_thread(self, pid: int, call: Callable[[int], None]) -> Handle:
        promise = _Promise(lambda: call(statuses[0]))
        statuses: list[int] = []

        def wait() -> None:
            statuses.append(_exit_status(pid))
            self.post(promise.keep)

        threading.Thread(target=wait, name=f"child-{pid}", daemon=True).start()
        return promise


class _Promise:
    """A call that can be taken back."""

    def __init__(self, call: Call, on_cancel: Call = lambda: None) -> None:
        self._call = call
        self._on_cancel = on_cancel
        self.is_cancelled = False

    def cancel(self) -> None:
        if not self.is_cancelled:
            self.is_cancelled = True
            self._on_cancel()

    def keep(self) -> None:
        if not self.is_cancelled:
            self._call()


def _pidfd(pid: int) -> int | None:
    """A descriptor that becomes readable when the child ends; None where there is no such thing."""
    pidfd_open: Callable[[int], int] | None = getattr(os, "pidfd_open", None)
    if pidfd_open is None:
        return None
    try:
        return pidfd_open(pid)
    except OSError:  # gone and collected already, or a kernel before 5.3
        return None


def _exit_status(pid: int) -> int:
    try:
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    except ChildProcessError:
        return STATUS_UNKNOWN
