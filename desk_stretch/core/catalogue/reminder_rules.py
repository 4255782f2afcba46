"""What a file of reminders must keep. Reading one reports all of its problems at once.

A reminder is read from a template (if there is one of its id) with the person's own values laid
over it. The catalogue is asked for only when the person's values name an exercise or a routine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from desk_stretch.core.breaks.day_words import ScenarioProblem, minutes
from desk_stretch.core.breaks.firmness import Firmness
from desk_stretch.core.breaks.hours import ANY_TIME, Hours
from desk_stretch.core.breaks.reminder import Break, Kind, Reminder
from desk_stretch.core.breaks.trigger import ClockTimes, Trigger
from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.core.catalogue.rules import NAME_LENGTH, TEXT_LENGTH, id_problem
from desk_stretch.core.catalogue.table import Problem, Table, shown
from desk_stretch.core.settings.schema import SCHEMA, Breaks
from desk_stretch.core.settings.times import DAYS
from desk_stretch.errors import BadDataError
from desk_stretch.i18n import tr

KEYS = (
    "name", "on", "work", "wall", "at", "weekdays", "do", "routine", "exercise", "posture",
    "seconds", "text", "switch", "hours", "days", "firmness", "snooze", "snoozes", "cap", "skips",
)  # fmt: skip
TRIGGERS = ("work", "wall", "at")
MINUTES = (1, 480)
SECONDS = (5, 3600)
SNOOZE_MINUTES = (1, 30)
SNOOZES = (0, 5)
CAP = (1, 100)
SKIPS = (0, 100)

_REST_BREAK = "rest-break"
_RANGES = SCHEMA["hours.ranges"]
_GOES_WITH = {
    "routine": (Kind.ROUTINE,),
    "exercise": (Kind.STEP,),
    "posture": (Kind.COMPOSED, Kind.STEP),
    "seconds": (Kind.COMPOSED, Kind.STEP, Kind.MESSAGE),
}
_USUAL_S = {Kind.COMPOSED: Breaks.routine_length.default, Kind.STEP: 40, Kind.MESSAGE: 20}

Tables = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Names:
    """Where the names of exercises and routines are looked up. *known* exercises are there for
    sure: the templates name them."""

    catalogue: Callable[[], Catalogue]
    known: frozenset[str] = frozenset()


class Reading(NamedTuple):
    """What a file holds: the reminders that are fine, what is wrong with the others, and keys
    that nobody knows, which change nothing."""

    reminders: tuple[Reminder, ...]
    problems: tuple[Problem, ...]
    ignored: tuple[Problem, ...]


def laid_over(below: Tables, above: Tables) -> dict[str, Any]:
    """Return the values of *below* with those of *above* in their place; None takes one out.

    Another trigger, or another thing to do, takes along what went with the one before.
    """
    given = {key for key, value in above.items() if value is not None}
    gone: set[str] = set()
    if given.intersection(TRIGGERS):
        gone.update(TRIGGERS, () if "at" in given else ("weekdays",))
    if "do" in given and above["do"] != below.get("do"):
        gone.update(key for key, kinds in _GOES_WITH.items() if above["do"] not in kinds)
        gone.add("seconds")
    kept = {key: value for key, value in below.items() if key not in gone}
    return {key: value for key, value in {**kept, **above}.items() if value is not None}


def names_of(templates: Tables, catalogue: Callable[[], Catalogue]) -> Names:
    """Return where to look names up, beside these templates."""
    return Names(catalogue, frozenset(each.get("exercise", "") for each in templates.values()))


def read_reminders(own: Tables, templates: Tables, names: Names) -> Reading:
    """Read the templates and the person's own tables, in this order."""
    found: list[Reminder] = []
    problems: list[Problem] = []
    ignored: list[Problem] = []
    for reminder_id in {**templates, **own}:
        values = own.get(reminder_id, {})
        if not isinstance(values, Mapping):
            problems.append(Problem(shown(reminder_id), tr("a table, as [eye-rest]")))
            continue
        ignored.extend(unknown_keys(reminder_id, values))
        whole = laid_over(templates.get(reminder_id, {}), values)
        reminder, wrong = read_reminder(reminder_id, whole, names)
        problems.extend(wrong)
        if reminder is not None:
            found.append(reminder)
    return Reading(tuple(found), tuple(problems), tuple(ignored))


def unknown_keys(reminder_id: str, values: Tables) -> list[Problem]:
    """Return a problem for each key that no reminder has."""
    expected = tr("a key that is known; this one is not")
    return [
        Problem(f"{shown(reminder_id)}.{shown(key)}", expected) for key in values if key not in KEYS
    ]


