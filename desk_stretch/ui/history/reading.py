"""Reads a span of days from the record and turns its rows into words for the list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QTime

from desk_stretch.core.breaks.policy import REST_BREAK
from desk_stretch.core.breaks.reminder import Kind, Reminder
from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.history import stats
from desk_stretch.core.history.records import Outcome, PromptRecord, SessionRecord
from desk_stretch.core.moment import Moment
from desk_stretch.core.stores import Archive
from desk_stretch.i18n import N_, ntr, tr

if TYPE_CHECKING:
    from desk_stretch.core.history.insight import Span  # late: the main window needs none

COMPOSED = "composed"

# A prompt that led to a routine, was put off or was taken back has its end in another row.
_PROMPTS = {
    Outcome.NATURAL: (N_("Natural break"), ""),
    Outcome.SKIPPED: (N_("Prompt"), N_("Skipped")),
    Outcome.MISSED: (N_("Prompt"), N_("Not answered")),
    Outcome.SNOOZED_OUT: (N_("Prompt"), N_("Snoozed to the end")),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: when, what, and how it ended. *at* orders the lines of a day."""

    at: datetime
    what: str
    result: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class DayLines:
    """A day with its lines, the first one of the day on top."""

    day: date
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """What was read, the newest day first."""

    lines: tuple[DayLines, ...]
    today: date


def read_days(
    record: Archive, now: Moment, span: Span, catalogue: Callable[[], Catalogue],
    own: Collection[Reminder] = (),
) -> Days:  # fmt: skip
    """Read the days of *span* and nothing else.

    *own* are the person's own reminders, whose names are shown.
    """
    between = _second(span.first, now), _second(span.last + timedelta(days=1), now)
    sessions, prompts = stats.shown(record.sessions(*between)), record.prompts(*between)
    names, reminders = _Names(catalogue), {each.id: each for each in own}
    computers = record.computers()
    by_day: defaultdict[date, list[Entry]] = defaultdict(list)
    for session in sessions:
        by_day[stats.day_of(session.at)].append(
            _on(computers, session.computer, _session_entry(session, names))
        )
    for prompt in prompts:
        reminder = reminders.get(prompt.reminder)
        if prompt.outcome in _PROMPTS or _is_read(prompt, reminder):
            by_day[stats.day_of(prompt.at)].append(
                _on(computers, prompt.computer, _prompt_entry(prompt, reminder))
            )
    lines = tuple(
        DayLines(day, tuple(sorted(by_day[day], key=lambda entry: entry.at)))
        for day in sorted(by_day, reverse=True)
    )
    return Days(lines, now.day)


def first_second(now: Moment, span: int) -> str:
    """The ISO time at which the first of the last *span* days began here."""
    return _second(now.day - timedelta(days=span - 1), now)


def span_words(span: Span, today: date) -> str:
    """The span as a heading."""
    if span.days == 1:
        return day_words(span.last, today)
    if span.last == today:
        return ntr("Last {n} day", "Last {n} days", span.days).format(n=span.days)
    return tr("{first} to {last}").format(first=date_words(span.first), last=date_words(span.last))


def date_words(day: date) -> str:
    """The date in the person's manner."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def day_words(day: date, today: date) -> str:
    """The day as a person names it."""
    if day == today:
        return tr("Today")
    if day == today - timedelta(days=1):
        return tr("Yesterday")
    name = QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
    return f"{name} {date_words(day)}"


def time_words(at: datetime) -> str:
    """The time of day in the person's manner."""
    return QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)


def day_sum(day: DayLines) -> str:
    """What a day held, in a few words."""
    count = len(day.entries)
    return ntr("{n} entry", "{n} entries", count).format(n=count)


def _second(day: date, now: Moment) -> str:
    return datetime.combine(day, time(), now.zone).isoformat(timespec="seconds")


class _Names:
    """The names of routines, each looked up once."""

    def __init__(self, catalogue: Callable[[], Catalogue]) -> None:
        self._catalogue = catalogue
        self._known = {COMPOSED: tr("Made for you")}

    def of(self, routine_id: str) -> str:
        if routine_id not in self._known:
            routine = self._catalogue().routine(routine_id)
            self._known[routine_id] = routine_id if routine is None else tr(routine.name)
        return self._known[routine_id]


def _session_entry(row: SessionRecord, names: _Names) -> Entry:
    outcome = stats.outcome_of(row)
    words = tr("Completed")
    if outcome is not Outcome.COMPLETED:
        words = ntr("{done} of {total} step", "{done} of {total} steps", row.steps_total).format(
            done=row.steps_done, total=row.steps_total
        )
    what = names.of(row.routine)
    if row.rehearsal:
        what = tr("{routine} (rehearsal)").format(routine=what)
    return Entry(datetime.fromisoformat(row.at), what, words, _length(row.done_s))


def _on(computers: Mapping[str, str], computer: str, entry: Entry) -> Entry:
    """The line with the name of another computer that it comes from."""
    if not computer:
        return entry
    name = computers.get(computer) or tr("another computer")
    return replace(entry, what=tr("{what} · {computer}").format(what=entry.what, computer=name))


def _is_read(row: PromptRecord, reminder: Reminder | None) -> bool:
    """Whether it was a message that somebody read: there is no routine that shows it."""
    is_message = reminder is not None and reminder.asks.kind is Kind.MESSAGE
    return is_message and row.outcome is Outcome.STARTED


def _prompt_entry(row: PromptRecord, reminder: Reminder | None) -> Entry:
    """A natural break is one for all reminders; a prompt belongs to one of them."""
    words, result = _PROMPTS.get(row.outcome, (N_("Prompt"), N_("Done")))
    what = tr(words)
    if row.reminder != REST_BREAK and row.outcome is not Outcome.NATURAL:
        name = row.reminder if reminder is None else tr(reminder.name)
        what = tr("{prompt}: {name}").format(prompt=what, name=name)
    if row.rehearsal:
        what = tr("{routine} (rehearsal)").format(routine=what)
    return Entry(datetime.fromisoformat(row.at), what, tr(result))


def _length(seconds: float) -> str:
    """Minutes and seconds as ``3:00``."""
    whole = round(seconds)
    if not whole:
        return ""  # of a break that another app counted, nobody knows
    return f"{whole // 60}:{whole % 60:02}"
