"""Arrows that are computed from the motion: the path of a point, a ring about it, or a push."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import cos, radians, sin

from desk_stretch.core.figure.body import ADULT
from desk_stretch.core.figure.directions import axis, resolve
from desk_stretch.core.figure.geometry import (
    Vec,
    add,
    along,
    distance,
    dot,
    lerp,
    mul,
    sub,
    unit,
)
from desk_stretch.core.figure.landmarks import BODY, Spot, split, spot
from desk_stretch.core.figure.skeleton import TRUNK, Bone, Skeleton
from desk_stretch.core.figure.staging import Arrow, Press, Scene

LEAST = 0.6
"""Heads; an arrow that is shorter is a blot."""

NEAR_FLOOR = 0.6
"""Heads above the floor below which arrows are pushed up."""

ON_HAND = frozenset({"wrist", "wrist_back", "palm", "back_of_hand", "fingers"})
HEAD = 0.60
"""Heads; how far the tip of an arrow is before the hand that it goes with."""

ON_FLOOR = 0.12

RING_SWEEP = 260.0
PRESS_NEAR, PRESS_FAR = 0.10, 0.80


def arrow_path(arrow: Arrow, bodies: Sequence[Skeleton], scene: Scene) -> tuple[Vec, ...]:
    """Return the way of the arrow's point through *bodies*, pushed outward and long enough."""
    points = []
    for body in bodies:
        mark = spot(arrow.point, body.bones, scene)
        points.append(along(mark.point, _outward(arrow.point, mark, body), arrow.off))
    whole = sum(distance(a, b) for a, b in pairwise(points))
    if split(arrow.point)[1] in ON_HAND and whole > 1e-6:
        points = _ahead(points, bodies[-1].bone(f"{split(arrow.point)[0]}.hand"), whole)
        whole = sum(distance(a, b) for a, b in pairwise(points))
    if whole >= LEAST:
        return tuple(points)
    way = unit(sub(points[-1], points[0]))
    middle = lerp(points[0], points[-1], 0.5)
    return tuple(along(middle, way, LEAST * (i / 8 - 0.5)) for i in range(9))


def _ahead(points: list[Vec], hand: Bone, whole: float) -> list[Vec]:
    """Move an arrow on along its way, so that its head is before the hand and not upon it."""
    way = unit(sub(points[-1], points[len(points) // 2]))
    ends = (hand.origin, hand.at((0.0, -ADULT.hand, 0.0)))
    lead = max(0.0, HEAD + max(dot(sub(end, points[-1]), way) for end in ends))
    gone, kept = 0.0, list[Vec]()
    for a, b in pairwise(points):
        if gone >= min(lead, 0.4 * whole):
            kept.append(a)
        gone += distance(a, b)
    on = (along(points[-1], way, lead * i / 4) for i in range(5))
    return [*kept, *((x, max(y, min(points[-1][1], ON_FLOOR)), z) for x, y, z in on)]


def reach_of(arrow: Arrow, body: Skeleton, scene: Scene) -> tuple[Vec, float]:
    """Return where an arrow is at a body, and how far round that it needs room."""
    mark = spot(arrow.point, body.bones, scene)
    if arrow.ring is not None:
        return mark.point, arrow.off + 0.15
    return along(mark.point, _outward(arrow.point, mark, body), arrow.off), 0.2


def _outward(place: str, mark: Spot, body: Skeleton) -> Vec:
    """Off the skin of the trunk; away from the head, and from the ribs, for what is elsewhere.

    Near the floor it leads up: an arrow under the floor would be no arrow.
    """
    bone = BODY[split(place)[1]].bone if split(place)[1] in BODY else ""
    if bone in TRUNK and bone not in ("skull", "neck"):
        way = mark.normal
    else:
        on_head = bone in ("skull", "neck")
        middle = body.bone("skull").at((0.0, 0.43, 0.0)) if on_head else body.bone("s2").origin
        way = unit(sub(mark.point, middle))
    if mark.point[1] < NEAR_FLOOR and way[1] < 0.3:
        return unit((way[0], 0.5, way[2]))
    return way


def ring_path(arrow: Arrow, body: Skeleton, scene: Scene) -> tuple[Vec, ...]:
    """Return most of a circle about the arrow's point, in the plane of its two words.

    It starts out towards the first word and turns towards the second.
    """
    assert arrow.ring is not None
    side, _ = split(arrow.point)
    middle = spot(arrow.point, body.bones, scene).point
    chest = body.bone("s3").frame
    one, two = (axis(word, side or "left", chest) for word in arrow.ring)
    points = []
    for i in range(28):
        t = radians(RING_SWEEP * i / 27 - 60)
        reach = add(mul(one, cos(t)), mul(two, sin(t)))
        points.append(along(middle, reach, arrow.off))
    return tuple(points)


def press_path(press: Press, body: Skeleton, scene: Scene) -> tuple[Vec, Vec]:
    """Return the short way on which an effort pushes out from its place, or in towards it."""
    side, _ = split(press.point)
    mark = spot(press.point, body.bones, scene)
    way = resolve(press.way, side or "left", body.bone("s3").frame)
    if press.is_towards:
        return (along(mark.point, way, -PRESS_FAR), along(mark.point, way, -PRESS_NEAR))
    return (along(mark.point, way, PRESS_NEAR), along(mark.point, way, PRESS_FAR))
