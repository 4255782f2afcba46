"""How long and how thick the figure's parts are, in head units. Lengths that no pose changes."""

from __future__ import annotations

from dataclasses import dataclass

from desk_stretch.core.figure.geometry import Vec

SIDES = ("left", "right")
SIGN = {"left": 1.0, "right": -1.0}
"""The x direction in which a side lies."""

OTHER = {"left": "right", "right": "left"}


@dataclass(frozen=True, slots=True)
class Body:
    """The lengths of an adult of seven heads, standing with the hips at 3.77."""

    hip: Vec = (0.27, 0.0, 0.0)  # left; the pelvis lies between the hip joints
    spine: tuple[Vec, ...] = (
        (0.0, 0.30, 0.03), (0.0, 0.46, 0.02), (0.0, 0.46, -0.06), (0.0, 0.43, -0.05),
        (0.0, 0.40, 0.03),
    )  # fmt: skip
    """Steps from the pelvis to s0, s1, s2, s3 and the nape; each is in the frame below it."""
    shoulder: Vec = (0.665, -0.33, -0.03)  # left, from the nape, in the chest's frame
    neck: Vec = (0.0, 0.33, 0.09)  # from the nape to the skull's pivot
    head: Vec = (0.0, 0.43, 0.0)  # from the pivot to the head's centre
    upper_arm: float = 1.26
    forearm: float = 1.04
    palm: float = 0.24  # from the wrist to the middle of the palm
    hand: float = 0.74
    thigh: float = 1.76
    shin: float = 1.74
    ankle: float = 0.27  # above the sole
    heel_back: float = 0.28  # the heel, behind the ankle
    ball: float = 0.50  # the toes' hinge, ahead of the ankle
    toes: float = 0.34  # from the hinge to the tip
    palm_thick: float = 0.075  # from a surface to the middle of the palm that lies on it
    seat_up: float = 0.33  # the hip joint above what one sits on
    knee_up: float = 0.21  # the knee joint above what one kneels on


ADULT = Body()

SEAT_Y = 1.74
STANDING_HIPS_Y = ADULT.ankle + ADULT.shin + ADULT.thigh
