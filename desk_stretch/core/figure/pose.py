"""What an author wishes of the body, parsed: numbers of the trunk, a wish for each arm and leg.

``language`` makes these from text, ``solve`` turns them into a skeleton. Angles are in degrees,
lengths in heads; left, down (head) and forward are positive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from desk_stretch.core.figure.skeleton import Face


@dataclass(frozen=True, slots=True)
class Direction:
    """A first word, then words that turn it by so many degrees: "out up20".

    Words: up down forward back out in left right. *out* and *in* are the limb's own. Seen in the
    chest's frame (arms), the pelvis' heading (legs), or the world's where *is_world*.
    """

    first: str
    turns: tuple[tuple[str, float], ...] = ()
    is_world: bool = False

    def mirrored(self) -> Direction:
        """Return the mirror image: left for right; out and in stay as they are."""
        turns = tuple((_swapped_word(word), degrees) for word, degrees in self.turns)
        return Direction(_swapped_word(self.first), turns, self.is_world)


class Trunk(NamedTuple):
    """The numbers of pelvis, spine, head and shoulders; a difference of two poses is a blend."""

    hinge: float = 0.0  # the pelvis tips forward
    list: float = 0.0  # it drops to the left
    turn: float = 0.0  # the whole figure turns left, about its own long axis
    left: float = 0.0  # the pelvis shifts, in the world
    up: float = 0.0
    forward: float = 0.0
    bend: float = 0.0  # trunk forward
    lean: float = 0.0  # to the left
    twist: float = 0.0  # to the left
    round: float = 0.0  # the upper back
    arch: float = 0.0  # the lower back
    nod: float = 0.0  # head down
    tilt: float = 0.0  # to the left
    head_turn: float = 0.0  # to the left
    tuck: float = 0.0  # chin in, 0..1
    left_up: float = 0.0  # left shoulder, -1..1
    left_forward: float = 0.0
    right_up: float = 0.0
    right_forward: float = 0.0

    def mirrored(self) -> Trunk:
        """Return the mirror image: what went left goes right."""
        turned = {name: -getattr(self, name) for name in _TO_THE_LEFT}
        return self._replace(
            **turned,
            left_up=self.right_up,
            left_forward=self.right_forward,
            right_up=self.left_up,
            right_forward=self.left_forward,
        )


_TO_THE_LEFT = ("list", "turn", "left", "lean", "twist", "tilt", "head_turn")


class ArmWay(StrEnum):
    """How an arm is told where to be."""

    TOUCH = "touch"  # the palm lies on a landmark
    REACH = "reach"  # the palm is at a point near a landmark
    PLANT = "plant"  # the palm is flat on the floor
    BONES = "bones"  # where upper arm and forearm point


@dataclass(frozen=True, slots=True)
class Arm:
    """A wish for one arm. *offsets* are (word, heads) for REACH and PLANT.

    *upper* and *lower* are for BONES. *elbow* chooses the bend; *fingers* and *palm* turn the
    hand; *grip* is a name of ``language.GRIPS``; *lift* holds a touching palm off its place.
    """

    way: ArmWay
    place: str = ""
    offsets: tuple[tuple[str, float], ...] = ()
    upper: Direction | None = None
    lower: Direction | None = None
    elbow: Direction | None = None
    fingers: Direction | None = None
    palm: Direction | None = None
    grip: str = ""
    lift: float = 0.0

    def mirrored(self) -> Arm:
        """Return the mirror image, for the other side."""
        return replace(
            self,
            place=".".join(_swapped_word(word) for word in self.place.split(".")),
            offsets=tuple((_swapped_word(word), far) for word, far in self.offsets),
            upper=_mirror(self.upper),
            lower=_mirror(self.lower),
            elbow=_mirror(self.elbow),
            fingers=_mirror(self.fingers),
            palm=_mirror(self.palm),
        )


@dataclass(frozen=True, slots=True)
class Leg:
    """A wish for one leg: a foot planted on the floor, or bones that point somewhere.

    Planted (*thigh* None): the ankle stands *out* to its side and *ahead* of the base's origin,
    *rise* above the floor; the toes turn *toes_out*; the heel lifts by *heel*, the toes by *toe*
    degrees; the knee bends towards *knee*. Else *thigh*, *shin* and *toes* point, in degrees.
    """

    out: float = 0.4
    ahead: float = 0.0
    rise: float = 0.0
    toes_out: float = 8.0
    heel: float = 0.0
    toe: float = 0.0
    knee: Direction | None = None
    thigh: Direction | None = None
    shin: Direction | None = None
    toes: Direction | None = None

    @property
    def is_planted(self) -> bool:
        """Whether the foot has a place on the floor."""
        return self.thigh is None

    def mirrored(self) -> Leg:
        """Return the mirror image, for the other side."""
        return replace(
            self,
            knee=_mirror(self.knee),
            thigh=_mirror(self.thigh),
            shin=_mirror(self.shin),
            toes=_mirror(self.toes),
        )


@dataclass(frozen=True, slots=True)
class Pose:
    """All wishes of one pose, nothing left open. *arms* and *legs* by side."""

    name: str
    trunk: Trunk
    arms: Mapping[str, Arm]
    legs: Mapping[str, Leg]
    face: Face = field(default=Face())

    def mirrored(self) -> Pose:
        """Return the mirror image: every wish on the other side."""
        arms = {_swapped_word(side): arm.mirrored() for side, arm in self.arms.items()}
        legs = {_swapped_word(side): leg.mirrored() for side, leg in self.legs.items()}
        return Pose(self.name, self.trunk.mirrored(), arms, legs, self.face)


def _swapped_word(word: str) -> str:
    return {"left": "right", "right": "left"}.get(word, word)


def _mirror(way: Direction | None) -> Direction | None:
    return None if way is None else way.mirrored()
