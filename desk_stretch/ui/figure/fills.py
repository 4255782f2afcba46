"""How a rounded thing is painted: line below, shade, and a lit shape pushed to the upper left."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QPainterPath

from desk_stretch.ui.figure.lens import Blob, Lens
from desk_stretch.ui.figure.palette import Dress, Tone
from desk_stretch.ui.figure.parts import Coat

Maker = Callable[[Sequence[Blob], Sequence[float]], list[QPainterPath]]
"""``outline.hulls``, ``outline.lofts`` or alike: outlines in several sizes."""

LIGHT_X, LIGHT_Y = -0.045, -0.028
"""How far the lit shape is pushed, in heads, y down."""


def line_px(lens: Lens, dress: Dress) -> float:
    """Return the width of a contour in pixels, never thinner than the eye can hold."""
    return max(0.75, dress.line_width * lens.scale)


def lit(blobs: Sequence[Blob], lens: Lens, shrink: float, pinned: Sequence[int]) -> list[Blob]:
    """Return the row for the lit shape; the *pinned* ends stay as they are, to meet a neighbour."""
    dx, dy = LIGHT_X * lens.scale, LIGHT_Y * lens.scale
    last = len(blobs) - 1
    ends = {last if index < 0 else index for index in pinned}
    return [
        blob if i in ends else blob.scaled(1 - shrink).moved(dx, dy) for i, blob in enumerate(blobs)
    ]


def rounded(
    blobs: Sequence[Blob], make: Maker, tone: Tone, lens: Lens, dress: Dress,
    shrink: float = 0.16, pinned: Sequence[int] = (),
) -> tuple[QPainterPath, Coat, tuple[Coat, ...]]:  # fmt: skip
    """Return shape, line coat and fill coats of a rounded thing."""
    shape, grown = make(blobs, (0.0, line_px(lens, dress)))
    line = Coat(grown, tone.line)
    if dress.is_flat:
        return shape, line, (Coat(shape, tone.fill),)
    bright = make(lit(blobs, lens, shrink, pinned), (0.0,))[0]
    return shape, line, (Coat(shape, tone.shade), Coat(bright, tone.fill))
