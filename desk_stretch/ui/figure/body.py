"""All parts of the body that wear cloth or are plain skin; head and hands are elsewhere."""

from __future__ import annotations

from desk_stretch.core.figure.still import Still
from desk_stretch.ui.figure.lens import Lens
from desk_stretch.ui.figure.limbs import limb_parts
from desk_stretch.ui.figure.palette import Dress
from desk_stretch.ui.figure.parts import Part
from desk_stretch.ui.figure.shoes import shoe_parts
from desk_stretch.ui.figure.trunk import trunk_parts


def body_parts(still: Still, lens: Lens, dress: Dress) -> list[Part]:
    """Return trunk, limbs and shoes."""
    return [
        *trunk_parts(still, lens, dress),
        *limb_parts(still, lens, dress),
        *shoe_parts(still, lens, dress),
    ]
