"""From poses to a skeleton: one pose held, or the way between poses with every contact kept.

A way blends solutions, not targets: on each instant's trunk every arm is solved for both poses,
and the two results are blended. What both poses say alike is therefore exact all the way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import pi, sin

from desk_stretch.core.figure.arms import Place, Solved, slid, slides, solve_arm, through
from desk_stretch.core.figure.bases import BASES, Base, Support
from desk_stretch.core.figure.body import ADULT, OTHER, SIDES, Body
from desk_stretch.core.figure.geometry import UPRIGHT, Vec, lerp, slerp
from desk_stretch.core.figure.grips import GRIPS
from desk_stretch.core.figure.landmarks import is_on_arm, split
from desk_stretch.core.figure.legs import LegState, blended, knee_between, leg_of
from desk_stretch.core.figure.limbs import ArmState
from desk_stretch.core.figure.placing import place, standing_height
from desk_stretch.core.figure.pose import Arm, ArmWay, Direction, Leg, Pose, Trunk
from desk_stretch.core.figure.skeleton import Bone, Face, Grip, Skeleton
from desk_stretch.core.figure.staging import Scene
from desk_stretch.core.figure.trunk import shoulder_rest, trunk_bones

MOVING_SPREAD = 7.0
"""Degrees that fingers open on the way, so that a hand seen end-on is no fist."""


@dataclass(frozen=True, slots=True)
class Key:
    """A pose placed in its scene: where its pelvis is, and its trunk with what was fitted."""

    pose: Pose
    base: Base
    scene: Scene
    root: Bone
    trunk: Trunk

    def mirrored(self) -> Key:
        """Return the mirror image: left for right."""
        scene = Scene(self.scene.props, self.scene.numbers, not self.scene.is_flipped)
        return Key(
            self.pose.mirrored(), self.base, scene, self.root.mirrored(), self.trunk.mirrored()
        )


@dataclass(frozen=True, slots=True)
class Way:
    """The way from one key to the next. *before* and *after* are its neighbours where the
    movement flows on; *via* leads an arm through a direction.
    """

    start: Key
    end: Key
    before: Key | None = None
    after: Key | None = None
    via: Mapping[str, Direction] = field(default_factory=dict)

    @property
    def flows(self) -> bool:
        """Whether the way goes on beyond its keys."""
        return self.before is not None or self.after is not None

    def goes_straight(self, side: str) -> bool:
        """Whether a palm slides from one key's place to the other's."""
        start, end = self.start.pose.arms[side], self.end.pose.arms[side]
        if self.flows or side in self.via or self.start.scene != self.end.scene:
            return False
        return slides(start, end)


def key_of(pose: Pose, base: str, scene: Scene, body: Body = ADULT) -> Key:
    """Place a pose; the costly part (balance, fitting) is done here, once."""
    root, trunk = place(pose, BASES[base], scene, body)
    return Key(pose, BASES[base], scene, root, trunk)


def held(key: Key, body: Body = ADULT) -> Skeleton:
    """Return the skeleton of a key."""
    return on_the_way(Way(key, key), 0.0, body)


def misses(key: Key, body: Body = ADULT) -> dict[str, float]:
    """Return by how many heads each hand and planted foot misses its place, by name."""
    bones = trunk_bones(key.root, key.trunk, body)
    found = {}
    for side in SIDES:
        leg = _leg(side, key, key.pose.legs[side], key.root, body)
        bones |= leg.bones(side, key.root, body)
        found[f"{side}.foot"] = leg.miss
    arms = _both_arms(key.pose, Place(bones, key.trunk, key.scene, UPRIGHT, body))
    return found | {f"{side}.hand": arms[side].miss for side in SIDES}


def on_the_way(way: Way, f: float, body: Body = ADULT) -> Skeleton:
    """Return the skeleton at fraction *f* (already eased) of a way."""
    keys = (way.before or way.start, way.start, way.end, way.after or way.end)
    trunk = _trunk_at(keys, f, way.flows)
    root = _root_at(keys, f, body)
    bones = trunk_bones(root, trunk, body)
    for side, state in _legs_at(way, f, root, body).items():
        bones |= state.bones(side, root, body)
    place_ = Place(bones, trunk, way.end.scene if f > 0.5 else way.start.scene, UPRIGHT, body)
    _add_arms(keys, f, way, place_, bones)
    grips = {side: _grip(way.start.pose, way.end.pose, side, f) for side in SIDES}
    return Skeleton(bones, grips, _face(way.start.pose.face, way.end.pose.face, f))


def _trunk_at(keys: Sequence[Key], f: float, flows: bool) -> Trunk:
    a, b = keys[1].trunk, keys[2].trunk
    if not flows:
        return Trunk(*(x + (y - x) * f for x, y in zip(a, b, strict=True)))
    rows = zip(keys[0].trunk, a, b, keys[3].trunk, strict=True)
    return Trunk(*(spline(*row, f) for row in rows))


def spline(p0: float, p1: float, p2: float, p3: float, f: float) -> float:
    """Return the curve through p1 and p2 (Catmull-Rom) at fraction f between them."""
    m1, m2 = (p2 - p0) / 2, (p3 - p1) / 2
    f2, f3 = f * f, f * f * f
    return (
        (2 * f3 - 3 * f2 + 1) * p1
        + (f3 - 2 * f2 + f) * m1
        + (3 * f2 - 2 * f3) * p2
        + (f3 - f2) * m2
    )


def _root_at(keys: Sequence[Key], f: float, body: Body) -> Bone:
    start, end = keys[1], keys[2]
    if start.root == end.root:
        return start.root
    frame = slerp(start.root.frame, end.root.frame, f)
    at = lerp(start.root.origin, end.root.origin, f)
    if start.base.support is Support.FEET:
        legs = blended(start.pose.legs, end.pose.legs, f)
        at = (at[0], min(at[1], standing_height(at, legs, frame, body)), at[2])
    return Bone(at, frame)


def _leg(
    side: str, key: Key, leg: Leg, root: Bone, body: Body, knee: Vec | None = None
) -> LegState:
    return leg_of(leg, side, root, body, kneels=key.base.support is Support.KNEES, knee=knee)


def _legs_at(way: Way, f: float, root: Bone, body: Body) -> dict[str, LegState]:
    start, end = way.start.pose.legs, way.end.pose.legs
    stepped = blended(start, end, f)
    states = {}
    for side in SIDES:
        one, two, knee = start[side], end[side], None
        if one.is_planted and two.is_planted and one.knee != two.knee:
            knee = knee_between(one, two, side, f, body)
        states[side] = _leg(side, way.start, stepped[side], root, body, knee)
        if one != two and not (one.is_planted and two.is_planted):
            last = _leg(side, way.end, two, root, body)
            states[side] = states[side].toward(last, f)
    return states


def resting_shoulders(place: Place) -> dict[str, Bone]:
    """Return the shoulder joints before their arms move them: a palm can lie on its own one."""
    chest = place.chest
    return {
        f"{side}.shoulder": Bone(shoulder_rest(chest, side, place.trunk, place.body), chest.frame)
        for side in SIDES
    }


def _both_arms(pose: Pose, place: Place) -> dict[str, Solved]:
    """Solve the arm that needs nothing of the other one, then the other one."""
    bones = dict(place.bones)
    arms: dict[str, Solved] = {}
    bones |= resting_shoulders(place)
    for side in _order(pose.arms):
        arms[side] = solve_arm(side, pose.arms[side], place._replace(bones=bones))
        bones |= arms[side].state.bones(side, place.chest, place.body)
    return arms


def _order(arms: Mapping[str, Arm]) -> tuple[str, str]:
    return ("right", "left") if leans_on_other("left", arms["left"]) else ("left", "right")


def leans_on_other(side: str, wish: Arm) -> bool:
    """Whether an arm's wish names a place on the other arm."""
    if wish.way not in (ArmWay.TOUCH, ArmWay.REACH):
        return False
    owner, name = split(wish.place)
    return is_on_arm(name) and owner == OTHER[side]


