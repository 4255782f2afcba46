"""What streams there are at a PipeWire server: one question of its protocol.

A message is a head of four numbers and a struct of typed values, in the computer's byte order.
The server lists its objects, each with its properties; then it answers our sync.
"""

from __future__ import annotations

import socket
import struct
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_HEAD = struct.Struct("=4I")  # id, opcode and size, number, descriptors
_POD = struct.Struct("=II")  # size, type
_INT, _STRING, _STRUCT = 4, 8, 14
_NUMBERS = {3: "=I", _INT: "=i", 5: "=q"}
_CORE, _CLIENT, _REGISTRY = 0, 1, 2
_HELLO, _SYNC, _GET_REGISTRY, _UPDATE = 1, 2, 5, 2
_DONE, _ERROR = 1, 3
_GLOBAL = 0
_PROTOCOL = 3
_ASKED = 77  # any number, to know our sync's answer by
_CLASS = "media.class"


class PipeWireError(Exception):
    """The server is not there, or says something that we do not understand."""


def media_classes(place: Path, within_s: float) -> list[str]:
    """Return the media class of every object that has one; raises PipeWireError."""
    if sys.platform == "win32":
        raise PipeWireError("not on this system")
    deadline = time.monotonic() + within_s
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.settimeout(within_s)
            server.connect(str(place))
            server.sendall(_questions())
            return [each for each in _answers(server, deadline) if each]
    except OSError as error:
        raise PipeWireError(error.strerror or str(error)) from error
    except (struct.error, IndexError, TypeError) as error:
        raise PipeWireError(f"a broken answer: {error}") from error


def _questions() -> bytes:
    name = _struct(_int(1), _string("application.name"), _string("Desk Stretch"))
    messages = (
        (_CORE, _HELLO, _struct(_int(_PROTOCOL))),
        (_CLIENT, _UPDATE, _struct(name)),
        (_CORE, _GET_REGISTRY, _struct(_int(_PROTOCOL), _int(_REGISTRY))),
        (_CORE, _SYNC, _struct(_int(_CORE), _int(_ASKED))),
    )
    return b"".join(
        _HEAD.pack(to, what << 24 | len(body), number, 0) + body
        for number, (to, what, body) in enumerate(messages)
    )


def _answers(server: socket.socket, deadline: float) -> Iterator[str]:
    """Give the media class of each object, or an empty text, up to the answer to our sync."""
    while True:
        sender, what, *_ = _HEAD.unpack(_receive(server, _HEAD.size, deadline))
        opcode, size = what >> 24, what & 0xFFFFFF
        body = _receive(server, size, deadline)
        if sender == _REGISTRY and opcode == _GLOBAL:
            yield _class_of(_pod(body, 0)[0])
        elif sender == _CORE and opcode == _ERROR:
            raise PipeWireError("refused")
        elif sender == _CORE and opcode == _DONE and _pod(body, 0)[0][1] == _ASKED:
            return


def _class_of(described: list[Any]) -> str:
    """Pick the media class from an object: id, permissions, type, version, properties."""
    words = described[4][1:]
    return str(dict(zip(words[::2], words[1::2], strict=False)).get(_CLASS, ""))


def _pod(raw: bytes, at: int) -> tuple[Any, int]:
    """One value, and where the next begins; kinds that we do not know come as None."""
    size, kind = _POD.unpack_from(raw, at)
    at += _POD.size
    after = at + size + -size % 8
    if kind in _NUMBERS:
        return struct.unpack_from(_NUMBERS[kind], raw, at)[0], after
    if kind == _STRING:
        return raw[at : at + size].rstrip(b"\0").decode(errors="replace"), after
    if kind != _STRUCT:
        return None, after
    values = []
    end = at + size
    while at < end:
        value, at = _pod(raw, at)
        values.append(value)
    return values, after


def _receive(server: socket.socket, size: int, deadline: float) -> bytes:
    raw = b""
    while len(raw) < size:
        left_s = deadline - time.monotonic()
        if left_s <= 0:
            raise PipeWireError("no answer in time")
        server.settimeout(left_s)
        part = server.recv(size - len(raw))
        if not part:
            raise PipeWireError("connection closed")
        raw += part
    return raw


def _int(number: int) -> bytes:
    return _POD.pack(4, _INT) + struct.pack("=ii", number, 0)


def _string(text: str) -> bytes:
    raw = text.encode() + b"\0"
    return _POD.pack(len(raw), _STRING) + raw + bytes(-len(raw) % 8)


def _struct(*values: bytes) -> bytes:
    body = b"".join(values)
    return _POD.pack(len(body), _STRUCT) + body
