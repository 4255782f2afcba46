"""``simulate``: what the reminders would do in a day written as text."""

from __future__ import annotations

from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words
from desk_stretch.i18n import N_, tr

HELP = N_("run a day written as text")


def add_arguments(words: Words) -> None:
    words.add_argument("day", metavar="DAY.txt", help=tr("the file with the day"))
    words.add_argument("--json", action="store_true", help=tr("print JSON"))


def run(given: Namespace, _front: Front) -> int:
    from desk_stretch.cli import simulate

    return simulate.run(given.day, given.json)
