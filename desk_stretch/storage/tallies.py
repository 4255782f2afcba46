"""The groups of the record, made by the database: ``core/history/tally.py`` says what they are."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection

    from desk_stretch.core.history.tally import Tally

# A session without an outcome runs, or was cut off: its steps tell how far it came.
DONE = "(SELECT count(DISTINCT place) FROM step WHERE session = session.id AND outcome = 'done')"
SECONDS = "(SELECT coalesce(sum(seconds), 0.0) FROM step WHERE session = session.id)"

# The seconds find the rows by their index; the days, as they are written, decide.
_SPAN = "at_s >= :since AND at_s < :until AND substr(at, 1, 10) BETWEEN :first AND :last"
_ROUTINES = f"""
SELECT hour, posture, outcome, count(*), sum(steps), sum(seconds) FROM (
  SELECT substr(at, 1, 13) AS hour, posture, outcome, steps_done AS steps, done_s AS seconds
  FROM session WHERE outcome IS NOT NULL AND NOT rehearsal AND NOT taken_back
    AND removed IS NULL AND {_SPAN}
  UNION ALL
  SELECT substr(at, 1, 13), posture, iif({DONE} >= steps_total, 'completed', 'partial'),
    {DONE}, {SECONDS}
  FROM session WHERE outcome IS NULL AND NOT rehearsal AND NOT taken_back
    AND removed IS NULL AND {_SPAN} AND {DONE} > 0
) GROUP BY hour, posture, outcome
"""
_PROMPTS = f"""
SELECT iif(outcome = 'natural', substr(at, 1, 13), '') AS hour, outcome, count(*) FROM prompt
WHERE NOT rehearsal AND removed IS NULL AND {_SPAN} GROUP BY hour, outcome
"""
_WORKED = """
SELECT areas, count(*) FROM step JOIN session ON session.id = step.session
WHERE step.outcome = 'done' AND NOT rehearsal AND removed IS NULL
  AND step.at_s >= :since AND step.at_s < :until
  AND substr(step.at, 1, 10) BETWEEN :first AND :last GROUP BY areas
"""
_FARTHEST = timedelta(days=1)  # no clock on a wall is farther from that of Greenwich


def tally(db: Connection, first: date, last: date) -> Tally:
    """The groups of the days from *first* to *last*; ValueError for an outcome there is not."""
    from desk_stretch.core.history.records import Outcome
    from desk_stretch.core.history.tally import Prompts, Routines, Tally, Worked

    span = {
        "first": first.isoformat(),
        "last": last.isoformat(),
        "since": _midnight(first) - _FARTHEST.total_seconds(),
        "until": _midnight(last) + 2 * _FARTHEST.total_seconds(),
    }
    cursor = db.cursor()
    cursor.row_factory = None
    routines = [
        Routines(hour, posture, Outcome(outcome), *sums)
        for hour, posture, outcome, *sums in cursor.execute(_ROUTINES, span)
    ]
    prompts = [
        Prompts(hour, Outcome(outcome), count)
        for hour, outcome, count in cursor.execute(_PROMPTS, span)
    ]
    worked = [
        Worked(tuple(json.loads(areas)), count) for areas, count in cursor.execute(_WORKED, span)
    ]
    return Tally(tuple(routines), tuple(prompts), tuple(worked))


def _midnight(day: date) -> float:
    return datetime.combine(day, time(), UTC).timestamp()
