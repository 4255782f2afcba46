"""Hair as a region of the head's surface: bounded by a hairline, right from every side.

What is seen of it lies within the hairline and before the horizon of the skull; both run
anticlockwise round it, so the visible outline goes over from one to the other where they cross.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from math import acos, atan2, ceil, cos, exp, pi, radians, sin
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt

from desk_stretch.core.figure.geometry import Vec, cross, dot, lerp, unit
from desk_stretch.ui.figure.lens import Point
from desk_stretch.ui.figure.outline import empty, polygon
from desk_stretch.ui.figure.sight import Sight, curve

if TYPE_CHECKING:
    from PySide6.QtGui import QPainterPath

SKULL: Vec = (0.0, 0.075, -0.01)
"""The middle of the cranium, from the head's centre."""

SKULL_RADII: Vec = (0.375, 0.380, 0.440)

_HORIZON = 64  # points of a whole horizon
_SLIVER = 0.008  # square heads; a strip of hair as small as this would be behind the jaw
_WHORL = unit((0.0, 0.62, -0.78))
_ACROSS = (1.0, 0.0, 0.0)
_DOWN = cross(_WHORL, _ACROSS)

Angles = tuple[float, float]


class Style(NamedTuple):
    """A haircut: its hairline as (azimuth, elevation) seen from the cranium's middle, and more.

    Azimuth 0 is the face, 90 the own left. *swell* are (azimuth, elevation, width, height) of soft
    hills of hair. *strands* are lines of combing, *sheen* the lighter ones. *bun* is a ball.
    """

    hairline: tuple[Angles, ...]
    thickness: float
    swell: tuple[tuple[float, float, float, float], ...] = ()
    strands: tuple[tuple[Angles, ...], ...] = ()
    sheen: tuple[tuple[Angles, ...], ...] = ()
    bun: tuple[Vec, float] | None = None


def _both(half: Sequence[Angles]) -> tuple[Angles, ...]:
    """Return a hairline that is the same on both sides, from its own left half."""
    return (*half, *((-a, e) for a, e in reversed(half) if 0 < a < 180))


_SIDEBURN: tuple[Angles, ...] = (
    (60, 2), (66, -14), (70, -26), (76, -30), (80, -18), (86, -4), (94, 2), (102, -2),
    (110, -14), (116, -30), (126, -44), (150, -52), (180, -54),
)  # fmt: skip

STYLES = {
    "short": Style(
        hairline=(
            (0, 33), (10, 37), (20, 40), (30, 36), (42, 28), (52, 16), *_SIDEBURN,
            *((-a, e) for a, e in reversed(_SIDEBURN) if a < 180),
            (-52, 14), (-42, 22), (-30, 25), (-15, 28),
        ),
        thickness=0.035,
        swell=((0, 58, 46, 0.055), (-25, 40, 30, 0.03), (90, 20, 34, 0.012), (-90, 20, 34, 0.012)),
        strands=(
            ((20, 42), (2, 54), (-26, 58), (-62, 50)),
            ((24, 46), (30, 62), (60, 76), (150, 78)),
        ),
        sheen=(((14, 54), (-14, 62), (-50, 60), (-82, 48)), ((48, 50), (72, 54), (98, 48))),
    ),
    "bun": Style(
        hairline=_both(
            (
                (0, 38), (16, 36), (30, 31), (42, 23), (52, 12), (60, -2), (66, -16), (71, -24),
                (76, -16), (84, -4), (94, 0), (104, -4), (114, -18), (128, -34), (150, -42),
                (180, -40),
            )
        ),
        thickness=0.03,
        strands=(
            ((8, 40), (10, 56), (60, 78), (160, 74)),
            ((40, 26), (62, 44), (100, 58), (150, 62)),
            ((-40, 26), (-62, 44), (-100, 58), (-150, 62)),
            ((86, 0), (104, 22), (130, 42), (160, 54)),
            ((-86, 0), (-104, 22), (-130, 42), (-160, 54)),
            ((150, -38), (160, -8), (172, 24), (178, 46)),
            ((-150, -38), (-160, -8), (-172, 24), (-178, 46)),
        ),
        sheen=(((26, 44), (46, 54), (80, 64)), ((-26, 44), (-46, 54), (-80, 64))),
        bun=((0.0, 0.475, -0.335), 0.185),
    ),
}  # fmt: skip


