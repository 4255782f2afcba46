"""``desk-stretch`` without a command: start the app, or raise the one that runs."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from desk_stretch.cli import console
from desk_stretch.errors import CapabilityError
from desk_stretch.i18n import N_, tr
from desk_stretch.remote import client, protocol
from desk_stretch.remote.starting import ask_starting, ask_there

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_stretch.cli.front import Front
    from desk_stretch.cli.words import Namespace, Words

HELP = N_("Reminds of a short movement break at your desk, and guides it.")


def add_arguments(words: Words) -> None:
    words.add_argument("--background", action="store_true", help=tr("start without a window"))
    words.add_argument("--version", action="store_true", help=tr("print the version"))


def run(given: Namespace, front: Front) -> int:
    if given.version:
        from desk_stretch import __version__

        console.say(f"desk-stretch {__version__}")
        return 0
    return run_app(given.background, front)


def run_app(background: bool, front: Front) -> int:
    """Raise the app that runs, or be it, and return the exit code."""
    verb, arguments = (protocol.STATUS, {}) if background else ("open", {"name": "main"})
    with suppress(client.NotRunning):  # left before we start: no fault of the app comes from it
        ask_there(verb, arguments)
        return 0
    return _start(background, front, lambda: ask_starting(verb, arguments))


def _start(background: bool, front: Front, reach: Callable[[], object]) -> int:
    if front.has_display():
        try:
            return front.run_app(background=background)
        except client.AlreadyRunning:  # another start was quicker by a moment
            reach()
            return 0
    if background:
        raise CapabilityError(
            tr("There is no display to run on; for a routine: desk-stretch start --terminal")
        )
    return in_terminal(front, {})


def in_terminal(front: Front, start: dict[str, object]) -> int:
    """Say that there is no display, and guide the routine in the terminal."""
    console.complain(tr("There is no display, so the routine is guided here in the terminal."))
    return front.run_terminal(start)
