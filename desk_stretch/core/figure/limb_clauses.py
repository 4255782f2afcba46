"""The words for an arm and for a leg: what each clause changes of an ``Arm`` or a ``Leg``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from desk_stretch.core.figure.body import OTHER
from desk_stretch.core.figure.clauses import (
    Fault,
    Unread,
    Values,
    direction,
    number,
    one_of,
    pairs,
    read_clauses,
)
from desk_stretch.core.figure.directions import WORDS
from desk_stretch.core.figure.grips import GRIPS
from desk_stretch.core.figure.landmarks import BODY, LANDMARKS, SIDED, is_on_arm, split
from desk_stretch.core.figure.pose import Arm, ArmWay, Leg
from desk_stretch.i18n import tr

REACH: Final = 4.0
FLOOR: Final = 5.0
LIFT: Final = (-0.2, 2.0)
RAISE: Final = (0.0, 3.6)
HEEL: Final = (0.0, 75.0)
TOE: Final = (0.0, 80.0)
TOES: Final = (0.0, 90.0)
PLANTED: Final = frozenset({"out", "ahead", "rise", "toes_out", "heel", "toe", "knee"})
BONES: Final = frozenset({"thigh", "shin", "toes"})

ARM_WORDS: Final = (
    "touch", "reach", "plant", "straight", "upper", "lower", "elbow", "fingers", "palm", "off",
)  # fmt: skip
LEG_WORDS: Final = ("foot", "toes", "heel", "toe", "raise", "knee", "thigh", "shin")


def landmark(text: str, side: str = "") -> str:
    """Return a place such as ``left.ear``; *side* is the limb's own, if it is for a limb."""
    given, name = split(text)
    one_of(name, LANDMARKS, tr("landmark"))
    if name not in SIDED:
        if given:
            raise Unread(tr("“{name}” without a side: there is one only").format(name=name))
        return name
    sides = {"left": "left", "right": "right"}
    if side:
        sides |= {"same": side, "other": OTHER[side], "": side}
    if given not in sides:
        words = " ".join(f"{each}.{name}" for each in sides if each)
        raise Unread(tr("one of: {words}").format(words=words))
    return f"{sides[given]}.{name}"


def read_arm(text: object, side: str, before: Arm, key: str, faults: list[Fault]) -> Arm:
    """Return the wish for an arm. With a way to place it, nothing of *before* remains."""
    said = read_clauses(text, key, lambda words: _arm_clause(words, side), faults)
    arm = Arm(**said) if "way" in said else replace(before, **said)
    faults.extend(Fault(key, wrong) for wrong in _arm_problems(arm, side))
    return arm


def _arm_clause(words: list[str], side: str) -> Values:
    word, rest = words[0], words[1:]
    if word in GRIPS and not rest:
        return {"grip": word}
    one_of(word, (*ARM_WORDS, *GRIPS), tr("word for an arm"))
    if word in ("elbow", "fingers", "palm"):
        return {word: direction(" ".join(rest))}
    if word == "off":
        return {"lift": number(rest, *LIFT)}
    if word in GRIPS:
        raise Unread(tr("“{word}” alone between commas").format(word=word))
    return _arm_way(word, rest, side)


def _arm_way(word: str, rest: list[str], side: str) -> Values:
    if word == "touch":
        return {"way": ArmWay.TOUCH, "place": landmark(" ".join(rest), side)}
    if word == "reach":
        place = landmark(" ".join(rest[:1]), side)
        offsets = pairs(rest[1:], WORDS, -REACH, REACH)
        return {"way": ArmWay.REACH, "place": place, "offsets": tuple(offsets.items())}
    if word == "plant":
        offsets = pairs(rest, ("out", "ahead", "up"), -FLOOR, FLOOR)
        if not {"out", "ahead"} <= offsets.keys():
            raise Unread(tr("“plant out N ahead N”"))
        return {"way": ArmWay.PLANT, "offsets": tuple(offsets.items())}
    aim = direction(" ".join(rest))
    if word == "straight":
        return {"way": ArmWay.BONES, "upper": aim, "lower": aim}
    # Two clauses make this way; the way itself is told by the first.
    return {"way": ArmWay.BONES, "upper": aim} if word == "upper" else {"lower": aim}


def _arm_problems(arm: Arm, side: str) -> list[str]:
    wrong = []
    if (arm.way is ArmWay.BONES) != (arm.lower is not None):
        wrong.append(tr("“upper” and “lower” together, and no other way to place the arm"))
    if arm.lift and arm.way is not ArmWay.TOUCH:
        wrong.append(tr("“off” only with “touch”"))
    where, name = split(arm.place)
    if where == side and name in BODY and BODY[name].bone in ("upper_arm", "forearm", "hand"):
        wrong.append(tr("a place that is not on the same arm"))
    return wrong


def is_knot(arms: Mapping[str, Arm]) -> bool:
    """Whether each arm waits for the other: both have their place on the other arm."""
    places = ((side, *split(arm.place)) for side, arm in arms.items())
    return all(where == OTHER[side] and is_on_arm(name) for side, where, name in places)


def read_leg(text: object, before: Leg, key: str, faults: list[Fault]) -> Leg:
    """Return the wish for a leg: *before*, changed. A thigh, or a foot in the air, starts anew."""
    said = read_clauses(text, key, _leg_clause, faults)
    planted, bones = said.keys() & PLANTED, said.keys() & BONES
    if planted and bones:
        faults.append(Fault(key, tr("a foot on the floor, or thigh, shin and toes in the air")))
        return before
    if "thigh" in bones:
        return _free_leg(said, key, faults)
    if bones and before.is_planted:
        faults.append(Fault(key, tr("“thigh” and “shin” too, or a foot on the floor")))
        return before
    if planted and not before.is_planted:
        if not planted & {"out", "ahead"}:
            faults.append(Fault(key, tr("“foot out N ahead N” too, to put it on the floor")))
        return Leg(**said)
    return replace(before, **said)


def _free_leg(said: Values, key: str, faults: list[Fault]) -> Leg:
    if "shin" not in said:
        faults.append(Fault(key, tr("“shin” too, where there is “thigh”")))
    return Leg(**said)


def _leg_clause(words: list[str]) -> Values:
    word, rest = words[0], words[1:]
    one_of(word, LEG_WORDS, tr("word for a leg"))
    if word == "foot":
        return _foot(rest)
    if word == "toes" and len(rest) == 2 and rest[0] in ("out", "in"):
        turned = number(rest[1:], *TOES)
        return {"toes_out": turned if rest[0] == "out" else -turned}
    if word in ("heel", "toe"):
        if rest[:1] != ["up"]:
            raise Unread(tr("“{word} up N”").format(word=word))
        return {word: number(rest[1:], *(HEEL if word == "heel" else TOE))}
    if word == "raise":
        return {"rise": number(rest, *RAISE)}
    return {word: direction(" ".join(rest))}


def _foot(words: list[str]) -> Values:
    found = pairs(words, ("out", "ahead"), -FLOOR, FLOOR)
    if not found:
        raise Unread(tr("“foot out N ahead N”"))
    return dict(found)
