"""The outside as the core and the engine see it. Everything real lives behind one of these.

Unless a docstring says otherwise: every call returns at once, every callback arrives on the
loop's thread, and nothing raises for an absent desktop service (it answers None or does nothing).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from desk_stretch.core.moment import Moment

Call = Callable[[], None]

CLICKED = "clicked"
"""What a notifier without buttons answers when the notification itself was clicked."""


class Handle(Protocol):
    """Something that was asked for and can be taken back."""

    def cancel(self) -> None:
        """Take it back; harmless if it already happened or was already taken back."""


class Loop(Protocol):
    """The one event loop. Four verbs; only ``post`` may be called from another thread."""

    def wake_in(self, seconds: float, call: Call) -> Handle:
        """Call once, not earlier than in so many (real) seconds; 0 means at the next turn."""

    def watch(self, fd: int, call: Call) -> Handle:
        """Call whenever the file descriptor is readable, until cancelled."""

    def watch_child(self, pid: int, call: Callable[[int], None]) -> Handle:
        """Call with the exit status when the child has ended."""

    def post(self, call: Call) -> None:
        """Call at the next turn of the loop; safe from any thread."""


class Clock(Protocol):
    """The clocks of this computer (with ``DESK_STRETCH_SPEED``, sped up)."""

    @property
    def speed(self) -> float:
        """How many of our seconds pass in a real one; 1 in daily use."""

    def now(self) -> Moment:
        """The present moment."""


class IdleSource(Protocol):
    """Tells input from its absence. Seconds here are the engine's (sped up, if at all)."""

    name: str

    def start(self, threshold_s: float, on_idle: Call, on_active: Call) -> None:
        """Report each time that no input came for *threshold_s*, and each return."""

    def since_input(self) -> float | None:
        """Seconds since the last input; None if this source cannot be asked."""

    def since_key(self) -> float | None:
        """Seconds since the last key press; None if keys are not told from the pointer here."""

    def stop(self) -> None:
        """Stop reporting and give everything back."""


class LockSource(Protocol):
    """Tells when the screen is locked and when the computer goes to sleep and wakes."""

    name: str

    def start(self, on_lock: Callable[[bool], None], on_sleep: Callable[[bool], None]) -> None:
        """Report True on lock / before sleep, False on unlock / after wake."""

    def stop(self) -> None:
        """Stop reporting."""


class HoldSensor(Protocol):
    """Tells whether something speaks against asking now. It is asked, it never reports: *name* is
    the name of the hold. An answer takes less than 50 ms, and one that fails is None."""

    name: str

    def reason(self) -> str | None:
        """What holds now (``name``, or a word more exact than that), None if nothing does."""

    def heed(self, words: Collection[str]) -> None:
        """Take the person's own words, for a sensor that goes by them; others do nothing."""

    def present(self) -> Sequence[str]:
        """What is there now, as the person's own words would name it; empty for most."""

    def stop(self) -> None:
        """Give everything back."""


class DaysOff(Protocol):
    """Tells which days are off, from calendars that the person names."""

    def read(
        self, named: Collection[str], today: date, on_read: Callable[[frozenset[date], str], None]
    ) -> None:
        """Read them on a thread of their own; *on_read* gets the days off from yesterday to a year
        ahead, and a sentence about what cannot be read, unless nothing is new since the last."""

    def stop(self) -> None:
        """Tell nothing more of what was asked."""


class Notifier(Protocol):
    """Desktop notifications."""

    name: str

    def can_show(self) -> bool:
        """Whether somebody is there who shows them now."""

    def can_act(self) -> bool:
        """Whether notifications carry buttons here."""

    def show(
        self, title: str, body: str, actions: Sequence[tuple[str, str]],
        on_action: Callable[[str], None], on_closed: Call,
    ) -> None:  # fmt: skip
        """Show one notification, replacing ours if one is up. *actions* are (key, label)."""

    def withdraw(self) -> None:
        """Take ours away, if it is up."""


@runtime_checkable
class ThroughIcon(Protocol):
    """A notifier that shows through the app's icon in the tray, which the windows lend it."""

    def lend(self, show: Callable[[str, str], None]) -> None:
        """Take what shows a title and a body; both empty, it takes the last one away."""

    def clicked(self) -> None:
        """The person clicked what was shown; the answer is ``CLICKED``."""


class Autostart(Protocol):
    """Starts the app with the person's session."""

    name: str

    def is_on(self) -> bool:
        """Whether the app would start with the next session."""

    def switch(self, on: bool) -> None:
        """Switch it; raises StorageError if the file cannot be written."""


class MotionWish(Protocol):
    """What the desktop wishes of movement on the screen."""

    name: str

    def is_reduced(self) -> bool:
        """Whether less movement is asked for now."""
