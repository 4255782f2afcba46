"""``reminders set``: other values for a reminder; a running app takes them up at once."""

from __future__ import annotations

from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words
from desk_stretch.i18n import N_, tr

HELP = N_("change a reminder")


def add_arguments(words: Words) -> None:
    words.add_argument("id", metavar="ID", help=tr("as reminders lists it"))
    words.add_argument(
        "values", metavar="KEY=VALUE", nargs="+", help=tr("as work=25; KEY= takes a key out")
    )


def run(given: Namespace, _front: Front) -> int:
    from desk_stretch.cli import reminder_words, reminders

    values = reminder_words.read(given.values)
    reminders.change(reminders.existing(given.id), values)
    return 0
