"""``routines``: the named routines, as written."""

from __future__ import annotations

from desk_stretch.cli import console
from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words
from desk_stretch.i18n import N_, tr

HELP = N_("list the named routines")


def add_arguments(words: Words) -> None:
    words.add_argument("--json", action="store_true", help=tr("print JSON"))


def run(given: Namespace, _front: Front) -> int:
    from desk_stretch.cli.shapes import routine_json
    from desk_stretch.storage.own_catalogue import whole_catalogue

    found = [routine_json(routine) for routine in whole_catalogue().routines]
    if given.json:
        console.say_json(found)
    else:
        console.say_table(
            (
                each["id"],
                each["name"],
                each["posture"],
                tr("{seconds} s").format(seconds=each["total_seconds"]),
            )
            for each in found
        )
    return 0
