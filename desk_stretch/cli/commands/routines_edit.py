"""``routines edit``: the routine editor, at a routine or a new one."""

from __future__ import annotations

from desk_stretch.cli import choices
from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words
from desk_stretch.i18n import N_, tr

HELP = N_("put a routine of your own together")


def add_arguments(words: Words) -> None:
    words.add_argument(
        "routine", nargs="?", metavar="ID",
        help=tr("a routine of: routines; a copy, if it came with the app"),
    )  # fmt: skip


def run(given: Namespace, front: Front) -> int:
    from desk_stretch.cli.editing import edit
    from desk_stretch.storage.own_catalogue import whole_catalogue

    name = choices.routine(whole_catalogue(), given.routine).id if given.routine else ""
    return edit("routines", name, front)
