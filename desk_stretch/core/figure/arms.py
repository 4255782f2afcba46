"""Solves one arm on a placed chest: a palm on its landmark, or bones that point somewhere."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, radians, sqrt
from typing import NamedTuple

from desk_stretch.core.figure.body import SIGN, Body
from desk_stretch.core.figure.directions import axis, resolve
from desk_stretch.core.figure.geometry import (
    UPRIGHT,
    Frame,
    Vec,
    Y,
    Z,
    across,
    add,
    along,
    angle,
    cross,
    distance,
    frame_yz,
    length,
    lerp,
    mul,
    rotated,
    sub,
    swing,
    turned,
    unit,
)
from desk_stretch.core.figure.landmarks import BODY, SCENERY, split, spot
from desk_stretch.core.figure.limbs import ArmState
from desk_stretch.core.figure.pose import Arm, ArmWay, Direction, Trunk
from desk_stretch.core.figure.skeleton import Bone
from desk_stretch.core.figure.staging import Scene
from desk_stretch.core.figure.trunk import shoulder_rest

ROUNDS = 5
"""The wrist depends on the hand, the hand on the forearm, the shoulder on the arm."""

MOST_BEND = 150.0
_REACH = 0.9995
_ASKEW: Vec = (0.36, 0.48, 0.80)


class Place(NamedTuple):
    """All that an arm is solved on: the trunk's bones (and the other arm's), scene and heading."""

    bones: Mapping[str, Bone]
    trunk: Trunk
    scene: Scene
    heading: Frame
    body: Body

    @property
    def chest(self) -> Bone:
        """The bone that carries the shoulders."""
        return self.bones["s3"]


class Solved(NamedTuple):
    """An arm's state and by how many heads the palm misses its place."""

    state: ArmState
    miss: float = 0.0


def solve_arm(side: str, wish: Arm, place: Place) -> Solved:
    """Return the arm that a wish asks for; raises KeyError if it needs an arm not solved yet."""
    if wish.way is ArmWay.BONES:
        return Solved(_by_bones(side, wish, place))
    return _by_palm(side, wish, place)


def girdle(side: str, upper_way: Vec, place: Place) -> Vec:
    """Return the shoulder joint for an upper arm that points that way: it rises and moves in."""
    chest, sign = place.chest, SIGN[side]
    own = chest.frame.into(upper_way)
    lift = angle(own, (0.0, -1.0, 0.0))
    k = min(1.0, max(0.0, (lift - 35.0) / 145.0))
    high = k * k * (3 - 2 * k)
    inward = max(0.0, -own[0] * sign)
    ahead = max(0.0, own[2])
    behind = max(0.0, -own[2])
    shift = (
        -sign * (0.13 * high + 0.10 * inward),
        0.25 * high,
        0.10 * ahead * (1 - high) + 0.14 * inward - 0.05 * behind,
    )
    return add(shoulder_rest(chest, side, place.trunk, place.body), chest.frame.out(shift))


def _by_bones(side: str, wish: Arm, place: Place) -> ArmState:
    chest = place.chest
    assert wish.upper is not None
    upper_way = resolve(wish.upper, side, chest.frame)
    lower_way = resolve(wish.lower or wish.upper, side, chest.frame)
    shoulder = girdle(side, upper_way, place)
    fold = across(lower_way, upper_way)
    if wish.elbow is not None and length(fold) < 0.12:
        fold = mul(resolve(wish.elbow, side, chest.frame), -1.0)
    elif length(fold) < 0.02:
        fold = _rest_fold(upper_way, chest.frame)
    upper = frame_yz(mul(upper_way, -1.0), fold)
    bend = angle(upper_way, lower_way)
    fore = turned(upper, upper.x, -bend)
    hand = _free_hand(side, wish, fore, place)
    return _state(shoulder, upper, bend, fore, hand, chest)


