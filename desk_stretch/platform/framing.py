"""Cuts what comes over a bus connection into messages, before anything in them is read.

Anybody on the bus may send us up to 128 MiB. Of a message that is longer than its kind may be only
the head is kept: enough to know who sent it, and to say no.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

CALL = 1
LONGEST_CALL = 1 << 14
LONGEST = 1 << 20  # what we ask for ourselves, or listen to
LONGEST_HEAD = 1 << 12

_FIRST = 16
_ORDER = {ord("l"): "<", ord("B"): ">"}


@dataclass(frozen=True, slots=True)
class Frame:
    """A message's bytes; without its body if it *is_cut*."""

    data: bytes
    is_cut: bool = False


class Frames:
    """Takes bytes as they come and gives the messages that are whole."""

    def __init__(self) -> None:
        self._kept = bytearray()
        self._to_drop = 0

    def add(self, data: bytes) -> Iterator[Frame]:
        """Take some bytes; raises ConnectionError if they are no messages at all."""
        self._kept += data
        while True:
            dropped = min(self._to_drop, len(self._kept))
            del self._kept[:dropped]
            self._to_drop -= dropped
            if len(self._kept) < _FIRST:
                return
            head, whole = _lengths(self._kept)
            if head > LONGEST_HEAD:  # nobody that we could answer
                self._to_drop = whole
                continue
            is_cut = whole > (LONGEST_CALL if self._kept[1] == CALL else LONGEST)
            if len(self._kept) < (head if is_cut else whole):
                return
            frame = bytes(self._kept[: head if is_cut else whole])
            del self._kept[: len(frame)]
            self._to_drop = whole - len(frame)
            yield Frame(frame, is_cut)


def _lengths(kept: bytearray) -> tuple[int, int]:
    """The bytes of a message's head, and of all of it."""
    order = _ORDER.get(kept[0])
    if order is None:
        raise ConnectionError("not a message bus")
    body, _, fields = struct.unpack_from(f"{order}III", kept, 4)
    head = (_FIRST + fields + 7) & ~7
    return head, head + body
