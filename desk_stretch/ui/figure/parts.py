"""What a picture is made of: parts, each a few fills in order. Who draws what, and the names.

Makers of parts: ``body.body_parts``, ``head.head_parts``, ``hands.hand_parts``,
``props.prop_parts``, all ``(still: Still, lens: Lens, dress: Dress) -> list[Part]``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from desk_stretch.ui.figure.lens import Blob

if TYPE_CHECKING:
    from PySide6.QtGui import QBrush, QPainterPath, QPen


class Coat(NamedTuple):
    """One go of paint: a path in pixels, filled, or stroked, or both; within *clip* if given."""

    path: QPainterPath
    fill: QBrush | None = None
    pen: QPen | None = None
    clip: QPainterPath | None = None


@dataclass(slots=True, eq=False)
class Part:
    """A piece of the picture that is in front of or behind others as a whole.

    Painted: *line* (the outline: grown shapes in the line colour), then the *fill* of the parts it
    is welded to, within the *seams*, so that no line crosses a joint; then *fill*, *details*, and
    the glow, clipped to *shape*. *blobs* stand for it when depths are compared (a long or bent part
    gives several); *bias* brings it nearer, in heads. *under* names parts that must be painted
    after this one, whatever their depth.

    Names. Body: ``pelvis trunk neck`` and per side ``left.upper_arm left.forearm left.thigh
    left.shin left.foot`` (sleeve and trouser leg belong to them); head: ``head``, and what hangs
    behind it, as ``bun``; hands: ``left.hand``; props: ``prop.`` and a word, as ``prop.seat
    prop.back prop.base prop.wall prop.mat``.
    """

    name: str
    blobs: tuple[Blob, ...]
    shape: QPainterPath
    line: tuple[Coat, ...] = ()
    fill: tuple[Coat, ...] = ()
    details: tuple[Coat, ...] = ()
    seams: tuple[Seam, ...] = ()
    bias: float = 0.0
    under: tuple[str, ...] = field(default=())


class Seam(NamedTuple):
    """Where a part is one piece with another: that part's name, and the disc of the joint."""

    other: str
    disc: QPainterPath
