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
    left before leaves nothing. What cannot be written is tried again with the next step and at the
    end. The person is in the middle of a stretch, and hears of a problem afterwards.
    """

    def __init__(self, record: Record, begun: Moment, speed: float, *, asked: bool = False) -> None:
        """*asked*: the routine answers a break that was due."""
        self._record = record
        self._asked = asked
        self._begun = begun
        self._is_rehearsal = speed != 1
        self._generation: int | None = None
        self._row: int | None = None
        self._seen = self._written = 0
        self._is_ended = False
        self._exchanged: StorageError | None = None
        self._unwritten: StorageError | None = None

    @property
    def problem(self) -> StorageError | None:
        """What is not in the record, or what became of the record meanwhile."""
        return self._unwritten or self._exchanged

    def follow(self, session: Session, moment: Moment) -> None:
        """Write what has ended since the last call."""
        results = session.results(moment)
        if self._is_ended or (len(results) == self._seen and not session.is_over):
            return
        self._seen, self._is_ended = len(results), session.is_over
        try:
            self._look_for_another_file()
        except StorageError as problem:
            self._exchanged = problem
        try:
            self._follow(session, results, moment)
            self._unwritten = None
        except StorageError as problem:
            self._unwritten = problem

    def _look_for_another_file(self) -> None:
        """In another one the session has no row yet."""
        generation = self._record.generation()
        if generation != self._generation:
            self._generation, self._row, self._written = generation, None, 0

    def _follow(self, session: Session, results: tuple[StepResult, ...], moment: Moment) -> None:
        for result in results[self._written :]:
            self._write(session, result, moment)
            self._written += 1
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
        if result.outcome is StepOutcome.HURT:  # first: twice does no harm, a step twice would
            until = days_from(moment, HURT_DAYS)
            self._record.add_resting(RestingExercise(step.exercise.id, at, until))
        self._record.add_step(
            StepRecord(
                self._row, result.index, at, step.exercise.id, step.form.id, result.side,
                round(result.seconds, 1), result.outcome, step.exercise.areas,
            )
        )  # fmt: skip

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
