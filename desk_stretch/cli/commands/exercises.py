"""``exercises``: the catalogue, whole or by posture and body area."""

from __future__ import annotations

from desk_stretch.cli import choices, console
from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words
from desk_stretch.i18n import N_, tr

HELP = N_("list the exercises")


def add_arguments(words: Words) -> None:
    words.add_argument("--json", action="store_true", help=tr("print JSON"))
    words.add_argument(
        "--posture", type=choices.posture, metavar="P", help=tr("only those for that posture")
    )
    words.add_argument(
        "--area", type=choices.area, metavar="A", help=tr("only those for that body area")
    )


def run(given: Namespace, _front: Front) -> int:
    from desk_stretch.cli.shapes import exercise_json
    from desk_stretch.core.catalogue.exercise import Posture
    from desk_stretch.storage.own_catalogue import whole_catalogue

    posture = Posture(given.posture) if given.posture else None
    found = [
        exercise_json(exercise, posture)
        for exercise in whole_catalogue().exercises
        if (posture is None or posture in exercise.postures)
        and (given.area is None or given.area in exercise.areas)
    ]
    if given.json:
        console.say_json(found)
    else:
        console.say_table(
            (each["id"], each["name"], ", ".join(each["postures"]), ", ".join(each["areas"]))
            for each in found
        )
    return 0
