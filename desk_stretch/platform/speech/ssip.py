"""The conversation with a speech server: commands one after the other, each with its answer.

SSIP, the protocol of speech-dispatcher, is lines of text; the few of it that are spoken here are
less than any library for it brings along (a thread, and a copy for each version of the system).
"""

from __future__ import annotations

import socket
from collections import deque
from typing import NamedTuple

from desk_stretch.core.ports import Call, Handle, Loop

#: A server that says nothing for so long is not listened to any more.
ANSWER_WITHIN_S = 3.0
#: The longest answer to a command of ours is a line or two.
MOST_UNREAD = 4096

_RECEIVING = 230
_FIRST_ERROR = 300
_FIRST_EVENT = b"700"  # told by itself, answers nothing


class _Said(NamedTuple):
    """A command; *then* goes out when the server is ready to receive a text."""

    line: str
    then: str = ""


class Conversation:
    """Takes over a connection. Whatever goes wrong ends it; *on_end* hears of that once."""

    def __init__(self, loop: Loop, connection: socket.socket, on_end: Call) -> None:
        self._loop = loop
        self._socket = connection
        self._socket.setblocking(False)
        self._on_end = on_end
        self._unsaid: deque[_Said] = deque()
        self._said: _Said | None = None
        self._heard = b""
        self._patience: Handle | None = None
        self._is_ending = False
        self._watch: Handle | None = loop.watch(connection.fileno(), self._read)

    @property
    def is_open(self) -> bool:
        return self._watch is not None

    def tell(self, *lines: str) -> None:
        """Send commands, after those that were told before."""
        self._unsaid.extend(_Said(line) for line in lines)
        self._go_on()

    def speak(self, words: str) -> None:
        """Have words said in place of ours that are still waiting or being said."""
        self.hush()
        text = " ".join(words.split())
        dot = "." if text.startswith(".") else ""  # a single dot would be the end
        self._unsaid.append(_Said("SPEAK", f"{dot}{text}\r\n."))
        self._go_on()

    def hush(self) -> None:
        """Take our words back, and nobody else's."""
        self._unsaid = deque(each for each in self._unsaid if not each.then)
        self.tell("CANCEL self")

    def finish(self) -> None:
        """End as soon as everything is said."""
        self._is_ending = True
        self._go_on()

    def end(self) -> None:
        """End at once."""
        watch, self._watch = self._watch, None
        if watch is None:
            return
        watch.cancel()
        self._be_patient(None)
        self._socket.close()
        self._unsaid.clear()
        self._on_end()

    def _go_on(self) -> None:
        """Say the next thing, if nothing waits for its answer."""
        if not self.is_open or self._said is not None:
            return
        if self._unsaid:
            self._said = self._unsaid.popleft()
            self._send(self._said.line)
        elif self._is_ending:
            self.end()

    def _send(self, line: str) -> None:
        raw = f"{line}\r\n".encode()
        try:
            is_sent = self._socket.send(raw) == len(raw)
        except OSError:  # gone, or it reads nothing and its buffer is full
            is_sent = False
        if is_sent:
            self._be_patient(ANSWER_WITHIN_S)
        else:
            self.end()

    def _read(self) -> None:
        try:
            part = self._socket.recv(MOST_UNREAD)
        except BlockingIOError:
            return
        except OSError:
            part = b""
        self._heard += part
        if not part or len(self._heard) > MOST_UNREAD:
            self.end()
            return
        *lines, self._heard = self._heard.split(b"\n")
        for line in lines:
            if self.is_open:
                self._answered(line)

    def _answered(self, line: bytes) -> None:
        code, mark = line[:3], line[3:4]
        if not code.isdigit() or mark not in (b" ", b"-"):
            self.end()
        elif mark == b" " and code < _FIRST_EVENT and self._said is not None:
            self._follow(self._said, int(code))

    def _follow(self, said: _Said, code: int) -> None:
        """Take an answer; one that refuses a wish (a language, a pace) changes nothing else."""
        self._be_patient(None)
        if said.then and code == _RECEIVING:
            self._said = _Said(said.then)
            self._send(said.then)
            return
        self._said = None
        if said.then and code >= _FIRST_ERROR:
            self.end()
            return
        self._go_on()

    def _be_patient(self, seconds: float | None) -> None:
        if self._patience is not None:
            self._patience.cancel()
        self._patience = None if seconds is None else self._loop.wake_in(seconds, self.end)
