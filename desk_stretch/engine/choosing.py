"""Which routine a start means: the named one, the last one, or one composed for the asked time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desk_stretch.core.breaks.reminder import Kind
from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.core.history.records import RestingExercise, StepOutcome
from desk_stretch.core.routine.alone import alone
from desk_stretch.core.routine.brief import Brief, Recent
from desk_stretch.core.routine.composer import compose
from desk_stretch.core.routine.named import DEFAULT_ROUTINES, apply
from desk_stretch.engine.commands import StartRoutine
from desk_stretch.engine.own_reminders import OwnReminders
from desk_stretch.engine.translate import RECENT_DAYS, choices_of, days_from
from desk_stretch.errors import UsageError
from desk_stretch.i18n import tr

if TYPE_CHECKING:
    from desk_stretch.core.breaks.reminder import Break
    from desk_stretch.core.catalogue.catalogue import Catalogue
    from desk_stretch.core.catalogue.named import NamedRoutine
    from desk_stretch.core.moment import Moment
    from desk_stretch.core.routine.routine import Routine
    from desk_stretch.core.settings.schema import Settings
    from desk_stretch.core.stores import Record, ReminderStore


LEAST_COMPOSED_S = 60


class Past(NamedTuple):
    """What the history says to a start: what rests, and what was done in the last days."""

    resting: tuple[RestingExercise, ...] = ()
    recent: Recent = ()


def past_of(record: Record, now: Moment) -> Past:
    """Ask the record; raises StorageError if it cannot be read."""
    rows = record.recent_steps(days_from(now, -RECENT_DAYS))
    done = (row for row in rows if row.outcome is StepOutcome.DONE)
    recent = tuple((row.exercise, *row.areas) for row in done)
    return Past(tuple(record.resting(now.iso())), recent)


def choose(
    start: StartRoutine, settings: Settings, catalogue: Catalogue, past: Past, now: Moment
) -> Routine:
    """Return the routine to begin; raises BadDataError naming what to relax if there is none."""
    choices, recent = choices_of(settings, past.resting), past.recent
    named = _named(start, settings, catalogue)
    length = start.seconds or (None if start.routine else settings.breaks.routine_length)
    if named is not None and (length is None or named.total_seconds == length):
        return apply(named, choices, catalogue, recent)
    posture = named.posture if named is not None else _posture(start, settings)
    seconds = length or settings.breaks.routine_length
    return compose(Brief(posture, seconds, (), choices, recent, int(now.wall)), catalogue)


def for_start(
    start: StartRoutine, settings: Settings, catalogue: Catalogue, record: Record,
    reminders: ReminderStore, now: Moment,
) -> Routine:  # fmt: skip
    """Return the routine that a start without an engine means; raises as the others do."""
    past = past_of(record, now)
    own = OwnReminders(reminders).find(start.reminder) if start.reminder else None
    routine = for_break(own.asks, settings, catalogue, past, now) if own else None
    return routine or choose(start, settings, catalogue, past, now)


def for_break(
    asks: Break, settings: Settings, catalogue: Catalogue, past: Past, now: Moment
) -> Routine:
    """Return the routine that a reminder asks for; a message has none."""
    if asks.kind is Kind.STEP:
        return _step(asks, settings, catalogue, past, now)
    if asks.kind is Kind.ROUTINE:
        return choose(StartRoutine(routine=asks.what), settings, catalogue, past, now)
    return _composed(asks, settings, catalogue, past, now)


def _composed(
    asks: Break, settings: Settings, catalogue: Catalogue, past: Past, now: Moment
) -> Routine:
    """A routine made for the seconds of the break; none is shorter than a minute."""
    posture = _posture(StartRoutine(posture=asks.posture or None), settings)
    seconds = max(LEAST_COMPOSED_S, asks.seconds)
    choices = choices_of(settings, past.resting)
    brief = Brief(posture, seconds, (), choices, past.recent, int(now.wall))
    return compose(brief, catalogue)


def _step(
    asks: Break, settings: Settings, catalogue: Catalogue, past: Past, now: Moment
) -> Routine:
    """The routine of one exercise, in a form that the person's choices allow.

    An exercise that is left out, or hurt lately, gives way to a short routine.
    """
    exercise = catalogue.exercise(asks.what)
    if exercise is None:
        raise UsageError(
            tr("There is no exercise “{id}”.").format(id=asks.what),
            tr("See “desk-stretch exercises” for the list."),
        )
    choices = choices_of(settings, past.resting)
    allowed = [form for form in exercise.forms if choices.allows(form, exercise)]
    posture = asks.posture or settings.movement.posture
    fitting = [form for form in allowed if posture in form.postures]
    form = next(iter(fitting or allowed), None)
    if form is None:
        return _composed(asks, settings, catalogue, past, now)
    return alone(exercise, form, cue_changes=choices.cue_changes(form))


def _posture(start: StartRoutine, settings: Settings) -> Posture:
    """The asked posture, else the last one."""
    word = start.posture or settings.movement.posture
    try:
        return Posture(word)
    except ValueError:
        raise UsageError(
            tr("“{word}” is not a posture.").format(word=word),
            tr("Name one of: {postures}.").format(postures=", ".join(Posture)),
        ) from None


def _named(start: StartRoutine, settings: Settings, catalogue: Catalogue) -> NamedRoutine | None:
    """The named routine that is meant, if one is."""
    if start.routine is not None:
        found = catalogue.routine(start.routine)
        if found is None:
            raise UsageError(
                tr("There is no routine “{id}”.").format(id=start.routine),
                tr("See “desk-stretch routines” for the list."),
            )
        return found
    posture = _posture(start, settings)
    last = catalogue.routine(settings.movement.routine)
    if last is not None and last.posture == posture:
        return last
    return catalogue.routine(DEFAULT_ROUTINES[posture])
