"""The words for pelvis, trunk, head, shoulders and face, and the numbers that each allows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from desk_stretch.core.figure.clauses import Fault, Unread, Values, number, read_clauses
from desk_stretch.i18n import tr


class Amount(NamedTuple):
    """What the number of a clause means: whose it is, its sign, and its limits as written."""

    name: str
    sign: float
    low: float
    high: float


SHIFT = 3.0
"""The farthest that the pelvis moves, in heads."""

SHRUG = 1.2

AMOUNTS: Mapping[str, Mapping[str, Amount]] = {
    "pelvis": {
        "hinge": Amount("hinge", 1, -120, 125),
        "list left": Amount("list", 1, 0, 20),
        "list right": Amount("list", -1, 0, 20),
        "turn left": Amount("turn", 1, 0, 180),
        "turn right": Amount("turn", -1, 0, 180),
        "left": Amount("left", 1, 0, SHIFT),
        "right": Amount("left", -1, 0, SHIFT),
        "up": Amount("up", 1, 0, SHIFT),
        "down": Amount("up", -1, 0, SHIFT),
        "forward": Amount("forward", 1, 0, SHIFT),
        "back": Amount("forward", -1, 0, SHIFT),
    },
    "trunk": {
        "bend": Amount("bend", 1, 0, 75),
        "bend back": Amount("bend", -1, 0, 60),
        "lean left": Amount("lean", 1, 0, 40),
        "lean right": Amount("lean", -1, 0, 40),
        "twist left": Amount("twist", 1, 0, 50),
        "twist right": Amount("twist", -1, 0, 50),
        "round": Amount("round", 1, -10, 80),
        "arch": Amount("arch", 1, -25, 40),
    },
    "head": {
        "nod up": Amount("nod", -1, 0, 50),
        "nod down": Amount("nod", 1, 0, 45),
        "tilt left": Amount("tilt", 1, 0, 42),
        "tilt right": Amount("tilt", -1, 0, 42),
        "turn left": Amount("head_turn", 1, 0, 75),
        "turn right": Amount("head_turn", -1, 0, 75),
        "tuck": Amount("tuck", 1, -0.8, 1.2),
    },
    "shoulders": {
        "up": Amount("up", 1, 0, SHRUG),
        "down": Amount("up", -1, 0, SHRUG),
        "forward": Amount("forward", 1, 0, SHRUG),
        "back": Amount("forward", -1, 0, SHRUG),
    },
    "face": {
        "brows": Amount("brows", 1, -1, 1),
        "smile": Amount("smile", 1, -1, 1),
        "mouth": Amount("mouth", 1, 0, 1),
    },
}
"""By key: the words of each clause before its number. Degrees; shifts in heads."""

EYES = {"open": 1.0, "half": 0.5, "closed": 0.0}


def read_amounts(text: object, kind: str, key: str, faults: list[Fault]) -> Values:
    """Return the numbers that a text says; *kind* is a key of ``AMOUNTS``, *key* its place."""
    return read_clauses(text, key, lambda words: _amount(words, kind), faults)


def _amount(words: list[str], kind: str) -> Values:
    if kind == "face" and words[0] == "eyes":
        return {"eyes": _eyes(words[1:])}
    known = AMOUNTS[kind]
    # The longest words that are known: what follows them has to be the number.
    for long in (2, 1):
        amount = known.get(" ".join(words[:long])) if len(words) >= long else None
        if amount is not None:
            value = number(words[long:], amount.low, amount.high)
            return {amount.name: value * amount.sign}
    names = ", ".join([f"{name} N" for name in known] + ["eyes closed"] * (kind == "face"))
    raise Unread(tr("one of: {words}").format(words=names))


def _eyes(words: list[str]) -> float:
    if len(words) != 1 or words[0] not in EYES:
        raise Unread(tr("eyes that are one of: {words}").format(words=" ".join(EYES)))
    return EYES[words[0]]
