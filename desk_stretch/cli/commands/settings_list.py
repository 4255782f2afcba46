"""``settings list``: every setting with its value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_stretch.cli import console
from desk_stretch.cli.front import Front
from desk_stretch.cli.words import Namespace, Words
from desk_stretch.i18n import N_, tr

if TYPE_CHECKING:
    from desk_stretch.core.settings.managed import Managed
    from desk_stretch.core.settings.schema import Settings
    from desk_stretch.core.settings.setting import Setting

HELP = N_("list the settings")


def add_arguments(words: Words) -> None:
    words.add_argument("--json", action="store_true", help=tr("print JSON"))


def run(given: Namespace, _front: Front) -> int:
    from desk_stretch.cli import settings

    values = settings.present()
    if given.json:
        console.say_json([_as_json(setting, values) for setting in settings.listed()])
    else:
        console.say_table(
            (setting.key, setting.text(values[setting.key]), tr(setting.label),
             _as_word(setting, values.managed))
            for setting in settings.listed()
        )  # fmt: skip
        if values.managed.locked:
            console.say(tr("Locked by the set-up of this computer: {reason}").format(
                reason=values.managed.reason
            ))  # fmt: skip
    return 0


def _as_word(setting: Setting[Any], managed: Managed) -> str:
    """What the set-up of this computer has to do with a setting; empty for most."""
    if setting.key in managed.locked:
        return tr("locked")
    if setting.key in managed.preset:
        return tr("preset to {value}").format(value=setting.text(managed.preset[setting.key]))
    return ""


def _as_json(setting: Setting[Any], values: Settings) -> dict[str, Any]:
    return {
        "key": setting.key,
        "value": setting.stored(values[setting.key]),
        "default": setting.stored(values.default(setting.key)),
        "managed": _managed(setting.key, values.managed),
        "reason": values.managed.why_locked(setting.key),
        "takes": setting.takes(),
        "label": tr(setting.label),
        "help": tr(setting.help_text),
    }


def _managed(key: str, managed: Managed) -> str | None:
    if key in managed.locked:
        return "locked"
    return "preset" if key in managed.preset else None
