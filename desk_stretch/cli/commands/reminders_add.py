"""``reminders add``: a reminder of the person's own."""

from __future__ import annotations

from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words
from desk_stretch.i18n import N_, tr

HELP = N_("add a reminder of your own")


def add_arguments(words: Words) -> None:
    words.add_argument("id", metavar="ID", help=tr("lower-case words joined with hyphens"))
    words.add_argument(
        "values", metavar="KEY=VALUE", nargs="+",
        help=tr("as name=Water at=10:30,15:00 do=message text='A glass of water.'"),
    )  # fmt: skip


def run(given: Namespace, _front: Front) -> int:
    from desk_stretch.cli import reminder_words, reminders

    values = reminder_words.read(given.values)
    reminders.change(reminders.fresh(given.id), values)
    return 0