def hair(sight: Sight, style: Style) -> QPainterPath:
    """Return the hair that is seen, in pixels."""
    shell = _shell(style)
    horizon = _Horizon(sight, shell)
    left = {run.start: run for run in _runs(shell, horizon)}
    if not left:
        return _uncrossed(sight, shell, horizon)
    path = empty()
    while left:
        first, run = left.popitem()
        points = list(run.points)
        following = _next([*left, first], run.end)
        while following != first:
            points += horizon.arc(run.end, following)
            run = left.pop(following)
            points += run.points
            following = _next([*left, first], run.end)
        points += horizon.arc(run.end, first)
        outline = sight.places(points)
        if _area(outline) > _SLIVER * sight.scale * sight.scale:
            path.addPath(polygon(outline))
    return path


def _area(points: Sequence[Point]) -> float:
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def _next(turns: Sequence[float], after: float) -> float:
    return min(turns, key=lambda turn: (turn - after) % (2 * pi))


def _uncrossed(sight: Sight, shell: _Shell, horizon: _Horizon) -> QPainterPath:
    """Return the hair where the hairline is all in view, or not at all."""
    path = empty()
    if shell.is_hairy(horizon.way(0.0)):
        path.addPath(polygon(sight.places(horizon.arc(0.0, 2 * pi))))
    if dot(horizon.toward, shell.hairline[0]) > 0:
        path.addPath(polygon(sight.places(shell.edge)))
        path.setFillRule(Qt.FillRule.OddEvenFill)  # a face ringed by hair is a hole
    return path


class _Run(NamedTuple):
    """A stretch of the hairline in view, and where on the horizon it comes up and goes down."""

    start: float
    end: float
    points: list[Vec]


def _runs(shell: _Shell, horizon: _Horizon) -> list[_Run]:
    """Return the stretches of the hairline that are in view; none if it is all or nothing.

    They begin and end exactly on the horizon, or a hairline that grazes it would be joined up
    the wrong way round.
    """
    line = shell.hairline
    count = len(line)
    shown = [dot(horizon.toward, way) for way in line]
    runs = []
    for start in range(count):
        if not (shown[start] > 0 >= shown[start - 1]):
            continue
        at = start
        points = []
        while shown[at % count] > 0:
            points.append(shell.edge[at % count])
            at += 1
        up = _crossing(line, shown, start - 1, start)
        down = _crossing(line, shown, (at - 1) % count, at % count)
        points = [shell.lift(up), *points, shell.lift(down)]
        runs.append(_Run(horizon.turn(up), horizon.turn(down), points))
    return runs


def _crossing(line: Sequence[Vec], shown: Sequence[float], a: int, b: int) -> Vec:
    f = shown[a] / (shown[a] - shown[b])
    return unit(lerp(line[a], line[b], f))


class _Shell:
    """The surface of the hair: the cranium, thicker, with soft hills; thin at the hairline."""

    def __init__(self, style: Style) -> None:
        self._thick = style.thickness
        self._hills = tuple(
            (on_sphere(a, e), 1 / radians(width) ** 2, height)
            for a, e, width, height in style.swell
        )
        self.hairline = _closed(style.hairline)
        polar = sorted(_polar(way) for way in self.hairline)
        self._ring = [
            (polar[-1][0] - 2 * pi, polar[-1][1]), *polar, (polar[0][0] + 2 * pi, polar[0][1])
        ]  # fmt: skip
        self.edge = [self.lift(way) for way in self.hairline]

    def lift(self, way: Vec) -> Vec:
        """Return the point of the surface over a direction of the unit sphere."""
        turn, far = _polar(way)
        f = max(0.0, min(1.0, (_at(self._ring, turn) - far) / 0.40))
        thick = self._thick
        for top, sharp, height in self._hills:
            thick += height * exp(-2 * (1 - dot(top, way)) * sharp)
        more = thick * f * f * (3 - 2 * f)  # flush at the hairline, else we see under it
        rx, ry, rz = SKULL_RADII
        return (
            SKULL[0] + way[0] * (rx + more),
            SKULL[1] + way[1] * (ry + more),
            SKULL[2] + way[2] * (rz + more),
        )

    def is_hairy(self, way: Vec) -> bool:
        """Whether hair grows in a direction."""
        turn, far = _polar(way)
        return far < _at(self._ring, turn)


