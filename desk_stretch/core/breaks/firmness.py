"""How firmly a reminder asks. None is a trap: a pause ends every one of them at once."""

from __future__ import annotations

from enum import StrEnum


class Firmness(StrEnum):
    """*Gentle* asks once. *Steady* asks again when nobody answered, as often as it can be snoozed.
    *Strict* asks again until the break was taken, and has no Skip.
    """

    GENTLE = "gentle"
    STEADY = "steady"
    STRICT = "strict"

    def asks_again(self, snoozes: int, snooze_limit: int) -> bool:
        """Whether a prompt that nobody answered comes back, after so many snoozes."""
        if self is Firmness.STEADY:
            return snoozes < snooze_limit
        return self is Firmness.STRICT