def _rest_fold(way: Vec, chest: Frame) -> Vec:
    """Where a straight arm would fold to: as it swings there from hanging."""
    turn, degs = swing(mul(chest.y, -1.0), way)
    return turned(chest, turn, degs).z


def _state(
    shoulder: Vec, upper: Frame, bend: float, fore: Frame, hand: Frame, chest: Bone
) -> ArmState:
    return ArmState(chest.own(shoulder), chest.frame.hold(upper), bend, fore.hold(hand))


def _free_hand(side: str, wish: Arm, fore: Frame, place: Place) -> Frame:
    """The hand of an arm that touches nothing: along the forearm unless the wish says more."""
    chest = place.chest.frame
    y = fore.y
    if wish.fingers is not None:
        y = mul(resolve(wish.fingers, side, chest), -1.0)
    if wish.palm is None:
        return fore if wish.fingers is None else frame_yz(y, fore.z)
    return _hand(side, y, resolve(wish.palm, side, chest))


def _hand(side: str, y: Vec, palm: Vec) -> Frame:
    """The hand with that y (away from the fingers) whose palm faces as nearly *palm* as can be."""
    x = unit(across(mul(palm, -SIGN[side]), y), Z)
    return Frame(x, y, cross(x, y))


class _Aim(NamedTuple):
    """Where a palm goes: its middle, the way it faces (None: as the forearm brings it), where the
    fingers point (None: on as the forearm does), and where the elbow is to be.
    """

    point: Vec
    palm: Vec | None
    fingers: Vec | None
    pole: Vec


def _by_palm(side: str, wish: Arm, place: Place) -> Solved:
    return _aimed(side, _aim(side, wish, place), place)


def slid(side: str, start: Arm, end: Arm, f: float, place: Place) -> ArmState:
    """Return the arm whose palm has come so far on the straight way between two places."""
    a, b = _aim(side, start, place), _aim(side, end, place)
    middle = _Aim(
        lerp(a.point, b.point, f),
        _between(a.palm, b.palm, f),
        _between(a.fingers, b.fingers, f),
        unit(lerp(a.pole, b.pole, f), a.pole),
    )
    return _aimed(side, middle, place).state


def _between(a: Vec | None, b: Vec | None, f: float) -> Vec | None:
    if a is None or b is None:
        return a if f < 0.5 else b
    axis_, degs = swing(a, b)
    return rotated(a, axis_, degs * f)


def slides(start: Arm, end: Arm) -> bool:
    """Whether a palm goes from one place to the other along a surface, not through the air."""
    if ArmWay.BONES in (start.way, end.way):
        return False
    if _is_on_world(start) and _is_on_world(end):
        return True
    (side, one), (other_side, two) = split(start.place), split(end.place)
    on_body = one in BODY and two in BODY and BODY[one].bone == BODY[two].bone
    return on_body and (side == other_side or not BODY[one].is_sided)


def _is_on_world(wish: Arm) -> bool:
    return wish.way is ArmWay.PLANT or split(wish.place)[1] in SCENERY


def _aimed(side: str, aim: _Aim, place: Place) -> Solved:
    chest, body = place.chest, place.body
    upper_way = unit(sub(aim.point, shoulder_rest(chest, side, place.trunk, body)))
    fore_way = upper_way
    for _ in range(ROUNDS):
        hand = _laid_hand(side, aim, fore_way, chest.frame)
        wrist = along(aim.point, hand.y, body.palm)
        shoulder = _stretched(girdle(side, upper_way, place), wrist, body)
        upper, bend, miss = _reach(shoulder, wrist, aim.pole, body)
        upper_way = mul(upper.y, -1.0)
        fore = turned(upper, upper.x, -bend)
        fore_way = mul(fore.y, -1.0)
    return Solved(_state(shoulder, upper, bend, fore, hand, chest), miss)


