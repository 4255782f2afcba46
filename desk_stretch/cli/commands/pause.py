"""``pause``: reminders off for a while; it always ends by itself."""

from __future__ import annotations

from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words, one_of
from desk_stretch.errors import UsageError
from desk_stretch.i18n import N_, tr
from desk_stretch.remote import client, spans

HELP = N_("switch reminders off for a while (an hour, unless you say otherwise)")


def add_arguments(words: Words) -> None:
    words.add_argument(
        "when", nargs="?", metavar=spans.TOMORROW,
        type=one_of(N_("A pause cannot last “{word}”"), (spans.TOMORROW,)),
        help=tr("until the next day begins"),
    )  # fmt: skip
    words.add_argument(
        "--for", dest="length", metavar="1h", type=spans.pause_length,
        help=tr("so long: 45m, 1h, 1h30m, 2d"),
    )  # fmt: skip
    words.add_argument(
        "--until", metavar="14:00", type=spans.pause_end,
        help=tr("until that time of day, or until tomorrow"),
    )  # fmt: skip
    words.add_argument(
        "--toggle", action="store_true", help=tr("end a pause if there is one; for a key")
    )


def run(given: Namespace, _front: Front) -> int:
    until = [end for end in (given.when, given.until) if end is not None]
    if len(until) + (given.length is not None) > 1:
        raise UsageError(tr("Say once how long to pause: --for 1h, --until 14:00 or tomorrow."))
    if given.toggle and client.ask("status")["pause_until"] is not None:
        client.ask("resume")
    elif until:
        client.ask("pause", {"until": until[0]})
    else:
        client.ask("pause", {"seconds": given.length or spans.USUAL_PAUSE_S})
    return 0
