"""Figures from records: days, weeks, areas, objects."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desk_stretch.core.history.records import (
    Outcome,
    PromptRecord,
    SessionRecord,
    StepOutcome,
    StepRecord,
)
from desk_stretch.core.history.stats import (
    DaySummary,
    WeekCount,
    area_counts,
    days,
    in_span,
    objects,
    outcome_of,
    recent_exercises,
    shown,
    week_count,
)

MONDAY = "2026-03-02T10:00:00+01:00"
DONE = SessionRecord(
    1, MONDAY, "sitting-gentle", "sitting", True, 5, 5, 180, 180.04, Outcome.COMPLETED, MONDAY
)
LEFT = replace(DONE, id=2, steps_done=2, done_s=72.0, outcome=Outcome.PARTIAL)
CUT_OFF = replace(DONE, id=3, steps_done=3, done_s=108.0, outcome=None, ended_at=None)
JUST_BEGUN = replace(CUT_OFF, id=4, steps_done=0, done_s=0.0)


def prompt(outcome, at=MONDAY, **words):
    return PromptRecord(at, "rest break", outcome, "worked 50 min", **words)


def step(exercise, *areas, outcome=StepOutcome.DONE):
    return StepRecord(1, 0, MONDAY, exercise, "chair", "both", 36.0, outcome, areas)


def test_a_day_is_summed_up():
    prompts = [
        prompt(outcome)
        for outcome in Outcome
        for _ in range(2 if outcome is Outcome.NATURAL else 1)
    ]
    assert days([DONE, LEFT, CUT_OFF, JUST_BEGUN], prompts) == [
        DaySummary(
            date(2026, 3, 2), completed=1, partial=((2, 5), (3, 5)), natural=2, skipped=1,
            snoozed_out=1, missed=1, held=1, withdrawn=1, seconds=180.04 + 72 + 108, steps=10,
        )
    ]  # fmt: skip
    assert days([DONE, LEFT], [])[0].routines == 2


def test_days_are_those_on_the_wall_and_in_order():
    late = replace(DONE, at="2026-03-01T23:30:00-08:00")
    assert [each.day for each in days([DONE, late], [prompt(Outcome.MISSED)])] == [
        date(2026, 3, 1),
        date(2026, 3, 2),
    ]
    assert days([], []) == []


def test_rehearsals_do_not_count():
    assert days([replace(DONE, rehearsal=True)], [prompt(Outcome.NATURAL, rehearsal=True)]) == []


def test_a_session_that_was_cut_off_is_what_its_steps_make_of_it():
    assert outcome_of(CUT_OFF) is Outcome.PARTIAL
    assert outcome_of(replace(CUT_OFF, steps_done=5)) is Outcome.COMPLETED
    assert outcome_of(DONE) is Outcome.COMPLETED
    assert shown([DONE, CUT_OFF, JUST_BEGUN]) == [DONE, CUT_OFF]


def test_a_week_is_the_last_seven_days():
    sessions = [
        replace(DONE, at=f"2026-03-{day:02}T10:00:00+01:00") for day in (1, 2, 2, 3, 7, 8, 9)
    ]
    idle = replace(LEFT, at="2026-03-05T10:00:00+01:00", steps_done=0)
    summaries = days([*sessions, idle], [])
    assert week_count(summaries, date(2026, 3, 8), 5) == WeekCount(done=4, aim=5)
    assert [each.day.day for each in in_span(summaries, date(2026, 3, 8), 2)] == [7, 8]


def test_areas_and_exercises_of_finished_steps():
    steps = [
        step("a", "neck", "shoulders"),
        step("b", "hips"),
        step("c", "legs", outcome=StepOutcome.HURT),
        step("a", "neck"),
    ]
    assert list(area_counts(steps).items()) == [("neck", 2), ("shoulders", 1), ("hips", 1)]
    assert recent_exercises(steps) == ("a", "b")


def test_objects_are_in_the_order_of_time():
    earlier = prompt(Outcome.NATURAL, "2026-03-02T10:30:00+02:00")
    later = prompt(Outcome.SKIPPED, "2026-03-02T09:30:00Z", rehearsal=True)
    assert objects([DONE, JUST_BEGUN], [later, earlier]) == [
        {
            "kind": "natural", "at": "2026-03-02T10:30:00+02:00", "outcome": "natural",
            "reminder": "rest break", "reason": "worked 50 min", "rehearsal": False, "computer": "",
        },
        {
            "kind": "session", "at": MONDAY, "ended_at": MONDAY, "outcome": "completed",
            "routine": "sitting-gentle", "posture": "sitting", "asked": True, "steps_done": 5,
            "steps_total": 5, "seconds": 180.0, "planned_seconds": 180, "rehearsal": False,
            "computer": "",
        },
        {
            "kind": "prompt", "at": "2026-03-02T09:30:00Z", "outcome": "skipped",
            "reminder": "rest break", "reason": "worked 50 min", "rehearsal": True, "computer": "",
        },
    ]  # fmt: skip
