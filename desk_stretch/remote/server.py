"""The running app's ear: the instance lock for life, and one short answer to each caller.

Everything that arrives is hostile until read: a line is short, a caller is quick, is the same
person, and is one of few. Nothing here can disturb the app.
"""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desk_stretch.core.moment import Moment
from desk_stretch.core.ports import Handle, Loop
from desk_stretch.errors import RemoteError
from desk_stretch.i18n import tr
from desk_stretch.remote import local, protocol
from desk_stretch.remote.client import AlreadyRunning

if TYPE_CHECKING:
    from desk_stretch.remote.asked import Answering
    from desk_stretch.remote.pipe_server import PipeServer

PATIENCE_S = 2.0
MOST_CALLERS = 32
_REST_S = 1.0
_REST_OF_A_FLOOD = 1 << 16


class Server:
    """Listens on the private socket while the app lives."""

    def __init__(
        self,
        loop: Loop,
        now: Callable[[], Moment],
        folder: Path | None = None,
    ) -> None:
        """Nothing happens before ``open``; *folder* is the run-time folder unless given."""
        self._loop = loop
        self._engine: Answering | None = None
        self._now = now
        self._folder = folder or local.runtime_folder()
        self._lock: int | None = None
        self._listener: socket.socket | None = None
        self._watch: Handle | None = None
        self._callers: list[_Caller] = []

    def open(self) -> None:
        """Become the one instance; raises AlreadyRunning, or RemoteError without a safe folder.

        Who calls waits for ``attend``.
        """
        local.make_private(self._folder)
        try:
            self._lock = local.take_lock(self._folder)
            if self._lock is None:
                raise AlreadyRunning(tr("Desk Stretch is already running."))
            self._listener = local.listen(self._folder)
        except OSError as error:
            self.close()
            raise RemoteError(
                tr("The run-time folder {folder} cannot be used ({reason}).").format(
                    folder=self._folder, reason=error.strerror
                )
            ) from error

    def attend(self, engine: Answering) -> None:
        """Answer whoever calls and has called, from the next turn of the loop on."""
        self._engine = engine
        self._attend()

    def close(self) -> None:
        """Stop listening, leave no socket behind, and let go of the lock."""
        if self._watch is not None:
            self._watch.cancel()
            self._watch = None
        for caller in tuple(self._callers):
            caller.hang_up()
        if self._listener is not None:
            self._listener.close()
            self._listener = None
            (self._folder / local.SOCKET).unlink(missing_ok=True)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _attend(self) -> None:
        if self._listener is not None:
            self._watch = self._loop.watch(self._listener.fileno(), self._accept)

    def _accept(self) -> None:
        assert self._listener is not None  # watched only while it is open
        try:
            line, _ = self._listener.accept()
        except BlockingIOError:
            return
        except OSError:
            self._rest()
            return
        line.setblocking(False)
        if not local.is_same_person(line):
            line.close()
            return
        caller = _Caller(line, self._answer)
        if caller.hear():  # the usual: it has spoken before we looked
            return
        if len(self._callers) >= MOST_CALLERS:
            # An honest caller speaks at once; the one that has waited longest is the least honest.
            self._callers[0].hang_up()
        self._callers.append(caller)
        caller.wait(self._loop, self._callers.remove)

    def _rest(self) -> None:
        """Out of descriptors: look again later instead of being woken without end."""
        if self._watch is not None:
            self._watch.cancel()
            self._watch = self._loop.wake_in(_REST_S, self._attend)

    def _answer(self, line: bytes) -> bytes:
        from desk_stretch.remote.asked import answer_line  # not before somebody asks

        assert self._engine is not None  # nobody is heard before
        return answer_line(line, self._engine, self._now)


class _Caller:
    """One connection: it may say one line within the deadline, and gets one line back."""

    def __init__(self, line: socket.socket, answer: Callable[[bytes], bytes]) -> None:
        self._line = line
        self._answer = answer
        self._heard = b""
        self._waiting: list[Handle] = []
        self._forget: Callable[[_Caller], None] = lambda _: None

    def wait(self, loop: Loop, forget: Callable[[_Caller], None]) -> None:
        """Hear the rest as it comes; *forget* is called when it is over."""
        self._forget = forget
        self._waiting = [
            loop.watch(self._line.fileno(), self._more),
            loop.wake_in(PATIENCE_S, self.hang_up),
        ]

    def hang_up(self) -> None:
        self._let_go()
        self._line.close()

    def hear(self) -> bool:
        """Take what has come, and answer a whole line; returns whether it is over."""
        try:
            part = self._line.recv(protocol.LINE_LIMIT + 1 - len(self._heard))
        except BlockingIOError:
            return False
        except OSError:
            self.hang_up()
            return True
        self._heard += part
        line, ended, _ = self._heard.partition(b"\n")
        is_over = bool(ended) or not part or len(line) > protocol.LINE_LIMIT
        if is_over:
            self._reply(line, bool(ended))
        return is_over

    def _more(self) -> None:
        self.hear()

    def _let_go(self) -> None:
        for handle in self._waiting:
            handle.cancel()
        self._waiting = []
        self._forget(self)
        self._forget = lambda _: None

    def _reply(self, line: bytes, ended: bool) -> None:
        # Let go first: the command may close the server, and its answer still goes out.
        self._let_go()
        with self._line:
            if not line and not ended:
                return
            self._send(self._answer(line))

    def _send(self, answer: bytes) -> None:
        try:
            self._line.sendall(answer)
            # What is left unread would reset the connection under the answer.
            self._line.recv(_REST_OF_A_FLOOD)
        except OSError:
            return  # gone, or not reading: the answer is theirs to lose


def open_server(loop: Loop, now: Callable[[], Moment]) -> Server | PipeServer:
    """Become the one instance by what this system has for it; raises as ``Server.open``."""
    server = _make(loop, now)
    server.open()
    return server


def _make(loop: Loop, now: Callable[[], Moment]) -> Server | PipeServer:
    if sys.platform == "win32":
        from desk_stretch.platform import named_pipe
        from desk_stretch.remote.pipe_server import PipeServer

        name = named_pipe.own_name()
        return PipeServer(loop, now, lambda first: named_pipe.create(name, first=first))
    return Server(loop, now)
