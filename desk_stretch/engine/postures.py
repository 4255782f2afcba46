"""How the person works now, sitting or standing: what they said last, and the time in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_stretch.core.breaks.standing import POSTURES, Standing, thaw
from desk_stretch.errors import UsageError
from desk_stretch.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desk_stretch.core.breaks.reading import Reading
    from desk_stretch.core.moment import Moment

KEY = "standing"
"""Where it stands in the kept state, beside the plans."""


class Postures:
    """Counts at every look; writes nothing by itself."""

    def __init__(self, kept: Mapping[str, Any] | None, now: Moment) -> None:
        """Go on with what the last run kept."""
        self.standing: Standing = thaw((kept or {}).get(KEY), now)

    def kept(self) -> dict[str, Any]:
        """What belongs into the kept state."""
        return {KEY: self.standing.frozen()}

    def looked(self, now: Moment, reading: Reading) -> None:
        """Count the time up to now."""
        self.standing = self.standing.looked(now, reading)

    def work(self, posture: str) -> None:
        """The person now works in that posture; raises UsageError if it is none to work in."""
        if posture not in POSTURES:
            raise UsageError(
                tr("“{word}” is not a posture to work in.").format(word=posture),
                tr("Name one of: {postures}.").format(postures=", ".join(POSTURES)),
            )
        self.standing = self.standing.changed(posture)

    def switch(self) -> str:
        """The person changed between sitting and standing; returns how they work now."""
        self.standing = self.standing.switched()
        return self.standing.posture
