"""A connection to a Wayland compositor in plain Python: requests out, events in, nothing drawn.

The few requests needed here pass no file descriptors, so a plain socket is enough. What the
objects mean is the business of whoever binds them.
"""

from __future__ import annotations

import selectors
import socket
import struct
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ANSWER_S = 0.5
CHUNK = 65536

_DISPLAY, _REGISTRY, _SYNC = 1, 2, 3
_ERROR = 0
_GLOBAL, _GLOBAL_REMOVE = 0, 1
_DISPLAY_SYNC, _DISPLAY_GET_REGISTRY, _REGISTRY_BIND = 0, 1, 0


@dataclass(frozen=True, slots=True)
class Told:
    """An event of one of our objects; *words* is what it carries, not yet taken apart."""

    about: int
    opcode: int
    words: bytes


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that the compositor offers to everybody."""

    name: int
    interface: str
    version: int


def socket_path(display: str, runtime_folder: Path | None) -> Path:
    """Where the compositor listens, as ``WAYLAND_DISPLAY`` says; it may be a whole path."""
    return (runtime_folder or Path("/")) / display


class Wayland:
    """An open connection. Every method raises OSError when the compositor is gone."""

    def __init__(self, path: Path, within_s: float = ANSWER_S) -> None:
        """Connect and wait until the compositor has said what it offers."""
        self.offers: dict[int, Offer] = {}
        self._next = _SYNC
        self._rest = b""
        self._socket = _unix_socket()
        try:
            self._socket.settimeout(within_s)
            self._socket.connect(str(path))
            self._socket.setblocking(False)
            self.send(_DISPLAY, _DISPLAY_GET_REGISTRY, _REGISTRY)
            self._hear_out(within_s)
        except OSError:
            self.close()
            raise

    @property
    def fd(self) -> int:
        return self._socket.fileno()

    def offer(self, interface: str) -> Offer | None:
        """The first of that kind that is offered now."""
        return next((each for each in self.offers.values() if each.interface == interface), None)

    def bind(self, offer: Offer, version: int) -> int:
        """Return a new object that speaks for *offer*."""
        made = self.new_id()
        self.send(_REGISTRY, _REGISTRY_BIND, offer.name, offer.interface, version, made)
        return made

    def new_id(self) -> int:
        """Return a number for a new object; none is used twice."""
        self._next += 1
        return self._next

    def send(self, to: int, opcode: int, *words: int | str) -> None:
        """Send a request. A compositor that does not even take our few bytes counts as gone."""
        body = b"".join(map(_packed, words))
        size = 8 + len(body)
        self._socket.sendall(struct.pack("=II", to, size << 16 | opcode) + body)

    def receive(self) -> list[Told]:
        """Return what came for our objects since the last time; does not wait."""
        try:
            data = self._socket.recv(CHUNK)
        except BlockingIOError:
            return []
        if not data:
            raise ConnectionResetError
        self._rest += data
        return [told for told in self._messages() if not self._is_ours(told)]

    def close(self) -> None:
        self._socket.close()

    # ------------------------------------------------------------ inside

    def _hear_out(self, within_s: float) -> None:
        """Wait for the answer to a sync, before which all offers are made."""
        self.send(_DISPLAY, _DISPLAY_SYNC, _SYNC)
        deadline = time.monotonic() + within_s
        with selectors.DefaultSelector() as selector:
            selector.register(self._socket, selectors.EVENT_READ)
            while selector.select(max(0.0, deadline - time.monotonic())):
                if any(told.about == _SYNC for told in self.receive()):
                    return
        raise TimeoutError

    def _messages(self) -> Iterator[Told]:
        while len(self._rest) >= 8:
            about, word = struct.unpack_from("=II", self._rest)
            size = word >> 16
            if size < 8:
                raise ConnectionError(f"an event of {size} bytes")
            if len(self._rest) < size:
                return
            words, self._rest = self._rest[8:size], self._rest[size:]
            yield Told(about, word & 0xFFFF, words)

    def _is_ours(self, told: Told) -> bool:
        """Take what concerns the connection itself; returns whether it did."""
        if told.about == _REGISTRY:
            (name,) = struct.unpack_from("=I", told.words)
            if told.opcode == _GLOBAL:
                interface, at = text_at(told.words, 4)
                (version,) = struct.unpack_from("=I", told.words, at)
                self.offers[name] = Offer(name, interface, version)
            elif told.opcode == _GLOBAL_REMOVE:
                self.offers.pop(name, None)
        elif told.about == _DISPLAY and told.opcode == _ERROR:
            raise ConnectionAbortedError(text_at(told.words, 8)[0])
        return told.about in (_REGISTRY, _DISPLAY)


def _unix_socket() -> socket.socket:
    if sys.platform == "win32":
        raise ConnectionRefusedError
    return socket.socket(socket.AF_UNIX)


def text_at(words: bytes, at: int) -> tuple[str, int]:
    """The text that begins there, and where what follows it begins."""
    (length,) = struct.unpack_from("=I", words, at)
    text = words[at + 4 : at + 4 + max(0, length - 1)].decode(errors="replace")
    return text, at + 4 + length + -length % 4


def _packed(word: int | str) -> bytes:
    if isinstance(word, int):
        return struct.pack("=I", word & 0xFFFFFFFF)
    raw = word.encode() + b"\0"
    return struct.pack("=I", len(raw)) + raw + b"\0" * (-len(raw) % 4)
