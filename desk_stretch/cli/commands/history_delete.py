"""``history delete``: the days of a range; ``history undelete`` brings them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_stretch.cli import console, sharing
from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words
from desk_stretch.errors import UsageError
from desk_stretch.i18n import N_, ntr, tr

if TYPE_CHECKING:
    from datetime import date

HELP = N_("delete the days of a range")


def add_arguments(words: Words) -> None:
    for name, text in (
        ("--from", tr("the first day, as 2026-01-01")),
        ("--to", tr("the last day, which goes too")),
    ):
        words.add_argument(name, type=_day, required=True, metavar="DAY", help=text)


def run(given: Namespace, _front: Front) -> int:
    from desk_stretch.storage.atomic import local_now
    from desk_stretch.storage.opening import change_history
    from desk_stretch.storage.paths import find_folders

    first, last = getattr(given, "from"), given.to
    if last < first:
        raise UsageError(tr("--to is not before --from."))
    record = change_history(find_folders().history_file)
    try:
        count = record.remove(first, last, local_now().isoformat(timespec="seconds"))
    finally:
        record.close()
    sharing.catch_up()
    if not count:
        console.say(tr("Nothing was recorded in these days."))
        return 0
    console.say(ntr("{n} entry was deleted.", "{n} entries were deleted.", count).format(n=count))
    console.say(tr("“desk-stretch history undelete” takes that back within 30 days."))
    return 0


def _day(word: str) -> date:
    from datetime import date

    try:
        return date.fromisoformat(word)
    except ValueError as error:
        raise UsageError(
            tr("“{word}” is no day; a day is written 2026-01-31.").format(word=word)
        ) from error
