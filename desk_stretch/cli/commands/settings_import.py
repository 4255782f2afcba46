"""``settings import``: what the settings of another app come to here, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_stretch.cli import console
from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words, one_of
from desk_stretch.i18n import N_, tr

if TYPE_CHECKING:
    from desk_stretch.core.settings.carrying import Carried

HELP = N_("take over the settings of another app")
_SOURCES = ("safeeyes", "stretchly", "breaktimer")


def add_arguments(words: Words) -> None:
    words.add_argument(
        "file", metavar="FILE",
        help=tr("safeeyes.json of Safe Eyes, config.json of Stretchly or BreakTimer"),
    )  # fmt: skip
    words.add_argument(
        "--from", type=one_of(N_("There is no source “{word}”"), _SOURCES), metavar="APP",
        dest="source", help=tr("safeeyes, stretchly or breaktimer, if the file does not tell"),
    )  # fmt: skip
    words.add_argument("--dry-run", action="store_true", help=tr("only show what would change"))


def run(given: Namespace, _front: Front) -> int:
    from pathlib import Path

    from desk_stretch.cli import reminders, settings
    from desk_stretch.core.catalogue.carried_words import changes, left_words
    from desk_stretch.core.settings.carrying import allowed
    from desk_stretch.storage.carried_settings import read_carried

    carried = read_carried(Path(given.file), given.source or "")
    present = settings.present()
    carried = allowed(carried, present.managed)
    found = changes(carried, present, reminders.present())
    for change in found:
        console.say(change.words())
    for line in left_words(carried):
        console.say(tr("Not taken: {line}").format(line=line))
    if given.dry_run:
        console.say(tr("Nothing was changed; without --dry-run it is."))
    elif any(change.is_new for change in found):
        _take_over(carried)
    else:
        console.say(tr("Everything is like that already."))
    return 0


def _take_over(carried: Carried) -> None:
    from desk_stretch.cli import reminders, settings
    from desk_stretch.storage.carried_settings import keep_before
    from desk_stretch.storage.paths import find_folders

    for copy in keep_before(find_folders()):
        console.say(tr("What was before is kept as {file}.").format(file=copy))
    if carried.settings:
        settings.change(carried.settings)
    for reminder, values in carried.reminders.items():
        reminders.change(reminder, values)
