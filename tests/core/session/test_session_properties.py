"""The session under any actions at any moments."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk_stretch.core.history.records import Outcome, StepOutcome
from desk_stretch.core.session.course import PACES
from desk_stretch.core.session.session import Session
from desk_stretch.core.session.snapshot import Action, SessionState
from tests.core.session.samples import at, three_minutes

acts = st.lists(
    st.tuples(
        st.floats(0.0, 200.0),
        st.sampled_from([0.0] * 9 + [50.0]),
        st.sampled_from([None, *Action, *[Action.BACK, Action.NEXT, Action.SELF_PACED] * 2]),
    ),
    max_size=40,
)


def played(session, made):
    """Every session on the way through *made*, with its moment."""
    now = slept = 0.0
    for seconds, sleep, action in made:
        now, slept = now + seconds, slept + sleep
        moment = at(now, slept)
        session = session.at(moment) if action is None else session.do(action, moment)
        yield session, moment


def after(made):
    """The last of them."""
    begun = Session.begin(three_minutes(), at(0))
    return [(begun, at(0)), *played(begun, made)][-1]


@settings(max_examples=150)
@given(acts, st.booleans())
def test_whatever_is_done_it_stays_in_its_bounds(made, is_ready):
    start = Session.ready if is_ready else Session.begin
    results, done_s, was_over = (), 0.0, False
    for session, moment in played(start(three_minutes(), at(0)), made):
        shown = session.snapshot(moment)
        assert 0 <= shown.position_s <= shown.total_s == 180
        assert 0 <= shown.progress <= 1
        assert 0 <= shown.step_progress <= 1
        assert shown.pace in PACES
        assert session.results(moment)[: len(results)] == results
        results = session.results(moment)
        assert done_s - 1e-6 <= session.done_s(moment) <= 180 + 1e-6
        done_s = session.done_s(moment)
        assert session.steps_done <= 5
        assert not was_over or session.is_over
        was_over = session.is_over
        if was_over:
            assert session.deadline_s(moment) is None
        else:
            assert session.deadline_s(moment) >= 0
            assert session.outcome(moment) is None


@settings(max_examples=100)
@given(acts)
def test_left_alone_it_always_ends(made):
    last, moment = after(made)
    turns = 0
    while not last.is_over:
        waits = [last.next_change_s(moment), last.deadline_s(moment)]
        moment = moment.after(min(wait for wait in waits if wait is not None))
        last, turns = last.at(moment), turns + 1
        assert turns < 200
    assert last.state in (SessionState.FINISHED, SessionState.ABANDONED)


@given(acts)
def test_only_every_step_done_is_completed(made):
    for session, moment in played(Session.begin(three_minutes(), at(0)), made):
        done = {r.index for r in session.results(moment) if r.outcome is StepOutcome.DONE}
        assert (session.outcome(moment) is Outcome.COMPLETED) == (
            session.is_over and len(done) == 5
        )


@given(acts, st.floats(0.0, 400.0), st.floats(0.0, 1.0))
def test_looking_in_between_changes_nothing(made, seconds, share):
    session, moment = after(made)
    later = moment.after(seconds)
    directly = session.snapshot(later)
    looked = session.at(moment.after(seconds * share)).snapshot(later)
    assert looked.state is directly.state
    assert looked.position_s == pytest.approx(directly.position_s, abs=1e-4)


@given(acts)
def test_no_session_is_changed_by_what_follows(made):
    begun = Session.begin(three_minutes(), at(0))
    before = begun.snapshot(at(20))
    for _session, _moment in played(begun, made):
        assert begun.snapshot(at(20)) == before
