"""What props are built of: boxes, tubes, discs and balls in the scene, and how each is painted.

Which prop is built of what: ``props``, ``furniture``, ``gear``. Coordinates are the scene's own: a
flipped scene is mirrored here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from math import atan2, cos, pi, sin
from typing import NamedTuple

from PySide6.QtGui import QBrush, QColor, QPainterPath, QPen

from desk_stretch.core.figure.geometry import (
    UPRIGHT,
    Frame,
    Vec,
    X,
    along,
    frame_yz,
    lerp,
    sub,
    turned,
)
from desk_stretch.core.figure.skeleton import Bone
from desk_stretch.core.figure.still import Still
from desk_stretch.ui.figure.fills import line_px
from desk_stretch.ui.figure.lens import Ball, Blob, Lens, Point
from desk_stretch.ui.figure.outline import hull, joined, loft, polygon
from desk_stretch.ui.figure.palette import Dress, Tone, mixed
from desk_stretch.ui.figure.parts import Coat, Part

GHOST = 0.22
"""How opaque a prop is that stands between us and the body."""


class Solid(NamedTuple):
    """A piece of a prop: its outline, the same grown by a line, its coats, its depths."""

    shape: QPainterPath
    grown: QPainterPath
    coats: tuple[Coat, ...]
    blobs: tuple[Blob, ...]
    tone: Tone


class Yard:
    """Where the props of one picture are built."""

    __slots__ = ("dress", "lens", "line", "sign", "still")

    def __init__(self, still: Still, lens: Lens, dress: Dress) -> None:
        self.still, self.lens, self.dress = still, lens, dress
        self.sign = -1.0 if still.scene.is_flipped else 1.0
        self.line = line_px(lens, dress) * 0.9

    def number(self, name: str) -> float:
        """Return a number of the scene."""
        return self.still.scene.number(name)

    def bone(self, name: str) -> Bone:
        """Return a bone of the figure; it is in the world, mirrored already."""
        return self.still.skeleton.bone(name)

    def spot(self, x: float, y: float, z: float) -> Vec:
        """Return a place of the scene in the world."""
        return (x * self.sign, y, z)

    def box(
        self, centre: Vec, halves: Vec, corner: float, tone: Tone, frame: Frame = UPRIGHT
    ) -> Solid:
        """Return a box with rounded corners; *centre* and *frame* are in the world."""
        corner = min(corner, *halves)
        inner = [max(half - corner, 0.0) for half in halves]
        ball = (corner, corner, corner)
        spots = [_in(frame, centre, p) for p in product(*((-each, each) for each in inner))]
        blobs = [self.lens.blob(Ball(spot, frame, ball)) for spot in spots]
        shape = convex(blobs)
        coats = [Coat(shape, tone.fill if self.dress.is_flat else tone.shade)]
        coats += self._faces(centre, halves, corner, tone, frame)
        depth = self.lens.blob(Ball(centre, frame, (halves[0], halves[1], halves[2])))
        return Solid(shape, convex(blobs, self.line), tuple(coats), _cut(depth, blobs), tone)

    def _faces(
        self, centre: Vec, halves: Vec, corner: float, tone: Tone, frame: Frame
    ) -> Iterable[Coat]:
        """Paint the sides we see: what looks up is lit, what looks at us most plain."""
        seen = []
        for axis, sign in product(range(3), (1.0, -1.0)):
            normal = tuple(each * sign for each in frame[axis])
            if self.lens.faces((normal[0], normal[1], normal[2])) > 0.04:
                seen.append((axis, sign, normal))
        for axis, sign, normal in seen:
            path = self._face(centre, halves, corner, frame, axis, sign)
            if self.dress.is_flat:
                yield Coat(path, None, QPen(tone.line, max(1.0, self.line * 0.5)))
                continue
            if normal[1] > 0.6:
                yield Coat(path, lighter(tone.fill))
            elif self.lens.faces((normal[0], normal[1], normal[2])) > 0.60:
                yield Coat(path, tone.fill)

    def _face(
        self, centre: Vec, halves: Vec, corner: float, frame: Frame, axis: int, sign: float
    ) -> QPainterPath:
        soft = corner * 0.72
        flat = tuple(0.0 if i == axis else soft for i in range(3))
        spans = [
            (sign * halves[i],) if i == axis else (soft - halves[i], halves[i] - soft)
            for i in range(3)
        ]
        radii = (flat[0], flat[1], flat[2])
        spots = [_in(frame, centre, p) for p in product(*spans)]
        return convex([self.lens.blob(Ball(spot, frame, radii)) for spot in spots])

    def tube(self, points: Sequence[Vec], radii: Sequence[float] | float, tone: Tone) -> Solid:
        """Return a bent tube through places of the world."""
        if isinstance(radii, float):
            radii = [radii] * len(points)
        blobs = [self.lens.dot(p, r) for p, r in zip(points, radii, strict=True)]
        return self._round(blobs, tone)

    def _round(self, blobs: list[Blob], tone: Tone, shrink: float = 0.25) -> Solid:
        shape = loft(blobs)
        coats = [Coat(shape, tone.fill)]
        if not self.dress.is_flat:
            push = min(blob.radius for blob in blobs) * 0.25
            bright = [b.scaled(1 - shrink).moved(-push, -push * 0.6) for b in blobs]
            coats = [Coat(shape, tone.shade), Coat(loft(bright), tone.fill)]
        return Solid(shape, loft(blobs, self.line), tuple(coats), tuple(blobs), tone)

    def ball(self, centre: Vec, radii: Vec, tone: Tone, frame: Frame = UPRIGHT) -> Solid:
        """Return a ball or an ellipsoid; *centre* and *frame* are in the world."""
        blob = self.lens.blob(Ball(centre, frame, radii))
        solid = self._round([blob], tone, 0.13)
        if self.dress.is_flat:
            return solid
        shine = blob.scaled(0.22).moved(-blob.radius * 0.36, -blob.radius * 0.42)
        return solid._replace(coats=(*solid.coats, Coat(hull([shine]), lighter(tone.fill, 0.45))))

    def drum(self, ends: tuple[Vec, Vec], radius: float, tone: Tone) -> Solid:
        """Return a cylinder between the middles of its two flat ends, in the world."""
        frame = frame_yz(sub(ends[1], ends[0]), X)
        discs = [self.lens.blob(Ball(end, frame, (radius, 0.0, radius))) for end in ends]
        shape = hull(discs)
        near = discs[self.lens.faces(frame.y) > 0]
        coats = [Coat(shape, tone.fill if self.dress.is_flat else tone.shade)]
        cap = hull([near])
        if self.dress.is_flat:
            coats.append(Coat(cap, tone.fill, QPen(tone.line, max(1.0, self.line * 0.6))))
        else:
            coats.append(Coat(cap, lighter(tone.fill) if frame.y[1] > 0.6 else tone.fill))
        middle = Ball(lerp(*ends, 0.5), frame, (radius, 0.5 * _far(ends), radius))
        row = tuple(self.lens.dot(lerp(*ends, f), radius) for f in (0.1, 0.5, 0.9))
        blobs = row if _far(ends) > radius else (self.lens.blob(middle),)
        return Solid(shape, hull(discs, self.line), tuple(coats), blobs, tone)

    def soft(self, tone: Tone) -> Tone:
        """Return a tone on its way to the ground's, so that the body before it reads."""
        if self.dress.is_flat:
            return tone
        ground = self.dress.disc.color().name()
        return Tone(*(QBrush(QColor(mixed(b.color().name(), ground, 0.35))) for b in tone))

    def tipped(self, degrees: float) -> Frame:
        """Return the upright frame tipped forward."""
        return turned(UPRIGHT, X, degrees)


