"""How a form of an exercise is staged: its base, scene, view, poses, and what a phase shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desk_stretch.core.figure.camera import View
from desk_stretch.core.figure.pose import Direction, Pose


class Crop(StrEnum):
    """How much of the body a picture shows."""

    FULL = "full"
    UPPER = "upper"  # from the lap up
    CLOSE = "close"  # from the belt up: hands are a third larger
    FACE = "face"  # from the chest up, whatever the arms do


@dataclass(frozen=True, slots=True)
class Scene:
    """The things around the figure. *props* are names of ``PROPS``, *numbers* where they are.

    *is_flipped* says that everything is to be drawn as its mirror image.
    """

    props: tuple[str, ...] = ()
    numbers: Mapping[str, float] = field(default_factory=dict)
    is_flipped: bool = False

    def number(self, name: str) -> float:
        """Return a number of the scene, in heads; its default if the file says nothing."""
        return self.numbers.get(name, SCENE_NUMBERS[name])


PROPS = (
    "chair", "stool", "desk", "wall", "wall-ahead", "window", "door-frame", "mat", "cushion",
    "block", "soft-balls", "fit-ball", "wall-ball", "foam-roller", "band", "band-underfoot",
    "dumbbell", "rower",
)  # fmt: skip
"""chair: seat top 1.74, backrest. stool: no backrest. desk: its front edge at desk_z, top desk_y.
wall: behind the figure at wall_z (facing +z). wall-ahead: before it at wall_ahead_z. window: in a
wall before the figure at window_z, towards its right. door-frame: a doorway in the plane
z = door_z, posts at x = ±door_x. mat: on the floor, lengthwise along z.
cushion: cushion_y thick, its middle at cushion_z. block: the same, smaller, at block_z.
soft-balls: one in each armpit. fit-ball: radius ball_r, centre (0, ball_y, ball_z). wall-ball: the
same, held to wall-ahead. foam-roller: along x, centre (0, roller_y, roller_z), radius roller_r.
band: from both hands to (0, band_y, band_z). band-underfoot: from the feet to the hands.
dumbbell: one in each hand. rower: a low seat at rower_y on a rail along z, foot plates, handle."""

SCENE_NUMBERS: Mapping[str, float] = {
    "seat_y": 1.74, "desk_y": 2.72, "desk_z": 1.05, "desk_corner": 1.5,
    "wall_z": -0.45, "wall_ahead_z": 2.3, "window_z": 3.2, "door_z": 0.9, "door_x": 1.25,
    "cushion_y": 0.35, "cushion_z": 0.0, "block_y": 0.45, "block_z": 0.0,
    "ball_r": 0.8, "ball_y": 0.8, "ball_z": -0.9,
    "roller_r": 0.26, "roller_y": 0.26, "roller_z": 0.0, "band_y": 5.4, "band_z": 4.0,
    "rower_y": 1.0, "mat_z": 0.0, "mat_long": 7.0, "mat_wide": 2.3, "soft_r": 0.42,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow that is computed from the motion: it follows a point, *off* heads outside its path.

    A ring goes round *point* in the plane of *plane* (two direction words), as for rolls.
    """

    point: str
    off: float = 0.5
    ring: tuple[str, str] | None = None

    def mirrored(self) -> Arrow:
        """Return the mirror image."""
        ring = None if self.ring is None else (_swap(self.ring[0]), _swap(self.ring[1]))
        return Arrow(_swap(self.point), self.off, ring)


@dataclass(frozen=True, slots=True)
class Press:
    """A pulsing arrow for effort without movement: from a landmark in a direction, or up to it."""

    point: str
    way: Direction
    is_towards: bool = False

    def mirrored(self) -> Press:
        """Return the mirror image."""
        return Press(_swap(self.point), self.way.mirrored(), self.is_towards)


@dataclass(frozen=True, slots=True)
class Showing:
    """What a phase shows besides its pose.

    *through* are poses that the way leads through, *via* a direction that an arm of a side swings
    through, *flow* says that the way does not stop at the pose. *glow* lists areas to feel.
    """

    through: tuple[str, ...] = ()
    via: Mapping[str, Direction] = field(default_factory=dict)
    arrows: tuple[Arrow, ...] = ()
    presses: tuple[Press, ...] = ()
    glow: tuple[str, ...] = ()
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Staging:
    """Everything that a form says about its picture. *poses* are whole, by name."""

    base: str
    view: View
    crop: Crop
    scene: Scene
    poses: Mapping[str, Pose]


def _swap(words: str) -> str:
    """Turn a place such as ``left.ear``, or a word of direction, to the other side."""
    other = {"left": "right", "right": "left"}
    return ".".join(other.get(word, word) for word in words.split("."))
