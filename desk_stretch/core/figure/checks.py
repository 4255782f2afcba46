"""Looks a movement over as a physiotherapist with a ruler would: what touches, slides or collides.

One ``Finding`` for each thing that is wrong, with the worst of its instants. No drawing here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from desk_stretch.core.figure.bases import Support
from desk_stretch.core.figure.body import ADULT, SIDES
from desk_stretch.core.figure.bulk import BALLS
from desk_stretch.core.figure.geometry import Vec, distance, length
from desk_stretch.core.figure.landmarks import SCENERY, split, spot
from desk_stretch.core.figure.limits import strained
from desk_stretch.core.figure.passage import Passage
from desk_stretch.core.figure.placing import centre_of_mass
from desk_stretch.core.figure.pose import Arm, ArmWay
from desk_stretch.core.figure.skeleton import Skeleton
from desk_stretch.core.figure.solve import misses
from desk_stretch.core.figure.staging import Scene

PER_SECOND = 30
CONTACT = 0.06
SLIDE = 0.02
TIPPED = 0.05
FASTEST = 7.5
SUNK = 0.09
"""Heads that soft parts may sink into what they rest on."""

_TRUNK = (
    ("pelvis", (0.0, 0.05, 0.0), (0.52, 0.30, 0.37)),
    ("s0", (0.0, 0.20, 0.0), (0.46, 0.30, 0.33)),
    ("s1", (0.0, 0.20, 0.0), (0.48, 0.32, 0.35)),
    ("s2", (0.0, 0.18, 0.0), (0.52, 0.32, 0.37)),
    ("s3", (0.0, 0.05, 0.0), (0.52, 0.28, 0.37)),
    ("skull", (0.0, 0.43, 0.0), (0.36, 0.43, 0.42)),
)
_DEEP = 0.80
"""Of an ellipsoid's size: an arm's middle that comes nearer is inside the body."""


class Finding(NamedTuple):
    """What is wrong, by how much (heads, degrees, heads a second), and at which fraction."""

    what: str
    amount: float
    at: float


def examine(passage: Passage, seconds: float) -> list[Finding]:
    """Return everything that is wrong with a passage that takes so many seconds."""
    steps = max(2, round(seconds * PER_SECOND))
    bodies = [passage.skeleton(i / steps) for i in range(steps + 1)]
    worst: dict[str, Finding] = {}
    for i, body in enumerate(bodies):
        for what, amount in _at_once(body, passage):
            if what not in worst or amount > worst[what].amount:
                worst[what] = Finding(what, round(amount, 3), round(i / steps, 2))
    found = list(worst.values())
    found += _missed(passage)
    found += _slid(bodies, passage)
    found += _rushed(bodies, seconds / steps)
    return found


def _at_once(body: Skeleton, passage: Passage) -> Iterator[tuple[str, float]]:
    key = passage.keys[-1]
    for strain in strained(key.trunk, body):
        yield f"{strain.joint} is bent too far", strain.over
    yield from _sunk(body)
    yield from _inside(body)
    yield from _through_things(body, key.scene)
    yield from _off_contact(body, passage)
    if key.base.support is Support.FEET and not _holds_on(passage):
        tipped = _outside_feet(body)
        if tipped > TIPPED:
            yield "the weight is beside the feet", tipped


def _sunk(body: Skeleton) -> Iterator[tuple[str, float]]:
    for ball in BALLS:
        below = ball.radius - body.bones[ball.bone].at(ball.point)[1]
        if below > SUNK:
            yield f"{ball.bone} is below the floor", below


def _inside(body: Skeleton) -> Iterator[tuple[str, float]]:
    for side in SIDES:
        for name, point in _arm_points(side, body):
            for bone, middle, axes in _TRUNK:
                own = body.bones[bone].own(point)
                q = length(
                    (
                        (own[0] - middle[0]) / axes[0],
                        (own[1] - middle[1]) / axes[1],
                        (own[2] - middle[2]) / axes[2],
                    )
                )
                if q < _DEEP:
                    yield f"{side} {name} is inside {bone}", (1 - q) * min(axes)


def _arm_points(side: str, body: Skeleton) -> Iterator[tuple[str, Vec]]:
    fore, hand = body.bone(f"{side}.forearm"), body.bone(f"{side}.hand")
    for far in (0.15, 0.5, 0.85):
        yield "forearm", fore.at((0.0, -far, 0.0))
    yield "hand", hand.at((0.0, -0.24, 0.0))


def _through_things(body: Skeleton, scene: Scene) -> Iterator[tuple[str, float]]:
    for thing in scene.props:
        for ball in BALLS:
            middle = body.bones[ball.bone].at(ball.point)
            deep = _depth_in(thing, scene, middle, ball.radius * 0.8)
            if deep > SUNK:
                yield f"{ball.bone} is inside the {thing}", deep


def _depth_in(thing: str, scene: Scene, point: Vec, radius: float) -> float:
    """How deep a ball is in a thing, in heads; negative outside."""
    x, y, z = point
    if thing == "wall":
        return scene.number("wall_z") - z + radius
    if thing == "wall-ahead":
        return z + radius - scene.number("wall_ahead_z")
    if thing == "chair":
        return _in_box(point, radius, (-0.56, 2.1, -0.75), (0.56, 3.06, -0.58))
    if thing == "desk":
        top, edge = scene.number("desk_y"), scene.number("desk_z")
        return _in_box(point, radius, (-1.8, top - 0.12, edge), (1.8, top, edge + 2.0))
    if thing in ("fit-ball", "wall-ball"):
        middle = (0.0, scene.number("ball_y"), scene.number("ball_z"))
        return scene.number("ball_r") + radius - distance(middle, point) - 0.18
    if thing == "foam-roller":
        middle = (0.0, scene.number("roller_y"), scene.number("roller_z"))
        near = distance((0.0, y, z), middle) if abs(x) < 0.8 else 9.0
        return scene.number("roller_r") + radius - near - 0.1
    return -1.0


def _in_box(point: Vec, radius: float, low: Vec, high: Vec) -> float:
    gaps = [max(lo - p, p - hi) for p, lo, hi in zip(point, low, high, strict=True)]
    return radius - max(gaps)


def _off_contact(body: Skeleton, passage: Passage) -> Iterator[tuple[str, float]]:
    """A palm that every key lays on the same place has to lie there all the way."""
    first = passage.keys[0].pose.arms
    for side in SIDES:
        wish = first[side]
        if wish.way is not ArmWay.TOUCH:
            continue
        if any(key.pose.arms[side] != wish for key in passage.keys):
            continue
        mark = spot(wish.place, body.bones, passage.keys[0].scene)
        palm = body.bone(f"{side}.hand").at((0.0, -ADULT.palm, 0.0))
        off = distance(palm, mark.point) - ADULT.palm_thick - wish.lift
        if abs(off) > CONTACT:
            yield f"the {side} palm is off {wish.place}", abs(off)


def _holds_on(passage: Passage) -> bool:
    return any(
        _is_support(key.pose.arms[side], key.scene) for key in passage.keys for side in SIDES
    )


def _is_support(wish: Arm, scene: Scene) -> bool:
    if "band" in scene.props or "wall" in scene.props or "wall-ahead" in scene.props:
        return True
    return wish.way in (ArmWay.TOUCH, ArmWay.REACH) and split(wish.place)[1] in SCENERY


def _outside_feet(body: Skeleton) -> float:
    """How far the centre of mass is outside the box around both feet."""
    weight = centre_of_mass(body.bones)
    points = [
        body.bone(f"{side}.foot").at((0.0, -0.27, far)) for side in SIDES for far in (-0.28, 0.84)
    ]
    wide, long = [p[0] for p in points], [p[2] for p in points]
    aside = max(min(wide) - 0.15 - weight[0], weight[0] - max(wide) - 0.15)
    return max(aside, min(long) - weight[2], weight[2] - max(long))


def _missed(passage: Passage) -> list[Finding]:
    found = []
    for key in passage.keys:
        for name, miss in misses(key).items():
            if miss > CONTACT:
                found.append(Finding(f"{key.pose.name}: {name} misses", round(miss, 3), 0.0))
    return found


def _slid(bodies: Iterable[Skeleton], passage: Passage) -> list[Finding]:
    """Feet that every key plants on the same place must not move on the floor."""
    found = []
    for side in SIDES:
        legs = [key.pose.legs[side] for key in passage.keys]
        if not legs[0].is_planted or any(leg != legs[0] for leg in legs):
            continue
        places = [body.bone(f"{side}.foot").at((0.0, -0.27, 0.2)) for body in bodies]
        slid = max(distance(places[0], place) for place in places)
        if slid > SLIDE:
            found.append(Finding(f"the {side} foot slides", round(slid, 3), 0.0))
    return found


def _rushed(bodies: list[Skeleton], dt: float) -> list[Finding]:
    found = []
    for bone in ("left.hand", "right.hand", "skull", "left.shin", "right.shin"):
        places = [body.bone(bone).origin for body in bodies]
        pairs = pairwise(places)
        speed = max(distance(a, b) for a, b in pairs) / dt
        if speed > FASTEST:
            found.append(Finding(f"{bone} moves too fast", round(speed, 1), 0.0))
    return found
