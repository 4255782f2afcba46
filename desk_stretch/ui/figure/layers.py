"""A picture as layers, from the farthest to the nearest; what rests is painted once and then kept.

A layer that looks as it did in the picture before is at rest. Neighbours that rest are one image
from then on, so a moving arm costs an arm. What is in a layer: ``paint``.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import groupby
from math import ceil, floor
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

MOST_PICTURES = 2  # that move at the same time: the routine's, and one in a list
_GRID = 4  # logical pixels: on them, device pixels are whole at 125 % and 150 %, too


class Layer(NamedTuple):
    """A piece of the picture. *looks* is equal for two pictures where it looks the same; it must
    hold what it stands for. *box* tells what holds it."""

    looks: Hashable
    box: Callable[[], QRectF]
    paint: Callable[[QPainter], None]


class _Slide(NamedTuple):
    """Neighbours that rest, as one image, and its corner in pixels of the device."""

    corner: QPoint
    image: QImage


_Run = tuple[Hashable, ...]


class _Memory:
    """What is kept of one moving picture."""

    def __init__(self) -> None:
        self._before: frozenset[Hashable] = frozenset()
        self._slides: dict[_Run, _Slide] = {}

    def paint(self, painter: QPainter, layers: Sequence[Layer]) -> None:
        """Paint all layers; those that were in the picture before come as images."""
        ratio = painter.device().devicePixelRatio()
        slides: dict[_Run, _Slide] = {}
        for rests, run in groupby(layers, lambda layer: layer.looks in self._before):
            pieces = list(run)
            if not rests or len(pieces) < 2:
                for piece in pieces:
                    piece.paint(painter)
                continue
            name = tuple(piece.looks for piece in pieces)
            slides[name] = self._slides.get(name) or _slide(pieces, ratio)
            _show(painter, slides[name], ratio)
        self._before, self._slides = frozenset(layer.looks for layer in layers), slides


_memories: OrderedDict[Hashable, _Memory] = OrderedDict()


def paint_layers(painter: QPainter, layers: Sequence[Layer], where: Hashable) -> None:
    """Paint layers. *where* names the picture that they belong to: its size, colours, camera."""
    if not _can_keep(painter):
        for layer in layers:
            layer.paint(painter)
        return
    size, ratio = painter.device().size(), painter.device().devicePixelRatio()
    key = (where, size.width(), size.height(), ratio)
    memory = _memories.pop(key, None) or _Memory()
    _memories[key] = memory
    while len(_memories) > MOST_PICTURES:
        _memories.popitem(last=False)
    memory.paint(painter, layers)


def forget_layers() -> None:
    """Let go of all images."""
    _memories.clear()


def _can_keep(painter: QPainter) -> bool:
    """Whether this is a picture of pixels, seen straight."""
    return isinstance(painter.device(), QImage) and painter.worldTransform().isIdentity()


def _slide(pieces: Sequence[Layer], ratio: float) -> _Slide:
    box = _whole(piece.box() for piece in pieces)
    image = QImage(box.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.translate(-box.topLeft())
        for piece in pieces:
            piece.paint(painter)
    image.setDevicePixelRatio(1.0)
    return _Slide(box.topLeft() * ratio, image)


def _whole(boxes: Iterator[QRectF]) -> QRect:
    """Return what holds all boxes, with corners on whole pixels of any device."""
    whole = next(boxes)
    for box in boxes:
        whole = whole.united(box)
    left, top = (floor(at / _GRID) * _GRID for at in (whole.left(), whole.top()))
    right, bottom = (ceil(at / _GRID) * _GRID for at in (whole.right(), whole.bottom()))
    return QRect(QPoint(left, top), QSize(right - left, bottom - top))


def _show(painter: QPainter, slide: _Slide, ratio: float) -> None:
    """Put an image where it was painted, pixel on pixel."""
    painter.save()
    painter.scale(1 / ratio, 1 / ratio)
    painter.drawImage(slide.corner, slide.image)
    painter.restore()
