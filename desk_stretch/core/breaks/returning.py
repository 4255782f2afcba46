"""Coming back, told from a nudge: a knock against the table does not end an absence.

Input counts as a return once it lasted two seconds from its first to its last sign; a key press
counts at once. Signs that are three minutes apart or less belong together: somebody who turns a
page now and then is there. Only a single short touch with nothing near it is no return.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

NUDGE_S = 2.0
"""Input shorter than this, alone, is a nudge."""

NEAR_S = 180.0
"""Signs no further apart belong to the same return; the shortest rest that may be set."""


@dataclass(frozen=True, slots=True)
class Return:
    """Input after an absence, as far as it was seen: steady seconds of its first and last sign."""

    first: float
    last: float
    typed: bool = False

    @property
    def is_certain(self) -> bool:
        """Whether somebody is there, and not a nudge."""
        return self.typed or self.last - self.first >= NUDGE_S


def seen(before: Return | None, at: float, *, typed: bool = False) -> Return:
    """Add a sign of input; one that is far from the former signs begins anew."""
    if before is None or at - before.last > NEAR_S:
        return Return(at, at, typed)
    return replace(before, last=max(before.last, at), typed=before.typed or typed)
