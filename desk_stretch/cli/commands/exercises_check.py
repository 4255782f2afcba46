"""``exercises check``: reads exercise files and tells everything that is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_stretch.cli import console
from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words
from desk_stretch.i18n import N_, ntr, tr

if TYPE_CHECKING:
    from desk_stretch.core.catalogue.catalogue import Catalogue
    from desk_stretch.core.catalogue.table import Problem

HELP = N_("check exercise files")


def add_arguments(words: Words) -> None:
    words.add_argument(
        "files", nargs="*", metavar="FILE",
        help=tr("an exercise file (TOML); without one, all of your own exercises and routines"),
    )  # fmt: skip


def run(given: Namespace, _front: Front) -> int:
    from pathlib import Path

    from desk_stretch.storage.catalogue_files import check_file
    from desk_stretch.storage.own_catalogue import whole_catalogue

    catalogue = whole_catalogue()
    if not given.files:
        return _check_own(catalogue)
    found = [
        (name, problem) for name in given.files for problem in check_file(Path(name), catalogue)
    ]
    return _told(found, len(given.files))


def _check_own(catalogue: Catalogue) -> int:
    """Tell what is wrong in the person's folder."""
    found = [
        (f"{each.kind}/{each.file}", problem)
        for each in catalogue.broken
        if each.kind
        for problem in each.problems
    ]
    if not catalogue.own and not found:
        console.say(tr("There are no exercises or routines of your own."))
        return 0
    return _told(found, len(catalogue.own))


def _told(found: list[tuple[str, Problem]], checked: int) -> int:
    for name, problem in found:
        console.complain(f"{name}: {problem.key}: {problem.expected}")
    if found:
        return 1
    console.say(
        ntr("The file is in order.", "All {count} files are in order.", checked).format(
            count=checked
        )
    )
    return 0
