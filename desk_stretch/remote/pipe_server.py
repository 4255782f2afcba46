"""The running app's ear on Windows: one named pipe, whose first instance is the instance lock.

Windows has no event for a pipe that Qt could wait for, so a caller is heard in a thread; what it
says is answered on the loop, as everything is. What is said is that of ``server``.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable

from desk_stretch.core.moment import Moment
from desk_stretch.core.ports import Loop
from desk_stretch.errors import RemoteError
from desk_stretch.i18n import tr
from desk_stretch.platform.named_pipe import Pipe
from desk_stretch.remote import protocol
from desk_stretch.remote.asked import Answering, answer_line
from desk_stretch.remote.client import AlreadyRunning

CALLERS = 4
PATIENCE_S = 2.0
_LAST_WORDS_S = 0.5
_AFTER_FAILURE_S = 0.05

Make = Callable[[bool], Pipe]
"""Makes an instance of the pipe, the first or another."""


class PipeServer:
    """Listens on the pipe while the app lives."""

    def __init__(self, loop: Loop, now: Callable[[], Moment], make: Make) -> None:
        """Nothing happens before ``open``."""
        self._loop = loop
        self._now = now
        self._make = make
        self._closing = threading.Event()
        self._pipes: list[Pipe] = []
        self._serving: dict[threading.Thread, Pipe] = {}
        self._busy: set[Pipe] = set()

    def open(self) -> None:
        """Become the one instance; raises AlreadyRunning, or RemoteError without a pipe.

        Who calls waits for ``attend``.
        """
        try:
            self._pipes = [self._make(True), *(self._make(False) for _ in range(CALLERS - 1))]
        except FileExistsError as error:
            raise AlreadyRunning(tr("Desk Stretch is already running.")) from error
        except OSError as error:
            raise RemoteError(str(error)) from error

    def attend(self, engine: Answering) -> None:
        """Answer whoever calls and has called, on the loop."""
        for pipe in self._pipes:
            thread = threading.Thread(target=self._serve, args=(pipe, engine), daemon=True)
            self._serving[thread] = pipe
            thread.start()

    def close(self) -> None:
        """Stop listening; whoever waits for an answer has half a second to get it."""
        self._closing.set()
        for thread, pipe in self._serving.items():
            if pipe in self._busy:
                thread.join(_LAST_WORDS_S)
            pipe.break_off()
            thread.join(_LAST_WORDS_S)
        self._serving.clear()  # the kernel closes the pipe with the process

    def _serve(self, pipe: Pipe, engine: Answering) -> None:
        while not self._closing.is_set():
            try:
                pipe.await_caller()
                self._busy.add(pipe)
                self._hear(pipe, engine)
            except OSError:
                self._closing.wait(_AFTER_FAILURE_S)  # it may fail again at once
            pipe.hang_up()
            self._busy.discard(pipe)

    def _hear(self, pipe: Pipe, engine: Answering) -> None:
        """Read a line within the deadline, and answer it."""
        late = threading.Timer(PATIENCE_S, pipe.break_off)
        late.start()
        try:
            heard = b""
            while b"\n" not in heard and len(heard) <= protocol.LINE_LIMIT:
                part = pipe.read(protocol.LINE_LIMIT + 1 - len(heard))
                if not part:
                    break
                heard += part
            if heard:
                pipe.write(self._answered(heard.partition(b"\n")[0], engine))
        finally:
            late.cancel()

    def _answered(self, line: bytes, engine: Answering) -> bytes:
        """Ask the app on its loop; empty if that does not turn any more."""
        box: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._loop.post(lambda: box.put(answer_line(line, engine, self._now)))
        try:
            return box.get(timeout=PATIENCE_S)
        except queue.Empty:
            return b""