def convex(blobs: Sequence[Blob], grow: float = 0.0) -> QPainterPath:
    """Return the convex outline of ellipses of one form, however sharp its corners are.

    ``hull`` looks in even directions and so cuts off the blunt corners of what is long and flat.
    """
    corners = _corners(blobs)
    count = len(corners)
    points: list[Point] = []
    for i, blob in enumerate(corners):
        before, after = corners[i - 1], corners[(i + 1) % count]
        start = atan2(before.x - blob.x, blob.y - before.y)
        turn = (atan2(blob.x - after.x, after.y - blob.y) - start) % (2 * pi)
        if count == 1:
            start, turn = 0.0, 2 * pi
        steps = max(1, round(turn / 0.35))
        for k in range(steps + 1):
            nx, ny = cos(start + turn * k / steps), sin(start + turn * k / steps)
            x, y = blob.support(nx, ny)
            points.append((x + nx * grow, y + ny * grow))
    return polygon(points)


def _corners(blobs: Sequence[Blob]) -> list[Blob]:
    """Return the blobs at the corners of the convex hull of their middles, clockwise as seen."""
    row = sorted({(blob.x, blob.y): blob for blob in blobs}.values(), key=lambda b: (b.x, b.y))
    chains: list[list[Blob]] = []
    for way in (row, row[::-1]):
        chain: list[Blob] = []
        for blob in way:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], blob) <= 1e-6:
                chain.pop()
            chain.append(blob)
        chains.append(chain[:-1])
    return [*chains[0], *chains[1]] or row


