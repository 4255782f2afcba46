"""Rows of the record for properties: every kind of outcome, offset and day, rehearsals too."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from hypothesis import strategies as st

from desk_stretch.core.history.records import (
    Outcome,
    PromptRecord,
    SessionRecord,
    StepOutcome,
    StepRecord,
)

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 5)

_offsets = st.integers(-12 * 4, 14 * 4).map(lambda x: timezone(timedelta(minutes=15 * x)))
times = st.builds(
    lambda at, zone: at.replace(tzinfo=zone).isoformat(timespec="seconds"),
    st.datetimes(datetime(2026, 2, 26), datetime(2026, 3, 8)),
    _offsets,
)
prompts = st.builds(
    PromptRecord, times, st.just("rest break"), st.sampled_from(Outcome), st.just("why"),
    st.booleans(),
)  # fmt: skip
sessions = st.builds(
    SessionRecord,
    id=st.integers(1, 4),
    at=times,
    routine=st.just("sitting-gentle"),
    posture=st.sampled_from(("sitting", "standing", "floor")),
    asked=st.booleans(),
    steps_total=st.just(5),
    steps_done=st.integers(0, 5),
    planned_s=st.just(180),
    done_s=st.floats(0, 300),
    outcome=st.sampled_from((None, Outcome.COMPLETED, Outcome.PARTIAL)),
    rehearsal=st.booleans(),
)
steps = st.builds(
    StepRecord,
    session=st.integers(1, 4),
    index=st.integers(0, 4),
    at=times,
    exercise=st.just("cat-cow"),
    form=st.just("chair"),
    side=st.just("both"),
    seconds=st.floats(0, 60),
    outcome=st.sampled_from(StepOutcome),
    areas=st.sampled_from(((), ("neck",), ("neck", "chest"), ("hips",))),
)
