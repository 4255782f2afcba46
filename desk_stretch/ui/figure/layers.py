"""A picture as layers, from the farthest to the nearest; what rests is painted once and then kept.

A layer that looks as it did in the picture before is at rest. Neighbours that rest are one image
from then on, so a moving arm costs an arm. What is in a layer: ``paint``.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from math import ceil, floor
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

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


class Memory:
    """What is kept of one moving picture: always of the same size, for the same kind of screen.

    Its images differ from what is painted anew by a rounding, so single pictures have none.
    """

    def __init__(self) -> None:
        self._before: frozenset[Hashable] = frozenset()
        self._slides: dict[_Run, _Slide] = {}

    def paint(self, painter: QPainter, layers: Sequence[Layer]) -> None:
        """Paint all layers; those that were in the picture before come as images."""
        ratio = painter.device().devicePixelRatio()
        slides: dict[_Run, _Slide] = {}
        for rests, run in _runs(layers, self._before):
            if rests:
                name = tuple(layer.looks for layer in run)
                slides[name] = self._slides.get(name) or _slide(run, ratio)
                _show(painter, slides[name], ratio)
            else:
                for layer in run:
                    layer.paint(painter)
        self._before, self._slides = frozenset(layer.looks for layer in layers), slides


def _runs(layers: Sequence[Layer], known: frozenset[Hashable]) -> list[tuple[bool, list[Layer]]]:
    """Return layers that rest and layers that move by turns, as few runs as can be.

    What rests is painted earlier than its turn, if nothing that moves is beneath it there.
    """
    runs: list[tuple[bool, list[Layer]]] = [(True, [])]
    for layer in layers:
        rests = layer.looks in known
        if rests and len(runs) > 1 and not runs[-1][0]:
            box = layer.box()
            if not any(box.intersects(other.box()) for other in runs[-1][1]):
                runs[-2][1].append(layer)
                continue
        if rests != runs[-1][0]:
            runs.append((rests, []))
        runs[-1][1].append(layer)
    return [run for run in runs if run[1]]


def paint_layers(painter: QPainter, layers: Sequence[Layer], memory: Memory | None = None) -> None:
    """Paint layers, with the help of what is remembered of the picture before."""
    is_plain = isinstance(painter.device(), QImage) and painter.worldTransform().isIdentity()
    if memory is not None and is_plain:
        memory.paint(painter, layers)
        return
    for layer in layers:
        layer.paint(painter)


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
