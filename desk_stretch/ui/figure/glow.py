"""The glow over what an exercise is felt in, wrapped round the body. Where it lies: ``core`` areas.

Each row across a trail is bent onto the skin and trimmed where the skin turns away from us; what is
on the far side has a dashed outline. Colour is not alone: in high contrast it is hatched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import atan2, cos, pi, sin
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPainterPath, QPen

from desk_stretch.core.figure.areas import AREAS, Trail, parts_of, sides_of
from desk_stretch.core.figure.geometry import Vec
from desk_stretch.core.figure.skin import Row, rows
from desk_stretch.core.figure.still import Still
from desk_stretch.ui.figure.lens import Lens, Point
from desk_stretch.ui.figure.outline import empty
from desk_stretch.ui.figure.palette import Dress, mixed
from desk_stretch.ui.figure.parts import Coat

_LAYERS = ((1.0, 0.50, 0.0), (0.76, 0.58, 0.06), (0.48, 0.62, 0.42))
"""Of each layer: how wide, how opaque, how far on the way to the core's colour.

No layer is fainter than .4: thin red over a blue-green shirt is brown.
"""

_VEIL = ((1.0, 0.16, 0.3), (0.78, 0.18, 0.3), (0.52, 0.20, 0.4))
"""The same over what has to be seen through it: on bare skin, thin red is not brown."""

_VEILED = frozenset({"eye"})

_FAINT = 0.9
"""How opaque the dashed outline of what lies on the far side is."""

_WIDEST = 2.6  # radians to which a row may reach round a limb


class _Bow(NamedTuple):
    """A row in the picture: its middle, across, into the body, and how it is turned to us."""

    point: Point
    across: Point
    inward: Point
    bow: float
    turn: float
    width: float

    def at(self, angle: float) -> Point:
        """Return the pixel so far round the body."""
        s, c = sin(angle) * self.bow, (1 - cos(angle)) * self.bow
        return (
            self.point[0] + self.across[0] * s + self.inward[0] * c,
            self.point[1] + self.across[1] * s + self.inward[1] * c,
        )

    def span(self, scale: float, is_far: bool) -> tuple[float, float] | None:
        """Return the angles between which the row is on this side of the body (or the far)."""
        half = min(_WIDEST, self.width * scale / self.bow)
        middle = self.turn + (pi if is_far else 0.0)
        middle = (middle + pi) % (2 * pi) - pi
        low, high = max(-half, middle - pi / 2), min(half, middle + pi / 2)
        return (low, high) if high > low else None


_Line = list[_Bow]


def glows(still: Still, lens: Lens, dress: Dress) -> Mapping[str, Sequence[Coat]]:
    """Return the coats of all areas that glow, by the name of the part that they lie on."""
    found: dict[str, list[Coat]] = {}
    for name, strength in still.glow.items():
        if strength <= 0.01:
            continue
        sides, area = sides_of(name)
        bows = {side: _lines(still, lens, AREAS[area], side) for side in sides}
        far = list(_shining_through(bows, lens, dress, strength))
        near = list(_coats(bows, lens, dress, strength, area in _VEILED))
        for part in sorted(_parts(AREAS[area], sides)):
            # On what is as thin as the neck, and on the face, dashes would be a rash.
            is_plain = part in ("neck", "head")
            found.setdefault(part, []).extend(near if is_plain else [*far, *near])
    return found


def _parts(trails: Sequence[Trail], sides: Sequence[str]) -> set[str]:
    return {part for side in sides for trail in trails for part in parts_of(trail, side)}


def _lines(still: Still, lens: Lens, trails: Sequence[Trail], side: str) -> list[_Line]:
    return [[_bow(row, lens) for row in rows(still.skeleton, each, side)] for each in trails]


def _shining_through(
    sides: Mapping[str, list[_Line]], lens: Lens, dress: Dress, strength: float
) -> Iterable[Coat]:
    fade = min(1.0, strength * 1.25)
    for lines in sides.values():
        far = _far(lines, _size(strength))
        if not far.isEmpty():
            pen = QPen(_brush(dress, _FAINT * fade, 0.0), max(0.9, lens.scale * 0.030))
            pen.setDashPattern([2.6, 2.2])
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            yield Coat(far.simplified(), None, pen)


def _size(strength: float) -> float:
    """It swells as much as it fades in: a very faint glow is brown."""
    return 0.72 + 0.28 * strength


def _coats(
    sides: Mapping[str, list[_Line]], lens: Lens, dress: Dress, strength: float, is_veil: bool
) -> Iterable[Coat]:
    fade = min(1.0, strength * 1.25)
    both = [line for lines in sides.values() for line in lines]
    if dress.is_flat:
        flat = list(_flat(_whole(both, 1.0, False), lens, dress, fade))
        yield from flat[-1:] if is_veil else flat  # the outline only
        return
    for scale, alpha, warmth in _VEIL if is_veil else _LAYERS:
        path = _whole(both, scale * _size(strength), False)
        if not path.isEmpty():
            yield Coat(path, _brush(dress, alpha * fade, warmth))


def _far(lines: Sequence[_Line], size: float) -> QPainterPath:
    """Return what is on the far side of the body, if that is most of a side's area."""
    wide = [bow for line in lines for bow in line if bow.width > 0.0]
    hidden = sum(abs(bow.turn) > pi / 2 for bow in wide)
    return _whole(lines, size * 0.9, True) if hidden > len(wide) * 0.7 else empty()


