"""How the cost grows with what a person has: records, reminders, exercises, appointments.

Each curve ends with its law: the power of the size that the last three points follow (0: it does
not grow, 1: in proportion). The processor's time is taken, all sizes in one run, the median.
"""

from __future__ import annotations

import math
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

from benchmarks.forecast import EYES, REST, START
from benchmarks.history import filled
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.reading import Reading
from desk_stretch.core.breaks.roster import advance_all, begun
from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.core.history.records import Outcome, PromptRecord
from desk_stretch.core.moment import Moment
from desk_stretch.core.routine.brief import Brief
from desk_stretch.core.routine.composer import compose
from desk_stretch.platform.calendars.events import busy_spans
from desk_stretch.resources import asset
from desk_stretch.storage.catalogue_files import load_catalogue
from tests.ui.fake_engine import NOW

ROUNDS = 5
MANY_S = 3.0  # what takes longer is done once

RECORDS = (100, 1_000, 10_000, 100_000, 1_000_000)
REMINDERS = (1, 3, 10, 30, 100)
EXERCISES = (50, 200, 1_000, 5_000)
EVENTS = (10, 100, 1_000, 10_000)


class Curve(NamedTuple):
    """Milliseconds at each size, and the highest power that is still good."""

    name: str
    sizes: tuple[int, ...]
    ms: list[float]
    most: float

    def law(self) -> float:
        """The slope of the last three points, both axes logarithmic."""
        points = list(zip(self.sizes, self.ms, strict=True))[-3:]
        logs = [(math.log(size), math.log(max(ms, 1e-6))) for size, ms in points]
        slope: float = statistics.linear_regression(*zip(*logs, strict=True)).slope
        return slope


def measured(
    name: str, sizes: tuple[int, ...], most: float, calls: Iterable[Callable[[], object]]
) -> Curve:
    """Take the time of one call for each size."""
    return Curve(name, sizes, [_ms(call) for call in calls], most)


def _ms(call: Callable[[], object]) -> float:
    call()
    took: list[float] = []
    while len(took) < ROUNDS and sum(took) < MANY_S * 1000:
        begun_at, repeats = time.process_time(), 0
        while time.process_time() - begun_at < 0.02 or not repeats:
            call()
            repeats += 1
        took.append((time.process_time() - begun_at) * 1000 / repeats)
    return statistics.median(took)


def history(folder: Path) -> list[Curve]:
    """What the app asks of the record in its day. A week holds its part of all the records, so
    what looks at a week may grow with them."""
    records = [filled(folder / f"{size}.db", size) for size in RECORDS]
    week = (NOW.local - timedelta(days=7)).isoformat(timespec="seconds")
    last = NOW.local.date()
    row = PromptRecord(NOW.iso(), "rest break", Outcome.SKIPPED, "why")
    curves = [
        measured("writing what became of a prompt", RECORDS, 0.2,
                 [partial(each.add_prompt, row) for each in records]),
        measured("what was done lately, for a routine", RECORDS, 1.1,
                 [partial(each.recent_steps, week) for each in records]),
        measured("the sums of a week", RECORDS, 1.1,
                 [partial(each.tally, last - timedelta(6), last) for each in records]),
    ]  # fmt: skip
    for each in records:
        each.close()
    return curves


def reminders() -> list[Curve]:
    """One look of the planner."""
    moment = Moment(START, 0.0)

    def look(count: int) -> Callable[[], object]:
        policies: tuple[Policy, ...] = (
            REST, *(replace(EYES, reminder=f"own {i}") for i in range(count - 1)),
        )  # fmt: skip
        plans = begun(moment, policies)
        return lambda: advance_all(plans, moment, Reading(), policies)

    return [measured("one look of the planner", REMINDERS, 2.1, map(look, REMINDERS))]


def catalogue(folder: Path) -> list[Curve]:
    """Reading the files, and composing a routine."""
    shipped = load_catalogue()
    files = sorted(asset("exercises").iterdir())

    def grown(count: int) -> Catalogue:
        kinds = shipped.exercises
        more = (replace(kinds[i % len(kinds)], id=f"copy-{i}") for i in range(count - len(kinds)))
        return Catalogue((*kinds[:count], *more))

    def copied(count: int) -> Path:
        into = folder / str(count)
        into.mkdir()
        for i in range(count):
            shutil.copy(files[i % len(files)], into / f"copy-{i}.toml")
        return into

    folders = [copied(count) for count in EXERCISES]
    brief = Brief(Posture.SITTING, 180)
    return [
        measured("reading exercises from files", EXERCISES, 1.15,
                 [partial(load_catalogue, [each]) for each in folders]),
        measured("composing three minutes", EXERCISES, 1.3,
                 [partial(compose, brief, grown(count)) for count in EXERCISES]),
    ]  # fmt: skip


def calendar() -> list[Curve]:
    """Looking for today's meetings; half of the events come again every week."""
    begin = datetime(2026, 3, 2, tzinfo=UTC)

    def text(count: int) -> bytes:
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//growth//EN"]
        for i in range(count):
            at = begin + timedelta(hours=i % 2000 - 1000)
            since, until = (f"{when:%Y%m%dT%H%M%SZ}" for when in (at, at + timedelta(hours=1)))
            lines += ["BEGIN:VEVENT", f"UID:{i}", f"DTSTAMP:{since}"]
            lines += [f"DTSTART:{since}", f"DTEND:{until}"]
            lines += [*(["RRULE:FREQ=WEEKLY"] if i % 2 else []), "END:VEVENT"]
        return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()

    files = [text(count) for count in EVENTS]
    return [
        measured("reading a calendar for a day", EVENTS, 1.15,
                 [partial(busy_spans, each, begin, begin + timedelta(days=1)) for each in files]),
    ]  # fmt: skip


def show(curve: Curve) -> bool:
    """Print a curve; whether its law is as good as it was meant to be."""
    law = curve.law()
    points = " | ".join(
        f"{size:,}: {ms:.3g} ms" for size, ms in zip(curve.sizes, curve.ms, strict=True)
    )
    verdict = "" if law <= curve.most else "  MISSED"
    print(f"{curve.name}: {points}; size^{law:.2f} (at most {curve.most}){verdict}", flush=True)
    return law <= curve.most


def main() -> None:
    """Print every curve with its law; 1 if one grows faster than it was meant to."""
    with tempfile.TemporaryDirectory() as folder:
        curves = [*history(Path(folder)), *reminders(), *catalogue(Path(folder)), *calendar()]
    missed = [curve.name for curve in curves if not show(curve)]
    sys.exit(bool(missed))


if __name__ == "__main__":
    main()
