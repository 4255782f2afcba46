"""Poses as authors write them, read into ``Pose`` values; every fault of a file is kept.

The words: ``trunk_clauses`` and ``limb_clauses``. For authors: docs/authoring.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final, NamedTuple

from desk_stretch.core.figure.body import SIDES
from desk_stretch.core.figure.clauses import Fault, direction, printable, quoted
from desk_stretch.core.figure.limb_clauses import is_knot, landmark, read_arm, read_leg
from desk_stretch.core.figure.pose import Arm, Leg, Pose, Trunk
from desk_stretch.core.figure.skeleton import Face
from desk_stretch.core.figure.trunk_clauses import read_amounts
from desk_stretch.i18n import tr

__all__ = ["START", "Fault", "Written", "direction", "read_poses"]

START: Final = "start"
"""The pose that others build on. Where none is written it is the base's own."""

POSE_KEYS: Final = (
    "from", "pelvis", "trunk", "head", "shoulders", "left_shoulder", "right_shoulder",
    "arms", "left_arm", "right_arm", "legs", "left_leg", "right_leg", "face",
)  # fmt: skip


class Written(NamedTuple):
    """A pose as it stands in a file: its dotted key, and its table."""

    key: str
    table: Mapping[str, Any]


def read_poses(written: Mapping[str, Written], base: Pose) -> tuple[dict[str, Pose], list[Fault]]:
    """Return every pose by name, ``start`` among them, with all that is wrong.

    The poses are whole only if nothing is wrong.
    """
    faults: list[Fault] = []
    base = replace(base, arms={side: _placed(arm, side) for side, arm in base.arms.items()})
    poses = {} if START in written else {START: replace(base, name=START)}
    parents = {name: _parent(name, each, written, faults) for name, each in written.items()}
    for name in _in_order(parents, written, faults):
        before = poses.get(parents[name] or "", base)
        poses[name] = _pose(name, written[name], before, faults)
    return poses, faults


def _placed(arm: Arm, side: str) -> Arm:
    """Return a base's arm, whose place may be on the arm's own side, with that side's name."""
    return replace(arm, place=landmark(arm.place, side)) if arm.place else arm


def _parent(
    name: str, pose: Written, written: Mapping[str, Written], faults: list[Fault]
) -> str | None:
    """Return the name of the pose that this one builds on; None is the base's own."""
    if "from" not in pose.table:
        return None if name == START else START
    parent = pose.table["from"]
    names = tuple(dict.fromkeys((START, *written)))
    if isinstance(parent, str) and parent in names:
        return parent
    expected = tr("the name of a pose; one of: {words}").format(words=printable(" ".join(names)))
    faults.append(Fault(f"{pose.key}.from", f"{quoted(parent)}: {expected}"))
    return None


def _in_order(
    parents: Mapping[str, str | None], written: Mapping[str, Written], faults: list[Fault]
) -> list[str]:
    """Return the names so that each comes after the one it builds on; a circle is a fault."""
    ordered: dict[str, None] = {}
    for name in written:
        way: dict[str, None] = {}
        at: str | None = name
        while at is not None and at in written and at not in ordered and at not in way:
            way[at] = None
            at = parents[at]
        if at is not None and at in way:
            circle = [*way][[*way].index(at) :]
            words = printable(" ".join((*circle, circle[0])))
            expected = tr("a pose that does not build on this one ({words})").format(words=words)
            faults.append(Fault(f"{written[circle[0]].key}.from", expected))
        ordered |= dict.fromkeys(reversed(way))
    return list(ordered)


def _pose(name: str, written: Written, before: Pose, faults: list[Fault]) -> Pose:
    key, table = written
    expected = tr("one of: {words}").format(words=" ".join(POSE_KEYS))
    unknown = (each for each in table if each not in POSE_KEYS)
    faults.extend(Fault(f"{key}.{printable(each)}", expected) for each in unknown)
    return Pose(
        name=name,
        trunk=_trunk(key, table, before.trunk, faults),
        arms=_arms(key, table, before.arms, faults),
        legs=_legs(key, table, before.legs, faults),
        face=_face(key, table, before.face, faults),
    )


def _trunk(key: str, table: Mapping[str, Any], before: Trunk, faults: list[Fault]) -> Trunk:
    values: dict[str, float] = {}
    for kind in ("pelvis", "trunk", "head"):
        if kind in table:
            values |= read_amounts(table[kind], kind, f"{key}.{kind}", faults)
    for word, sides in _sided("shoulder", table):
        found = read_amounts(table[word], "shoulders", f"{key}.{word}", faults)
        values |= {f"{side}_{name}": value for side in sides for name, value in found.items()}
    return before._replace(**values)


def _sided(limb: str, table: Mapping[str, Any]) -> list[tuple[str, tuple[str, ...]]]:
    """Return the keys of a limb that the table has, with their sides; both sides first."""
    keys = [(f"{limb}s", SIDES), *((f"{side}_{limb}", (side,)) for side in SIDES)]
    return [(key, sides) for key, sides in keys if key in table]


def _arms(
    key: str, table: Mapping[str, Any], before: Mapping[str, Arm], faults: list[Fault]
) -> dict[str, Arm]:
    arms = dict(before)
    said = _sided("arm", table)
    for word, sides in said:
        for side in sides:
            found: list[Fault] = []
            arms[side] = read_arm(table[word], side, arms[side], f"{key}.{word}", found)
            faults.extend(each for each in found if each not in faults)
    if said and is_knot(arms):
        faults.append(Fault(f"{key}.{said[-1][0]}", tr("one arm that does not wait for the other")))
    return arms


def _legs(
    key: str, table: Mapping[str, Any], before: Mapping[str, Leg], faults: list[Fault]
) -> dict[str, Leg]:
    legs = dict(before)
    for word, sides in _sided("leg", table):
        for side in sides:
            found: list[Fault] = []
            legs[side] = read_leg(table[word], legs[side], f"{key}.{word}", found)
            faults.extend(each for each in found if each not in faults)
    return legs


def _face(key: str, table: Mapping[str, Any], before: Face, faults: list[Fault]) -> Face:
    if "face" not in table:
        return before
    return replace(before, **read_amounts(table["face"], "face", f"{key}.face", faults))
