"""The last decisions, answers and silences, each with its reason: what "why" is answered from.

An entry keeps the reason, not its sentence, so that the page follows the language. Of what a
person does at the computer it knows the names of holds and of settings, nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from desk_stretch.core.breaks.decision import Decision, Event, Reason, ReasonCode
from desk_stretch.core.breaks.reasons import sentence
from desk_stretch.core.moment import Moment

MOST = 50
MOST_SILENCES = 25
"""However often a person comes and goes, half of the page is left for what was decided."""

PASSING_S = 120.0
"""A silence that was over sooner, and led back to what was before, was only a moment's."""


class Act(StrEnum):
    """What a person did, or the app itself, beside the planner's own decisions."""

    STARTED = "started"
    COMPLETED = Event.COMPLETED.value
    PARTIAL = Event.PARTIAL.value
    SNOOZED = "snoozed"
    SKIPPED = "skipped"
    PAUSED = "paused"
    RESUMED = Event.RESUMED.value
    MEETING = "meeting"
    MEETING_OVER = "meeting over"
    SETTINGS = "settings changed"
    APP_STARTED = "app started"
    APP_ENDED = "app ended"


@dataclass(frozen=True, slots=True)
class Entry:
    """*what* is an event, an act or, for a silence, a state (the words of ``Status.state``)."""

    moment: Moment
    what: str
    reminder: str
    reason: Reason
    is_silence: bool = False

    @property
    def sentence(self) -> str:
        """The reason in the language in use, as it was true at that moment."""
        lasts = self.is_silence or self.what == Event.WITHDRAWN
        return sentence(self.reason, self.moment, ongoing=lasts)

    def repeats(self, other: Entry) -> bool:
        """Whether both say the same, whenever they do."""
        return (self.what, self.reason.code, self.reason.names) == (
            other.what, other.reason.code, other.reason.names,
        )  # fmt: skip


def decided(decision: Decision) -> Entry:
    """Return the entry of something that the planner decided."""
    return Entry(decision.moment, decision.event.value, decision.reminder, decision.reason)


@dataclass(frozen=True, slots=True)
class Diary:
    """At most ``MOST`` entries, the oldest first."""

    entries: tuple[Entry, ...] = ()

    def adding(self, entry: Entry) -> Diary:
        """Return the diary with *entry*, unless it only repeats the last one."""
        entries = self.entries
        if entries[1:] and _is_back(entries[-2], entries[-1], entry):
            return Diary(entries[:-1])
        if entries and _is_same(entries[-1], entry):
            return self
        return Diary(_bounded((*entries, entry)))

    @property
    def newest_first(self) -> tuple[Entry, ...]:
        """The entries as they are read."""
        return self.entries[::-1]

    def frozen(self) -> list[dict[str, Any]]:
        """Return JSON values for the next start."""
        return [_frozen(entry) for entry in self.entries]


def thaw(kept: Any, moment: Moment) -> Diary:
    """Return what was kept, however old. What cannot be read is left out, and so is what lies
    in the future: the clock was set back, or a rehearsal ran ahead of it."""
    entries = [_thawed(each) for each in kept] if isinstance(kept, list) else []
    past = (one for one in entries if one is not None and one.moment.wall <= moment.wall)
    return Diary(_bounded(tuple(past)))


def _is_back(before: Entry, last: Entry, entry: Entry) -> bool:
    """Whether *last* was a silence of a moment, and what was *before* goes on."""
    passing = last.is_silence and entry.moment.wall - last.moment.wall < PASSING_S
    return passing and entry.is_silence and entry.repeats(before)


def _is_same(last: Entry, entry: Entry) -> bool:
    """Whether *entry* adds nothing: a silence goes on, or an act came twice in a row."""
    soon = entry.moment.wall - last.moment.wall < PASSING_S
    is_again = soon and entry.reminder == last.reminder
    return entry.repeats(last) and (entry.is_silence or is_again)


def _bounded(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Let the oldest go; a silence first, while silences are more than their share."""
    while len(entries) > MOST:
        silences = [place for place, entry in enumerate(entries) if entry.is_silence]
        place = silences[0] if len(silences) > MOST_SILENCES else 0
        entries = entries[:place] + entries[place + 1 :]
    return entries


def _frozen(entry: Entry) -> dict[str, Any]:
    reason = entry.reason
    return {
        "at": entry.moment.iso(),
        "what": entry.what,
        "reminder": entry.reminder,
        "code": reason.code.value,
        "seconds": reason.seconds,
        "until": reason.until,
        "names": list(reason.names),
        "silence": entry.is_silence,
    }


def _thawed(kept: Any) -> Entry | None:
    """An entry, or None if nobody can say what it meant."""
    try:
        at = datetime.fromisoformat(kept["at"])
        until = None if kept["until"] is None else float(kept["until"])
        names = tuple(str(name) for name in kept["names"])
        reason = Reason(ReasonCode(kept["code"]), float(kept["seconds"]), until, names)
        moment = Moment(at.timestamp(), 0.0, zone=at.tzinfo or UTC)
        what, reminder = str(kept["what"]), str(kept["reminder"])
        entry = Entry(moment, what, reminder, reason, bool(kept["silence"]))
        entry.sentence  # noqa: B018 - a number that no calendar knows is found now, not on the page
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return None
    return entry
