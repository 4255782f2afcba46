"""When the figure moves: how much of it is wanted, and when the next frame is due.

Nothing is painted here. Time is the session's; no frame is ever counted.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable
from enum import StrEnum
from math import ceil
from typing import NamedTuple, Protocol

from desk_stretch.core.figure.still import Still
from desk_stretch.core.session.acting import BREATH_S
from desk_stretch.core.session.snapshot import SessionState, Snapshot
from desk_stretch.ui import theme

FRAME_S = 1 / 20  # the movements are slow and eased; more frames would cost more than they show
SLOW_FRAME_S = 1 / 15
SLOW_AT_S = 0.020  # a median frame above this means 15 fps from then on
BREATH_FRAME_S = 0.2  # a breath widens the ribs by less than a pixel in that time
SHORT_REST_S = 3.0  # is over before a breath would be seen
BREATHES_S = 6.0  # one slow breath, which ends where it began
FADE_S = 0.2
TURN_S = 0.6

_EDGE_S = 1e-4
_JUDGED = 15  # frames


class Motion(StrEnum):
    """How much moves: all of it, key poses that fade into each other, or nothing at all."""

    FULL = "full"
    REDUCED = "reduced"
    STILL = "still"


def motion_of(choice: str) -> Motion:
    """Return what the setting means here; ``auto`` follows the system."""
    if choice == "auto":
        return Motion.FULL if theme.motion_allowed(reduced=False) else Motion.REDUCED
    return Motion(choice)


class Acted(Protocol):
    """What the figure asks of a routine acted out; ``core.session.acting.Acting`` answers."""

    def still(
        self, position_s: float, pulse_s: float = 0.0, *, motion: bool = True
    ) -> Still | None: ...

    def moves(self, position_s: float) -> bool: ...

    def move_ends_s(self, position_s: float) -> float: ...

    def next_move_s(self, position_s: float) -> float | None: ...

    def key_stills(self, step: int, side: str) -> tuple[Still, ...]: ...

    def main_still(self, step: int, side: str) -> Still | None: ...

    def signature(self, position_s: float) -> Hashable: ...

    def fraction(self, position_s: float) -> float: ...


class Instant(NamedTuple):
    """Where a routine is. *pace*: real seconds in one of the routine.

    *goes_on*: time passes in it. *is_held*: it does, but the routine waits for the person.
    """

    position_s: float
    segment_s: float  # where the segment begins
    step: int
    side: str
    pace: float = 1.0
    goes_on: bool = True
    is_held: bool = False


def instant_of(snapshot: Snapshot) -> Instant:
    """Return where a session is; never beyond the segment that it is in."""
    segment = snapshot.segment
    last_s = max(segment.start, segment.end - _EDGE_S)
    return Instant(
        position_s=min(snapshot.position_s, last_s),
        segment_s=segment.start,
        step=segment.step,
        side=segment.side,
        pace=snapshot.pace,
        goes_on=snapshot.state is SessionState.RUNNING,
        is_held=snapshot.self_paced and snapshot.position_s >= last_s,
    )


class Frame(NamedTuple):
    """A frame of a movement: how many come after it, the second that it shows, and the real
    seconds until the next."""

    left: int
    shows_s: float
    wait_s: float


def is_moving(acted: Acted, now: Instant) -> bool:
    """Whether the body or the camera moves."""
    return not now.is_held and acted.moves(now.position_s)


def frame_at(acted: Acted, now: Instant, frame_s: float) -> Frame:
    """Return the frame of a movement on the grid that is hung up at the movement's end.

    So the repetitions of a movement, and its frames made beforehand, fall on the same seconds.
    """
    end_s = max(now.position_s, acted.move_ends_s(now.position_s))
    left_s = (end_s - now.position_s) * now.pace
    frames = ceil(left_s / frame_s - _EDGE_S)
    wait_s = left_s - (frames - 1) * frame_s
    return Frame(frames, end_s - frames * frame_s / now.pace, wait_s)


def breath_frame(rested_s: float) -> int:
    """Return the number of a frame of the breath at rest; 0 is before and after it.

    The way out shows the frames of the way in again, backwards.
    """
    if rested_s >= BREATHES_S:
        return 0
    frame, whole = int(rested_s / BREATH_FRAME_S + 1e-6), round(BREATHES_S / BREATH_FRAME_S)
    return min(frame, whole - frame)


def breath_pulse_s(frame: int) -> float:
    """Return the free-running second that such a frame shows: one breath fills the whole time."""
    return frame * BREATH_FRAME_S * BREATH_S / BREATHES_S


def wait_s(acted: Acted, now: Instant, rested_s: float, frame_s: float) -> float | None:
    """Return the real seconds until something else is to be seen; None if nothing comes."""
    if not now.goes_on:
        return None
    if is_moving(acted, now):
        return frame_at(acted, now, frame_s).wait_s
    breathes = rested_s < BREATHES_S and not is_short(acted, now, rested_s)
    waits = [BREATH_FRAME_S] if breathes else []
    waits += _next_move(acted, now)
    return min(waits, default=None)


def is_short(acted: Acted, now: Instant, rested_s: float) -> bool:
    """Whether a rest that has lasted so long is too short to be breathed."""
    return any(rested_s + left_s < SHORT_REST_S for left_s in _next_move(acted, now))


def key_wait_s(acted: Acted, now: Instant) -> float | None:
    """Return the real seconds until the next key pose, where nothing moves between them."""
    if not now.goes_on:
        return None
    if is_moving(acted, now):
        return (acted.move_ends_s(now.position_s) - now.position_s) * now.pace + _EDGE_S
    return min(_next_move(acted, now), default=None)


def _next_move(acted: Acted, now: Instant) -> list[float]:
    next_s = None if now.is_held else acted.next_move_s(now.position_s)
    return [] if next_s is None else [(next_s - now.position_s) * now.pace + _EDGE_S]


class Tempo:
    """How long a frame of a movement lasts here: 1/20 s, or 1/15 s where painting takes long."""

    def __init__(self) -> None:
        self.frame_s = FRAME_S
        self._took: deque[float] = deque(maxlen=_JUDGED)

    def took(self, seconds: float) -> None:
        """Hear how long a frame took."""
        self._took.append(seconds)
        if len(self._took) == _JUDGED and sorted(self._took)[_JUDGED // 2] > SLOW_AT_S:
            self.frame_s = SLOW_FRAME_S

    def forget(self) -> None:
        """Begin anew: frames of another size are to be judged."""
        self.frame_s = FRAME_S
        self._took.clear()
