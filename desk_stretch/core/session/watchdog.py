"""How long a session may go on by itself. Nothing here ends one: ``session.py`` asks."""

from __future__ import annotations

from desk_stretch.core.moment import MINUTE_S
from desk_stretch.core.session.snapshot import SessionState

#: A running routine ends at this many times its own length (somebody kept going back).
LENGTHS = 3
#: Paused, self-paced or not yet started, it ends after this long without an action.
NO_INPUT_S = 30 * MINUTE_S
#: Less sleep than this is the noise between two clocks.
SLEEP_S = 1.0


def left_s(
    state: SessionState, *, self_paced: bool, total_s: float, ran_s: float, since_input_s: float
) -> float | None:
    """Return the real seconds that are left; None if the session is over anyway."""
    if state in (SessionState.FINISHED, SessionState.ABANDONED):
        return None
    if state is SessionState.RUNNING and not self_paced:
        return max(0.0, LENGTHS * total_s - ran_s)
    return max(0.0, NO_INPUT_S - since_input_s)
