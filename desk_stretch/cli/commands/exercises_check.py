"""``exercises check``: reads exercise files and tells everything that is wrong with them."""

from __future__ import annotations

from desk_stretch.cli import console
from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words
from desk_stretch.i18n import N_, ntr, tr

HELP = N_("check exercise files")


def add_arguments(words: Words) -> None:
    words.add_argument("files", nargs="+", metavar="FILE", help=tr("an exercise file (TOML)"))


def run(given: Namespace, _front: Front) -> int:
    from pathlib import Path

    from desk_stretch.storage.catalogue_files import check_file, load_catalogue

    catalogue = load_catalogue()
    count = 0
    for name in given.files:
        for problem in check_file(Path(name), catalogue):
            console.complain(f"{name}: {problem.key}: {problem.expected}")
            count += 1
    if count:
        return 1
    checked = len(given.files)
    console.say(
        ntr("The file is in order.", "All {count} files are in order.", checked).format(
            count=checked
        )
    )
    return 0
