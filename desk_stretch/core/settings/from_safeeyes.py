"""Safe Eyes: ``~/.config/safeeyes/safeeyes.json``, version 6 and later.

Intervals are minutes, lengths seconds; every so many short breaks one is long. What a plug-in
does stands in a list of tables with *id*, *enabled* and *settings*.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desk_stretch.core.settings.carrying import Carried, Carrier, near
from desk_stretch.i18n import tr

NAME = "Safe Eyes"


def is_ours(values: Mapping[str, Any]) -> bool:
    """Whether a file looks like one of Safe Eyes."""
    return "short_break_interval" in values and "long_break_interval" in values


def carry(values: Mapping[str, Any]) -> Carried:
    """Turn the settings of Safe Eyes into ours."""
    it = Carrier(values)
    _long_breaks(it)
    strict = it.flag("strict_break")
    if strict is not None:
        it.take("breaks.firmness", "strict" if strict else "gentle", "strict_break")
    snooze_s = _postponing(it)
    _short_breaks(it, strict=bool(strict), snooze_s=snooze_s)
    _plugins(it)
    it.pass_over("pre_break_warning_time", tr("A prompt waits for a pause in typing instead."))
    return it.done(NAME)


def _long_breaks(it: Carrier) -> None:
    minutes, seconds = it.number("long_break_interval"), it.number("long_break_duration")
    if "long_breaks" in it.values and not it.tables("long_breaks"):
        it.leave("long_break_interval", tr("Long breaks are off there."))
        return
    if minutes:
        it.take("breaks.work_time", minutes, "long_break_interval")
    if seconds:
        it.take("breaks.routine_length", seconds, "long_break_duration")
    it.pass_over("long_breaks", tr("The texts of its breaks stay there."))


def _postponing(it: Carrier) -> float | None:
    """The seconds of a postponement; None if it is off."""
    length, unit = it.number("postpone_duration"), it.word("postpone_unit")
    if it.flag("allow_postpone") is False:
        it.leave("allow_postpone", tr("It is off there; here a prompt can be snoozed."))
        return None
    if length is None:
        return None
    seconds = length if unit == "seconds" else length * 60
    it.take("breaks.snooze", seconds / 60, "postpone_duration")
    return seconds


def _short_breaks(it: Carrier, *, strict: bool, snooze_s: float | None) -> None:
    minutes, seconds = it.number("short_break_interval"), it.number("short_break_duration")
    if "short_breaks" in it.values and not it.tables("short_breaks"):
        it.leave("short_break_interval", tr("Short breaks are off there."))
        return
    it.pass_over("short_breaks", tr("The texts of its breaks stay there."))
    if not minutes or not seconds:
        return
    values: dict[str, Any] = {
        "on": True, "work": near(minutes, 1, 480), "do": "message",
        "seconds": near(seconds, 5, 3600), "firmness": "strict" if strict else "gentle",
    }  # fmt: skip
    if snooze_s is not None:
        values["snooze"] = near(snooze_s / 60, 1, 30)
    it.remind("eye-rest", values, "short_break_interval", "short_break_duration")


def _plugins(it: Carrier) -> None:
    plugins = {each.get("id"): each for each in it.tables("plugins")
               if isinstance(each.get("id"), str)}  # fmt: skip
    quiet = plugins.pop("donotdisturb", None)
    if quiet is not None:
        is_on = quiet.get("enabled") is True
        it.take("holds.full_screen", is_on, "plugins")
        options = quiet.get("settings")
        if is_on and isinstance(options, dict) and options.get("while_on_battery") is True:
            it.take("holds.battery", True, "plugins")
    if plugins.pop("smartpause", None) is not None:
        it.leave("smartpause", tr("Time away is noticed here by itself, with settings of its own."))
    if plugins.pop("audiblealert", None) is not None:
        it.leave(
            "audiblealert", tr("A prompt is silent here; the steps of a routine have a sound.")
        )
    for name in list(plugins)[:20]:
        it.leave(f"plugins: {name:.40}", tr("There is no counterpart here."))
