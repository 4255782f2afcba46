"""What may be asked of the running app, whichever way it came: over the socket or the bus."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from desk_stretch.core.moment import Moment
from desk_stretch.engine.commands import Command
from desk_stretch.errors import BadDataError, DeskStretchError, UsageError
from desk_stretch.i18n import tr
from desk_stretch.remote import protocol
from desk_stretch.remote.verbs import VERBS


class Answering(Protocol):
    """What the app is asked through."""

    def window_to_show(self, *, at_start: bool) -> str:
        """The window that whoever starts the app is to see; empty if it is the tray icon."""

    def do(self, command: Command) -> None:
        """Carry a command out; raises DeskStretchError if that is not possible."""

    def status_json(self) -> dict[str, Any]:
        """The present status as JSON values."""

    def why_json(self) -> dict[str, Any]:
        """The last decisions, each with its reason, as JSON values."""

    def today_json(self) -> dict[str, Any]:
        """What is still to come today, as JSON values."""


QUESTIONS: Mapping[str, Callable[[Answering], dict[str, Any]]] = {
    protocol.STATUS: lambda app: app.status_json(),
    protocol.WHY: lambda app: app.why_json(),
    protocol.TODAY: lambda app: app.today_json(),
}
"""The verbs that ask and change nothing."""


def carry_out(
    verb: str, arguments: Mapping[str, Any], app: Answering, now: Callable[[], Moment]
) -> dict[str, Any]:
    """Return the answer to a verb; raises UsageError, or DeskStretchError if it is refused."""
    if verb in QUESTIONS:
        return QUESTIONS[verb](app)
    if verb not in VERBS:
        raise UsageError(tr("There is no such verb."), ", ".join(VERBS))
    app.do(VERBS[verb].build(arguments, now()))
    return {}


def answer_line(line: bytes, app: Answering, now: Callable[[], Moment]) -> bytes:
    """Answer a line of the protocol, whatever is in it."""
    try:
        if len(line) > protocol.LINE_LIMIT:
            raise BadDataError(tr("That line is too long."))
        verb, arguments = protocol.read_request(line)
        return protocol.answer(carry_out(verb, arguments, app, now))
    except DeskStretchError as error:
        return protocol.refusal(error)
