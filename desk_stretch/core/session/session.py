"""A run through a routine as an immutable value: who asks says at which moment.

Where it is in the timeline is the course (``course.py``); what remains is five states and a table.
Nothing ticks: while it runs, the course is a function of the waking seconds since *anchor*.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from desk_stretch.core.history.records import Outcome, StepOutcome
from desk_stretch.core.moment import Moment
from desk_stretch.core.routine.routine import Routine
from desk_stretch.core.session import watchdog
from desk_stretch.core.session.course import Course, StepResult
from desk_stretch.core.session.safety import cautions_of
from desk_stretch.core.session.segment import SegmentPhase
from desk_stretch.core.session.snapshot import Action, SessionState, Snapshot

READY, RUNNING, PAUSED = SessionState.READY, SessionState.RUNNING, SessionState.PAUSED
FINISHED, ABANDONED = SessionState.FINISHED, SessionState.ABANDONED


@dataclass(frozen=True, slots=True)
class Session:
    """One run through a routine.

    *course* is where it stood at *anchor*. *touched* is the last action of the person, *ran_s* the
    real seconds that it ran at a pace of ours, for the watchdog. A session becomes FINISHED when
    its course reaches the finish, and ABANDONED by the person (*is_alarm*: something was wrong)
    or by the watchdog (*is_by_watchdog*); neither is ever left again.
    """

    course: Course
    state: SessionState
    anchor: Moment
    touched: Moment
    ran_s: float = 0.0
    is_alarm: bool = False
    is_by_watchdog: bool = False

    @classmethod
    def ready(cls, routine: Routine, moment: Moment) -> Session:
        """Lay the routine out and wait for START; raises BadDataError if it cannot be."""
        return cls(Course.of(routine), READY, moment, moment)

    @classmethod
    def begin(cls, routine: Routine, moment: Moment) -> Session:
        """Start a routine at once."""
        return cls.ready(routine, moment).do(Action.START, moment)

    @property
    def routine(self) -> Routine:
        """The routine that is gone through."""
        return self.course.routine

    @property
    def is_over(self) -> bool:
        """Whether nothing can happen any more."""
        return self.state in (FINISHED, ABANDONED)

    @property
    def steps_done(self) -> int:
        """How many different steps were done, as of the last ``at`` or ``do``."""
        return self.course.steps_done

    def at(self, moment: Moment) -> Session:
        """Return the session as it is at *moment*; the very same one while its segment lasts."""
        left_s = self._watchdog_left_s(self.anchor)
        if left_s is None:
            return self
        if self.state is not RUNNING:
            is_late = moment.since(self.anchor) >= left_s
            return self._end_by_watchdog(moment) if is_late else self
        waking_s = self._waking_s(moment)
        moved = self._settle(moment, min(waking_s, left_s))
        if moved.course.is_over:
            return replace(moved, state=FINISHED)
        slept_s = moment.slept_since(self.anchor)
        if slept_s >= watchdog.SLEEP_S or waking_s >= left_s:
            return moved._end_by_watchdog(moment)
        return self if moved.course.index == self.course.index else moved

    def do(self, action: Action, moment: Moment) -> Session:
        """Carry out what the person asks; an action that the table does not name does nothing."""
        session = self.at(moment)
        verb = TABLE[session.state].get(action)
        if verb is None:
            return session
        acted = replace(verb(session._settle(moment)), touched=moment)
        if acted.course.is_over and not acted.is_over:
            return replace(acted, state=FINISHED)
        return acted

    def results(self, moment: Moment) -> tuple[StepResult, ...]:
        """Return how the steps ended, in the order in which they did; it only ever grows."""
        return self.at(moment).course.results

    def done_s(self, moment: Moment) -> float:
        """Return the routine seconds really gone through by *moment*, each counted once."""
        return self.at(moment)._settle(moment).course.done_s

    def next_change_s(self, moment: Moment) -> float | None:
        """Return the real seconds until the next segment; None if none comes by itself."""
        session = self.at(moment)._settle(moment)
        if session.state is not RUNNING or session.course.is_held:
            return None
        return session.course.left_s

    def deadline_s(self, moment: Moment) -> float | None:
        """Return the real seconds until the watchdog ends the session; None if it is over."""
        return self.at(moment)._settle(moment)._watchdog_left_s(moment)

    def outcome(self, moment: Moment) -> Outcome | None:
        """Return COMPLETED if every step was done, else PARTIAL.

        None while it goes on, and if it was left before the first step had ended.
        """
        session = self.at(moment)
        results = session.course.results
        if not session.is_over or all(r.outcome is StepOutcome.STOPPED for r in results):
            return None
        is_complete = session.steps_done == len(session.routine.steps)
        return Outcome.COMPLETED if is_complete else Outcome.PARTIAL

    def snapshot(self, moment: Moment) -> Snapshot:
        """Return all that a front end shows at *moment*."""
        session = self.at(moment)._settle(moment)
        course, steps = session.course, session.routine.steps
        index, total_s = course.segment.step, course.timeline.total_s
        start, end = course.timeline.step_bounds(index)
        is_preparing = course.segment.phase is SegmentPhase.PREPARE
        return Snapshot(
            state=session.state,
            segment=course.segment,
            step=course.step,
            step_index=index,
            step_count=len(steps),
            next_step=steps[index + 1] if index + 1 < len(steps) else None,
            position_s=course.position_s,
            total_s=total_s,
            step_left_s=None if course.is_self_paced else course.step_left_s,
            segment_left_s=None if course.is_self_paced else course.left_s,
            progress=course.position_s / total_s,
            step_progress=(course.position_s - start) / (end - start),
            pace=course.pace,
            self_paced=course.is_self_paced,
            caution=cautions_of(course.step) if is_preparing else (),
        )

    def _waking_s(self, moment: Moment) -> float:
        return max(0.0, moment.since(self.anchor) - moment.slept_since(self.anchor))

    def _settle(self, moment: Moment, waking_s: float | None = None) -> Session:
        """Fold what has passed since the anchor into the course."""
        if self.state is not RUNNING:
            return replace(self, anchor=moment)
        passed_s = self._waking_s(moment) if waking_s is None else waking_s
        ran_s = self.ran_s if self.course.is_self_paced else self.ran_s + passed_s
        return replace(self, course=self.course.run(passed_s), anchor=moment, ran_s=ran_s)

    def _watchdog_left_s(self, moment: Moment) -> float | None:
        return watchdog.left_s(
            self.state,
            self_paced=self.course.is_self_paced,
            total_s=self.course.timeline.total_s,
            ran_s=self.ran_s,
            since_input_s=moment.since(self.touched),
        )

    def _end_by_watchdog(self, moment: Moment) -> Session:
        return replace(_stop(replace(self, anchor=moment)), is_by_watchdog=True)


def _run(session: Session) -> Session:
    return replace(session, state=RUNNING)


def _pause(session: Session) -> Session:
    return replace(session, state=PAUSED)


def _back(session: Session) -> Session:
    return replace(session, course=session.course.back())


def _next(session: Session) -> Session:
    """Skip the step. Self-paced, NEXT is the only way on: it then goes to the next segment."""
    course = session.course
    return replace(session, course=course.onward() if course.is_self_paced else course.skip())


def _hurts(session: Session) -> Session:
    return replace(session, course=session.course.hurt())


def _slower(session: Session) -> Session:
    return replace(session, course=session.course.slower())


def _self_paced(session: Session) -> Session:
    course = session.course
    return replace(session, course=replace(course, is_self_paced=not course.is_self_paced))


def _stop(session: Session) -> Session:
    return replace(session, course=session.course.stop(), state=ABANDONED)


def _alarm(session: Session) -> Session:
    return replace(_stop(session), is_alarm=True)


_Verb = Callable[[Session], Session]

_LEAVE: Mapping[Action, _Verb] = {Action.STOP: _stop, Action.ALARM: _alarm}
_PACE: Mapping[Action, _Verb] = {Action.SLOWER: _slower, Action.SELF_PACED: _self_paced}
_MOVE: Mapping[Action, _Verb] = {Action.BACK: _back, Action.NEXT: _next, Action.HURTS: _hurts}

#: What each action does in each state; what is not here does nothing.
TABLE: Mapping[SessionState, Mapping[Action, _Verb]] = MappingProxyType(
    {
        READY: {Action.START: _run, **_PACE, **_LEAVE},
        RUNNING: {Action.PAUSE: _pause, **_MOVE, **_PACE, **_LEAVE},
        PAUSED: {Action.RESUME: _run, **_MOVE, **_PACE, **_LEAVE},
        FINISHED: {},
        ABANDONED: {},
    }
)
