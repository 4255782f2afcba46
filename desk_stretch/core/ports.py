"""The outside as the core and the engine see it. Everything real lives behind one of these.

Unless a docstring says otherwise: every call returns at once, every callback arrives on the
loop's thread, and nothing raises for an absent desktop service (it answers None or does nothing).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from desk_stretch.core.breaks.reminder import Reminder
from desk_stretch.core.history.records import (
    Outcome,
    PromptRecord,
    RestingExercise,
    SessionRecord,
    StepRecord,
)
from desk_stretch.core.moment import Moment
from desk_stretch.core.settings.managed import Managed

if TYPE_CHECKING:
    from desk_stretch.core.history.exchange import Brought
    from desk_stretch.core.history.tally import Tally  # the tray never asks for one

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


class Record(Protocol):
    """The person's history. Every write is on disk when the call returns."""

    def add_prompt(self, row: PromptRecord) -> None:
        """Keep a prompt's outcome, or a natural break."""

    def begin_session(self, row: SessionRecord) -> int:
        """Keep a session that starts now and return its id (the row's own id is ignored)."""

    def add_step(self, row: StepRecord) -> None:
        """Keep a step that has just ended."""

    def end_session(
        self, session: int, outcome: Outcome | None, done_s: float, steps_done: int, at: str
    ) -> None:
        """Complete a session's row; with outcome None the row is taken back (nothing was done)."""

    def add_resting(self, row: RestingExercise) -> None:
        """Leave an exercise out until ``row.until``."""

    def undo_resting(self, exercise: str) -> None:
        """Offer the exercise again at once."""

    def resting(self, at: str) -> list[RestingExercise]:
        """The exercises that are left out at that time."""

    def recent_steps(self, since: str) -> list[StepRecord]:
        """The finished steps since then, oldest first."""

    def sessions(self, since: str, before: str | None = None) -> list[SessionRecord]:
        """The sessions since then (and before another time), oldest first."""

    def prompts(self, since: str, before: str | None = None) -> list[PromptRecord]:
        """The prompts and natural breaks since then (and before another time), oldest first."""

    def save_state(self, state: Mapping[str, Any]) -> None:
        """Keep the planner's small state for the next start (JSON values only)."""

    def load_state(self) -> dict[str, Any] | None:
        """The state that was kept, or None."""


class Archive(Record, Protocol):
    """The record with what a person does to it as a whole, and what is drawn from it."""

    def tally(self, first: date, last: date) -> Tally:
        """The days from *first* to *last* in groups, however many rows they have."""

    def computers(self) -> dict[str, str]:
        """The names of the computers that share the record, by id; none if it is not shared."""

    def export(self, path: str, form: str | None = None, *, overwrite: bool = False) -> int:
        """Write everything into a file, by its ending ``csv``, ``json`` or ``ics``, and tell how
        many entries; raises StorageError or BadDataError."""

    def bring_in(self, path: str) -> Brought:
        """Add what a file has and the record has not; raises StorageError or BadDataError."""

    def remove(self, first: date, last: date, at: str) -> int:
        """Delete the days from *first* to *last*, and tell how many entries that were."""

    def removed(self) -> int:
        """How many entries ``bring_back`` would bring back."""

    def bring_back(self) -> int:
        """Take the last delete back, and tell how many entries that brings."""


class ReminderStore(Protocol):
    """The person's own reminders, the shipped templates among them."""

    @property
    def notices(self) -> tuple[str, ...]:
        """What was wrong at the last reading, one sentence or two each."""

    def load(self) -> tuple[Reminder, ...]:
        """Read all of them; one with problems is left out and told of in ``notices``."""

    def change(self, reminder: str, values: Mapping[str, Any] | None) -> None:
        """Write keys of one reminder, all or none; None takes it out, or back to its template.

        Raises BadDataError naming everything that is wrong, StorageError if nothing can be kept.
        """


class OwnStore(Protocol):
    """The texts of exercises and routines: the person's own, which can be written, and the shipped
    ones. *kind* is ``exercises`` or ``routines``; what cannot be done raises DeskStretchError."""

    def ids(self, kind: str) -> tuple[str, ...]:
        """The ids of the files that are there, readable or not, ours and the person's."""

    def own_ids(self, kind: str) -> tuple[str, ...]:
        """The ids of the person's files, readable or not."""

    def text(self, kind: str, name: str) -> str:
        """The text of one file."""

    def texts(self) -> dict[str, dict[str, str]]:
        """The texts of all files that can be read, by kind and id."""

    def save(self, kind: str, name: str, text: str, *, anew: bool = False) -> None:
        """Write one file of the person's; *anew*: only if there is none of that id."""

    def remove(self, kind: str, name: str) -> Call:
        """Delete one file of the person's; what is returned brings it back."""

    def read_set(self, path: str) -> bytes:
        """The content of a file that somebody gave."""

    def write_set(self, path: str, text: str, *, overwrite: bool = False) -> None:
        """Write a set of routines and exercises into one file."""


class SettingsStore(Protocol):
    """The settings file: what differs from the defaults, as ``{"group.name": value}``."""

    def load(self) -> dict[str, Any]:
        """Every valid value in the file; damage was set aside and is told in ``notices``."""

    def save(self, values: Mapping[str, Any], *, reset: Collection[str] = ()) -> None:
        """Write the values atomically, keeping keys that this version does not know; *reset*
        takes keys out in any case, also one whose value in the file was refused."""

    @property
    def managed(self) -> Managed:
        """What the set-up of this computer presets and locks."""

    @property
    def notices(self) -> Sequence[str]:
        """Sentences for the person about what was wrong with the file."""