class _Horizon:
    """The great circle that parts what we see of the shell from what we do not."""

    def __init__(self, sight: Sight, shell: _Shell) -> None:
        (x, y, z), (rx, ry, rz) = sight.toward, SKULL_RADII
        self.toward = unit((x * rx, y * ry, z * rz))
        self._shell = shell
        self._east = unit(cross(self.toward, _WHORL), _ACROSS)
        self._north = cross(self.toward, self._east)

    def turn(self, way: Vec) -> float:
        """Return how far round the circle a direction lies, in radians, 0..2 pi."""
        return atan2(dot(way, self._north), dot(way, self._east)) % (2 * pi)

    def way(self, turn: float) -> Vec:
        """Return the direction at a turn."""
        c, s = cos(turn), sin(turn)
        e, n = self._east, self._north
        return (e[0] * c + n[0] * s, e[1] * c + n[1] * s, e[2] * c + n[2] * s)

    def arc(self, start: float, end: float) -> list[Vec]:
        """Return the points of the surface from one turn on to another."""
        span = 2 * pi if end == 2 * pi else (end - start) % (2 * pi)
        count = max(1, ceil(span / (2 * pi) * _HORIZON))
        return [self._shell.lift(self.way(start + span * i / count)) for i in range(count + 1)]


_shell = cache(_Shell)


def combed(sight: Sight, style: Style, line: Sequence[Angles]) -> list[Point]:
    """Return the visible pixels of a strand, smoothed; empty where it is turned away."""
    x, y, z = SKULL_RADII
    points = []
    for way, point in _strand(style, tuple(line)):
        if sight.faces(unit((way[0] / x, way[1] / y, way[2] / z))) > 0.12:
            points.append(point)
    return sight.places(points) if len(points) > 2 else []


@cache
def _strand(style: Style, line: tuple[Angles, ...]) -> tuple[tuple[Vec, Vec], ...]:
    shell = _shell(style)
    ways = [on_sphere(a, e) for a, e in line]
    smooth = [*(unit(p) for p in curve([ways[0], *ways, ways[-1]], 5)), ways[-1]]
    return tuple((way, shell.lift(way)) for way in smooth)


def on_sphere(azimuth: float, elevation: float) -> Vec:
    """Return a direction from azimuth (0 the face, 90 the own left) and elevation."""
    a, e = radians(azimuth), radians(elevation)
    return (sin(a) * cos(e), sin(e), cos(a) * cos(e))


def _closed(line: tuple[Angles, ...]) -> list[Vec]:
    ways = [on_sphere(a, e) for a, e in line]
    smooth = [unit(p) for p in curve([ways[-1], *ways, ways[0], ways[1]], 4)]
    first, second = _polar(smooth[0]), _polar(smooth[1])
    if (second[0] - first[0]) % (2 * pi) > pi:
        smooth.reverse()
    return smooth


def _polar(way: Vec) -> Point:
    """Return a direction as turn about the whorl and distance from it, in radians."""
    turn = atan2(dot(way, _DOWN), dot(way, _ACROSS)) % (2 * pi)
    return turn, acos(max(-1.0, min(1.0, dot(way, _WHORL))))


def _at(ring: list[Point], turn: float) -> float:
    low = max(0, bisect_right(ring, (turn, 9.0)) - 1)
    (t0, r0), (t1, r1) = ring[low], ring[min(low + 1, len(ring) - 1)]
    return r0 + (r1 - r0) * (turn - t0) / (t1 - t0) if t1 > t0 else r0
