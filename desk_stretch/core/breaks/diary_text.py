"""The diary as lines for a person: its words, its days, and the plain text for a bug report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple

from desk_stretch.core.breaks.diary import Diary
from desk_stretch.core.breaks.policy import REST_BREAK
from desk_stretch.i18n import N_, tr

_WORDS = {
    "prompt": N_("Prompt"),
    "missed": N_("Prompt not answered"),
    "natural break": N_("Natural break"),
    "held": N_("Held"),
    "withdrawn": N_("Prompt withdrawn"),
    "started": N_("Routine"),
    "completed": N_("Routine completed"),
    "partial": N_("Routine left early"),
    "snoozed": N_("Snoozed"),
    "skipped": N_("Skipped"),
    "paused": N_("Paused"),
    "resumed": N_("Resumed"),
    "meeting": N_("Meeting"),
    "meeting over": N_("Meeting over"),
    "settings changed": N_("Settings"),
    "app started": N_("App started"),
    "app ended": N_("App ended"),
    "counting": N_("Counting"),
    "away": N_("Away"),
    "due": N_("Due"),
    "outside hours": N_("Outside hours"),
    "quiet": N_("Quiet"),
    "capped": N_("Enough for today"),
    "off": N_("Switched off"),
}


class Line(NamedTuple):
    """An entry as it is read: when, *what* in the language in use, and the sentence."""

    at: datetime
    what: str
    sentence: str
    is_silence: bool = False


def word(what: str) -> str:
    """Return the word of an entry for a person; one that is not known stands for itself."""
    return tr(_WORDS[what]) if what in _WORDS else what


def phrase(what: str, reminder: str, name: str, *, is_silence: bool) -> str:
    """Return the word of an entry; of a decision about another reminder than the rest break
    with that one's *name*."""
    if is_silence or reminder == REST_BREAK:
        return word(what)
    return f"{word(what)} · {name}"


def lines_of(diary: Diary, names: Mapping[str, str]) -> list[Line]:
    """Return every entry, the newest first; *names* of the person's own reminders by their id.

    A reminder that is no more is named by its id.
    """
    return [
        Line(
            one.moment.local,
            phrase(
                one.what,
                one.reminder,
                names.get(one.reminder, one.reminder),
                is_silence=one.is_silence,
            ),
            one.sentence,
            one.is_silence,
        )
        for one in diary.newest_first
    ]


def by_day(lines: Iterable[Line]) -> list[tuple[date, list[Line]]]:
    """Return the lines in their order, under the local days that they belong to."""
    return [(day, list(same)) for day, same in groupby(lines, lambda line: line.at.date())]


def plain(lines: Iterable[Line]) -> str:
    """Return the lines as text in columns, each day under its date."""
    days = by_day(lines)
    width = max((len(line.what) for _, each in days for line in each), default=0)
    return "\n\n".join(
        "\n".join([day.isoformat(), *(_row(line, width) for line in each)])
        for day, each in days
    )  # fmt: skip


def _row(line: Line, width: int) -> str:
    return f"{line.at:%H:%M}  {line.what:{width}}  {line.sentence}"
