"""The things of a scene: which maker builds each prop, and the ground that lies behind all parts.

To add a prop: its name and numbers in ``core.figure.staging``, its maker in ``MAKERS`` here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from desk_stretch.core.figure.still import Still
from desk_stretch.ui.figure import furniture, gear
from desk_stretch.ui.figure.lens import Lens
from desk_stretch.ui.figure.palette import Dress
from desk_stretch.ui.figure.parts import Part
from desk_stretch.ui.figure.solids import Yard
from desk_stretch.ui.figure.walls import GROUND

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

MAKERS: Mapping[str, Callable[[Yard], list[Part]]] = {
    "chair": furniture.chair,
    "stool": furniture.stool,
    "desk": furniture.desk,
    "door-frame": furniture.door_frame,
    "rower": furniture.rower,
    "cushion": gear.cushion,
    "block": gear.block,
    "soft-balls": gear.soft_balls,
    "fit-ball": gear.fit_ball,
    "wall-ball": gear.wall_ball,
    "foam-roller": gear.foam_roller,
    "band": gear.band,
    "band-underfoot": gear.band_underfoot,
    "dumbbell": gear.dumbbell,
}
"""Props that are parts, ordered with the body by their depth. Walls and mats: ``GROUND``."""


def prop_parts(still: Still, lens: Lens, dress: Dress) -> list[Part]:
    """Return the parts of everything in the scene that can be before or behind the body."""
    yard = Yard(still, lens, dress)
    return [each for name in still.scene.props if name in MAKERS for each in MAKERS[name](yard)]


def paint_ground(painter: QPainter, box: QRectF, still: Still, lens: Lens, dress: Dress) -> None:
    """Paint walls, then what lies on the floor: all that is behind or beneath the body."""
    yard = Yard(still, lens, dress)
    for name, paint in GROUND.items():
        if name in still.scene.props:
            paint(painter, box, yard)