def _add_arms(
    keys: Sequence[Key], f: float, way: Way, place: Place, bones: dict[str, Bone]
) -> None:
    """Add both arms to *bones*, the one that the other leans on first."""
    wishes = way.end.pose.arms if f > 0.5 else way.start.pose.arms
    solved: dict[int, dict[str, Solved]] = {}
    bones |= resting_shoulders(place)
    for side in _order(wishes):
        mine = [key.pose.arms[side] for key in keys]
        if mine[1] == mine[2] and mine[0] == mine[1] == mine[3]:
            state = solve_arm(side, mine[1], place._replace(bones=bones)).state
        elif way.goes_straight(side):
            state = slid(side, mine[1], mine[2], f, place._replace(bones=bones))
        else:
            states = []
            for key in keys:
                if id(key) not in solved:
                    solved[id(key)] = _both_arms(key.pose, place._replace(scene=key.scene))
                states.append(solved[id(key)][side].state)
            state = _arm_at(states, f, side, way, place)
        bones |= state.bones(side, place.chest, place.body)


def _arm_at(states: Sequence[ArmState], f: float, side: str, way: Way, place: Place) -> ArmState:
    before, start, end, after = states
    if way.flows:
        return _curve(before, start, end, after, f)
    if side in way.via:
        middle = through(side, way.via[side], start.toward(end, 0.5), place)
        return start.toward(middle, f).toward(middle.toward(end, f), f)
    return start.toward(end, f)


def _curve(before: ArmState, start: ArmState, end: ArmState, after: ArmState, f: float) -> ArmState:
    """The curve through *start* and *end* by blends alone (Bézier, tangents of Catmull-Rom)."""
    one = before.toward(start, 4 / 3).toward(start.toward(end, 1 / 3), 0.5)
    two = after.toward(end, 4 / 3).toward(end.toward(start, 1 / 3), 0.5)
    left, middle, right = start.toward(one, f), one.toward(two, f), two.toward(end, f)
    return left.toward(middle, f).toward(middle.toward(right, f), f)


def _grip(start: Pose, end: Pose, side: str, f: float) -> Grip:
    a, b = _own_grip(start.arms[side]), _own_grip(end.arms[side])
    opening = 0.0 if start.arms[side] == end.arms[side] else MOVING_SPREAD * sin(pi * f)
    return Grip(
        lerp(a.curl, b.curl, f),
        lerp(a.index, b.index, f),
        a.spread + (b.spread - a.spread) * f + opening,
        a.thumb + (b.thumb - a.thumb) * f,
    )


def _own_grip(wish: Arm) -> Grip:
    return GRIPS[wish.grip or ("flat" if wish.way is ArmWay.PLANT else "relaxed")]


def _face(a: Face, b: Face, f: float) -> Face:
    return Face(
        a.eyes + (b.eyes - a.eyes) * f,
        a.brows + (b.brows - a.brows) * f,
        a.smile + (b.smile - a.smile) * f,
        a.mouth + (b.mouth - a.mouth) * f,
    )
