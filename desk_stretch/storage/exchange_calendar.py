"""The sessions of the record as events of an iCalendar file. Read late: the library takes 100 ms.

An event leaves the person free, so that a calendar that is looked at keeps no break back for it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from desk_stretch.core.history.exchange import WholeSession, identity
from desk_stretch.core.history.records import Outcome, SessionRecord, StepOutcome, StepRecord
from desk_stretch.core.history.stats import outcome_of
from desk_stretch.core.routine.composer import COMPOSED
from desk_stretch.i18n import N_, ntr, tr
from desk_stretch.storage.own_catalogue import whole_catalogue

_STEPS = {
    StepOutcome.DONE: N_("done"),
    StepOutcome.SKIPPED: N_("skipped"),
    StepOutcome.HURT: N_("left because it hurt"),
    StepOutcome.STOPPED: N_("stopped"),
}
_SIDES = {"left": N_("left"), "right": N_("right")}
_ONE = timedelta(seconds=1)


def calendar(sessions: Iterable[WholeSession]) -> bytes:
    """One event for each session; its number stays the same with every export."""
    catalogue = whole_catalogue()
    exercises = {each.id: tr(each.name) for each in catalogue.exercises}
    routines = {each.id: tr(each.name) for each in catalogue.routines}
    routines[COMPOSED] = tr("Made for you")
    whole = Calendar()
    whole.add("prodid", "-//Desk Stretch//history//EN")
    whole.add("version", "2.0")
    for each in sessions:
        whole.add_component(_event(each, routines, exercises))
    return bytes(whole.to_ical())


def _event(whole: WholeSession, routines: dict[str, str], exercises: dict[str, str]) -> Event:
    row = whole.session
    begin = datetime.fromisoformat(row.at).astimezone(UTC)
    summary = routines.get(row.routine, row.routine)
    if row.rehearsal:
        summary = tr("{routine} (rehearsal)").format(routine=summary)
    number = hashlib.sha256(repr(identity(whole)).encode()).hexdigest()[:32]
    event = Event()
    event.add("uid", f"{number}@desk-stretch")
    event.add("dtstamp", begin)
    event.add("dtstart", begin)
    event.add("dtend", _end(row, begin))
    event.add("summary", summary)
    lines = [_outcome(row), *(_step(step, exercises) for step in whole.steps)]
    event.add("description", "\n".join(lines))
    event.add("transp", "TRANSPARENT")
    return event


def _end(row: SessionRecord, begin: datetime) -> datetime:
    """When it ended; a clock that was set back leaves what was done of it."""
    end = begin if row.ended_at is None else datetime.fromisoformat(row.ended_at).astimezone(UTC)
    return end if end > begin else begin + max(timedelta(seconds=round(row.done_s)), _ONE)


def _outcome(row: SessionRecord) -> str:
    if outcome_of(row) is Outcome.COMPLETED:
        return tr("Completed")
    return ntr("{done} of {total} step", "{done} of {total} steps", row.steps_total).format(
        done=row.steps_done, total=row.steps_total
    )


def _step(row: StepRecord, exercises: dict[str, str]) -> str:
    name = exercises.get(row.exercise, row.exercise)
    if row.side in _SIDES:
        name = tr("{exercise}, {side}").format(exercise=name, side=tr(_SIDES[row.side]))
    return tr("{exercise}: {seconds} s, {outcome}").format(
        exercise=name, seconds=round(row.seconds), outcome=tr(_STEPS[row.outcome])
    )
