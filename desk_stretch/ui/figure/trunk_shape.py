"""The trunk's surface: a row of elliptic sections that turn with the spine. No painting here."""

from __future__ import annotations

from math import cos, radians, sin
from typing import NamedTuple

from desk_stretch.core.figure.body import SIDES, SIGN
from desk_stretch.core.figure.geometry import Frame, Vec, dot, turned, unit
from desk_stretch.core.figure.skeleton import Bone, Skeleton
from desk_stretch.ui.figure.lens import Ball, Lens, ball_on
from desk_stretch.ui.figure.palette import Look

BREATH = 0.022
COLLAR_TILT = 20.0  # the collar lies lower in front


class Section(NamedTuple):
    """A slice of the trunk: its middle, its frame (y along the trunk), half its width and depth."""

    centre: Vec
    frame: Frame
    wide: float
    thick: float
    deep: float

    def ball(self) -> Ball:
        """Return the ellipsoid that stands for it."""
        return Ball(self.centre, self.frame, (self.wide, self.thick, self.deep))

    def at(self, azimuth: float, out: float = 1.0) -> Vec:
        """Return a point of its rim: 0 in front, 90 on the left, 180 at the back."""
        s, c = sin(radians(azimuth)) * self.wide * out, cos(radians(azimuth)) * self.deep * out
        (x, y, z), (a, _, b) = self.centre, self.frame
        return (x + a[0] * s + b[0] * c, y + a[1] * s + b[1] * c, z + a[2] * s + b[2] * c)

    def faces(self, azimuth: float, lens: Lens) -> float:
        """Return how much the surface there looks at us, -1..1."""
        s, c = sin(radians(azimuth)) / self.wide, cos(radians(azimuth)) / self.deep
        a, _, b = self.frame
        return lens.faces(unit((a[0] * s + b[0] * c, a[1] * s + b[1] * c, a[2] * s + b[2] * c)))


class _Slice(NamedTuple):
    bone: str
    up: float
    ahead: float
    wide: float
    thick: float
    deep: float
    factor: str


_SLICES = (
    _Slice("pelvis", -0.03, 0.00, 0.552, 0.10, 0.405, "hip"),
    _Slice("s0", 0.06, 0.00, 0.485, 0.20, 0.360, "waist"),
    _Slice("s1", 0.00, 0.00, 0.490, 0.22, 0.360, "waist"),
    _Slice("s2", 0.00, 0.01, 0.545, 0.22, 0.390, "chest"),
    _Slice("s3", -0.10, 0.02, 0.580, 0.20, 0.395, "chest"),
    _Slice("s3", 0.14, 0.00, 0.490, 0.14, 0.310, "chest"),
)
HEM, WAIST, LOW_RIBS, RIBS, CHEST, TOP, COLLAR = range(7)


def sections(skeleton: Skeleton, look: Look) -> list[Section]:
    """Return the slices from the hem up to the collar."""
    breath = 1 + BREATH * skeleton.breath
    row = [
        _section(each, skeleton.bone(each.bone), look, breath if index >= RIBS else 1.0)
        for index, each in enumerate(_SLICES)
    ]
    return [*row, collar_of(skeleton.bone("s3"))]


def hem_of(pelvis: Bone, look: Look) -> Section:
    """Return the lowest slice."""
    return _section(_SLICES[HEM], pelvis, look, 1.0)


def _section(each: _Slice, bone: Bone, look: Look, breath: float) -> Section:
    size = {"hip": look.hip, "waist": look.waist, "chest": look.chest}[each.factor] * breath
    at = bone.at((0.0, each.up, each.ahead))
    deep = each.deep * (1 + (size - 1) * 0.7)
    return Section(at, bone.frame, each.wide * size, each.thick, deep)


def collar_of(chest: Bone) -> Section:
    """Return the uppermost slice."""
    frame = turned(chest.frame, chest.frame.x, COLLAR_TILT)
    return Section(chest.at((0.0, 0.33, 0.035)), frame, 0.235, 0.03, 0.215)


def shoulder_balls(skeleton: Skeleton, look: Look) -> list[tuple[Ball, ...]]:
    """Return heaps that carry the shirt from the neck over the shoulders, and under the armpits.

    They move with the upper arm, so that a raised arm has a shoulder and a line down to the ribs.
    """
    chest, ribs = skeleton.bone("s3"), skeleton.bone("s2")
    heaps: list[tuple[Ball, ...]] = []
    for side in SIDES:
        sign = SIGN[side]
        arm = skeleton.bone(f"{side}.upper_arm")
        joint = ball_on(arm, (-sign * 0.01, -0.01, 0.0), (0.214, 0.214, 0.214))
        lift = max(0.0, chest.own(arm.origin)[1] - 0.07)
        hangs = dot(arm.frame.y, chest.frame.y)
        bulk, close = max(0.0, -hangs), max(0.0, hangs)  # of a raised arm, of one that hangs
        root = ball_on(
            chest, (sign * 0.14, 0.275 + 0.4 * lift, -0.04 * bulk),
            (0.12, 0.075 + 0.03 * bulk, 0.14 + 0.07 * bulk),
        )  # fmt: skip
        flank = ball_on(chest, (sign * 0.36 * look.chest, -0.12, 0.0), (0.20, 0.2, 0.28))
        low = ball_on(ribs, (sign * 0.37 * look.chest, 0.06, -0.02), (0.16, 0.16, 0.24))
        thick = 0.17 - 0.06 * close
        web = ball_on(arm, (-sign * 0.10 * close, -0.20, -0.01), (thick, thick, thick))
        heaps += [(root, joint, flank), (flank, web, low)]
    return heaps


def between(a: Section, b: Section, f: float) -> Section:
    """Return the slice at fraction f of the way from one to another."""
    (p, frame, w, t, d), (q, other, w2, t2, d2) = a, b
    mix = tuple(x + (y - x) * f for x, y in zip(p, q, strict=True))
    turned_frame = Frame(*(
        unit((x[0] + (y[0] - x[0]) * f, x[1] + (y[1] - x[1]) * f, x[2] + (y[2] - x[2]) * f))
        for x, y in zip(frame, other, strict=True)
    ))  # fmt: skip
    centre = (mix[0], mix[1], mix[2])
    return Section(centre, turned_frame, w + (w2 - w) * f, t + (t2 - t) * f, d + (d2 - d) * f)
