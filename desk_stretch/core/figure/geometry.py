"""Points, directions and frames in space, as plain tuples. No body and no camera here.

World: +x is the figure's left, +y up, +z the way it faces; right-handed; the unit is one head (hu).
Angles are in degrees.
"""

from __future__ import annotations

from math import acos, atan2, cos, degrees, radians, sin, sqrt
from typing import NamedTuple

Vec = tuple[float, float, float]

ZERO: Vec = (0.0, 0.0, 0.0)
X: Vec = (1.0, 0.0, 0.0)
Y: Vec = (0.0, 1.0, 0.0)
Z: Vec = (0.0, 0.0, 1.0)


def add(a: Vec, b: Vec) -> Vec:
    """Return a + b."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vec, b: Vec) -> Vec:
    """Return a - b."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def mul(a: Vec, k: float) -> Vec:
    """Return a scaled by k."""
    return (a[0] * k, a[1] * k, a[2] * k)


def along(a: Vec, direction: Vec, k: float) -> Vec:
    """Return the point k further on from a in a direction."""
    return (a[0] + direction[0] * k, a[1] + direction[1] * k, a[2] + direction[2] * k)


def dot(a: Vec, b: Vec) -> float:
    """Return the scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    """Return the vector product, right-handed."""
    return (
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    )


def length(a: Vec) -> float:
    """Return the length."""
    return sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def distance(a: Vec, b: Vec) -> float:
    """Return how far apart two points are."""
    return length(sub(a, b))


def unit(a: Vec, otherwise: Vec = Y) -> Vec:
    """Return the direction of a; *otherwise* where a has none."""
    long = length(a)
    return otherwise if long < 1e-9 else (a[0] / long, a[1] / long, a[2] / long)


def lerp(a: Vec, b: Vec, f: float) -> Vec:
    """Return the point at fraction f of the way from a to b."""
    return (a[0] + (b[0] - a[0]) * f, a[1] + (b[1] - a[1]) * f, a[2] + (b[2] - a[2]) * f)


def across(a: Vec, normal: Vec) -> Vec:
    """Return the part of a that lies in the plane with that unit normal."""
    return along(a, normal, -dot(a, normal))


def angle(a: Vec, b: Vec) -> float:
    """Return the angle between two directions, 0..180."""
    return degrees(acos(max(-1.0, min(1.0, dot(unit(a), unit(b))))))


def flip(a: Vec) -> Vec:
    """Return the mirror image: left for right."""
    return (-a[0], a[1], a[2])


class Frame(NamedTuple):
    """An orientation: where the own x, y and z point in the world. Orthonormal, right-handed."""

    x: Vec
    y: Vec
    z: Vec

    def out(self, own: Vec) -> Vec:
        """Return an own direction in the world."""
        a, b, c = own
        x, y, z = self
        return (
            x[0] * a + y[0] * b + z[0] * c,
            x[1] * a + y[1] * b + z[1] * c,
            x[2] * a + y[2] * b + z[2] * c,
        )

    def into(self, world: Vec) -> Vec:
        """Return a world direction as the frame sees it."""
        return (dot(self.x, world), dot(self.y, world), dot(self.z, world))

    def carry(self, child: Frame) -> Frame:
        """Return in the world what *child* is in this frame."""
        return Frame(self.out(child.x), self.out(child.y), self.out(child.z))

    def hold(self, world: Frame) -> Frame:
        """Return as seen in this frame what *world* is in the world."""
        return Frame(self.into(world.x), self.into(world.y), self.into(world.z))

    def mirrored(self) -> Frame:
        """Return the mirror image, again right-handed: the own x changes sides too."""
        x, y, z = self
        return Frame((x[0], -x[1], -x[2]), flip(y), flip(z))


UPRIGHT = Frame(X, Y, Z)


def rotated(a: Vec, axis: Vec, degs: float) -> Vec:
    """Turn a about a unit axis, right-handed."""
    c, s = cos(radians(degs)), sin(radians(degs))
    k = dot(axis, a) * (1 - c)
    w = cross(axis, a)
    return (
        a[0] * c + w[0] * s + axis[0] * k,
        a[1] * c + w[1] * s + axis[1] * k,
        a[2] * c + w[2] * s + axis[2] * k,
    )


def turned(frame: Frame, axis: Vec, degs: float) -> Frame:
    """Turn a frame about a unit axis of the world."""
    if degs == 0.0:
        return frame
    return Frame(
        rotated(frame.x, axis, degs), rotated(frame.y, axis, degs), rotated(frame.z, axis, degs)
    )


def frame_yz(y: Vec, z: Vec) -> Frame:
    """Return the frame with that y, and its z as near to *z* as can be."""
    up = unit(y)
    ahead = across(z, up)
    if length(ahead) < 1e-6:
        ahead = across(Z if abs(up[2]) < 0.9 else X, up)
    front = unit(ahead)
    return Frame(cross(up, front), up, front)


def swing(start: Vec, end: Vec) -> tuple[Vec, float]:
    """Return the axis and the angle of the shortest turn from one unit direction to another."""
    axis = cross(start, end)
    size = length(axis)
    if size < 1e-9:
        side = across(X if abs(start[0]) < 0.9 else Y, start)
        return unit(side), 0.0 if dot(start, end) > 0 else 180.0
    return mul(axis, 1 / size), degrees(atan2(size, dot(start, end)))


def slerp(start: Frame, end: Frame, f: float) -> Frame:
    """Return the frame at fraction f of the shortest turn; f may lie outside 0..1."""
    axis, degs = rotation(start, end)
    return turned(start, axis, degs * f)


def rotation(start: Frame, end: Frame) -> tuple[Vec, float]:
    """Return the axis (in the world) and angle 0..180 that turn one frame into the other."""
    cosine = (dot(start.x, end.x) + dot(start.y, end.y) + dot(start.z, end.z) - 1) / 2
    degs = degrees(acos(max(-1.0, min(1.0, cosine))))
    axis = add(add(cross(start.x, end.x), cross(start.y, end.y)), cross(start.z, end.z))
    if length(axis) > 1e-6:
        return unit(axis), degs
    if degs < 90:
        return Y, 0.0
    # Half a turn: the axis is the sum of any own axis with its image.
    sums = (add(start.x, end.x), add(start.y, end.y), add(start.z, end.z))
    return unit(max(sums, key=length)), 180.0


def swing_twist(start: Frame, end: Frame, f: float) -> Frame:
    """Blend two bone frames: their y along a great circle, the roll about it evenly.

    Plain slerp of far frames folds the wrist; this does not. f may lie outside 0..1.
    """
    axis, degs = swing(start.y, end.y)
    met = turned(start, axis, degs)  # start's roll, on end's direction
    roll = degrees(atan2(dot(cross(met.z, end.z), end.y), dot(met.z, end.z)))
    part = turned(start, axis, degs * f)
    return turned(part, part.y, roll * f)
