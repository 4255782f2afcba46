"""Ids for what a person names: the name in lower-case words, and a number where it is taken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from itertools import count

from desk_stretch.core.catalogue.rules import NAME_LENGTH, id_problem

_ROOM_FOR_NUMBER = 4


def id_from(name: str, taken: Collection[str], otherwise: str) -> str:
    """Return an id like the name that nobody has; *otherwise* where no letter of it can be one."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = "-".join(re.findall(r"[a-z0-9]+", plain))[: NAME_LENGTH - _ROOM_FOR_NUMBER].strip("-")
    first = words or otherwise
    named = (first if number == 1 else f"{first}-{number}" for number in count(1))
    return next(each for each in named if each not in taken)


def is_id(word: str) -> bool:
    """Whether a word may be the name of a file of ours; such a name leads into no other folder."""
    return id_problem(word) is None
