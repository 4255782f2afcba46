"""Rows for a file and back: what a row is, when two are the same, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk_stretch.core.history.exchange import (
    KEYS,
    Kind,
    Placed,
    Reading,
    WholeSession,
    identity,
    moment_of,
    plain,
    read,
    seconds_of,
)
from desk_stretch.core.history.records import (
    Outcome,
    PromptRecord,
    RestingExercise,
    SessionRecord,
    StepOutcome,
    StepRecord,
)
from desk_stretch.core.history.values import LARGEST, MOST_AREAS, MOST_LETTERS, cell, from_cell

AT = "2026-03-02T10:00:00+01:00"
PROMPT = PromptRecord(AT, "rest break", Outcome.SKIPPED, "worked 50 min", rehearsal=True)
RESTING = RestingExercise("side-bend", AT, "2026-03-09T10:00:00+01:00")
WHOLE = WholeSession.of(
    SessionRecord(7, AT, "sitting-gentle", "sitting", True, 3, 1, 180, 36.5, Outcome.PARTIAL, AT),
    [StepRecord(7, 0, AT, "chin-tuck", "chair", "both", 36.5, StepOutcome.DONE, ("neck", "jaw"))],
)


def placed(entry):
    row = plain(entry)
    return Placed("here", row, [Placed("step", step) for step in row.get("steps", ())])


def changed(entry, **values):
    return Placed("here", {**plain(entry), **values})


def test_a_row_says_everything_in_plain_values():
    assert plain(PROMPT) == {
        "kind": "prompt", "at": AT, "outcome": "skipped", "rehearsal": True,
        "reminder": "rest break", "reason": "worked 50 min",
    }  # fmt: skip
    assert plain(RESTING) == {
        "kind": "resting", "at": AT, "exercise": "side-bend", "undone": False,
        "until": "2026-03-09T10:00:00+01:00",
    }  # fmt: skip
    row = plain(WHOLE)
    assert set(row) == {"kind", "steps", *KEYS[Kind.SESSION]}
    assert (row["seconds"], row["planned_seconds"], row["outcome"]) == (36.5, 180, "partial")
    assert row["steps"][0]["areas"] == ["neck", "jaw"]
    assert "id" not in row


@pytest.mark.parametrize("entry", [PROMPT, RESTING, WHOLE])
def test_what_was_written_is_read(entry):
    assert read([placed(entry)]) == Reading((entry,))
    assert moment_of(entry) == AT
    assert seconds_of(entry) == 1772442000.0


def test_the_ids_of_a_database_are_left_in_it():
    assert WHOLE.session.id == WHOLE.steps[0].session == 0


def test_the_same_is_known_by_kind_start_and_content():
    assert identity(PROMPT) == identity(replace(PROMPT))
    assert identity(PROMPT) != identity(replace(PROMPT, reason="other"))
    assert identity(PROMPT) != identity(replace(PROMPT, at="2026-03-02T10:00:01+01:00"))
    assert identity(WHOLE) != identity(replace(WHOLE, steps=()))
    assert identity(RESTING) == identity(replace(RESTING, undone=True)), "offered again later"


@pytest.mark.parametrize(
    ("entry", "name", "value"),
    [
        (PROMPT, "at", "2026-03-02T10:00:00"),
        (PROMPT, "at", "yesterday"),
        (PROMPT, "at", 5),
        (PROMPT, "at", None),
        (PROMPT, "at", "20260302T10:00:00+01:00"),
        (PROMPT, "at", "2026-W10-1T10:00:00+01:00"),
        (PROMPT, "at", "0001-01-01T00:00:00+01:00"),
        (PROMPT, "at", "9999-12-31T23:59:59-12:00"),
        (PROMPT, "outcome", "finished"),
        (PROMPT, "outcome", ["skipped"]),
        (PROMPT, "rehearsal", 1),
        (PROMPT, "rehearsal", "yes"),
        (PROMPT, "reason", None),
        (PROMPT, "reason", "x" * (MOST_LETTERS + 1)),
        (PROMPT, "reason", "\ud800"),
        (PROMPT, "reason", b"bytes"),
        (WHOLE, "ended_at", ""),
        (WHOLE, "steps_done", -1),
        (WHOLE, "steps_done", True),
        (WHOLE, "steps_done", 1.5),
        (WHOLE, "steps_total", LARGEST + 1),
        (WHOLE, "seconds", float("nan")),
        (WHOLE, "seconds", float("inf")),
        (WHOLE, "seconds", 10**400),
        (WHOLE, "seconds", "36"),
        (WHOLE, "seconds", False),
    ],
)
def test_a_wrong_value_is_named_with_its_place(entry, name, value):
    found = read([changed(entry, **{name: value}), placed(RESTING)])
    assert found.entries == (RESTING,)
    assert found.unread == len(found.problems) == 1
    assert found.problems[0].startswith(f"here: {name}: ")
    assert found.problems[0].endswith(("expected", "2026-03-04T14:05:00+01:00"))


@pytest.mark.parametrize("areas", ["neck", [1], [""], ["a;b"], ["neck"] * (MOST_AREAS + 1), None])
def test_a_session_goes_with_its_steps(areas):
    step = {**plain(WHOLE)["steps"][0], "areas": areas}
    found = read([Placed("here", plain(WHOLE), [Placed("here, step 1", step)])])
    assert found == Reading((), 1, ("here, step 1: areas: a list of body areas is expected",))


def test_a_key_that_is_missing_is_named_and_one_too_many_is_not():
    row = plain(PROMPT)
    del row["reason"]
    assert read([Placed("here", row)]).problems == ("here: reason: a text is expected",)
    assert read([changed(PROMPT, later="x")]).entries == (PROMPT,)


@pytest.mark.parametrize("row", [None, [], 5, {}, {"kind": "walk"}, {"kind": []}])
def test_what_is_no_row_is_told(row):
    assert read([Placed("here", row)]).problems == (
        "here: kind: session, step, prompt or resting is expected",
    )


def test_a_step_alone_and_a_step_that_is_none_are_told():
    step = plain(WHOLE)["steps"][0]
    assert read([Placed("here", step)]).problems == ("here: kind: a step goes with its session",)
    found = read([Placed("here", plain(WHOLE), [Placed("there", 3)])])
    assert found.problems == ("there: step: keys with values are expected",)


def test_no_end_is_a_value_too():
    unended = replace(WHOLE, session=replace(WHOLE.session, ended_at=None))
    assert read([placed(unended)]).entries == (unended,)


@pytest.mark.parametrize("kind", Kind)
def test_every_value_comes_back_from_a_cell(kind):
    rows = {
        Kind.SESSION: plain(replace(WHOLE, session=replace(WHOLE.session, ended_at=None))),
        Kind.STEP: plain(WHOLE)["steps"][0],
        Kind.PROMPT: plain(PROMPT),
        Kind.RESTING: plain(RESTING),
    }
    for name, key in KEYS[kind].items():
        value = rows[kind][name]
        assert from_cell(key.shape, cell(value)) == value
    assert from_cell(KEYS[Kind.STEP]["areas"].shape, "") == []


def test_a_cell_that_stands_for_nothing_stays_text():
    assert from_cell(KEYS[Kind.STEP]["seconds"].shape, "many") == "many"
    assert from_cell(KEYS[Kind.PROMPT]["rehearsal"].shape, "maybe") == "maybe"
