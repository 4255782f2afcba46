"""What a phase shows besides its pose, as authors write it: arrows, presses, glowing areas.

Each function returns the value of one text, or raises ``Unread`` with what is expected.
"""

from __future__ import annotations

from typing import Final

from desk_stretch.core.figure.areas import AREAS, is_area
from desk_stretch.core.figure.clauses import Unread, direction, number, one_of
from desk_stretch.core.figure.directions import SIDED, WORDS
from desk_stretch.core.figure.landmarks import split
from desk_stretch.core.figure.limb_clauses import landmark
from desk_stretch.core.figure.staging import Arrow, Press
from desk_stretch.i18n import tr

OFF: Final = (0.0, 2.0)
RING: Final = "ring"


def arrow(text: str) -> Arrow:
    """Return the arrow of a text: "crown@0.55", or "ring left.shoulder up back 0.5"."""
    words = text.split()
    if words[:1] == [RING]:
        return _ring(words[1:])
    point, at, off = text.strip().partition("@")
    if not at:
        return Arrow(landmark(point))
    return Arrow(landmark(point), number(off.split(), *OFF))


def _ring(words: list[str]) -> Arrow:
    if len(words) not in (3, 4):
        raise Unread(tr("“ring LANDMARK WORD WORD”, as “ring left.shoulder up back 0.5”"))
    first, second = (one_of(word, WORDS, tr("direction")) for word in words[1:3])
    point = landmark(words[0])
    if words[3:]:
        return Arrow(point, number(words[3:], *OFF), ring=(first, second))
    return Arrow(point, ring=(first, second))


def press(text: str) -> Press:
    """Return the press of a text: "right.heel > down" away from it, "right.knee < in" up to it."""
    sign = "<" if "<" in text else ">"
    place, arrow_, way = text.partition(sign)
    if not arrow_:
        raise Unread(tr("“LANDMARK > DIRECTION”, as “right.heel > down”"))
    point, towards = landmark(place.strip()), direction(way)
    words = {towards.first, *(word for word, _ in towards.turns)}
    if not split(point)[0] and words & set(SIDED):
        raise Unread(tr("left or right, because this place has no side of its own"))
    return Press(point, towards, is_towards=sign == "<")


def glow(text: str) -> str:
    """Return the area of a text: "right.upper_trap", or "upper_trap" for both sides."""
    if not is_area(text):
        _, name = split(text)
        one_of(name, AREAS, tr("area"))
        raise Unread(tr("one of: {words}").format(words=f"left.{name} right.{name} {name}"))
    return text
