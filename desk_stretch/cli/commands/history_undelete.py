"""``history undelete``: the last delete taken back, and with each further call the one before."""

from __future__ import annotations

from desk_stretch.cli import console, sharing
from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words
from desk_stretch.i18n import N_, ntr, tr

HELP = N_("take the last delete back")


def add_arguments(_words: Words) -> None:
    """It takes none."""


def run(_given: Namespace, _front: Front) -> int:
    from desk_stretch.storage.opening import change_history
    from desk_stretch.storage.paths import find_folders

    record = change_history(find_folders().history_file)
    try:
        count = record.bring_back()
    finally:
        record.close()
    sharing.catch_up()
    if not count:
        console.say(tr("There is nothing to bring back."))
        return 0
    console.say(ntr("{n} entry is back.", "{n} entries are back.", count).format(n=count))
    return 0
