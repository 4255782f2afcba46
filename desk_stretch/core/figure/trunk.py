"""From the numbers of a pose to the bones of pelvis, spine, neck and head."""

from __future__ import annotations

from itertools import pairwise

from desk_stretch.core.figure.body import SIDES, SIGN, Body
from desk_stretch.core.figure.geometry import UPRIGHT, Frame, Vec, X, Y, Z, add, along, turned
from desk_stretch.core.figure.pose import Trunk
from desk_stretch.core.figure.skeleton import Bone

SHARE = {
    "bend": (0.30, 0.30, 0.25, 0.15),
    "lean": (0.28, 0.30, 0.27, 0.15),
    "twist": (0.08, 0.27, 0.40, 0.25),
    "round": (0.05, 0.30, 0.40, 0.25),
    "arch": (0.50, 0.35, 0.15, 0.00),
}
"""How much of each movement happens at s0, s1, s2 and s3."""

NECK_NOD, NECK_TILT, NECK_TURN = 0.40, 0.45, 0.40
"""The neck's part of a movement of the head; the skull does the rest."""

TUCK_DEG, TUCK_BACK = 14.0, 0.16
SHOULDER_UP, SHOULDER_DOWN, SHOULDER_FORWARD = 0.27, 0.10, 0.22


def frame_of(flex: float, lean: float, twist: float) -> Frame:
    """Return an upright frame tipped forward, then to the left, then turned left."""
    return turned(turned(turned(UPRIGHT, X, flex), Z, -lean), Y, twist)


def trunk_bones(root: Bone, trunk: Trunk, body: Body) -> dict[str, Bone]:
    """Return the bones of ``TRUNK``, the pelvis being *root*."""
    bones = {"pelvis": root}
    names = ("pelvis", "s0", "s1", "s2", "s3")
    for joint, (below, name) in enumerate(pairwise(names)):
        parent = bones[below]
        own = frame_of(
            trunk.bend * SHARE["bend"][joint]
            + trunk.round * SHARE["round"][joint]
            - trunk.arch * SHARE["arch"][joint],
            trunk.lean * SHARE["lean"][joint],
            trunk.twist * SHARE["twist"][joint],
        )
        bones[name] = Bone(parent.at(body.spine[joint]), parent.frame.carry(own))
    bones["neck"] = _neck(bones["s3"], trunk, body)
    bones["skull"] = _skull(bones["neck"], trunk, body)
    return bones


def _neck(chest: Bone, trunk: Trunk, body: Body) -> Bone:
    own = frame_of(
        trunk.nod * NECK_NOD - trunk.tuck * TUCK_DEG,
        trunk.tilt * NECK_TILT,
        trunk.head_turn * NECK_TURN,
    )
    nape = chest.at(body.spine[4])
    back = along(nape, chest.frame.z, -TUCK_BACK * trunk.tuck * 0.35)
    return Bone(back, chest.frame.carry(own))


def _skull(neck: Bone, trunk: Trunk, body: Body) -> Bone:
    own = frame_of(
        trunk.nod * (1 - NECK_NOD) + trunk.tuck * TUCK_DEG,
        trunk.tilt * (1 - NECK_TILT),
        trunk.head_turn * (1 - NECK_TURN),
    )
    return Bone(neck.at(body.neck), neck.frame.carry(own))


def shoulder_rest(chest: Bone, side: str, trunk: Trunk, body: Body) -> Vec:
    """Return a shoulder joint as the pose shrugs it, before the arm moves it on."""
    up, forward = (
        (trunk.left_up, trunk.left_forward)
        if side == SIDES[0]
        else (trunk.right_up, trunk.right_forward)
    )
    x, y, z = body.shoulder
    rise = up * (SHOULDER_UP if up > 0 else SHOULDER_DOWN)
    # Drawn back or shrugged, the joint also moves in a little: it goes round the ribs.
    own = (
        SIGN[side] * (x - 0.05 * max(0.0, up) - 0.06 * abs(forward)),
        y + rise,
        z + forward * SHOULDER_FORWARD,
    )
    return chest.at(add(body.spine[4], own))
