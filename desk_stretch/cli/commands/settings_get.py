"""``settings get``: one setting, as ``settings set`` takes it."""

from __future__ import annotations

from desk_stretch.cli import console
from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words
from desk_stretch.i18n import N_, tr

HELP = N_("show a setting")


def add_arguments(words: Words) -> None:
    words.add_argument("key", metavar="KEY", help=tr("as breaks.work_time"))
    words.add_argument("--json", action="store_true", help=tr("print JSON"))


def run(given: Namespace, _front: Front) -> int:
    from desk_stretch.cli import settings
    from desk_stretch.remote.verbs import person_setting

    setting = person_setting(given.key)
    value = settings.present()[setting.key]
    if given.json:
        console.say_json(setting.stored(value))
    else:
        console.say(setting.text(value))
    return 0
