"""A cue with its side named. A language whose adjectives bend writes both words in the place:
``{side:linkes|rechtes} Ohr``, the left one first."""

from __future__ import annotations

import re

from desk_stretch.i18n import tr

_PLACE = re.compile(r"\{(side|other)(?::([^|{}]*)\|([^|{}]*))?\}")
_OTHER = {"left": "right", "right": "left"}


def sided(cue: str, side: str) -> str:
    """Return *cue* in the language in use, for ``left``, ``right`` or ``both``."""

    def word(place: re.Match[str]) -> str:
        meant = side if place[1] == "side" else _OTHER.get(side, side)
        if place[2] is None or meant not in _OTHER:
            return tr(meant)
        return place[2] if meant == "left" else place[3]

    return _PLACE.sub(word, tr(cue))
