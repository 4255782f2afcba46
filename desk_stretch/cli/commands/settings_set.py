"""``settings set``: change one setting; a running app takes it up at once."""

from __future__ import annotations

from collections.abc import Iterable

from desk_stretch.cli import console
from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words
from desk_stretch.i18n import N_, tr

HELP = N_("change a setting")


def add_arguments(words: Words) -> None:
    words.add_argument("key", metavar="KEY", help=tr("as breaks.work_time"))
    words.add_argument("value", metavar="VALUE", help=tr("as settings list shows it"))


def run(given: Namespace, _front: Front) -> int:
    from desk_stretch.cli import settings
    from desk_stretch.remote.verbs import person_setting

    setting = person_setting(given.key)
    value = setting.parse(given.value)
    if setting.key == "movement.leave_out":
        check_exercises(value)
    settings.change({setting.key: setting.stored(value)})
    console.say(f"{setting.key} = {setting.text(value)}")
    return 0


def check_exercises(names: Iterable[str]) -> None:
    """The settings alone do not know which exercises there are."""
    from desk_stretch.cli import choices
    from desk_stretch.storage.own_catalogue import whole_catalogue

    known = choices.exercise(whole_catalogue())
    for name in names:
        known(name)
