"""``reminders``: the rest break, and every other reminder, with when and what."""

from __future__ import annotations

from desk_stretch.cli import console
from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words
from desk_stretch.i18n import N_, tr

HELP = N_("list the reminders")
_COLUMNS = ("id", "name", "on", "when", "what")


def add_arguments(words: Words) -> None:
    words.add_argument("--json", action="store_true", help=tr("print JSON"))


def run(given: Namespace, _front: Front) -> int:
    from desk_stretch.cli import reminders

    rows = [reminders.rest_break_row(), *map(reminders.row, reminders.present())]
    if given.json:
        found = [dict(zip(_COLUMNS, row, strict=True)) for row in rows]
        console.say_json([each | {"on": each["on"] == "on"} for each in found])
    else:
        console.say_table(rows)
    return 0
