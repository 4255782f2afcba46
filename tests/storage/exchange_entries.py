"""Invented histories for the tests of files."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from desk_stretch.core.history.exchange import WholeSession
from desk_stretch.core.history.records import (
    Outcome,
    PromptRecord,
    RestingExercise,
    SessionRecord,
    StepOutcome,
    StepRecord,
)

_ZONES = st.sampled_from([UTC, *(timezone(timedelta(hours=hours)) for hours in (-5, 1, 13))])
_TIMES = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=_ZONES)
TIMES = _TIMES.map(lambda at: at.isoformat(timespec="seconds"))
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.sampled_from(["=1+1", "'=1", "''", "-5", "+", "@a", "\tx", "\r\n", 'a"b,c', ";", "\0"]),
)
_COUNTS = st.integers(0, 1000)
_LENGTHS = st.floats(0, 1e6, allow_nan=False)
_AREAS = st.lists(st.sampled_from(["neck", "upper-back", "=legs"]), max_size=3).map(tuple)

PROMPTS = st.builds(PromptRecord, TIMES, TEXTS, st.sampled_from(Outcome), TEXTS, st.booleans())
RESTING = st.builds(RestingExercise, TEXTS, TIMES, TIMES, st.booleans())
STEPS = st.builds(
    StepRecord, st.just(0), _COUNTS, TIMES, TEXTS, TEXTS, TEXTS, _LENGTHS,
    st.sampled_from(StepOutcome), _AREAS,
)  # fmt: skip
SESSIONS = st.builds(
    SessionRecord, st.just(0), TIMES, TEXTS, TEXTS, st.booleans(), _COUNTS, _COUNTS, _COUNTS,
    _LENGTHS, st.sampled_from([Outcome.COMPLETED, Outcome.PARTIAL]), st.none() | TIMES,
    st.booleans(),
)  # fmt: skip
WHOLE = st.builds(WholeSession, SESSIONS, st.lists(STEPS, max_size=3).map(tuple))
ENTRIES = st.lists(st.one_of(PROMPTS, RESTING, WHOLE), max_size=8)

AT = "2026-03-02T10:00:00+01:00"
PROMPT = PromptRecord("2026-03-02T09:59:00+01:00", "rest break", Outcome.SKIPPED, "worked 50 min")
SESSION = SessionRecord(
    0, AT, "sitting-gentle", "sitting", True, 3, 2, 180, 72.0, Outcome.PARTIAL,
    "2026-03-02T10:03:00+01:00",
)  # fmt: skip
STEP = StepRecord(
    0, 0, "2026-03-02T10:00:36+01:00", "neck-rotation", "chair", "left", 36.0, StepOutcome.DONE,
    ("neck",),
)  # fmt: skip
REHEARSED = SessionRecord(
    0, "2026-03-03T10:00:00+01:00", "composed", "standing", False, 1, 1, 60, 60.0,
    Outcome.COMPLETED, None, rehearsal=True,
)  # fmt: skip
HURT = StepRecord(0, 1, AT, "gone", "a", "both", 4.4, StepOutcome.HURT, ())
SOME = [
    PROMPT,
    WholeSession(SESSION, (STEP, HURT)),
    RestingExercise("gone", "2026-03-02T10:00:40+01:00", "2026-03-09T10:00:40+01:00"),
    WholeSession(REHEARSED),
]
