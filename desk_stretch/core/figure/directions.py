"""Words of direction, such as "out up20", as vectors in the world. Reading them: ``clauses``."""

from __future__ import annotations

from desk_stretch.core.figure.body import SIGN
from desk_stretch.core.figure.geometry import (
    UPRIGHT,
    Frame,
    Vec,
    across,
    cross,
    length,
    rotated,
    unit,
)
from desk_stretch.core.figure.pose import Direction

WORDS: dict[str, Vec] = {
    "up": (0.0, 1.0, 0.0),
    "down": (0.0, -1.0, 0.0),
    "forward": (0.0, 0.0, 1.0),
    "back": (0.0, 0.0, -1.0),
    "left": (1.0, 0.0, 0.0),
    "right": (-1.0, 0.0, 0.0),
    "out": (1.0, 0.0, 0.0),  # of the left side; the right side's is the other way
    "in": (-1.0, 0.0, 0.0),
}
"""Every word of direction, as a frame's own axis."""

SIDED = ("out", "in")
"""The words that depend on the limb."""


def axis(word: str, side: str, frame: Frame = UPRIGHT) -> Vec:
    """Return where a word points in the world, for a limb of *side* in *frame*."""
    x, y, z = WORDS[word]
    return frame.out((x * SIGN[side] if word in SIDED else x, y, z))


def resolve(direction: Direction, side: str, frame: Frame = UPRIGHT) -> Vec:
    """Return the unit vector in the world; *frame* counts unless the direction is the world's.

    A turn leads towards its word's axis; towards an axis it already lies on it changes nothing.
    """
    seen = UPRIGHT if direction.is_world else frame
    vector = axis(direction.first, side, seen)
    for word, degrees in direction.turns:
        aim = across(axis(word, side, seen), vector)
        if length(aim) > 1e-6:
            vector = rotated(vector, unit(cross(vector, aim)), degrees)
    return unit(vector)
