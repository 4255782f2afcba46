"""``history export``: everything that was recorded, into a file."""

from __future__ import annotations

from desk_stretch.cli import console, sharing
from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words, one_of
from desk_stretch.i18n import N_, ntr, tr

HELP = N_("write the history into a file")
_FORMS = ("csv", "json", "ics")


def add_arguments(words: Words) -> None:
    words.add_argument("file", metavar="FILE", help=tr("ends with .csv, .json or .ics"))
    words.add_argument(
        "--format", type=one_of(N_("There is no format “{word}”"), _FORMS), metavar="F",
        help=tr("csv, json or ics, whatever the name ends with"),
    )  # fmt: skip
    words.add_argument("--overwrite", action="store_true", help=tr("take the place of a file"))


def run(given: Namespace, _front: Front) -> int:
    from pathlib import Path

    from desk_stretch.errors import BadDataError, UsageError
    from desk_stretch.storage.exchange_files import form_of
    from desk_stretch.storage.opening import read_history
    from desk_stretch.storage.paths import find_folders

    try:
        form = form_of(Path(given.file), given.format)
    except BadDataError as error:
        raise UsageError(error.title, error.hint) from error
    sharing.catch_up()
    record = read_history(find_folders().history_file)
    try:
        count = record.export(given.file, form, overwrite=given.overwrite)
    finally:
        record.close()
    text = ntr("{n} entry is in {file}.", "{n} entries are in {file}.", count)
    console.say(text.format(n=count, file=given.file))
    return 0
