"""``history import``: a file that ``history export`` or Workrave wrote, into the history."""

from __future__ import annotations

from desk_stretch.cli import console, sharing
from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words, one_of
from desk_stretch.i18n import N_, ntr, tr

HELP = N_("add what a file has and the history has not")
_SOURCES = ("desk-stretch", "workrave")


def add_arguments(words: Words) -> None:
    words.add_argument(
        "file", metavar="FILE",
        help=tr("CSV or JSON, from history export; or historystats, from Workrave"),
    )  # fmt: skip
    words.add_argument(
        "--from", type=one_of(N_("There is no source “{word}”"), _SOURCES), metavar="APP",
        dest="source", help=tr("desk-stretch or workrave, whatever the file looks like"),
    )  # fmt: skip


def run(given: Namespace, _front: Front) -> int:
    from pathlib import Path

    from desk_stretch.storage.exchange_files import read_file
    from desk_stretch.storage.opening import change_history
    from desk_stretch.storage.paths import find_folders

    found = read_file(Path(given.file), given.source or "")
    record = change_history(find_folders().history_file)
    try:
        done = record.add_entries(found.entries)
    finally:
        record.close()
    sharing.catch_up()
    for problem in found.problems:
        console.complain(problem)
    for note in found.notes:
        console.say(note)
    known = ntr("{n} was there already", "{n} were there already", done.known)
    console.say(
        tr("{added} added, {known}, {unread} could not be read.").format(
            added=done.added, known=known.format(n=done.known), unread=found.unread
        )
    )
    return 1 if found.unread else 0
