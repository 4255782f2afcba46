"""What lies beneath everything: the round ground of the picture, and the figure's shadow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desk_stretch.core.figure.body import SIDES
from desk_stretch.core.figure.geometry import UPRIGHT, Vec
from desk_stretch.core.figure.skeleton import Skeleton
from desk_stretch.ui.figure.lens import Ball, Lens
from desk_stretch.ui.figure.outline import hull, joined
from desk_stretch.ui.figure.palette import Dress

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

_LOW = 1.0  # what is lower than this casts a shadow beneath itself
_CHAINS = (
    ("pelvis", "s2", "neck", "skull"),
    *(
        chain
        for side in SIDES
        for chain in (
            (f"{side}.toes", f"{side}.foot", f"{side}.shin", "pelvis"),
            (f"{side}.hand", f"{side}.forearm", f"{side}.upper_arm", "s3"),
        )
    ),
    ("left.foot", "right.foot"),
    ("left.toes", "right.toes"),
    ("left.hand", "right.hand"),
    ("left.shin", "right.shin"),
)
"""Bones whose shadows belong together while they are low."""


def paint_disc(painter: QPainter, box: QRectF, dress: Dress) -> None:
    """Paint the circle behind the figure."""
    radius = min(box.width(), box.height()) * 0.44
    painter.setBrush(dress.disc)
    painter.drawEllipse(box.center(), radius, radius)


def low_spots(skeleton: Skeleton) -> tuple[tuple[Vec, ...], ...]:
    """Return the joints near the floor, those together whose shadows are one."""
    chains = ((skeleton.bone(name).origin for name in chain) for chain in _CHAINS)
    return tuple(tuple(at for at in chain if at[1] < _LOW) for chain in chains)


def paint_shadow(
    painter: QPainter, low: Iterable[tuple[Vec, ...]], lens: Lens, dress: Dress
) -> None:
    """Paint the shadow on the floor, under what is near it."""
    pieces = [hull([lens.blob(_spot(at)) for at in spots]) for spots in low if spots]
    painter.fillPath(joined(pieces), dress.shadow)


def _spot(at: Vec) -> Ball:
    """Return a round shadow; the nearer the floor, the larger."""
    wide = 0.46 - 0.16 * max(0.0, at[1]) / _LOW
    return Ball((at[0], 0.0, at[2]), UPRIGHT, (wide, 0.0, wide))
