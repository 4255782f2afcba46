"""When in the week: weekdays and clock ranges."""

from __future__ import annotations

import re
from itertools import groupby

from desk_stretch.core.settings.setting import Setting, quoted
from desk_stretch.i18n import N_, listed, tr

DAY_MINUTES = 24 * 60
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FULL = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAY_LABELS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
DASHES = re.compile(r"\s*[-–]\s*")

Clock = tuple[int, int]

_CLOCK = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?")


class Days(Setting[frozenset[int]]):
    """Weekdays, at least one; 0 is Monday."""

    def takes(self) -> str:
        """How to name days."""
        return tr("one or more of {days}, as mon-fri or mon,wed").format(days=", ".join(DAYS))

    def stored(self, value: frozenset[int]) -> list[str]:
        """The short English names, from Monday on."""
        return [DAYS[day] for day in sorted(value)]

    def text(self, value: frozenset[int]) -> str:
        """``mon-fri,sun``."""
        return ",".join("-".join(DAYS[day] for day in run) for run in _runs(value))

    def display(self, value: frozenset[int]) -> str:
        """``Mon–Fri, Sun`` in the person's language."""
        if len(value) == len(DAYS):
            return tr("every day")
        return listed("–".join(tr(DAY_LABELS[day]) for day in run) for run in _runs(value))

    def _accept(self, value: object, typed: str) -> frozenset[int]:
        if not isinstance(value, list | tuple | set | frozenset):
            raise self._refusal(tr("“{value}” is not a list of days.").format(value=typed))
        days = [_day(day) for day in value]
        wrong = [day for day, found in zip(value, days, strict=True) if found is None]
        if wrong:
            raise self._refusal(tr("{words}: no such day.").format(words=quoted(wrong)))
        if not days:
            raise self._refusal(tr("no day is named."))
        return frozenset(day for day in days if day is not None)

    def _parse(self, text: str) -> frozenset[int]:
        words = [word for word in re.split(r"[\s,]+", DASHES.sub("-", text)) if word]
        days: list[object] = []
        for word in words:
            days.extend(_span(word) or [word])
        return self._accept(days, text)


class Ranges(Setting[tuple[Clock, ...]]):
    """Clock ranges of a day, at least one, in minutes after midnight and in order of time.

    A range that ends before it starts runs into the next day; 24:00 may only end one.
    """

    def takes(self) -> str:
        """How to write ranges."""
        return tr("one or more times of day, as 09:00-12:00, 13:00-18:00")

    def stored(self, value: tuple[Clock, ...]) -> list[str]:
        """Each range as ``09:00-12:00``."""
        return ["-".join(clock_text(edge) for edge in span) for span in value]

    def text(self, value: tuple[Clock, ...]) -> str:
        """The ranges with commas."""
        return ", ".join(self.stored(value))

    def display(self, value: tuple[Clock, ...]) -> str:
        """The ranges with proper dashes."""
        return self.text(value).replace("-", "–")

    def _accept(self, value: object, typed: str) -> tuple[Clock, ...]:
        if isinstance(value, str):
            return self._parse(value)
        if not isinstance(value, list | tuple):
            raise self._refusal(tr("“{value}” is not a list of times.").format(value=typed))
        spans = [_clock_range(span) for span in value]
        wrong = [span for span, read in zip(value, spans, strict=True) if read is None]
        if wrong:
            raise self._refusal(tr("{words}: no such time of day.").format(words=quoted(wrong)))
        if not spans:
            raise self._refusal(tr("no time is named."))
        return tuple(sorted({span for span in spans if span is not None}))

    def _parse(self, text: str) -> tuple[Clock, ...]:
        return self._accept([part.strip() for part in text.split(",") if part.strip()], text)


def clock_text(minutes: int) -> str:
    """Minutes after midnight as ``09:00``."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _runs(days: frozenset[int]) -> list[list[int]]:
    """The days in order; three or more in a row as [first, last], all others alone."""
    runs: list[list[int]] = []
    for _, group in groupby(enumerate(sorted(days)), key=lambda pair: pair[1] - pair[0]):
        run = [day for _, day in group]
        runs.extend([[run[0], run[-1]]] if len(run) > 2 else [[day] for day in run])
    return runs


def _day(word: object) -> int | None:
    """The weekday of a name of three letters or more, or of its number."""
    if type(word) is int:
        return word if word in range(len(DAYS)) else None
    short = word.strip().casefold() if isinstance(word, str) else ""
    named = (day for day, name in enumerate(_FULL) if len(short) > 2 and name.startswith(short))
    return next(named, None)


def _span(word: str) -> list[object] | None:
    """The days of ``mon-fri``, across the end of the week too; None if it is no such span."""
    first, dash, last = word.partition("-")
    start, end = _day(first), _day(last)
    if not dash or start is None or end is None:
        return None
    return [(start + ahead) % len(DAYS) for ahead in range((end - start) % len(DAYS) + 1)]


def _clock_range(span: object) -> Clock | None:
    """The range that a text or a pair of minutes is, or None."""
    edges: list[int | None]
    if isinstance(span, str):
        edges = [_minutes(edge) for edge in DASHES.split(span.strip())]
    elif isinstance(span, list | tuple):
        edges = [edge if type(edge) is int else None for edge in span]
    else:
        return None
    match edges:
        case [int(start), int(end)] if 0 <= start < DAY_MINUTES and 0 <= end <= DAY_MINUTES:
            return (start, end) if start != end else None
    return None


def _minutes(clock: str) -> int | None:
    """Minutes after midnight of ``9``, ``9:30`` or ``24:00``, or None."""
    found = _CLOCK.fullmatch(clock)
    if found is None or int(found[2] or 0) > 59:
        return None
    return int(found[1]) * 60 + int(found[2] or 0)
