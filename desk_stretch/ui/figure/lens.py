"""From ellipsoids in space to ellipses in the picture (pixels). Outlines are in ``outline``."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

from desk_stretch.core.figure.camera import Camera
from desk_stretch.core.figure.geometry import UPRIGHT, Frame, Vec
from desk_stretch.core.figure.skeleton import Bone

Point = tuple[float, float]


class Ball(NamedTuple):
    """An ellipsoid in space: its middle, the directions of its axes, and half their lengths."""

    centre: Vec
    frame: Frame = UPRIGHT
    radii: Vec = (1.0, 1.0, 1.0)


class Blob(NamedTuple):
    """A projected ellipsoid, in pixels, y down: the ellipse with the matrix (a b / b c).

    *depth* is the nearness of its middle to us in heads; (u, v) says how the depth of its middle
    plane changes over the picture, so that flat and slanting things compare rightly.
    """

    x: float
    y: float
    a: float
    b: float
    c: float
    depth: float = 0.0
    u: float = 0.0
    v: float = 0.0

    def reach(self, nx: float, ny: float) -> float:
        """Return how far the ellipse extends from its middle in a unit direction."""
        return sqrt(self[2] * nx * nx + 2 * self[3] * nx * ny + self[4] * ny * ny + 1e-9)

    def support(self, nx: float, ny: float) -> Point:
        """Return the point of the ellipse that lies farthest in a unit direction."""
        x, y, a, b, c, _, _, _ = self
        h = sqrt(a * nx * nx + 2 * b * nx * ny + c * ny * ny + 1e-9)
        return x + (a * nx + b * ny) / h, y + (b * nx + c * ny) / h

    @property
    def radius(self) -> float:
        """The radius of a circle of the same size, in pixels."""
        return sqrt(sqrt(max(1e-12, self.a * self.c - self.b * self.b)))

    def depth_at(self, x: float, y: float) -> float:
        """Return how near the middle plane is at a pixel, in heads."""
        own_x, own_y, a, b, c, depth, u, v = self
        det = a * c - b * b
        if det <= 1e-6 * (a + c) * (a + c):
            return depth
        dx, dy = x - own_x, y - own_y
        return depth + (u * (c * dx - b * dy) + v * (a * dy - b * dx)) / det

    def scaled(self, factor: float) -> Blob:
        """Return it smaller or larger about its own middle."""
        f = factor * factor
        x, y, a, b, c, depth, u, v = self
        return Blob(x, y, a * f, b * f, c * f, depth, u * f, v * f)

    def moved(self, dx: float, dy: float) -> Blob:
        """Return it moved by so many pixels."""
        x, y, a, b, c, depth, u, v = self
        return Blob(x + dx, y + dy, a, b, c, depth, u, v)


class Lens:
    """A camera made ready for one picture: everything of it as plain numbers.

    *scale* is pixels per head. ``place`` and ``depth`` are as in ``Camera``, only quicker.
    """

    __slots__ = ("_x", "_y", "camera", "right", "scale", "toward", "up")

    def __init__(self, camera: Camera) -> None:
        self.camera = camera
        self.right, self.up, self.toward = camera.view.frame()
        self.scale = camera.scale
        self._x, self._y = camera.origin

    def place(self, point: Vec) -> Point:
        """Return a point's pixel."""
        px, py, pz = point
        r, w, k = self.right, self.up, self.scale
        return (
            self._x + (r[0] * px + r[1] * py + r[2] * pz) * k,
            self._y - (w[0] * px + w[1] * py + w[2] * pz) * k,
        )

    def way(self, direction: Vec) -> Point:
        """Return a direction of the world as pixels per head, y down."""
        px, py, pz = direction
        r, w, k = self.right, self.up, self.scale
        return (
            (r[0] * px + r[1] * py + r[2] * pz) * k,
            -(w[0] * px + w[1] * py + w[2] * pz) * k,
        )

    def depth(self, point: Vec) -> float:
        """Return how near to us a point is, in heads; larger is nearer."""
        t = self.toward
        return t[0] * point[0] + t[1] * point[1] + t[2] * point[2]

    def faces(self, direction: Vec) -> float:
        """Return the cosine between a unit direction and the way to us: 1 faces us, -1 away."""
        return self.depth(direction)

    def blob(self, ball: Ball) -> Blob:
        """Return the projection of an ellipsoid."""
        centre, frame, radii = ball
        (rx, ry, rz), (wx, wy, wz), (tx, ty, tz) = self.right, self.up, self.toward
        k = self.scale
        a = b = c = u = v = 0.0
        for (px, py, pz), radius in zip(frame, radii, strict=True):
            x = (rx * px + ry * py + rz * pz) * k  # as ``way`` and ``depth``, without their calls
            y = -(wx * px + wy * py + wz * pz) * k
            z = tx * px + ty * py + tz * pz
            f = radius * radius
            a += x * x * f
            b += x * y * f
            c += y * y * f
            u += x * z * f
            v += y * z * f
        x, y = self.place(centre)
        return Blob(x, y, a, b, c, self.depth(centre), u, v)

    def dot(self, centre: Vec, radius: float) -> Blob:
        """Return the projection of a sphere."""
        x, y = self.place(centre)
        f = (radius * self.scale) ** 2
        return Blob(x, y, f, 0.0, f, self.depth(centre))


def ball_on(bone: Bone, own: Vec, radii: Vec) -> Ball:
    """Return an ellipsoid at a place of a bone, with axes along the bone's own."""
    return Ball(bone.at(own), bone.frame, radii)
