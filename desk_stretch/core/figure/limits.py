"""What a body can do: the limits of the joints. Beyond them a picture is wrong, never clamped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from desk_stretch.core.figure.body import SIDES, SIGN
from desk_stretch.core.figure.geometry import Y, angle, dot, mul
from desk_stretch.core.figure.pose import Trunk
from desk_stretch.core.figure.skeleton import Skeleton

TRUNK_LIMITS: Mapping[str, tuple[float, float]] = {
    "list": (-20.0, 20.0),
    "bend": (-60.0, 75.0),
    "lean": (-40.0, 40.0),
    "twist": (-50.0, 50.0),
    "round": (-10.0, 80.0),
    "arch": (-25.0, 40.0),
    "nod": (-50.0, 45.0),
    "tilt": (-42.0, 42.0),
    "head_turn": (-75.0, 75.0),
    "tuck": (-0.8, 1.2),
    "left_up": (-1.2, 1.2),
    "left_forward": (-1.2, 1.2),
    "right_up": (-1.2, 1.2),
    "right_forward": (-1.2, 1.2),
}
ELBOW = (0.0, 152.0)
KNEE = (0.0, 168.0)
WRIST = 92.0
ANKLE = (-38.0, 95.0)
"""Degrees from a right angle to the shin: toes up is negative."""

HIP = (-40.0, 140.0)
"""Degrees of the thigh before the trunk."""

BEHIND = 75.0
"""Degrees that an upper arm may point behind the back, seen from the side."""

_SLACK = 0.5


class Strain(NamedTuple):
    """A joint that is bent too far: by how many degrees (or parts of its range) it is over."""

    joint: str
    over: float


def strained(trunk: Trunk, body: Skeleton) -> Iterator[Strain]:
    """Return every joint of a body that is beyond its limit."""
    for name, (low, high) in TRUNK_LIMITS.items():
        yield from _beyond(name, getattr(trunk, name), low, high, slack=0.02)
    for side in SIDES:
        yield from _arm(side, body)
        yield from _leg(side, body)


def _beyond(
    joint: str, value: float, low: float, high: float, slack: float = _SLACK
) -> Iterator[Strain]:
    over = max(low - value, value - high)
    if over > slack:
        yield Strain(joint, over)


def _arm(side: str, body: Skeleton) -> Iterator[Strain]:
    upper, fore = body.bone(f"{side}.upper_arm"), body.bone(f"{side}.forearm")
    hand, chest = body.bone(f"{side}.hand"), body.bone("s3")
    yield from _beyond(f"{side}.elbow", angle(upper.frame.y, fore.frame.y), *ELBOW)
    yield from _beyond(f"{side}.wrist", angle(fore.frame.y, hand.frame.y), 0.0, WRIST)
    way = chest.frame.into(mul(upper.frame.y, -1.0))
    behind = angle(way, (way[0], way[1], 0.0)) if way[2] < 0 else 0.0
    yield from _beyond(f"{side}.upper_arm", behind, 0.0, BEHIND)
    across_back = max(0.0, -way[0] * SIGN[side]) if way[2] < -0.1 else 0.0
    yield from _beyond(f"{side}.upper_arm behind the back", across_back, 0.0, 0.45, slack=0.02)


def _leg(side: str, body: Skeleton) -> Iterator[Strain]:
    thigh, shin = body.bone(f"{side}.thigh"), body.bone(f"{side}.shin")
    foot, pelvis = body.bone(f"{side}.foot"), body.bone("pelvis")
    yield from _beyond(f"{side}.knee", angle(thigh.frame.y, shin.frame.y), *KNEE)
    pointed = angle(foot.frame.z, shin.frame.y) - 90.0
    yield from _beyond(f"{side}.ankle", pointed, *ANKLE)
    way = pelvis.frame.into(mul(thigh.frame.y, -1.0))
    flexed = angle((0.0, way[1], way[2]), mul(Y, -1.0))
    yield from _beyond(f"{side}.hip", flexed if dot(way, (0, 0, 1)) > 0 else -flexed, *HIP)