def _aim(side: str, wish: Arm, place: Place) -> _Aim:
    """What a wish means now. On the floor and on things its words are the world's."""
    chest = place.chest.frame
    frame = place.heading if _is_on_world(wish) else chest
    palm = None if wish.palm is None else resolve(wish.palm, side, frame)
    fingers = None if wish.fingers is None else resolve(wish.fingers, side, frame)
    pole = place.chest.frame.out(unit((SIGN[side] * 0.55, -0.75, -0.35)))
    if wish.elbow is not None:
        pole = resolve(wish.elbow, side, chest)
    if wish.way is ArmWay.PLANT:
        away = dict(wish.offsets)
        up = place.body.palm_thick + away.get("up", 0.0)
        own = (SIGN[side] * away.get("out", 0.0), up, away.get("ahead", 0.0))
        return _Aim(frame.out(own), palm or (0.0, -1.0, 0.0), fingers, pole)
    mark = spot(wish.place, place.bones, place.scene)
    if wish.way is ArmWay.TOUCH:
        lift = place.body.palm_thick + wish.lift
        point = along(mark.point, mark.normal, lift)
        return _Aim(point, mul(mark.normal, -1.0), fingers, pole)
    point = mark.point
    for word, far in wish.offsets:
        point = along(point, axis(word, side, frame), far)
    return _Aim(point, palm, fingers, pole)


def _laid_hand(side: str, aim: _Aim, fore_way: Vec, chest: Frame) -> Frame:
    """The hand at its aim: fingers as wished, projected on the surface that the palm lies on."""
    fingers = aim.fingers or fore_way
    if aim.palm is None:
        return _hand(side, mul(unit(fingers), -1.0), axis("in", side, chest))
    flat = across(fingers, aim.palm)
    if length(flat) < 0.05:
        flat = across(chest.y, aim.palm)
    return _hand(side, mul(unit(flat, Y), -1.0), aim.palm)


def _stretched(shoulder: Vec, wrist: Vec, body: Body) -> Vec:
    """The shoulder goes with a far reach, as a person's does: up to 0.12 heads."""
    short = distance(shoulder, wrist) - (body.upper_arm + body.forearm) * 0.985
    return along(shoulder, unit(sub(wrist, shoulder)), min(0.12, max(0.0, short)))


def _reach(shoulder: Vec, wrist: Vec, pole: Vec, body: Body) -> tuple[Frame, float, float]:
    """Return the upper arm's frame, the elbow's bend and the miss of a reach to a wrist."""
    a, b = body.upper_arm, body.forearm
    way = sub(wrist, shoulder)
    far = length(way)
    least = sqrt(a * a + b * b + 2 * a * b * cos(radians(MOST_BEND)))
    near = max(least, min(far, (a + b) * _REACH))
    straight = unit(way, (0.0, -1.0, 0.0))
    # An elbow that is told to be on the way itself may be anywhere round it.
    out = unit(across(pole, straight), unit(across(_ASKEW, straight), UPRIGHT.y))
    ahead = (a * a - b * b + near * near) / (2 * near)
    off = sqrt(max(0.0, a * a - ahead * ahead))
    elbow = along(along(shoulder, straight, ahead), out, off)
    up = unit(sub(shoulder, elbow))
    bend = angle(sub(elbow, shoulder), sub(along(shoulder, straight, near), elbow))
    return frame_yz(up, mul(out, -1.0)), bend, abs(far - near)


def through(side: str, way: Direction, state: ArmState, place: Place) -> ArmState:
    """Return the arm of *state* swung to point *way*, a little bent: a detour leads through it."""
    chest = place.chest
    upper_way = resolve(way, side, chest.frame)
    shoulder = girdle(side, upper_way, place)
    upper = frame_yz(mul(upper_way, -1.0), _rest_fold(upper_way, chest.frame))
    return ArmState(
        chest.own(shoulder), chest.frame.hold(upper), max(20.0, min(state.bend, 70.0)), UPRIGHT
    )
