"""The doing part of the engine: carries one session to its end and writes each step as it ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_stretch.core.history.records import (
    RestingExercise,
    SessionRecord,
    StepOutcome,
    StepRecord,
)
from desk_stretch.core.session.cues import cues_of
from desk_stretch.core.session.session import Session
from desk_stretch.core.session.snapshot import Action, Snapshot
from desk_stretch.engine.events import Event, SessionBegun, SessionEnded, SessionMoved
from desk_stretch.engine.translate import HURT_DAYS, days_from
from desk_stretch.errors import CapabilityError
from desk_stretch.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_stretch.core.moment import Moment
    from desk_stretch.core.ports import Handle
    from desk_stretch.core.routine.routine import Routine
    from desk_stretch.core.session.course import StepResult
    from desk_stretch.core.settings.schema import Settings
    from desk_stretch.engine.outside import Outside


@dataclass(slots=True)
class _Run:
    """The session that is going on. *row* is its id in the record, None before the first step."""

    session: Session
    begun: Moment
    asked: bool
    shown: Snapshot
    row: int | None = None
    written: int = 0


class Running:
    """At most one session at a time."""

    def __init__(
        self,
        outside: Outside,
        settings: Callable[[], Settings],
        announce: Callable[[Event], None],
        ended: Callable[[float, float], None],
    ) -> None:
        """*ended* is told the seconds done and the whole length."""
        self._outside = outside
        self._settings = settings
        self._announce = announce
        self._ended = ended
        self._run: _Run | None = None
        self._timer: Handle | None = None

    @property
    def is_on(self) -> bool:
        """Whether a session is going on."""
        return self._run is not None

    def snapshot(self) -> Snapshot | None:
        """The session at this instant."""
        return None if self._run is None else self._run.session.snapshot(self._outside.clock.now())

    def begin(self, routine: Routine, *, asked: bool) -> None:
        """Start a routine; the first step's cue sounds."""
        now = self._outside.clock.now()
        session = Session.begin(routine, now)
        shown = session.snapshot(now)
        self._run = _Run(session, now, asked, shown)
        self._announce(SessionBegun(shown))
        self._sound(None, shown)
        self._arm()

    def act(self, action: Action) -> None:
        """Do something in the session; raises CapabilityError if none is going on."""
        if self._run is None:
            raise CapabilityError(tr("No routine is running."), tr("Start one first."))
        self._run.session = self._run.session.do(action, self._outside.clock.now())
        self._follow()

    def look(self) -> None:
        """See how far the session has come (after sleep, or when its timer rings)."""
        self._timer = None
        if self._run is not None:
            self._run.session = self._run.session.at(self._outside.clock.now())
            self._follow()

    def stop(self) -> None:
        """End the session as it stands, as the app does when it quits."""
        self.act(Action.STOP)

    def _follow(self) -> None:
        """Write what has ended, show what is new, and end a session that is over."""
        run = self._run
        if run is None:
            return
        now = self._outside.clock.now()
        for result in run.session.results(now)[run.written :]:
            self._write(run, result, now)
            run.written += 1
        shown = run.session.snapshot(now)
        self._sound(run.shown, shown)
        run.shown = shown
        if run.session.is_over:
            self._end(run, now)
            return
        self._announce(SessionMoved(shown))
        self._arm()

    def _arm(self) -> None:
        """Wake at the next segment, or when the watchdog would end the session."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._run is None:
            return
        now = self._outside.clock.now()
        session = self._run.session
        times = [
            seconds
            for seconds in (session.next_change_s(now), session.deadline_s(now))
            if seconds is not None
        ]
        if times:
            wait_s = max(0.0, min(times)) / self._outside.clock.speed
            self._timer = self._outside.loop.wake_in(wait_s, self.look)

    def _write(self, run: _Run, result: StepResult, now: Moment) -> None:
        """Keep a step that has just ended; the first one brings the session's row with it."""
        if run.row is None:
            if result.outcome is StepOutcome.STOPPED:
                return
            run.row = self._outside.record.begin_session(self._row_of(run))
        step = run.session.routine.steps[result.index]
        row = StepRecord(
            session=run.row, index=result.index, at=now.iso(), exercise=step.exercise.id,
            form=step.form.id, side=step.side, seconds=round(result.seconds, 1),
            outcome=result.outcome, areas=step.exercise.areas,
        )  # fmt: skip
        self._outside.record.add_step(row)
        if result.outcome is StepOutcome.HURT:
            until = days_from(now, HURT_DAYS)
            self._outside.record.add_resting(RestingExercise(step.exercise.id, now.iso(), until))

    def _row_of(self, run: _Run) -> SessionRecord:
        """The session as it began."""
        routine = run.session.routine
        return SessionRecord(
            id=0, at=run.begun.iso(), routine=routine.id, posture=str(routine.posture),
            asked=run.asked, steps_total=len(routine.steps), steps_done=0,
            planned_s=routine.total_seconds, done_s=0.0, outcome=None,
            rehearsal=self._outside.clock.speed != 1,
        )  # fmt: skip

    def _end(self, run: _Run, now: Moment) -> None:
        """Complete the record and tell everybody."""
        self._run = None
        self._arm()
        session = run.session
        outcome, done_s = session.outcome(now), session.done_s(now)
        if run.row is not None:
            self._outside.record.end_session(
                run.row, outcome, round(done_s, 1), session.steps_done, now.iso()
            )
        self._ended(done_s, float(session.routine.total_seconds))
        self._announce(
            SessionEnded(
                outcome,
                session.steps_done,
                len(session.routine.steps),
                alarm=session.is_alarm,
                by_watchdog=session.is_by_watchdog,
            )
        )

    def _sound(self, earlier: Snapshot | None, later: Snapshot) -> None:
        """Play the soft cues that lie between two instants."""
        sound = self._settings().sound
        if not sound.step_cues or sound.volume == 0:
            return
        for cue in cues_of(earlier, later):
            if cue.sound is not None:
                self._outside.player.play(cue.sound, sound.volume)
