"""A stand-in for a Wayland compositor: a socket that speaks the wire format, on a thread.

It knows seats and idle notifications; a test says when input stops and comes back.
"""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

SEAT = ("wl_seat", 7)
EXT_1 = ("ext_idle_notifier_v1", 1)
EXT_2 = ("ext_idle_notifier_v1", 2)
KDE = ("org_kde_kwin_idle", 1)


class Watch(NamedTuple):
    """A notification that somebody asked for."""

    made: int
    interface: str
    opcode: int
    ms: int
    seat: int


class Compositor:
    """Listens until it is stopped; *offers* are (interface, version)."""

    def __init__(self, path: Path, offers: Sequence[tuple[str, int]] = (SEAT, EXT_2)) -> None:
        self.offers = list(offers)
        self.answers = True
        self.watches: dict[int, Watch] = {}
        self.let_go: list[int] = []
        self.bound: dict[int, str] = {}
        self.changed = threading.Condition()
        self._client: socket.socket | None = None
        path.unlink(missing_ok=True)
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(path))
        self._listening.listen()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    # --- what a test does

    def tell(self, opcode: int, ms: int | None = None) -> None:
        """Send 0 (input stopped) or 1 (it came again) to the watches of that length, or to all."""
        for watch in list(self.watches.values()):
            if ms in (None, watch.ms):
                self.send(watch.made, opcode)

    def send(self, about: int, opcode: int, body: bytes = b"") -> None:
        """Send an event of any kind."""
        self.send_raw(struct.pack("=II", about, (8 + len(body)) << 16 | opcode) + body)

    def send_raw(self, raw: bytes) -> None:
        assert self._client
        self._client.sendall(raw)

    def hang_up(self) -> None:
        """End the connection, as a compositor that crashed."""
        assert self._client
        self._client.shutdown(socket.SHUT_RDWR)

    def lengths(self) -> list[int]:
        """How long each stretch is that is watched now, in milliseconds."""
        return sorted(watch.ms for watch in self.watches.values())

    def stop(self) -> None:
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        if self._client is not None:
            with contextlib.suppress(OSError):
                self.hang_up()
        self._thread.join(5)
        self._listening.close()

    # --- the thread

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            with client, contextlib.suppress(OSError):
                self._client = client
                self.watches.clear()
                self._hear(client)

    def _hear(self, client: socket.socket) -> None:
        rest = b""
        while data := client.recv(4096):
            rest += data
            while len(rest) >= 8:
                to, word = struct.unpack_from("=II", rest)
                size = word >> 16
                self._do(to, word & 0xFFFF, rest[8:size])
                rest = rest[size:]

    def _do(self, to: int, opcode: int, body: bytes) -> None:
        if to == 1 and opcode == 1:
            for name, (interface, version) in enumerate(self.offers, 1):
                self.send(2, 0, struct.pack("=I", name) + text(interface) + _word(version))
        elif to == 1 and self.answers:
            self.send(*struct.unpack("=I", body), 0, _word(0))
        elif to == 2:
            self.bound[struct.unpack("=I", body[-4:])[0]] = body[8:].split(b"\0")[0].decode()
        elif to in self.watches:
            self.let_go.append(self.watches.pop(to).ms)
        elif "idle" in self.bound.get(to, ""):
            made, one, other = struct.unpack("=III", body)
            kde = self.bound[to] == KDE[0]
            ms, seat = (other, one) if kde else (one, other)
            self.watches[made] = Watch(made, self.bound[to], opcode, ms, seat)


def _word(number: int) -> bytes:
    return struct.pack("=I", number)


def text(words: str) -> bytes:
    """A text as it goes over the wire."""
    raw = words.encode() + b"\0"
    return _word(len(raw)) + raw + b"\0" * (-len(raw) % 4)
