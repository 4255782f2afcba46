"""The bases: how the body rests on the world before an exercise says anything.

Adding one: an entry here with its own whole pose; ``placing`` knows the three kinds of support.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from desk_stretch.core.figure.body import SIDES
from desk_stretch.core.figure.pose import Arm, ArmWay, Direction, Leg, Pose, Trunk


class Support(StrEnum):
    """What carries the body and so says where the pelvis is."""

    SEAT = "seat"  # the pelvis sits at a height
    FEET = "feet"  # as high as the legs reach, the weight over the feet
    KNEES = "knees"  # a thigh's length from the planted knees
    LYING = "lying"  # a pinned bone, dropped until the lowest resting one touches


@dataclass(frozen=True, slots=True)
class Base:
    """One base. *seat* names the scene's height of the seat ("" is the floor); *pin* is the bone
    that stays in its place while lying, *rests* the ones that touch the floor; *fit* is what the
    tilt of the pelvis is sought for unless a pose gives a hinge: "hands", "head" or "".
    """

    pose: Pose
    support: Support
    seat: str = ""
    pin: str = ""
    pin_z: float = 0.0
    rests: tuple[str, ...] = ()
    fit: str = ""


def _pose(trunk: Trunk, arm: Arm, leg: Leg, **other: Leg) -> Pose:
    legs = {"left": leg, "right": other.get("right", leg)}
    arms = {side: replace(arm, place=arm.place.replace("same", side)) for side in SIDES}
    return Pose("start", trunk, arms, legs)


def _to(first: str, *turns: tuple[str, float]) -> Direction:
    return Direction(first, turns)


def _hang(out: float = 7.0) -> Arm:
    way = _to("down", ("out", out))
    return Arm(ArmWay.BONES, upper=way, lower=_to("down", ("out", out - 3), ("forward", 6)))


_LAP = Arm(
    ArmWay.TOUCH,
    place="same.thigh",
    elbow=_to("back", ("out", 35.0)),
    fingers=_to("forward", ("in", 12.0)),
)
_SEATED_LEG = Leg(out=0.42, ahead=1.62)
_BENT_LEG = Leg(out=0.40, ahead=1.50, toes_out=6, knee=_to("up", ("out", 12.0)))
_CROSSED = Leg(
    thigh=_to("forward", ("out", 50.0), ("up", 3.0)),
    shin=_to("in", ("back", 6.0), ("down", 7.0)),
    toes=_to("in", ("forward", 35.0), ("down", 10.0)),
)
_CROSSED_BEHIND = replace(_CROSSED, shin=_to("in", ("back", 17.0), ("down", 7.0)))
_LONG = Leg(
    thigh=_to("forward", ("out", 5.0)),
    shin=_to("forward", ("out", 5.0), ("down", 2.0)),
    toes=_to("up", ("forward", 12.0), ("out", 8.0)),
)
_TOES_DOWN = 20.0
"""Degrees; so the toes reach the floor on which the top of a foot lies."""

_KNEELING = Leg(thigh=_to("down"), shin=_to("back"), toes=_to("back", ("down", _TOES_DOWN)))
_ON_HEELS = Leg(
    thigh=_to("forward", ("out", 20.0), ("down", 12.0)),
    shin=_to("back", ("in", 20.0)),
    toes=_to("back", ("in", 14.0), ("down", _TOES_DOWN)),
)
_UP_THE_WALL = Leg(
    thigh=_to("up", ("out", 5.0), ("forward", 4.0)),
    shin=_to("up", ("out", 5.0), ("forward", 4.0)),
    toes=_to("back", ("out", 8.0)),
)
_ON_FRONT = Leg(
    thigh=_to("back", ("out", 6.0), ("down", 4.0)),
    shin=_to("back", ("out", 6.0), ("up", 1.0)),
    toes=_to("back", ("out", 10.0), ("down", _TOES_DOWN)),
)
_PALMS_DOWN = Arm(ArmWay.PLANT, offsets=(("out", 0.55), ("ahead", 1.9)), fingers=_to("forward"))
_REACH_OUT = Arm(
    ArmWay.PLANT,
    offsets=(("out", 0.55), ("ahead", 2.75)),
    elbow=_to("out", ("up", 30.0)),
    fingers=Direction("forward", is_world=True),
)
_ON_FLOOR = Arm(
    ArmWay.BONES,
    upper=_to("down", ("out", 28.0), ("back", 8.5)),
    lower=_to("down", ("out", 20.0), ("back", 3.0)),
    palm=_to("back"),
)
_ON_FOREARMS = Arm(
    ArmWay.BONES,
    upper=Direction("down", (("out", 4.0),), is_world=True),
    lower=Direction("forward", (("in", 4.0), ("down", 2.0)), is_world=True),
    palm=Direction("down", is_world=True),
)
_BEHIND = replace(
    _ON_FLOOR,
    upper=_to("down", ("out", 28.0), ("back", 6.0)),
    lower=_to("down", ("out", 20.0), ("back", 1.0)),
)
_WIDE_ON_FLOOR = replace(
    _ON_FLOOR,
    upper=_to("down", ("out", 62.0), ("back", 8.5)),
    lower=_to("down", ("out", 60.0), ("back", 3.0)),
)
_LYING = Trunk(hinge=-90.0, nod=3.0, tuck=0.8)
_BACK = ("pelvis", "s0", "s1", "s2", "s3")

BASES: Mapping[str, Base] = {
    "sit": Base(_pose(Trunk(), _LAP, _SEATED_LEG), Support.SEAT, seat="seat_y"),
    "stand": Base(_pose(Trunk(), _hang(), Leg(out=0.38)), Support.FEET),
    "all-fours": Base(
        _pose(Trunk(hinge=86.0, nod=-28.0), _PALMS_DOWN, _KNEELING), Support.KNEES, fit="hands"
    ),
    "kneel": Base(_pose(Trunk(hinge=2.0), _LAP, _ON_HEELS), Support.KNEES),
    "child": Base(
        _pose(Trunk(hinge=62.0, bend=34.0, round=22.0, nod=-14.0), _REACH_OUT, _ON_HEELS),
        Support.KNEES,
        fit="head",
    ),
    "supine": Base(
        _pose(_LYING, _ON_FLOOR, _BENT_LEG),
        Support.LYING,
        pin="s3",
        pin_z=-1.65,
        rests=_BACK,
    ),
    "wall-legs": Base(
        _pose(_LYING, _WIDE_ON_FLOOR, _UP_THE_WALL),
        Support.LYING,
        pin="s3",
        pin_z=-1.65,
        rests=_BACK,
    ),
    "prone": Base(
        _pose(Trunk(hinge=88.0, bend=-50.0, arch=18.0, nod=-10.0), _ON_FOREARMS, _ON_FRONT),
        Support.LYING,
        pin="pelvis",
        rests=("pelvis",),
    ),
    "roller": Base(
        _pose(
            Trunk(hinge=-66.0, bend=-6.0, nod=14.0),
            _BEHIND,
            _BENT_LEG,
        ),
        Support.LYING,
        pin="pelvis",
        rests=("pelvis",),
    ),
    "cross-legged": Base(
        _pose(
            Trunk(),
            replace(_LAP, place="same.thigh", fingers=_to("forward", ("out", 30.0))),
            _CROSSED,
            right=_CROSSED_BEHIND,
        ),
        Support.SEAT,
    ),
    "long-sit": Base(_pose(Trunk(hinge=-4.0), _LAP, _LONG), Support.SEAT),
    "lean-ball": Base(
        _pose(Trunk(hinge=-34.0, nod=10.0), _LAP, Leg(out=0.45, ahead=2.1)), Support.SEAT
    ),
    "rower": Base(
        _pose(Trunk(hinge=4.0), _LAP, Leg(out=0.36, ahead=2.62, rise=0.72, toe=48.0)),
        Support.SEAT,
        seat="rower_y",
    ),
}
