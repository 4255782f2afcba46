"""Where the joints of a hand are, from its grip. Tables and angles only; painting is in ``hands``.

All in the left hand's own coordinates: fingers along -y, palm towards -x, thumb towards +z.
"""

from __future__ import annotations

from math import cos, radians, sin
from typing import NamedTuple

from desk_stretch.core.figure.geometry import Vec, along, distance, lerp, sub, unit
from desk_stretch.core.figure.skeleton import Grip
from desk_stretch.ui.figure.sight import curve

_PALM_SIDE: Vec = (-1.0, 0.0, 0.0)


class Digit(NamedTuple):
    """A finger as a row of joints, knuckle to tip, with the radius at each."""

    joints: tuple[Vec, ...]
    radii: tuple[float, ...]


class _Finger(NamedTuple):
    """*fan* is the share of the spread, *rank* 0 index to 3 little, which curls more."""

    knuckle: Vec
    bones: tuple[float, float, float]
    radii: tuple[float, float, float, float]
    fan: float
    rank: int


FINGERS = (
    _Finger((0.004, -0.355, 0.118), (0.160, 0.100, 0.070), (0.053, 0.050, 0.046, 0.041), 1.0, 0),
    _Finger((0.012, -0.375, 0.040), (0.176, 0.112, 0.074), (0.054, 0.051, 0.047, 0.042), 0.30, 1),
    _Finger((0.008, -0.362, -0.040), (0.162, 0.104, 0.072), (0.052, 0.049, 0.045, 0.040), -0.42, 2),
    _Finger(
        (-0.002, -0.325, -0.112), (0.124, 0.078, 0.060), (0.048, 0.044, 0.040, 0.036), -1.25, 3
    ),
)

PALM: tuple[tuple[Vec, Vec], ...] = (
    ((0.000, -0.010, 0.000), (0.072, 0.060, 0.088)),  # wrist
    ((-0.012, -0.115, 0.085), (0.078, 0.110, 0.075)),  # ball of the thumb
    ((-0.008, -0.130, -0.085), (0.068, 0.120, 0.066)),  # heel
    ((0.004, -0.345, 0.112), (0.060, 0.062, 0.060)),  # below the index finger
    ((0.010, -0.350, 0.000), (0.062, 0.062, 0.090)),
    ((-0.002, -0.315, -0.112), (0.054, 0.058, 0.054)),  # below the little finger
)
"""The ellipsoids of the palm: (middle, radii)."""

_THUMB_RADII = (0.070, 0.062, 0.053, 0.045)
_THUMB: dict[int, tuple[Vec, ...]] = {
    -1: ((-0.020, -0.110, 0.105), (-0.130, -0.215, 0.140), (-0.215, -0.290, 0.070),
         (-0.232, -0.310, -0.030)),
    0: ((-0.015, -0.105, 0.105), (-0.055, -0.235, 0.175), (-0.070, -0.355, 0.195),
        (-0.066, -0.450, 0.190)),
    1: ((-0.010, -0.095, 0.105), (-0.030, -0.155, 0.245), (-0.030, -0.195, 0.365),
        (-0.025, -0.205, 0.465)),
}  # fmt: skip
"""The thumb's joints at *thumb* -1, 0 and 1; its bones keep their lengths in between."""


def opened(grip: Grip, end_on: float) -> Grip:
    """Return the grip as it is drawn: seen end-on an open hand is fanned and its fingers step
    aside at the knuckles, so that it is neither a fist nor a thumb held up.

    *end_on* is how much the fingers point at us or away, 0..1.
    """
    if max(grip.curl[0], grip.index[0]) > 60:
        return grip
    more = max(0.0, min(1.0, (end_on - 0.60) / 0.32))
    more *= more * (3 - 2 * more)
    curl, index = (
        (a + (34 - min(34.0, a)) * 0.8 * more, b * (1 - 0.5 * more), c * (1 - 0.5 * more))
        for a, b, c in (grip.curl, grip.index)
    )
    return Grip(
        curl=curl,
        index=index,
        spread=grip.spread + (34 - min(34.0, grip.spread)) * more,
        thumb=grip.thumb + (0.10 - grip.thumb) * 0.8 * more,
    )


def fingers(grip: Grip) -> tuple[Digit, ...]:
    """Return index, middle, ring and little finger."""
    return tuple(_finger(each, grip) for each in FINGERS)


def _finger(finger: _Finger, grip: Grip) -> Digit:
    curl = grip.index if finger.rank == 0 else grip.curl
    # Fingers that curl close up: a fist has no fan. In a loose hand the little finger leads.
    closing = max(0.0, 1 - curl[0] / 80)
    fan = radians(finger.fan * grip.spread * 0.5 * closing)
    loose = min(1.0, sum(curl) / 60) * closing
    flat = (0.0, -cos(fan), sin(fan))
    joints = [finger.knuckle]
    bent = 0.0
    for length, degs in zip(finger.bones, curl, strict=True):
        bent += radians(degs * (1 + 0.13 * (finger.rank - 1) * loose))
        c, s = cos(bent), sin(bent)
        way = (_PALM_SIDE[0] * s, flat[1] * c, flat[2] * c)
        joints.append(along(joints[-1], way, length))
    return Digit(tuple(joints), finger.radii)


def thumb(grip: Grip) -> Digit:
    """Return the thumb, from the ball of the thumb to its tip."""
    way = max(-1.0, min(1.0, grip.thumb))
    other = _THUMB[1 if way > 0 else -1]
    here = _THUMB[0]
    joints = [lerp(here[0], other[0], abs(way))]
    for i in range(3):
        long = distance(here[i], here[i + 1])
        towards = unit(
            lerp(unit(sub(here[i + 1], here[i])), unit(sub(other[i + 1], other[i])), abs(way))
        )
        long += (distance(other[i], other[i + 1]) - long) * abs(way)
        joints.append(along(joints[-1], towards, long))
    return Digit(tuple(joints), _THUMB_RADII)


KNUCKLES: tuple[tuple[Vec, ...], ...] = tuple(
    tuple((x + 0.054 + 0.006 * (1 - t * t), y + 0.020 + 0.020 * (1 - t * t), z + 0.028 * t)
          for t in (-1.0, -0.5, 0.0, 0.5, 1.0))
    for x, y, z in (finger.knuckle for finger in FINGERS)
)  # fmt: skip
"""A small bow over each knuckle, on the back of the hand."""

CREASES: tuple[tuple[Vec, ...], ...] = (
    tuple(curve(((-0.080, -0.270, 0.165), (-0.082, -0.262, 0.120), (-0.088, -0.225, 0.055),
                 (-0.088, -0.155, 0.018), (-0.084, -0.085, 0.016), (-0.08, -0.05, 0.016)))),
    tuple(curve(((-0.070, -0.240, -0.150), (-0.072, -0.262, -0.125), (-0.074, -0.290, -0.060),
                 (-0.074, -0.315, 0.010), (-0.072, -0.335, 0.050), (-0.07, -0.34, 0.06)))),
)  # fmt: skip
"""The lines of the palm: round the ball of the thumb, and below the fingers."""
