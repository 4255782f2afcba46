"""``start``: a routine now, in the running app, in a new one, or in the terminal."""

from __future__ import annotations

import contextlib
from typing import Any

from desk_stretch.cli import choices, console, plain
from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words
from desk_stretch.errors import RemoteError, UsageError
from desk_stretch.i18n import N_, tr
from desk_stretch.remote import client, protocol
from desk_stretch.remote.starting import ask_starting, ask_there

HELP = N_("start a routine")
_FIELDS = ("posture", "routine", "seconds")


def add_arguments(words: Words) -> None:
    words.add_argument(
        "--posture", type=choices.posture, help=tr("sitting, standing or floor"), metavar="P"
    )
    words.add_argument("--routine", metavar="ID", help=tr("a routine of: routines"))
    words.add_argument(
        "--seconds", type=choices.seconds, metavar="N", help=tr("60 to 900, a multiple of 15")
    )
    words.add_argument("--reminder", metavar="ID", help=tr("what that reminder asks for"))
    words.add_argument("--skipped", action="store_true", help=tr("the break that you skipped last"))
    words.add_argument(
        "--terminal", action="store_true", help=tr("guide it here, without a window")
    )


def run(given: Namespace, front: Front) -> int:
    fields = {name: getattr(given, name) for name in _FIELDS}
    start = {name: value for name, value in fields.items() if value is not None}
    if given.skipped or given.reminder is not None:
        check_alone(given)
        return _make_up() if given.skipped else _of_reminder(given, front)
    if given.routine is not None:
        check_routine(given)
    return _start_there(start, front, in_terminal=given.terminal)


def check_alone(given: Namespace) -> None:
    """A reminder says by itself what to do; the break that was skipped is the app's to know."""
    others = ("reminder", *_FIELDS, *(("skipped", "terminal") if given.skipped else ()))
    named = [f"--{name}" for name in others if getattr(given, name)]
    if len(named) > 1:
        raise UsageError(
            tr("{words} do not go together; name one of them.").format(words=", ".join(named))
        )


def _make_up() -> int:
    """Begin the break that was skipped last and can still be done."""
    skipped = client.ask(protocol.STATUS).get("skipped")
    if not skipped:
        raise RemoteError(
            tr("No break was skipped that could be done now."), tr("“start” begins a routine.")
        )
    client.ask("start", {"reminder": skipped})
    return 0


def _of_reminder(given: Namespace, front: Front) -> int:
    """Begin what a reminder asks for; without the app, a message is told here."""
    from desk_stretch.cli import reminders
    from desk_stretch.core.breaks.policy import REST_BREAK
    from desk_stretch.core.breaks.reminder import Kind

    found = reminders.find(given.reminder)
    start = {"reminder": found.id if found else REST_BREAK}
    if found is None or found.asks.kind is not Kind.MESSAGE:
        return _start_there(start, front, in_terminal=given.terminal)
    if not given.terminal:
        with contextlib.suppress(client.NotRunning):
            client.ask("start", start)
    console.say(tr(found.asks.text))
    return 0


def _start_there(start: dict[str, Any], front: Front, *, in_terminal: bool) -> int:
    if in_terminal:
        return front.run_terminal(start)
    with contextlib.suppress(client.NotRunning):
        ask_there("start", start)
        return 0
    return _start(start, front)


def _start(start: dict[str, Any], front: Front) -> int:
    if not front.has_display():
        return plain.in_terminal(front, start)
    try:
        return front.run_app(background=True, start=start)
    except client.AlreadyRunning:  # another start was quicker by a moment
        ask_starting("start", start)
        return 0


def check_routine(given: Namespace) -> None:
    """A named routine has its own posture and length; asked for others, it is another routine."""
    from desk_stretch.storage.own_catalogue import whole_catalogue

    named = choices.routine(whole_catalogue(), given.routine)
    if given.seconds not in (None, named.total_seconds):
        raise UsageError(
            tr("{routine} lasts {seconds} seconds; leave --seconds or --routine out.").format(
                routine=named.id, seconds=named.total_seconds
            )
        )
    if given.posture not in (None, named.posture.value):
        raise UsageError(
            tr("The posture of {routine} is {posture}; leave --posture or --routine out.").format(
                routine=named.id, posture=named.posture.value
            )
        )
