"""``reminders remove``: a reminder of the person's own taken out, or a template as it ships."""

from __future__ import annotations

from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words
from desk_stretch.i18n import N_, tr

HELP = N_("take a reminder of your own out, or put a changed one back as it came")


def add_arguments(words: Words) -> None:
    words.add_argument("id", metavar="ID", help=tr("as reminders lists it"))


def run(given: Namespace, _front: Front) -> int:
    from desk_stretch.cli import reminders

    reminders.change(reminders.existing(given.id), None)
    return 0