def read_reminder(
    reminder_id: str, values: Tables, names: Names
) -> tuple[Reminder | None, list[Problem]]:
    """Return the reminder of these values, or None with every problem; unknown keys are left."""
    problems: list[Problem] = []
    if wrong := id_problem(reminder_id):
        problems.append(Problem(shown(reminder_id), wrong.expected))
    elif reminder_id == _REST_BREAK:
        problems.append(Problem(reminder_id, tr("another id; this one is the rest break’s")))
    known = {key: values[key] for key in KEYS if key in values}
    table = Table(known, problems, shown(reminder_id))
    name = table.text("name", NAME_LENGTH)
    trigger, after, times = _trigger(table)
    reminder = Reminder(
        id=reminder_id,
        name=name,
        asks=_break(table, names),
        on=table.flag("on") if table.has("on") else True,
        trigger=trigger,
        minutes=after,
        times=times,
        hours=_hours(table),
        firmness=_firmness(table),
        snooze=table.whole("snooze", *SNOOZE_MINUTES, missing=5),
        snoozes=table.whole("snoozes", *SNOOZES, missing=1),
        cap=table.whole("cap", *CAP) if table.has("cap") else None,
        skips=table.whole("skips", *SKIPS) if table.has("skips") else None,
    )
    return (None if problems else reminder), problems


def _trigger(table: Table) -> tuple[Trigger, int, ClockTimes]:
    named = [key for key in TRIGGERS if table.has(key)]
    if len(named) != 1:
        expected = tr("exactly one of: {words}").format(words=" ".join(TRIGGERS))
        table.problem((named or TRIGGERS)[-1], expected)
    trigger, after, times = Trigger.WORK, MINUTES[0], ClockTimes()
    for key in named:
        if key == "at":
            trigger, times = Trigger.CLOCK, _times(table)
        else:
            trigger, after = Trigger(key), table.whole(key, *MINUTES)
    if table.has("weekdays") and "at" not in named:
        table.problem("weekdays", tr("only beside “at”; elsewhere it is “days”"))
    return trigger, after, times


def _times(table: Table) -> ClockTimes:
    words = table.words("at", required=True, check=_clock)
    after_midnight = {minutes(word) for word in words if _clock(word) is None}
    return ClockTimes(tuple(sorted(after_midnight)), _weekdays(table, "weekdays"))


def _clock(word: str) -> str | None:
    try:
        minutes(word)
    except ScenarioProblem:
        return tr("times of day, as 10:30")
    return None


def _weekdays(table: Table, key: str) -> frozenset[int]:
    """Return the named weekdays; every day if the key is not there."""
    words = table.words(key, required=table.has(key), allowed=DAYS)
    return frozenset(DAYS.index(word) for word in words if word in DAYS) or ANY_TIME.days


def _hours(table: Table) -> Hours | None:
    """Return the reminder's own hours, None if it has those of all reminders."""
    days = _weekdays(table, "days")
    words = table.words("hours", required=table.has("hours"), check=_range)
    fine = [word for word in words if _range(word) is None]
    if not table.has("days") and not table.has("hours"):
        return None
    return Hours(days, _RANGES.check(fine) if fine else ANY_TIME.ranges)


def _range(word: str) -> str | None:
    try:
        _RANGES.check([word])
    except BadDataError:
        return tr("times of day, as 09:00-12:00")
    return None


def _firmness(table: Table) -> Firmness:
    word = table.choice("firmness", Firmness) if table.has("firmness") else None
    return Firmness(word or Firmness.GENTLE)


def _break(table: Table, names: Names) -> Break:
    word = table.choice("do", Kind)
    text = table.text("text", TEXT_LENGTH, required=word == Kind.MESSAGE)
    switch = table.has("switch") and table.flag("switch")
    posture = table.choice("posture", Posture) if table.has("posture") else None
    if word is None:
        return Break(Kind.MESSAGE, SECONDS[0])
    kind = Kind(word)
    for key, kinds in _GOES_WITH.items():
        if table.has(key) and kind not in kinds:
            table.problem(key, tr("only beside do = {words}").format(words=" ".join(kinds)))
    if kind is Kind.ROUTINE:
        what, seconds = _routine(table, names)
    else:
        what = _exercise(table, names) if kind is Kind.STEP else ""
        seconds = _seconds(table, kind)
    return Break(kind, seconds, what, posture or "", text, switch)


def _routine(table: Table, names: Names) -> tuple[str, int]:
    """Return the id of the routine, and how long it lasts."""
    name = table.text("routine", NAME_LENGTH)
    found = names.catalogue().routine(name) if name else None
    if found is not None:
        return name, found.total_seconds
    if name:
        table.problem("routine", tr("the id of a routine that is there"))
    return name, SECONDS[0]


def _exercise(table: Table, names: Names) -> str:
    name = table.text("exercise", NAME_LENGTH)
    if name and name not in names.known and names.catalogue().exercise(name) is None:
        table.problem("exercise", tr("the id of an exercise that is there"))
    return name


def _seconds(table: Table, kind: Kind) -> int:
    length = Breaks.routine_length
    if kind is not Kind.COMPOSED:
        return table.whole("seconds", *SECONDS, missing=_USUAL_S[kind])
    seconds = table.whole("seconds", length.low, length.high, missing=_USUAL_S[kind])
    if (seconds - length.low) % length.step:
        table.problem("seconds", length.takes())
    return seconds
