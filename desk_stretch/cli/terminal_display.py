"""The faces of the guide: a page that is painted anew, or lines one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from desk_stretch.cli import terminal_view as view
from desk_stretch.cli.terminal_device import Device
from desk_stretch.cli.terminal_text import flow, wrap
from desk_stretch.core.history.records import Outcome, StepOutcome
from desk_stretch.core.moment import Moment
from desk_stretch.core.routine.routine import Routine
from desk_stretch.core.session import safety
from desk_stretch.core.session.session import Session
from desk_stretch.core.session.snapshot import Snapshot
from desk_stretch.engine.translate import HURT_DAYS
from desk_stretch.i18n import ntr, tr

_WIDEST = 80


class Display(Protocol):
    """Shows a session. *counts* says whether it wants to be shown anew every second."""

    counts: bool

    def open(self) -> None: ...
    def show(self, snapshot: Snapshot) -> None: ...


def display_on(device: Device, routine: Routine) -> Display:
    """Return the face that the device can show."""
    return Page(device, routine) if device.has_screen else Lines(device, routine)


class Page:
    """The whole screen, painted once a second."""

    counts = True

    def __init__(self, device: Device, routine: Routine) -> None:
        self._device = device
        self._name = routine.name

    def open(self) -> None:
        self._device.open_screen()

    def show(self, snapshot: Snapshot) -> None:
        self._device.paint(view.page(snapshot, self._device.look, self._name))


class Lines:
    """A line when something changes, for paper, pipes, and terminals that cannot do more."""

    counts = False

    def __init__(self, device: Device, routine: Routine) -> None:
        self._device = device
        self._routine = routine
        self._shown: tuple[str, str] = ("", "")

    def open(self) -> None:
        self._device.say(view.heading(self._routine))
        say(self._device, [safety.footer()])
        if self._device.has_keys:
            for row in flow(view.keys(), _columns(self._device)):
                self._device.say(row)

    def show(self, snapshot: Snapshot) -> None:
        line, state = view.line(snapshot), view.state_line(snapshot)
        if line != self._shown[0]:
            self._device.say(line)
        if state and state != self._shown[1]:
            self._device.say(state)
        self._shown = (line, state)


def say(device: Device, paragraphs: Iterable[str]) -> None:
    """Print paragraphs, broken to the width of the terminal; ``""`` is an empty line."""
    for paragraph in paragraphs:
        for line in wrap(paragraph, _columns(device)) or [""]:
            device.say(line)


def question() -> tuple[str, ...]:
    """Return the notice with how to accept it by key."""
    keys = tr("Press y for “{accept}”, q to leave.").format(accept=tr(safety.ACCEPT))
    return (safety.notice(), "", keys)


def farewell(session: Session, moment: Moment) -> list[str]:
    """Return what is said at the end: how far it went, what is left out now, where to get help."""
    texts = [_result(session, moment)]
    for result in session.results(moment):
        if result.outcome is StepOutcome.HURT:
            name = tr(session.routine.steps[result.index].exercise.name)
            days = HURT_DAYS
            texts.append(
                ntr(
                    "{exercise} is left out for {days} day.",
                    "{exercise} is left out for {days} days.",
                    days,
                ).format(exercise=name, days=days)
            )
    return [*_help(), *texts] if session.is_alarm else texts


def _result(session: Session, moment: Moment) -> str:
    done, count = session.steps_done, len(session.routine.steps)
    outcome = session.outcome(moment)
    if outcome is None:
        return tr("Left before the first step had ended; nothing is recorded.")
    if outcome is Outcome.COMPLETED:
        return ntr("{count} step done.", "All {count} steps done.", count).format(count=count)
    return ntr("{done} of {count} step done.", "{done} of {count} steps done.", count).format(
        done=done, count=count
    )


def _help() -> list[str]:
    title, intro, *signs = safety.stop_texts()
    texts = [title, intro, *_listed(signs)]
    for intro, *signs in (safety.emergency_texts(), safety.doctor_texts()):
        texts += ["", intro, *_listed(signs)]
    pause = tr("Reminders off until tomorrow: {command}").format(
        command="desk-stretch pause tomorrow"
    )
    return [*texts, "", pause, ""]


def _listed(signs: Iterable[str]) -> list[str]:
    return [f"- {sign}" for sign in signs]


def _columns(device: Device) -> int:
    return min(_WIDEST, device.look.columns)
