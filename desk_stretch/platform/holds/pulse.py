"""Who listens at a PulseAudio server (PipeWire speaks the same): four questions of its protocol.

A packet is a head of five numbers and a list of tagged values. An old version of the protocol is
agreed on, because its answers are short and every server since 2009 knows it.
"""

from __future__ import annotations

import os
import socket
import struct
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

_VERSION = 19
_HEAD = struct.Struct(">5I")  # length, channel, offset (high, low), flags
_CONTROL = 0xFFFFFFFF
_NONE = 0xFFFFFFFF
_REPLY, _AUTH, _SET_NAME, _SOURCE, _OUTPUTS = 2, 8, 9, 23, 32
_COOKIE_SIZE = 256
_LONGEST = 1 << 20
_OUTPUT_VALUES = 13  # index, name, module, client, source, …, resampler, driver, properties, corked
_OUTPUT_SOURCE, _OUTPUT_RESAMPLER, _OUTPUT_CORKED = 4, 9, 12
_MONITOR_OF = 8
_METER = "peaks"
_FIXED = {b"a": 6, b"B": 1, b"U": 8, b"R": 8, b"r": 8, b"T": 8, b"V": 4}


class PulseError(Exception):
    """The server is not there, or says something that we do not understand."""


class Pulse:
    """A connection for a question or two; everything together takes at most so long."""

    def __init__(self, place: Path, cookie: Path, within_s: float) -> None:
        """Connect to the socket at *place*; raises PulseError."""
        self._deadline = time.monotonic() + within_s
        self._serial = 0
        self._socket = _unix_socket()
        try:
            self._socket.settimeout(within_s)
            self._socket.connect(str(place))
            version = struct.pack(">cI", b"L", _VERSION)
            self._ask(_AUTH, version + struct.pack(">cI", b"x", _COOKIE_SIZE) + _read(cookie))
            self._ask(_SET_NAME, _proplist("application.name", b"Desk Stretch\0"))
        except OSError as error:
            self._socket.close()
            raise PulseError(error.strerror or str(error)) from error
        except PulseError:
            self._socket.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def listeners(self) -> int:
        """How many streams take sound from a real source; level meters and paused ones do not."""
        try:
            values = self._ask(_OUTPUTS, b"")
            count = 0
            for at in range(0, len(values) - _OUTPUT_VALUES + 1, _OUTPUT_VALUES):
                output = values[at : at + _OUTPUT_VALUES]
                if output[_OUTPUT_CORKED] or output[_OUTPUT_RESAMPLER] == _METER:
                    continue
                count += not self._is_monitor(output[_OUTPUT_SOURCE])
        except OSError as error:
            raise PulseError(error.strerror or str(error)) from error
        return count

    def _is_monitor(self, source: int) -> bool:
        """Whether a source is what comes out of the loudspeakers."""
        values = self._ask(_SOURCE, struct.pack(">cIc", b"L", source, b"N"))
        return len(values) > _MONITOR_OF and values[_MONITOR_OF] != _NONE

    def _ask(self, command: int, words: bytes) -> list[Any]:
        """Send a command and return the values of its reply."""
        self._serial += 1
        payload = struct.pack(">cIcI", b"L", command, b"L", self._serial) + words
        _send_signed(self._socket, _HEAD.pack(len(payload), _CONTROL, 0, 0, 0) + payload)
        while True:
            length, channel, *_ = _HEAD.unpack(self._receive(_HEAD.size))
            if length > _LONGEST:
                raise PulseError(f"a packet of {length} bytes")
            raw = self._receive(length)
            if channel != _CONTROL:
                continue
            values = list(_values(raw))
            if len(values) >= 2 and values[1] == self._serial:
                if values[0] != _REPLY:
                    raise PulseError(f"error {values[2:3]}")
                return values[2:]

    def _receive(self, size: int) -> bytes:
        raw = b""
        while len(raw) < size:
            left_s = self._deadline - time.monotonic()
            if left_s <= 0:
                raise PulseError("no answer in time")
            self._socket.settimeout(left_s)
            part = self._socket.recv(size - len(raw))
            if not part:
                raise PulseError("connection closed")
            raw += part
        return raw


def _unix_socket() -> socket.socket:
    if sys.platform == "win32":
        raise PulseError("not on this system")
    return socket.socket(socket.AF_UNIX)


def _send_signed(to: socket.socket, raw: bytes) -> None:
    """Send with who we are. The kernel says so by itself only to a server that asked for it before
    we wrote, and one that has just let us in has not asked yet: it would refuse us.
    """
    if sys.platform != "linux":
        to.sendall(raw)
        return
    who = struct.pack("iII", os.getpid(), os.getuid(), os.getgid())
    sent = to.sendmsg([raw], [(socket.SOL_SOCKET, socket.SCM_CREDENTIALS, who)])
    to.sendall(raw[sent:])


def _values(raw: bytes) -> Iterator[Any]:
    """Take a list of tagged values apart; those that we do not need come as bytes."""
    at = 0
    try:
        while at < len(raw):
            value, at = _value(raw, at)
            yield value
    except (struct.error, IndexError, ValueError) as error:
        raise PulseError(f"a broken answer: {error}") from error


def _value(raw: bytes, at: int) -> tuple[Any, int]:
    """One value, and where the next begins."""
    tag, at = raw[at : at + 1], at + 1
    if tag == b"L":
        return struct.unpack_from(">I", raw, at)[0], at + 4
    if tag == b"t":
        end = raw.index(b"\0", at)
        return raw[at:end].decode(errors="replace"), end + 1
    if tag in (b"N", b"0", b"1"):
        return (None if tag == b"N" else tag == b"1"), at
    if tag == b"P":
        return _skip_properties(raw, at)
    size = _size(tag, raw, at)
    return raw[at : at + size], at + size


def _size(tag: bytes, raw: bytes, at: int) -> int:
    """The bytes of a value that we do not take apart."""
    if tag == b"m":
        return 1 + raw[at]
    if tag == b"v":
        return 1 + 4 * raw[at]
    if tag == b"x":
        return 4 + int(struct.unpack_from(">I", raw, at)[0])
    if tag not in _FIXED:
        raise ValueError(f"a tag {tag!r}")
    return _FIXED[tag]


def _skip_properties(raw: bytes, at: int) -> tuple[bytes, int]:
    """Pass over names and values (each with its size twice) to the end mark."""
    start = at
    while raw[at : at + 1] == b"t":
        for _ in ("name", "size", "value"):
            _, at = _value(raw, at)
    return raw[start:at], at + 1


def _proplist(name: str, value: bytes) -> bytes:
    size = struct.pack(">I", len(value))
    return b"Pt" + name.encode() + b"\0L" + size + b"x" + size + value + b"N"


def _read(cookie: Path) -> bytes:
    """The word that lets us in; on the same computer being the same person is enough."""
    try:
        return cookie.read_bytes()[:_COOKIE_SIZE].ljust(_COOKIE_SIZE, b"\0")
    except OSError:
        return bytes(_COOKIE_SIZE)
