"""Writes one session into the record, each step as it ends."""

from __future__ import annotations

from desk_stretch.core.history.records import (
    RestingExercise,
    SessionRecord,
    StepOutcome,
    StepRecord,
)
from desk_stretch.core.moment import Moment
from desk_stretch.core.session.course import StepResult
from desk_stretch.core.session.session import Session
from desk_stretch.core.stores import Record
from desk_stretch.engine.translate import HURT_DAYS, days_from
from desk_stretch.errors import StorageError


class SessionLog:
    """Follows one session. The first step that ends brings the session's row with it, so that one
    left before leaves nothing. What cannot be written is kept in *problem* and ends the writing:
    the person is in the middle of a stretch, and hears of it afterwards.
    """

    def __init__(self, record: Record, begun: Moment, speed: float, *, asked: bool = False) -> None:
        """*asked*: the routine answers a break that was due."""
        self._record = record
        self._asked = asked
        self._begun = begun
        self._is_rehearsal = speed != 1
        self._written = 0
        self._row: int | None = None
        self._is_ended = False
        self.problem: StorageError | None = None

    def follow(self, session: Session, moment: Moment) -> None:
        """Write what has ended since the last call."""
        if self.problem is None and not self._is_ended:
            try:
                self._follow(session, moment)
            except StorageError as problem:
                self.problem = problem
        self._is_ended = session.is_over

    def _follow(self, session: Session, moment: Moment) -> None:
        for result in session.results(moment)[self._written :]:
            self._written += 1
            self._write(session, result, moment)
        if session.is_over and self._row is not None:
            outcome, done_s = session.outcome(moment), session.done_s(moment)
            self._record.end_session(
                self._row, outcome, round(done_s, 1), session.steps_done, moment.iso()
            )

    def _write(self, session: Session, result: StepResult, moment: Moment) -> None:
        if self._row is None:
            if result.outcome is StepOutcome.STOPPED:
                return
            self._row = self._record.begin_session(self._begin(session))
        step, at = session.routine.steps[result.index], moment.iso()
        self._record.add_step(
            StepRecord(
                self._row, result.index, at, step.exercise.id, step.form.id, result.side,
                round(result.seconds, 1), result.outcome, step.exercise.areas,
            )
        )  # fmt: skip
        if result.outcome is StepOutcome.HURT:
            until = days_from(moment, HURT_DAYS)
            self._record.add_resting(RestingExercise(step.exercise.id, at, until))

    def _begin(self, session: Session) -> SessionRecord:
        routine = session.routine
        return SessionRecord(
            id=0,
            at=self._begun.iso(),
            routine=routine.id,
            posture=routine.posture.value,
            asked=self._asked,
            steps_total=len(routine.steps),
            steps_done=0,
            planned_s=routine.total_seconds,
            done_s=0.0,
            outcome=None,
            rehearsal=self._is_rehearsal,
        )