def _flat(path: QPainterPath, lens: Lens, dress: Dress, fade: float) -> Iterable[Coat]:
    """Paint a plain patch with an outline and hatching, for high contrast."""
    if path.isEmpty():
        return
    core = QPen(_brush(dress, fade, 1.0), max(1.2, lens.scale * 0.030))
    yield Coat(path, _brush(dress, fade, 0.0))
    yield Coat(_hatching(path, lens.scale * 0.11), None, core, path)
    yield Coat(path.simplified(), None, core)


def _hatching(path: QPainterPath, step: float) -> QPainterPath:
    """Return slanting lines over a path."""
    box = path.boundingRect()
    lines = QPainterPath()
    # Fixed to the picture, so that they do not crawl when the patch breathes.
    at = (box.left() - box.height() + box.bottom()) // step * step - box.bottom()
    while at < box.right():
        lines.moveTo(at, box.bottom())
        lines.lineTo(at + box.height(), box.top())
        at += step
    return lines


def _brush(dress: Dress, alpha: float, warmth: float) -> QBrush:
    one, other = dress.muscle, dress.muscle_core
    colour = QColor(mixed(one.name(), other.name(), warmth))
    colour.setAlphaF(min(1.0, alpha))
    return QBrush(colour)


def _bow(row: Row, lens: Lens) -> _Bow:
    normal: Vec = row.normal
    inward = lens.way((-normal[0], -normal[1], -normal[2]))
    turn = atan2(lens.faces(row.across), lens.faces(normal))
    return _Bow(lens.place(row.point), lens.way(row.across), inward, row.bow, turn, row.width)


def _whole(lines: Sequence[_Line], scale: float, is_far: bool) -> QPainterPath:
    path = empty()
    for bows in lines:
        _add(path, bows, scale, is_far)
    return path


def _add(path: QPainterPath, bows: _Line, scale: float, is_far: bool) -> None:
    """Add the outline of a trail, in one piece for each run of rows on this side."""
    middle = (len(bows) - 1) / 2
    lefts: list[Point] = []
    rights: list[Point] = []
    for i in range(len(bows)):
        # A smaller layer ends earlier, too.
        bow = _mid(bows, middle + (i - middle) * (0.35 + 0.65 * scale), bows[i].width)
        span = bow.span(scale, is_far)
        if span is None:
            _close(path, lefts, rights)
            lefts, rights = [], []
            continue
        lefts.append(bow.at(span[0]))
        rights.append(bow.at(span[1]))
    _close(path, lefts, rights)


def _mid(bows: _Line, where: float, width: float) -> _Bow:
    """Return the row between two rows, at a fraction of an index."""
    low = max(0, min(int(where), len(bows) - 2))
    f = where - low
    a, b = bows[low], bows[low + 1]
    turn = (b.turn - a.turn + pi) % (2 * pi) - pi
    return _Bow(
        _between(a.point, b.point, f), _between(a.across, b.across, f),
        _between(a.inward, b.inward, f), a.bow + (b.bow - a.bow) * f, a.turn + turn * f, width,
    )  # fmt: skip


def _between(a: Point, b: Point, f: float) -> Point:
    return (a[0] + (b[0] - a[0]) * f, a[1] + (b[1] - a[1]) * f)


def _close(path: QPainterPath, lefts: list[Point], rights: list[Point]) -> None:
    if len(lefts) < 2:
        return
    ring = [*lefts, *reversed(rights)]
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]]))
    path.addPath(_round(ring if area > 0 else ring[::-1]))


def _round(points: list[Point]) -> QPainterPath:
    """Return a smooth closed path through points."""
    path = empty()
    count = len(points)
    path.moveTo(*points[0])
    for i in range(count):
        a, b, c, d = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        path.cubicTo(
            b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6,
            c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6, c[0], c[1],
        )  # fmt: skip
    path.closeSubpath()
    return path
