"""What is known of the person and the desktop at a moment."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desk_stretch.core.breaks.decision import Reason


class Presence(StrEnum):
    """What the person is doing, as far as the desktop can tell."""

    ACTIVE = "active"
    IDLE = "idle"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Reading:
    """*last_input* is the steady second of the last key or pointer input, None if no source
    tells (then the person counts as present and nobody waits for a pause in typing).
    *locked_since* is the steady second of the screen lock, None while unlocked.
    *holds* are the names of the reasons not to ask that are true now. *elsewhere* is why another
    reminder keeps this one back, and *in_routine* that a routine runs which it did not ask for.
    """

    presence: Presence = Presence.ACTIVE
    last_input: float | None = None
    locked_since: float | None = None
    holds: frozenset[str] = frozenset()
    elsewhere: Reason | None = None
    in_routine: bool = False
