"""A bone as the camera sees it: own points and directions to pixels. No shapes of the body here."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from typing import TYPE_CHECKING

from desk_stretch.core.figure.geometry import Vec
from desk_stretch.core.figure.skeleton import Bone
from desk_stretch.ui.figure.lens import Ball, Blob, Lens, Point
from desk_stretch.ui.figure.outline import empty, polygon

if TYPE_CHECKING:
    from PySide6.QtGui import QPainterPath


class Sight:
    """A lens that thinks in one bone's own coordinates, so that tables need not be turned.

    *right*, *up* and *toward* (to us) are own unit directions; *scale* is pixels per head.
    """

    __slots__ = ("_frame", "_lens", "_middle", "_nearness", "right", "scale", "toward", "up")

    def __init__(self, lens: Lens, bone: Bone, middle: Vec = (0.0, 0.0, 0.0)) -> None:
        """*middle*: the own point of the bone from which points are counted."""
        self._lens, self._frame = lens, bone.frame
        self._middle = bone.at(middle)
        self._nearness = lens.depth(self._middle)
        self.scale = lens.scale
        self.right = bone.frame.into(lens.right)
        self.up = bone.frame.into(lens.up)
        self.toward = bone.frame.into(lens.toward)

    def place(self, own: Vec) -> Point:
        """Return an own point's pixel."""
        x, y = self._lens.place(self._middle)
        a, b = self.way(own)
        return x + a, y + b

    def places(self, points: Sequence[Vec]) -> list[Point]:
        """Return the pixels of many own points."""
        x, y = self._lens.place(self._middle)
        k = self.scale
        (rx, ry, rz), (ux, uy, uz) = self.right, self.up
        return [
            (x + (rx * a + ry * b + rz * c) * k, y - (ux * a + uy * b + uz * c) * k)
            for a, b, c in points
        ]

    def way(self, own: Vec) -> Point:
        """Return an own direction as pixels per head, y down."""
        a, b, c = own
        k = self.scale
        (rx, ry, rz), (ux, uy, uz) = self.right, self.up
        return (rx * a + ry * b + rz * c) * k, -(ux * a + uy * b + uz * c) * k

    def faces(self, own: Vec) -> float:
        """Return the cosine between an own unit direction and the way to us."""
        t = self.toward
        return t[0] * own[0] + t[1] * own[1] + t[2] * own[2]

    def depth(self, own: Vec) -> float:
        """Return how near an own point is to us, in heads."""
        return self._nearness + self.faces(own)

    def blob(self, own: Vec, radii: Vec) -> Blob:
        """Return the projection of an ellipsoid along the own axes."""
        f = self._frame
        m, o = self._middle, f.out(own)
        return self._lens.blob(Ball((m[0] + o[0], m[1] + o[1], m[2] + o[2]), f, radii))

    def dot(self, own: Vec, radius: float) -> Blob:
        """Return the projection of a sphere."""
        x, y = self.place(own)
        f = (radius * self.scale) ** 2
        return Blob(x, y, f, 0.0, f, self.depth(own))


def ribbon(points: Sequence[Point], width: float, ends: float = 0.25) -> QPainterPath:
    """Return a brush stroke through pixels: full in the middle, *ends* of its width at the tips."""
    last = len(points) - 1
    lefts: list[Point] = []
    rights: list[Point] = []
    for i, (x, y) in enumerate(points):
        ax, ay = points[max(0, i - 1)]
        bx, by = points[min(last, i + 1)]
        long = max(1e-6, hypot(bx - ax, by - ay))
        f = abs(2 * i / last - 1)
        half = width / 2 * (1 - (1 - ends) * f * f)
        nx, ny = -(by - ay) / long * half, (bx - ax) / long * half
        lefts.append((x + nx, y + ny))
        rights.append((x - nx, y - ny))
    return polygon(lefts + rights[::-1]) if last > 0 else empty()


def curve(points: Sequence[Vec], steps: int = 4) -> list[Vec]:
    """Return a Catmull-Rom curve through all points but the first and last."""
    line: list[Vec] = []
    for i in range(1, len(points) - 2):
        p, q, r, s = points[i - 1 : i + 3]
        for step in range(steps):
            f = step / steps
            x, y, z = (_cubic(p[k], q[k], r[k], s[k], f) for k in range(3))
            line.append((x, y, z))
    return line


def _cubic(p: float, q: float, r: float, s: float, f: float) -> float:
    return q + 0.5 * f * (
        r - p + f * (2 * p - 5 * q + 4 * r - s + f * (3 * (q - r) + s - p))
    )  # fmt: skip
