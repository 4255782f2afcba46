"""A body in space: where every bone is and how it is turned. Values only; ``solve`` makes them.

Every bone's own frame is upright (x left, y up, z front) in a figure that stands with hanging
arms: trunk bones run along their +y, limb bones along their -y, feet and toes along their +z.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from desk_stretch.core.figure.body import OTHER
from desk_stretch.core.figure.geometry import Frame, Vec, add, flip, sub

TRUNK = ("pelvis", "s0", "s1", "s2", "s3", "neck", "skull")
LIMB = ("shoulder", "upper_arm", "forearm", "hand", "thigh", "shin", "foot", "toes")
"""``shoulder`` is the joint in the chest's frame; ``upper_arm`` begins at the same point."""
BONES = TRUNK + tuple(f"{side}.{bone}" for side in OTHER for bone in LIMB)


class Bone(NamedTuple):
    """Where a bone begins, and its frame."""

    origin: Vec
    frame: Frame

    def at(self, own: Vec) -> Vec:
        """Return a point of the bone in the world."""
        return add(self.origin, self.frame.out(own))

    def own(self, world: Vec) -> Vec:
        """Return a point of the world as the bone sees it."""
        return self.frame.into(sub(world, self.origin))

    def mirrored(self) -> Bone:
        """Return the mirror image."""
        return Bone(flip(self.origin), self.frame.mirrored())


@dataclass(frozen=True, slots=True)
class Grip:
    """The shape of a hand: degrees that each joint of a finger curls, the fan, the thumb's way.

    *curl* is for the three joints of the four fingers alike, *index* for the index finger;
    *spread* is the fan in degrees; *thumb* is 0 along the palm, 1 away from it, -1 folded in.
    """

    curl: tuple[float, float, float] = (14.0, 18.0, 12.0)
    index: tuple[float, float, float] = (10.0, 14.0, 10.0)
    spread: float = 6.0
    thumb: float = 0.35


@dataclass(frozen=True, slots=True)
class Face:
    """*eyes* 1 open to 0 closed, *brows* -1..1, *smile* -1..1, *mouth* 0 closed to 1 open."""

    eyes: float = 1.0
    brows: float = 0.0
    smile: float = 0.25
    mouth: float = 0.0


@dataclass(frozen=True, slots=True)
class Skeleton:
    """One body in space. *breath* is how far the ribs are widened by the breath, 0..1."""

    bones: Mapping[str, Bone]
    grips: Mapping[str, Grip]
    face: Face = Face()
    breath: float = 0.0

    def bone(self, name: str) -> Bone:
        """Return a bone: one of ``BONES``."""
        return self.bones[name]

    def mirrored(self) -> Skeleton:
        """Return the mirror image: left for right."""
        bones = {_swapped(name): bone.mirrored() for name, bone in self.bones.items()}
        grips = {OTHER[side]: grip for side, grip in self.grips.items()}
        return Skeleton(bones, grips, self.face, self.breath)


def _swapped(name: str) -> str:
    side, dot, bone = name.partition(".")
    return f"{OTHER[side]}.{bone}" if dot else name
