"""The history window with 0 to 1,000,000 records: from opening it to its first picture.

All sizes in one run, in turn, several rounds; what counts is the time beyond an empty history.
The records lie in three years, so that even the last 365 days hold a third of them. It is the
processor's time that is taken: nothing waits here but for other programs on a busy machine.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false;default.warning=false")

from PySide6.QtWidgets import QApplication

from desk_stretch.core.history.insight import MONTH, YEAR, Span
from desk_stretch.storage.history import History
from desk_stretch.storage.opening import open_history
from desk_stretch.ui import theme
from desk_stretch.ui.history.window import HistoryWindow
from tests.ui.fake_engine import NOW, FakeClock
from tests.ui.gallery import LiveEngine, catalogue

SIZES = (0, 100, 1_000, 10_000, 100_000, 1_000_000)
JUDGED = 100_000
MOST_MS = 100.0
ROUNDS = 7
DAYS = 3 * 365
STEPS, PROMPTS = 5, 3
_OUTCOMES = ("natural", "natural", "skipped", "missed", "snoozed", "started")
_AREAS = tuple(
    json.dumps(areas)
    for areas in (["neck"], ["shoulders", "chest"], ["upper-back"], ["hips", "legs"], ["wrists"])
)
_SESSION = """
INSERT INTO session (id, at, at_s, routine, posture, asked, steps_total, steps_done, planned_s,
  done_s, outcome, ended_at, rehearsal) VALUES (?, ?, ?, 'sitting-gentle', ?, 1, 5, 5, 180, 180.0,
  'completed', ?, 0)
"""
_STEP = """
INSERT INTO step (session, place, at, at_s, exercise, form, side, seconds, outcome, areas)
VALUES (?, ?, ?, ?, 'cat-cow', 'chair', 'both', 36.0, 'done', ?)
"""
_PROMPT = """
INSERT INTO prompt (at, at_s, reminder, outcome, reason, rehearsal)
VALUES (?, ?, 'rest break', ?, 'You have worked for 50 minutes.', 0)
"""


def times(count: int) -> Iterator[tuple[str, float]]:
    """The beginnings of so many routines, in working hours, the last one this morning."""
    chance = random.Random(1)
    for place in range(count):
        day = NOW.local - timedelta(days=int(DAYS * (1 - (place + 1) / count)))
        at = day.replace(hour=chance.randrange(8, 18), minute=chance.randrange(60))
        yield at.isoformat(timespec="seconds"), at.timestamp()


def filled(path: Path, size: int) -> History:
    """A history of so many sessions, steps and prompts altogether, in a file."""
    record = open_history(path).record
    db, chance = record._db, random.Random(2)
    with db:
        db.execute("BEGIN")
        for session, when in enumerate(times(size // (1 + STEPS + PROMPTS)), 1):
            posture = chance.choice(("sitting", "standing"))
            db.execute(_SESSION, (session, *when, posture, when[0]))
            steps = ((session, place, *when, chance.choice(_AREAS)) for place in range(STEPS))
            db.executemany(_STEP, steps)
            db.executemany(_PROMPT, ((*when, chance.choice(_OUTCOMES)) for _ in range(PROMPTS)))
    return record


def painted_ms(app: QApplication, record: History, days: int | None) -> float:
    """Milliseconds from opening to the picture; of so many days, from asking for them on."""
    begun = time.process_time()
    window = HistoryWindow(LiveEngine(), FakeClock(), record, catalogue)
    window.show()
    app.processEvents()
    window.grab()
    if days is not None:
        begun = time.process_time()
        window.show_span(Span(NOW.day, days))
        app.processEvents()
        window.grab()
    ms = (time.process_time() - begun) * 1000
    window.close()
    window.deleteLater()
    app.processEvents()
    return ms


def main() -> None:
    """Print the table; ends with 1 if the goal is missed."""
    app = QApplication([])
    dressed = theme.apply(app, "light")
    with tempfile.TemporaryDirectory() as folder:
        records = {size: filled(Path(folder) / f"{size}.db", size) for size in SIZES}
        catalogue()
        met = [table(app, records, name, days) for name, days in WAYS.items()]
        for record in records.values():
            record.close()
    dressed.leave()
    sys.exit(0 if all(met) else 1)


WAYS = {"opening (week)": None, "month": MONTH, "year": YEAR}


def table(app: QApplication, records: dict[int, History], name: str, days: int | None) -> bool:
    """Measure every size in turn; whether the judged one is within the goal."""
    found: dict[int, list[float]] = {size: [] for size in SIZES}
    painted_ms(app, records[0], days)
    for _ in range(ROUNDS):
        for size in SIZES:
            found[size].append(painted_ms(app, records[size], days))
    medians = {size: statistics.median(each) for size, each in found.items()}
    for size in SIZES:
        beyond = medians[size] - medians[0]
        goal = f" (goal {MOST_MS:.0f})" if size == JUDGED else ""
        ratio = medians[size] / medians[0]
        print(f"{name}, {size:>9,} records: {medians[size]:6.1f} ms, {beyond:+7.1f} ms beyond an"
              f" empty history{goal}, ratio {ratio:.2f}")  # fmt: skip
    return medians[JUDGED] - medians[0] < MOST_MS


if __name__ == "__main__":
    main()
