"""``reminders off``: one reminder switched off."""

from __future__ import annotations

from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words
from desk_stretch.i18n import N_, tr

HELP = N_("switch a reminder off")


def add_arguments(words: Words) -> None:
    words.add_argument("id", metavar="ID", help=tr("as reminders lists it"))


def run(given: Namespace, _front: Front) -> int:
    from desk_stretch.cli import reminders

    reminders.change(reminders.existing(given.id), {"on": False})
    return 0
