"""``routines import``: shows what a set adds, and adds it if that is wanted."""

from __future__ import annotations

from desk_stretch.cli import console
from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words
from desk_stretch.i18n import N_, ntr, tr

HELP = N_("add routines and exercises from a file")


def add_arguments(words: Words) -> None:
    words.add_argument("file", metavar="FILE", help=tr("a file from routines export"))
    words.add_argument(
        "--look", action="store_true", help=tr("only tell what it would add, and add nothing")
    )


def run(given: Namespace, _front: Front) -> int:
    from desk_stretch.core.catalogue.import_words import import_words
    from desk_stretch.engine.sets import carry_out, planned
    from desk_stretch.storage.own_catalogue import whole_catalogue
    from desk_stretch.storage.own_files import OwnFiles
    from desk_stretch.storage.paths import find_folders

    store = OwnFiles(find_folders().data)
    plan = planned(given.file, store, whole_catalogue())
    for words in import_words(plan):
        console.say(words)
    if given.look:
        return 0
    carry_out(plan, store)
    count = len(plan.added)
    console.say(ntr("{n} file was added.", "{n} files were added.", count).format(n=count))
    return 1 if plan.refused else 0