def _turn(a: Blob, b: Blob, c: Blob) -> float:
    return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x)


def lighter(brush: QBrush, share: float = 0.16) -> QBrush:
    """Return a colour on its way to white, for what looks up into the light."""
    c = brush.color()
    r, g, b = (round(v + (255 - v) * share) for v in (c.red(), c.green(), c.blue()))
    return QBrush(QColor(r, g, b, c.alpha()))


def faint(brush: QBrush, opacity: float) -> QBrush:
    """Return a colour that lets through what is behind it."""
    colour = QColor(brush.color())
    colour.setAlphaF(colour.alphaF() * opacity)
    return QBrush(colour)


def part(
    name: str, solids: Sequence[Solid], under: tuple[str, ...] = (), bias: float = 0.0
) -> Part:
    """Return a prop's part from solids, given from the farthest to the nearest."""
    fill: list[Coat] = []
    for i, solid in enumerate(solids):
        if i:
            fill.append(Coat(solid.grown, solid.tone.line))
        fill += solid.coats
    return Part(
        name=f"prop.{name}",
        blobs=tuple(blob for solid in solids for blob in solid.blobs),
        shape=joined([solid.shape for solid in solids]),
        line=tuple(Coat(solid.grown, solid.tone.line) for solid in solids),
        fill=tuple(fill),
        under=under,
        bias=bias,
    )


def ghost(whole: Part) -> Part:
    """Return a part as a ghost of itself: one faint fill and a faint outline."""
    tone = whole.line[0].fill
    body = whole.fill[0].fill
    assert tone is not None  # every solid has an outline and a fill
    assert body is not None
    outline = joined([coat.path for coat in whole.line]).subtracted(whole.shape)
    whole.line = (Coat(outline, faint(tone, GHOST * 1.6)),)
    whole.fill = (Coat(whole.shape, faint(body, GHOST)),)
    return whole


def by_depth(solids: Iterable[Solid]) -> list[Solid]:
    """Return solids from the farthest to the nearest."""
    return sorted(solids, key=lambda solid: max(blob.depth for blob in solid.blobs))


def _in(frame: Frame, centre: Vec, own: tuple[float, ...]) -> Vec:
    point = centre
    for axis, k in zip(frame, own, strict=True):
        point = along(point, axis, k)
    return point


def _far(ends: tuple[Vec, Vec]) -> float:
    (a, b, c), (d, e, f) = ends
    return float(((a - d) ** 2 + (b - e) ** 2 + (c - f) ** 2) ** 0.5)


def _cut(whole: Blob, corners: Sequence[Blob]) -> tuple[Blob, ...]:
    """Return what stands for a box: its middle, and pieces towards four of its corners."""
    pieces = []
    for corner in (corners[0], corners[3], corners[5], corners[6]):
        x, y = (whole.x + corner.x) / 2, (whole.y + corner.y) / 2
        half = whole.scaled(0.5).moved(x - whole.x, y - whole.y)
        pieces.append(half._replace(depth=(whole.depth + corner.depth) / 2))
    return (whole, *pieces)
