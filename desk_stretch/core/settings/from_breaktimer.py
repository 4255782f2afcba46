"""BreakTimer: ``config.json`` in its folder, with everything under *settings*; times in seconds.

A limit of 0 postponements is none there. Before version 2 times were written as dates, in a zone
that the file does not tell; such values are left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from desk_stretch.core.settings.carrying import Carried, Carrier
from desk_stretch.core.settings.schema import Breaks
from desk_stretch.core.settings.setting import shown
from desk_stretch.core.settings.times import DAY_MINUTES, DAYS, clock_text
from desk_stretch.i18n import tr

NAME = "BreakTimer"
_FULL = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_OLD = ("breakFrequency", "breakLength", "postponeLength", "idleResetLength")

Ranges = tuple[str, ...]


def is_ours(values: Mapping[str, Any]) -> bool:
    """Whether a file looks like one of BreakTimer."""
    settings = values.get("settings")
    return isinstance(settings, dict) and "breaksEnabled" in settings


def carry(values: Mapping[str, Any]) -> Carried:
    """Turn the settings of BreakTimer into ours."""
    settings = values.get("settings")
    it = Carrier(settings if isinstance(settings, dict) else {})
    for name in _OLD:
        it.pass_over(name, tr("A later version of BreakTimer writes it as a number."))
    _breaks(it)
    _postponing(it)
    _hours(it)
    _rest(it)
    return it.done(NAME)


def _breaks(it: Carrier) -> None:
    enabled = it.flag("breaksEnabled")
    if enabled is not None:
        it.take("breaks.enabled", enabled, "breaksEnabled")
    between, length = it.number("breakFrequencySeconds"), it.number("breakLengthSeconds")
    if between:
        it.take("breaks.work_time", between / 60, "breakFrequencySeconds")
    if length:
        it.take("breaks.routine_length", length, "breakLengthSeconds")
    it.pass_over("skipBreakEnabled", tr("Here every break can be skipped, unless you set a limit."))
    idle, is_on = it.number("idleResetLengthSeconds"), it.flag("idleResetEnabled")
    if is_on is False:
        it.leave("idleResetEnabled", tr("It is off there; here time away always counts."))
    elif idle:
        it.take("breaks.natural_idle", idle / 60, "idleResetLengthSeconds")


def _postponing(it: Carrier) -> None:
    wait, limit = it.number("postponeLengthSeconds"), it.number("postponeLimit")
    if it.flag("postponeBreakEnabled") is False:
        it.take("breaks.snooze_limit", 0, "postponeBreakEnabled")
        return
    if wait:
        it.take("breaks.snooze", wait / 60, "postponeLengthSeconds")
    if limit is not None:
        it.take("breaks.snooze_limit", limit or Breaks.snooze_limit.high, "postponeLimit")


def _hours(it: Carrier) -> None:
    days = {day: _day(it, f"workingHours{name}") for day, name in zip(DAYS, _FULL, strict=True)}
    is_on = it.flag("workingHoursEnabled")
    if is_on is None:
        return
    it.take("hours.any_time", not is_on, "workingHoursEnabled")
    found = {day: ranges for day, ranges in days.items() if ranges}
    if not is_on or not found:
        return
    it.take("hours.days", list(found), *(f"workingHours{_FULL[DAYS.index(day)]}" for day in found))
    [(usual, _)] = Counter(found.values()).most_common(1)
    it.take("hours.ranges", list(usual), f"workingHours{_FULL[DAYS.index(next(iter(found)))]}")
    for day, ranges in found.items():
        if ranges != usual:
            name = f"workingHours{_FULL[DAYS.index(day)]}"
            told = tr("Here all days have the same times; {times} is left.")
            it.leave(name, told.format(times=", ".join(ranges)))


def _day(it: Carrier, name: str) -> Ranges:
    """The times of a day, as ours are stored; none if it is off."""
    it.known.add(name)
    day = it.values.get(name)
    if not isinstance(day, dict):
        if day is not None:
            it.leave(name, tr("A table with times is expected; “{value}” is there.").format(
                value=shown(day)))  # fmt: skip
        return ()
    ranges = day.get("ranges")
    if day.get("enabled") is not True or not isinstance(ranges, list):
        return ()
    return tuple(text for each in ranges[:20] if (text := _range(each)))


def _range(span: object) -> str:
    match span:
        case {"fromMinutes": int(first), "toMinutes": int(last)} if (
            0 <= first < DAY_MINUTES and 0 <= last <= DAY_MINUTES and first != last
        ):
            return f"{clock_text(first)}-{clock_text(last)}"
    return ""


def _rest(it: Carrier) -> None:
    kind = it.word("notificationType")
    styles = {"NOTIFICATION": "notification", "POPUP": "card"}
    if kind in styles:
        it.take("prompt.style", styles[kind], "notificationType")
    elif kind is not None:
        it.leave("notificationType", tr("There is no counterpart here."))
    start = it.flag("autoLaunch")
    if start is not None:
        it.take("start.at_login", start, "autoLaunch")
    it.pass_over("soundType", tr("A prompt is silent here; the steps of a routine have a sound."))
    for name in ("breakTitle", "breakMessage"):
        it.pass_over(name, tr("The texts of its breaks stay there."))
