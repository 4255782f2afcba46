"""``exercises edit``: the exercise editor, at an exercise or a new one."""

from __future__ import annotations

from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words
from desk_stretch.i18n import N_, tr

HELP = N_("write an exercise of your own")


def add_arguments(words: Words) -> None:
    words.add_argument(
        "exercise", nargs="?", metavar="ID",
        help=tr("an exercise of: exercises; a copy, if it came with the app"),
    )  # fmt: skip


def run(given: Namespace, front: Front) -> int:
    from desk_stretch.cli.editing import edit
    from desk_stretch.cli.words import one_of
    from desk_stretch.core.catalogue.sets import EXERCISES
    from desk_stretch.storage.own_files import OwnFiles
    from desk_stretch.storage.paths import find_folders

    known = one_of(
        N_("There is no exercise “{word}”"), OwnFiles(find_folders().data).ids(EXERCISES)
    )
    return edit("exercise", known(given.exercise) if given.exercise else "", front)
