"""Frames that were painted once and are shown again: a movement's repetitions, the next movement.

A frame is kept as packed pixels; ``docs/figure-cost.md`` has the measurements behind that.
"""

from __future__ import annotations

import zlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from copy import copy
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QImage, QPainter

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

MOST_BYTES = 16 * 1024 * 1024  # some 300 frames of 500 pixels, 150 of twice as many

_FORMAT = QImage.Format.Format_RGB32

Draw = Callable[[QPainter], None]


class Shot:
    """One frame, packed."""

    __slots__ = ("_height", "_packed", "_ratio", "_stride", "_width", "size")

    def __init__(self, image: QImage) -> None:
        self._width, self._height = image.width(), image.height()
        self._stride, self._ratio = image.bytesPerLine(), image.devicePixelRatio()
        self._packed = _packed(memoryview(image.constBits()))
        self.size = len(self._packed)
        """Bytes that it takes."""

    def again(self) -> Shot:
        """Return the same frame, to be kept in another place too: that takes nothing more."""
        other = copy(self)
        other.size = 0
        return other

    def is_like(self, other: Shot) -> bool:
        """Whether it is the very same frame, kept in another place."""
        return self._packed is other._packed

    def play(self, painter: QPainter, x: int, y: int) -> None:
        """Show it with its corner at a point."""
        pixels = zlib.decompress(self._packed, -zlib.MAX_WBITS, self._stride * self._height)
        image = QImage(pixels, self._width, self._height, self._stride, _FORMAT)
        image.setDevicePixelRatio(self._ratio)
        painter.drawImage(x, y, image)


def _packed(pixels: memoryview) -> bytes:
    """Pack what is mostly flat: the quickest search, and little memory to work in."""
    packer = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS, 8)
    return packer.compress(pixels) + packer.flush()


def painted(size: QSize, ratio: float, ground: QColor, draw: Draw) -> QImage:
    """Return a picture of *size* logical pixels on *ground*."""
    image = QImage(size * ratio, _FORMAT)
    image.setDevicePixelRatio(ratio)
    image.fill(ground)
    with QPainter(image) as painter:
        draw(painter)
    return image


class Reel:
    """The frames that were used last, up to so many bytes."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._size = 0
        self._shots: OrderedDict[Hashable, Shot] = OrderedDict()

    def __len__(self) -> int:
        return len(self._shots)

    def __contains__(self, key: Hashable) -> bool:
        return key in self._shots

    @property
    def size(self) -> int:
        """Bytes of all frames."""
        return self._size

    def find(self, key: Hashable) -> Shot | None:
        """Return a frame, if it is there; it will be let go of later than all others."""
        shot = self._shots.get(key)
        if shot is not None:
            self._shots.move_to_end(key)
        return shot

    def keep(self, key: Hashable, image: QImage | Shot) -> None:
        """Keep a frame; those that were not used for longest go."""
        before = self._shots.pop(key, None)
        shot = self._shots[key] = image if isinstance(image, Shot) else Shot(image)
        self._size += shot.size - (before.size if before is not None else 0)
        while self._size > self._most and len(self._shots) > 1:
            self._size -= self._shots.popitem(last=False)[1].size
