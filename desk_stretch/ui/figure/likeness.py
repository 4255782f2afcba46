"""Whether two moments of a movement look the same: then one picture does for both."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterator
from math import dist

from desk_stretch.core.figure.skeleton import Bone
from desk_stretch.core.figure.still import Still, Stroke

PIXEL = 1.25
"""What moves less than this many pixels does not move, to the eye: about a minute of arc."""
_TIP = 1.0  # an arrow's point is blunt
_FADE = 0.05
_BREATH = 0.2  # a whole breath widens the ribs by less than a pixel
_LONG = 1.0  # heads; about the length of a bone
_FAR = ("left.hand", "right.hand", "skull", "left.toes", "right.toes")
_MOST = 200


class Gallery:
    """The stills whose frames were painted last, to find those that look like another one.

    A movement comes back the way it went, so many of its frames have been seen before.
    """

    def __init__(self) -> None:
        self._hung = deque[tuple[float, Still, Hashable]](maxlen=_MOST)

    def hang(self, still: Still, key: Hashable) -> None:
        """Take one more."""
        self._hung.append((_place(still), still, key))

    def like(self, still: Still, side_px: float) -> Iterator[Hashable]:
        """Return the keys of those that look like it, the latest first."""
        place = _place(still)
        # A point moves by less than ``least``, and the sum of its coordinates by less than twice.
        most = 2 * len(_FAR) * PIXEL * 2 * still.framing.half / side_px
        for at, other, key in reversed(self._hung):
            if abs(at - place) < most and alike(other, still, side_px):
                yield key


def _place(still: Still) -> float:
    """A number that is near for bodies that look the same: quick to tell most others apart."""
    return sum(sum(still.skeleton.bone(name).origin) for name in _FAR)


def alike(one: Still, other: Still, side_px: float) -> bool:
    """Whether two stills look the same in a square with that side."""
    if (one.view, one.framing, one.scene) != (other.view, other.framing, other.scene):
        return False
    least = PIXEL * 2 * one.framing.half / side_px  # in heads
    if not _faded(one, other) or not _drawn(one, other, least * _TIP / PIXEL):
        return False
    bones = other.skeleton.bones
    return all(_still(bone, bones[name], least) for name, bone in one.skeleton.bones.items())


def _still(a: Bone, b: Bone, least: float) -> bool:
    return a is b or (
        dist(a.origin, b.origin) < least
        and dist(a.frame.y, b.frame.y) * _LONG < least
        and dist(a.frame.z, b.frame.z) * _LONG / 2 < least
    )


def _faded(one: Still, other: Still) -> bool:
    a, b, glow = one.skeleton, other.skeleton, other.glow
    return (
        one.glow.keys() == glow.keys()
        and all(abs(felt - glow[name]) < _FADE for name, felt in one.glow.items())
        and abs(a.face.eyes - b.face.eyes) < _FADE
        and abs(a.breath - b.breath) < _BREATH
    )


def _drawn(one: Still, other: Still, least: float) -> bool:
    pairs = zip(one.strokes, other.strokes, strict=False)
    return len(one.strokes) == len(other.strokes) and all(_same(a, b, least) for a, b in pairs)


def _same(a: Stroke, b: Stroke, least: float) -> bool:
    long = sum(dist(p, q) for p, q in zip(a.path, a.path[1:], strict=False))
    return (
        a.path == b.path
        and abs(a.grown - b.grown) * long < least
        and abs(a.strength - b.strength) < _FADE
    )
