"""``routines export``: routines of one's own, with their exercises, as one file."""

from __future__ import annotations

from desk_stretch.cli import console
from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words
from desk_stretch.i18n import N_, ntr, tr

HELP = N_("write your own routines, with their exercises, into one file")


def add_arguments(words: Words) -> None:
    words.add_argument("file", metavar="FILE", help=tr("a new file, as mine.deskstretch"))
    words.add_argument(
        "routines", nargs="*", metavar="ID", help=tr("only these; all of your own without any")
    )


def run(given: Namespace, _front: Front) -> int:
    from desk_stretch.engine.sets import own_routines, routine_set
    from desk_stretch.storage.own_catalogue import whole_catalogue
    from desk_stretch.storage.own_files import OwnFiles
    from desk_stretch.storage.paths import find_folders

    catalogue, store = whole_catalogue(), OwnFiles(find_folders().data)
    names = given.routines or own_routines(catalogue)
    store.write_set(given.file, routine_set(names, catalogue, store))
    count = len(names)
    console.say(
        ntr("{n} routine is in {file}.", "{n} routines are in {file}.", count).format(
            n=count, file=given.file
        )
    )
    return 0
