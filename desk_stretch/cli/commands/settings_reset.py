"""``settings reset``: one setting, or all, as they come."""

from __future__ import annotations

from desk_stretch.cli import console
from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words
from desk_stretch.i18n import N_, tr

HELP = N_("put a setting, or all of them, back to the default")


def add_arguments(words: Words) -> None:
    words.add_argument(
        "key", nargs="?", metavar="KEY", help=tr("as breaks.work_time; without it, all settings")
    )


def run(given: Namespace, _front: Front) -> int:
    from desk_stretch.cli import settings
    from desk_stretch.remote.verbs import person_setting

    if given.key is None:
        settings.change({setting.key: None for setting in settings.listed()})
        console.say(tr("All settings are as they come."))
        return 0
    setting = person_setting(given.key)
    present = settings.present()
    present.managed.refuse_locked(setting.key)
    settings.change({setting.key: None})
    console.say(f"{setting.key} = {setting.text(present.default(setting.key))}")
    return 0
