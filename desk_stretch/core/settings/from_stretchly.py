"""Stretchly: ``config.json`` in its folder, times in milliseconds.

After *breakInterval* mini breaks comes a long one in the place of the next, so the time between
two long breaks is *microbreakInterval* × (*breakInterval* + 1). A limit of 0 is no postponing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desk_stretch.core.settings.carrying import Carried, Carrier, near
from desk_stretch.core.settings.wordlists import LANGUAGES
from desk_stretch.i18n import tr

NAME = "Stretchly"
_SECOND, _MINUTE = 1000, 60_000


def is_ours(values: Mapping[str, Any]) -> bool:
    """Whether a file looks like one of Stretchly."""
    return "microbreakInterval" in values and "breakInterval" in values


def carry(values: Mapping[str, Any]) -> Carried:
    """Turn the settings of Stretchly into ours."""
    it = Carrier(values)
    between = it.number("microbreakInterval")
    long_on, mini_on = it.flag("break") is not False, it.flag("microbreak") is not False
    if long_on or not mini_on:
        _long_breaks(it, between)
    else:
        it.leave("break", tr("Long breaks are off there; breaks.enabled would switch all off."))
    if mini_on:
        _mini_breaks(it, between)
    if not (long_on or mini_on):
        it.take("breaks.enabled", False, "break", "microbreak")
    _time_away(it)
    _holds(it)
    _look_and_sound(it)
    it.pass_over("breakIdeas", tr("The texts of its breaks stay there."))
    it.pass_over("microbreakIdeas", tr("The texts of its breaks stay there."))
    return it.done(NAME)


def _long_breaks(it: Carrier, between: float | None) -> None:
    count, length = it.number("breakInterval"), it.number("breakDuration")
    if between and count is not None:
        minutes = between * (count + 1) / _MINUTE
        it.take("breaks.work_time", minutes, "microbreakInterval", "breakInterval")
    if length:
        it.take("breaks.routine_length", length / _SECOND, "breakDuration")
    strict = it.flag("breakStrictMode")
    if strict is not None:
        it.take("breaks.firmness", "strict" if strict else "gentle", "breakStrictMode")
    wait, limit = it.number("breakPostponeTime"), it.number("breakPostponesLimit")
    if it.flag("breakPostpone") is False:
        it.take("breaks.snooze_limit", 0, "breakPostpone")
        return
    if wait:
        it.take("breaks.snooze", wait / _MINUTE, "breakPostponeTime")
    if limit is not None:
        it.take("breaks.snooze_limit", limit, "breakPostponesLimit")


def _mini_breaks(it: Carrier, between: float | None) -> None:
    length = it.number("microbreakDuration")
    wait, limit = it.number("microbreakPostponeTime"), it.number("microbreakPostponesLimit")
    is_put_off = it.flag("microbreakPostpone") is not False
    is_strict = it.flag("microbreakStrictMode") is True
    if not between or not length:
        return
    values: dict[str, Any] = {
        "on": True, "work": near(between / _MINUTE, 1, 480), "do": "step",
        "exercise": "shoulder-rolls", "seconds": near(length / _SECOND, 5, 3600),
        "firmness": "strict" if is_strict else "gentle",
    }  # fmt: skip
    if wait:
        values["snooze"] = near(wait / _MINUTE, 1, 30)
    if limit is not None:
        values["snoozes"] = near(limit, 0, 5) if is_put_off else 0
    it.remind("micro-break", values, "microbreakInterval", "microbreakDuration")


def _time_away(it: Carrier) -> None:
    idle, is_on = it.number("naturalBreaksInactivityResetTime"), it.flag("naturalBreaks")
    if is_on is False:
        it.leave("naturalBreaks", tr("It is off there; here time away always counts."))
    elif idle:
        it.take("breaks.natural_idle", idle / _MINUTE, "naturalBreaksInactivityResetTime")


def _holds(it: Carrier) -> None:
    quiet = it.flag("monitorDnd")
    if quiet is not None:
        it.take("holds.do_not_disturb", quiet, "monitorDnd")
    active = next((one for one in it.tables("appExclusions") if one.get("active") is True), None)
    if active is None:
        return
    names = active.get("commands")
    if active.get("rule") != "pause" or not isinstance(names, list):
        it.leave("appExclusions", tr("Only programs to wait for have a counterpart here."))
        return
    it.take("holds.program_names", [one for one in names if one], "appExclusions")
    if it.settings.get("holds.program_names"):
        it.take("holds.program", True, "appExclusions")


def _look_and_sound(it: Carrier) -> None:
    volume, theme, language = it.number("volume"), it.word("themeSource"), it.word("language")
    if volume is not None:
        it.take("sound.volume", volume * 100, "volume")
    if theme is not None:
        it.take("look.theme", theme, "themeSource")
    if language in LANGUAGES:
        it.take("look.language", language, "language")
    elif language is not None:
        it.leave("language", tr("The language of the desktop is used."))
