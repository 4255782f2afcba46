"""Which part is painted before which: depth where two overlap, and a few fixed rules."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import sqrt

from desk_stretch.ui.figure.lens import Blob
from desk_stretch.ui.figure.parts import Part

_Box = tuple[float, float, float, float]
_FIXED = 1e6
_LAP = 40.0
_NONE = 1e-9

_PAIR_BIAS = {("thigh", "trunk"): -0.10, ("thigh", "pelvis"): 0.3, ("shin", "thigh"): 0.0}
"""How much nearer the first counts, against the second."""


def in_order(parts: Sequence[Part]) -> list[Part]:
    """Return the parts from the farthest to the nearest.

    Every pair that overlaps wishes an order; the strongest wishes are heard first, and one that
    would contradict those before it is dropped.
    """
    wishes = _fixed(parts) + _laps(parts) + _depths(parts)
    wishes.sort(key=lambda wish: -wish[0])
    count = len(parts)
    before = [0] * count  # bit sets: what must be painted earlier
    after = [0] * count
    for _, first, second in wishes:
        if before[first] >> second & 1 or before[second] >> first & 1:
            continue
        earlier, later = before[first] | 1 << first, after[second] | 1 << second
        for i in range(count):
            if later >> i & 1:
                before[i] |= earlier
            if earlier >> i & 1:
                after[i] |= later
    return [parts[i] for i in sorted(range(count), key=lambda i: before[i].bit_count())]


def _fixed(parts: Sequence[Part]) -> list[tuple[float, int, int]]:
    index = {part.name: i for i, part in enumerate(parts)}
    return [
        (_FIXED, i, index[name])
        for i, part in enumerate(parts)
        for name in part.under
        if name in index
    ]


def _laps(parts: Sequence[Part]) -> list[tuple[float, int, int]]:
    """The shirt hangs over the lap, unless a thigh is drawn up before the belly itself."""
    index = {part.name: i for i, part in enumerate(parts)}
    trunk = index.get("trunk")
    if trunk is None or "pelvis" in parts[trunk].under:
        return []  # seen from below the hem, legs come out of the shirt
    belly = parts[trunk].blobs[1:]
    return [
        (_LAP, i, trunk)
        for i, part in enumerate(parts)
        if part.name.endswith(".thigh") and not _nearer(part.blobs, belly)[0]
    ]


class _Pairs:
    """How pairs of parts overlap, in the picture before: many of them have not moved since."""

    def __init__(self) -> None:
        self._before: dict[tuple[Part, Part], tuple[float, float]] = {}
        self._now: dict[tuple[Part, Part], tuple[float, float]] = {}

    def turn(self) -> None:
        """Begin another picture."""
        self._before, self._now = self._now, {}

    def nearer(self, a: Part, b: Part) -> tuple[float, float]:
        """Return what ``_nearer`` says of two parts."""
        pair = (a, b)
        known = self._before.get(pair)
        self._now[pair] = found = _nearer(a.blobs, b.blobs) if known is None else known
        return found


_pairs = _Pairs()


def _depths(parts: Sequence[Part]) -> list[tuple[float, int, int]]:
    _pairs.turn()
    boxes = [_box(part) for part in parts]
    wishes = []
    for i, a in enumerate(parts):
        for j in range(i):
            if not _meet(boxes[i], boxes[j]):
                continue
            b = parts[j]
            size, nearer = _pairs.nearer(a, b)
            if size <= 0.0:
                continue
            nearer += _bias(a, b)
            wish = (abs(nearer) * min(size, 30.0), j, i) if nearer > 0 else (
                abs(nearer) * min(size, 30.0), i, j
            )  # fmt: skip
            wishes.append(wish)
    return wishes


def _bias(a: Part, b: Part) -> float:
    one, two = a.name.rpartition(".")[2], b.name.rpartition(".")[2]
    special = _PAIR_BIAS.get((one, two))
    if special is not None:
        return special
    special = _PAIR_BIAS.get((two, one))
    if special is not None:
        return -special
    return (a.bias - b.bias) * (0.25 if "head" in {one, two} else 1.0)


def _nearer(ours: Sequence[Blob], theirs: Sequence[Blob]) -> tuple[float, float]:
    """Return how much two heaps overlap, in pixels, and by how much ours is nearer there."""
    total = weighted = 0.0
    for a in ours:
        ax, ay, aa, ab, ac, _, _, _ = a
        for b in theirs:
            bx, by, ba, bb, bc, _, _, _ = b
            dx, dy = bx - ax, by - ay
            far = dx * dx + dy * dy
            if far > 2 * (aa + ac + ba + bc) + _NONE:
                continue  # farther than their longest axes together
            far = sqrt(far)
            nx, ny = (dx / far, dy / far) if far > 1e-6 else (1.0, 0.0)
            xx, xy, yy = nx * nx, 2 * nx * ny, ny * ny  # as in ``Blob.reach``, thousands of times
            ra = sqrt(aa * xx + ab * xy + ac * yy + _NONE)
            rb = sqrt(ba * xx + bb * xy + bc * yy + _NONE)
            overlap = min(ra + rb - far, 2 * ra, 2 * rb)
            if overlap <= 0.0:
                continue
            # The middle of the piece of the line between them that both cover.
            mid = (max(-ra, far - rb) + min(ra, far + rb)) / 2
            x, y = ax + nx * mid, ay + ny * mid
            weight = overlap * overlap
            total += weight
            weighted += weight * (a.depth_at(x, y) - b.depth_at(x, y))
    return (sqrt(total), weighted / total) if total else (0.0, 0.0)


@lru_cache(maxsize=64)
def _box(part: Part) -> _Box:
    left = top = 1e18
    right = bottom = -1e18
    for blob in part.blobs:
        rx, ry = blob.a**0.5, blob.c**0.5
        left, right = min(left, blob.x - rx), max(right, blob.x + rx)
        top, bottom = min(top, blob.y - ry), max(bottom, blob.y + ry)
    return left, top, right, bottom


def _meet(a: _Box, b: _Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
