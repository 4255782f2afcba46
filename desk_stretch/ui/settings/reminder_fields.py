"""Every field of the form of a reminder: its setting, how it is read, and what it writes.

A field more takes one function here and its place in ``fields_of``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from desk_stretch.core.breaks.firmness import Firmness
from desk_stretch.core.breaks.reminder import Kind, Reminder
from desk_stretch.core.breaks.trigger import Trigger
from desk_stretch.core.catalogue import reminder_rules as rules
from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.settings.numbers import Count, Minutes, Seconds
from desk_stretch.core.settings.schema import SCHEMA, Breaks
from desk_stretch.core.settings.setting import Setting
from desk_stretch.core.settings.times import Days, Ranges, clock_text
from desk_stretch.core.settings.wordlists import FIRMNESS, POSTURES
from desk_stretch.core.settings.words import Choice, Switch, Text
from desk_stretch.i18n import N_, tr
from desk_stretch.ui.settings.reminder_values import day_names, range_text

_FIRST_TIMES = ["12:00"]
_FIRST_S = {Kind.COMPOSED: 60, Kind.STEP: 40, Kind.MESSAGE: 20}
_COUNTS = 10
NO_LIMIT = "none"

TRIGGERS = {
    str(Trigger.WORK): N_("After work time"),
    str(Trigger.WALL): N_("After time on the clock"),
    str(Trigger.CLOCK): N_("At times of the day"),
}
KINDS = {
    str(Kind.MESSAGE): N_("Show a message"),
    str(Kind.COMPOSED): N_("A routine made for you"),
    str(Kind.ROUTINE): N_("One of the routines"),
    str(Kind.STEP): N_("One exercise"),
}


class Line(Text):
    """A line of text that the engine judges, not the field."""

    def __init__(self, label: str, help_text: str = "") -> None:
        super().__init__(label=label)
        self.help_text = help_text

    def _accept(self, value: object, _typed: str) -> str:
        return str(value)


class WideLine(Line):
    """One that takes the whole width."""


@dataclass(frozen=True)
class Field:
    """*read* gives the value in use, *write* the keys that a new one changes. *applies* says
    whether it is there at all; one of *more* waits behind a button."""

    setting: Setting[Any]
    read: Callable[[Reminder], Any]
    write: Callable[[Any, Reminder], dict[str, Any]]
    applies: Callable[[Reminder], bool] = lambda _: True
    more: bool = False


def fields_of(reminder: Reminder, catalogue: Catalogue) -> dict[str, Field]:
    """Return the fields by their names, in the order of the form."""
    return {**_when(), **_what(catalogue), **_hours(), **_manner(reminder)}


def _when() -> dict[str, Field]:
    minutes = Minutes(default=20, low=rules.MINUTES[0], high=rules.MINUTES[1], label=N_("How long"))
    return {
        "name": Field(Line(N_("Name")), lambda it: tr(it.name), lambda v, _: {"name": v}),
        "trigger": Field(
            Choice(default="work", values=TRIGGERS, label=N_("When"), help_text=N_(
                "Work time counts while you are active; the clock goes on when you only read.")),
            lambda it: str(it.trigger), _write_trigger,
        ),
        "minutes": Field(
            minutes, lambda it: it.minutes, lambda v, it: {str(it.trigger): v}, _counts,
        ),
        "at": Field(
            Line(N_("Times"), N_("Write them as 10:30, 15:00.")), _times_text,
            lambda v, _: {"at": _split(v)}, _is_timed,
        ),
        "weekdays": Field(
            Days(default=frozenset(range(7)), label=N_("Days")), lambda it: it.times.days,
            lambda v, _: {"weekdays": day_names(v)}, _is_timed,
        ),
    }  # fmt: skip


def _what(catalogue: Catalogue) -> dict[str, Field]:
    routines = {each.id: each.name for each in catalogue.routines}
    exercises = dict(sorted(
        ((each.id, each.name) for each in catalogue.exercises), key=lambda pair: tr(pair[1])
    ))  # fmt: skip
    postures = {"": N_("As the last time"), **POSTURES}
    composed, length = _of(Kind.COMPOSED), Breaks.routine_length
    return {
        "do": Field(
            Choice(default="message", values=KINDS, label=N_("What to do")),
            lambda it: str(it.asks.kind),
            lambda v, it: _write_kind(Kind(v), it, _first(routines), _first(exercises)),
        ),
        "routine": Field(
            _listed(N_("Routine"), routines), lambda it: it.asks.what,
            lambda v, _: {"routine": v}, _of(Kind.ROUTINE),
        ),
        "exercise": Field(
            _listed(N_("Exercise"), exercises), lambda it: it.asks.what,
            lambda v, _: {"exercise": v}, _of(Kind.STEP),
        ),
        "composed": Field(
            Seconds(default=180, low=length.low, high=length.high, step=length.step,
                    label=N_("Length")),
            lambda it: it.asks.seconds, lambda v, _: {"seconds": v}, composed,
        ),
        "seconds": Field(
            Seconds(default=20, low=rules.SECONDS[0], high=rules.SECONDS[1], label=N_("Length"),
                    help_text=N_("Of two breaks at once the longer one is asked for.")),
            lambda it: it.asks.seconds, lambda v, _: {"seconds": v}, _of(Kind.MESSAGE), more=True,
        ),
        "posture": Field(
            Choice(default="", values=postures, label=N_("Posture")), lambda it: it.asks.posture,
            lambda v, _: {"posture": v or None}, _of(Kind.COMPOSED, Kind.STEP),
        ),
        "text": Field(
            WideLine(N_("Words on the prompt")), lambda it: tr(it.asks.text),
            lambda v, _: {"text": v or None},
        ),
        "switch": Field(
            Switch(default=False, label=N_("Change of posture"),
                   help_text=N_("The prompt asks to change between sitting and standing.")),
            lambda it: it.asks.switch, lambda v, _: {"switch": v},
        ),
    }  # fmt: skip


def _hours() -> dict[str, Field]:
    return {
        "own hours": Field(
            Switch(default=False, label=N_("Hours of its own"),
                   help_text=N_("Off: it goes by the working hours.")),
            lambda it: it.hours is not None, _write_hours, more=True,
        ),
        "days": Field(
            Days(default=frozenset(range(7)), label=N_("Days")),
            lambda it: it.hours.days if it.hours else frozenset(),
            lambda v, _: {"days": day_names(v)}, _has_hours, more=True,
        ),
        "hours": Field(
            Ranges(default=((540, 1080),), label=N_("Times")),
            lambda it: it.hours.ranges if it.hours else (),
            lambda v, _: {"hours": [range_text(each) for each in v]}, _has_hours, more=True,
        ),
    }  # fmt: skip


def _manner(reminder: Reminder) -> dict[str, Field]:
    return {
        "firmness": Field(
            Choice(default="gentle", values=FIRMNESS, label=N_("When nobody answers"),
                   help_text=N_("A strict reminder has no Skip; a pause always ends the asking.")),
            lambda it: str(it.firmness), lambda v, _: {"firmness": v}, more=True,
        ),
        "snooze": Field(
            Minutes(default=5, low=rules.SNOOZE_MINUTES[0], high=rules.SNOOZE_MINUTES[1],
                    label=N_("Snooze"), help_text=Breaks.snooze.help_text),
            lambda it: it.snooze, lambda v, _: {"snooze": v}, more=True,
        ),
        "snoozes": Field(
            Count(default=1, low=rules.SNOOZES[0], high=rules.SNOOZES[1],
                  label=N_("Snoozes for one break")),
            lambda it: it.snoozes, lambda v, _: {"snoozes": v}, more=True,
        ),
        "cap": Field(
            _few(N_("At most in a day"), 1, reminder.cap), lambda it: _limit_word(it.cap),
            lambda v, _: {"cap": _limit(v)}, more=True,
        ),
        "skips": Field(
            _few(N_("Skips in a day"), 0, reminder.skips), lambda it: _limit_word(it.skips),
            lambda v, _: {"skips": _limit(v)}, _can_be_skipped, more=True,
        ),
    }  # fmt: skip


def _few(label: str, low: int, now: int | None) -> Choice:
    """A number of a few, or none. *now* may be a larger one, from the file."""
    numbers = {str(n): str(n) for n in sorted({*range(low, _COUNTS + 1), now or low})}
    return Choice(default=NO_LIMIT, values={NO_LIMIT: N_("No limit"), **numbers}, label=label)


def _listed(label: str, names: Mapping[str, str]) -> Choice:
    return Choice(default=_first(names), values=names, label=label)


def _first(names: Mapping[str, str]) -> str:
    return next(iter(names), "")


def _limit_word(limit: int | None) -> str:
    return NO_LIMIT if limit is None else str(limit)


def _limit(word: str) -> int | None:
    return None if word == NO_LIMIT else int(word)


def _write_trigger(word: str, it: Reminder) -> dict[str, Any]:
    """Another trigger keeps the minutes and the days that were there."""
    if word == Trigger.CLOCK:
        times = [clock_text(each) for each in it.times.minutes]
        return {"at": times or _FIRST_TIMES, "weekdays": day_names(it.times.days)}
    return {word: it.minutes}


def _write_kind(kind: Kind, it: Reminder, routine: str, exercise: str) -> dict[str, Any]:
    """Another thing to do begins with something that can be done."""
    values: dict[str, Any] = {"do": str(kind), "seconds": _FIRST_S.get(kind)}
    if kind is Kind.ROUTINE:
        values["routine"] = routine
    elif kind is Kind.STEP:
        values["exercise"] = exercise
    elif kind is Kind.MESSAGE:
        values["text"] = it.asks.text or it.name
    return values


def _write_hours(is_on: bool, _: Reminder) -> dict[str, Any]:
    if not is_on:
        return {"hours": None, "days": None}
    ranges, days = SCHEMA["hours.ranges"], SCHEMA["hours.days"]
    return {"hours": ranges.stored(ranges.default), "days": days.stored(days.default)}


def _times_text(it: Reminder) -> str:
    return ", ".join(clock_text(each) for each in it.times.minutes)


def _split(typed: str) -> list[str]:
    return [each.strip() for each in typed.split(",") if each.strip()]


def _counts(it: Reminder) -> bool:
    return it.trigger is not Trigger.CLOCK


def _is_timed(it: Reminder) -> bool:
    return it.trigger is Trigger.CLOCK


def _has_hours(it: Reminder) -> bool:
    return it.hours is not None


def _can_be_skipped(it: Reminder) -> bool:
    return it.firmness is not Firmness.STRICT


def _of(*kinds: Kind) -> Callable[[Reminder], bool]:
    return lambda it: it.asks.kind in kinds
