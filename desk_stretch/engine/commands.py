"""What a person (through a window, the terminal or another process) can ask of the engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desk_stretch.core.session.snapshot import Action


class Command:
    """The root of all commands. ``Engine.do`` carries one out and returns None or raises."""


@dataclass(frozen=True, slots=True)
class StartRoutine(Command):
    """Begin a routine. Nothing named: the last one (or the gentle preset of the last posture).

    *reminder* begins what that one asks for; an open prompt is answered by naming nothing.
    """

    posture: str | None = None
    routine: str | None = None
    seconds: int | None = None
    reminder: str | None = None


@dataclass(frozen=True, slots=True)
class RoutineDone(Command):
    """A routine was done outside of this engine, as in a terminal: *done* of *total* seconds.

    *reminder* is the one whose break it was, if that was said.
    """

    done: int
    total: int
    reminder: str | None = None


@dataclass(frozen=True, slots=True)
class Snooze(Command):
    """Ask again later; *minutes* None takes the setting."""

    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Skip(Command):
    """Give the due break up."""


@dataclass(frozen=True, slots=True)
class Pause(Command):
    """Switch reminders off until a wall time (seconds since 1970)."""

    until: float


@dataclass(frozen=True, slots=True)
class Resume(Command):
    """End a pause now."""


@dataclass(frozen=True, slots=True)
class Meet(Command):
    """The person is in a meeting until a wall time (seconds since 1970): breaks are kept."""

    until: float


@dataclass(frozen=True, slots=True)
class EndMeeting(Command):
    """The meeting is over now."""


@dataclass(frozen=True, slots=True)
class Act(Command):
    """Do something in the running session."""

    action: Action


@dataclass(frozen=True, slots=True)
class SetSettings(Command):
    """Change settings, all or none: ``{"group.name": value}``; a value None means the default."""

    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Work(Command):
    """The person now works ``sitting`` or ``standing``."""

    posture: str


@dataclass(frozen=True, slots=True)
class SetReminder(Command):
    """Change a reminder of one's own by the keys of its file, or make one. None takes it out."""

    reminder: str
    values: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class AcceptNotice(Command):
    """The person has read the safety notice of this version."""

    version: int


@dataclass(frozen=True, slots=True)
class UndoHurt(Command):
    """Offer an exercise again before its seven days are over."""

    exercise: str


@dataclass(frozen=True, slots=True)
class OpenWindow(Command):
    """Show a window: ``main``, ``settings``, ``history``, ``why``, ``about``, ``catalogue``,
    ``routines``, ``exercise``.

    *exercise* is what the last three show at first: the id of an exercise, or of a routine.
    """

    name: str = "main"
    exercise: str = ""


@dataclass(frozen=True, slots=True)
class TryOut(Command):
    """Play the ``sound`` of a step once, or have the ``voice`` say a sentence."""

    what: str


@dataclass(frozen=True, slots=True)
class Quit(Command):
    """End the app."""
